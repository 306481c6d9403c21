"""A copy of a database that is known to be whole: what every backup is made with."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from ptcrm.store import data_file, faults, file_refusals, inspection
from ptcrm.store.data_file import PART

HASH: Final = ".sha256"
"""Ends the name of the file beside a backup that holds its SHA-256, as ``sha256sum --check`` reads it."""

_ROOM: Final = 1 << 20


class DamagedSource(Exception):
    """The database to copy isn't whole, so no copy was made."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A finished copy; ``sha256`` in hexadecimal."""

    file: Path
    leads: int
    sha256: str


def verified_copy(source: Path, target: Path) -> Verified:
    """Copy a database that may be in use; ``target`` appears only when it is whole and on the disk.

    The rows are counted and copied in one read transaction, so the counts must agree however busy the
    source is. Raises ``DamagedSource``, or ``Refusal`` when the disk is full, read-only or failing.
    """
    part = target.with_name(target.name + PART)
    try:
        need_room(target.parent, source, 1.1)
        discard(part)
        data_file.private_file(part)
        leads = _copy(source, part)
        data_file.flush_file(part)
        digest = data_file.sha256(part)
        _note_hash(target, digest)
        part.replace(target)
        data_file.flush_folder(target.parent)
    except dbapi2.DatabaseError as error:
        if file_refusals.says_damaged(error):
            raise DamagedSource(str(error)) from error
        raise file_refusals.of_error(error) from error
    except OSError as error:
        raise file_refusals.of_error(error) from error
    finally:
        with contextlib.suppress(OSError):
            discard(part)
    return Verified(target, leads, digest)


def is_verified(file: Path) -> bool:
    """Whether a backup is still, byte for byte, what was checked when it was made."""
    try:
        noted = file.with_name(file.name + HASH).read_text(encoding="ascii").split(" ", 1)[0]
        return noted == data_file.sha256(file)
    except (OSError, ValueError):
        return False


def need_room(folder: Path, source: Path, times: float) -> None:
    """Refuse when the disk has no room for a file this many times the size of the source."""
    size = sum(file.stat().st_size for file in [source, *data_file.companions(source)])
    if shutil.disk_usage(folder).free < size * times + _ROOM:
        raise faults.disk_full()


def discard(file: Path) -> None:
    """Delete a file with its companions, if they are there."""
    for gone in [file, *data_file.companions(file)]:
        gone.unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> int:
    with data_file.raw_connection(source) as original, data_file.raw_connection(part) as copy:
        original.execute("BEGIN")
        counted = inspection.table_counts(original)
        original.backup(copy)
        original.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")
        found = inspection.damage(copy)
        if not found and inspection.table_counts(copy) != counted:
            found = ["the copy holds another number of rows"]
        if found:
            raise DamagedSource(found[0])
        return inspection.leads_in(copy)


def _note_hash(target: Path, digest: str) -> None:
    beside = target.with_name(target.name + HASH)
    discard(beside)
    data_file.private_file(beside)
    beside.write_text(f"{digest}  {target.name}\n", encoding="ascii")
    data_file.flush_file(beside)
