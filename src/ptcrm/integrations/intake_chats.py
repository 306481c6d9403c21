"""Exported chats -> the people in them: WhatsApp's text, Instagram's and Messenger's JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from ptcrm.domain.enquiry import TimeTrust, without_arrival
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel
from ptcrm.domain.values import Source as LeadSource
from ptcrm.integrations.chat_lines import ChatMessage, read_chat
from ptcrm.integrations.chat_people import Origin, people_in
from ptcrm.integrations.chat_voices import Voices, title_of, voices_in, who_is_who
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow
from ptcrm.integrations.csv_file import MAX_BYTES
from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import INSIDE, FileReading, Source
from ptcrm.integrations.instagram_file import NO_MESSAGES, read_conversation

_WHATSAPP: Final = Origin("whatsapp", Channel.WHATSAPP)
_NAMED_AT_MOST: Final = 5


def read_whatsapp(source: Source) -> list[FileReading]:
    """A chat as WhatsApp exports it, or as it was copied from WhatsApp Web."""
    _refuse_large(source.data)
    text, _, _ = decode(source.data, source.choices.encoding)
    chat = read_chat(text.replace("\x00", ""), source.now, source.zone, source.choices.date_order)
    title = next(filter(None, map(title_of, _names(source))), "")
    voices = who_is_who(voices_in(chat.messages), title, source.choices.own_names)
    return [_reading(source, FileKind.CHAT, chat.messages, chat.refused, voices, _WHATSAPP)]


def _names(source: Source) -> list[str]:
    """What may tell whom a chat is with, the nearest first: its file, its folder, what it is packed in."""
    inside = [name for part in source.part.split(INSIDE) for name in Path(part).parts]
    return [*reversed(inside), source.path.name]


def read_instagram(source: Source) -> list[FileReading]:
    """One conversation of Instagram's or Messenger's download."""
    _refuse_large(source.data)
    talk = read_conversation(source.data)
    # Somebody who wrote nothing yet is in it all the same: then what was said is the trainer's.
    everybody = dict.fromkeys((*voices_in(talk.messages), *talk.people))
    title = talk.title if len(everybody) <= 2 else ""
    voices = who_is_who(tuple(everybody), title, source.choices.own_names)
    where = Channel.FACEBOOK if talk.facebook or "facebook" in source.part.casefold() else Channel.INSTAGRAM
    lead_source = LeadSource.FACEBOOK if where is Channel.FACEBOOK else LeadSource.INSTAGRAM
    origin = Origin(where.value, where, TimeTrust.EXACT, talk.thread, lead_source)
    return [_reading(source, FileKind.INSTAGRAM, talk.messages, talk.refused, voices, origin)]


def _reading(
    source: Source,
    kind: FileKind,
    messages: Sequence[ChatMessage],
    refused: Iterable[RefusedRow],
    voices: Voices,
    origin: Origin,
) -> FileReading:
    rows: list[ReadRow] = []
    left_out = list(refused)
    if voices.known:
        for row in people_in(messages, voices, origin, source.now, source.zone, source.region):
            if isinstance(row, RefusedRow):
                left_out.append(row)
            else:
                rows.append(row)
    else:
        left_out.append(RefusedRow(0, _who_are_you(voices.all)))
    if not rows and not left_out:
        left_out.append(RefusedRow(0, _nobody(voices)))
    as_contacts = source.choices.treat_as == "contacts"
    if as_contacts:
        rows = [replace(row, enquiry=without_arrival(row.enquiry)) for row in rows]
    return FileReading(
        source.path,
        kind,
        tuple(rows),
        tuple(sorted(left_out, key=lambda row: row.line)),
        treatment="contacts" if as_contacts else "enquiries",
        exporter=origin.name,
        part=source.part,
        voices=voices.all,
        own_voice=voices.own[0] if voices.own else "",
    )


def _nobody(voices: Voices) -> Refusal:
    if not voices.all:
        return Refusal(*NO_MESSAGES)
    return Refusal("chat_of_trainer_only", "Nobody but you writes in this chat, so there is no lead in it.")


def _who_are_you(names: Sequence[str]) -> Refusal:
    shown = ", ".join(names[:_NAMED_AT_MOST]) + (" …" if len(names) > _NAMED_AT_MOST else "")
    return Refusal(
        "chat_needs_own_name",
        "Several people write in this chat ({names}). Say which of them is you, and it can be read.",
        names=shown,
    )


def _refuse_large(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise Refusal(
            "file_too_large",
            "The file is larger than {limit} MB; split it first.",
            limit=MAX_BYTES // 1_000_000,
        )
