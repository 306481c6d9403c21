"""The one way in: a command goes to the command line, anything else opens the window."""

from __future__ import annotations

import argparse
import builtins
import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """How the window was asked for."""

    data_dir: str | None
    demo: bool
    minimized: bool
    language: str | None
    files: tuple[str, ...] = ()
    """To be shown on the import page; what "open with" of a desktop sends, no part of the contract."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run PT CRM and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    others = [word for word in arguments if word not in ("--self-test", "--json")]
    if "--self-test" in arguments and window_arguments(others) is not None:
        from ptcrm.app.self_test.run import run_self_test

        return run_self_test(as_json="--json" in arguments)
    wanted = window_arguments(arguments)
    if wanted is not None:
        start_lightly()
        from ptcrm.app.window import run_window

        return run_window(wanted)
    from ptcrm.app.cli import run

    return run(arguments)


def start_lightly() -> None:
    """What makes the window's start slow and large without any use is kept out of it."""
    # Start-up makes much that stays: looking for garbage in it costs a tenth of the time until the window
    # shows. The window turns it on again when it stands.
    gc.disable()
    # PySide replaces ``import`` by one that reads, splits and keeps the source of each module imported from
    # then on, to know whether ``from __feature__`` changes names for it: a fifth of all memory. It changes
    # none here.
    ordinary = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = ordinary


def window_arguments(arguments: Sequence[str]) -> WindowArguments | None:
    """How the window is wanted, or None when these are words for the command line."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--data-dir")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--minimized", action="store_true")
    parser.add_argument("--language", choices=["nl", "en"])
    parser.add_argument("--open", nargs="*", default=[])
    try:
        known, rest = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None
    if rest:
        return None
    return WindowArguments(known.data_dir, known.demo, known.minimized, known.language, tuple(known.open))


if __name__ == "__main__":
    raise SystemExit(main())
