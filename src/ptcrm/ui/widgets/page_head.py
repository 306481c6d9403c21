"""The line at the top of a page: its name, and what belongs beside it. As high on every page."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ptcrm.ui.kit.plain import Label

_HEIGHT: Final = 36
"""Pixels of a button, also where there is none: the name mustn't jump from page to page."""


def page_head(title: str, *before: QWidget) -> QHBoxLayout:
    """A line with what stands before the name (a way back) and the name; add the rest behind it."""
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addStrut(_HEIGHT)
    for widget in before:
        head.addWidget(widget)
    head.addWidget(Label(title, "page-title"))
    return head
