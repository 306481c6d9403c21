"""What a widget of our own is to a screen reader. Qt knows its own widgets only and calls any other a filler.

A widget says so itself in ``spoken_role``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

_TOLD: Final = "speaks-roles"


def speak_roles(app: QApplication) -> None:
    """Have Qt ask the widgets, from now on; once for each process."""
    if not app.property(_TOLD):
        app.setProperty(_TOLD, True)
        QAccessible.installFactory(_told)


def _told(_kind: str, of: QObject) -> QAccessibleInterface | None:
    role = getattr(of, "spoken_role", None)
    if isinstance(role, QAccessible.Role) and isinstance(of, QWidget):
        return QAccessibleWidget(of, role)
    return None
