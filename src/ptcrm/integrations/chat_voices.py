"""Who writes in a chat, and which of them is the trainer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ptcrm.domain.names import fold
from ptcrm.integrations.chat_lines import ChatMessage
from ptcrm.integrations.chat_phrases import Notice

_TITLE: Final = re.compile(
    r"(?:whatsapp[ -](?:chat|gesprek|unterhaltung)|(?:chat|gesprek|discussion) whatsapp|chat)"
    r"(?: (?:met|with|mit|avec)| ?-) (?P<who>.+)",
    re.IGNORECASE,
)
_COPY: Final = re.compile(r"(?: ?\(\d{1,3}\)|\.(?:txt|zip))+$", re.IGNORECASE)
_TRADE: Final = re.compile(
    r"\b(?:(?:personal ?)?train(?:er|ster|ing)|coach(?:ing)?|pt|studio|gym|fitness|sportschool)\b"
    r"|^(?:you|me|jij|ik|du|ich|toi|moi|vous)$"
)
_NOT_SAID: Final = (Notice.SYSTEM, Notice.DELETED)


@dataclass(frozen=True, slots=True)
class Voices:
    """Who writes, in the order in which they first did: ``own`` are the trainer, ``leads`` the others.

    ``known`` False: several write and nothing says who of them is the trainer. ``alone`` is whom the file
    says the chat is with, where that person writes nothing.
    """

    all: tuple[str, ...]
    own: tuple[str, ...] = ()
    known: bool = True
    alone: str = ""

    @property
    def leads(self) -> tuple[str, ...]:
        """Everybody who writes and isn't the trainer."""
        return tuple(voice for voice in self.all if voice not in self.own)


def voices_in(messages: Iterable[ChatMessage]) -> tuple[str, ...]:
    """Everybody who said something: a chat's own notices and messages that were taken back are nothing."""
    said = (message.sender for message in messages if message.sender and message.notice not in _NOT_SAID)
    return tuple(dict.fromkeys(said))


def who_is_who(voices: Sequence[str], title: str, own_names: Iterable[str]) -> Voices:
    """Which of the voices is the trainer.

    Told by what the trainer said; else by ``title``, whom the chat is with; else by a name that says what a
    trainer does; else, of two, the one who did not begin. One alone is the lead.
    """
    voices = tuple(voices)
    if own := _named(voices, own_names):
        return Voices(voices, own, alone="" if len(own) < len(voices) else title)
    if title and len(voices) <= 2:
        lead = _named(voices, (title,))
        others = tuple(voice for voice in voices if voice not in lead)
        if len(others) < len(voices) or len(voices) == 1:
            return Voices(voices, others, alone="" if len(others) < len(voices) else title)
    if len(voices) <= 1:
        return Voices(voices, alone="" if voices else title)
    trade = tuple(voice for voice in voices if _TRADE.search(fold(voice)))
    if len(trade) == 1:
        return Voices(voices, trade)
    if len(voices) == 2:
        return Voices(voices, voices[1:])
    return Voices(voices, known=False)


def title_of(name: str) -> str:
    """Whom a chat is with by the name of its file ("WhatsApp-chat met Jan (1).txt"); "": it doesn't say."""
    found = _TITLE.fullmatch(_COPY.sub("", name.replace("_", " ").strip()))
    return found["who"].strip() if found else ""


def _named(voices: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """The voices with one of these names, to the letter if there are any, else as they are compared."""
    wanted = set(names)
    exact = tuple(voice for voice in voices if voice in wanted)
    keys = {_key(name) for name in wanted} - {""}
    return exact or tuple(voice for voice in voices if _key(voice) in keys)


def _key(name: str) -> str:
    """A name as it is compared: file names lose signs, phones add some."""
    plain = "".join(char for char in fold(name) if char.isalnum())
    return plain or "".join(name.split())
