"""What SQLite says went wrong, as something the trainer can act on."""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import DBAPIError

from ptcrm.domain.refusals import Refusal, Wording

# Primary result codes of SQLite, the same in every version.
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

_WORDS: Final = {
    _BUSY: Wording("file_locked", "Another program is using your data file. Close it and try again."),
    _LOCKED: Wording("file_locked", "Another program is using your data file. Close it and try again."),
    _READONLY: Wording(
        "folder_read_only",
        (
            "PT CRM may not write in this folder, so nothing is saved now. Your data is untouched. "
            "Choose another folder."
        ),
    ),
    _IOERR: Wording(
        "disk_error",
        "The disk can't be read or written, so this isn't saved yet. What you typed is still here.",
    ),
    _CORRUPT: Wording("file_damaged", "Your data file is damaged. Nothing was erased. Restore a backup."),
    _NOTADB: Wording("file_damaged", "Your data file is damaged. Nothing was erased. Restore a backup."),
    _FULL: Wording(
        "disk_full",
        (
            "The disk is full, so this isn't saved yet. What you typed is still here. "
            "Free up some space and try again."
        ),
    ),
    _CANTOPEN: Wording("file_unreachable", "Your data file can't be opened. Is its folder still there?"),
}


def as_refusal(error: BaseException) -> Refusal | None:
    """The refusal that an error of SQLAlchemy or of the driver stands for; None for a bug of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None and str(cause) == "unable to open database file":
        code = _CANTOPEN
    if code is None and str(cause).startswith("Could not decode to UTF-8"):  # the driver's own words, too
        code = _CORRUPT
    words = _WORDS.get(code & 0xFF) if isinstance(code, int) else None
    return None if words is None else Refusal(*words)


def file_damaged() -> Refusal:
    """The data file does not hold what it should."""
    return Refusal(*_WORDS[_CORRUPT])


def folder_read_only() -> Refusal:
    """The folder of the data file can't be written."""
    return Refusal(*_WORDS[_READONLY])


def file_unreachable() -> Refusal:
    """The data file, or its folder, can't be opened."""
    return Refusal(*_WORDS[_CANTOPEN])


def disk_full() -> Refusal:
    """There is no room left on the disk."""
    return Refusal(*_WORDS[_FULL])
