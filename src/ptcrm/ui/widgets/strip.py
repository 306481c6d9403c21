"""The strip: "Done. Undo", for ten seconds that wait while somebody points at it or has it in focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.desk import Notice
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import empty_layout

FOOT = "foot"
"""The object name of what stands at the foot of a page and must not be covered."""
_SHOWN_MS = 10_000
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show)
_LIFT, _SIDE, _NEAR = 22, 20, 10


class Strip(QFrame):
    """Floats at the foot of its parent, or over what ``above`` names; never takes the focus by itself.

    ``above`` gives the widget whose own buttons stand at the foot of the page on show: the strip keeps clear
    of it, and within its width.
    """

    def __init__(
        self,
        theme: Theme,
        undo: Callable[[], None],
        parent: QWidget,
        above: Callable[[], QWidget | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._theme, self._undo, self._floor, self._above = theme, undo, parent, above
        self._watched: QWidget | None = None
        self._before: QWidget | None = None
        self._text = Label(parent=self)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 9, 10, 9)
        layout.setSpacing(12)
        layout.addWidget(self._text)
        layout.addLayout(self._buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._leave_unless_busy)
        parent.installEventFilter(self)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a sentence with its buttons, in place of the one before."""
        focused = self.window().focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._before = focused
        empty_layout(self._buttons)
        self._text.setText(notice.text)
        self.setAccessibleName(notice.text)
        for word, act in notice.actions:
            self._add_button(word, act)
        if notice.undo:
            self._add_button(tr("Frame", "Undo"), self._undo)
        self.show()
        self.place()
        self.raise_()
        self._timer.start()
        announce(self, notice.text)

    def text(self) -> str:
        """The sentence on show."""
        return self._text.text()

    def _add_button(self, word: str, act: Callable[[], None]) -> None:
        button = Button(self._theme, word, parent=self)

        def pressed() -> None:
            self._go()
            act()

        button.clicked.connect(pressed)
        self._buttons.addWidget(button)
        button.show()  # one added to a strip that already stands would count only later, and find no room

    def _leave_unless_busy(self) -> None:
        focused = self.window().focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self._go()

    def _go(self) -> None:
        """Hide; whoever worked in it is back where they were when it came."""
        focused, before = self.window().focusWidget(), self._before
        if focused is not None and self.isAncestorOf(focused) and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def place(self) -> None:
        """Stand where nothing that can be pressed is covered: another page came, or another size."""
        if self.isHidden():
            return
        # The buttons that are leaving still count until the layout has been worked out anew.
        self._text.setWordWrap(False)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
        self._layout.invalidate()
        self._layout.activate()
        self.resize(self._layout.sizeHint())
        room = self._room()
        if self.width() > room.width():
            self._text.setWordWrap(True)
            self.setFixedWidth(room.width())
            self.adjustSize()
        self.move(room.center().x() - self.width() // 2, room.bottom() - self.height())

    def _room(self) -> QRect:
        """What the strip may stand in; it stands at its foot."""
        above = self._above()
        if above is not self._watched:
            if self._watched is not None and isValid(self._watched):
                self._watched.removeEventFilter(self)
            self._watched = above
            if above is not None:
                above.installEventFilter(self)
        if above is None or not above.isVisible():
            return self._floor.rect().adjusted(_SIDE, 0, -_SIDE, -_LIFT)
        corner = above.mapTo(self._floor, QPoint(0, 0))
        return QRect(corner.x() + _NEAR, 0, above.width() - 2 * _NEAR, corner.y() - _NEAR)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._floor:
            # Esc that no page had a use for.
            if event.key() == Qt.Key.Key_Escape and self.isVisible():
                self._go()
                return True
            return False
        if event.type() in _MOVES:
            QTimer.singleShot(0, self, self.place)  # once the layout has settled
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)
