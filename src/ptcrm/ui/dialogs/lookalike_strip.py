"""The violet strip under a new lead: somebody like this is known already."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.duplicates import SAME_EMAIL, SAME_PHONE
from ptcrm.domain.moments import to_local
from ptcrm.queries.lookalikes import SAME_NAME, Lookalike
from ptcrm.ui.kit.dates import month_word
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Picture
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import person, stage_word
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.wrapped_text import WrappedText

_SENTENCES: Final = {
    SAME_PHONE: mark("Duplicate", "Looks like {name} ({stage}, {month}, same phone)"),
    SAME_EMAIL: mark("Duplicate", "Looks like {name} ({stage}, {month}, same e-mail)"),
    SAME_NAME: mark("Duplicate", "Looks like {name} ({stage}, {month}, same name)"),
}
_LONGEST_NAME: Final = 60


class LookalikeStrip(QFrame):
    """One known lead; ``opened``, ``chosen`` (add an enquiry) and ``denied`` (somebody else) tell which."""

    opened = Signal(object)
    chosen = Signal(object)
    denied = Signal(object)

    def __init__(self, desk: Desk, like: Lookalike, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lookalike")
        self._desk = desk
        self.like = like
        name = person(like.name)
        month = month_word(to_local(like.since, desk.zone).date())
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        sentence = tr(*_SENTENCES[like.reason], name=shown, stage=stage_word(like.stage), month=month)
        self._icon = Picture()
        self.sentence = WrappedText(sentence, most=2)
        open_it = Button(
            desk.theme,
            tr("Duplicate", "Open"),
            "",
            "link",
            spoken=tr("Duplicate", "Open {name}", name=name),
        )
        add = Button(
            desk.theme,
            tr("Duplicate", "Add enquiry"),
            "",
            "link",
            spoken=tr("Duplicate", "Add an enquiry to {name}", name=name),
        )
        deny = Button(
            desk.theme,
            tr("Duplicate", "Not the same person"),
            "",
            "link",
            spoken=tr("Duplicate", "Not the same person as {name}", name=name),
        )
        for button, signal in ((open_it, self.opened), (add, self.chosen), (deny, self.denied)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self.like))
        ways = QHBoxLayout()
        ways.setSpacing(10)
        for button in (open_it, add, deny):
            ways.addWidget(button)
        ways.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.sentence)
        words.addLayout(ways)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 8, 4)
        layout.setSpacing(7)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        desk.theme.changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        self._icon.setPixmap(pixmap("copy", self._desk.theme.tokens.cold, 15))
