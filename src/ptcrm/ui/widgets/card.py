"""Cards: the white rounded boxes a page is made of, with a heading and rows between thin lines."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from ptcrm.ui.kit.plain import Label


class Rule(QFrame):
    """A thin line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule")


class Card(QFrame):
    """A box with a heading line (``heading``: add chips and buttons to it) and a ``body``."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, sunken: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("sunken" if sunken else "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.heading = QHBoxLayout()
        self.heading.setContentsMargins(16, 12, 16, 10)
        self.heading.setSpacing(8)
        self.title = Label(title, "title", parent=self)  # without one it would show as a window
        self.title.setVisible(bool(title))
        self.heading.addWidget(self.title)
        outer.addLayout(self.heading)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body)
        self.setAccessibleName(title)

    def add_row(self, row: QWidget) -> None:
        """Add a row with a thin line above it."""
        self.body.addWidget(Rule(self))
        self.body.addWidget(row)


def empty_layout(layout: QLayout) -> None:
    """Remove everything from a layout; the widgets die after the event in hand."""
    while layout.count():
        item: QLayoutItem | None = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty_layout(inner)
