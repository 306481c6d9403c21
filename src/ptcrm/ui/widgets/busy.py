"""A bar while nobody knows yet how far something is."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from ptcrm.ui.kit.theme import Theme


def show_busy(bar: QProgressBar, theme: Theme) -> None:
    """The only thing in the window that moves by itself: it stands still where the desktop asks for calm."""
    bar.setRange(0, 1 if theme.calm else 0)
    bar.setValue(0)
