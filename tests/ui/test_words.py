"""The words on screen keep to the house's own rules, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

WORDS = Path(__file__).parents[2] / "resources" / "i18n"

# The same word in both languages: names of services, and what Dutch trainers say themselves.
SAME = frozenset(
    {
        "Agenda", "Contact", "Ctrl K", "E-mail", "Excel", "Facebook", "Flyer", "Google Maps", "Instagram",
        "Later", "Leads", "Partner", "Postcode", "Privacy", "Telegram", "Voicemail", "Website", "WhatsApp",
        "postcode", "Later: {when}", "{count} open", "%n later", "Week", "week {number}",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """One text on screen: as written in the source, and every form it is shown in."""

    language: str
    context: str
    source: str
    shown: tuple[str, ...]


def _texts(language: str) -> Iterator[Text]:
    for context in ElementTree.parse(WORDS / f"ptcrm_{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            shown = tuple(forms or [translation.text or ""])
            yield Text(language, context.findtext("name", ""), message.findtext("source", ""), shown)


DUTCH = list(_texts("nl"))
# The source is the English, but for plurals, which have a file of their own.
ENGLISH = [Text("en", text.context, text.source, (text.source,)) for text in DUTCH if "%n" not in text.source]
ENGLISH += _texts("en")
EVERY = DUTCH + ENGLISH


def _breaking(texts: list[Text], pattern: str) -> list[str]:
    rule = re.compile(pattern, re.IGNORECASE)
    return [shown for text in texts for shown in text.shown if rule.search(shown)]


def test_every_text_is_there() -> None:
    assert len(DUTCH) > 500
    assert [text.source for text in EVERY if not all(text.shown)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"!",
        r"(?<!\d )\bu\b(?! \{)(?! %)",  # a form of address, not "1 u 12"
        r"\buw\b",
        r"\b(hij|zij|hem|haar|hen)\b",
        r"\bklik(t|ken)? op\b",
        r"\bcliënt",
        r"\bconsult",
        r"\bover het uur\b",
        r"\b(helaas|oeps|sorry|gelieve)\b",
        r"succesvol",
        r"\bgsm\b|\bmobieltje\b",
        r"\b(te laat|vergeten|fout ingevuld)\b",
        r"\b(prospect|conversie|funnel|pipeline|database|synchronisatie)",
        r"[\"]|(?<!\w)'|'(?!\w)",
        r"[“”]",
        r"\w'\w",
    ],
)
def test_dutch_keeps_clear_of(pattern: str) -> None:
    duration = re.compile(r"^(\{h\} u|\{h\} u \{m\})$")
    texts = [text for text in DUTCH if not any(duration.match(shown) for shown in text.shown)]
    assert _breaking(texts, pattern) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"!",
        r"\b(he|she|his|her|him)\b",
        r"\bclick\b",
        r"\bcustomer",
        r"\b(sorry|oops|successfully|unfortunately|please)\b",
        r"\b(prospect|conversion|funnel|pipeline|database)\b",
        r"‘",
        r"\(s\)",
        r"\b\w+i(z)(e|ed|ing|ation)\b(?<!size)",
    ],
)
def test_english_keeps_clear_of(pattern: str) -> None:
    assert _breaking(ENGLISH, pattern) == []


def test_dutch_is_not_english() -> None:
    same = {shown for text in DUTCH for shown in text.shown if shown == text.source}
    only_filled_in = {shown for shown in same if not re.sub(r"\{\w+\}|%n|PT CRM|[^a-z]|\bd\b|min", "", shown)}
    assert same - only_filled_in - SAME == set()


def test_both_languages_fill_in_the_same() -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{\w+\}|%n", text))

    # "1 person" may leave out what only many have, such as the longest wait among them.
    broken = [text for text in DUTCH + ENGLISH if any(names(one) - names(text.source) for one in text.shown)]
    broken += [text for text in DUTCH + ENGLISH if names(text.shown[-1]) != names(text.source)]
    assert broken == []


def test_a_sentence_ends_as_its_other_language_does() -> None:
    ends = ".…"
    differ = [
        (text.source, text.shown[-1])
        for text in DUTCH
        if (text.source[-1] in ends) != (text.shown[-1][-1] in ends) and text.shown[-1][-1] != "?"
    ]
    assert differ == []
