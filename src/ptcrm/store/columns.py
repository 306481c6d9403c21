"""Column types in the four kinds a STRICT table takes: whole numbers, text, reals and bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

CONSTRAINT_NAMES: Final = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}
"""How SQLAlchemy names what it makes beside a column."""


class Instant(TypeDecorator[int]):
    """A moment as whole UTC milliseconds. A float or a datetime is a mistake and raises ``TypeError``."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> int | None:  # noqa: ANN401, ARG002
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise TypeError(f"an instant is int milliseconds, not {type(value).__name__}")


def table(name: str, metadata: MetaData, *parts: Column[Any] | Index | CheckConstraint) -> Table:
    """A STRICT table with a stable row number beside its public id.

    ``rid`` exists because full-text search joins on it: an implicit rowid changes when a table is rebuilt.
    """
    return Table(
        name,
        metadata,
        Column("rid", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *parts,
        sqlite_strict=True,
    )


def text(name: str) -> Column[str]:
    """Text that is empty rather than missing."""
    return Column(name, Text, nullable=False, server_default="")


def texts(*names: str) -> tuple[Column[str], ...]:
    """Columns of text next to each other."""
    return tuple(map(text, names))


def flag(name: str, default: bool = False) -> Column[int]:
    """Yes or no, as 1 or 0."""
    return Column(name, Integer, nullable=False, server_default=str(int(default)))


def instant(name: str, required: bool = False) -> Column[int]:
    """A moment; None where it did not happen (yet)."""
    return Column(name, Instant, nullable=not required)


def whole(name: str) -> Column[int]:
    """A whole number that may be missing (cents, minutes)."""
    return Column(name, Integer, nullable=True)


def link(name: str, target: str, required: bool = True) -> Column[str]:
    """The id of a row of another table. Children are removed by the command that removes the parent."""
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=not required)


def one_of(name: str, values: Iterable[str], required: bool = True) -> tuple[Column[str], CheckConstraint]:
    """A word out of a fixed list, with the check that keeps it so."""
    listed = ", ".join(f"'{value}'" for value in values)
    return (
        Column(name, Text, nullable=not required),
        CheckConstraint(f"{name} IN ({listed})", name=f"{name}_known"),
    )
