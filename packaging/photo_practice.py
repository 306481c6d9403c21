"""The practices that are photographed: without leads, after some weeks, and with far too much in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import everywhere
from sqlalchemy import select

from ptcrm.commands.consultations import log_outcome, plan_consultation
from ptcrm.commands.intake import take_in
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.samples import fill_demo
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.values import Channel, ConsultationKind, ConsultationStatus
from ptcrm.store import tables
from ptcrm.store.session import Session

ZONE: Final = ZoneInfo("Europe/Amsterdam")
NOW: Final = int(datetime(2026, 11, 23, 10, 30, tzinfo=ZONE).timestamp()) * 1000
MINUTE: Final = 60_000
OVERFULL: Final = 300
"""How many wait in the practice with far too much in it."""

UNLIKELY: Final = (
    "Anna van den Berg-de Jong van Beukelaer tot Nijenrode de Vries-Hendriks",
    "<img src=/dev/zero>",
    "מיכאל בן־דוד ‮אברהם",
    "🏋️‍♀️ Zoë 💪🏽 Nuñez 🧘",
    "A" * 10_000,
    "",
    "<b>Tom</b> & Jerry &amp; co",
)
_LONG: Final = (
    "Wilhelmina van der Heijden-Bouwmeester",
    "Anna van den Berg-de Jong tot Oldenzaal",
    "Jan-Willem van Ouwerkerk-van Schevichaven",
    "Fatima-Zahra El Khattabi-Benabdellah",
    "",
)
_WAITED: Final = (70, 30, 1600, 5, 59, 200, 3, 45)
"""Minutes."""


def fill_practice(practice: everywhere.Practice, kind: str) -> None:
    """The leads of a practice: ``empty``, ``demo`` or ``overfull``."""
    if kind == "empty":
        return
    if kind == "demo":
        fill_demo(practice.database, practice.desk.now(), practice.desk.zone)
    else:
        everywhere.fill(practice)
        practice.do(_take_in_many)
        practice.do(_fill_agenda)


def add_a_second(session: Session) -> None:
    """Somebody who may be Sanne van den Berg: the same phone, another name."""
    known = session.rows(select(tables.lead).where(tables.lead.c.name.like("Sanne%Berg")))[0]
    person = Person(
        name="Susanne Berg",
        phone=known["phone"],
        phone_valid=True,
        email="s.berg@voorbeeld-in-oldenzaal.nl",
        wants="Sterker worden, en zonder rugpijn mijn dochter kunnen optillen",
        city="Zeist",
    )
    take_in(session, Enquiry(person, Channel.WHATSAPP, "Heb je plek?", Arrival(NOW - 3 * MINUTE)))


def _take_in_many(session: Session) -> None:
    for enquiry in (*_long_ones(), *map(_unlikely, range(len(UNLIKELY)))):
        take_in(session, enquiry)


def _long_ones() -> Iterator[Enquiry]:
    """Likely people with long names and long wishes, and people without a name."""
    channels = (Channel.FORM, Channel.INSTAGRAM, Channel.PHONE, Channel.WHATSAPP, Channel.FACEBOOK)
    for place in range(OVERFULL):
        name = _LONG[place % len(_LONG)]
        person = Person(
            name=name and f"{name} {place}",
            phone=f"+316{12_000_000 + place * 7_919:08d}",
            phone_valid=True,
            email=f"{'info.' * (place % 5)}praktijk-voor-fysiotherapie{place}@voorbeeld-in-oldenzaal.nl",
            wants="Weer zonder pijn de trap op kunnen en op zondag met de kleinkinderen gaan fietsen",
            source=("google_maps", "instagram", "word_of_mouth", "Hardloopgroep Oldenzaal-Noord")[place % 4],
            target_group=("Drukke ondernemers met jonge kinderen", "Na een blessure", "")[place % 3],
            city=("Sint-Michielsgestel", "’s-Hertogenbosch", "Capelle aan den IJssel")[place % 3],
        )
        arrival = Arrival(NOW - (_WAITED[place % len(_WAITED)] + place // len(_WAITED)) * MINUTE)
        yield Enquiry(person, channels[place % len(channels)], "Hoi, ik zag je bericht. " * 12, arrival)


def _unlikely(place: int) -> Enquiry:
    name = UNLIKELY[place]
    person = Person(
        name=name,
        phone="" if name else "0612345678",
        email="x" * 60 + "@" + "example." * 12 + "nl" if name else "",
        wants="Weer pijnvrij traplopen " * 30 + "W" * 400,
        source="instagram",
    )
    arrival = Arrival(NOW - _WAITED[place % len(_WAITED)] * MINUTE)
    return Enquiry(person, Channel.INSTAGRAM, "<script>" * 40, arrival)


def _fill_agenda(session: Session) -> None:
    """A busy week: talks beside each other, over midnight, of every status, and steps."""
    leads = session.rows(select(tables.lead.c.id).order_by(tables.lead.c.rid.desc()).limit(60))
    ids = [LeadId(row["id"]) for row in leads]
    monday = NOW - 630 * MINUTE
    days = (0, 0, 1, 1, 1, 2, 3, 4)
    minutes = (14 * 60, 14 * 60 + 30, 600, 615, 19 * 60, 23 * 60 + 30, 870, 1020)
    talks = list(zip(days, minutes, strict=True))
    talks += [(place % 7, 9 * 60 + place * 7 % 600) for place in range(60)]
    for place, (day, minute) in enumerate(talks):
        at = monday + (day * 24 * 60 + minute) * MINUTE
        kind = list(ConsultationKind)[place % 3]
        planned = plan_consultation(
            session, ids[place % len(ids)], at, (45, 60, 30)[place % 3], kind, "studio"
        )
        status = {2: ConsultationStatus.CANCELLED, 6: ConsultationStatus.NO_SHOW}.get(place)
        if status is not None:
            log_outcome(session, planned, OutcomeForm(status), ZONE)
    for place, lead_id in enumerate(ids[10:40:3]):
        at = monday + (place % 6 * 24 * 60 + 540) * MINUTE
        plan_step(session, lead_id, "Bel over de proeftraining", at, time_known=place % 4 > 0)
