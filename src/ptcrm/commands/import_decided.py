"""What becomes of one row of an import, and by which ids its source knows it from then on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ptcrm.commands.conversations import News
from ptcrm.commands.import_history import Kept
from ptcrm.commands.import_plan import PlannedRow
from ptcrm.commands.matching import Found
from ptcrm.commands.persons import content_of
from ptcrm.domain.enquiry import Enquiry
from ptcrm.domain.ids import BatchId, EnquiryId, LeadId, new_id


@dataclass(slots=True)
class Decided:
    """Who a row is, and what is to become of it. ``enquiry_id`` is that of the enquiry it makes, if any;
    ``row_known``: the source's row came in before; ``kept``: what an export kept of the lead; ``news``: what
    was said that isn't there yet."""

    row: PlannedRow
    enquiry: Enquiry
    found: Found
    lead_id: LeadId
    enquiry_id: EnquiryId | None
    changed: bool
    row_known: bool = False
    kept: Kept | None = None
    news: News = field(default_factory=News)

    @property
    def enquiries(self) -> int:
        """How many enquiries it makes."""
        return int(self.enquiry_id is not None) + (self.kept.enquiries if self.kept else 0)

    @property
    def brings_more(self) -> bool:
        """Whether it adds an enquiry, history or words to a lead."""
        history = self.kept is not None and self.kept.anything
        return self.enquiry_id is not None or history or bool(self.news)

    @property
    def new(self) -> bool:
        """Whether it makes a lead."""
        return self.found.lead_id is None


def row_id(enquiry: Enquiry) -> tuple[str, str]:
    """The source and its id for a row."""
    return enquiry.external_source, enquiry.external_id


def external_rows(changed: Iterable[Decided], batch_id: BatchId) -> list[dict[str, Any]]:
    """By which ids their sources know these rows, and their people in chats, each once."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for one in changed:
        if not one.enquiry.external_id or one.found.external_row is not None:
            continue
        if one.enquiry.external_id == one.lead_id:  # the lead's own id is known without
            continue
        row = rows.get(row_id(one.enquiry))
        if row is None:
            rows[row_id(one.enquiry)] = _external_row(one, batch_id)
        elif row["enquiry_id"] is None:
            row["enquiry_id"] = one.enquiry_id
        person = (one.enquiry.external_source, one.enquiry.external_person)
        if person[1] and person not in rows and not one.found.same_chat:
            known_as = {"enquiry_id": None, "value": person[1], "content": ""}
            rows[person] = {**_external_row(one, batch_id), **known_as}
    return list(rows.values())


def _external_row(one: Decided, batch_id: BatchId) -> dict[str, Any]:
    return {
        "id": new_id(),
        "lead_id": one.lead_id,
        "enquiry_id": one.enquiry_id,
        "source": one.enquiry.external_source,
        "value": one.enquiry.external_id,
        "content": content_of(one.enquiry),
        "batch_id": batch_id,
    }
