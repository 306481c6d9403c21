"""Any history against a naive reading of response-clock.md, and what must hold whatever happened."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.clock import (
    DAY,
    HOUR,
    Contact,
    Row,
    Waiting,
    answer_now,
    answer_of,
    ended_at,
    is_waiting,
    next_change,
    start_of,
    state_of,
    waited_ms,
)
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.values import ClockState, Reached, Stage

MIN = 60_000
ZERO = 1_795_000_000_000
NOW = ZERO + 30 * DAY


@dataclass(frozen=True)
class Arrived:
    person: int
    at: int
    recorded: int
    known: bool
    imported: bool


@dataclass(frozen=True)
class History:
    """What happened to a handful of people, as it was entered."""

    enquiries: list[Arrived]
    touches: list[tuple[int, Contact]]
    moves: list[tuple[int, int, Stage]]


# Instants crowd around the boundaries, where rules go wrong.
EDGES = [0, MIN, HOUR, DAY, 7 * DAY, 8 * DAY]
ages = st.one_of(
    st.builds(lambda edge, off: edge + off, st.sampled_from(EDGES), st.integers(-3, 3)),
    st.integers(-2 * MIN, 9 * DAY),
)
people = st.integers(0, 2)
instants = ages.map(lambda age: NOW - age)
arrivals = st.builds(
    lambda person, recorded, lag, known, imported: Arrived(person, recorded - lag, recorded, known, imported),
    people,
    ages.map(lambda age: NOW - max(0, age)),
    st.one_of(st.just(0), ages),
    st.sampled_from([True, True, True, False]),
    st.booleans(),
)
contacts = st.builds(Contact, instants, st.booleans(), st.booleans(), st.sampled_from(Reached))
histories = st.builds(
    History,
    st.lists(arrivals, max_size=6),
    st.lists(st.tuples(people, contacts), max_size=5),
    st.lists(st.tuples(people, instants, st.sampled_from(Stage)), max_size=3),
)


def waitings_of(history: History) -> list[Waiting]:
    found = []
    for number, it in enumerate(history.enquiries):
        begun = start_of(it.at, it.recorded)
        answer = answer_of(begun, [contact for person, contact in history.touches if person == it.person])
        moves = [(at, stage) for person, at, stage in history.moves if person == it.person]
        found.append(
            Waiting(
                EnquiryId(f"{number}"),
                LeadId(f"{it.person}"),
                it.at,
                it.recorded,
                it.known,
                it.imported,
                answer.at if answer else None,
                None,
                ended_at(begun, moves),
            )
        )
    return found


Line: TypeAlias = tuple[str, str, str, int | None, int]


def naive_start(it: Arrived) -> int:
    return it.recorded if it.at - it.recorded > 120_000 else it.at


def naive_done(history: History, it: Arrived, now: int) -> bool:
    begun = naive_start(it)
    for who, touch in history.touches:
        if who == it.person and touch.human and touch.outbound and begun <= touch.at <= now:
            return True
    for who, at, stage in history.moves:
        if who == it.person and stage.value in ("client", "later", "lost") and begun < at <= now:
            return True
    return False


def naive_state(it: Arrived, now: int) -> tuple[str, int | None]:
    if not it.known:
        return "unknown", None
    waited = now - naive_start(it) if now > naive_start(it) else 0
    if waited >= 24 * 3600 * 1000:
        return "cold", waited
    return ("over_hour" if waited >= 3600 * 1000 else "within_hour"), waited


def naive(history: History, now: int) -> tuple[list[Line], list[Line]]:
    """Today as a slow reader of the document would write it: (person, enquiry, state, waited, more)."""
    bands: dict[str, list[tuple[int, Line]]] = {
        "over_hour": [],
        "within_hour": [],
        "cold": [],
        "earlier": [],
        "earlier unknown": [],
    }
    for person in range(3):
        candidates: list[tuple[int, int, str, str]] = []
        for number, it in enumerate(history.enquiries):
            if it.person != person or naive_done(history, it, now):
                continue
            band = naive_state(it, now)[0]
            if band == "unknown":
                band = "earlier unknown"
            elif it.imported and it.recorded - naive_start(it) > 7 * 24 * 3600 * 1000:
                band = "earlier"
            rank = {"earlier": 1, "earlier unknown": 2}.get(band, 0)
            candidates.append((rank, naive_start(it), f"{number}", band))
        if candidates:
            _, begun, name, band = sorted(candidates)[0]
            state, waited = naive_state(history.enquiries[int(name)], now)
            bands[band].append((begun, (f"{person}", name, state, waited, len(candidates) - 1)))
    for name, lines in bands.items():
        longest_first = name in ("over_hour", "within_hour")
        lines.sort(key=lambda pair: pair[1][1])
        lines.sort(key=lambda pair: pair[0], reverse=not longest_first)
    ringing = bands["over_hour"] + bands["within_hour"] + bands["cold"]
    return [it for _, it in ringing], [it for _, it in bands["earlier"] + bands["earlier unknown"]]


def line(row: Row) -> Line:
    return (row.waiting.lead_id, row.waiting.enquiry_id, row.state.value, row.waited_ms, row.more)


def shown(waitings: list[Waiting], now: int) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Everything on screen but the running minutes."""
    ringing, earlier = answer_now(waitings, now)
    return (
        [(it.waiting.enquiry_id, it.state, it.more, it.future) for it in ringing],
        [(it.waiting.enquiry_id, it.state, it.more, it.future) for it in earlier],
    )


