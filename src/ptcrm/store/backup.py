"""Backups of the data file, and putting one back without losing what is there now."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2

from ptcrm.domain.refusals import Refusal
from ptcrm.store import backup_names, data_file, file_refusals, inspection, program_versions, verified_copy
from ptcrm.store.backup_names import Kept
from ptcrm.store.data_file import BACKUPS, DATABASE, PART
from ptcrm.store.folder_lock import FolderLock, alone_in
from ptcrm.store.verified_copy import HASH, DamagedSource, discard

if TYPE_CHECKING:
    from ptcrm.store.database import Database

_LOCK: Final = ".lock"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A finished backup; ``sha256`` also stands beside the file."""

    file: Path
    leads: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Restored:
    """``previous``: the backup of what was there, the folder it was set aside in, or None if nothing was."""

    leads: int
    previous: Path | None


def back_up(database: Database, to: Path | None, now: int) -> BackedUp:
    """Make a verified backup, in the data folder's own ``backups`` or in a folder of the user's choice.

    Only the data folder's own are rotated. Raises ``Refusal``; older backups are then untouched.
    """
    own = database.folder / BACKUPS
    with _writing_in(to or own):
        made = _copy(database.path, to or own, "ptcrm", now)
        if to is None:
            _rotate(own, now, made.file)
    return made


def back_up_before_migration(folder: Path, version: int, now: int) -> BackedUp:
    """A verified backup named after the version that is migrated to."""
    with _writing_in(folder / BACKUPS):
        return _copy(folder / DATABASE, folder / BACKUPS, f"pre-v{version}", now)


def latest_backup(folder: Path) -> tuple[Path, int] | None:
    """The newest verified backup of a data folder and when it was made (UTC ms); its bytes aren't read."""
    return next(((kept.file, kept.at) for kept in verified_backups(folder)), None)


def verified_backups(folder: Path) -> list[Kept]:
    """The backups of a data folder that were checked when they were made, newest first; no bytes are read."""
    found = backup_names.backups_in(folder / BACKUPS)
    return [kept for kept in found if kept.file.with_name(kept.file.name + HASH).exists()]


def damaged(folder: Path) -> Refusal:
    """The sentence for a damaged data file, with the newest backup that is still good."""
    good = backup_names.newest_good(folder / BACKUPS)
    return file_refusals.damaged((good.file, data_file.readable(good.at)) if good else None)


def clean_up(folder: Path) -> None:
    """Delete what a backup or a restore left unfinished, unless one is being made right now."""
    backups = folder / BACKUPS
    if not any(backups.glob(f"*{PART}*")) and not (folder / (DATABASE + PART)).exists():
        return
    with contextlib.suppress(Refusal), _writing_in(backups):
        for part in [*backups.glob(f"*{PART}"), folder / (DATABASE + PART)]:
            discard(part)


def restore(folder: Path, file: Path, now: int) -> Restored:
    """Put a backup in the place of the data; what is there now is backed up first, or else set aside.

    The caller has closed its own ``Database``. The backup is copied and the copy is checked before anything
    is touched. Raises ``Refusal`` while another process holds the folder, and for a file that isn't PT CRM's,
    is newer, damaged or built otherwise.
    """
    try:
        data_file.private_folder(folder)
        data_file.private_folder(folder / BACKUPS)
        with alone_in(folder), _writing_in(folder / BACKUPS):
            return _restore(folder, file, now)
    except OSError as error:
        raise file_refusals.of_error(error) from error


def _restore(folder: Path, file: Path, now: int) -> Restored:
    current, part = folder / DATABASE, folder / (DATABASE + PART)
    try:
        leads = _checked_copy(file, part)
        backed_up = _back_up_current(folder, now)
        aside = backup_names.new_name(folder / BACKUPS, "replaced", now, ending="")
        moved = _set_aside(current, aside)
        try:
            part.replace(current)
            data_file.flush_folder(folder)
        except OSError:
            for old in moved:
                old.replace(folder / old.name)
            raise
    finally:
        discard(part)
    if backed_up is not None:
        shutil.rmtree(aside, ignore_errors=True)  # the verified backup holds all of it
    return Restored(leads, backed_up or (aside if moved else None))


