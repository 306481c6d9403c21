"""The icon in the tray: the stopwatch, with how many people have waited over an hour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from ptcrm.ui.kit.theme import LIGHT

SIZES: Final = (16, 22, 24, 32, 44, 48, 64)
_MOST: Final = 9
_BADGE: Final = 0.62
_GAP: Final = 0.06
"""Parts of the icon: the badge's height, and what is left free around it to stand out on any panel."""


def tray_icon(mark: QIcon, count: int) -> QIcon:
    """The mark in every size a panel asks for; with a badge when ``count`` people wait too long."""
    icon = QIcon()
    for size in SIZES:
        picture = mark.pixmap(size, size)
        if count:
            _put_badge(picture, str(count) if count <= _MOST else f"{_MOST}+")
        icon.addPixmap(picture)
    return icon


def _put_badge(picture: QPixmap, text: str) -> None:
    size = float(picture.width())
    height = size * _BADGE
    width = height if len(text) == 1 else min(size, height * 1.35)
    badge = QRectF(size - width, size - height, width, height)
    gap = max(1.0, size * _GAP)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setBrush(QColor(Qt.GlobalColor.black))
    around = badge.adjusted(-gap, -gap, gap, gap)
    painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(QColor(LIGHT.over))
    painter.drawRoundedRect(badge, height / 2, height / 2)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(8, round(height * 0.82)))
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.on_over))
    # By the digits themselves, not by the line they stand on: that would set them too low.
    drawn = painter.fontMetrics().tightBoundingRect(text)
    middle = QPointF(drawn.center()) + QPointF(0.5, 0.5)
    painter.drawText(badge.center() - middle, text)
    painter.end()
