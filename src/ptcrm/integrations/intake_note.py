"""A text that somebody saved, such as a DM or a jotted note -> the one person it is about."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from ptcrm.domain.enquiry import Arrival, Enquiry
from ptcrm.domain.moments import read_stamp
from ptcrm.domain.spoken_moments import read_spoken
from ptcrm.domain.values import Channel
from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.pasted_text import Pasted, read_pasted

_LONGEST: Final = 10_000
"""Bytes; a longer text is no message of one person."""
_LONGEST_STAMP: Final = 40
_SOURCE: Final = "text"


def read_note(source: Source) -> FileReading | None:
    """The person a short text tells of, who can be reached; None where it tells of nobody like that.

    The hour counts from the moment the text states, and where it states none from now, as for what is typed.
    """
    if len(source.data) > _LONGEST:
        return None
    text, *_ = decode(source.data, source.choices.encoding)
    text = text.lstrip("\ufeff").strip()
    read = read_pasted(text, source.now, source.zone, source.region)
    if not read.person.phone and not read.person.email:
        return None
    enquiry = Enquiry(
        read.person,
        read.channel or Channel.OTHER,
        text,
        _arrival(source, text, read),
        _SOURCE,
        sha256(" ".join(text.casefold().split()).encode()).hexdigest(),
    )
    return FileReading(source.path, FileKind.NOTE, (ReadRow(1, enquiry),), part=source.part)


def _arrival(source: Source, text: str, read: Pasted) -> Arrival:
    stated = read_spoken(read.when, source.now, source.zone) if read.when else None
    if stated is None:
        # Copied messages carry their moment on a line of its own.
        lines = (line.strip() for line in text.splitlines())
        stamps = (
            read_stamp(line, source.zone, source.choices.date_order)
            for line in lines
            if len(line) <= _LONGEST_STAMP
        )
        stated = next((stamp for stamp in stamps if stamp is not None), None)
    return stated or Arrival(source.now)
