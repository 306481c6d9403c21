"""Leads that were read before they are asked for: the neighbours of the one on show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from ptcrm.domain.changes import Changes
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.queries.lead_card import LeadCard, lead_card
from ptcrm.ui.kit.desk import Desk

_GOOD_FOR_MS: Final = 60_000
_KEPT: Final = 6


@dataclass(frozen=True, slots=True)
class ReadLead:
    """A lead as it was at ``read_at`` (UTC ms)."""

    read_at: int
    card: LeadCard


class LeadsAhead(QObject):
    """Keeps the few that were read last; any change to the data makes it forget them all."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read: dict[LeadId, ReadLead] = {}
        self._since = 0
        desk.tasks.changed.connect(self._forget)

    def get(self, lead_id: LeadId) -> ReadLead | None:
        """The lead, if it was read within the last minute and nothing was changed since."""
        found = self._read.get(lead_id)
        late = found is not None and not 0 <= self._desk.now() - found.read_at <= _GOOD_FOR_MS
        return None if late else found

    def keep(self, read: ReadLead) -> None:
        """Remember the lead on show, for the way back."""
        self._read[read.card.lead_id] = read

    def look(self, lead_ids: Sequence[LeadId]) -> None:
        """Read these in the background and keep only them and what is on show."""
        wanted = [lead_id for lead_id in lead_ids if self.get(lead_id) is None]
        if wanted:
            job = partial(_read_all, lead_ids=wanted, now=self._desk.now(), zone=self._desk.zone)
            self._desk.tasks.read(self, "ahead", job, partial(self._found, self._since))

    def _found(self, since: int, read: list[ReadLead]) -> None:
        if since != self._since:
            return
        for one in read:
            self._read[one.card.lead_id] = one
        for old in list(self._read)[:-_KEPT]:
            del self._read[old]

    def _forget(self, _changes: Changes) -> None:
        self._since += 1
        self._read.clear()


def _read_all(connection: Connection, lead_ids: Sequence[LeadId], now: int, zone: ZoneInfo) -> list[ReadLead]:
    read = []
    for lead_id in lead_ids:
        try:
            read.append(ReadLead(now, lead_card(connection, lead_id=lead_id, now=now, zone=zone)))
        except Refusal:
            continue  # removed by now: the page says so when it is opened
    return read
