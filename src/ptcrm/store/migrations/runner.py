"""Brings an older data file up to date, all of it or nothing, after a verified backup.

Steps are modules of ``versions``, numbered by the version they lead to. ``user_version`` is the only record
of where a file is: Alembic's own version table would be a second one, and a migrated file would then differ
from a created one. Alembic supplies the operations; this module supplies the one transaction around all
steps.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, NullPool, create_engine
from sqlcipher3 import dbapi2

from ptcrm.domain.refusals import Refusal
from ptcrm.store import backup, data_file, engine, file_refusals, inspection, verified_copy
from ptcrm.store.data_file import DATABASE
from ptcrm.store.folder_lock import alone_in

VERSIONS: Final = "ptcrm.store.migrations.versions"

Steps = Mapping[int, ModuleType]
"""By version, each with ``upgrade()`` and, where rows come or go, ``expected_counts(before) -> after``."""


class MigrationError(Exception):
    """A step did not leave the data as it should; everything is rolled back."""


def steps_in(package: str = VERSIONS) -> Steps:
    """The steps of a package: modules called ``v0001_...``, without a gap."""
    modules = {
        int(found.name[1:5]): importlib.import_module(f"{package}.{found.name}")
        for found in pkgutil.iter_modules(importlib.import_module(package).__path__)
    }
    if sorted(modules) != list(range(1, len(modules) + 1)):
        raise MigrationError(f"the steps of {package} have a gap")
    return modules


def schema_at(version: int, steps: Steps | None = None) -> frozenset[str]:
    """How a sound file of an older version is built; empty for a version that never was."""
    steps = steps_in() if steps is None else steps
    if version not in steps:
        return frozenset()
    with _connected(lambda: dbapi2.connect(":memory:", isolation_level=None)) as connection:
        _take(connection, steps, 0, version, counting=False)
        return inspection.schema_of(connection.connection.driver_connection)


def migrate(
    folder: Path,
    now: int,
    steps: Steps | None = None,
    target: int = data_file.SCHEMA_VERSION,
    wanted: Callable[[], frozenset[str]] = inspection.created_schema,
) -> Path | None:
    """Bring the file of a data folder to ``target``; returns the backup made before, None if nothing was due.

    ``wanted`` is the schema a created file has, which a migrated one must have too. Raises ``Refusal``, the
    file being as it was: migration_failed names the backup; also window_open, disk_full, file_damaged.
    """
    steps = steps_in() if steps is None else steps
    path = folder / DATABASE
    try:
        with alone_in(folder):
            verified_copy.need_room(folder, path, 2.2)
            found = _sound_version(folder, path, steps)
            if found == target:
                return None
            made = backup.back_up_before_migration(folder, target, now).file
            _migrate_or_say(path, steps, found, target, wanted, made)
            return made
    except dbapi2.DatabaseError as error:
        if file_refusals.says_damaged(error):
            raise backup.damaged(folder) from error
        raise file_refusals.of_error(error) from error


def _migrate_or_say(
    path: Path, steps: Steps, found: int, target: int, wanted: Callable[[], frozenset[str]], made: Path
) -> None:
    """Migrate; whatever a step does wrong, the file is as it was and the backup is named."""
    try:
        _migrate(path, steps, found, target, wanted())
    except Exception as error:
        if _version(path) != target:  # an error at COMMIT leaves open whether it was committed
            raise file_refusals.migration_failed(made) from error


def _sound_version(folder: Path, path: Path, steps: Steps) -> int:
    with data_file.raw_connection(path) as connection:
        version = inspection.heading(connection).version
        if inspection.damage(connection, quick=True):
            raise backup.damaged(folder)
        if inspection.schema_of(connection) != schema_at(version, steps):
            raise Refusal(
                "data_built_otherwise",
                "Your data file isn't built the way PT CRM builds its files, so it wasn't brought up to "
                "date. Nothing was changed. Restore a backup.",
            )
        return version


def _migrate(path: Path, steps: Steps, found: int, target: int, wanted: frozenset[str]) -> None:
    with _connected(lambda: engine.connect(path)) as connection:
        # Foreign keys stay off: rebuilding a table with them on deletes its children, and inside a
        # transaction this pragma does nothing without saying so.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            _take(connection, steps, found, target)
            _refuse_unsound(connection.connection.driver_connection, wanted)
            connection.exec_driver_sql(f"PRAGMA user_version={target}")
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            if connection.connection.driver_connection is not None:
                connection.exec_driver_sql("ROLLBACK")
            raise


def _take(connection: Connection, steps: Steps, found: int, target: int, counting: bool = True) -> None:
    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    raw = connection.connection.driver_connection
    for version in range(found + 1, target + 1):
        step = steps[version]
        before = inspection.table_counts(raw)
        with Operations.context(context):
            step.upgrade()
        if counting:
            _refuse_lost_rows(version, step, before, inspection.table_counts(raw))


def _refuse_lost_rows(version: int, step: ModuleType, before: dict[str, int], after: dict[str, int]) -> None:
    expected = step.expected_counts(before) if hasattr(step, "expected_counts") else before
    wrong = {name: (count, after.get(name)) for name, count in expected.items() if after.get(name) != count}
    if wrong:
        raise MigrationError(f"step {version} changed the number of rows: {wrong}")


def _refuse_unsound(raw: Any, wanted: frozenset[str]) -> None:  # noqa: ANN401
    there = inspection.schema_of(raw)
    problems = [f"lost: {part}" for part in sorted(wanted - there)]
    problems += [f"too much: {part}" for part in sorted(there - wanted)]
    problems += inspection.broken_links(raw)
    problems += inspection.damage(raw)
    if problems:
        raise MigrationError("; ".join(problems))


@contextmanager
def _connected(opener: Callable[[], Any]) -> Iterator[Connection]:
    unpooled = create_engine("sqlite://", creator=opener, module=dbapi2, poolclass=NullPool)
    with unpooled.connect() as connection:
        yield connection


def _version(path: Path) -> int:
    with data_file.raw_connection(path) as connection:
        return inspection.heading(connection).version
