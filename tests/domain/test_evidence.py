"""Which stage the facts speak for, row by row of rules.md."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.evidence import (
    Dismissal,
    Evidence,
    EvidenceKind,
    Suggestion,
    evidence_text,
    suggest,
    worth_showing,
)
from ptcrm.domain.history import Facts, HistoryConsultation, HistoryEnquiry, HistoryTouch, gather
from ptcrm.domain.values import (
    Channel,
    ConsultationKind,
    ConsultationStatus,
    Outcome,
    Reached,
    Stage,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = 86_400_000
KNOW, LIKE, TRUST, CLIENT, LATER, LOST = Stage


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).timestamp() * 1000)


NOW = at("2026-11-23T12:00")


def ago(days: float) -> int:
    return NOW - int(days * DAY)


def sent(when: int, channel: Channel = Channel.WHATSAPP) -> HistoryTouch:
    return HistoryTouch(when, outbound=True, human=True, channel=channel, reached=Reached.REACHED)


def missed_call(when: int) -> HistoryTouch:
    return replace(sent(when, Channel.PHONE), reached=Reached.ATTEMPTED)


def reply(when: int, note: str = "", *, told_goal: bool = False) -> HistoryTouch:
    return HistoryTouch(
        when,
        outbound=False,
        human=True,
        channel=Channel.WHATSAPP,
        reached=Reached.REACHED,
        note=note,
        told_goal=told_goal,
    )


def gift(when: int, *, human: bool = True) -> HistoryTouch:
    return replace(sent(when), gift=True, human=human)


def talk(
    when: int,
    outcome: Outcome | None = Outcome.THINKING_IT_OVER,
    kind: ConsultationKind = ConsultationKind.INTAKE,
    words: str = "",
    status: ConsultationStatus = ConsultationStatus.HELD,
) -> HistoryConsultation:
    return HistoryConsultation(when, status, outcome, kind, words)


@dataclass(frozen=True)
class Past:
    """A lead's history; the first enquiry came 60 days ago unless said."""

    touches: tuple[HistoryTouch, ...] = ()
    enquiries: tuple[int, ...] = (ago(60),)
    consultations: tuple[HistoryConsultation, ...] = ()
    moves: tuple[tuple[int, Stage], ...] = ()
    source: str = "website"
    referrer: str = ""
    message: str = ""

    def facts(self, now: int = NOW) -> Facts:
        return gather(
            self.touches,
            [HistoryEnquiry(when, self.message) for when in self.enquiries],
            self.consultations,
            self.moves,
            self.source,
            self.referrer,
            now,
            AMSTERDAM,
        )

    def suggestion(
        self, stage: Stage, dismissed: Dismissal | None = None, now: int = NOW
    ) -> Suggestion | None:
        return suggest(self.facts(now), stage, dismissed, now)


def told(suggestion: Suggestion | None) -> tuple[Stage, list[str]] | None:
    """A suggestion as the command line prints it."""
    return (
        None if suggestion is None else (suggestion.stage, [evidence_text(it) for it in suggestion.evidence])
    )


REPLIED = (sent(at("2026-11-20T10:00")), reply(at("2026-11-20T10:30")))
REPLIED_ON_TWO_DAYS = (*REPLIED, reply(at("2026-11-21T09:00")))

