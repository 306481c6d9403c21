"""The words on screen, those of the help too, keep to the house's own rules, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from ptcrm.ui.kit.help_text import read_topics
from ptcrm.ui.kit.language import Language, speak
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called, person

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


_LINK = re.compile(r"\]\([^)]*\)")


def _said(language: Language) -> Iterator[str]:
    """Everything that stands on screen in a language: the window's texts, and the help line by line."""
    for text in DUTCH if language is Language.NL else ENGLISH:
        if text.context != "Refusal":
            yield from text.shown
        else:  # straight in the source, for the command line; the window turns them
            yield from (shown.replace("'", "’") for shown in text.shown)
    for topic in read_topics(language).values():
        yield from _LINK.sub("]", topic.text).splitlines()


def _breaking(language: Language, pattern: str) -> list[str]:
    rule = re.compile(pattern, re.IGNORECASE)
    return [said for said in _said(language) if rule.search(said)]


def test_every_text_is_there() -> None:
    assert len(DUTCH) > 500
    assert [text.source for text in EVERY if not all(text.shown)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"!",
        r"(?<!\d )(?<!\{h\} )\bu\b(?! \{)(?! %)",  # a form of address, not "1 u 12"
        r"\b(uw|ik|mij|mijn)\b(?! (weergaven|eigen leads)\b)",
        r"\b(hij|zij|hem|haar|hen)\b",
        r"\bklik(t|ken|te)? (op|hier)\b",
        r"\bcliënt",
        r"\bconsult",
        r"\bover het uur\b",
        r"\b(helaas|oeps|sorry|gelieve|eventueel)\b",
        r"succesvol",
        r"\bgsm\b|\bmobieltje\b|\bheel het jaar\b|\bop gisteren\b",
        r"\b(te laat|vergeten|fout ingevuld|afgevallen|verloren)\b",
        r"\b(prospect|conversie|funnel|pipeline|database|synchronisatie)",
        r"(?<!-)\b(playbook|snooze|insights|follow-up|no-show|template)",
        r"\bleuk vinden\b|\binteresse",
        r"[\"]|(?<!\w)'|'(?!\w)",
        r"[“”]",
        r"\w'\w",
        r"\((s|en|n)\)",
        r"\bop \{when\}",
    ],
)
def test_dutch_keeps_clear_of(pattern: str) -> None:
    assert _breaking(Language.NL, pattern) == []


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
        r"[\"]|\w'\w",
        r"\(s\)",
        r"\bon \{when\}",
        r"\b\w+i(z)(e|ed|ing|ation)\b(?<!size)",
    ],
)
def test_english_keeps_clear_of(pattern: str) -> None:
    assert _breaking(Language.EN, pattern) == []


def test_only_a_field_and_what_asks_on_end_in_dots() -> None:
    """An empty field that says what goes in it, a choice that asks further, a reason to go on with."""
    on = r"^(Search|Find|Write|Move to…$|given, because…$)"
    dots = [text.source for text in EVERY for shown in text.shown if "…" in shown]
    assert [source for source in dots if not re.search(on, source)] == []


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


def test_somebody_without_a_name_has_a_capital_only_at_the_start(qapp: QApplication) -> None:
    owner = QObject()
    speak(Language.NL, owner)
    said = [
        tr("Timeline", "Facebook message from {name}", name=called("")),
        tr("Timeline", "{name} replied", name=called("")),
        tr("Strip", "Undone: {what}.", what=tr("Command", "enquiry of {name}", name=person("", "instagram"))),
        called(""),
        tr("Timeline", "Facebook message from {name}", name=called("Bob")),
    ]
    del owner  # and with it the words of that language
    QLocale.setDefault(QLocale.c())
    assert said == [
        "Facebook-bericht van iemand",
        "Iemand antwoordde",
        "Ongedaan gemaakt: aanvraag van iemand via Instagram.",
        "Iemand",
        "Facebook-bericht van Bob",
    ]
