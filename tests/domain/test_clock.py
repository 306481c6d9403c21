"""The worked cases of the response clock, to be read beside response-clock.md 5, and its boundaries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ptcrm.domain.clock import (
    DAY,
    FUTURE_TOLERANCE,
    HOUR,
    Contact,
    Row,
    Waiting,
    answer_now,
    answer_of,
    due_at,
    ended_at,
    imported_earlier,
    is_waiting,
    lies_in_future,
    may_be_noted,
    next_change,
    response_ms,
    start_of,
    state_of,
    waited_ms,
    was_reached,
)
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.values import ClockState, Reached, Stage

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MIN = 60_000
SEC = 1_000


def at(text: str) -> int:
    """An instant in ms; without a zone Amsterdam's wall, a bare time is 23 November 2026."""
    moment = datetime.fromisoformat(text if "-" in text else f"2026-11-23T{text}")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=AMSTERDAM)
    return int(moment.timestamp() * 1000)


NOON = at("12:00:00")


def call(when: str, reached: Reached = Reached.REACHED) -> Contact:
    return Contact(at(when), human=True, outbound=True, reached=reached)


def whatsapp(when: str) -> Contact:
    return Contact(at(when), human=True, outbound=True, reached=Reached.UNKNOWN)


def automatic(when: str) -> Contact:
    return Contact(at(when), human=False, outbound=True, reached=Reached.UNKNOWN)


def inbound(when: str) -> Contact:
    return Contact(at(when), human=True, outbound=False, reached=Reached.REACHED)


@dataclass(frozen=True)
class Lead:
    """One line of the table: who arrived when, what else happened, and the moment it is looked at."""

    arrived: tuple[str, ...]
    touches: tuple[Contact, ...] = ()
    moves: tuple[tuple[str, Stage], ...] = ()
    now: str = "12:00:00"
    recorded: str = ""
    time_known: bool = True
    imported: bool = False

    def waitings(self) -> list[Waiting]:
        found = []
        for number, arrived in enumerate(self.arrived):
            recorded = at(self.recorded or arrived)
            begun = start_of(at(arrived), recorded)
            answer = answer_of(begun, self.touches)
            found.append(
                Waiting(
                    EnquiryId(f"enquiry {number}"),
                    LeadId("lead"),
                    at(arrived),
                    recorded,
                    time_known=self.time_known,
                    imported=self.imported,
                    answered_at=answer.at if answer else None,
                    answered_reached=was_reached(begun, self.touches),
                    ended_at=ended_at(begun, [(at(when), stage) for when, stage in self.moves]),
                )
            )
        return found


@dataclass(frozen=True)
class Shown:
    """A row as the trainer sees it: which enquiry, its state, the wait and what is left, in ms."""

    state: ClockState
    waited: int | None
    which: int = 0
    more: int = 0
    future: bool = False


WITHIN, OVER, COLD = ClockState.WITHIN_HOUR, ClockState.OVER_HOUR, ClockState.COLD

ROWS = [
    ("11:00:01", Lead(("11:00:01",)), Shown(WITHIN, HOUR - SEC)),
    ("11:00:00", Lead(("11:00:00",)), Shown(OVER, HOUR)),
    ("22 Nov 12:00:00", Lead(("2026-11-22T12:00:00",)), Shown(COLD, DAY)),
    ("22 Nov 12:00:01", Lead(("2026-11-22T12:00:01",)), Shown(OVER, DAY - SEC)),
    ("10:00, automatic reply 10:20", Lead(("10:00",), (automatic("10:20"),)), Shown(OVER, 2 * HOUR)),
    ("10:00, call at 09:50", Lead(("10:00",), (call("09:50"),)), Shown(OVER, 2 * HOUR)),
    ("10:00, inbound 10:10", Lead(("10:00",), (inbound("10:10"),)), Shown(OVER, 2 * HOUR)),
    ("10:00 and 11:30, call 10:20", Lead(("10:00", "11:30"), (call("10:20"),)), Shown(WITHIN, 30 * MIN, 1)),
    ("10:00 and 11:30", Lead(("10:00", "11:30")), Shown(OVER, 2 * HOUR, 0, more=1)),
    (
        "13:00, recorded 12:00, now 12:57",
        Lead(("13:00",), recorded="12:00", now="12:57"),
        Shown(WITHIN, 57 * MIN, future=True),
    ),
    (
        "13:00, recorded 12:00, now 13:10",
        Lead(("13:00",), recorded="12:00", now="13:10"),
        Shown(OVER, 70 * MIN, future=True),
    ),
    ("12:01:30, recorded 12:00", Lead(("12:01:30",), recorded="12:00"), Shown(WITHIN, 0)),
    (
        "10:00 and 11:50, lost 10:30",
        Lead(("10:00", "11:50"), moves=(("10:30", Stage.LOST),)),
        Shown(WITHIN, 10 * MIN, 1),
    ),
    ("10:00, imported now", Lead(("10:00",), recorded="12:00", imported=True), Shown(OVER, 2 * HOUR)),
    (
        "the night of 25 October has 02:30 twice",
        Lead(("2026-10-25T00:30+00:00",), now="2026-10-25T01:30+00:00"),
        Shown(OVER, HOUR),
    ),
    (
        "the night of 28 March has no 02:30",
        Lead(("2027-03-28T00:30+00:00",), now="2027-03-28T01:30+00:00"),
        Shown(OVER, HOUR),
    ),
]


