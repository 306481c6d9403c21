"""Settings on a page: rows with a word, one quiet line about it, and what is chosen; in cards by subject."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.names import fold
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.widgets.card import Card, Rule


class Setting(QWidget):
    """One setting. ``also``: further words it is found by. ``wide``: the controls stand below the words."""

    def __init__(self, word: str, hint: str, *controls: QWidget, also: str = "", wide: bool = False) -> None:
        super().__init__()
        self.word = word
        self._also = also
        self.hint = Label(hint, "hint", wrap=True)
        left = QVBoxLayout()
        left.setSpacing(2)
        self._title = Label(word, "strong", wrap=True)
        left.addWidget(self._title)
        left.addWidget(self.hint)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        for control in controls:
            left_top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            right.addWidget(control, 0, Qt.AlignmentFlag(0) if wide else left_top)
            if not control.accessibleName():
                control.setAccessibleName(word)
            control.setAccessibleDescription(hint)
        right.addStretch(1)
        direction = QBoxLayout.Direction
        layout = QBoxLayout(direction.TopToBottom if wide else direction.LeftToRight, self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10 if wide else 20)
        layout.addLayout(left, 5)
        layout.addLayout(right, 6)

    def say(self, word: str) -> None:
        """Call it otherwise."""
        self.word = word
        self._title.setText(word)

    def is_found_by(self, words: list[str]) -> bool:
        """Whether each of these (folded) stands in what it says."""
        text = fold(" ".join((self.word, self.hint.text(), self._also)))
        return all(word in text for word in words)


class Settings(Card):
    """The settings of one subject."""

    def __init__(self, title: str, *settings: Setting) -> None:
        super().__init__(title)
        self._word = title
        self._settings = {one: Rule(self) for one in settings}
        for one, rule in self._settings.items():
            self.body.addWidget(rule)
            self.body.addWidget(one)

    def leave_out(self, one: Setting) -> None:
        """Don't show this one now."""
        one.hide()
        self._settings[one].hide()

    def show_found(self, words: list[str]) -> bool:
        """Show the settings found by these words; whether there are any. The subject itself finds all."""
        whole = all(word in fold(self._word) for word in words)
        found = False
        for one, rule in self._settings.items():
            shows = whole or one.is_found_by(words)
            one.setVisible(shows)
            rule.setVisible(shows)
            found = found or shows
        self.setVisible(found)
        return found
