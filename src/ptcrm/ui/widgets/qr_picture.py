"""A QR code on screen: black on white in both themes, as scanners want it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptcrm.integrations.qr import qr_modules

_SIDE = 232
"""Pixels, so that a module of a usual link is five wide."""


class QrPicture(QWidget):
    """Paints whole pixels a module, in a white square. Its accessible name says what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show this text as a code."""
        self._modules = qr_modules(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._modules:
            size = max(1, min(self.width(), self.height()) // len(self._modules))
            left = (self.width() - size * len(self._modules)) // 2
            top = (self.height() - size * len(self._modules)) // 2
            for row, modules in enumerate(self._modules):
                for column, dark in enumerate(modules):
                    if dark:
                        place = QRect(left + column * size, top + row * size, size, size)
                        painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()
