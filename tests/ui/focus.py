"""Where the keyboard is: whether an eye can tell, by painting the place with and without the focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

_ROUND = 6
_FRAME = 40
"""Pixels that a focus frame changes at least: the small box of a check box has some fifty of them."""


def shows_focus(widget: QWidget) -> bool:
    """Whether the widget that has the focus looks different from the same widget without it."""
    with_it = _picture(widget)
    widget.clearFocus()
    without = _picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return _different(with_it, without) >= _FRAME


def _picture(widget: QWidget) -> QImage:
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    picture = window.grab(place.adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND)).toImage()
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def _different(one: QImage, other: QImage) -> int:
    """How many pixels differ; a caret that blinks alone is too small to count as a frame."""
    mine, its = (memoryview(image.constBits()).cast("I") for image in (one, other))
    lines = [slice(at, at + one.width()) for at in range(0, len(mine), one.width())]
    unlike = [line for line in lines if bytes(mine[line]) != bytes(its[line])]
    return sum(pixel != it for line in unlike for pixel, it in zip(mine[line], its[line], strict=True))
