"""Whatever is in a chat, nothing is lost, doubled or put in another order."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.moments import DateOrder, to_utc_ms
from ptcrm.integrations.chat_lines import ChatMessage, looks_like_chat, read_chat
from ptcrm.integrations.chat_phrases import Notice
from ptcrm.integrations.chat_stamps import order_of, stamp_at

FORMS = (
    "{d:02}-{m:02}-{y} {H:02}:{M:02} - ",
    "{d:02}/{m:02}/{y}, {H:02}:{M:02} - ",
    "{d}/{m}/{y2:02} {H:02}:{M:02} - ",
    "{d:02}.{m:02}.{y2:02}, {H:02}:{M:02} - ",
    "{y}/{m:02}/{d:02}, {H:02}:{M:02} - ",
    "{y}-{m:02}-{d:02} {H:02}:{M:02} - ",
    "{d:02}/{m:02}/{y} à {H:02}:{M:02} - ",
    "[{d:02}-{m:02}-{y} {H:02}:{M:02}:{S:02}] ",
    "[{d:02}-{m:02}-{y}, {H:02}:{M:02}:{S:02}] ",
    "\u200e[{d:02}.{m:02}.{y2:02}, {H:02}:{M:02}:{S:02}] ",
    "[{H:02}:{M:02}, {d}-{m}-{y}] ",
    "{d:02}/{m:02}/{y}, {h}:{M:02}\u202f{ap} - ",
    "{d:02}/{m:02}/{y2:02}, {h}:{M:02} {a}.\u00a0m. - ",
    "[{d:02}/{m:02}/{y}, {h}:{M:02}:{S:02}\u202f{ap}] ",
)
WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_characters="\r\u200e\u200f<>", exclude_categories=("Cs", "Cc", "Cf")
    ),
    max_size=40,
).filter(lambda text: stamp_at(text) is None)
NAMES = st.sampled_from(["Jan de Vries", "Femke Trainer", "+31 6 12345678", "🤓", "Loes :)", "~ Piet"])


def stamped(form: str, at: datetime) -> str:
    """A moment in one of the forms."""
    half = "AM" if at.hour < 12 else "PM"
    return form.format(
        d=at.day, m=at.month, y=at.year, y2=at.year % 100, H=at.hour, M=at.minute, S=at.second,
        h=at.hour % 12 or 12, ap=half, a=half[0].lower(),
    )  # fmt: skip


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    looks_like_chat(text)
    read_chat(text, NOW, ZONE)


@given(
    st.sampled_from(FORMS),
    st.lists(st.tuples(st.integers(0, 90_000), NAMES, st.lists(WORDS, min_size=1, max_size=3)), max_size=8),
)
def test_every_message_is_read_back(form: str, said: list[tuple[int, str, list[str]]]) -> None:
    at, lines, wanted = datetime(2024, 1, 13, 9, 30), [], []  # noqa: DTZ001 - as a phone writes it
    if "{S" not in form:
        said = [(seconds // 60 * 60, name, words) for seconds, name, words in said]
    for seconds, name, words in said:
        at += timedelta(seconds=seconds)
        words = [f"x{words[0]}", *words[1:]]
        lines += [f"{stamped(form, at)}{name}: {words[0]}", *words[1:]]
        wanted.append((to_utc_ms(at, ZONE), name, "\n".join(line.rstrip() for line in words).strip()))
    read = read_chat("\n".join(lines), NOW, ZONE, DateOrder.DMY)
    assert read.refused == ()
    assert [(it.at, it.sender, it.text) for it in read.messages] == wanted
    assert looks_like_chat("\n".join(lines)) is bool(said)


@pytest.mark.parametrize(
    "line",
    [
        "05-03-2024;16:30;Jan;jan@example.nl",
        "05-03-2024,16:30,Jan,jan@example.nl",
        "05-03-2024\t16:30 - 17:30\tJan: PT",
        "05-03-2024, 16:30 - 17:30, Jan de Vries: PT",
        '"05-03-2024 16:30";"Jan: hoi"',
        "2024-03-05 16:30:00,Jan,+31612345678",
        "Datum;Naam",
        "From: jan@example.nl",
        "Hoi, ik ben Jan: bel me om 16:30 - of later",
    ],
)
def test_a_table_or_a_letter_is_no_chat(line: str) -> None:
    assert not looks_like_chat(f"{line}\n{line}\n")
    assert not looks_like_chat(f"Datum;Naam;Telefoon\n{line}\n")


@pytest.mark.parametrize(
    ("dates", "stated", "order"),
    [
        (["13/1/26", "1/2/26"], DateOrder.MDY, DateOrder.DMY),
        (["1/13/26", "1/2/26"], DateOrder.DMY, DateOrder.MDY),
        (["1/2/26", "2/2/26", "3/2/26"], None, DateOrder.DMY),
        (["2/1/26", "2/2/26", "2/3/26", "3/1/26"], DateOrder.DMY, DateOrder.MDY),
        (["3/5/26"], None, DateOrder.DMY),
        (["3/5/26"], DateOrder.MDY, DateOrder.MDY),
        (["12/10/26"], None, DateOrder.DMY),
        (["10/12/26"], None, DateOrder.MDY),  # 10 December is still to come
    ],
)
def test_the_order_of_dates_is_one_for_the_file(
    dates: list[str], stated: DateOrder | None, order: DateOrder
) -> None:
    stamps = [stamp for date in dates if (stamp := stamp_at(f"{date}, 10:00 - Jan: x"))]
    assert order_of(stamps, stated, NOW, ZONE) is order


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("Dit bericht is verwijderd", Notice.DELETED),
        ("You deleted this message.", Notice.DELETED),
        ("\u200eGemiste video-oproep, \u200eTik om terug te bellen", Notice.MISSED_CALL),
        ("Verpasster Videoanruf", Notice.MISSED_CALL),
        ("Appel vidéo manqué", Notice.MISSED_CALL),
        ("\u200eVoice call, \u200e3 min", Notice.CALL),
        ("\u200eVideo call, \u200e12 sec", Notice.CALL),
        ("\u200eSprachanruf, \u200eKeine Antwort", Notice.CALL_NOT_TAKEN),
        ("\u200eJe hebt deze groep gemaakt", Notice.SYSTEM),
        ("\u200eFemke added you", Notice.SYSTEM),
        ("\u200eThis chat is with a business account.", Notice.SYSTEM),
        ("Gemiste oproep van je, bel je me terug?", None),
        ("Ik heb de groep verlaten hoor", None),
        ("Video call vanavond?", None),
        ("Messages are great", None),
        ("Foto komt zo", None),
    ],
)
def test_what_nobody_typed_is_told_from_what_somebody_did(text: str, notice: Notice | None) -> None:
    assert one(f"05-03-2024 16:32 - Jan: {text}").notice is notice


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<Media weggelaten>", "<media>"),
        ("\u200eafbeelding weggelaten", "<media>"),
        ("\u200e<bijgevoegd: 0012-PHOTO.jpg>", "<media>"),
        ("Kijk dit \u200e<attached: 0012-PHOTO.jpg>", "Kijk dit\n<media>"),
        ("plan.pdf • \u200e12 pagina's \u200edocument weggelaten", "plan.pdf • 12 pagina's\n<media>"),
        ("IMG-1.jpg (file attached)\nmooi", "<media>\nmooi"),
        ("Hoi \u200e<Dit bericht is bewerkt>", "Hoi"),
        ("", "<media>"),
        ("a: b: c", "a: b: c"),
    ],
)
def test_words_and_what_has_none(text: str, words: str) -> None:
    assert one(f"05-03-2024 16:32 - Jan: {text}").text == words


def test_a_message_that_is_too_long_is_refused_alone() -> None:
    lines = [f"05-03-2024 16:32 - Jan: {'x' * 200_001}", "05-03-2024 16:33 - Jan: hoi"]
    read = read_chat("\n".join(lines), NOW, ZONE)
    assert [(row.line, row.code) for row in read.refused] == [(1, "text_too_long")]
    assert [message.text for message in read.messages] == ["hoi"]


def test_the_time_grows_with_the_chat_and_no_faster() -> None:
    def seconds(messages: int) -> float:
        lines = (
            f"{1 + at // 2000 % 28:02}-03-2024 {at // 60 % 24:02}:{at % 60:02} - Jan: bericht {at}\nen meer"
            for at in range(messages)
        )
        text = "\n".join(lines)
        start = time.process_time()
        assert len(read_chat(text, NOW, ZONE).messages) == messages
        return time.process_time() - start

    small, large = seconds(4_000), seconds(40_000)
    assert large < 30 * small + 0.5


def one(text: str) -> ChatMessage:
    """The only message of a chat."""
    [message] = read_chat(text, NOW, ZONE).messages
    return message


NOW = 1_795_428_000_000
ZONE = ZoneInfo("Europe/Amsterdam")
