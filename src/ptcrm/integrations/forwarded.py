"""Forwarded and quoted mail: the mail inside, and where a quote begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.moments import to_utc_ms
from ptcrm.integrations.field_labels import normalise_label
from ptcrm.integrations.mail_envelope import Sender, read_sender
from ptcrm.integrations.mail_rows import Row, Shape, label_line, text_rows

_MARKER = re.compile(
    r"^[\s>*_-]*(?:begin\s+)?(?:forwarded message|doorgestuurd bericht|begin forwarded message"
    r"|weitergeleitete nachricht"
    r"|message transféré|message transmis|mensaje reenviado|mensagem encaminhada|doorgezonden bericht"
    r"|oorspronkelijk bericht|original message|ursprüngliche nachricht|message d'origine)\s*:?[\s*_-]*$",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"^\W*(?:op\b.{5,120}\b(?:schreef|heeft)\b.*|on\b.{5,120}\bwrote\b|am\b.{5,120}\bschrieb\b.*"
    r"|le\b.{5,120}\ba écrit\b)\W*:?\s*$",
    re.IGNORECASE,
)
_HEADS = {
    "from": "from", "van": "from", "von": "from", "de": "from", "da": "from",
    "date": "date", "datum": "date", "sent": "date", "verzonden": "date", "gesendet": "date",
    "envoye": "date", "fecha": "date", "enviado": "date", "verzonden op": "date",
    "to": "to", "aan": "to", "an": "to", "a": "to", "para": "to", "cc": "to", "kopie": "to",
    "subject": "subject", "onderwerp": "subject", "betreff": "subject", "objet": "subject",
    "asunto": "subject",
    "reply to": "reply", "antwoord aan": "reply", "antwort an": "reply", "beantwoorden": "reply",
    "importance": "to", "urgentie": "to", "bijlagen": "to", "attachments": "to", "prioriteit": "to",
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan januari january januar janvier enero", "feb februari february februar fevrier febrero",
         "mrt maart mar march marz mars marzo", "apr april avril abril", "mei may mai mayo",
         "jun juni june juin junio",
         "jul juli july juillet julio",
         "aug augustus august aout agosto", "sep sept september septembre septiembre",
         "okt oktober oct october octobre octubre",
         "nov november novembre noviembre",
         "dec december dez dezember decembre diciembre"), 1,
    )
    for name in names.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A mail inside another: who sent it, what its date said, and its body."""

    sender: Sender
    reply_to: Sender
    subject: str
    date: str
    rows: list[Row]


def find_forward(rows: list[Row], *, marked_only: bool) -> Forwarded | None:
    """The forwarded mail in a body; ``marked_only``: only after words that say so, not at bare headers."""
    for at, row in enumerate(rows):
        marker = _MARKER.match(row.text) is not None and not row.value
        if marker or (not marked_only and _head_name(row) == "from"):
            found = _headers_at(rows, at + 1 if marker else at)
            if found is not None:
                return found
    return None


def quote_start(rows: list[Row]) -> int | None:
    """The row where the quoted mail of a reply begins, None without one."""
    for at, row in enumerate(rows):
        if row.shape is Shape.LINE and row.text.startswith(">"):
            return at
        if _MARKER.match(row.text) or _QUOTE.match(row.text):
            return at
        joined = f"{row.text} {rows[at + 1].text}" if at + 1 < len(rows) else row.text
        if (
            len(joined) < 250
            and re.match(r"(?:op|on|am|le)\b", row.text, re.IGNORECASE)
            and _QUOTE.match(joined)
        ):
            return at
        if _head_name(row) == "from":
            found = _headers_at(rows, at)
            if found is not None and found.date:
                return at
    return None


def without_history(rows: list[Row]) -> list[Row]:
    """Rows of a mail without the older mail below it: after "On … wrote:", or quoted to the end."""
    end = len(rows)
    while end and (rows[end - 1].shape is Shape.GAP or rows[end - 1].text.startswith(">")):
        end -= 1
    above = next((at for at in range(1, end) if _announces_quote(rows, at)), end)
    return rows[:above]


def _announces_quote(rows: list[Row], at: int) -> bool:
    """Whether "On … wrote:" stands here, over two lines perhaps; without the colon somebody just tells it."""
    text = rows[at].text[:300]
    if not re.match(r"\W*(?:op|on|am|le)\b", text, re.IGNORECASE):
        return False
    below = rows[at + 1].text[:100] if at + 1 < len(rows) else ""
    return any(each.rstrip().endswith(":") and _QUOTE.match(each) for each in (text, f"{text} {below}"))


