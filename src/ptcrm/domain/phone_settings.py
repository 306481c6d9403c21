"""How the phone is reached: chosen by the trainer, kept with the data as two preferences.

Passwords and tokens are not among it; the system's keyring has those.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from ptcrm.domain.refusals import Refusal

PUBLIC_SERVER: Final = "https://ntfy.sh"
PHONE: Final = "phone"
PHONE_STATE: Final = "phone_state"
"""The names of the two preferences."""

_TOPIC: Final = re.compile(r"[-_A-Za-z0-9]{1,64}")
_LONGEST_SERVER: Final = 200
_ALPHABET: Final = "abcdefghijkmnpqrstuvwxyz23456789"
_RANDOM: Final = 26
"""Characters, of 32 each: 130 bits, since whoever knows the name can read and write there."""

T = TypeVar("T")


class Way(StrEnum):
    """What brings a message to the phone."""

    NONE = "none"
    NTFY = "ntfy"
    EMAIL = "email"
    TELEGRAM = "telegram"


class MailSafety(StrEnum):
    """How a mail server is spoken to: encrypted from the first byte, or before anything is said."""

    TLS = "tls"
    STARTTLS = "starttls"


@dataclass(frozen=True, slots=True)
class PhoneSettings:
    """``topic`` is where the phone listens, ``answer_topic`` where it answers. ``names``: full names, and
    buttons that carry a phone number, may leave the laptop. ``protected``: the server asks for a token."""

    way: Way = Way.NONE
    server: str = PUBLIC_SERVER
    topic: str = ""
    answer_topic: str = ""
    names: bool = False
    protected: bool = False
    mail_host: str = ""
    mail_port: int = 465
    mail_safety: MailSafety = MailSafety.TLS
    mail_user: str = ""
    mail_to: str = ""
    chat: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether there is enough to send by, apart from secrets."""
        if self.way is Way.NTFY:
            return bool(self.topic and self.answer_topic)
        if self.way is Way.EMAIL:
            return bool(self.mail_host and self.mail_user and self.mail_to)
        return self.way is Way.TELEGRAM


@dataclass(frozen=True, slots=True)
class PhoneState:
    """What the program found out by itself; instants in UTC ms.

    ``tested_at``: the phone itself answered. ``checked_at``: the daily look whether server and line work.
    ``cancels``: the server takes scheduled messages back when asked. ``update``: Telegram's next number.
    """

    tested_at: int = 0
    checked_at: int = 0
    cancels: bool = False
    update: int = 0


def read_settings(text: str) -> PhoneSettings:
    """Settings from the text they are kept as; what can't be read is as at first."""
    return _read(PhoneSettings, text)


def read_state(text: str) -> PhoneState:
    """The state from the text it is kept as; what can't be read is as at first."""
    return _read(PhoneState, text)


def as_text(kept: PhoneSettings | PhoneState) -> str:
    """The text to keep it as."""
    return json.dumps(asdict(kept))


def new_topic(random_number: Callable[[int], int]) -> str:
    """A name nobody guesses; ``random_number(n)`` gives one from 0 to n - 1 and must be unpredictable."""
    return "pt-" + "".join(_ALPHABET[random_number(len(_ALPHABET))] for _ in range(_RANDOM))


def checked_server(typed: str) -> str:
    """A server's address as it is kept: https and a host, without an end. Refuses anything else."""
    text = typed.strip().removesuffix("/") or PUBLIC_SERVER
    text = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        parts, port = None, None
    if parts is None or not parts.hostname or "@" in parts.netloc or len(text) > _LONGEST_SERVER:
        raise odd_server()
    if parts.path or parts.query or parts.fragment or not text.isascii():
        raise odd_server()
    if parts.scheme != "https":
        raise Refusal("phone_server_open", "Only an address with https is safe. Nothing is sent without it.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"https://{host}" + (f":{port}" if port and port != 443 else "")


def odd_server() -> Refusal:
    """What was typed can't be a server."""
    return Refusal("phone_server_odd", "This is no address of a server. It looks like https://ntfy.sh.")


def _read(kind: Callable[..., T], text: str) -> T:
    try:
        found: object = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        found = {}
    first = kind()
    kept: dict[str, Any] = {}
    for field in fields(first):  # type: ignore[arg-type]
        value = found.get(field.name) if isinstance(found, dict) else None
        usual = getattr(first, field.name)
        if isinstance(usual, StrEnum):
            kept[field.name] = type(usual)(value) if value in list(type(usual)) else usual
        elif type(value) is type(usual):
            kept[field.name] = value
    for name in ("topic", "answer_topic"):
        if not _TOPIC.fullmatch(kept.get(name, "x")):
            kept[name] = ""
    return kind(**kept)
