"""An enquiry as intake hands it over, whatever it came from: a mail, a row of a file, a form on screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from ptcrm.domain.values import Channel, Direction, Reached, Stage


class TimeTrust(StrEnum):
    """How well the moment of arrival is known."""

    EXACT = "exact"
    ASSUMED_ZONE = "assumed_zone"
    DATE_ONLY = "date_only"


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a person reached out.

    ``at`` is UTC milliseconds (for ``DATE_ONLY``: the start of that day in the laptop's zone);
    ``text`` is what the source said, kept as it stood.
    """

    at: int
    trust: TimeTrust = TimeTrust.EXACT
    text: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who reached out, as read from a source; empty text where the source says nothing.

    ``phone`` is E.164 when ``phone_valid``, else as typed. ``phones`` and ``emails`` hold further ones.
    ``obstacles`` are words of ``values.Obstacle`` with spaces between.
    """

    name: str = ""
    given: str = ""
    prefix: str = ""
    family: str = ""
    phone: str = ""
    phone_valid: bool = False
    email: str = ""
    postcode: str = ""
    city: str = ""
    wants: str = ""
    target_group: str = ""
    source: str = ""
    referrer: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    preferred_channel: str = ""
    preferred_hours: str = ""
    obstacles: str = ""


WITHOUT_WORDS: Final = "<media>"
"""Stands in a note for what was sent and can't be read; the window has words for it."""


@dataclass(frozen=True, slots=True)
class PastTouch:
    """One thing said between a lead and the trainer that a source remembers, such as a message of a chat.

    ``at`` is UTC milliseconds. An outbound one was sent by hand; whether it reached anybody is unknown,
    unless ``reached`` says so of a call. ``note`` is what was said, ``WITHOUT_WORDS`` on a line of its own
    for each photo, voice message or file.
    """

    at: int
    direction: Direction
    channel: Channel
    note: str = ""
    reached: Reached = Reached.UNKNOWN


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a source says that somebody has come, which holds for a lead that isn't known yet.

    ``since`` is UTC milliseconds (None: from the import on), ``back_on`` the local date on which to get back
    to a lead for later, as ISO text.
    """

    stage: Stage
    since: int | None = None
    back_on: str = ""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One person as met in a source, with the enquiry it makes, if any.

    ``arrival`` None means: no enquiry (a contact list) or, for mail and typing, "now".
    ``external_source`` + ``external_id`` name the row in the system it came from (``meta``, ``message-id``),
    ``external_person`` the person there, where several of its rows are one person's (a chat).
    """

    person: Person
    channel: Channel = Channel.OTHER
    message: str = ""
    arrival: Arrival | None = None
    external_source: str = ""
    external_id: str = ""
    external_person: str = ""
    likely_spam: bool = False
    extra: tuple[tuple[str, str], ...] = field(default=())
    """What the source said beside the known fields, label and value in order."""
    touches: tuple[PastTouch, ...] = field(default=())
    """What was said after it, in order, where the source remembers that."""
    opening: tuple[PastTouch, ...] = field(default=())
    """What ``message`` was made of, in order, where it was said in several pieces."""
    standing: Standing | None = None
    """Where the person stands on the road, where the source says so."""
    history: str = ""
    """All that an export of PT CRM keeps of a lead, as the JSON document that stood in it."""


def without_arrival(enquiry: Enquiry) -> Enquiry:
    """The same person and everything that was said, where nothing of it is an enquiry."""
    touches = (*enquiry.opening, *enquiry.touches)
    return replace(enquiry, arrival=None, message="", opening=(), touches=touches)


OWN_SOURCE = "ptcrm"
"""The ``external_source`` of rows that PT CRM itself exported; their ``external_id`` is the lead's id."""


def said_in_full(message: str, extra: Iterable[Sequence[str]]) -> str:
    """A message and the answers beside it (label and value each), as one text to read."""
    answers = "\n".join(f"{label}: {value}" if label else value for label, value in extra)
    return "\n\n".join(filter(None, (message, answers)))
