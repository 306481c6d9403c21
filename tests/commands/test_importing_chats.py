"""Chats taken in, again, longer and undone: every word once, and the clock right."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from ptcrm.commands.batches import undo_batch
from ptcrm.commands.contacts import TouchForm, log_touch, remove_touch
from ptcrm.commands.import_plan import ImportReport, plan_import
from ptcrm.commands.importing import preview_import, run_import
from ptcrm.commands.intake import edit_enquiry, take_in
from ptcrm.commands.undoing import undo
from ptcrm.domain.clock import DAY
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import BatchId, EnquiryId, LeadId, TouchId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel
from ptcrm.integrations.choices import Choices
from ptcrm.queries.timeline import timeline
from ptcrm.queries.today import answer_now
from ptcrm.store import tables
from ptcrm.store.checking import check
from ptcrm.store.database import Database
from ptcrm.store.text_search import search

Take = Callable[..., ImportReport]

FIRST = """22-11-2026 18:00 - Sanne: Hoi, heb je plek?
22-11-2026 18:20 - Femke Trainer: Hoi Sanne, ja
22-11-2026 18:25 - Sanne: Fijn"""
LONGER = (
    FIRST
    + """
22-11-2026 18:25 - Sanne: Wat kost het?
22-11-2026 19:00 - Femke Trainer: Bel me even"""
)
UNANSWERED = """23-11-2026 10:50 - Sanne: Hoi
23-11-2026 10:51 - Sanne: Ik wil graag afvallen"""


@pytest.fixture
def take(database: Database, tmp_path: Path, now: int, zone: ZoneInfo) -> Take:
    """Import texts as so many files, after a preview that must say the same."""

    def run(*texts: str, at: int = now, me: str = "", names: tuple[str, ...] = ()) -> ImportReport:
        files = []
        for number, text in enumerate(texts):
            files.append(tmp_path / (names[number] if names else f"chat{number}.txt"))
            files[-1].write_text(text, encoding="utf-8")
        choices = Choices(own_names=frozenset(filter(None, [me])))
        plan = plan_import(files, at, zone, choices=choices)
        seen = preview_import(database, plan)
        done = run_import(database, plan, at)
        for name in ("added", "merged", "unchanged", "enquiries"):
            assert getattr(seen, name) == getattr(done, name), name
        assert check(database).problems == ()
        return done

    return run


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.merged, report.unchanged, report.enquiries


def rows(database: Database, table: Any) -> list[dict[str, Any]]:
    with database.reading() as connection:
        return [dict(row) for row in connection.execute(select(table).order_by(table.c.rid)).mappings()]


def everything(database: Database) -> list[list[dict[str, Any]]]:
    kept = (tables.lead, tables.contact_point, tables.enquiry, tables.touch, tables.external_id)
    return [[_plain(row) for row in rows(database, table)] for table in kept]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "changed_at"}


def said(database: Database) -> list[str]:
    """All that was said with the only lead, oldest first."""
    [lead] = rows(database, tables.lead)
    with database.reading() as connection:
        entries = reversed(timeline(connection, LeadId(lead["id"])))
        return [f"{it.direction or it.kind}: {it.text}" for it in entries]


def test_an_answered_chat_does_not_ring_and_an_unanswered_one_does(
    take: Take, database: Database, now: int
) -> None:
    take(FIRST, UNANSWERED.replace("Sanne", "Noor"), me="Femke Trainer")
    sanne, noor = rows(database, tables.enquiry)
    assert (sanne["answered_at"] - sanne["arrived_at"], sanne["answered_reached"]) == (20 * 60_000, "reached")
    assert (noor["answered_at"], noor["message"]) == (None, "Hoi\nIk wil graag afvallen")
    with database.reading() as connection:
        waiting = answer_now(connection, now)
    assert [row.name for row in waiting.rows] == ["Noor"]


def test_the_touches_stand_in_the_timeline_in_the_order_in_which_they_were_said(
    take: Take, database: Database
) -> None:
    take(
        "22-11-2026 18:00 - Sanne: een\n22-11-2026 18:00 - Femke PT: twee\n22-11-2026 18:00 - Sanne: drie\n"
        "22-11-2026 18:00 - Femke PT: vier\n22-11-2026 18:00 - Femke PT: vijf\n22-11-2026 18:00 - Sanne: drie"
    )
    assert said(database) == ["enquiry: een", "out: twee", "in: drie", "out: vier\nvijf", "in: drie"]
    [found] = rows(database, tables.lead)
    with database.reading() as connection:
        assert search(connection, "vijf") == [found["id"]]


def test_the_same_chat_again_adds_nothing(take: Take, database: Database, now: int) -> None:
    assert counts(take(LONGER)) == (1, 0, 0, 1)
    before = everything(database)
    assert counts(take(LONGER, at=now + DAY)) == (0, 0, 1, 0)
    assert everything(database) == before


def test_the_same_chat_twice_in_one_import_comes_in_once(take: Take, database: Database) -> None:
    report = take(FIRST, LONGER, LONGER)
    assert (report.added, report.enquiries) == (1, 1)
    assert said(database) == [
        "enquiry: Hoi, heb je plek?",
        "out: Hoi Sanne, ja",
        "in: Fijn\nWat kost het?",
        "out: Bel me even",
    ]


def test_an_older_and_a_newer_export_in_one_import_make_one_enquiry(
    take: Take, database: Database, now: int
) -> None:
    take("23-11-2026 10:50 - Sanne: Hoi", UNANSWERED)
    assert said(database) == ["enquiry: Hoi\nIk wil graag afvallen"]
    assert counts(take(UNANSWERED, "23-11-2026 10:50 - Sanne: Hoi", at=now + 60_000)) == (0, 0, 2, 0)
    database.write(undo, now + 120_000)
    assert everything(database) == [[]] * 5


def test_a_longer_export_adds_what_is_new_and_undoing_it_takes_that_away(
    take: Take, database: Database, now: int
) -> None:
    take(FIRST)
    before = everything(database)
    report = take(LONGER, at=now + 60_000)
    assert counts(report) == (0, 1, 0, 0)
    assert said(database)[-2:] == ["in: Fijn\nWat kost het?", "out: Bel me even"]
    assert counts(take(LONGER, at=now + 120_000)) == (0, 0, 1, 0)
    assert counts(take(FIRST, at=now + 180_000)) == (0, 0, 1, 0)
    assert report.batch_id is not None
    undone = partial(undo_batch, batch_id=report.batch_id)
    assert database.write(undone, now + 240_000).value == ()
    assert everything(database) == before
    assert check(database).ok


def test_words_before_the_first_answer_make_the_enquiry_longer(
    take: Take, database: Database, now: int
) -> None:
    take("23-11-2026 10:50 - Sanne: Hoi")
    take(UNANSWERED + "\n23-11-2026 11:00 - Femke PT: Hoi Sanne", at=now + 60_000)
    assert said(database) == ["enquiry: Hoi\nIk wil graag afvallen", "out: Hoi Sanne"]
    database.write(undo, now + 120_000)
    assert said(database) == ["enquiry: Hoi"]
    [enquiry] = rows(database, tables.enquiry)
    assert enquiry["answered_at"] is None


def test_an_enquiry_the_trainer_rewrote_stays_and_the_rest_stands_beside_it(
    take: Take, database: Database, now: int
) -> None:
    take("23-11-2026 10:50 - Sanne: Hoi")
    [enquiry] = rows(database, tables.enquiry)
    rewritten = partial(edit_enquiry, enquiry_id=EnquiryId(enquiry["id"]), message="Wil van rugpijn af")
    database.write(rewritten, now)
    take(UNANSWERED, at=now + 60_000)
    assert said(database) == ["enquiry: Wil van rugpijn af", "in: Hoi", "in: Ik wil graag afvallen"]


def test_undoing_the_import_takes_leads_and_touches_away(take: Take, database: Database, now: int) -> None:
    report = take(LONGER)
    assert report.batch_id is not None
    database.write(undo, now + 60_000)
    assert everything(database) == [[]] * 5
    assert check(database).ok
    assert counts(take(LONGER)) == (1, 0, 0, 1)


def test_what_the_trainer_noted_since_keeps_the_lead_and_what_was_said(
    take: Take, database: Database, now: int
) -> None:
    take(FIRST)
    [lead] = rows(database, tables.lead)
    noted = partial(log_touch, lead_id=LeadId(lead["id"]), form=TouchForm(Channel.PHONE))
    database.write(noted, now + 60_000)
    [batch] = rows(database, tables.import_batch)
    undone = partial(undo_batch, batch_id=BatchId(batch["id"]))
    assert database.write(undone, now + 120_000).value == (lead["id"],)
    assert len(rows(database, tables.touch)) == 3


def test_a_touch_of_an_import_can_be_taken_away_and_come_back_by_undo(
    take: Take, database: Database, now: int
) -> None:
    take(FIRST)
    touch = rows(database, tables.touch)[0]
    database.write(partial(remove_touch, touch_id=TouchId(touch["id"])), now)
    database.write(undo, now)
    assert rows(database, tables.touch)[0] == touch


def test_a_known_lead_with_that_number_gets_the_chat_and_keeps_it_until_undone(
    take: Take, database: Database, now: int
) -> None:
    person = Person(name="Sanne Bakker", phone="0612345678")
    database.write(partial(take_in, enquiry=Enquiry(person), makes_enquiry=False), now)
    report = take(FIRST.replace("Sanne:", "+31 6 12345678:"), at=now + 60_000)
    assert counts(report) == (0, 1, 0, 1)
    assert len(said(database)) == 3
    [lead] = rows(database, tables.lead)
    assert lead["name"] == "Sanne Bakker"
    database.write(undo, now + 120_000)
    assert said(database) == []


def test_a_name_alone_makes_nobody_the_same(take: Take, database: Database, now: int) -> None:
    take(FIRST)
    take(FIRST.replace("18:", "15:").replace("plek", "ruimte"), at=now + 60_000)
    assert [lead["name"] for lead in rows(database, tables.lead)] == ["Sanne", "Sanne"]


def test_an_export_that_begins_later_is_the_same_chat(take: Take, database: Database, now: int) -> None:
    take(LONGER)
    later = "\n".join(LONGER.split("\n")[2:]) + "\n23-11-2026 08:00 - Sanne: Ik bel zo"
    assert counts(take(later, me="Femke Trainer", at=now + 60_000)) == (0, 1, 0, 0)
    assert said(database)[-2:] == ["out: Bel me even", "in: Ik bel zo"]
    assert len(rows(database, tables.enquiry)) == 1
    before = everything(database)
    assert counts(take(later, me="Femke Trainer", at=now + 120_000)) == (0, 0, 1, 0)
    assert everything(database) == before


def test_an_older_export_that_begins_earlier_puts_the_beginning_in_place(
    take: Take, database: Database, now: int
) -> None:
    begun = "01-09-2026 09:00 - Sanne: Eerste vraag\n01-09-2026 09:10 - Femke Trainer: Eerste antwoord\n"
    take(FIRST)
    take(begun + FIRST, at=now + 60_000)
    assert len(rows(database, tables.lead)) == 1
    assert [text for text in said(database) if text.startswith("enquiry")] == [
        "enquiry: Eerste vraag",
        "enquiry: Hoi, heb je plek?",
    ]
    assert len(said(database)) == 5


def test_after_thirty_days_of_silence_somebody_asks_anew(take: Take) -> None:
    begun = (
        "01-07-2026 09:00 - {who}: Hoi\n01-07-2026 09:10 - Femke PT: Hoi\n31-07-2026 {time} - {who}: En nu?"
    )
    assert take(begun.format(who="Sanne", time="09:09")).enquiries == 1
    assert take(begun.format(who="Noor", time="09:10")).enquiries == 2


def test_whom_the_trainer_wrote_first_is_a_lead_without_an_enquiry(take: Take, database: Database) -> None:
    report = take(
        "22-11-2026 18:00 - Femke PT: Hoi Mark, leuk je te spreken\n22-11-2026 18:20 - Mark: Insgelijks"
    )
    assert counts(report) == (1, 0, 0, 0)
    assert said(database) == ["out: Hoi Mark, leuk je te spreken", "in: Insgelijks"]
    assert rows(database, tables.enquiry) == []


def test_a_group_whose_trainer_is_unknown_is_refused_until_it_is_said(
    take: Take, database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    group = "\n".join(
        f"22-11-2026 18:0{at} - {name}: Hoi" for at, name in enumerate(("Jan", "Piet", "Klaas"))
    )
    (tmp_path / "groep.txt").write_text(group)
    plan = plan_import([tmp_path / "groep.txt"], now, zone)
    assert plan.files[0].voices == ("Jan", "Piet", "Klaas")
    assert isinstance(plan.unread, Refusal)
    assert "Jan, Piet, Klaas" in plan.unread.message
    assert counts(take(group, me="piet")) == (2, 0, 0, 2)


def test_an_answer_to_one_of_a_group_silences_no_other(take: Take, database: Database) -> None:
    take(
        "22-11-2026 18:00 - Jan: Hoe laat?\n22-11-2026 18:01 - Femke PT: Om 7\n"
        "22-11-2026 18:02 - Piet: En waar?\n22-11-2026 18:03 - Femke PT: In het park\n"
        "22-11-2026 18:04 - Roos: En ik?",
        me="Femke PT",
    )
    answers = [enquiry["answered_at"] is not None for enquiry in rows(database, tables.enquiry)]
    assert answers == [True, True, False]
    assert len(rows(database, tables.touch)) == 2


def test_the_parts_of_a_conversation_on_instagram_follow_on(take: Take, database: Database) -> None:
    def part(*messages: tuple[str, int, str]) -> str:
        listed = [{"sender_name": who, "timestamp_ms": at, "content": text} for who, at, text in messages]
        people = [{"name": "Zoe"}, {"name": "Femke"}]
        return json.dumps(
            {"participants": people, "messages": listed[::-1], "title": "Zoe", "thread_path": "inbox/zoe_1"}
        )

    start = 1_795_000_000_000
    older = part(("Zoe", start, "Hoi"), ("Femke", start + 60_000, "Hoi Zoe"))
    newer = part(("Zoe", start + 120_000, "Wat kost het?"), ("Femke", start + 180_000, "Hangt ervan af"))
    names = ("message_1.json", "message_2.json")
    report = take(newer, older, names=names)
    assert (report.added, report.merged, report.enquiries) == (1, 1, 1)
    assert said(database) == ["enquiry: Hoi", "out: Hoi Zoe", "in: Wat kost het?", "out: Hangt ervan af"]
    [lead] = rows(database, tables.lead)
    assert lead["source"] == "instagram"
    before = everything(database)
    assert counts(take(newer, older, names=names)) == (0, 0, 2, 0)
    assert everything(database) == before


def test_as_contacts_a_chat_makes_no_enquiry_and_keeps_every_word(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    (tmp_path / "chat.txt").write_text(FIRST)
    plan = plan_import([tmp_path / "chat.txt"], now, zone, choices=Choices(treat_as="contacts"))
    assert counts(run_import(database, plan, now)) == (1, 0, 0, 0)
    assert said(database) == ["in: Hoi, heb je plek?", "out: Hoi Sanne, ja", "in: Fijn"]


def test_a_call_that_was_not_taken_is_a_try_and_one_that_was_is_an_answer(
    take: Take, database: Database
) -> None:
    take(
        "[22-11-2026, 18:00:00] Sanne: \u200eGemiste spraakoproep, \u200eTik om terug te bellen\n"
        "[22-11-2026, 18:10:00] Femke PT: \u200eSpraakoproep, \u200eGeen antwoord\n"
        "[22-11-2026, 18:30:00] Sanne: \u200eSpraakoproep, \u200e4 min"
    )
    [enquiry] = rows(database, tables.enquiry)
    assert (enquiry["channel"], enquiry["answered_reached"]) == ("phone", "reached")
    assert enquiry["answered_at"] - enquiry["arrived_at"] == 600_000
    assert [touch["reached"] for touch in rows(database, tables.touch)] == [
        "attempted",
        "reached",
        "reached",
    ]
