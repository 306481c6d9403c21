"""A trainer at work on a real data file: does commands, looks at Today, and knows how everything stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, Table, select

from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.commands.undoing import Undone, redo, undo
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel
from ptcrm.queries.today import answer_now
from ptcrm.queries.today_rows import WaitingRow
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import TRAINER, Session

ZONE = ZoneInfo("Europe/Amsterdam")
P = ParamSpec("P")
T = TypeVar("T")

NOT_CONTENT = {"command", "command_row", "search_text"}


@dataclass
class Trainer:
    """Commands run at ``now`` (UTC ms), which a test may move."""

    database: Database
    now: int
    origin: str = TRAINER

    def do(self, command: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One command in one transaction."""
        return self.database.write(
            lambda session: command(session, *args, **kwargs), self.now, self.origin
        ).value

    def undo(self) -> Undone:
        return self.do(undo)

    def redo(self) -> Undone:
        return self.do(redo)

    def add(
        self,
        name: str = "Sanne de Vries",
        arrived: str | None = None,
        message: str = "",
        channel: Channel = Channel.FORM,
        **person: Any,
    ) -> TakenIn:
        """A new enquiry of somebody, arrived at a wall-clock time."""
        arrival = None if arrived is None else Arrival(at(arrived))
        return self.do(take_in, Enquiry(Person(name=name, **person), channel, message, arrival))

    def waiting(self) -> list[WaitingRow]:
        """Who stands in "Answer now"."""
        with self.database.reading() as connection:
            return list(answer_now(connection, self.now).rows)

    def imported_earlier(self) -> list[WaitingRow]:
        with self.database.reading() as connection:
            return list(answer_now(connection, self.now).imported_earlier)

    def rows(self, table: Table, **where: Any) -> list[RowMapping]:
        query = select(table).order_by(table.c.rid)
        for name, value in where.items():
            query = query.where(table.c[name] == value)
        with self.database.reading() as connection:
            return list(connection.execute(query).mappings().all())

    def lead(self, lead_id: LeadId) -> RowMapping:
        return self.rows(tables.lead, id=lead_id)[0]

    def content(self) -> dict[str, list[tuple[tuple[str, Any], ...]]]:
        """Every row of every table, apart from the journal, row numbers and the moment of change."""
        found = {}
        for table in tables.metadata.sorted_tables:
            if table.name not in NOT_CONTENT:
                rows = [
                    tuple((name, value) for name, value in row.items() if name not in ("rid", "changed_at"))
                    for row in self.rows(table)
                ]
                found[table.name] = sorted(rows, key=str)
        return found


def at(moment: str) -> int:
    """``10:00`` on 23 November 2026, or ``22 10:00:01`` on another day of that month, in Amsterdam."""
    day, _, clock = moment.rpartition(" ")
    return (
        int(datetime.fromisoformat(f"2026-11-{day or '23'}T{clock}").replace(tzinfo=ZONE).timestamp()) * 1000
    )
