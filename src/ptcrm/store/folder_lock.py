"""One process at a time owns a folder: the window its data, a backup the folder it writes in.

The operating system holds the lock and lets go of it when the process dies, however it dies, so a file that
was left behind locks nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ptcrm.domain.refusals import Refusal

DATA_LOCK: Final = "ptcrm.lock"

if sys.platform == "win32":
    import msvcrt

    _FAR: Final = 1 << 30
    """The locked byte lies past the pid: on Windows nobody can read a locked byte."""

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Holds a folder until ``release`` or the end of the process."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def acquire(cls, folder: Path, name: str = DATA_LOCK) -> FolderLock | None:
        """The lock, or None when somebody (also this process) holds it already.

        Raises ``OSError`` when the file can't be made.
        """
        handle = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return None
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        return cls(handle)

    @staticmethod
    def is_elsewhere(folder: Path, name: str = DATA_LOCK) -> bool:
        """Whether another process holds the folder; a lock of this very process does not count."""
        if not (folder / name).exists():
            return False
        lock = FolderLock.acquire(folder, name)
        if lock is None:
            return (folder / name).read_text(encoding="ascii", errors="replace").strip() != str(os.getpid())
        lock.release()
        return False

    def release(self) -> None:
        """Let go; a second time does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the data folder for a while, unless this process does so already.

    Raises ``Refusal`` window_open when another process holds it.
    """
    lock = FolderLock.acquire(folder)
    if lock is None and FolderLock.is_elsewhere(folder):
        raise Refusal(
            "window_open", "PT CRM is open with this data, so nothing was changed. Close it and try again."
        )
    try:
        yield
    finally:
        if lock is not None:
            lock.release()
