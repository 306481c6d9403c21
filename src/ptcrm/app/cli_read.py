"""The commands that only look."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ptcrm.app import cli_shapes as shapes
from ptcrm.app.cli_work import Answer, Work, table
from ptcrm.domain.ids import LeadId
from ptcrm.domain.limits import clean
from ptcrm.domain.moments import to_local, to_utc_ms, write_iso
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Stage
from ptcrm.queries.duplicates import duplicate_pairs
from ptcrm.queries.lead_card import lead_card
from ptcrm.queries.lead_list import (
    SEARCH_LIMIT,
    LeadFilter,
    lead_rids,
    lead_rows,
    rids_of,
    search_leads,
)
from ptcrm.queries.today import (
    answer_now,
    consultations_between,
    next_steps,
    without_next_step,
    without_outcome,
)
from ptcrm.store.checking import Checked, check, unopened

_CHUNK = 500
_MOST = 1 << 53
"""More leads than there are people; SQLite takes no larger numbers than it can count."""


def do_today(work: Work, asked: Namespace) -> Answer:  # noqa: ARG001 - every command is called alike
    """Who must be answered now, and what is next."""
    since, until = _local_day(work.now, work.zone)
    with work.reading() as connection:
        found = answer_now(connection, work.now)
        steps = next_steps(connection, until)
        gaps = without_next_step(connection)
        todays = consultations_between(connection, since, until)
        known = {row.consultation_id for row in todays}
        past = [row for row in without_outcome(connection, work.now) if row.consultation_id not in known]
    document = {
        "now": write_iso(work.now),
        "answer_now": [shapes.waiting(row) for row in found.rows],
        "imported_earlier": [shapes.waiting(row) for row in found.imported_earlier],
        "next_steps": [shapes.step(row) for row in steps],
        "without_next_step": [{"lead_id": gap.lead_id, "name": gap.name} for gap in gaps],
        "consultations": [shapes.consultation(row) for row in [*past, *todays]],
    }
    waiting = table(
        ("state", "waited", "name", "wants", "lead"),
        [
            (row.state, _waited(row.waited_ms), row.name, row.wants, row.lead_id)
            for row in [*found.rows, *found.imported_earlier]
        ],
        "Everyone has an answer.",
    )
    todo = table(
        ("at", "what", "name", "lead"),
        [(write_iso(row.at), row.what, row.name, row.lead_id) for row in steps],
        "Nothing planned today.",
    )
    return Answer(document, f"{waiting}\n\n{todo}")


def do_lead(work: Work, asked: Namespace) -> Answer:
    """One lead, whole."""
    with work.reading() as connection:
        card = lead_card(connection, LeadId(asked.lead_id), work.now, work.zone)
    document = shapes.lead(card)
    facts = [(name, str(value)) for name, value in document.items() if isinstance(value, str) and value]
    happened = [(write_iso(one.at), one.kind, one.text or one.new or "") for one in card.timeline]
    text = table(("", ""), facts, "") + "\n\n" + table(("at", "what", "text"), happened, "No contact yet.")
    return Answer(document, text)


def do_leads(work: Work, asked: Namespace) -> Answer:
    """Leads, newest first."""
    for name in ("limit", "offset"):
        value = getattr(asked, name)
        if value is not None and value < 0:
            raise Refusal("number_out_of_range", "The {field} must be 0 or more.", field=name)
    wanted = LeadFilter(stages=(Stage(asked.stage),) if asked.stage else ())
    offset = min(asked.offset, _MOST)
    with work.reading() as connection:
        if asked.search is not None:
            limit = SEARCH_LIMIT if asked.limit is None else min(asked.limit, _MOST)
            hits = search_leads(connection, clean(asked.search, "search"), 1000)
            rids = list(rids_of(connection, hits))
            if wanted.stages:
                rows = lead_rows(connection, rids)
                rids = [rid for rid in rids if rid in rows and rows[rid].stage in wanted.stages]
            rids = rids[offset : offset + limit]
        else:
            limit = None if asked.limit is None else min(asked.limit, _MOST)
            rids = list(lead_rids(connection, wanted, limit=limit, offset=offset))
        listed = []
        for start in range(0, len(rids), _CHUNK):
            part = rids[start : start + _CHUNK]
            rows = lead_rows(connection, part)
            listed += [rows[rid] for rid in part if rid in rows]
    cells = [(row.name, row.phone, row.email, row.stage, row.source, row.lead_id) for row in listed]
    head = ("name", "phone", "email", "stage", "source", "lead")
    return Answer([shapes.lead_row(row) for row in listed], table(head, cells, "Nobody here yet."))


def do_duplicates(work: Work, asked: Namespace) -> Answer:  # noqa: ARG001
    """Leads that may be one person."""
    with work.reading() as connection:
        pairs = duplicate_pairs(connection)
    document = [
        {
            "lead_id": pair.lead_id,
            "other_id": pair.other_id,
            "reasons": list(pair.reasons),
            "score": pair.score,
        }
        for pair in pairs
    ]
    cells = [(pair.lead_id, pair.other_id, ", ".join(pair.reasons), str(pair.score)) for pair in pairs]
    return Answer(document, table(("lead", "other", "reasons", "score"), cells, "No possible duplicates."))


def do_check(work: Work, asked: Namespace) -> Answer:  # noqa: ARG001
    """Whether the data file is whole. One that can't even be opened is a problem too, not an error."""
    try:
        found = check(work.database)
    except Refusal as refusal:
        return _checked(unopened(refusal), refusal)
    if found.ok:
        return _checked(found, None)
    count = len(found.problems)
    return _checked(
        found, Refusal("check_not_ok", "Checking the data file found problems: {count}.", count=count)
    )


def _checked(found: Checked, refusal: Refusal | None) -> Answer:
    document: dict[str, Any] = {
        "ok": found.ok,
        "schema": found.schema,
        "sqlite": found.sqlite,
        "leads": found.leads,
        "enquiries": found.enquiries,
        "touches": found.touches,
        "problems": list(found.problems),
    }
    if refusal is not None:
        document["error"] = {"code": refusal.code, "message": refusal.message}
    text = "\n".join(found.problems) or f"All is well: {found.leads} leads, {found.enquiries} enquiries."
    return Answer(document, text, refusal)


def _local_day(now: int, zone: ZoneInfo) -> tuple[int, int]:
    midnight = to_local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return to_utc_ms(midnight, zone), to_utc_ms(midnight + timedelta(days=1), zone)


def _waited(ms: int | None) -> str:
    if ms is None:
        return "?"
    minutes = ms // 60_000
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"
