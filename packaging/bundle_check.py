"""Looks through a frozen PT CRM before anybody gets it: nothing under the GPL, too new or too large.

``bundle_check.py FOLDER`` prints what it found and ends with 1 when something is wrong.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bundle_parts import FORBIDDEN
from elf import asks
from system_packages import OLDEST_GLIBC, SYSTEM_PACKAGES

MOST_MEGABYTES: Final = 155
"""On disk; with room for what a new version of a library adds."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """``megabytes`` on disk; ``asked`` are libraries the system must bring; ``glibc`` names the C library
    that is needed at least, and who needs it. Both are empty but on Linux."""

    megabytes: float
    files: int
    asked: frozenset[str]
    glibc: tuple[tuple[int, ...], str]
    wrong: tuple[str, ...]


def look_at(folder: Path) -> Bundle:
    """Everything there is to say of a frozen program's folder."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink()]
    names = {file.name for file in folder.rglob("*")}
    size = sum(file.stat().st_size for file in files) / 2**20
    wrong = [f"under the GPL: {file.relative_to(folder)}" for file in files if FORBIDDEN.search(file.name)]
    if size > MOST_MEGABYTES:
        wrong.append(f"{size:.0f} MB, more than {MOST_MEGABYTES}")
    asked: set[str] = set()
    glibc: tuple[tuple[int, ...], str] = ((), "")
    if sys.platform == "linux":
        for file in files:
            if ".so" not in file.name and file.parent != folder:
                continue
            found = asks(file)
            asked |= set(found.libraries) - names
            glibc = max(glibc, (found.glibc, file.name))
        wrong += [f"nobody brings {name}" for name in sorted(asked - SYSTEM_PACKAGES.keys())]
        if glibc[0] > OLDEST_GLIBC:
            wrong.append(f"{glibc[1]} needs GLIBC {dotted(glibc[0])}, newer than {dotted(OLDEST_GLIBC)}")
    return Bundle(size, len(files), frozenset(asked), glibc, tuple(wrong))


def dotted(version: tuple[int, ...]) -> str:
    """(2, 35) as 2.35."""
    return ".".join(map(str, version))


def main() -> int:
    """Say what was found in the folder that is named."""
    found = look_at(Path(sys.argv[1]))
    sys.stdout.write(f"{found.files} files, {found.megabytes:.0f} MB\n")
    if found.asked:
        sys.stdout.write(f"GLIBC {dotted(found.glibc[0])} at least, for {found.glibc[1]}\n")
        sys.stdout.write(f"from the system: {', '.join(sorted(found.asked))}\n")
    for line in found.wrong:
        sys.stdout.write(f"WRONG: {line}\n")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