def unquote(rows: list[Row]) -> list[Row]:
    """Rows with ``>`` before every line read without it."""
    lines = [row.text for row in rows if row.shape is Shape.LINE]
    if not lines or sum(line.startswith(">") for line in lines) < len(lines) * 0.7:
        return rows
    text = "\n".join(re.sub(r"^(?:>\s?)+", "", row.text) for row in rows)
    return text_rows(text)


def _head_name(row: Row) -> str:
    pair = _pair(row)
    return _HEADS.get(normalise_label(pair[0]), "") if pair is not None else ""


def _pair(row: Row) -> tuple[str, str] | None:
    if row.shape is Shape.LINE:
        return label_line(re.sub(r"^(?:>\s?)+", "", row.text))
    return (row.text, row.value) if row.shape is Shape.PAIR else None


def _headers_at(rows: list[Row], start: int) -> Forwarded | None:
    """The header block at ``start``: from, with a date or a subject, one a line."""
    found: dict[str, str] = {}
    at = start
    while at < len(rows):
        row = rows[at]
        if row.shape in (Shape.GAP, Shape.RULE) or row.text.strip() == ">":
            if "from" in found and ("date" in found or "to" in found or "subject" in found):
                break
            if found and len(found) >= 4:
                break
            at += 1
            continue
        name = _head_name(row)
        pair = _pair(row)
        if not name or pair is None or (name in found and name != "to"):
            folded = found and not name and rows[at - 1].shape is not Shape.GAP and len(row.text) < 200
            if folded and "@" in row.text and len(found) < 4:
                at += 1
                continue
            break
        found.setdefault(name, pair[1])
        at += 1
    if "from" not in found or len(found.keys() & {"date", "to", "subject"}) < 2:
        return None
    body = unquote(rows[at:])
    sender = read_sender(_plain_address(found["from"]))
    name = sender.name or ("" if "@" in found["from"] else found["from"].strip())
    return Forwarded(
        replace(sender, name=name),
        read_sender(_plain_address(found.get("reply", ""))),
        found.get("subject", ""),
        found.get("date", ""),
        body,
    )


def _plain_address(text: str) -> str:
    """``Jan <jan@x>`` of ``Jan [mailto:jan@x]`` and of ``Jan <jan@x<mailto:jan@x>>``."""
    text = re.sub(r"\[mailto:([^\]\s]+)\]", r"<\1>", text)
    text = re.sub(r"<mailto:[^<>\s]*>", "", text).replace("*", "")
    return re.sub(r"<([^<>\s]*)>?>", r"<\1>", text)


def read_inner_date(text: str, zone: ZoneInfo) -> Arrival | None:
    """The moment a mail program shows above a forwarded mail, in ``zone`` unless it says an offset."""
    plain = normalise_label(text) if len(text) < 200 else ""
    clock = re.search(r"\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(am|pm|a\.m|p\.m)?", plain)
    day = _day(re.sub(r"\d{1,2}:\d{2}(?::\d{2})?", " ", plain))
    if day is None:
        return None
    if clock is None:
        return Arrival(to_utc_ms(datetime.combine(day, time()), zone), TimeTrust.DATE_ONLY, text)
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].startswith("p") else 0)
    try:
        local = datetime.combine(day, time(hour, minute, second))
    except ValueError:
        return None
    offset = re.search(r"(?:gmt|utc|\d{2}\s)\s*([+-])(\d{1,2}):?(\d{2})?\b", text.casefold())
    at = to_utc_ms(local, ZoneInfo("UTC") if offset else zone)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        at -= (minutes if offset[1] == "+" else -minutes) * 60_000
    return Arrival(at, text=text)


def _day(text: str) -> date | None:
    """A written date, the day first where only digits stand."""
    words = r"(?:^|[\s,])(\d{1,2})(?:st|nd|rd|th|er)?\.?\s(?:de\s)?([a-z]{3,10})\.?,?\s(?:de\s)?(\d{4})\b"
    for match in re.finditer(words, text):
        if match[2] in _MONTHS:
            return _checked(int(match[3]), _MONTHS[match[2]], int(match[1]))
    for match in re.finditer(r"([a-z]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b", text):
        if match[1] in _MONTHS:
            return _checked(int(match[3]), _MONTHS[match[1]], int(match[2]))
    if iso := re.search(r"\b(\d{4})[\s/.](\d{1,2})[\s/.](\d{1,2})\b", text):
        return _checked(int(iso[1]), int(iso[2]), int(iso[3]))
    if digits := re.search(r"\b(\d{1,2})[\s/.](\d{1,2})[\s/.](\d{4})\b", text):
        return _checked(int(digits[3]), int(digits[2]), int(digits[1]))
    return None


def _checked(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1990 <= year <= 2200 else None
    except ValueError:
        return None
