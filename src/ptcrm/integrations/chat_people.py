"""The messages of a chat -> a lead for each other person, what they asked, and what was said afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.addresses import find_emails
from ptcrm.domain.clock import DAY, may_be_noted
from ptcrm.domain.enquiry import WITHOUT_WORDS, Arrival, Enquiry, PastTouch, Person, TimeTrust
from ptcrm.domain.moments import to_local
from ptcrm.domain.names import fold
from ptcrm.domain.phones import find_phones, read_phone
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Direction, Reached
from ptcrm.integrations.chat_lines import ChatMessage
from ptcrm.integrations.chat_phrases import Notice
from ptcrm.integrations.chat_voices import Voices
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow
from ptcrm.integrations.pasted_text import wish_in

SILENCE: Final = 30 * DAY
"""Whoever writes again after nobody said anything for so long, asks anew."""

_MINUTE: Final = 60_000
_LONGEST_MESSAGE: Final = 100_000
"""Characters of an enquiry; what a person writes beyond it before any answer is kept as touches."""
_SEARCHED: Final = 20_000
_MAY_HOLD_NUMBER: Final = re.compile(r"(?:\d[ ()./-]{0,3}){8}")
_OF_ANOTHER: Final = re.compile(
    r"\b(?:van|of|from|von|de) (?:mijn|m'n|my|meine[mr]?|mon|ma) (?:man|vrouw|vriend|vriendin|partner|zus"
    r"|broer|moeder|vader|dochter|zoon|collega|husband|wife|friend|sister|brother|mother|father|daughter|son"
    r"|colleague)\b|\b(?:haar|zijn|his|her) (?:nummer|nr|number|mail)",
    re.IGNORECASE,
)
_CALLS: Final = (Notice.MISSED_CALL, Notice.CALL_NOT_TAKEN, Notice.CALL)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a chat is from. ``name`` is the system's, ``thread`` its own id of the chat ("": it has none),
    ``source`` where its people came from, ``trust`` how well its moments are known."""

    name: str
    channel: Channel
    trust: TimeTrust = TimeTrust.ASSUMED_ZONE
    thread: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing between the trainer and one lead, and where it stands."""

    touch: PastTouch
    line: int
    stamp: str

    @property
    def inbound(self) -> bool:
        return self.touch.direction is Direction.IN


@dataclass(slots=True)
class _Talk:
    """An enquiry with what followed; without ``opening`` the trainer spoke first and it is no enquiry."""

    first: _Said
    opening: list[_Said] = field(default_factory=list)
    later: list[_Said] = field(default_factory=list)


def people_in(
    messages: Sequence[ChatMessage], voices: Voices, origin: Origin, now: int, zone: ZoneInfo, region: str
) -> Iterator[ReadRow | RefusedRow]:
    """Every lead of a chat with each of their enquiries, in the order in which they first wrote.

    ``messages`` in the order of time. A message that lies in the future is refused, unless it begins an
    enquiry, of which the clock says so itself.
    """
    leads = voices.leads or ((voices.alone,) if voices.alone else ())
    said: dict[str, list[_Said]] = {lead: [] for lead in leads}
    for message, lead in _addressed(messages, voices, leads):
        said[lead] += _events(message, message.sender in voices.own, origin.channel)
    for lead in leads:
        events: list[_Said] = []
        for it in said[lead]:
            if may_be_noted(it.touch.at, now) or (it.inbound and not events):
                events.append(it)
            else:
                yield RefusedRow(it.line, _in_future())
        key = "" if origin.thread and len(leads) == 1 else lead
        yield from _rows(lead, key, list(_joined(events)), origin, zone, region)


def _addressed(
    messages: Iterable[ChatMessage], voices: Voices, leads: tuple[str, ...]
) -> Iterator[tuple[ChatMessage, str]]:
    """Each message beside the lead it belongs to.

    In a group the trainer's words go to those who wrote since the trainer last did, else to who wrote last:
    an answer to one must not silence the hour of another.
    """
    waiting: dict[str, None] = {}
    last: tuple[str, ...] = ()
    for message in messages:
        if message.notice in (Notice.SYSTEM, Notice.DELETED):
            continue
        if message.sender in voices.own:
            last = leads if len(leads) == 1 else tuple(waiting) or last
            waiting.clear()
            yield from ((message, lead) for lead in last)
        elif message.sender:
            waiting[message.sender] = None
            yield message, message.sender
        elif message.notice in _CALLS and len(leads) == 1:
            yield message, leads[0]


def _events(message: ChatMessage, own: bool, channel: Channel) -> Iterator[_Said]:
    """What a message is between the two. A call that was taken is one both spoke in, whoever rang."""
    direction, reached, note = Direction.IN, Reached.REACHED, message.text
    if own:
        direction, reached = Direction.OUT, Reached.UNKNOWN
    if message.notice is not None:
        channel, note, reached = Channel.PHONE, "", Reached.ATTEMPTED
        if message.notice is Notice.CALL:
            reached = Reached.REACHED
    yield _Said(PastTouch(message.at, direction, channel, note, reached), message.line, message.stamp)
    if message.notice is Notice.CALL and not own:
        spoke = PastTouch(message.at, Direction.OUT, channel, note, reached)
        yield _Said(spoke, message.line, message.stamp)


def _joined(events: Iterable[_Said]) -> Iterator[_Said]:
    """What one side wrote within one minute as one: people send a sentence in pieces."""
    held: _Said | None = None
    notes: list[str] = []
    for event in events:
        if held is not None and _goes_on(held.touch, event.touch):
            notes.append(event.touch.note)
            continue
        if held is not None:
            yield _with_notes(held, notes)
        held, notes = event, [event.touch.note]
    if held is not None:
        yield _with_notes(held, notes)


def _goes_on(held: PastTouch, touch: PastTouch) -> bool:
    same = (held.direction, held.channel) == (touch.direction, touch.channel)
    return same and touch.channel is not Channel.PHONE and held.at // _MINUTE == touch.at // _MINUTE


def _with_notes(said: _Said, notes: list[str]) -> _Said:
    if len(notes) == 1:
        return said
    touch = said.touch
    joined = PastTouch(touch.at, touch.direction, touch.channel, "\n".join(notes), touch.reached)
    return _Said(joined, said.line, said.stamp)


def _talks(events: Sequence[_Said]) -> list[_Talk]:
    """The events cut where somebody asks anew: at the first word, and after a long silence of both."""
    talks: list[_Talk] = []
    before: int | None = None
    length = 0
    for event in events:
        silent = before is None or event.touch.at - before >= SILENCE
        if not talks or (silent and event.inbound):
            talks.append(_Talk(event))
            length = 0
        talk = talks[-1]
        length += len(event.touch.note)
        asks = event.inbound and not talk.later and length <= _LONGEST_MESSAGE
        (talk.opening if asks else talk.later).append(event)
        before = event.touch.at
    return talks


def _rows(
    lead: str,
    key: str,
    events: Sequence[_Said],
    origin: Origin,
    zone: ZoneInfo,
    region: str,
) -> Iterator[ReadRow]:
    """Each enquiry of one lead; ``key`` is what tells the lead from others in a thread that has an id."""
    if not events:
        return
    person = _person(lead, [it.touch.note for it in events if it.inbound], origin, region)
    key = (person.phone if not person.name else " ".join(fold(key).split())) if key else ""
    chat = " ".join(filter(None, (origin.thread, key)))
    for talk in _talks(events):
        first, message = talk.first, _message(talk.opening)
        enquiry = Enquiry(
            person=replace(person, wants=wish_in(message)),
            channel=_channel(talk, origin),
            message=message,
            arrival=Arrival(first.touch.at, origin.trust, first.stamp) if talk.opening else None,
            external_source=origin.name,
            external_id=f"{chat} {_minute(first, zone)}",
            # Names alone tell nobody apart: without an id of its own a chat is known by how it begins.
            external_person=chat if origin.thread else f"{chat} {_minute(events[0], zone)}",
            touches=tuple(it.touch for it in talk.later),
            opening=tuple(it.touch for it in talk.opening),
        )
        yield ReadRow(first.line, enquiry)


def _message(opening: Sequence[_Said]) -> str:
    """What the person asked in words."""
    lines = (line for it in opening for line in it.touch.note.split("\n") if line != WITHOUT_WORDS)
    return "\n".join(lines).strip()


def _channel(talk: _Talk, origin: Origin) -> Channel:
    """How somebody reached out: by a call only if they wrote nothing."""
    called = talk.opening and all(it.touch.channel is Channel.PHONE for it in talk.opening)
    return Channel.PHONE if called else origin.channel


def _person(voice: str, notes: Iterable[str], origin: Origin, region: str) -> Person:
    """Who a voice is: its name or number, and what they wrote of themselves, if that is one only."""
    name = voice.lstrip("~ \u00a0\u202f").strip() or voice
    number = read_phone(name, region) if _is_number(name) else None
    texts = list(notes)
    phone, valid = (
        (number.e164 or number.typed, number.valid) if number else (_own_number(texts, region), True)
    )
    return Person(
        name="" if number else name,
        phone=phone,
        phone_valid=valid and bool(phone),
        email=_own_email(texts),
        source=origin.source,
    )


def _is_number(name: str) -> bool:
    return sum(char.isdecimal() for char in name) >= 8 and not any(char.isalpha() for char in name)


def _own_number(texts: Iterable[str], region: str) -> str:
    held = "\n".join(it for it in texts if _MAY_HOLD_NUMBER.search(it) and not _OF_ANOTHER.search(it))
    if not held:
        return ""
    found = {phone.e164 for _, _, phone in find_phones(held[:_SEARCHED], region)}
    return found.pop() if len(found) == 1 else ""


def _own_email(texts: Iterable[str]) -> str:
    held = "\n".join(it for it in texts if "@" in it and not _OF_ANOTHER.search(it))
    found = {address.casefold(): address for _, _, address in find_emails(held[:_SEARCHED])}
    return next(iter(found.values())) if len(found) == 1 else ""


def _minute(said: _Said, zone: ZoneInfo) -> str:
    return to_local(said.touch.at, zone).strftime("%Y-%m-%dT%H:%M")


def _in_future() -> Refusal:
    return Refusal("message_in_future", "This message lies in the future, so it was left out.")