SUGGESTED = [
    (
        "replied on two days",
        Past(REPLIED_ON_TWO_DAYS),
        KNOW,
        (LIKE, ["replied twice", "replied on 2 different days"]),
    ),
    (
        "replied, and told the goal in a message",
        Past((REPLIED[0], reply(at("2026-11-20T10:30"), told_goal=True))),
        KNOW,
        (LIKE, ["replied once", "told you their goal"]),
    ),
    (
        "came back after a gift, by word of mouth",
        Past((gift(ago(3)), reply(ago(2))), source="word_of_mouth"),
        KNOW,
        (LIKE, ["replied once", "came back after you shared something useful", "came by word of mouth"]),
    ),
    (
        "a gift the plan sent, then a new enquiry, by word of mouth",
        Past((gift(ago(3), human=False),), enquiries=(ago(60), ago(2)), source="word_of_mouth"),
        KNOW,
        (LIKE, ["came back after you shared something useful", "came by word of mouth"]),
    ),
    ("consultation held", Past(consultations=(talk(ago(1)),)), KNOW, (TRUST, ["consultation held"])),
    ("consultation held at like", Past(consultations=(talk(ago(1)),)), LIKE, (TRUST, ["consultation held"])),
    (
        "trial session held",
        Past(consultations=(talk(ago(1), None, ConsultationKind.TRIAL),)),
        LIKE,
        (TRUST, ["did a trial session"]),
    ),
    (
        "both, with like in it",
        Past(REPLIED_ON_TWO_DAYS, consultations=(talk(ago(2)), talk(ago(1), None, ConsultationKind.TRIAL))),
        KNOW,
        (TRUST, ["consultation held", "did a trial session"]),
    ),
    ("signed up", Past(consultations=(talk(ago(1), Outcome.SIGNED_UP),)), TRUST, (CLIENT, ["signed up"])),
    (
        "signed up from know",
        Past(consultations=(talk(ago(1), Outcome.SIGNED_UP),)),
        KNOW,
        (CLIENT, ["signed up"]),
    ),
    (
        "28 days silent, two tries",
        Past((sent(ago(20)), missed_call(ago(10))), enquiries=(ago(28),)),
        LIKE,
        (KNOW, ["no reply to 2 messages", "quiet for 4 weeks"]),
    ),
    (
        "trust goes back one step",
        Past(
            (sent(ago(20)), sent(ago(10)), sent(ago(5))), enquiries=(ago(60),), consultations=(talk(ago(36)),)
        ),
        TRUST,
        (LIKE, ["no reply to 3 messages", "quiet for 5 weeks"]),
    ),
    (
        "lost reaches out by a form",
        Past(enquiries=(ago(60), ago(1)), moves=((ago(30), LOST),)),
        LOST,
        (KNOW, ["reached out again"]),
    ),
    (
        "later sends a message, was at like",
        Past((reply(ago(1)),), moves=((ago(40), LIKE), (ago(30), LATER))),
        LATER,
        (LIKE, ["reached out again"]),
    ),
]

NOT_SUGGESTED = [
    ("nothing happened", Past(), KNOW),
    ("replied once", Past(REPLIED), KNOW),
    ("replied twice on one day", Past((*REPLIED, reply(at("2026-11-20T23:59")))), KNOW),
    ("two messages of their own before any answer", Past((reply(ago(3)), reply(ago(2)))), KNOW),
    (
        "two messages after an automatic reply only",
        Past((replace(sent(ago(4)), human=False), reply(ago(3)), reply(ago(2)))),
        KNOW,
    ),
    (
        "out-of-office replies",
        Past(tuple(replace(it, human=it.outbound) for it in REPLIED_ON_TWO_DAYS)),
        KNOW,
    ),
    ("replies that still lie ahead", Past((sent(ago(2)), reply(NOW + 1), reply(NOW + DAY))), KNOW),
    ("word of mouth alone", Past(source="word_of_mouth", referrer="Daan"), KNOW),
    ("a gift without a return", Past((reply(ago(4)), gift(ago(3))), source="word_of_mouth"), KNOW),
    ("already at like", Past(REPLIED_ON_TWO_DAYS), LIKE),
    (
        "consultation only planned",
        Past(consultations=(talk(NOW + DAY, status=ConsultationStatus.PLANNED),)),
        LIKE,
    ),
    ("no-show", Past(consultations=(talk(ago(1), None, status=ConsultationStatus.NO_SHOW),)), LIKE),
    ("already at trust", Past(consultations=(talk(ago(1)),)), TRUST),
    ("already a client", Past(consultations=(talk(ago(1), Outcome.SIGNED_UP),)), CLIENT),
    (
        "a millisecond short of 28 days",
        Past((sent(ago(20)), sent(ago(10))), enquiries=(ago(28) + 1,)),
        LIKE,
    ),
    ("one try only", Past((sent(ago(20)),)), LIKE),
    ("spoke on the phone since", Past((sent(ago(40)), sent(ago(30)), sent(ago(20), Channel.PHONE))), LIKE),
    ("silent at know", Past((sent(ago(40)), sent(ago(30)))), KNOW),
    ("a silent client", Past((sent(ago(40)), sent(ago(30)))), CLIENT),
    ("lost and silent", Past((sent(ago(40)), sent(ago(35))), moves=((ago(50), LOST),)), LOST),
    ("lost, wrote before", Past((reply(ago(31)),), moves=((ago(30), LOST),)), LOST),
    ("lost, the trainer wrote after", Past((sent(ago(1)),), moves=((ago(30), LOST),)), LOST),
    (
        "lost right after signing up earlier",
        Past(consultations=(talk(ago(40)),), moves=((ago(30), LOST),)),
        LOST,
    ),
    (
        "went back to know, nothing new since",
        Past(REPLIED_ON_TWO_DAYS, moves=((at("2026-11-22T09:00"), LIKE), (at("2026-11-23T09:00"), KNOW))),
        KNOW,
    ),
    (
        "just went back from trust, the silence starts anew",
        Past((sent(ago(40)), sent(ago(30))), moves=((ago(50), TRUST), (ago(1), LIKE))),
        LIKE,
    ),
    (
        "a former client who is open again",
        Past(
            consultations=(talk(ago(50), Outcome.SIGNED_UP),),
            moves=((ago(50), CLIENT), (ago(30), LATER), (ago(1), TRUST)),
        ),
        TRUST,
    ),
]


