"""What a Linux program or library asks of the system, as ``objdump`` reads it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asks:
    """``libraries`` it is linked with, and the highest version of the C library it uses, such as (2, 35)."""

    libraries: tuple[str, ...]
    glibc: tuple[int, ...]


def asks(file: Path | str) -> Asks:
    """What one file asks for; nothing when it isn't a program or library."""
    told = _objdump("-p", file)
    versions = re.findall(r"\bGLIBC_([0-9.]+)", told)
    return Asks(
        tuple(re.findall(r"^\s+NEEDED\s+(\S+)", told, re.M)),
        max((tuple(int(part) for part in version.split(".")) for version in versions), default=()),
    )


def imports(file: Path | str) -> set[str]:
    """The names of the functions and the data that one file takes from libraries."""
    return set(re.findall(r"\*UND\*.*\s(\S+)$", _objdump("-T", file), re.M))


def _objdump(what: str, file: Path | str) -> str:
    objdump = shutil.which("objdump")
    if objdump is None:
        raise FileNotFoundError("objdump is needed (the package binutils)")
    return subprocess.run([objdump, what, str(file)], capture_output=True, text=True, check=False).stdout
