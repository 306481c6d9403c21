"""Writes SHA256SUMS beside the files of a folder: ``python packaging/checksums.py dist``."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def sums(folder: Path) -> str:
    """A line a file, as ``sha256sum --check`` reads it."""
    lines = []
    for file in sorted(it for it in folder.iterdir() if it.is_file() and it.name != NAME):
        with file.open("rb") as opened:
            lines.append(f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {file.name}\n")
    return "".join(lines)


def main(words: list[str]) -> int:
    """Write the file; 1 when there is nothing to sum up."""
    folder = Path(words[0])
    text = sums(folder)
    (folder / NAME).write_text(text, encoding="utf-8")
    return 0 if text else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