@pytest.mark.parametrize(
    ("past", "stage", "expected"), [case[1:] for case in SUGGESTED], ids=[case[0] for case in SUGGESTED]
)
def test_suggested(past: Past, stage: Stage, expected: tuple[Stage, list[str]]) -> None:
    assert told(past.suggestion(stage)) == expected


@pytest.mark.parametrize(
    ("past", "stage"), [case[1:] for case in NOT_SUGGESTED], ids=[case[0] for case in NOT_SUGGESTED]
)
def test_not_suggested(past: Past, stage: Stage) -> None:
    assert past.suggestion(stage) is None


def test_the_goal_told_in_a_consultation_counts_and_blank_words_do_not() -> None:
    spoken = Past(consultations=(talk(ago(1), words="pijnvrije rug"),)).facts()
    assert spoken.told_goal_at == ago(1)
    assert Past(consultations=(talk(ago(1), words=" \n"),)).facts().told_goal_at is None


def test_two_days_are_the_trainers_days() -> None:
    late, early = at("2026-11-20T23:50"), at("2026-11-21T00:10")
    touches = [sent(at("2026-11-20T10:00")), reply(late), reply(early)]
    here = gather(touches, [], [], [], "", "", NOW, AMSTERDAM)
    utc = gather(touches, [], [], [], "", "", NOW, ZoneInfo("UTC"))
    assert (here.reply_days, utc.reply_days) == (2, 1)


def test_a_silent_lead_that_once_answered_isnt_suggested_to_like_them() -> None:
    touches = (sent(ago(50)), reply(ago(49)), reply(ago(45)), sent(ago(40)), sent(ago(30)))
    assert Past(touches).suggestion(KNOW) is None
    back = (*touches, reply(ago(1)))
    assert told(Past(back).suggestion(KNOW)) == (LIKE, ["replied 3 times", "replied on 3 different days"])


def test_a_dismissed_suggestion_returns_only_on_new_evidence() -> None:
    past = Past(REPLIED_ON_TWO_DAYS)
    first = past.suggestion(KNOW)
    assert first is not None
    dismissed = Dismissal(first.fingerprint)
    assert past.suggestion(KNOW, dismissed) is None
    assert past.suggestion(KNOW, dismissed, NOW + 20 * DAY) is None
    fewer = Past((*REPLIED, reply(at("2026-11-20T22:00"), told_goal=False)), source="website")
    assert fewer.suggestion(KNOW, dismissed) is None
    more = Past((*REPLIED_ON_TWO_DAYS, reply(at("2026-11-22T09:00"))))
    assert told(more.suggestion(KNOW, dismissed)) == (
        LIKE,
        ["replied 3 times", "replied on 3 different days"],
    )


def test_evidence_for_another_stage_is_new() -> None:
    first = Past(REPLIED_ON_TWO_DAYS).suggestion(KNOW)
    assert first is not None
    further = Past(REPLIED_ON_TWO_DAYS, consultations=(talk(ago(0.5)),))
    assert told(further.suggestion(KNOW, Dismissal(first.fingerprint))) == (TRUST, ["consultation held"])


def test_dismissed_silence_stays_dismissed_as_the_weeks_go_by_until_another_try() -> None:
    past = Past((sent(ago(20)), missed_call(ago(10))), enquiries=(ago(28),))
    first = past.suggestion(LIKE)
    assert first is not None
    dismissed = Dismissal(first.fingerprint)
    assert past.suggestion(LIKE, dismissed, NOW + 21 * DAY) is None
    again = replace(past, touches=(*past.touches, sent(ago(1))))
    assert told(again.suggestion(LIKE, dismissed)) == (KNOW, ["no reply to 3 messages", "quiet for 4 weeks"])


def test_silence_after_a_dismissed_trust_is_still_noticed() -> None:
    past = Past((sent(ago(20)), sent(ago(10))), consultations=(talk(ago(28)),), enquiries=(ago(60),))
    earlier = past.suggestion(LIKE, now=ago(1))
    assert earlier is not None
    assert earlier.stage is TRUST
    later = past.suggestion(LIKE, Dismissal(earlier.fingerprint))
    assert told(later) == (KNOW, ["no reply to 2 messages", "quiet for 4 weeks"])


