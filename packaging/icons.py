"""Makes PT CRM's icon in every form a system wants from ``resources/icons/ptcrm.svg``.

``build/icons/`` gets ``ptcrm-16.png`` to ``ptcrm-512.png`` for Linux, ``ptcrm.ico`` for Windows and
``ptcrm.icns`` for macOS, whose icons have an edge of air around them. Qt draws, Pillow packs.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "resources" / "icons" / "ptcrm.svg"
LINUX: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
MACOS: Final = (16, 32, 64, 128, 256, 512, 1024)
_AIR: Final = 0.1
"""On macOS, of the icon's width, at each side."""


def drawn(size: int, air: float = 0) -> Image.Image:
    """The icon, ``size`` pixels wide, with ``air`` of its width left free at each side."""
    canvas = QImage(size, size, QImage.Format.Format_ARGB32)
    canvas.fill(0)
    painter = QPainter(canvas)
    edge = round(size * air)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes its name as str
    picture: Image.Image = Image.open(io.BytesIO(bytes(buffer.data().data())))
    return picture


def make_icons(folder: Path) -> None:
    """Write all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in LINUX:
        drawn(size).save(folder / f"ptcrm-{size}.png", optimize=True)
    pictures = [drawn(size) for size in WINDOWS]
    # Each size is drawn by itself; asked for sizes only, Pillow would shrink the largest.
    pictures[-1].save(folder / "ptcrm.ico", sizes=[(n, n) for n in WINDOWS], append_images=pictures[:-1])
    padded = [drawn(size, _AIR) for size in MACOS]
    padded[-1].save(folder / "ptcrm.icns", append_images=padded[:-1])


def main() -> int:
    """Make them in ``build/icons``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication(["icons"])
    make_icons(ROOT / "build" / "icons")
    return 0


if __name__ == "__main__":
    sys.exit(main())
