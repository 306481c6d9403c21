"""A few rows under each other that are widgets, and a list with its rows to a screen reader as well."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget


class ListRow(QWidget):
    """One row; its accessible name says what it is about."""

    spoken_role: Final = QAccessible.Role.ListItem


class RowList(QWidget):
    """The rows stand in ``rows``, without room between them. ``spoken`` is what the list is called."""

    spoken_role: Final = QAccessible.Role.List

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
