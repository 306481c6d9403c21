"""What a message on the phone says: initials, unless the trainer lets names leave the laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ptcrm.domain.clock import HOUR
from ptcrm.domain.ids import LeadId
from ptcrm.domain.names import initials
from ptcrm.domain.phone_plan import LATE_MS
from ptcrm.domain.values import Source
from ptcrm.integrations.carrier import Link, Message
from ptcrm.integrations.phone_links import call_link, whatsapp_link
from ptcrm.queries.phone import Errand, Waiter
from ptcrm.ui.kit.dates import duration
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import channel_word, source_word

_LONG_MS: Final = 7_200_000
_LONGEST_NAME: Final = 60
_NAMES_SHOWN: Final = 4
_MOST: Final = 40
"""Letters of one go; a server takes 60 requests at once."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One request to the server: ``message`` to take, else ``sequence`` to take back. ``message_id`` as it
    is kept."""

    message_id: str
    message: Message | None = None
    sequence: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """``names``: full names and buttons with a number. ``sure``: what is scheduled can be taken back, so it
    never comes when the person was answered. ``nearest`` and ``listens`` as of the carrier."""

    names: bool
    sure: bool
    nearest: int | None
    listens: bool


def letters(errands: Sequence[Errand], now: int, manner: Manner) -> list[Letter]:
    """The requests for these errands. What tells of several goes before what told of them one by one is
    taken back."""
    take = [Letter(it.message_id, _message(it, now, manner)) for it in errands if it.about]
    back = [Letter(it.message_id, sequence=it.sequence) for it in errands if not it.about]
    return [*take, *back][:_MOST]


def test_message(sequence: str, listens: bool) -> Message:
    """The message that asks to be answered, where that can be heard."""
    if not listens:
        return Message(sequence, tr("Alerts", "Test from PT CRM"))
    answered = tr("Phone", "I answered")
    return Message(sequence, tr("Phone", "Test from PT CRM. Tap “I answered”."), "PT CRM", answered=answered)


def _message(it: Errand, now: int, manner: Manner) -> Message:
    held = manner.nearest is not None and it.due_at - now >= manner.nearest
    comes = it.due_at if held else max(it.due_at, now)
    people = _people(it.about)
    loud = any(0 <= it.due_at - one.hour_at < LATE_MS for one in it.about)
    at = it.due_at if held else None
    if len(people) > 1:
        title, *further = _lines(people, comes, manner)
        return Message(it.sequence, title, "\n".join(further), at, loud)
    first, links = people[0], tuple[Link, ...]()
    if manner.names and first.phone:
        whatsapp = Link(tr("Phone", "WhatsApp"), whatsapp_link(first.phone))
        links = (whatsapp, Link(tr("Phone", "Call"), call_link(first.phone)))
    title = _title(first, comes, manner)
    if held and not manner.sure:
        title = tr("Phone", "Not answered yet? {text}", text=title)
    return Message(
        sequence=it.sequence,
        title=title,
        body=tr("Phone", "Tap “I answered” once you have.") if manner.listens else "",
        at=at,
        loud=loud,
        answered=tr("Phone", "I answered") if manner.listens else "",
        links=links,
    )


def _people(about: Sequence[Waiter]) -> list[Waiter]:
    """Each person once, the longest wait first."""
    people: dict[LeadId, Waiter] = {}
    for one in sorted(about, key=lambda one: one.hour_at):
        people.setdefault(one.lead_id, one)
    return list(people.values())


def _lines(people: Sequence[Waiter], comes: int, manner: Manner) -> list[str]:
    """Several people: who is over the hour, then who has some of it left."""
    over = [one for one in people if one.hour_at <= comes]
    soon = [one for one in people if one.hour_at > comes]
    lines = []
    if len(over) > 1:
        lines += [tr("Alerts", "%n person(s) waited over an hour", n=len(over)), _who(over, manner)]
    elif over:
        lines.append(_title(over[0], comes, manner))
    if len(soon) > 1:
        left = duration(soon[0].hour_at - comes, up=True)
        title = tr("Alerts", "{left} left for %n person(s)", n=len(soon), left=left)
        lines += [f"{title}: {_who(soon, manner)}"] if over else [title, _who(soon, manner)]
    elif soon:
        lines.append(_title(soon[0], comes, manner))
    return lines


def _who(people: Sequence[Waiter], manner: Manner) -> str:
    names = ", ".join(_name(one, manner) for one in people[:_NAMES_SHOWN])
    return f"{names}, …" if len(people) > _NAMES_SHOWN else names


def _name(it: Waiter, manner: Manner) -> str:
    name = one_line(it.name) if manner.names else initials(it.name)
    return name[:_LONGEST_NAME] or tr("Person", "Someone")


def _title(it: Waiter, comes: int, manner: Manner) -> str:
    name = _name(it, manner)
    told = manner.names or it.source in set(Source)  # the trainer's own words may name somebody
    source = one_line(source_word(it.source) if it.source and told else channel_word(it.channel))
    source = source[:_LONGEST_NAME]
    if comes < it.hour_at:
        return tr("Phone", "{name}: {left} left", name=name, left=duration(it.hour_at - comes, up=True))
    waited = comes - it.hour_at + HOUR
    if waited < _LONG_MS:
        return tr("Phone", "{name} has waited an hour, via {source}", name=name, source=source)
    return tr(
        "Phone", "{name} has waited {waited}, via {source}", name=name, source=source, waited=duration(waited)
    )
