"""The quiet hours of a week: from and until, and on which days; what is changed holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QTime, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from ptcrm.domain.quiet import MOST_WINDOWS, QuietWindow
from ptcrm.ui.kit.dates import locale, weekday_name
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.widgets.buttons import Button

_MONDAY: Final = date(2024, 1, 1)
_NIGHT: Final = QuietWindow(22 * 60, 7 * 60)
_TYPING_MS: Final = 600


class QuietHours(QWidget):
    """Emits ``edited(tuple[QuietWindow, ...])`` a moment after the last change by hand."""

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines: list[QuietHoursLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.add = Button(theme, tr("Quiet", "Add quiet hours"), "plus")
        self.add.clicked.connect(self._add_by_hand)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._pause.timeout.connect(lambda: self.edited.emit(self.windows()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._list)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        layout.addLayout(line)

    def windows(self) -> tuple[QuietWindow, ...]:
        """The hours on show."""
        return tuple(line.window_shown() for line in self.lines)

    def show_windows(self, windows: Sequence[QuietWindow]) -> None:
        """Show these; who is changing them is left in peace."""
        if tuple(windows) != self.windows() and not self._pause.isActive():
            for line in list(self.lines):
                self._drop(line)
            for window in windows:
                self._add(window)

    def _add_by_hand(self) -> None:
        self._add(_NIGHT).begin.setFocus()
        self._pause.start()

    def _add(self, window: QuietWindow) -> QuietHoursLine:
        line = QuietHoursLine(self._theme, window)
        line.edited.connect(self._pause.start)
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._list.addWidget(line)
        self.add.setEnabled(len(self.lines) < MOST_WINDOWS)
        return line

    def _remove(self, line: QuietHoursLine) -> None:
        self._drop(line)
        self.add.setFocus()
        self._pause.start()

    def _drop(self, line: QuietHoursLine) -> None:
        self.lines.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.setEnabled(True)


class QuietHoursLine(QWidget):
    """One window: two times, and the days it begins on."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, window: QuietWindow) -> None:
        super().__init__()
        self.begin = _time(window.begin, tr("Quiet", "Quiet from"))
        self.end = _time(window.end, tr("Quiet", "Quiet until"))
        remove = Button(theme, "", "trash-2", "icon", spoken=tr("Quiet", "Remove these quiet hours"))
        remove.clicked.connect(self.removed)
        times = QHBoxLayout()
        times.setSpacing(8)
        times.addWidget(self.begin)
        times.addWidget(Label("–"))
        times.addWidget(self.end)
        times.addWidget(remove)
        times.addStretch(1)
        self.days: list[Button] = []
        days = QHBoxLayout()
        days.setSpacing(4)
        for day in range(7):
            that = _MONDAY + timedelta(days=day)
            spoken = locale().standaloneDayName(that.isoweekday())
            button = Button(theme, weekday_name(that), "", "choice", spoken=spoken)
            button.setCheckable(True)
            button.setChecked(day in window.days)
            button.clicked.connect(self.edited)
            self.days.append(button)
            days.addWidget(button)
        days.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(times)
        layout.addLayout(days)
        for field in (self.begin, self.end):
            field.timeChanged.connect(self.edited)

    def window_shown(self) -> QuietWindow:
        """The hours on show."""
        days = frozenset(day for day, button in enumerate(self.days) if button.isChecked())
        return QuietWindow(_minute(self.begin), _minute(self.end), days)


def _time(minute: int, spoken: str) -> QTimeEdit:
    field = QTimeEdit(QTime(*divmod(minute, 60)))
    field.setDisplayFormat("HH:mm")
    field.setAccessibleName(spoken)
    field.lineEdit().setTextMargins(9, 0, 0, 0)  # the style sheet's padding doesn't reach inside
    field.setFixedWidth(74)
    return field


def _minute(field: QTimeEdit) -> int:
    return field.time().hour() * 60 + field.time().minute()
