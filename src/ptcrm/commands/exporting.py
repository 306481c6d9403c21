"""Everything of everybody to a file of the trainer's own: a table, contact cards, or all there is as JSON.

Reads the store directly and a few hundred leads at a time; leads in the bin stay out, health notes only go
in the JSON file, which is the whole of what is kept of a person.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Table, select
from sqlalchemy import text as sql

from ptcrm.domain.enquiry import Person
from ptcrm.domain.moments import write_iso
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.atomic_write import replacing
from ptcrm.integrations.table_writer import write_csv
from ptcrm.integrations.vcard_writer import write_vcards
from ptcrm.store import tables

_AT_ONCE: Final = 500

_CSV: Final = (
    "Name",
    "First name",
    "Tussenvoegsel",
    "Last name",
    "Phone",
    "Other phones",
    "Email",
    "Other emails",
    "Postcode",
    "City",
    "Stage",
    "Source",
    "Referrer",
    "Goal",
    "Target group",
    "Preferred channel",
    "Preferred hours",
    "Message",
    "Last enquiry",
    "Last contact",
    "Next step",
    "Next step at",
)

_CHILDREN: Final = (
    ("contact_points", tables.contact_point),
    ("enquiries", tables.enquiry),
    ("touches", tables.touch),
    ("notes", tables.note),
    ("moves", tables.stage_move),
    ("steps", tables.next_step),
    ("consultations", tables.consultation),
    ("obstacles", tables.consultation_obstacle),
    ("client_periods", tables.client_period),
    ("health_notes", tables.health_note),
    ("external_ids", tables.external_id),
    ("dismissals", tables.dismissal),
)
_OUR_OWN: Final = frozenset(
    {"rid", "lead_id", "sort_name", "email_key", "key", "sample", "removed_at", "spam"}
)
"""Columns that say nothing of the person."""
_FLAGS: Final = frozenset(
    {
        "phone_valid",
        "without_step",
        "time_known",
        "likely_spam",
        "human",
        "gift",
        "suggested",
        "discount_asked",
    }
)


def export_leads(connection: Connection, path: Path) -> int:
    """Write all leads to a ``.csv``, ``.json`` or ``.vcf`` file, in one step; returns how many.

    Refuses with ``unknown_export_kind`` and ``file_not_written``; the file is then as it was.
    """
    kinds: dict[str, Callable[[Connection, Path], int]] = {
        ".csv": _write_table,
        ".json": _write_everything,
        ".vcf": _write_cards,
    }
    write = kinds.get(path.suffix.casefold())
    if write is None:
        raise Refusal("unknown_export_kind", "Give the file a name that ends in .csv, .json or .vcf.")
    if path.is_dir():
        raise Refusal("export_is_folder", "{file} is a folder. Give the file another name.", file=path.name)
    return write(connection, path)


# ---- kinds of file ----------------------------------------------------------------------------------------


def _write_table(connection: Connection, path: Path) -> int:
    return write_csv(path, _CSV, (_cells(lead, its) for lead, its in _leads(connection)))


def _write_cards(connection: Connection, path: Path) -> int:
    return write_vcards(path, (_person(lead, its["contact_points"]) for lead, its in _leads(connection)))


def _write_everything(connection: Connection, path: Path) -> int:
    """One lead a line, so that a file of any size is written without holding it."""
    count = 0
    with replacing(path) as file:
        file.write('{"program": "PT CRM", "leads": [')
        for lead, its in _leads(connection):
            document = _document(lead)
            document |= {name: [_document(row) for row in rows] for name, rows in its.items()}
            file.write(",\n" if count else "\n")
            file.write(json.dumps(document, ensure_ascii=False))
            count += 1
        file.write("\n]}\n")
    return count


def _cells(lead: RowMapping, its: Mapping[str, Sequence[RowMapping]]) -> list[str]:
    person = _person(lead, its["contact_points"])
    enquiries = its["enquiries"]
    touches = its["touches"]
    step = next((row for row in its["steps"] if row["done_at"] is None and row["dropped_at"] is None), None)
    return [
        person.name,
        person.given,
        person.prefix,
        person.family,
        person.phone,
        " / ".join(person.phones),
        person.email,
        " / ".join(person.emails),
        person.postcode,
        person.city,
        lead["stage"],
        person.source,
        person.referrer,
        person.wants,
        person.target_group,
        lead["preferred_channel"],
        lead["preferred_hours"],
        "\n\n".join(row["message"] for row in enquiries if row["message"]),
        write_iso(max(row["arrived_at"] for row in enquiries)) if enquiries else "",
        write_iso(max(row["at"] for row in touches)) if touches else "",
        step["what"] if step else "",
        write_iso(step["at"]) if step else "",
    ]


def _person(lead: RowMapping, points: Sequence[RowMapping]) -> Person:
    return Person(
        **{name: lead[name] for name in ("name", "given", "prefix", "family", "phone", "email", "postcode")},
        **{name: lead[name] for name in ("city", "wants", "target_group", "source", "referrer")},
        phone_valid=bool(lead["phone_valid"]),
        phones=tuple(row["value"] for row in points if row["kind"] == "phone"),
        emails=tuple(row["value"] for row in points if row["kind"] == "email"),
    )


def _document(row: RowMapping) -> dict[str, Any]:
    """A row with instants as ISO text and yes and no as such; what was never filled in is left out."""
    document: dict[str, Any] = {}
    for name, value in row.items():
        if name in _OUR_OWN or value in (None, ""):
            continue
        if name in _FLAGS:
            value = bool(value)
        elif (name in ("at", "stage_since") or name.endswith("_at")) and isinstance(value, int):
            value = write_iso(value)
        document[name] = value
    return document


# ---- reading ----------------------------------------------------------------------------------------------


def _leads(connection: Connection) -> Iterator[tuple[RowMapping, dict[str, list[RowMapping]]]]:
    """Each lead that isn't in the bin with everything that hangs on it, oldest first."""
    lead = tables.lead
    after = 0
    while True:
        rows = (
            connection.execute(
                select(lead)
                .where(lead.c.rid > after, lead.c.removed_at.is_(None))
                .order_by(lead.c.rid)
                .limit(_AT_ONCE)
            )
            .mappings()
            .all()
        )
        if not rows:
            return
        after = rows[-1]["rid"]
        ids = json.dumps([row["id"] for row in rows])
        children = {name: _by_lead(connection, table, ids) for name, table in _CHILDREN}
        for row in rows:
            yield row, {name: children[name].get(row["id"], []) for name in children}


def _by_lead(connection: Connection, table: Table, ids: str) -> dict[str, list[RowMapping]]:
    out: defaultdict[str, list[RowMapping]] = defaultdict(list)
    chosen = sql("lead_id IN (SELECT value FROM json_each(:ids))").bindparams(ids=ids)
    for row in connection.execute(select(table).where(chosen).order_by(table.c.rid)).mappings():
        out[row["lead_id"]].append(row)
    return out
