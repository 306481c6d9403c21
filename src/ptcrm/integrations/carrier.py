"""What brings a message to the phone, whatever it is: ntfy, a mail to oneself, Telegram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

LONGEST_HEARD: Final = 8_000
"""Characters of one text from the phone that are read; a longer one is cut there, and says so."""


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens something on the phone."""

    word: str
    url: str

    @property
    def line(self) -> str:
        """Written out, where there are no buttons."""
        return f"{self.word}: {self.url}"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``at`` is when it should come (UTC ms), None is at once; ``sequence`` is its name at the
    server, by which a repeat replaces it and it can be taken back. ``answered`` is the word on the button
    that sends "answered" back, "" without one."""

    sequence: str
    title: str
    body: str = ""
    at: int | None = None
    loud: bool = True
    answered: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that came from the phone: a text, or the "answered" of the message ``sequence``.

    ``server_id`` is the server's own name for it, ``at`` its time there (UTC ms).
    """

    server_id: str
    at: int
    text: str = ""
    sequence: str = ""


@dataclass(frozen=True, slots=True)
class Listened:
    """What was heard since ``mark``, and the mark from which to listen next. ``server_now`` is UTC ms."""

    heard: tuple[Heard, ...]
    mark: str
    server_now: int | None = None


class Carrier(Protocol):
    """Every method may take long, and raises ``Refusal`` when it did not work."""

    @property
    def nearest_ms(self) -> int | None:
        """The shortest delay the server takes; None: it can't hold messages, so they are sent when due."""

    @property
    def furthest_ms(self) -> int:
        """The longest delay the server takes."""

    @property
    def listens(self) -> bool:
        """Whether anything can come back."""

    def send(self, message: Message) -> None:
        """Send or schedule it. Raises ``TooFarAhead`` where the server doesn't take it this long before."""

    def take_back(self, sequence: str) -> None:
        """Make sure this message doesn't come any more, and goes where it already came."""

    def listen(self, mark: str) -> Listened:
        """What came from the phone since ``mark``; "" is all that the server still has."""

    def check(self) -> None:
        """See whether server and line work, without anything showing on the phone."""

    def can_take_back(self) -> bool:
        """Find out whether the server really lets go of a scheduled message."""


class SendsAtOnce:
    """What a carrier does that holds no messages: they go when they are due, so none is to be taken back; and
    what was sent stays with whoever reads it."""

    __slots__ = ()

    @property
    def nearest_ms(self) -> int | None:
        return None

    @property
    def furthest_ms(self) -> int:
        return 0

    def take_back(self, sequence: str) -> None:
        """Nothing is there to be taken back."""

    def can_take_back(self) -> bool:
        return True


class TooFarAhead(Exception):
    """The server doesn't take a message this long beforehand."""


def readable(text: str) -> str:
    """A text from outside as it can be kept: half a character becomes a question mark, and no more of it
    than ``LONGEST_HEARD`` characters."""
    return text[:LONGEST_HEARD].encode("utf-8", "replace").decode()
