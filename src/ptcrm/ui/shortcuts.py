"""What comes to the window from keys that belong to no page, and from files dropped on it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ptcrm.ui.kit.action import Action


def add_shortcuts(window: QWidget, actions: Iterable[Action]) -> None:
    """Let the keys of these actions work anywhere in a window."""
    for action in actions:
        act = action.by_key or action.act
        if act is not None:
            for keys in action.keys:
                QShortcut(QKeySequence(keys), window, act)


def undo_typing(focused: QWidget | None) -> bool:
    """In a field Ctrl+Z is the field's own while it has something to take back; whether it had."""
    if isinstance(focused, QLineEdit) and focused.isUndoAvailable():
        focused.undo()
        return True
    if isinstance(focused, QPlainTextEdit) and focused.document().isUndoAvailable():
        focused.undo()
        return True
    return False


class FileDrops(QObject):
    """Emits ``dropped(paths)`` when files are dropped anywhere on a window."""

    dropped = Signal(list)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            files = dropped_files(event.mimeData())
            if files:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    # Who dragged them waits until this event is over.
                    QTimer.singleShot(0, self, lambda: self.dropped.emit(files))
            return bool(files)
        return super().eventFilter(watched, event)


def dropped_files(mime: QMimeData) -> list[str]:
    """The local files in what is dragged; links to elsewhere are left alone."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
