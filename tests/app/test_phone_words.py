"""What a message about several people says on the phone, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ptcrm.app.phone_words import Manner, letters
from ptcrm.domain.clock import HOUR
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel
from ptcrm.queries.phone import Errand, Waiter
from ptcrm.ui.kit.language import Language

pytest_plugins = ["language_fixtures"]

Speak = Callable[[Language], None]

NOW = 1_795_431_600_000
MINUTE = 60_000
PRIVATE, OPEN = Manner(False, True, None, True), Manner(True, True, None, True)


def waiter(name: str, waited: int) -> Waiter:
    return Waiter(LeadId(name), NOW - waited * MINUTE + HOUR, name, "", Channel.PHONE, "+31612345678")


def said(*people: Waiter, manner: Manner = PRIVATE) -> str:
    (letter,) = letters([Errand("m", "s", NOW, people)], NOW, manner)
    assert letter.message is not None
    return "\n".join((letter.message.title, letter.message.body)).replace("\u00a0", " ")


OVER = [waiter("Sanne van den Berg", 200), waiter("Piet Jansen", 90)]
SOON = [waiter("Noor Bos", 50), waiter("Eva", 46)]


@pytest.mark.parametrize(
    ("people", "nl", "en"),
    [
        (
            OVER,
            "2 mensen wachten al langer dan een uur\nS.B., P.J.",
            "2 people have waited over an hour\nS.B., P.J.",
        ),
        (SOON, "Nog 10 min voor 2 mensen\nN.B., E.", "10 min left for 2 people\nN.B., E."),
        (
            [*SOON, *OVER],
            "2 mensen wachten al langer dan een uur\nS.B., P.J.\nNog 10 min voor 2 mensen: N.B., E.",
            "2 people have waited over an hour\nS.B., P.J.\n10 min left for 2 people: N.B., E.",
        ),
        (
            [OVER[0], SOON[0]],
            "S.B. wacht al 3 u 20, via Telefoon\nN.B.: nog 10 min",
            "S.B. has waited 3 h 20, via Phone\nN.B.: 10 min left",
        ),
    ],
)
def test_who_is_over_the_hour_and_who_is_not_by_initials(
    in_language: Speak, people: list[Waiter], nl: str, en: str
) -> None:
    for language, text in ((Language.NL, nl), (Language.EN, en)):
        in_language(language)
        assert said(*people) == text


def test_full_names_by_choice_and_no_more_than_four(in_language: Speak) -> None:
    in_language(Language.EN)
    assert said(*OVER, manner=OPEN).endswith("\nSanne van den Berg, Piet Jansen")
    many = [waiter(name, 100 - at) for at, name in enumerate(("Anna", "Bram", "Cas", "Daan", "Eva"))]
    assert said(*many).endswith("\nA., B., C., D., …")


def test_somebody_who_asked_twice_counts_once(in_language: Speak) -> None:
    in_language(Language.EN)
    assert said(*OVER, waiter("Piet Jansen", 120)).startswith("2 people have waited over an hour")


def test_only_who_is_told_of_alone_can_be_answered_for_from_the_phone(in_language: Speak) -> None:
    in_language(Language.EN)
    for people, button in ((OVER[:1], "I answered"), (OVER, "")):
        (letter,) = letters([Errand("m", "s", NOW, tuple(people))], NOW, PRIVATE)
        assert letter.message is not None
        assert letter.message.answered == button
