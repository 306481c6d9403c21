"""The body of a mail as answers: HTML or text, whichever says more; of a forward, what is inside."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import Arrival
from ptcrm.integrations.field_labels import FieldKind, label_kind
from ptcrm.integrations.form_answers import Answer
from ptcrm.integrations.form_fields import read_fields
from ptcrm.integrations.forwarded import Forwarded, find_forward, quote_start, read_inner_date, unquote
from ptcrm.integrations.html_blocks import html_rows
from ptcrm.integrations.mail_envelope import Envelope, Sender
from ptcrm.integrations.mail_parts import Body
from ptcrm.integrations.mail_providers import prepare, provider_of
from ptcrm.integrations.mail_rows import Row, Shape, text_rows

TELLING = frozenset(
    (
        FieldKind.NAME,
        FieldKind.FIRST,
        FieldKind.LAST,
        FieldKind.EMAIL,
        FieldKind.PHONE,
        FieldKind.MESSAGE,
        FieldKind.GOAL,
    )
)
"""The kinds of answers a form is known by."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in the body. ``forwarded``: the mail inside it, whose body ``rows`` and ``answers`` are."""

    rows: list[Row]
    answers: list[Answer]
    loose: list[str]
    provider: str
    text: str
    html: str
    forwarded: Forwarded | None = None
    forwarded_at: Arrival | None = None
    quoted: list[Answer] = field(default_factory=list)
    """The answers in what a reply quotes."""

    @property
    def kinds(self) -> frozenset[FieldKind]:
        return filled_kinds(self.answers)


def filled_kinds(answers: list[Answer]) -> frozenset[FieldKind]:
    """The telling kinds that were filled in."""
    return frozenset(each.kind for each in answers if each.kind in TELLING and each.value and each.kind)


def read_content(body: Body, envelope: Envelope, zone: ZoneInfo, region: str) -> Content:
    """The body of a mail, read both ways; HTML counts when it has the structure of a form."""
    plain = _read_rows(text_rows(body.text), body, envelope, zone, region) if body.text.strip() else None
    if not body.html.strip():
        return plain or Content([], [], [], provider_of(envelope, "", "", []), body.text, body.html)
    rows = html_rows(body.html)
    rich = _read_rows(rows, body, envelope, zone, region)
    if plain is None:
        return rich
    structured = (
        sum(row.shape in (Shape.HEAD, Shape.PAIR) and label_kind(row.text) in TELLING for row in rich.rows)
        >= 2
    )
    if structured and len(rich.kinds) >= len(plain.kinds):
        return rich
    return rich if len(rich.kinds) > len(plain.kinds) else plain


def _read_rows(rows: list[Row], body: Body, envelope: Envelope, zone: ZoneInfo, region: str) -> Content:
    forwarded = None if envelope.is_reply else find_forward(rows, marked_only=not envelope.is_forward)
    quoted: list[Answer] = []
    inside = envelope
    if forwarded is not None:
        rows = forwarded.rows
        inside = _inner_envelope(envelope, forwarded)
    elif envelope.is_reply or envelope.is_forward:
        start = quote_start(rows)
        if start is not None:
            quoted = read_fields(unquote(rows[start:]), region)[0]
            rows = rows[:start]
    text = body.text if forwarded is None else "\n".join(f"{row.text} {row.value}".strip() for row in rows)
    provider = provider_of(inside, text, body.html, rows)
    answers, loose = read_fields(prepare(provider, rows), region)
    at = read_inner_date(forwarded.date, zone) if forwarded is not None and forwarded.date else None
    return Content(rows, answers, loose, provider, body.text, body.html, forwarded, at, quoted)


def _inner_envelope(envelope: Envelope, forwarded: Forwarded) -> Envelope:
    return replace(
        envelope,
        sender=forwarded.sender,
        reply_to=forwarded.reply_to if forwarded.reply_to.email else Sender(),
        subject=forwarded.subject or envelope.subject,
    )
