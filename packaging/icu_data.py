"""Qt's ICU on Linux, without the half of its data that Qt never asks it for.

Qt has ICU sort, convert between encodings, change case and name time zones. For languages, countries, money,
units and where words end it has data of its own. What Qt calls is looked at each time: when a newer Qt calls
something else, freezing stops, as that may need what is left out here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from elf import imports

_CALLED: Final = r"u_strTo(?:Lower|Upper)|(?:ucal|ucnv|ucol|UCNV)_\w+"
"""Case, time zones, encodings and sorting."""

_LEFT_OUT: Final = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit")
"""Where words end, money, languages, numbers in words, countries, other scripts, units."""

_LIBRARY: Final = """\
.section .rodata
.balign 16
.global icudt{version}_dat
.type icudt{version}_dat, %object
icudt{version}_dat: .incbin "{data}"
.size icudt{version}_dat, . - icudt{version}_dat
.section .note.GNU-stack, "", %progbits
"""


def is_icu_data(place: str) -> bool:
    """Whether a file, by its place in the bundle, is the library that holds ICU's data."""
    return place.rpartition("/")[2].startswith("libicudata.so.")


def smaller(library: Path, callers: Iterable[Path], folder: Path) -> Path:
    """Make ``library`` (libicudata.so.VERSION) again in ``folder``, without what no ``callers`` ask for.

    ICU's own libraries among these call more; what counts is what others have them do.
    """
    version = library.name.rpartition(".")[2]
    known = re.compile(f"(?:{_CALLED})_{version}")
    for caller in callers:
        called = {name for name in imports(caller) if f"_{version}" in name}
        unknown = sorted(name for name in called if not known.fullmatch(name))
        if unknown and not caller.name.startswith("libicu"):
            raise ValueError(
                f"{caller.name} calls {', '.join(unknown)} of ICU: see what data that needs, and whether"
                " packaging/icu_data.py leaves it out"
            )
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "whole").mkdir(parents=True)
    data = f"icudt{version}l.dat"  # icupkg takes from the name what the entries are called
    (folder / "left_out.txt").write_text("".join(f"{tree}/*\n" for tree in _LEFT_OUT), "ascii")
    (folder / "data.s").write_text(_LIBRARY.format(version=version, data=data), "ascii")
    _run(folder, "objcopy", "-O", "binary", "-j", ".rodata", str(library), f"whole/{data}")
    _run(folder, "icupkg", "-r", "left_out.txt", f"whole/{data}", data)
    _run(folder, "as", "-o", "data.o", "data.s")
    _run(folder, "ld", "-shared", "-soname", library.name, "-o", library.name, "data.o")
    return folder / library.name


def found(tool: str) -> str | None:
    """Where a tool is; Debian keeps icupkg where only root looks."""
    return shutil.which(tool, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")


def _run(folder: Path, tool: str, *words: str) -> None:
    program = found(tool)
    if program is None:
        raise FileNotFoundError(f"{tool} is needed (the packages binutils and icu-devtools)")
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{tool} {' '.join(words)}: {done.stderr.strip() or done.stdout.strip()}")
