"""Leads to a file of the trainer's own: a spreadsheet, a CSV, contact cards, or all there is as JSON.

Reads the store directly and a few hundred leads at a time; leads in the bin stay out, and health notes only
go in the JSON file, which is the whole of what is kept of a person. Whatever was written comes back by
importing the file: see ``integrations/own_table`` and ``integrations/own_export``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, RowMapping, Select, func, or_, select

from ptcrm.commands.lead_documents import CHILDREN, document
from ptcrm.commands.steady import steady
from ptcrm.domain.enquiry import Person, Standing
from ptcrm.domain.moments import to_local, to_utc_ms, write_iso
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Stage
from ptcrm.integrations.atomic_write import replacing
from ptcrm.integrations.own_columns import (
    OWN_COLUMNS,
    TableLanguage,
    join_values,
    obstacles_cell,
    own_header,
    source_text,
    stage_text,
)
from ptcrm.integrations.own_export import end_of_export, start_of_export
from ptcrm.integrations.sheet_writer import Cell, write_sheet
from ptcrm.integrations.table_writer import write_csv
from ptcrm.integrations.vcard_writer import CardOfLead, write_vcards
from ptcrm.store import tables

_AT_ONCE: Final = 500
_ON_A_CARD: Final = frozenset({"contact_points"})
_IN_A_TABLE: Final = _ON_A_CARD | {"enquiries", "touches", "steps"}
_EVERYTHING: Final = _ON_A_CARD | CHILDREN.keys() | {"alerts", "not_the_same"}

Lead = tuple[RowMapping, dict[str, list[RowMapping]]]
"""A lead and the rows that hang on it, by what an export calls them."""


@dataclass(frozen=True, slots=True)
class Export:
    """What to write and how.

    ``rids`` are row numbers of the leads (None: all); ``zone`` is the laptop's, for moments in a spreadsheet;
    ``progress`` is told (leads done, leads in all) and ``stop`` asked before each few hundred.
    """

    zone: ZoneInfo
    language: TableLanguage = TableLanguage.EN
    rids: Sequence[int] | None = None
    progress: Callable[[int, int], None] | None = None
    stop: Callable[[], bool] | None = None


class _StoppedError(Exception):
    """The trainer stopped the export."""


def export_leads(connection: Connection, path: Path, wanted: Export) -> int | None:
    """Write leads to a ``.xlsx``, ``.csv``, ``.vcf`` or ``.json`` file, in one step.

    Returns how many; None when it was stopped. Refuses with ``unknown_export_kind``, ``export_is_folder``,
    ``sheet_full`` and ``file_not_written``. Stopped or refused, the file is as it was.
    """
    kinds: dict[str, tuple[Callable[[Path, Iterable[Lead], Export], int], frozenset[str]]] = {
        ".csv": (_write_table, _IN_A_TABLE),
        ".json": (_write_everything, _EVERYTHING),
        ".vcf": (_write_cards, _ON_A_CARD),
        ".xlsx": (_write_sheet, _IN_A_TABLE),
    }
    write, needed = kinds.get(path.suffix.casefold(), (None, _EVERYTHING))
    if write is None:
        raise Refusal("unknown_export_kind", "Give the file a name that ends in .xlsx, .csv, .vcf or .json.")
    if path.is_dir():
        raise Refusal("export_is_folder", "{file} is a folder. Give the file another name.", file=path.name)
    try:
        with steady():
            return write(path, _told(connection, wanted, needed), wanted)
    except _StoppedError:
        return None


# ---- kinds of file ----------------------------------------------------------------------------------------


def _write_table(path: Path, leads: Iterable[Lead], wanted: Export) -> int:
    rows = (_cells(lead, wanted) for lead in leads)
    texts = ([_as_text(cell, wanted.zone) for cell in row] for row in rows)
    return write_csv(path, own_header(wanted.language), texts)


def _write_sheet(path: Path, leads: Iterable[Lead], wanted: Export) -> int:
    widths = [column.width for column in OWN_COLUMNS.values()]
    header = list(zip(own_header(wanted.language), widths, strict=True))
    return write_sheet(path, "Leads", header, (_cells(lead, wanted) for lead in leads))


def _write_cards(path: Path, leads: Iterable[Lead], _wanted: Export) -> int:
    return write_vcards(path, (_card(lead, its["contact_points"]) for lead, its in leads))


def _card(lead: RowMapping, points: Sequence[RowMapping]) -> CardOfLead:
    standing = Standing(Stage(lead["stage"]), lead["stage_since"], lead["back_on"] or "")
    return CardOfLead(lead["id"], _person(lead, points), standing)


def _write_everything(path: Path, leads: Iterable[Lead], _wanted: Export) -> int:
    """One lead a line, so that a file of any size is written and read without holding it."""
    count = 0
    with replacing(path) as file:
        file.write(start_of_export())
        for lead, its in leads:
            whole = document(tables.lead, lead) | _history(lead["id"], its)
            file.write(",\n" if count else "\n")
            file.write(json.dumps(whole, ensure_ascii=False))
            count += 1
        file.write(end_of_export())
    return count


def _history(lead_id: str, its: Mapping[str, Sequence[RowMapping]]) -> dict[str, Any]:
    """What hangs on a lead; nothing of a kind is an empty list."""
    pairs = (sorted((row["lead_id"], row["other_id"])) for row in its["not_the_same"])
    return {
        "contact_points": [document(tables.contact_point, row) for row in its["contact_points"]],
        **{name: [document(table, row) for row in its[name]] for name, table in CHILDREN.items()},
        "alerts": [document(tables.alert, row) for row in its["alerts"]],
        "not_the_same": sorted({one for pair in pairs for one in pair} - {lead_id}),
    }


def _cells(of: Lead, wanted: Export) -> list[Cell]:
    """One row of the table, in the order of ``OWN_COLUMNS``."""
    lead, its = of
    zone, language = wanted.zone, wanted.language
    person = _person(lead, its["contact_points"])
    enquiries, touches = its["enquiries"], its["touches"]
    step = next((row for row in its["steps"] if row["done_at"] is None and row["dropped_at"] is None), None)
    cells: dict[str, Cell] = {
        "name": person.name,
        "given": person.given,
        "prefix": person.prefix,
        "family": person.family,
        "phone": person.phone,
        "phones": join_values(person.phones),
        "email": person.email,
        "emails": join_values(person.emails),
        "postcode": person.postcode,
        "city": person.city,
        "stage": stage_text(Stage(lead["stage"]), language),
        "since": to_local(lead["stage_since"], zone).date(),
        "back_on": date.fromisoformat(lead["back_on"]) if lead["back_on"] else "",
        "source": source_text(person.source, language),
        "referrer": person.referrer,
        "wants": person.wants,
        "target_group": person.target_group,
        "obstacles": obstacles_cell(person.obstacles, language),
        "preferred_channel": person.preferred_channel,
        "preferred_hours": person.preferred_hours,
        "message": "\n\n".join(row["message"] for row in enquiries if row["message"]),
        "last_enquiry": _clock(max((row["arrived_at"] for row in enquiries), default=None), zone),
        "last_contact": _clock(max((row["at"] for row in touches), default=None), zone),
        "step": step["what"] if step else "",
        "step_at": _clock(step["at"] if step else None, zone),
        "id": lead["id"],
    }
    return [cells[name] for name in OWN_COLUMNS]


def _clock(at: int | None, zone: ZoneInfo) -> datetime | str:
    return "" if at is None else to_local(at, zone).replace(tzinfo=None)


def _as_text(cell: Cell, zone: ZoneInfo) -> str:
    if isinstance(cell, datetime):
        return write_iso(to_utc_ms(cell, zone))
    return cell if isinstance(cell, str) else cell.isoformat()


def _person(lead: RowMapping, points: Sequence[RowMapping]) -> Person:
    return Person(
        **{name: lead[name] for name in ("name", "given", "prefix", "family", "phone", "email", "postcode")},
        **{name: lead[name] for name in ("city", "wants", "target_group", "source", "referrer")},
        phone_valid=bool(lead["phone_valid"]),
        phones=tuple(row["value"] for row in points if row["kind"] == "phone"),
        emails=tuple(row["value"] for row in points if row["kind"] == "email"),
        preferred_channel=lead["preferred_channel"],
        preferred_hours=lead["preferred_hours"],
        obstacles=lead["obstacles"],
    )


# ---- reading ----------------------------------------------------------------------------------------------


def _told(connection: Connection, wanted: Export, needed: frozenset[str]) -> Iterator[Lead]:
    """The leads of an export, who says how far it is and stops when asked."""
    total = _count(connection, wanted)
    done = 0
    for some in _leads(connection, wanted.rids, needed):
        if wanted.stop is not None and wanted.stop():
            raise _StoppedError
        if wanted.progress is not None:
            wanted.progress(done, total)
        yield from some
        done += len(some)
    if wanted.progress is not None:
        wanted.progress(done, total)


def _count(connection: Connection, wanted: Export) -> int:
    if wanted.rids is not None:
        return len(wanted.rids)
    lead = tables.lead
    query = select(func.count()).select_from(lead).where(lead.c.removed_at.is_(None))
    return int(connection.execute(query).scalar_one())


def _leads(
    connection: Connection, rids: Sequence[int] | None, needed: frozenset[str]
) -> Iterator[list[Lead]]:
    """The leads that aren't in the bin with the rows that are needed, some hundreds at a time: oldest first,
    or in the order of ``rids``."""
    lead = tables.lead
    here = select(lead).where(lead.c.removed_at.is_(None))
    if rids is not None:
        for at in range(0, len(rids), _AT_ONCE):
            some = list(rids[at : at + _AT_ONCE])
            found = {row["rid"]: row for row in _rows(connection, here.where(lead.c.rid.in_(some)))}
            yield _with_rows(connection, [found[rid] for rid in some if rid in found], needed)
        return
    after = 0
    while rows := _rows(connection, here.where(lead.c.rid > after).order_by(lead.c.rid).limit(_AT_ONCE)):
        after = rows[-1]["rid"]
        yield _with_rows(connection, rows, needed)


def _with_rows(connection: Connection, leads: Sequence[RowMapping], needed: frozenset[str]) -> list[Lead]:
    """These leads with the needed rows that hang on them, in the order in which they were made."""
    ids = [row["id"] for row in leads]
    alert, enquiry, pair = tables.alert, tables.enquiry, tables.not_the_same
    of_enquiries = select(alert, enquiry.c.lead_id).join(enquiry, enquiry.c.id == alert.c.enquiry_id)
    both = or_(pair.c.lead_id.in_(ids), pair.c.other_id.in_(ids))
    queries: dict[str, Select[Any]] = {
        name: select(table).where(table.c.lead_id.in_(ids)).order_by(table.c.rid)
        for name, table in (("contact_points", tables.contact_point), *CHILDREN.items())
    }
    queries["alerts"] = of_enquiries.where(enquiry.c.lead_id.in_(ids)).order_by(alert.c.rid)
    queries["not_the_same"] = select(pair).where(both)
    its = {
        name: _grouped(
            _rows(connection, query), "lead_id", *(("other_id",) if name == "not_the_same" else ())
        )
        for name, query in queries.items()
        if name in needed
    }
    return [(row, {name: rows.get(row["id"], []) for name, rows in its.items()}) for row in leads]


def _rows(connection: Connection, query: Select[Any]) -> Sequence[RowMapping]:
    return connection.execute(query).mappings().all()


def _grouped(rows: Iterable[RowMapping], *names: str) -> dict[str, list[RowMapping]]:
    """The rows by each of these columns."""
    out: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        for name in names:
            out[row[name]].append(row)
    return out
