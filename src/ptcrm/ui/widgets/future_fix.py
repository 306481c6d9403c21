""" "This arrival lies in the future": the sentence, and one press that puts it an hour or two earlier."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.clock import HOUR
from ptcrm.domain.enquiry import Arrival
from ptcrm.domain.ids import EnquiryId
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called
from ptcrm.ui.widgets.buttons import Button


class FutureFix(QWidget):
    """Emits ``earlier(hours)``."""

    earlier = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        sentence = Label(
            tr("Clock", "This arrival lies in the future. Is the time right?"), "hint", wrap=True
        )
        fixes = QHBoxLayout()
        fixes.setSpacing(8)
        for hours, word in ((1, tr("Clock", "1 hour earlier")), (2, tr("Clock", "2 hours earlier"))):
            button = Button(desk.theme, word, "", "link")
            button.clicked.connect(lambda _checked=False, hours=hours: self.earlier.emit(hours))
            fixes.addWidget(button)
        fixes.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(sentence)
        layout.addLayout(fixes)


def put_earlier(desk: Desk, name: str, enquiry_id: EnquiryId, arrived_at: int, hours: int) -> None:
    """Let an enquiry of this person have arrived so many hours before ``arrived_at`` (UTC ms), and say so."""
    from ptcrm.commands.intake import edit_arrival

    arrival = Arrival(arrived_at - hours * HOUR)
    when = moment(arrival.at, desk.now(), desk.zone)
    said = tr("Strip", "{name} arrived: {when}.", name=called(name), when=when)
    job = partial(edit_arrival, enquiry_id=enquiry_id, arrival=arrival)
    desk.tasks.write(desk, job, lambda _none: desk.say(said, undo=True))
