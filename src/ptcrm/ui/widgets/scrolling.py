"""A page's cards under each other, scrolled where the window is too low for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_SIDE = 24


def under_each_other(*parts: QWidget, right: int = _SIDE) -> QWidget:
    """These, with the margins of a page; ``right`` is another one at the right."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(_SIDE, 14, right, 18)
    column.setSpacing(14)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return inside


def scrolling(inside: QWidget) -> QScrollArea:
    """Scrolls where the window is too low for it."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    bar = scroll.verticalScrollBar()
    bar.rangeChanged.connect(lambda _low, high: _keep_edge(inside, bar.sizeHint().width() if high else 0))
    return scroll


def _keep_edge(inside: QWidget, bar: int) -> None:
    """Keep the right edge where it is when the scroll bar comes and goes."""
    layout = inside.layout()
    if layout is not None:
        margins = layout.contentsMargins()
        layout.setContentsMargins(margins.left(), margins.top(), _SIDE - bar, margins.bottom())
