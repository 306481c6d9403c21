"""Two leads side by side: what each says, what hangs on each, and which facts only one of them can keep."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from ptcrm.domain.ids import LeadId
from ptcrm.domain.merging import MergeField, MergeSide, better_of_other, differing
from ptcrm.domain.refusals import Refusal
from ptcrm.store.tables import consultation, contact_point, enquiry, lead, note, touch


@dataclass(frozen=True, slots=True)
class PairSide:
    """One of the two. ``contacts`` counts touches; ``since`` (UTC ms) is when the lead was made."""

    lead_id: LeadId
    side: MergeSide
    more: tuple[str, ...]
    since: int
    enquiries: int
    contacts: int
    notes: int
    consultations: int


@dataclass(frozen=True, slots=True)
class PairCard:
    """Both, with the facts that differ, and of those the ones that the other says better."""

    keep: PairSide
    other: PairSide
    differing: tuple[MergeField, ...]
    from_other: frozenset[MergeField]


def pair_card(connection: Connection, keep: LeadId, other: LeadId) -> PairCard:
    """These two leads. Raises ``Refusal`` ``no_such_lead`` when one of them isn't there any more."""
    one, two = _side(connection, keep), _side(connection, other)
    return PairCard(one, two, differing(one.side, two.side), better_of_other(one.side, two.side))


def _side(connection: Connection, lead_id: LeadId) -> PairSide:
    query = select(lead).where(lead.c.id == lead_id, lead.c.removed_at.is_(None))
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Refusal("no_such_lead", "There is no lead with this id.")
    more = connection.execute(
        select(contact_point.c.value).where(contact_point.c.lead_id == lead_id).order_by(contact_point.c.rid)
    ).scalars()

    def count(table: Table) -> int:
        query = select(func.count()).select_from(table).where(table.c.lead_id == lead_id)
        return connection.execute(query).scalar_one()

    return PairSide(
        lead_id=lead_id,
        side=MergeSide({field: row[field.value] for field in MergeField}, bool(row["phone_valid"])),
        more=tuple(more),
        since=row["created_at"],
        enquiries=count(enquiry),
        contacts=count(touch),
        notes=count(note),
        consultations=count(consultation),
    )
