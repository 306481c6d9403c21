"""What an alert says, in both languages and with initials only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ptcrm.app.alert_words import toasts_of
from ptcrm.app.notifier import Notification
from ptcrm.domain.alert_settings import AlertSettings
from ptcrm.domain.ids import AlertId, EnquiryId, LeadId
from ptcrm.domain.rungs import AFTER, Rung
from ptcrm.domain.values import Channel
from ptcrm.queries.alerts import Ring
from ptcrm.ui.kit.language import Language

MINUTE = 60_000
OPEN = AlertSettings()
PRIVATE = AlertSettings(initials=True)
pytest_plugins = ["language_fixtures"]

Speak = Callable[[Language], None]


def ring(name: str, rung: Rung, minutes: float | None = None, **more: object) -> Ring:
    waited = AFTER[rung] if minutes is None else round(minutes * MINUTE)
    made = Ring(
        enquiry_id=EnquiryId(f"of {name}"),
        lead_id=LeadId(name or "nobody"),
        name=name,
        source="instagram",
        channel=Channel.INSTAGRAM,
        words="Rugpijn",
        phone="",
        phone_valid=False,
        email="",
        rung=rung,
        started_at=0,
        waited_ms=waited,
        imported=False,
        alert_id=AlertId(name),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def said(*rings: Ring, settings: AlertSettings = OPEN, after_gap: bool = False) -> list[tuple[str, str]]:
    toasts = toasts_of(rings, settings, after_gap=after_gap)
    return [(it.shown.title.replace("\u00a0", " "), it.shown.body.replace("\u00a0", " ")) for it in toasts]


SANNE = "Sanne van den Berg"
BODY = {Language.NL: "‘Rugpijn’ · Instagram-DM", Language.EN: "“Rugpijn” · Instagram DM"}


@pytest.mark.parametrize(
    ("rung", "nl", "en"),
    [
        (Rung.ARRIVED, "Nieuw: Sanne, Instagram", "New: Sanne, Instagram"),
        (Rung.BEFORE_HOUR, "Sanne: nog 15 min", "Sanne: 15 min left"),
        (Rung.HOUR, "Sanne wacht al een uur", "Sanne has waited an hour"),
        (
            Rung.DAY,
            "Sanne wacht al een dag. Een kort bericht kan nog helpen.",
            "Sanne has waited a day. A short message can still help.",
        ),
    ],
)
def test_one_person_by_name(in_language: Speak, rung: Rung, nl: str, en: str) -> None:
    for language, title in ((Language.NL, nl), (Language.EN, en)):
        in_language(language)
        assert said(ring(SANNE, rung)) == [(title, BODY[language])]


@pytest.mark.parametrize(
    ("name", "rung", "nl", "en"),
    [
        (
            SANNE,
            Rung.HOUR,
            "S.B. wacht al een uur, via Instagram",
            "S.B. has waited an hour, via Instagram",
        ),
        (
            "",
            Rung.HOUR,
            "Iemand wacht al een uur, via Instagram",
            "Someone has waited an hour, via Instagram",
        ),
        (SANNE, Rung.ARRIVED, "Nieuw: S.B., Instagram", "New: S.B., Instagram"),
        (SANNE, Rung.BEFORE_HOUR, "S.B.: nog 15 min", "S.B.: 15 min left"),
    ],
)
def test_with_initials_neither_name_nor_words_show(
    in_language: Speak, name: str, rung: Rung, nl: str, en: str
) -> None:
    for language, title in ((Language.NL, nl), (Language.EN, en)):
        in_language(language)
        assert said(ring(name, rung), settings=PRIVATE) == [(title, "")]
        everybody = [ring(SANNE, rung), ring("Piet Jansen", rung)]
        ((_, body),) = said(*everybody, settings=PRIVATE, after_gap=True)
        assert body == "S.B., P.J."


def test_somebody_without_a_name(in_language: Speak) -> None:
    in_language(Language.NL)
    assert said(ring("", Rung.HOUR))[0][0] == "Iemand via Instagram wacht al een uur"


def test_several_are_a_summary_with_names(in_language: Speak) -> None:
    in_language(Language.NL)
    over = [ring(name, Rung.HOUR, 60 + at) for at, name in enumerate(("Sanne", "Piet", "Eva", "Yu", "Bo"))]
    assert said(*over) == [("5 mensen wachten al langer dan een uur", "Bo, Yu, Eva, Piet, …")]
    assert said(*over[:2], after_gap=True) == [("2 mensen wachten al langer dan een uur", "Piet, Sanne")], (
        "just now is not away"
    )
    late = [ring("Sanne", Rung.HOUR, 200), ring("Piet", Rung.HOUR, 90)]
    assert said(*late, after_gap=True) == [
        ("Terwijl je weg was: 2 mensen wachten nu langer dan een uur, de langste al 3 u 20.", "Sanne, Piet")
    ]
    assert said(late[0], after_gap=True) == [
        (
            "Terwijl je weg was: 1 persoon wacht nu langer dan een uur, al 3 u 20.",
            "Sanne: ‘Rugpijn’ · Instagram-DM",
        )
    ]


def test_each_subject_by_itself_and_after_a_gap_all_in_one(in_language: Speak) -> None:
    in_language(Language.NL)
    rings = [
        ring("Sanne", Rung.HOUR, 200),
        ring("Piet", Rung.BEFORE_HOUR),
        ring("Eva", Rung.BEFORE_HOUR, 50),
        ring("Yu", Rung.ARRIVED, 1),
    ]
    assert [title for title, _ in said(*rings)] == [
        "Sanne wacht al 3 u 20",
        "Nog 10 min voor 2 mensen",
        "Nieuw: Yu, Instagram",
    ]
    ((title, body),) = said(*rings, after_gap=True)
    assert title.startswith("Terwijl je weg was: 1 persoon wacht nu langer dan een uur")
    assert body.splitlines() == [
        "Sanne: ‘Rugpijn’ · Instagram-DM",
        "Nog 10 min voor 2 mensen: Eva, Piet",
        "Nieuw: Yu, Instagram",
    ]


def test_how_loud_it_is_follows_what_it_says_and_what_was_chosen(in_language: Speak) -> None:
    def shown(one: Ring) -> Notification:
        return toasts_of([one], OPEN, after_gap=False)[0].shown

    new, soon, hour = (shown(ring("Sanne", rung)) for rung in (Rung.ARRIVED, Rung.BEFORE_HOUR, Rung.HOUR))
    assert (new.urgent, new.stays, new.sound) == (False, False, False)
    assert (soon.urgent, soon.stays, soon.sound) == (False, True, False)
    assert (hour.urgent, hour.sound) == (True, True)
    assert new.number == soon.number == hour.number, "a later one replaces an earlier"


@pytest.mark.parametrize("name", ["<b>Tom</b>", "\u202eAbraham", "A" * 9_000, "🏋️‍♀️", "\n\n", "x\ny"])
def test_names_of_all_kinds_are_one_short_line(in_language: Speak, name: str) -> None:
    in_language(Language.NL)
    for settings in (OPEN, PRIVATE):
        ((title, _),) = said(ring(name, Rung.HOUR), settings=settings)
        assert "\n" not in title
        assert "\u202e" not in title
        assert len(title) < 110
