"""What can go wrong with a file, as sentences: what happened, what is safe, what now."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from ptcrm.domain.refusals import Refusal

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def disk_full() -> Refusal:
    return Refusal(
        "disk_full",
        "The disk is full, so this isn’t saved yet. What you typed is still here. "
        "Free up some space and try again.",
    )


def folder_read_only() -> Refusal:
    return Refusal(
        "folder_read_only",
        "PT CRM may not write in this folder, so nothing is saved now. Your data is untouched. "
        "Choose another folder.",
    )


def file_locked() -> Refusal:
    return Refusal(
        "file_locked",
        "Another program holds your data file, so nothing was changed. Close it and try again.",
    )


def disk_failing() -> Refusal:
    return Refusal(
        "disk_failing",
        "The disk did not take or give what was asked, so nothing was changed. Check the disk and try again.",
    )


def data_newer(version: str) -> Refusal:
    """``version``: the oldest program that reads the file."""
    return Refusal(
        "data_newer",
        "This data comes from a newer PT CRM. Nothing was changed. "
        "Install version {version} or open a backup.",
        version=version,
    )


def damaged(backup: tuple[Path, str] | None) -> Refusal:
    """``backup``: the newest good one and when it was made, if there is one."""
    if backup is None:
        return Refusal(
            "file_damaged_no_backup",
            "Your data file is damaged. It was left where it is, nothing was erased. "
            "There is no good backup beside it; restore one that you keep elsewhere.",
        )
    file, when = backup
    return Refusal(
        "file_damaged",
        "Your data file is damaged. It was left where it is, nothing was erased. "
        "The backup of {when} is good: restore {file}",
        when=when,
        file=str(file),
    )


def missing_beside_backups(file: Path, when: str) -> Refusal:
    return Refusal(
        "file_missing_backups_exist",
        "Your data file is gone, but its backups are here, so no empty one was made. "
        "The newest backup is of {when}: restore {file}",
        when=when,
        file=str(file),
    )


def of_error(error: OSError | dbapi2.Error) -> Refusal:
    """The sentence for an error of the disk or of SQLite that the user can act on; else the error again."""
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return disk_full()
        if error.errno in _FORBIDDEN:
            return folder_read_only()
        return disk_failing()
    name = str(getattr(error, "sqlite_errorname", ""))
    known = {
        "SQLITE_FULL": disk_full,
        "SQLITE_READONLY": folder_read_only,
        "SQLITE_PERM": folder_read_only,
        "SQLITE_CANTOPEN": folder_read_only,
        "SQLITE_BUSY": file_locked,
        "SQLITE_LOCKED": file_locked,
        "SQLITE_IOERR": disk_failing,
    }
    for prefix, sentence in known.items():
        if name.startswith(prefix):
            return sentence()
    raise error


def says_damaged(error: dbapi2.Error) -> bool:
    """Whether SQLite found the bytes wrong: damaged, or no database at all."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))
