"""Looks through a frozen PT CRM before anybody gets it: nothing under the GPL, unwanted, too new, too large.

``bundle_check.py FOLDER`` prints what it found and ends with 1 when something is wrong.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bundle_parts import FORBIDDEN, is_wanted
from elf import asks
from system_packages import OLDEST_GLIBC, SYSTEM_PACKAGES

MOST_MEGABYTES: Final = 140 if sys.platform == "linux" else 163
"""On disk. How large it is on Windows and macOS was never measured."""

MOST_PACKED: Final = 45 if sys.platform == "linux" else 60
"""Megabytes of each file that people download."""


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
    everything = [file for file in sorted(folder.rglob("*")) if not file.is_dir()]
    files = [file for file in everything if not file.is_symlink()]
    names = {file.name for file in folder.rglob("*")}
    size = sum(file.lstat().st_size for file in everything) / 1e6
    wrong = [f"under the GPL: {file.relative_to(folder)}" for file in files if FORBIDDEN.search(file.name)]
    places = (str(file.relative_to(folder)) for file in files)
    wrong += [f"unwanted: {place}" for place in places if not is_wanted(place)]
    if size > MOST_MEGABYTES:
        wrong.append(f"{size:.1f} MB, more than {MOST_MEGABYTES}: see what is new or has grown")
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
    sys.stdout.write(f"{found.files} files, {found.megabytes:.1f} MB\n")
    if found.asked:
        sys.stdout.write(f"GLIBC {dotted(found.glibc[0])} at least, for {found.glibc[1]}\n")
        sys.stdout.write(f"from the system: {', '.join(sorted(found.asked))}\n")
    for line in found.wrong:
        sys.stdout.write(f"WRONG: {line}\n")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
