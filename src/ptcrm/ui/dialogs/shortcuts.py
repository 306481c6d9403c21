"""Every key of the program, by where it works; what is typed on top leaves those that match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ptcrm.domain.name_likeness import words_of
from ptcrm.ui.dialogs.dialog import Dialog
from ptcrm.ui.kit.action import Action, key_caps, native
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.scrolling import scrolling

_SIZE: Final = (860, 680)
_AROUND: Final = 60
"""What the window behind it shows of itself."""

_COLUMNS: Final = 2
_HEADING: Final = 2
"""What a heading takes, counted in rows."""


class ShortcutsDialog(Dialog):
    """Two columns of keys under the places they work in."""

    help_topic = "search-keys"

    def __init__(self, desk: Desk, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(tr("Keys", "Shortcuts"))
        wide, high = _SIZE
        self.resize(wide, high if parent is None else min(high, parent.height() - _AROUND))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Keys", "Find a shortcut…"))
        self.field.setAccessibleName(tr("Keys", "Find a shortcut…"))
        self.field.textChanged.connect(self._find)
        self._nothing = Label("", "muted", wrap=True)
        self._nothing.hide()
        places = list(dict.fromkeys(action.place for action in actions))
        self.groups = [
            _Group(place, [action for action in actions if action.place == place]) for place in places
        ]
        inside = QWidget()
        self._scroll = scrolling(inside)
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 14, 0)
        columns.setSpacing(32)
        for groups in _balanced(self.groups):
            column = QVBoxLayout()
            column.setSpacing(18)
            for group in groups:
                column.addWidget(group)
            column.addStretch(1)
            columns.addLayout(column, 1)
        close = Button(desk.theme, tr("Frame", "Close"), "", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(Label(tr("Keys", "Shortcuts"), "page-title"))
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        self.field.setFocus()

    def rows(self) -> list[KeyRow]:
        """The keys on show."""
        return [row for group in self.groups for row in group.rows if not row.isHidden()]

    def _find(self, text: str) -> None:
        words = words_of(text)
        for group in self.groups:
            group.leave(words)
        rows = self.rows()
        self._nothing.setText(tr("Frame", "Nothing found for “{text}”.", text=text.strip()))
        self._nothing.setVisible(not rows)
        self._scroll.verticalScrollBar().setValue(0)
        if words:
            announce(self.field, rows[0].accessibleName() if rows else self._nothing.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows and Page Up and Down scroll, also while something is typed."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)


class KeyRow(QFrame):
    """What a shortcut does, and its keys at the right."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._words = words_of(f"{action.place} {action.words} {action.also} {' '.join(action.keys)}")
        self.setAccessibleName(f"{action.words}: {', '.join(map(native, action.keys))}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 3, 0, 3)
        line.setSpacing(4)
        line.addWidget(Label(action.words, wrap=True), 1)
        for number, keys in enumerate(action.keys):
            if number:
                line.addSpacing(6)
            for cap in key_caps(keys):
                shown = Label(cap, "keys")
                shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
                shown.setFixedHeight(20)
                line.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)

    def holds(self, words: Sequence[str]) -> bool:
        """Whether each of these words begins one of its own."""
        return all(any(own.startswith(word) for own in self._words) for word in words)


class _Group(QWidget):
    """The keys of one place under its name."""

    def __init__(self, place: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self.setAccessibleName(place)
        self.rows = [KeyRow(action) for action in actions]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Label(place, "title"))
        layout.addSpacing(4)
        for row in self.rows:
            layout.addWidget(row)

    def leave(self, words: Sequence[str]) -> None:
        """Show the keys that match; without any the place goes as well."""
        for row in self.rows:
            row.setVisible(row.holds(words))
        self.setVisible(any(not row.isHidden() for row in self.rows))


def _balanced(groups: Sequence[_Group]) -> list[list[_Group]]:
    """The groups in order, over columns of about the same height."""
    each = sum(len(group.rows) + _HEADING for group in groups) / _COLUMNS
    columns: list[list[_Group]] = [[] for _ in range(_COLUMNS)]
    taken = 0.0
    for group in groups:
        height = len(group.rows) + _HEADING
        columns[min(_COLUMNS - 1, int((taken + height / 2) / each))].append(group)
        taken += height
    return columns