def test_a_dismissed_reopening_returns_when_they_write_again() -> None:
    past = Past((reply(ago(2)),), moves=((ago(30), LOST),))
    first = past.suggestion(LOST)
    assert first is not None
    dismissed = Dismissal(first.fingerprint)
    assert past.suggestion(LOST, dismissed) is None
    assert replace(past, touches=(*past.touches, reply(ago(1)))).suggestion(LOST, dismissed) is not None


@pytest.mark.parametrize("damaged", ["", ";", "replied", "replied:x", "nonsense:1", "replied:٣"])
def test_a_damaged_fingerprint_hides_nothing(damaged: str) -> None:
    assert Past(REPLIED_ON_TWO_DAYS).suggestion(KNOW, Dismissal(damaged)) is not None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Wat kost een traject?", True),
        ("Ik ben benieuwd naar de prijzen", True),
        ("Wat zijn je tarieven", True),
        ("How much does it cost?", True),
        ("PRICE?", True),
        ("Het kost me moeite om te bewegen", False),
        ("Ik wil graag afvallen", False),
        ("", False),
    ],
)
def test_asked_about_the_price_is_shown_and_is_no_stage(text: str, asked: bool) -> None:
    past = Past(message=text)
    shown = worth_showing(past.facts(), KNOW, NOW)
    assert [evidence_text(it) for it in shown] == (["asked about the price"] if asked else [])
    assert past.suggestion(KNOW) is None
    assert worth_showing(past.facts(), LOST, NOW) == ()


def test_the_price_asked_after_the_talk_is_not_worth_showing() -> None:
    past = Past((reply(ago(1), "Wat kost het?"),), consultations=(talk(ago(2)),))
    assert worth_showing(past.facts(), TRUST, NOW) == ()


def test_a_planned_consultation_is_worth_showing() -> None:
    past = Past(consultations=(talk(NOW + DAY, None, status=ConsultationStatus.PLANNED),))
    assert worth_showing(past.facts(), KNOW, NOW) == (
        Evidence(EvidenceKind.CONSULTATION_PLANNED, 1, NOW + DAY),
    )


@pytest.mark.parametrize("kind", list(EvidenceKind))
@pytest.mark.parametrize("n", [1, 2, 5])
def test_every_fact_has_words(kind: EvidenceKind, n: int) -> None:
    text = evidence_text(Evidence(kind, n, NOW))
    assert text
    assert "{" not in text


touches = st.builds(
    HistoryTouch,
    at=st.integers(ago(90), NOW + DAY),
    outbound=st.booleans(),
    human=st.booleans(),
    channel=st.sampled_from(Channel),
    reached=st.sampled_from(Reached),
    gift=st.booleans(),
    told_goal=st.booleans(),
)
talks = st.builds(
    HistoryConsultation,
    at=st.integers(ago(90), NOW + DAY),
    status=st.sampled_from(ConsultationStatus),
    outcome=st.none() | st.sampled_from(Outcome),
    kind=st.sampled_from(ConsultationKind),
    words=st.sampled_from(["", "sterker worden"]),
)
pasts = st.builds(
    Past,
    st.lists(touches, max_size=8).map(tuple),
    st.lists(st.integers(ago(90), NOW), max_size=3).map(tuple),
    st.lists(talks, max_size=3).map(tuple),
    st.lists(
        st.tuples(st.integers(ago(90), NOW), st.sampled_from(Stage)), max_size=4, unique_by=lambda it: it[0]
    ).map(tuple),
    st.sampled_from(["word_of_mouth", "website", ""]),
    st.sampled_from(["", "Daan"]),
)


@given(pasts, st.sampled_from(Stage))
def test_any_history_suggests_something_else_with_facts_and_dismissing_holds(
    past: Past, stage: Stage
) -> None:
    suggestion = past.suggestion(stage)
    if suggestion is not None:
        assert suggestion.stage is not stage
        assert suggestion.stage not in (LATER, LOST)
        assert suggestion.evidence
        dismissed = Dismissal(suggestion.fingerprint)
        assert past.suggestion(stage, dismissed) is None


@given(pasts)
def test_the_order_of_entry_doesnt_matter(past: Past) -> None:
    turned = replace(
        past,
        touches=past.touches[::-1],
        enquiries=past.enquiries[::-1],
        consultations=past.consultations[::-1],
        moves=past.moves[::-1],
    )
    assert turned.facts() == past.facts()
