"""Changing who a lead is: editing, removing, and telling two of them together or apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import RowMapping, select

from ptcrm.commands.merge_rows import close_second_step, join_drafts, join_told_apart, move_rows, swap_chosen
from ptcrm.commands.persons import (
    comparable_email,
    name_columns,
    one_email,
    one_phone,
    one_postcode,
    person_columns,
    point,
)
from ptcrm.domain.ids import LeadId
from ptcrm.domain.limits import clean
from ptcrm.domain.merging import MergeField
from ptcrm.domain.obstacles import obstacles_of, obstacles_text
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Obstacle
from ptcrm.store import tables
from ptcrm.store.session import Session

__all__ = (
    "LeadEdit",
    "add_contact_points",
    "edit_lead",
    "existing_lead",
    "fill_blanks",
    "merge_leads",
    "not_the_same",
    "person_columns",
    "removal_refusal",
    "remove_lead",
)


@dataclass(frozen=True, slots=True)
class LeadEdit:
    """What to change of a lead; None leaves a field as it is, "" or () empties it."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    postcode: str | None = None
    city: str | None = None
    wants: str | None = None
    target_group: str | None = None
    source: str | None = None
    referrer: str | None = None
    preferred_channel: str | None = None
    preferred_hours: str | None = None
    obstacles: tuple[Obstacle, ...] | None = None


def existing_lead(session: Session, lead_id: LeadId) -> RowMapping:
    """The lead's row. Refuses with ``no_such_lead``, ``lead_removed`` or ``lead_merged``."""
    row = session.get(tables.lead, lead_id)
    if row is None:
        raise Refusal("no_such_lead", "There is no lead with this id.")
    refusal = removal_refusal(session, row)
    if refusal is not None:
        raise refusal
    return row


def removal_refusal(session: Session, lead: RowMapping) -> Refusal | None:
    """Why nothing can be done with a lead any more: it was removed or merged; None while it is there."""
    if lead["removed_at"] is None:
        return None
    if lead["merged_into"] is None:
        return Refusal("lead_removed", "{name} was removed. Undo that first.", name=lead["name"])
    into = session.get(tables.lead, lead["merged_into"])
    return Refusal(
        "lead_merged",
        "{name} was merged with {other}. Go on there, or undo the merge first.",
        name=lead["name"],
        other=into["name"] if into is not None else "",
    )


def edit_lead(session: Session, lead_id: LeadId, edit: LeadEdit, region: str = "NL") -> bool:
    """Change what is known of a lead; whether anything did change. An odd number or address stays as typed.

    Refuses with ``nobody_left`` when neither name, phone nor e-mail would remain.
    """
    lead = existing_lead(session, lead_id)
    columns = _edited(lead, edit, region)
    after = {**lead, **columns}
    if not (after["name"] or after["phone"] or after["email"]):
        raise Refusal("nobody_left", "A name, a phone number or an e-mail address has to stay.")
    session.change(tables.lead, lead_id, **columns)
    for known in _points(session, lead_id):
        if known["value"] in (after["phone"], after["email"]):
            session.remove(tables.contact_point, known["id"])
    session.call_it("lead_edited", name=after["name"])
    return after != lead


def remove_lead(session: Session, lead_id: LeadId, spam: bool = False) -> None:
    """Put a lead in the bin: it shows and rings nowhere any more, and undo brings it back whole."""
    lead = existing_lead(session, lead_id)
    session.change(tables.lead, lead_id, removed_at=session.now, spam=int(spam))
    session.call_it("lead_removed", name=lead["name"])


def not_the_same(session: Session, a: LeadId, b: LeadId) -> None:
    """Say that two leads are two people, so that they are not proposed as duplicates again."""
    first, second = sorted((a, b))
    lead = existing_lead(session, a)
    existing_lead(session, b)
    pair = tables.not_the_same
    if session.first(select(pair.c.id).where(pair.c.lead_id == first, pair.c.other_id == second)) is None:
        session.add(pair, lead_id=first, other_id=second)
    session.call_it("told_apart", name=lead["name"])


