"""What comes to the window from keys that belong to no page, and from files dropped on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def add_shortcuts(window: QWidget, actions: Mapping[str, Callable[[], None]]) -> None:
    """Let keys do things anywhere in a window."""
    for keys, act in actions.items():
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


def dropped_files(mime: QMimeData) -> list[str]:
    """The local files in what is dragged; links to elsewhere are left alone."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
