"""Times of day in words and digits: "half acht", "kwart over negen", "9u40", "quarter to nine"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_WORDS: Final = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "zero one two three four five six seven eight nine ten eleven twelve",
)
_NUMBERS: Final = {word: number for words in _WORDS for number, word in enumerate(words.split())} | {
    "a": 1,
    "an": 1,
    "twintig": 20,
    "twenty": 20,
    "kwart": 15,
    "quarter": 15,
}
NUMBER: Final = rf"(\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"

_DIGITAL = re.compile(r"(?<!\d)(\d{1,2})[:.uh](\d{2})(?!\d)(?: ?([ap])\.?m\b\.?)?")
_WHOLE = re.compile(r"\b(\d{1,2}) ?(?:(?:uur|u|h)\b|([ap])\.?m\b\.?)|\b(?:om|at) (\d{1,2})$")
_NOON = re.compile(r"\b(noon|midnight|middernacht)\b")
_AROUND_HALF = re.compile(rf"\b{NUMBER} (?:min(?:uten)? )?(over|voor) half {NUMBER}\b")
_AROUND = re.compile(rf"\b{NUMBER} (?:min(?:uten|utes)? )?(over|voor|past|to|after|before) {NUMBER}\b")
_HALF = re.compile(rf"\bhalf (past )?{NUMBER}\b")
_O_CLOCK = re.compile(rf"\b{NUMBER}(?: uur| o'clock|$)")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``twice`` when it was said in words, so that half past seven has a second one a day."""

    hour: int
    minute: int
    twice: bool = False


def find_clock(rest: str, dated: bool) -> tuple[Clock | None, str]:
    """The time of day in the text, and the text without it."""
    for pattern in (_DIGITAL, _WHOLE):
        if match := pattern.search(rest):
            whole = pattern is _WHOLE
            hour = int(match[1] or match[3]) if whole else int(match[1])
            minute, half = (0, match[2]) if whole else (int(match[2]), match[3])
            if half:
                hour = hour % 12 + (12 if half == "p" else 0)
            return (Clock(hour, minute), without(rest, match)) if hour < 24 and minute < 60 else (None, rest)
    if match := _NOON.search(rest):
        return Clock(12 if match[1] == "noon" else 0, 0), without(rest, match)
    if match := _AROUND_HALF.search(rest):
        return _spoken(match, match[3], -30, match[1], match[2] == "voor", rest)
    if match := _AROUND.search(rest):
        return _spoken(match, match[3], 0, match[1], match[2] in ("voor", "to", "before"), rest)
    if match := _HALF.search(rest):
        british = match[1] or match[2] in _WORDS[1].split()
        return _spoken(match, match[2], 30 if british else -30, "0", False, rest)
    if (match := _O_CLOCK.search(rest)) and (dated or match[0] != match[1]):
        return _spoken(match, match[1], 0, "0", False, rest)
    return None, rest


def _spoken(
    match: re.Match[str], hour: str, half: int, away: str, before: bool, rest: str
) -> tuple[Clock | None, str]:
    """A time in words: minutes counted from the hour or the half hour."""
    hours, minutes = number(hour), number(away)
    if not 0 <= hours <= 24 or minutes > 30:
        return None, rest
    total = (hours * 60 + half + (-minutes if before else minutes)) % (24 * 60)
    return Clock(total // 60, total % 60, twice=hours <= 12), without(rest, match)


def number(word: str) -> int:
    """The value of what ``NUMBER`` matched."""
    return int(word) if word.isdecimal() else _NUMBERS[word]


def without(text: str, match: re.Match[str]) -> str:
    """The text with the match taken out."""
    return f"{text[: match.start()]} {text[match.end() :]}"
