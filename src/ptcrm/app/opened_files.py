"""Files that the desktop wants opened with PT CRM: the import page shows them, the trainer takes them in.

They come with the start (Linux, Windows), from a second start that hands them over, or from macOS itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

MOST_FILES: Final = 200
MOST_BYTES: Final = 1 << 20
"""Of a message that hands files over."""


class OpenedFiles(QObject):
    """Keeps files until there is data to compare them with; from then on emits ``wanted(files)`` at once."""

    wanted = Signal(list)

    def __init__(self, files: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = list(files)
        self._ready = False

    def take(self, files: Sequence[str]) -> None:
        """More of them."""
        self._kept += files
        if self._ready:
            self._hand_out()

    def be_ready(self) -> None:
        """The window can show them now."""
        self._ready = True
        self._hand_out()

    def _hand_out(self) -> None:
        files, self._kept = self._kept, []
        if files:
            self.wanted.emit(files)


def absolute(files: Sequence[str]) -> tuple[str, ...]:
    """As they are called from anywhere; the window that shows them may have been started elsewhere."""
    return tuple(str(Path(file).absolute()) for file in files[:MOST_FILES])


def as_message(files: Sequence[str]) -> bytes:
    """One line that a second start sends to the first; names that are no text survive it."""
    return json.dumps(list(files)).encode("ascii") + b"\n"


def of_message(line: bytes) -> list[str]:
    """The files in such a line; none for anything else that somebody sends."""
    try:
        files = json.loads(line)
    except ValueError:
        return []
    if not isinstance(files, list):
        return []
    return [file for file in files[:MOST_FILES] if isinstance(file, str) and Path(file).is_absolute()]
