"""What each system keeps of a program that starts at login: written from a command line, and read back."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Sequence
from configparser import ConfigParser, Error
from dataclasses import dataclass
from subprocess import list2cmdline
from typing import Final

AGENT: Final = "ptcrm.start"
"""What macOS calls ours."""

_ENTRY: Final = """[Desktop Entry]
Type=Application
Name=PT CRM
Icon=ptcrm
TryExec={program}
Exec={line}
Terminal=false
X-GNOME-Autostart-enabled=true
"""
_PLAIN: Final = re.compile(r"[\w@+=:,./-]+", re.ASCII)
_ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNESCAPES: Final = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What was read back: whether it is in force, and which program it starts."""

    on: bool
    program: str


# Linux: a desktop entry (freedesktop.org)


def desktop_entry(words: Sequence[str]) -> str:
    """The text of an entry that runs these words."""
    return _ENTRY.format(program=_escaped(words[0]), line=_escaped(" ".join(map(_quoted, words))))


def read_desktop_entry(text: str) -> Entry | None:
    """None where it isn't one. Desktops switch an entry off by a line in it."""
    parser = ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    try:
        parser.read_string(text)
        section = parser["Desktop Entry"]
    except (Error, KeyError):
        return None
    off = section.get("Hidden", "false") == "true"
    off = off or section.get("X-GNOME-Autostart-enabled", "true") == "false"
    program = re.sub(r"\\(.)", lambda found: _UNESCAPES.get(found[1], found[0]), section.get("TryExec", ""))
    return Entry(not off, program)


def _quoted(word: str) -> str:
    """A word of a command line, as ``Exec`` is read: quoted where needed, and a per cent sign doubled."""
    word = word.replace("%", "%%")
    return word if _PLAIN.fullmatch(word) else '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'


def _escaped(value: str) -> str:
    """A value as entries hold all of theirs."""
    return "".join(_ESCAPES.get(sign, sign) for sign in value)


# macOS: a launch agent


def launch_agent(words: Sequence[str]) -> bytes:
    """The property list of an agent that runs these words at login."""
    return plistlib.dumps(
        {
            "Label": AGENT,
            "ProgramArguments": list(words),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
    )


def read_launch_agent(data: bytes) -> Entry | None:
    """None where it isn't one."""
    try:
        read = plistlib.loads(data)
        program = str(read["ProgramArguments"][0])
    except (plistlib.InvalidFileException, ValueError, KeyError, IndexError, TypeError):
        return None
    return Entry(not read.get("Disabled", False), program)


# Windows: a value of the Run key, and what the Task Manager says of it


def run_value(words: Sequence[str]) -> str:
    """The command line as Windows splits it again."""
    return list2cmdline(words)


def read_run_value(value: str, approval: bytes | None) -> Entry:
    """``approval``: the Task Manager's own value, whose first byte is odd for a program it leaves alone."""
    off = approval is not None and bool(approval[:1]) and bool(approval[0] & 1)
    quoted = re.match(r'"([^"]*)"|(\S*)', value)
    return Entry(not off, (quoted[1] or quoted[2] or "") if quoted else "")