@given(histories, st.integers(-3, 9 * DAY))
def test_rows_are_what_the_document_says(history: History, later: int) -> None:
    now = NOW + later
    ringing, earlier = answer_now(waitings_of(history), now)
    assert ([line(row) for row in ringing], [line(row) for row in earlier]) == naive(history, now)


@given(histories, st.randoms())
def test_the_order_of_entry_doesnt_matter(history: History, random: Random) -> None:
    touches = random.sample(history.touches, len(history.touches))
    moves = random.sample(history.moves, len(history.moves))
    again = History(history.enquiries, touches, moves)
    assert waitings_of(again) == waitings_of(history)
    assert answer_now(waitings_of(history)[::-1], NOW) == answer_now(waitings_of(history), NOW)


@given(histories)
def test_next_change_is_exact(history: History) -> None:
    waitings = waitings_of(history)
    change = next_change(waitings, NOW)
    if change is None:
        assert shown(waitings, NOW + 400 * DAY) == shown(waitings, NOW)
    else:
        assert change > NOW
        assert shown(waitings, change - 1) == shown(waitings, NOW)
        assert shown(waitings, change) != shown(waitings, NOW)


@given(histories, st.lists(st.integers(0, 3 * DAY), min_size=1, max_size=4))
def test_nothing_changes_between_two_changes(history: History, steps: list[int]) -> None:
    waitings = waitings_of(history)
    change = next_change(waitings, NOW)
    for step in steps:
        if change is None or NOW + step < change:
            assert shown(waitings, NOW + step) == shown(waitings, NOW)


FORWARD = [ClockState.WITHIN_HOUR, ClockState.OVER_HOUR, ClockState.COLD, ClockState.ANSWERED]


@given(histories, st.integers(0, 3 * DAY), st.integers(0, 3 * DAY))
def test_without_new_facts_a_state_only_moves_forward(history: History, first: int, then: int) -> None:
    for w in waitings_of(history):
        before, after = state_of(w, NOW + first), state_of(w, NOW + first + then)
        if before is ClockState.UNKNOWN:
            assert after in (ClockState.UNKNOWN, ClockState.ANSWERED)
        else:
            assert FORWARD.index(after) >= FORWARD.index(before)
        assert is_waiting(w, NOW + first) or not is_waiting(w, NOW + first + then)
        assert (waited_ms(w, NOW + first) or 0) <= (waited_ms(w, NOW + first + then) or 0)


@given(histories)
def test_everybody_who_waits_stands_in_exactly_one_row(history: History) -> None:
    waitings = waitings_of(history)
    rows = [row for section in answer_now(waitings, NOW) for row in section]
    waiting = [w for w in waitings if is_waiting(w, NOW)]
    assert sorted(row.waiting.lead_id for row in rows) == sorted({w.lead_id for w in waiting})
    assert sum(row.more + 1 for row in rows) == len(waiting)
