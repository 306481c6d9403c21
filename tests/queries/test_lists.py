"""Lists of leads and of Today: who is in them, in which order, and who no longer is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.contacts import TouchForm, log_touch, write_note
from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.next_steps import finish_step, plan_step
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Stage
from ptcrm.queries.duplicates import duplicate_pairs
from ptcrm.queries.lead_card import lead_card
from ptcrm.queries.lead_filter import lead_choices
from ptcrm.queries.lead_list import (
    LeadFilter,
    LeadOrder,
    count_by_stage,
    count_leads,
    count_open,
    lead_rids,
    lead_rows,
    listed_rids,
    rids_of,
    search_leads,
)
from ptcrm.queries.stage_stays import typical_stays
from ptcrm.queries.timeline import Happening
from ptcrm.queries.today import (
    answer_now,
    consultations_between,
    count_without_next_step,
    next_steps,
    without_next_step,
    without_outcome,
)
from ptcrm.store.database import Database

Add = Callable[..., LeadId]


@pytest.fixture
def add(database: Database, now: int) -> Add:
    def added(name: str, **person: str) -> LeadId:
        enquiry = Enquiry(Person(name=name, **person), Channel.FORM)  # type: ignore[arg-type]
        return database.write(partial(take_in, enquiry=enquiry), now).value.lead_id

    return added


def names(database: Database, wanted: LeadFilter, order: LeadOrder, descending: bool = False) -> list[str]:
    with database.reading() as connection:
        rids = lead_rids(connection, wanted, order, descending)
        rows = lead_rows(connection, rids)
    return [rows[rid].name for rid in rids]


def test_leads_by_age_name_and_stage(database: Database, add: Add, now: int) -> None:
    for name in ("Jan de Vries", "Anna van den Berg", "Bas Aalders"):
        lead = add(name)
    database.write(partial(move_stage, lead_id=lead, stage=Stage.TRUST), now)
    everybody = LeadFilter()
    assert names(database, everybody, LeadOrder.NEWEST) == [
        "Bas Aalders",
        "Anna van den Berg",
        "Jan de Vries",
    ]
    assert names(database, everybody, LeadOrder.NAME) == ["Bas Aalders", "Anna van den Berg", "Jan de Vries"]
    assert names(database, everybody, LeadOrder.NAME, True)[0] == "Jan de Vries"
    assert names(database, everybody, LeadOrder.STAGE)[-1] == "Bas Aalders"
    assert names(database, LeadFilter(stages=(Stage.TRUST,)), LeadOrder.NEWEST) == ["Bas Aalders"]


def test_filters_and_counts(database: Database, add: Add, now: int) -> None:
    add("Anna", source="flyer", target_group="40+")
    bas, gone = add("Bas", source="flyer"), add("Cor", source="website")
    database.write(partial(move_stage, lead_id=bas, stage=Stage.LOST), now)
    database.write(partial(remove_lead, lead_id=gone), now)
    assert names(database, LeadFilter(sources=("flyer",)), LeadOrder.NEWEST) == ["Bas", "Anna"]
    assert names(database, LeadFilter(target_groups=("40+",)), LeadOrder.NEWEST) == ["Anna"]
    with database.reading() as connection:
        assert (count_leads(connection), count_open(connection)) == (2, 1)
        counts = count_by_stage(connection)
        assert (counts[Stage.KNOW], counts[Stage.LOST], counts[Stage.CLIENT]) == (1, 1, 0)
        assert lead_choices(connection, now).sources == {"flyer": 2}
        assert search_leads(connection, "cor") == []
        assert list(listed_rids(connection, "b", LeadFilter())) == list(rids_of(connection, [bas]))


def test_a_row_says_what_waits_and_what_is_next(database: Database, add: Add, now: int) -> None:
    lead = add("Anna")
    database.write(partial(plan_step, lead_id=lead, what="Bel", at=now + DAY), now)
    database.write(partial(plan_consultation, lead_id=lead, at=now + HOUR), now)
    with database.reading() as connection:
        (row,) = lead_rows(connection, lead_rids(connection)).values()
    assert (row.waiting_since, row.step, row.step_at, row.consultation_at) == (
        now,
        "Bel",
        now + DAY,
        now + HOUR,
    )
    assert row.without_step is False


def test_a_removed_lead_is_nowhere_on_today(database: Database, add: Add, now: int) -> None:
    lead = add("Anna")
    database.write(partial(log_touch, lead_id=lead, form=TouchForm(Channel.PHONE)), now)
    with database.reading() as connection:
        assert [gap.name for gap in without_next_step(connection)] == ["Anna"]
        assert count_without_next_step(connection) == 1
    database.write(partial(plan_step, lead_id=lead, what="Bel", at=now), now)
    database.write(partial(plan_consultation, lead_id=lead, at=now), now)
    database.write(partial(remove_lead, lead_id=lead), now)
    with database.reading() as connection:
        assert answer_now(connection, now).rows == ()
        assert next_steps(connection, now + DAY) == []
        assert without_next_step(connection) == []
        assert consultations_between(connection, now - DAY, now + DAY) == []
        assert without_outcome(connection, now) == []
        assert duplicate_pairs(connection) == []


def test_the_day_of_a_consultation_is_half_open(database: Database, add: Add, now: int) -> None:
    lead = add("Anna")
    for at in (now - 1, now, now + DAY - 1, now + DAY):
        database.write(partial(plan_consultation, lead_id=lead, at=at), now)
    with database.reading() as connection:
        assert [row.at for row in consultations_between(connection, now, now + DAY)] == [now, now + DAY - 1]
        assert [row.at for row in without_outcome(connection, now)] == [now - 1, now]


def test_a_card_tells_the_whole_story(database: Database, add: Add, now: int, zone: ZoneInfo) -> None:
    lead = add("Anna")
    database.write(partial(log_touch, lead_id=lead, form=TouchForm(Channel.PHONE)), now + 1)
    database.write(partial(write_note, lead_id=lead, text="knie"), now + 2)
    database.write(partial(plan_step, lead_id=lead, what="Bel", at=now + DAY), now + 3)
    database.write(partial(finish_step, lead_id=lead), now + 4)
    database.write(partial(move_stage, lead_id=lead, stage=Stage.LIKE), now + 5)
    with database.reading() as connection:
        card = lead_card(connection, lead, now + 6, zone)
    assert [entry.kind for entry in card.timeline] == [
        Happening.MOVE,
        Happening.STEP_DONE,
        Happening.NOTE,
        Happening.TOUCH,
        Happening.ENQUIRY,
    ]
    assert (card.step, card.waiting, card.stage, card.stage_since) == (None, None, Stage.LIKE, now + 5)


def test_nobody_has_no_card(database: Database, now: int, zone: ZoneInfo) -> None:
    with database.reading() as connection, pytest.raises(Refusal, match="no lead"):
        lead_card(connection, LeadId("nobody"), now, zone)


def test_pairs_by_phone_address_and_name_with_postcode(database: Database, add: Add) -> None:
    jan = add("Jan Bakker", phone="0612345678", email="thuis@example.com")
    anna = add("Anna Smit", phone="0612345678", email="anna@example.com")
    add("Karin de Wit", postcode="1012 AB")
    add("Karin de Wit", postcode="9999 XX")
    with database.reading() as connection:
        pairs = duplicate_pairs(connection)
    assert [(pair.lead_id, pair.other_id) for pair in pairs] == [(jan, anna)]
    assert pairs[0].reasons
    assert 0 < pairs[0].score <= 100


def test_how_long_a_stage_typically_takes(database: Database, add: Add, now: int) -> None:
    leads = [add(f"Lead {place}") for place in range(6)]
    for place, lead in enumerate(leads):
        database.write(partial(move_stage, lead_id=lead, stage=Stage.LIKE), now + (place + 1) * DAY)
    for lead in leads[:4]:
        database.write(partial(move_stage, lead_id=lead, stage=Stage.TRUST), now + 20 * DAY)
    with database.reading() as connection:
        assert typical_stays(connection) == {Stage.KNOW: 3.5 * DAY}  # of 4 stays nothing is said
    database.write(partial(remove_lead, lead_id=leads[5]), now)
    with database.reading() as connection:
        assert typical_stays(connection) == {Stage.KNOW: 3 * DAY}