def _checked_copy(file: Path, part: Path) -> int:
    """Copy the file with its companions and judge the copy; returns how many leads it holds."""
    try:
        with file.open("rb") as stream:
            ours = stream.read(16) == b"SQLite format 3\x00"
    except OSError as error:
        raise Refusal(
            "backup_unreadable", "{file} can't be read. Nothing was changed.", file=str(file)
        ) from error
    if not ours:
        raise _not_ours(file)
    noted = file.with_name(file.name + HASH).exists()
    if noted and not verified_copy.is_verified(file):
        raise _backup_damaged(file)
    verified_copy.need_room(part.parent, file, 2.2)
    discard(part)
    for source in [file, *data_file.companions(file)]:
        if source.name.endswith("-shm"):
            continue
        target = part.with_name(part.name + source.name.removeprefix(file.name))
        data_file.private_file(target)
        shutil.copyfile(source, target)
    try:
        leads = _judge(part, file)
    except dbapi2.DatabaseError as error:
        if file_refusals.says_damaged(error):
            raise _backup_damaged(file) from error
        raise file_refusals.of_error(error) from error
    data_file.flush_file(part)
    return leads


def _judge(part: Path, file: Path) -> int:
    with data_file.raw_connection(part) as connection:
        heading = inspection.heading(connection)
        if not heading.ours or heading.empty:
            raise _not_ours(file)
        program_versions.refuse_newer(heading.version)
        if inspection.schema_of(connection) != program_versions.schema_at(heading.version):
            raise Refusal(
                "backup_built_otherwise",
                "{file} isn't built the way PT CRM builds its files, so it wasn't opened. "
                "Nothing was changed.",
                file=str(file),
            )
        connection.execute("PRAGMA journal_mode=DELETE")
        if inspection.damage(connection):
            raise _backup_damaged(file)
        return inspection.leads_in(connection)


def _back_up_current(folder: Path, now: int) -> Path | None:
    """A backup of what is there now, or None when nothing is or it can't be read as ours."""
    current = folder / DATABASE
    if not current.is_file() or current.stat().st_size == 0:
        return None
    try:
        with data_file.raw_connection(current) as connection:
            heading = inspection.heading(connection)
        if heading.ours and not heading.empty:
            return verified_copy.verified_copy(
                current, backup_names.new_name(folder / BACKUPS, "ptcrm", now)
            ).file
    except DamagedSource:
        return None
    except dbapi2.DatabaseError as error:
        if not file_refusals.says_damaged(error):
            raise file_refusals.of_error(error) from error
    return None


def _set_aside(current: Path, aside: Path) -> list[Path]:
    """Move a file and its companions into a folder of their own; returns where they are now."""
    there = [current] if current.exists() or current.is_symlink() else []
    moved = []
    data_file.private_folder(aside)
    for file in [*there, *data_file.companions(current)]:
        moved.append(file.replace(aside / file.name))
    data_file.flush_folder(aside)
    if not moved:
        aside.rmdir()
    return moved


def _copy(source: Path, folder: Path, why: str, now: int) -> BackedUp:
    try:
        made = verified_copy.verified_copy(source, backup_names.new_name(folder, why, now))
    except DamagedSource as error:
        raise damaged(source.parent) from error
    return BackedUp(made.file, made.leads, made.sha256)


def _rotate(folder: Path, now: int, made: Path) -> None:
    for gone in backup_names.may_go(backup_names.kept_in(folder), now, made):
        if gone.is_dir():
            shutil.rmtree(gone, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                discard(gone)
                gone.with_name(gone.name + HASH).unlink(missing_ok=True)


@contextlib.contextmanager
def _writing_in(folder: Path) -> Iterator[None]:
    """Hold a folder of backups, so that nobody takes an unfinished backup for a left-over one."""
    try:
        data_file.private_folder(folder)
        lock = FolderLock.acquire(folder, _LOCK)
    except OSError as error:
        raise file_refusals.of_error(error) from error
    if lock is None:
        raise Refusal("backup_running", "A backup is being made right now. Try again in a moment.")
    try:
        yield
    finally:
        lock.release()


def _not_ours(file: Path) -> Refusal:
    return Refusal("backup_not_ours", "{file} is not a file of PT CRM. Nothing was changed.", file=str(file))


def _backup_damaged(file: Path) -> Refusal:
    return Refusal(
        "backup_damaged", "{file} is damaged, so it wasn't restored. Nothing was changed.", file=str(file)
    )
