"""Starts PT CRM with the laptop, out of the way: by a file or a registry value of the system's own.

The system is asked anew each time, since it lets people switch such programs off elsewhere.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from ptcrm.app.autostart_entries import (
    AGENT,
    Entry,
    desktop_entry,
    launch_agent,
    read_desktop_entry,
    read_launch_agent,
    read_run_value,
    run_value,
)
from ptcrm.app.places import data_folder

_NAME: Final = "PT CRM"
_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

log = logging.getLogger(__name__)


class Autostart:
    """One way of the system to start programs at login, over ``read`` (None: there is no entry of ours),
    ``write`` and ``remove``, which may raise ``OSError``.
    """

    def __init__(
        self, read: Callable[[], Entry | None], write: Callable[[], None], remove: Callable[[], None]
    ) -> None:
        self._read, self._write, self._remove = read, write, remove

    def starts(self) -> bool:
        """Whether PT CRM starts at login, as the system has it now."""
        entry = self._entry()
        return entry is not None and entry.on

    def start(self, wanted: bool) -> bool:
        """Start at login from now on, or no longer; whether it does."""
        try:
            if wanted:
                self._write()
            else:
                self._remove()
        except OSError as error:
            log.warning("starting at login could not be set: %s", type(error).__name__)
        return self.starts()

    def repair(self) -> None:
        """Where PT CRM was moved since, start it from where it is now."""
        entry = self._entry()
        if entry is not None and entry.on and not Path(entry.program).exists():
            self.start(True)

    def _entry(self) -> Entry | None:
        try:
            return self._read()
        except (OSError, ValueError):
            return None


def make_autostart(folder: Path) -> Autostart:
    """The one of this system, for PT CRM on this data folder."""
    words = starting_words(folder)
    if sys.platform == "win32":
        return _by_registry(words)
    if sys.platform == "darwin":
        file = Path.home() / "Library" / "LaunchAgents" / f"{AGENT}.plist"
        return _by_file(file, launch_agent(words), read_launch_agent)
    text = desktop_entry(words).encode()
    return _by_file(
        _config_folder() / "autostart" / "ptcrm.desktop", text, lambda read: read_desktop_entry(read.decode())
    )


def starting_words(folder: Path) -> list[str]:
    """The command line that starts this very program out of the way, on this data folder."""
    words = [*_program(), "--minimized"]
    return words if folder == data_folder(None) else [*words, "--data-dir", str(folder)]


def _program() -> list[str]:
    """How this program was started: an AppImage, a program of its own, or Python with a package."""
    if image := os.environ.get("APPIMAGE"):
        return [image]
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(program)]
    windowed = program.with_name("pythonw.exe")  # on Windows: the one that opens no console
    return [str(windowed if windowed.exists() else program), "-P", "-m", "ptcrm"]


def _config_folder() -> Path:
    chosen = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return chosen if chosen.is_absolute() else Path.home() / ".config"


def _by_file(file: Path, text: bytes, understand: Callable[[bytes], Entry | None]) -> Autostart:
    def read() -> Entry | None:
        return understand(file.read_bytes()) if file.exists() else None

    def write() -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.part")
        part.write_bytes(text)
        part.replace(file)

    return Autostart(read, write, lambda: file.unlink(missing_ok=True))


if sys.platform == "win32":
    import winreg

    def _by_registry(words: Sequence[str]) -> Autostart:
        user = winreg.HKEY_CURRENT_USER

        def value(key: str) -> str | bytes | None:
            try:
                with winreg.OpenKey(user, key) as opened:
                    found: str | bytes = winreg.QueryValueEx(opened, _NAME)[0]
                    return found
            except FileNotFoundError:
                return None

        def delete(key: str) -> None:
            try:
                with winreg.OpenKey(user, key, access=winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, _NAME)
            except FileNotFoundError:
                pass

        def read() -> Entry | None:
            line, approval = value(_RUN), value(_APPROVED)
            if not isinstance(line, str):
                return None
            return read_run_value(line, approval if isinstance(approval, bytes) else None)

        def write() -> None:
            with winreg.CreateKey(user, _RUN) as opened:
                winreg.SetValueEx(opened, _NAME, 0, winreg.REG_SZ, run_value(words))
            delete(_APPROVED)

        return Autostart(read, write, lambda: delete(_RUN))
