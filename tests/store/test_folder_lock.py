from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from ptcrm.store.folder_lock import DATA_LOCK, FolderLock

HOLD = """
import sys, time
from pathlib import Path
from ptcrm.store.folder_lock import FolderLock
lock = FolderLock.acquire(Path(sys.argv[1]))
print("held" if lock else "refused", flush=True)
time.sleep(60)
"""


def test_a_folder_has_one_holder(tmp_path: Path) -> None:
    first = FolderLock.acquire(tmp_path)
    assert first is not None
    assert (tmp_path / DATA_LOCK).read_text() == str(os.getpid())
    assert FolderLock.acquire(tmp_path) is None
    assert not FolderLock.is_elsewhere(tmp_path), "held by this process itself"
    first.release()
    first.release()
    second = FolderLock.acquire(tmp_path)
    assert second is not None
    second.release()


def test_a_killed_holder_leaves_a_file_that_locks_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert FolderLock.acquire(tmp_path) is None
        assert FolderLock.is_elsewhere(tmp_path)
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert not FolderLock.is_elsewhere(tmp_path)
    lock = FolderLock.acquire(tmp_path)
    assert lock is not None
    lock.release()


def test_a_folder_without_a_lock_file_is_nobodys_and_stays_clean(tmp_path: Path) -> None:
    assert not FolderLock.is_elsewhere(tmp_path)
    assert not (tmp_path / DATA_LOCK).exists()
