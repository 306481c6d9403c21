"""What stands in a lead's way, edited where it stands: open it, switch words on and off, Enter.

As with a fact that is typed, leaving the field saves it and only Esc gives it up.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ptcrm.domain.values import Obstacle
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.kit.words import OBSTACLES
from ptcrm.ui.widgets.fact import INDENT, Fact
from ptcrm.ui.widgets.obstacle_chips import ObstacleChips
from ptcrm.ui.widgets.wrapped_text import WrappedText

_IN_A_ROW = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ObstacleField(QWidget):
    """At rest it names what the trainer chose and what consultations brought up; open it has a word to switch
    for each of the trainer's own. Emits ``saved(tuple of Obstacle)`` when these changed."""

    saved = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: tuple[Obstacle, ...] = ()
        caption = tr("Lead", "In the way")
        self.fact = Fact(caption, "")
        self.fact.setCursor(Qt.CursorShape.PointingHandCursor)
        self.chips = ObstacleChips(theme, _IN_A_ROW)
        self.chips.hide()
        self._met = WrappedText("", "hint", most=4)
        self._met.hide()
        label = Label(caption, "field")
        for part in (label, self.chips, self._met):
            part.setContentsMargins(INDENT, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for part in (label, self.fact, self.chips, self._met):
            column.addWidget(part)
        self.fact.wanted.connect(self.open)
        for chip in self.chips.chips.values():
            chip.installEventFilter(self)

    @property
    def editing(self) -> bool:
        """Whether the field is open."""
        return not self.chips.isHidden()

    def text(self) -> str:
        """What stands there at rest."""
        return self.fact.text()

    def show_obstacles(self, name: str, own: Iterable[Obstacle], met: Iterable[Obstacle]) -> None:
        """Show the trainer's own and those that were met in consultations with ``name``; choices being made
        stay."""
        own, met = tuple(own), tuple(met)
        self._met.set_text(tr("Lead", "From a consultation: {list}", list=_words(met)) if met else "")
        for obstacle, chip in self.chips.chips.items():
            word = tr(*OBSTACLES[obstacle])
            chip.speak(tr("Lead", "What stands in {name}’s way: {obstacle}", name=name, obstacle=word))
        self.fact.empty = tr("Outcome", "What stands in {name}’s way?", name=name)
        self.fact.show_value(_words(it for it in Obstacle if it in own or it in met))
        if not self.editing:
            self._own = own

    def open(self) -> None:
        """Start choosing."""
        self.chips.show_obstacles(self._own)
        self.fact.hide()
        self.chips.show()
        self._met.setVisible(bool(self._met.text()))
        self.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Leave the field as it was."""
        had_focus = self._has_focus()
        self._close()
        if had_focus:
            self.fact.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Save what was chosen: another lead comes."""
        self._keep(stay=False)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _keep(self, *, stay: bool) -> None:
        """Save what was chosen; ``stay`` keeps the focus on the fact."""
        if not self.editing:
            return
        chosen = self.chips.obstacles()
        self._close()
        if stay:
            self.fact.setFocus(Qt.FocusReason.OtherFocusReason)
        if chosen != self._own:
            self._own = chosen
            self.saved.emit(chosen)

    def _close(self) -> None:
        self.fact.show()
        self.chips.hide()
        self._met.hide()

    def _keep_if_left(self) -> None:
        if not self._has_focus() and self.window().isActiveWindow():
            self._keep(stay=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in keys and isinstance(event, QKeyEvent):
            # Esc and Enter are the field's own while it is open, never the window's.
            if event.key() not in (Qt.Key.Key_Escape, *_ENTER):
                return super().eventFilter(watched, event)
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self.give_up() if event.key() == Qt.Key.Key_Escape else self._keep(stay=True)
            return True
        if event.type() is QEvent.Type.FocusOut and self.editing:
            # Once the focus has arrived elsewhere: on the next word, or outside.
            QTimer.singleShot(0, self, self._keep_if_left)
        return super().eventFilter(watched, event)


def _words(obstacles: Iterable[Obstacle]) -> str:
    return ", ".join(tr(*OBSTACLES[it]) for it in obstacles)
