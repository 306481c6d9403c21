"""What can be wrong with a whole file, as sentences: what happened, what is safe, what now."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from ptcrm.domain.refusals import Refusal
from ptcrm.store import faults

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST})
_DAMAGED: Final = (11, 26)
_CODES: Final = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


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
        return faults.file_damaged()
    file, when = backup
    return Refusal(
        "file_damaged_backup_good",
        "Your data file is damaged. It was left where it is, nothing was erased. "
        "The backup of {when} is good. Restore {file}",
        when=when,
        file=str(file),
    )


def missing_beside_backups(file: Path, when: str) -> Refusal:
    """``file``: the newest backup; ``when`` it was made."""
    return Refusal(
        "file_missing_backups_exist",
        "Your data file is gone, but its backups are here, so no empty one was made. "
        "The newest backup is of {when}. Restore {file}",
        when=when,
        file=str(file),
    )


def migration_failed(backup: Path) -> Refusal:
    """``backup``: what was made before the first step."""
    return Refusal(
        "migration_failed",
        "Your data could not be brought up to date for this PT CRM. It is as it was. A backup is in {file}",
        file=str(backup),
    )


def of_error(error: OSError | dbapi2.Error) -> Refusal:
    """The refusal for an error of the disk or of SQLite that the user can act on; others are raised again."""
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return faults.disk_full()
        return faults.folder_read_only() if error.errno in _FORBIDDEN else faults.file_unreachable()
    refusal = faults.as_refusal(_with_code(error))
    if refusal is None:
        raise error
    return refusal


def says_damaged(error: dbapi2.Error) -> bool:
    """Whether SQLite found the bytes wrong: damaged, or no database at all."""
    return getattr(_with_code(error), "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def _with_code(error: dbapi2.Error) -> dbapi2.Error:
    """Copying a database fails with SQLite's sentence but without its code."""
    if not hasattr(error, "sqlite_errorcode") and str(error) in _CODES:
        error.sqlite_errorcode = _CODES[str(error)]
    return error
