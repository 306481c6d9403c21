"""What the tests of one lead's page do again and again: add a lead, open it, look at what is stored."""

from __future__ import annotations

from functools import partial

from office import Office
from PySide6.QtWidgets import QMenu

from ptcrm.commands.intake import take_in
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel
from ptcrm.queries.lead_card import LeadCard, lead_card
from ptcrm.ui.pages.lead import LeadPage

MINUTE = 60_000


def add(office: Office, name: str = "Sanne van den Berg", minutes_ago: float = 70, wants: str = "") -> LeadId:
    sanne = name.startswith("Sanne")
    phone, email = ("0612345678", "sanne@example.nl") if sanne else ("0687654321", "other@example.nl")
    enquiry = Enquiry(
        person=Person(name=name, phone=phone, email=email, wants=wants, city="Utrecht"),
        channel=Channel.WHATSAPP,
        message="Do you have time in the evening?",
        arrival=Arrival(office.clock() - round(minutes_ago * MINUTE)),
    )
    return office.do(partial(take_in, enquiry=enquiry)).lead_id


def open_lead(office: Office, page: LeadPage, lead_id: LeadId) -> None:
    page.open_lead(lead_id)
    office.settle()


def stored(office: Office, lead_id: LeadId) -> LeadCard:
    with office.database.reading() as connection:
        return lead_card(connection, lead_id, office.clock(), office.desk.zone)


def choose(menu: QMenu, word: str) -> None:
    next(action for action in menu.actions() if action.text() == word).trigger()
