"""What an alert says: one person by name, several in one summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from ptcrm.domain.rungs import AFTER, summary_instead
from ptcrm.queries.alerts import Ring
from ptcrm.ui.kit.dates import duration
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called, channel_word, quoted

_PUNCTUAL_MS: Final = 60_000
_NAMES_SHOWN: Final = 4
_LONGEST: Final = 160
_OURS: Final = 1 << 30
"""Our numbers lie above those a desktop hands out by counting."""


@dataclass(frozen=True, slots=True)
class Toast:
    """One notification. ``number`` is the same whenever the same thing is told, so that a repeat replaces."""

    number: int
    title: str
    body: str
    rings: tuple[Ring, ...]


def toast_of(rings: Sequence[Ring], after_gap: bool) -> Toast:
    """What to show for these rings (at least one); ``after_gap``: at start or after sleep."""
    people = _people(rings)
    first = people[0]
    late = first.waited_ms - AFTER[first.rung] > _PUNCTUAL_MS
    gap = after_gap and late
    if not gap and not late and not summary_instead(len(people)):
        title = tr("Alerts", "{name} has waited an hour", name=_name(first))
        return Toast(_number(f"{first.enquiry_id} {first.rung}"), title, _said(first), tuple(rings))
    longest = duration(max(ring.waited_ms for ring in rings))
    if gap:
        title = tr(
            "Alerts",
            "While you were away: %n person(s) passed the hour, the longest waiting {waited}.",
            n=len(people),
            waited=longest,
        )
    else:
        title = tr("Alerts", "%n person(s) waited over an hour", n=len(people))
    body = _who(people) if len(people) > 1 else f"{_name(first)}: {_said(first)}"
    return Toast(_number("summary"), title, body, tuple(rings))


def _people(rings: Sequence[Ring]) -> list[Ring]:
    """One ring a person, the longest wait first."""
    people: dict[str, Ring] = {}
    for ring in sorted(rings, key=lambda ring: -ring.waited_ms):
        people.setdefault(ring.lead_id, ring)
    return list(people.values())


def _name(ring: Ring) -> str:
    return _short(called(ring.name), 60)


def _said(ring: Ring) -> str:
    words = _short(ring.words, _LONGEST)
    channel = channel_word(ring.channel)
    return f"{quoted(words)} · {channel}" if words else channel


def _who(people: Sequence[Ring]) -> str:
    names = ", ".join(_name(ring) for ring in people[:_NAMES_SHOWN])
    return f"{names}, …" if len(people) > _NAMES_SHOWN else names


def _short(text: str, most: int) -> str:
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _number(what: str) -> int:
    return _OURS | int.from_bytes(sha256(what.encode()).digest()[:4], "big") >> 3
