"""A few buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.widgets.buttons import Button


class Choices(QWidget):
    """Emits ``chosen(key)`` when the trainer chooses another one.

    ``words``: what each key is called. ``now``: the one that is chosen; none while that isn't known.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, title: str, words: Mapping[str, str], now: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for key, word in words.items():
            button = Button(theme, word, "", "choice", spoken=f"{title}: {word}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(key == now)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            line.addWidget(button)
        line.addStretch(1)

    def button(self, key: str) -> Button:
        """The button of one choice."""
        return self._buttons[key]

    def choose(self, key: str) -> None:
        """Show this one as chosen, without telling."""
        self._buttons[key].setChecked(True)
