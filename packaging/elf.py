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
    objdump = shutil.which("objdump")
    if objdump is None:
        raise FileNotFoundError("objdump is needed (the package binutils)")
    done = subprocess.run([objdump, "-p", str(file)], capture_output=True, text=True, check=False)
    versions = re.findall(r"\bGLIBC_([0-9.]+)", done.stdout)
    return Asks(
        tuple(re.findall(r"^\s+NEEDED\s+(\S+)", done.stdout, re.M)),
        max((tuple(int(part) for part in version.split(".")) for version in versions), default=()),
    )
