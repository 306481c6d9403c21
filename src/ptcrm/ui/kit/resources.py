"""Where icons, fonts and translations lie: one answer for source, wheel and frozen program."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file or folder under ``resources/``."""
    return _root().joinpath(*parts)


def _root() -> Path:
    package = Path(__file__).resolve().parents[2]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "ptcrm" / "resources"
    inside = package / "resources"
    return inside if inside.is_dir() else package.parents[1] / "resources"