def merge_leads(
    session: Session, keep: LeadId, other: LeadId, from_other: Collection[MergeField] = ()
) -> None:
    """Make two leads one: everything of ``other`` moves to ``keep``, whose empty fields are filled.

    Where both know something, what ``keep`` says stays, except for the fields ``from_other``; the second
    phone and address stay as further ones, and what stands in the way of either does. Who of the two is a
    client stays one.
    """
    if keep == other:
        raise Refusal("merge_with_itself", "A lead can't be merged with itself.")
    kept, gone = existing_lead(session, keep), existing_lead(session, other)
    session.call_it("leads_merged", name=kept["name"] or gone["name"])
    phones_and_addresses = [
        point(kind, row[kind]) for row in (kept, gone) for kind in ("phone", "email") if row[kind]
    ]
    kept, gone = swap_chosen(session, kept, gone, from_other)
    close_second_step(session, keep, other)
    move_rows(session, keep, other)
    join_told_apart(session, keep, other)
    join_drafts(session, keep, other)
    fill_blanks(session, kept, {name: gone[name] for name in _FILLABLE})
    both = obstacles_text((*obstacles_of(kept["obstacles"]), *obstacles_of(gone["obstacles"])))
    session.change(tables.lead, keep, obstacles=both)
    add_contact_points(session, keep, phones_and_addresses)
    _drop_repeated_points(session, keep)
    if gone["stage"] == "client" and kept["stage"] != "client":
        session.change(tables.lead, keep, stage="client", stage_since=gone["stage_since"], back_on=None)
    session.change(tables.lead, other, removed_at=session.now, merged_into=keep)


def fill_blanks(session: Session, lead: RowMapping, columns: dict[str, Any]) -> None:
    """Fill the empty fields of a lead; what is known is never overwritten."""
    filled: dict[str, Any] = {}
    for together in _TOGETHER:
        if not lead[together[0]] and columns.get(together[0]):
            filled |= {name: columns[name] for name in together if name in columns}
    if filled:
        session.change(tables.lead, lead["id"], **filled)


def add_contact_points(session: Session, lead_id: LeadId, points: list[dict[str, str]]) -> None:
    """Keep further phones and addresses of a lead, as far as they aren't known yet."""
    if not points:
        return
    lead = session.get(tables.lead, lead_id)
    known = {(it["kind"], it["key"] or it["value"]) for it in _points(session, lead_id)}
    if lead is not None:
        known |= {("phone", lead["phone"]), ("email", lead["email_key"] or lead["email"])}
    for it in points:
        if (it["kind"], it["key"] or it["value"]) not in known:
            known.add((it["kind"], it["key"] or it["value"]))
            session.add(tables.contact_point, lead_id=lead_id, **it)


_PLAIN: Final = {
    "wants": "goal",
    "target_group": "target group",
    "source": "source",
    "referrer": "referrer",
    "preferred_channel": "preferred channel",
    "preferred_hours": "preferred hours",
}
_TOGETHER: Final = (
    ("name", "given", "prefix", "family", "sort_name"),
    ("phone", "phone_valid"),
    ("email", "email_key"),
    ("postcode",),
    ("city",),
    *((name,) for name in _PLAIN),
    ("obstacles",),
    ("consent_at", "consent_how"),
)
"""Columns that are filled together, by whether the first is empty."""
_FILLABLE: Final = tuple(name for together in _TOGETHER for name in together)


def _edited(lead: RowMapping, edit: LeadEdit, region: str) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    if edit.name is not None:
        columns |= name_columns(" ".join(clean(edit.name, "name").split()))
    if edit.phone is not None:
        phone, valid = one_phone(edit.phone, region)
        columns |= {"phone": phone, "phone_valid": int(valid)}
    if edit.email is not None:
        email = one_email(edit.email)
        columns |= {"email": email, "email_key": comparable_email(email)}
    if edit.city is not None:
        columns["city"] = clean(edit.city, "town")
    if edit.postcode is not None:
        city = str(columns.get("city", lead["city"]))
        postcode, city = one_postcode(clean(edit.postcode, "postcode"), city, region)
        columns |= {"postcode": postcode, "city": city}
    for name, field in _PLAIN.items():
        value: str | None = getattr(edit, name)
        if value is not None:
            columns[name] = clean(value, field)
    if edit.obstacles is not None:
        columns["obstacles"] = obstacles_text(edit.obstacles)
    return columns


def _points(session: Session, lead_id: LeadId) -> list[RowMapping]:
    table = tables.contact_point
    return list(session.rows(select(table).where(table.c.lead_id == lead_id).order_by(table.c.rid)))


def _drop_repeated_points(session: Session, lead_id: LeadId) -> None:
    """After a merge: the numbers and addresses that both had stand there once."""
    lead = session.get(tables.lead, lead_id)
    if lead is None:
        return
    known = {("phone", lead["phone"]), ("email", lead["email_key"] or lead["email"])}
    for it in _points(session, lead_id):
        what = (it["kind"], it["key"] or it["value"])
        if what in known:
            session.remove(tables.contact_point, it["id"])
        known.add(what)
