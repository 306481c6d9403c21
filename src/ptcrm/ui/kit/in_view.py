"""Wherever the keys go, that place is scrolled into view.

Qt does so within a scroll area, but not when Tab, a shortcut or the program enters one from outside: the
focus would then be somewhere that nobody sees.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND = 10


class FocusInView(QObject):
    """Follows the focus of the whole program for as long as ``parent`` lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Whoever points at something sees it already; a page that moved under the mouse would startle.
        if now is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            QTimer.singleShot(0, self, _show_focus)  # what was just made has no place yet


def _show_focus() -> None:
    focused = QApplication.focusWidget()
    around = focused.parentWidget() if focused is not None else None
    while focused is not None and around is not None:
        if isinstance(around, QScrollArea) and _fits(focused, around):
            around.ensureWidgetVisible(focused, 0, _AROUND)
        around = around.parentWidget()


def _fits(widget: QWidget, area: QScrollArea) -> bool:
    """A list as large as the page scrolls by itself, and knows better where to."""
    inside, room = area.widget(), area.viewport().size()
    held = inside is not None and inside.isAncestorOf(widget)
    return held and widget.height() <= room.height() and widget.width() <= room.width()
