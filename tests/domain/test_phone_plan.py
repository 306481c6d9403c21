"""Which messages should be on their way: two before anybody waits too long, none for whoever has an answer,
and a plan that comes to rest."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.clock import DAY, HOUR, Waiting, is_waiting
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.phone_plan import Due, Kept, Plan, QuietEnd, in_reach, plan, wanted_messages, written
from ptcrm.domain.rungs import AFTER, Rung

NOW = 1_795_431_600_000
MINUTE = 60_000
BOTH = (EnquiryId("e0"), EnquiryId("e1"))


def never(_at: int) -> int | None:
    return None


def quiet(begin: int, end: int) -> QuietEnd:
    return lambda at: end if begin <= at < end else None


def waiting(minutes_ago: float, number: int = 0, **facts: int | bool) -> Waiting:
    at = NOW - round(minutes_ago * MINUTE)
    usual = Waiting(EnquiryId(f"e{number}"), LeadId(f"l{number}"), at, min(at, NOW))
    return replace(usual, **facts)  # type: ignore[arg-type]


def dues(w: Waiting, now: int = NOW, quiet_end: QuietEnd = never) -> dict[str, float]:
    """Rung and minutes from now."""
    return {
        rung.value: (due.at - now) / MINUTE for (_, rung), due in wanted_messages([w], now, quiet_end).items()
    }


def test_both_are_wanted_from_the_start() -> None:
    assert dues(waiting(0)) == {"before_hour": 45, "hour": 60}


def test_a_rung_that_passed_is_wanted_until_the_next_takes_its_place() -> None:
    assert dues(waiting(50)) == {"before_hour": -5, "hour": 10}
    assert dues(waiting(61)) == {"hour": -1}


def test_after_a_day_nothing_is() -> None:
    assert dues(waiting(24 * 60)) == {}
    assert dues(waiting(24 * 60 - 1)) != {}


def test_nobody_who_has_an_answer_never_rang_or_has_no_minutes() -> None:
    assert dues(waiting(10, answered_at=NOW - MINUTE)) == {}
    assert dues(waiting(10, ended_at=NOW - MINUTE)) == {}
    assert dues(waiting(10, time_known=False)) == {}


def test_an_arrival_in_the_future_counts_from_when_it_was_noted() -> None:
    ahead = replace(waiting(0), arrived_at=NOW + HOUR)
    assert dues(ahead) == {"before_hour": 45, "hour": 60}


def test_quiet_time_is_waited_for_and_one_message_is_enough_then() -> None:
    end = NOW + 600 * MINUTE
    assert dues(waiting(0), quiet_end=quiet(NOW, end)) == {"hour": 600}
    assert dues(waiting(0), quiet_end=quiet(NOW + 50 * MINUTE, end)) == {"before_hour": 45, "hour": 600}
    assert dues(waiting(90), quiet_end=quiet(NOW - HOUR, end)) == {"hour": 600}


def test_what_is_in_reach_goes_now_and_the_rest_when_it_is() -> None:
    assert in_reach(NOW + HOUR, NOW, 10_000, DAY) is None
    assert in_reach(NOW, NOW, 10_000, DAY) is None
    assert in_reach(NOW + 2 * DAY, NOW, 10_000, DAY) == NOW + DAY


# Any history: what a server would have delivered

events = st.lists(
    st.tuples(
        st.integers(0, 40),  # minutes until it
        st.sampled_from(["arrive", "answer", "undo", "edit", "look", "quiet", "loud"]),
        st.integers(0, 2),  # whom
        st.integers(-30, 90),  # minutes, for an arrival
    ),
    max_size=25,
)


@given(events, st.booleans(), st.booleans())
def test_any_history_comes_to_rest_and_leaves_who_waits(
    history: list[tuple[int, str, int, int]], takes_back: bool, holds: bool
) -> None:
    people: dict[int, Waiting] = {}
    kept: dict[str, Kept] = {}
    now, end = NOW, 0
    quiet_end: QuietEnd = never
    for minutes, what, whom, ago in history:
        now += minutes * MINUTE
        w = people.get(whom)
        match what:
            case "arrive" if w is None:
                at = now - max(ago, 0) * MINUTE
                people[whom] = Waiting(EnquiryId(f"e{whom}"), LeadId(f"l{whom}"), at, now)
            case "answer" if w is not None and is_waiting(w, now):
                people[whom] = replace(w, answered_at=now)
            case "undo" if w is not None:
                people[whom] = replace(w, answered_at=None)
            case "edit" if w is not None:
                people[whom] = replace(w, arrived_at=now - ago * MINUTE)
            case "quiet":
                end = now + 90 * MINUTE + 1  # no rung comes at this very instant
                quiet_end = quiet(now, end)
            case "loud":
                quiet_end = never
        look(people, kept, now, quiet_end, takes_back, holds)
        waits = {w.enquiry_id for w in people.values() if is_waiting(w, now)}
        wanted = wanted_messages(people.values(), now, quiet_end)
        assert not plan(wanted, list(kept.values()), waits, now, takes_back)
        there = [it for it in kept.values() if it.unwanted_at is None]
        coming = [it for it in there if it.due_at > now]
        assert {one for it in coming for one in it.about} <= waits
        for (one, rung), due in wanted.items():
            telling = [it for it in there if tells_of(it, one, rung, due)]
            assert telling
            if all(it.due_at > now for it in telling):
                assert [it.due_at for it in telling] == [due.at]
        if takes_back:
            assert len([it for it in coming if it.due_at == end]) <= 1
        else:
            assert all(len(it.about) == 1 for it in coming)


def tells_of(it: Kept, one: EnquiryId, rung: Rung, due: Due) -> bool:
    """Whether this message is about this person and rung, alone or with others."""
    return one in it.about and (it.rung is rung if len(it.about) == 1 else due.rung_at <= it.due_at)


def look(
    people: dict[int, Waiting],
    kept: dict[str, Kept],
    now: int,
    quiet_end: QuietEnd,
    takes_back: bool,
    holds: bool,
) -> None:
    """As the program does: follow the plan, with a server that is always there. One that ``holds`` messages
    has them from the start, else they go when they are due."""
    waits = {w.enquiry_id for w in people.values() if is_waiting(w, now)}
    wanted = wanted_messages(people.values(), now, quiet_end)
    todo: Plan = plan(wanted, list(kept.values()), waits, now, takes_back)
    for about, rung, due in todo.make:
        name = f"{written(about)} {rung}"
        assert name not in kept
        kept[name] = Kept(name, about, rung, due)
    for name, due in todo.move:
        kept[name] = replace(kept[name], due_at=due, sent_at=None, unwanted_at=None, cancelled_at=None)
    for name in (*todo.take_back, *todo.forget):
        kept[name] = replace(kept[name], unwanted_at=now, cancelled_at=now)
    for name, it in kept.items():
        if it.unwanted_at is None and it.sent_at is None and (holds or it.due_at <= now):
            kept[name] = replace(it, sent_at=now, tries=1)


def test_who_would_be_told_of_at_the_end_of_quiet_time_is_told_of_together() -> None:
    end = NOW + 600 * MINUTE
    both = [waiting(0, 0), waiting(10, 1)]
    wanted = wanted_messages(both, NOW, quiet(NOW, end))
    assert plan(wanted, [], BOTH, NOW).make == ((BOTH, Rung.HOUR, end),)
    assert len(plan(wanted, [], BOTH, NOW, takes_back=False).make) == 2
    alone = Kept("a", (EnquiryId("e0"),), Rung.HOUR, end, sent_at=NOW, tries=1)
    assert plan(wanted, [alone], BOTH, NOW).take_back == ("a",)


def test_one_person_who_asked_twice_is_told_of_by_name() -> None:
    twice = [waiting(0, 0), replace(waiting(10, 1), lead_id=LeadId("l0"))]
    wanted = wanted_messages(twice, NOW, quiet(NOW, NOW + 600 * MINUTE))
    assert [about for about, _, _ in plan(wanted, [], BOTH, NOW).make] == [BOTH[:1], BOTH[1:]]


def test_who_was_told_of_together_is_told_of_again_only_by_a_later_rung() -> None:
    end = NOW + 10 * MINUTE
    both = [waiting(46, 0), waiting(61, 1)]
    told = Kept("t", BOTH, Rung.HOUR, end, sent_at=NOW, tries=1)
    wanted = wanted_messages(both, end + MINUTE, never)
    assert plan(wanted, [told], BOTH, end + MINUTE).make == (
        ((EnquiryId("e0"),), Rung.HOUR, NOW + 14 * MINUTE),
    )
    assert not plan(wanted_messages(both[1:], end + MINUTE, never), [told], BOTH[1:], end + MINUTE)
    assert plan({}, [told], (), end + MINUTE).take_back == ("t",), "once everybody has an answer"


@given(st.integers(0, 2 * 24 * 60), st.integers(0, 600), st.integers(1, 900))
def test_nothing_comes_in_quiet_time_nor_before_its_rung(ago: int, begin: int, length: int) -> None:
    start = NOW - ago * MINUTE
    hush = quiet(NOW + begin * MINUTE - HOUR, NOW + (begin + length) * MINUTE - HOUR)
    for (_, rung), due in wanted_messages([waiting(ago)], NOW, hush).items():
        assert due.at >= start + AFTER[rung]
        assert due.at < NOW or hush(due.at) is None


def test_what_was_never_asked_for_is_forgotten_and_what_was_is_taken_back() -> None:
    fresh = Kept("a", (EnquiryId("e0"),), Rung.HOUR, NOW + HOUR)
    asked = Kept("b", (EnquiryId("e1"),), Rung.HOUR, NOW + HOUR, tries=1)
    old = Kept("c", (EnquiryId("e2"),), Rung.HOUR, NOW - 2 * DAY, sent_at=NOW - 2 * DAY, tries=1)
    assert plan({}, [fresh, asked, old], frozenset(), NOW) == Plan(take_back=("b",), forget=("a", "c"))


def test_what_stands_on_the_phone_stays_as_long_as_somebody_waits() -> None:
    shown = Kept("a", (EnquiryId("e0"),), Rung.BEFORE_HOUR, NOW - MINUTE, sent_at=NOW - HOUR, tries=1)
    assert not plan({}, [shown], frozenset({EnquiryId("e0")}), NOW)
    assert plan({}, [shown], frozenset(), NOW).take_back == ("a",)
