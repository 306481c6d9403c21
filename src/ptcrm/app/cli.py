"""The command line: one command, one answer, one exit code. It knows nothing of the window.

0 done; 2 refused, with one sentence on stderr; 1 a bug, with a short report there and the trace in the log.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ptcrm.app import wall_clock
from ptcrm.app.cli_words import parser, plain_values
from ptcrm.app.cli_work import Answer, Work
from ptcrm.app.places import data_folder, keep_private
from ptcrm.domain.limits import clean
from ptcrm.domain.refusals import Refusal

_DONE, _BUG, _REFUSED = 0, 1, 2
_ROOMS = {
    "cli_read": ("today", "lead", "leads", "duplicates", "check"),
    "cli_files": ("import", "export", "undo", "redo", "backup", "restore", "demo"),
    "cli_consult": ("consult", "outcome"),
}
_ROOM_OF = {command: room for room, commands in _ROOMS.items() for command in commands}
_PATHS = frozenset({"data_dir", "file", "files", "dir"})
"""Arguments that may hold whatever a file system allows in a name; all others are text."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    keep_private()
    _speak_utf8()
    as_json = "--json" in arguments
    folder: Path | None = None
    try:
        asked = parser(version("ptcrm")).parse_args(plain_values(arguments))
        as_json = asked.json
        _check_words(asked)
        folder = data_folder(asked.data_dir)
        work = Work(folder, wall_clock.now(), wall_clock.local_zone())
        try:
            answer = _do(work, asked)
        finally:
            work.close()
        _print(json.dumps(answer.document, ensure_ascii=False, indent=1) if as_json else answer.text)
    except SystemExit as helped:  # --help and --version have said what was asked
        return int(helped.code or _DONE)
    except Refusal as refusal:
        _refuse(refusal, as_json)
        return _REFUSED
    except BrokenPipeError:
        # Nobody reads on; keep Python from complaining about the pipe at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _DONE
    except Exception as bug:  # noqa: BLE001 - the last resort: reported, logged, exit code 1
        _report(bug, folder, as_json)
        return _BUG
    if answer.refusal is not None:
        sys.stderr.write(f"{answer.refusal.message}\n")
        return _REFUSED
    return _DONE


def _do(work: Work, asked: Any) -> Answer:  # noqa: ANN401 - argparse's namespace
    name = f"do_{asked.command.replace('-', '_')}"
    room = _ROOM_OF.get(asked.command, "cli_write")
    answer: Answer = getattr(import_module(f"ptcrm.app.{room}"), name)(work, asked)
    return answer


def _check_words(asked: Any) -> None:  # noqa: ANN401
    """Refuse what no command can do anything with, before the data is opened."""
    if asked.command is None:
        raise Refusal(
            "usage", "{problem}. `ptcrm --help` lists the commands.", problem="No command was given"
        )
    if asked.data_dir is not None and not asked.data_dir.strip("\0 "):
        raise Refusal("data_dir_empty", "--data-dir needs the name of a folder.")
    for name, value in vars(asked).items():
        if name not in _PATHS and isinstance(value, str):
            clean(value, name.replace("_", " "), sys.maxsize)


def _refuse(refusal: Refusal, as_json: bool) -> None:
    if as_json:
        _print(json.dumps({"error": {"code": refusal.code, "message": refusal.message}}, ensure_ascii=False))
    sys.stderr.write(f"{refusal.message}\n")


def _report(bug: Exception, folder: Path | None, as_json: bool) -> None:
    from ptcrm.app.logs import log_bug, place_of

    written = None if folder is None else log_bug(folder, bug)
    where = "" if written is None else f" The log has the details: {written}"
    message = f"Something went wrong in PT CRM ({type(bug).__name__} in {place_of(bug)}).{where}"
    if as_json:
        _print(json.dumps({"error": {"code": "bug", "message": message}}, ensure_ascii=False))
    sys.stderr.write(f"{message}\n")


def _print(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
