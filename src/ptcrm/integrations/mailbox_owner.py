"""Whose mailbox it is: told by the marks that mail servers and programs leave, so that what the trainer
wrote isn't taken for somebody reaching out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from ptcrm.domain.addresses import email_key, find_emails
from ptcrm.integrations.mail_envelope import Envelope, decode_words, is_relay

_DELIVERED: Final = ("delivered-to", "x-original-to", "envelope-to", "x-delivered-to", "x-envelope-to")
_SENT: Final = frozenset(
    {"sent", "sent mail", "verzonden", "gesendet", "envoyés", "messages envoyés", "enviados"}
)
_NOT_SENT_BY_HAND: Final = frozenset(
    {"drafts", "draft", "concepten", "entwürfe", "brouillons", "chat", "chats", "scheduled", "gepland"}
)
_THROWN_AWAY: Final = frozenset({"trash", "bin", "prullenbak", "papierkorb", "corbeille"})
_SPAM: Final = frozenset({"spam", "junk"})
_EXPUNGED: Final = 0x0008
"""Thunderbird's mark of a mail that was deleted, though it still stands in the file."""
_MOST_ADDRESSES: Final = 200_000
_MANY: Final = 3
"""People who wrote to an alias."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the mail program said of one mail."""

    sent: bool = False
    unsent: bool = False
    """A draft, or a chat that Gmail kept as a mail."""

    spam: bool = False
    deleted: bool = False


def marks_of(envelope: Envelope) -> Marks:
    """The labels of Gmail (in the trainer's language) and the flags of Thunderbird."""
    labels = {
        label.strip().strip('"').casefold()
        for label in decode_words(envelope.headers.get("x-gmail-labels", "")).split(",")
    }
    return Marks(
        sent=bool(labels & _SENT),
        unsent=bool(labels & _NOT_SENT_BY_HAND),
        spam=bool(labels & _SPAM),
        deleted=bool(labels & _THROWN_AWAY) or _is_expunged(envelope.headers.get("x-mozilla-status", "")),
    )


def _is_expunged(status: str) -> bool:
    try:
        return bool(int(status[:8], 16) & _EXPUNGED)
    except ValueError:
        return False


@dataclass(slots=True)
class OwnerSigns:
    """What the mails seen so far tell of the owner."""

    _surely: set[str] = field(default_factory=set)
    _received_from: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _senders: set[str] = field(default_factory=set)
    _delivered_any: bool = False

    def see(self, envelope: Envelope, marks: Marks) -> None:
        """Take one mail into account."""
        sender = envelope.sender.email
        delivered = next(
            (found for name in _DELIVERED if (found := find_emails(envelope.headers.get(name, "")))), []
        )
        self._surely |= {address for _, _, address in delivered[:1]}
        if marks.sent and sender:
            self._surely.add(sender)
        self._delivered_any = self._delivered_any or bool(delivered) or "received" in envelope.headers
        if len(self._received_from) + len(self._senders) > _MOST_ADDRESSES or marks.spam or marks.unsent:
            return
        self._senders.add(email_key(sender))
        for address in envelope.to[:5]:
            if email_key(address) != email_key(sender):
                self._received_from[email_key(address)].add(email_key(sender))

    def own_addresses(self) -> frozenset[str]:
        """The owner's addresses, as they are compared; none where nothing says so for certain.

        Without marks: the one address that several people wrote to, more than to any other; or in a folder
        of sent mail the one that wrote to several. With marks also an alias that many wrote to.
        """
        surely = {email_key(address) for address in self._surely if not is_relay(address)}
        senders = {sender for sender in self._senders if sender}
        if not surely and len(senders) == 1 and len(self._received_from) > 1 and not self._delivered_any:
            return frozenset(senders)
        others = ((len(by), to) for to, by in self._received_from.items() if to not in surely)
        most = sorted(others, reverse=True)[:2]
        if most and most[0][0] >= (_MANY if surely else 2) and (len(most) == 1 or most[0][0] > most[1][0]):
            surely.add(most[0][1])
        return frozenset(surely)
