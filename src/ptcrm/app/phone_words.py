"""What a message on the phone says: initials, unless the trainer lets names leave the laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ptcrm.domain.names import initials
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import Source
from ptcrm.integrations.carrier import Link, Message
from ptcrm.integrations.phone_links import call_link, whatsapp_link
from ptcrm.queries.phone import Errand
from ptcrm.ui.kit.dates import duration
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import channel_word, source_word

_LATE_MS: Final = 60_000
_LONG_MS: Final = 7_200_000
_LONGEST_NAME: Final = 60
_SUMMARY: Final = "ptcrm-summary"
_MOST: Final = 40
"""Letters of one go; a server takes 60 requests at once."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One request to the server, and the messages it settles: ``message`` to take, else ``sequence`` to
    take back."""

    message_ids: tuple[str, ...]
    message: Message | None = None
    sequence: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """``names``: full names and buttons with a number. ``sure``: what is scheduled can be taken back, so it
    never comes when the person was answered. ``nearest`` as of the carrier."""

    names: bool
    sure: bool
    nearest: int | None


def letters(errands: Sequence[Errand], now: int, manner: Manner) -> list[Letter]:
    """The requests for these errands: of those that come late, two people and more share one summary."""
    back = [Letter((it.message_id,), sequence=it.sequence) for it in errands if it.take_back]
    take = [it for it in errands if not it.take_back]
    late = [it for it in take if it.due_at <= now - _LATE_MS and it.rung is Rung.HOUR]
    summed = late if len(late) > 1 else []
    told = {it.message_id for it in summed}
    alone = [it for it in take if it.message_id not in told]
    singles = [Letter((it.message_id,), _message(it, now, manner)) for it in alone[:_MOST]]
    summary = [Letter(tuple(it.message_id for it in summed), _summary(len(summed)))] if summed else []
    return [*summary, *singles, *back][:_MOST]


def test_message(sequence: str) -> Message:
    """The message that asks to be answered."""
    answered = tr("Phone", "I answered")
    return Message(sequence, tr("Phone", "Test from PT CRM. Tap “I answered”."), "PT CRM", answered=answered)


def _message(it: Errand, now: int, manner: Manner) -> Message:
    held = manner.nearest is not None and it.due_at - now >= manner.nearest
    comes = it.due_at if held else max(it.due_at, now)
    links: tuple[Link, ...] = ()
    if manner.names and it.phone:
        whatsapp = Link(tr("Phone", "WhatsApp"), whatsapp_link(it.phone))
        links = (whatsapp, Link(tr("Phone", "Call"), call_link(it.phone)))
    title = _title(it, comes, manner)
    if held and not manner.sure:
        title = tr("Phone", "Not answered yet? {text}", text=title)
    return Message(
        sequence=it.sequence,
        title=title,
        body=tr("Phone", "Tap “I answered” once you have."),
        at=it.due_at if held else None,
        loud=it.rung is Rung.HOUR and it.due_at - it.rung_at < _LATE_MS,
        answered=tr("Phone", "I answered"),
        links=links,
    )


def _title(it: Errand, comes: int, manner: Manner) -> str:
    name = one_line(it.name) if manner.names else initials(it.name)
    name = name[:_LONGEST_NAME] or tr("Person", "Someone")
    told = manner.names or it.source in set(Source)  # the trainer's own words may name somebody
    source = one_line(source_word(it.source) if it.source and told else channel_word(it.channel))
    source = source[:_LONGEST_NAME]
    if comes < it.hour_at:
        return tr("Phone", "{name}: {left} left", name=name, left=duration(it.hour_at - comes, up=True))
    waited = comes - it.hour_at + 3_600_000
    if waited < _LONG_MS:
        return tr("Phone", "{name} has waited an hour, via {source}", name=name, source=source)
    return tr(
        "Phone", "{name} has waited {waited}, via {source}", name=name, source=source, waited=duration(waited)
    )


def _summary(people: int) -> Message:
    title = tr("Alerts", "%n person(s) waited over an hour", n=people)
    return Message(_SUMMARY, title, tr("Phone", "Open PT CRM to see who."))
