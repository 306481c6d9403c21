"""The columns a table of leads can have, and the words for what it can be sorted by."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from ptcrm.domain.lead_views import LeadOrder
from ptcrm.ui.kit.text import mark, tr


class Column(IntEnum):
    """In the order the model knows them; where they stand is the header's business."""

    NAME = 0
    STAGE = 1
    GOAL = 2
    STEP = 3
    SOURCE = 4
    PHONE = 5
    EMAIL = 6
    POSTCODE = 7
    TARGET_GROUP = 8
    CITY = 9
    ARRIVED = 10
    WAITING = 11
    LAST_CONTACT = 12
    CHOSEN = 13

    @property
    def key(self) -> str:
        """What it is called where it is kept."""
        return self.name.lower()


HEADINGS: Final = {
    Column.NAME: mark("Field", "Name"),
    Column.STAGE: mark("Field", "Stage"),
    Column.GOAL: mark("Field", "Goal"),
    Column.STEP: mark("Field", "Next step"),
    Column.SOURCE: mark("Field", "Source"),
    Column.PHONE: mark("Field", "Phone"),
    Column.EMAIL: mark("Field", "E-mail"),
    Column.POSTCODE: mark("Field", "Postcode"),
    Column.TARGET_GROUP: mark("Field", "Target group"),
    Column.CITY: mark("Field", "Town"),
    Column.ARRIVED: mark("Field", "Reached out"),
    Column.WAITING: mark("Field", "Waits"),
    Column.LAST_CONTACT: mark("Field", "Last contact"),
    Column.CHOSEN: mark("Leads", "Selected"),
}

SORTED_BY: Final = {
    Column.NAME: LeadOrder.NAME,
    Column.STAGE: LeadOrder.STAGE,
    Column.GOAL: LeadOrder.GOAL,
    Column.STEP: LeadOrder.STEP,
    Column.SOURCE: LeadOrder.SOURCE,
    Column.POSTCODE: LeadOrder.POSTCODE,
    Column.TARGET_GROUP: LeadOrder.TARGET_GROUP,
    Column.CITY: LeadOrder.CITY,
    Column.ARRIVED: LeadOrder.ARRIVED,
    Column.WAITING: LeadOrder.WAITING,
    Column.LAST_CONTACT: LeadOrder.LAST_CONTACT,
}
"""The columns that sort; newest first is the order without a sorted column."""

USUAL: Final = (
    Column.NAME,
    Column.STAGE,
    Column.GOAL,
    Column.STEP,
    Column.SOURCE,
    Column.PHONE,
)
"""What a table shows until the trainer says otherwise."""

WIDTHS: Final = {
    Column.NAME: 170,
    Column.STAGE: 104,
    Column.GOAL: 165,
    Column.STEP: 255,
    Column.SOURCE: 140,
    Column.PHONE: 132,
    Column.EMAIL: 210,
    Column.POSTCODE: 94,
    Column.TARGET_GROUP: 150,
    Column.CITY: 130,
    Column.ARRIVED: 150,
    Column.WAITING: 190,
    Column.LAST_CONTACT: 150,
}
"""Pixels, until the trainer sets them."""

GROWING: Final = {
    Column.GOAL: 3,
    Column.STEP: 2,
    Column.SOURCE: 1,
    Column.EMAIL: 1,
    Column.TARGET_GROUP: 1,
}
"""Who gets how many shares of the room that a wide window leaves."""


ORDERS: Final = {
    LeadOrder.NEWEST: mark("Leads", "Newest first"),
    LeadOrder.NAME: mark("Leads", "By name"),
    LeadOrder.STAGE: mark("Leads", "By stage"),
    LeadOrder.SOURCE: mark("Leads", "By source"),
    LeadOrder.TARGET_GROUP: mark("Leads", "By target group"),
    LeadOrder.GOAL: mark("Leads", "By goal"),
    LeadOrder.POSTCODE: mark("Leads", "By postcode"),
    LeadOrder.CITY: mark("Leads", "By town"),
    LeadOrder.ARRIVED: mark("Leads", "Last to reach out first"),
    LeadOrder.WAITING: mark("Leads", "Answer now first"),
    LeadOrder.STEP: mark("Leads", "By next step"),
    LeadOrder.LAST_CONTACT: mark("Leads", "Last contact first"),
}


def order_word(order: LeadOrder) -> str:
    """What a list is sorted by, in words for a button or a menu."""
    return tr(*ORDERS[order])


def columns_named(keys: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these names; the name of the lead is always one, and unknown names are none."""
    known = {column.key: column for column in Column if column is not Column.CHOSEN}
    found = tuple(dict.fromkeys(known[key] for key in keys if key in known))
    return found if Column.NAME in found else (Column.NAME, *found)
