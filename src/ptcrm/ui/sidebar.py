"""The frame's left side: the places, and what can be said of the data."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.widgets.buttons import Button

WIDTH = 196
_PART_OF = {"duplicates": "leads"}
_PLACES: Final = {
    "today": (mark("Frame", "Today"), "sun"),
    "leads": (mark("Frame", "Leads"), "users"),
    "agenda": (mark("Frame", "Agenda"), "calendar-days"),
    "import": (mark("Import", "Import leads"), "file-up"),
    "help": (mark("Frame", "Help"), "life-buoy"),
    "settings": (mark("Frame", "Settings"), "settings"),
}


class Sidebar(QFrame):
    """Emits ``chosen(name)`` with the name of a place."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self._theme = theme
        self.place = ""
        self._mark = Picture()
        self._buttons = {name: _place(theme, tr(*word), icon) for name, (word, icon) in _PLACES.items()}
        self.samples = Button(theme, tr("Samples", "Remove the sample leads"), "", "status-link")
        self.samples.hide()
        self._badge = Badge(theme, self._buttons["today"])
        self._status = Label("", "small", wrap=True)
        self._status.setContentsMargins(11, 0, 4, 0)
        self._alive = Label("", "small", wrap=True)
        self._alive.setContentsMargins(11, 0, 4, 0)
        self._alive.hide()
        name = Label("PT CRM", "title")
        top = QHBoxLayout()
        top.setContentsMargins(10, 4, 0, 14)
        top.setSpacing(9)
        top.addWidget(self._mark)
        top.addWidget(name)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 14)
        layout.setSpacing(3)
        layout.addLayout(top)
        for key in ("today", "leads", "agenda"):
            layout.addWidget(self._buttons[key])
        layout.addStretch(1)
        for key in ("import", "help", "settings"):
            layout.addWidget(self._buttons[key])
        layout.addSpacing(10)
        layout.addWidget(self.samples)
        layout.addWidget(self._status)
        layout.addWidget(self._alive)
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        theme.changed.connect(self._recolour)
        self._recolour()

    def say_words(self) -> None:
        """Everything again in the language on screen."""
        for name, (word, _) in _PLACES.items():
            self._buttons[name].setText(tr(*word))
            self._buttons[name].speak(tr(*word))
        self.samples.setText(tr("Samples", "Remove the sample leads"))
        self.samples.speak(tr("Samples", "Remove the sample leads"))

    def mark_place(self, name: str) -> None:
        """Show which place is open; one without a button marks the one it belongs to, or none."""
        self.place = name
        place = _PART_OF.get(name, name)
        for key, button in self._buttons.items():
            button.setChecked(key == place)

    def show_count(self, over: int, waiting: int) -> None:
        """The badge beside Today: how many people wait, in words for a screen reader."""
        self._badge.show_count(waiting)
        word = tr("Frame", "Today")
        if waiting:
            word = tr("Frame", "Today, %n person(s) waiting", n=waiting)
        if over:
            word = tr("Frame", "Today, %n person(s) over the hour", n=over)
        self._buttons["today"].speak(word)

    def say_status(self, text: str) -> None:
        """What stands at the foot: where the data is, how old the backup is."""
        self._status.setText(text)

    def say_alive(self, text: str) -> None:
        """When the alarm last looked; the same again changes nothing."""
        if text != self._alive.text():
            self._alive.setText(text)
            self._alive.show()

    def button(self, name: str) -> Button:
        """The button of a place."""
        return self._buttons[name]

    def _recolour(self) -> None:
        self._mark.setPixmap(pixmap("timer", self._theme.tokens.brand, 22))


class Badge(Label):
    """The count on a place."""

    def __init__(self, theme: Theme, button: Button) -> None:
        super().__init__("", parent=button)
        self._theme = theme
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(19)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(button)
        layout.setContentsMargins(0, 0, 9, 0)
        layout.addStretch(1)
        layout.addWidget(self, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def show_count(self, count: int) -> None:
        self.setText(str(count) if count < 1000 else "999+")
        self.setVisible(count > 0)

    def _recolour(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"background: {tokens.over}; color: {tokens.on_over}; border-radius: 9px; padding: 0 7px;"
            " font-size: 12px; font-weight: 600;"
        )


def _place(theme: Theme, word: str, icon_name: str) -> Button:
    button = Button(theme, word, icon_name, "nav", spoken=word)
    button.setCheckable(True)
    return button