@pytest.mark.parametrize(("lead", "shown"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_worked_case_has_one_row(lead: Lead, shown: Shown) -> None:
    rows, earlier = answer_now(lead.waitings(), at(lead.now))
    assert earlier == []
    (row,) = rows
    assert (row.state, row.waited_ms, row.more, row.future) == (
        shown.state,
        shown.waited,
        shown.more,
        shown.future,
    )
    assert row.waiting.enquiry_id == f"enquiry {shown.which}"


@pytest.mark.parametrize(
    ("lead", "left"),
    [
        (Lead(("11:00:01",)), SEC),
        (Lead(("10:00", "11:30"), (call("10:20"),)), 30 * MIN),
        (Lead(("13:00",), recorded="12:00", now="12:57"), 3 * MIN),
    ],
)
def test_time_left_runs_to_the_end_of_the_hour(lead: Lead, left: int) -> None:
    ((row,), _) = answer_now(lead.waitings(), at(lead.now))
    assert row.due_at is not None
    assert row.due_at - at(lead.now) == left


ANSWERED = [
    (
        "10:20 automatic, 10:40 call not taken",
        Lead(("10:00",), (automatic("10:20"), call("10:40", Reached.ATTEMPTED))),
        [40 * MIN],
        False,
    ),
    (
        "WhatsApp 10:30, then call 10:10",
        Lead(("10:00",), (whatsapp("10:30"), call("10:10"))),
        [10 * MIN],
        True,
    ),
    ("WhatsApp only", Lead(("10:00",), (whatsapp("10:30"),)), [30 * MIN], None),
    (
        "WhatsApp, and they write back",
        Lead(("10:00",), (whatsapp("10:30"), inbound("10:35"))),
        [30 * MIN],
        True,
    ),
    (
        "10:00 and 11:30, call 11:45",
        Lead(("10:00", "11:30"), (call("11:45"),)),
        [105 * MIN, 15 * MIN],
        True,
    ),
]


@pytest.mark.parametrize(
    ("lead", "responses", "reached"), [case[1:] for case in ANSWERED], ids=[case[0] for case in ANSWERED]
)
def test_worked_case_is_answered(lead: Lead, responses: list[int], reached: bool | None) -> None:
    waitings = lead.waitings()
    assert answer_now(waitings, NOON) == ([], [])
    assert [state_of(w, NOON) for w in waitings] == [ClockState.ANSWERED] * len(waitings)
    assert [response_ms(w, NOON) for w in waitings] == responses
    assert {w.answered_reached for w in waitings} == {reached}


def test_of_two_enquiries_the_call_in_between_answers_the_first() -> None:
    first, second = Lead(("10:00", "11:30"), (call("10:20"),)).waitings()
    assert (state_of(first, NOON), response_ms(first, NOON)) == (ClockState.ANSWERED, 20 * MIN)
    assert (state_of(second, NOON), response_ms(second, NOON)) == (WITHIN, None)


def test_a_lost_lead_has_no_row_and_stays_never_answered() -> None:
    lead = Lead(("10:00",), moves=(("10:30", Stage.LOST),))
    assert answer_now(lead.waitings(), NOON) == ([], [])
    (w,) = lead.waitings()
    assert not is_waiting(w, NOON)
    assert response_ms(w, NOON) is None
    assert (state_of(w, NOON), waited_ms(w, NOON)) == (WITHIN, 30 * MIN)


@pytest.mark.parametrize("stage", [Stage.CLIENT, Stage.LATER, Stage.LOST])
def test_reopening_doesnt_start_the_old_enquiry_again(stage: Stage) -> None:
    moves = (("10:30", stage), ("11:00", Stage.KNOW))
    assert answer_now(Lead(("10:00",), moves=moves).waitings(), NOON) == ([], [])


@pytest.mark.parametrize("stage", [Stage.KNOW, Stage.LIKE, Stage.TRUST])
def test_a_move_along_the_road_ends_no_wait(stage: Stage) -> None:
    ((row,), _) = answer_now(Lead(("10:00",), moves=(("10:30", stage),)).waitings(), NOON)
    assert row.waited_ms == 2 * HOUR


def test_an_enquiry_at_the_very_move_is_a_new_one() -> None:
    assert ended_at(at("10:30"), [(at("10:30"), Stage.LOST)]) is None
    assert ended_at(at("10:30") - 1, [(at("10:30"), Stage.LOST)]) == at("10:30")


def test_a_date_without_a_time_is_imported_earlier_and_unknown() -> None:
    waitings = Lead(("00:00",), recorded="12:00", time_known=False).waitings()
    now_rows, (row,) = answer_now(waitings, NOON)
    assert now_rows == []
    assert (row.state, row.waited_ms, row.due_at) == (ClockState.UNKNOWN, None, None)
    assert due_at(waitings[0]) is None
    assert next_change(waitings, NOON) is None


def test_eight_days_old_and_imported_now_is_imported_earlier() -> None:
    lead = Lead(("2026-11-15T10:00",), recorded="12:00", imported=True)
    now_rows, (row,) = answer_now(lead.waitings(), NOON)
    assert now_rows == []
    assert row.state is COLD
    assert imported_earlier(row.waiting)


def test_seven_days_to_the_millisecond_is_not_yet_imported_earlier() -> None:
    w = Waiting(EnquiryId("e"), LeadId("l"), NOON - 7 * DAY, NOON, imported=True)
    assert not imported_earlier(w)
    assert imported_earlier(replace(w, arrived_at=w.arrived_at - 1))
    assert not imported_earlier(replace(w, arrived_at=w.arrived_at - 1, imported=False))
    assert not imported_earlier(replace(w, arrived_at=w.arrived_at - 1, answered_at=NOON))


def test_an_answered_date_only_enquiry_has_no_response_time() -> None:
    (w,) = Lead(("00:00",), (call("11:00"),), recorded="12:00", time_known=False).waitings()
    assert state_of(w, NOON) is ClockState.ANSWERED
    assert response_ms(w, NOON) is None


def test_a_touch_five_minutes_ahead_is_refused_and_two_minutes_is_not() -> None:
    assert not may_be_noted(at("12:05"), NOON)
    assert may_be_noted(NOON + FUTURE_TOLERANCE, NOON)
    assert not may_be_noted(NOON + FUTURE_TOLERANCE + 1, NOON)


def test_a_touch_at_the_very_start_answers_and_one_just_before_does_not() -> None:
    answer = answer_of(NOON, [call("12:00:00")])
    assert answer is not None
    assert answer_of(NOON + 1, [call("12:00:00")]) is None


def test_an_answer_is_known_from_its_own_moment() -> None:
    assert answer_of(at("10:00"), [call("12:00:00")], NOON - 1) is None
    assert answer_of(at("10:00"), [call("12:00:00")], NOON) is not None


def test_not_reached_until_a_later_call_is_taken() -> None:
    tried, spoke = call("10:40", Reached.ATTEMPTED), call("11:40")
    assert was_reached(at("10:00"), [tried, spoke], at("11:00")) is False
    assert was_reached(at("10:00"), [tried, spoke], NOON) is True
    assert was_reached(at("10:00"), [inbound("10:10")], NOON) is None
    assert was_reached(at("10:00"), [tried, automatic("10:50")], NOON) is False


def test_a_touch_a_minute_ahead_answers_when_its_minute_comes() -> None:
    waitings = Lead(("10:00",), (call("12:01"),)).waitings()
    ((row,), _) = answer_now(waitings, NOON)
    assert row.state is OVER
    assert next_change(waitings, NOON) == at("12:01")
    assert answer_now(waitings, at("12:01")) == ([], [])


def test_an_arrival_two_minutes_ahead_is_believed_and_more_is_not() -> None:
    ahead = NOON + FUTURE_TOLERANCE
    assert start_of(ahead, NOON) == ahead
    assert not lies_in_future(ahead, NOON)
    assert start_of(ahead + 1, NOON) == NOON
    assert lies_in_future(ahead + 1, NOON)


def test_an_arrival_within_tolerance_is_due_an_hour_after_itself() -> None:
    waitings = Lead(("12:01:30",), recorded="12:00").waitings()
    assert next_change(waitings, NOON) == at("13:01:30")
    assert state_of(waitings[0], at("13:01:30") - 1) is WITHIN
    assert state_of(waitings[0], at("13:01:30")) is OVER


@pytest.mark.parametrize(
    ("waited", "state"),
    [
        (0, WITHIN),
        (3_599_999, WITHIN),
        (3_600_000, OVER),
        (86_399_999, OVER),
        (86_400_000, COLD),
        (30 * DAY, COLD),
    ],
)
def test_boundaries_of_the_states(waited: int, state: ClockState) -> None:
    w = Waiting(EnquiryId("e"), LeadId("l"), NOON - waited, NOON - waited)
    assert state_of(w, NOON) is state
    assert waited_ms(w, NOON) == waited


@pytest.mark.parametrize("night", ["2026-10-25T00:30+00:00", "2027-03-28T00:30+00:00"])
def test_an_hour_is_an_hour_in_the_nights_the_wall_clock_jumps(night: str) -> None:
    w = Waiting(EnquiryId("e"), LeadId("l"), at(night), at(night))
    assert state_of(w, at(night) + HOUR - 1) is WITHIN
    assert next_change([w], at(night)) == at(night) + HOUR


def rows_for(*waits_in_minutes: int) -> list[Row]:
    people = [
        Waiting(EnquiryId(f"e{n}"), LeadId(f"l{n}"), NOON - wait * MIN, NOON - wait * MIN)
        for n, wait in enumerate(waits_in_minutes)
    ]
    return answer_now(people, NOON)[0]


def test_most_to_win_stands_first() -> None:
    rows = rows_for(3, 2000, 70, 50, 1441, 1400)
    waits = [row.waited_ms // MIN for row in rows if row.waited_ms is not None]
    assert waits == [1400, 70, 50, 3, 1441, 2000]


def test_equal_waits_always_stand_in_the_same_order() -> None:
    forward = [Waiting(EnquiryId(f"e{n}"), LeadId(f"l{n}"), NOON - HOUR, NOON) for n in range(5)]
    assert answer_now(forward, NOON) == answer_now(forward[::-1], NOON)


def test_imported_earlier_shows_the_shortest_wait_first_and_unknown_last() -> None:
    def imported(name: str, days: int, *, known: bool = True) -> Waiting:
        return Waiting(
            EnquiryId(name), LeadId(name), NOON - days * DAY, NOON, time_known=known, imported=True
        )

    people = [imported("unknown", 1, known=False), imported("long", 30), imported("short", 8)]
    _, rows = answer_now(people, NOON)
    assert [row.waiting.lead_id for row in rows] == ["short", "long", "unknown"]


def test_who_rings_is_not_also_imported_earlier() -> None:
    old = Waiting(EnquiryId("old"), LeadId("l"), NOON - 20 * DAY, NOON, imported=True)
    new = Waiting(EnquiryId("new"), LeadId("l"), NOON - 10 * MIN, NOON)
    ((row,), earlier) = answer_now([old, new], NOON)
    assert earlier == []
    assert (row.waiting.enquiry_id, row.state, row.more) == ("new", WITHIN, 1)


def test_a_second_enquiry_passing_its_hour_changes_no_row() -> None:
    waitings = Lead(("10:00", "11:30")).waitings()
    assert next_change(waitings, NOON) == at("10:00") + DAY


def test_undoing_the_answer_resumes_the_clock_at_the_original_start() -> None:
    (w,) = Lead(("10:00",), (call("10:20"),)).waitings()
    undone = replace(w, answered_at=None, answered_reached=None)
    assert (state_of(undone, NOON), waited_ms(undone, NOON)) == (OVER, 2 * HOUR)
