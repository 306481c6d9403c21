"""A moment typed in words ("yesterday 20:15", "over 2 uur"), with its reading shown back under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.moments import to_local
from ptcrm.domain.spoken_moments import read_spoken
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label, one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import set_role

_LONGEST = 200
_QUOTED = 40
_MINUTE = 60_000


class WhenField(QWidget):
    """One line and what it is read as. ``future`` picks the side of now on which "friday" lies.

    ``spoken`` is the field's name for a screen reader. ``edited`` follows each change by hand or by
    ``set_text``; ``entered`` is the Enter key.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, desk: Desk, *, future: bool, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._future = desk, future
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(spoken)
        self._reading = Label("", "hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.line)
        layout.addWidget(self._reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)
        self.line.returnPressed.connect(self.entered)
        self._reading.hide()

    def text(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put words in the field, as if they were typed."""
        self.line.setText(text)

    def set_moment(self, at: int) -> None:
        """Put a moment (UTC ms) in the field in words that read back as that minute, else as a full date."""
        now, zone = self._desk.now(), self._desk.zone
        words = one_line(moment(at, now, zone))
        read = read_spoken(words, now, zone, future=self._future)
        same = read is not None and read.trust is TimeTrust.EXACT and read.at // _MINUTE == at // _MINUTE
        self.line.setText(words if same else to_local(at, zone).strftime("%Y-%m-%d %H:%M"))

    def set_placeholder(self, text: str) -> None:
        """Show an example, or what an empty field stands for."""
        self.line.setPlaceholderText(text)

    def arrival(self) -> Arrival | None:
        """The moment meant (UTC ms), seen from now; None when the field is empty or doesn't read as one."""
        text = self.line.text().strip()
        return read_spoken(text, self._desk.now(), self._desk.zone, future=self._future) if text else None

    def problem(self) -> str:
        """The sentence for words that don't read as a moment; "" when they do or there are none."""
        text = one_line(self.line.text())
        if not text or self.arrival() is not None:
            return ""
        shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
        return tr("Arrival", "“{text}” doesn’t read as a time. Try “yesterday 20:15”.", text=shown)

    def reading(self) -> str:
        """What stands under the field now."""
        return self._reading.text()

    def _read(self) -> None:
        problem = self.problem()
        arrival = self.arrival()
        words, when = problem, ""
        if arrival is not None:
            known = arrival.trust is not TimeTrust.DATE_ONLY
            when = moment(arrival.at, self._desk.now(), self._desk.zone, time_known=known)
            words = tr("Arrival", "read as {when}", when=when)
        self._reading.setText(words)
        set_role(self._reading, "problem" if problem else "hint")
        # What reads back as it was typed needs no second saying.
        self._reading.setVisible(
            bool(problem) or (bool(words) and one_line(when) != one_line(self.line.text()))
        )
        self.edited.emit()
