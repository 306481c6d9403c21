"""What the buttons of an alert do, from outside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from ptcrm.app.alert_words import Press
from ptcrm.commands.alerts import tell_again
from ptcrm.commands.contacts import answered, not_reached
from ptcrm.domain.ids import TouchId
from ptcrm.domain.rungs import AGAIN_AFTER
from ptcrm.queries.alerts import Ring
from ptcrm.store.session import PROGRAM
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.reaching import Reaching
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.waiting_row import answered_sentence, not_reached_sentence


class AlertPresses(QObject):
    """``come_forward`` raises the window. What is asked or said of it stands in the window's strip."""

    def __init__(self, desk: Desk, come_forward: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._come_forward = desk, come_forward
        self._reaching = Reaching(desk, self)

    def press(self, rings: Sequence[Ring], key: str) -> None:
        """An alert about these was chosen (any other key than a ``Press``), or one of its buttons."""
        ring = rings[0] if len({one.lead_id for one in rings}) == 1 else None
        if key == Press.AGAIN and rings:
            self._tell_again(rings)
        elif key == Press.ANSWERED and ring is not None:
            job = partial(answered, enquiry_id=ring.enquiry_id)
            self._desk.tasks.write(self, job, partial(self._say_answered, ring))
        else:
            self._open(ring, key)

    def _open(self, ring: Ring | None, key: str) -> None:
        """The window comes first, so that what is opened stands over it and its question is there after."""
        self._come_forward()
        if ring is None:
            self._desk.page_wanted.emit("today")
            return
        self._desk.show_lead(ring.lead_id)
        if key == Press.WHATSAPP:
            self._reaching.whatsapp(ring.lead_id, ring.name, ring.phone)
        elif key == Press.CALL:
            self._reaching.call(ring.lead_id, ring.name, ring.phone)
        elif key == Press.MAIL:
            self._reaching.mail(ring.lead_id, ring.name, ring.email)

    def _tell_again(self, rings: Sequence[Ring]) -> None:
        at = self._desk.now() + AGAIN_AFTER
        job = partial(tell_again, enquiry_ids={ring.enquiry_id for ring in rings}, at=at)
        self._desk.tasks.write(self, job, partial(self._say_again, at), origin=PROGRAM)

    def _say_again(self, at: int, _none: None) -> None:
        when = moment(at, self._desk.now(), self._desk.zone)
        self._desk.say(tr("Snooze", "Put off to {when}.", when=when))

    def _say_answered(self, ring: Ring, touch_id: TouchId | None) -> None:
        if touch_id is None:
            return  # it was answered meanwhile, and the window shows so
        again = tr("Strip", "Not reached?")
        self._desk.say(
            answered_sentence(ring.name, max(0, self._desk.now() - ring.started_at)),
            undo=True,
            actions=((again, partial(self._not_reached, ring, touch_id)),),
        )

    def _not_reached(self, ring: Ring, touch_id: TouchId) -> None:
        said = not_reached_sentence(ring.name)
        job = partial(not_reached, touch_id=touch_id)
        self._desk.tasks.write(self, job, lambda _none: self._desk.say(said, undo=True))
