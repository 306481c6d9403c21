"""The words for files that are imported: what they are, what their columns hold, what stays out of them."""

from __future__ import annotations

from typing import Final

from ptcrm.commands.import_look import PartFacts, RowVerdict, Verdict
from ptcrm.commands.import_plan import ImportReport, Remark
from ptcrm.domain.moments import DateOrder
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import called

BETWEEN: Final = " · "

COLUMN_KINDS: Final = (
    (ColumnKind.NAME, mark("ImportColumn", "Name")),
    (ColumnKind.FIRST, mark("ImportColumn", "First name")),
    (ColumnKind.PREFIX, mark("ImportColumn", "Name particle")),
    (ColumnKind.LAST, mark("ImportColumn", "Last name")),
    (ColumnKind.PHONE, mark("ImportColumn", "Phone")),
    (ColumnKind.EMAIL, mark("ImportColumn", "E-mail")),
    (ColumnKind.POSTCODE, mark("ImportColumn", "Postcode")),
    (ColumnKind.CITY, mark("ImportColumn", "Town")),
    (ColumnKind.GOAL, mark("ImportColumn", "Goal")),
    (ColumnKind.MESSAGE, mark("ImportColumn", "Message")),
    (ColumnKind.SUBJECT, mark("ImportColumn", "Subject")),
    (ColumnKind.TARGET_GROUP, mark("ImportColumn", "Target group")),
    (ColumnKind.SOURCE, mark("ImportColumn", "Source")),
    (ColumnKind.REFERRER, mark("ImportColumn", "Sent by")),
    (ColumnKind.CHANNEL, mark("ImportColumn", "Channel")),
    (ColumnKind.ARRIVAL, mark("ImportColumn", "Arrived")),
    (ColumnKind.ARRIVAL_TIME, mark("ImportColumn", "Time of arrival")),
    (ColumnKind.ID, mark("ImportColumn", "Number in that program")),
    (ColumnKind.UNSUBSCRIBED, mark("ImportColumn", "Unsubscribed")),
    (ColumnKind.EXTRA, mark("ImportColumn", "Keep as extra")),
    (ColumnKind.IGNORE, mark("ImportColumn", "Leave out")),
)
"""What a column can hold, in the order in which it is offered."""

_COLUMN_WORDS: Final = dict(COLUMN_KINDS)

_PROGRAMS: Final = {
    "meta": "Meta",
    "leads_centre": "Meta",
    "tally": "Tally",
    "typeform": "Typeform",
    "jotform": "Jotform",
    "google_forms": "Google Forms",
    "google_contacts": "Google Contacts",
    "google_contacts_old": "Google Contacts",
    "linkedin": "LinkedIn",
    "thunderbird": "Thunderbird",
    "outlook": "Outlook",
    "zoho": "Zoho",
    "hubspot": "HubSpot",
    "mailchimp": "Mailchimp",
    "brevo": "Brevo",
    "virtuagym": "Virtuagym",
    "glofox": "Glofox",
    "mindbody": "Mindbody",
    "pipedrive": "Pipedrive",
}
_SEPARATORS: Final = {"\t": mark("Import", "tab"), " ": mark("Import", "space")}

ENCODINGS: Final = (
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows-1252"),
    ("mac_roman", "Mac"),
    ("cp850", "DOS 850"),
    ("utf-16", "UTF-16"),
)
"""What a trainer can say of a file whose letters look wrong, by the name Python has for it."""


def column_word(kind: ColumnKind) -> str:
    """What a column holds."""
    return tr(*_COLUMN_WORDS[kind])


def encoding_word(encoding: str) -> str:
    """An encoding as people meet it in other programs."""
    wide = encoding.lower().startswith("utf-16")
    return dict(ENCODINGS).get("utf-16" if wide else encoding.lower(), encoding.upper())


def part_icon(reading: FileReading) -> str:
    """The picture for what a file is."""
    if reading.voices:
        return "message-circle"
    if reading.table is not None:
        return "table"
    icons = {FileKind.MAIL: "mail", FileKind.MAILBOX: "mail", FileKind.CARDS: "users"}
    return icons.get(reading.kind, "file-text")


def part_words(reading: FileReading) -> str:
    """What a file is: "table by Meta · 214 rows"."""
    return BETWEEN.join((_what(reading), *_how_many(reading)))


def detail_words(reading: FileReading, facts: PartFacts) -> str:
    """How a table was read: its separator and its dates."""
    parts = []
    if reading.separator:
        sign = reading.separator
        word = tr(*_SEPARATORS[sign]) if sign in _SEPARATORS else sign
        parts.append(tr("Import", "Separator: {sign}", sign=word))
    mapping = reading.mapping
    if mapping is not None and any(column.kind is ColumnKind.ARRIVAL for column in mapping.columns):
        if mapping.date_order is DateOrder.MDY:
            parts.append(tr("Import", "Dates: month-day"))
        elif mapping.date_order is DateOrder.DMY or facts.either_way:
            parts.append(tr("Import", "Dates: day-month"))
    return BETWEEN.join(parts)


def verdict_words(verdict: RowVerdict | None) -> str:
    """What becomes of a row, in a few words."""
    if verdict is None:
        return tr("Import", "stays out")
    if verdict.verdict is Verdict.NEW:
        return tr("Import", "new")
    if verdict.verdict is Verdict.TWICE:
        return tr("Import", "twice in this import")
    who = called(verdict.name)
    if verdict.verdict is Verdict.CHECK:
        return tr("Import", "looks like {name}", name=verdict.name or who)
    return tr("Import", "known: {name}", name=verdict.name or who)


def expected_words(report: ImportReport) -> list[str]:
    """What an import would do: its rows, and what isn't a row."""
    known, doubtful = report.merged + report.unchanged, report.possible_duplicates
    new = report.added - doubtful
    if not new + known + doubtful:
        return [tr("Import", "There is nobody in this to take in."), *_around(report)]
    lines = [
        tr(
            "Import",
            "%n row(s): {a} new, {b} known, {c} to check",
            n=new + known + doubtful,
            a=number(new),
            b=number(known),
            c=number(doubtful),
        )
    ]
    return [*lines, *_around(report)]


def _around(report: ImportReport) -> list[str]:
    """What there is beside the rows that come in."""
    out = sum(1 for one in report.refused if one.line)
    lines = [tr("Import", "%n row(s) stay out", n=out)] if out else []
    return [*lines, *_mail_counts(report.signals, report.not_leads)]


def done_words(report: ImportReport) -> str:
    """What an import did."""
    return tr(
        "Import",
        "{a} added, {b} merged, {c} skipped",
        a=number(report.added),
        b=number(report.merged),
        c=number(report.unchanged + len(report.refused)),
    )


def remark_words(one: Remark, several: bool) -> str:
    """What there is to say of a row; ``several``: with the file it is in."""
    reason = refusal_words(one.refusal)
    if not one.line:
        return (
            reason if one.file in reason else tr("Import", "“{file}”: {reason}", file=one.file, reason=reason)
        )
    reason = lowered(reason)
    if several:
        return tr("Import", "“{file}”, line {line}: {reason}", file=one.file, line=one.line, reason=reason)
    return tr("Import", "Line {line}: {reason}", line=one.line, reason=reason)


def lowered(sentence: str) -> str:
    """A sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:]


def _what(reading: FileReading) -> str:
    program = _PROGRAMS.get(reading.exporter, "")
    if reading.voices:
        return tr("Import", "chat")
    if reading.table is not None:
        return tr("Import", "table by {program}", program=program) if program else tr("Import", "table")
    if reading.kind is FileKind.CARDS:
        return tr("Import", "contact cards")
    if reading.kind is FileKind.MAILBOX:
        return tr("Import", "mailbox")
    if reading.kind is FileKind.MAIL:
        return tr("Import", "mail")
    if reading.kind is FileKind.NOTE:
        return tr("Import", "message or note")
    if reading.kind is FileKind.OWN_EXPORT:
        return tr("Import", "PT CRM’s own export")
    return tr("Import", "file")


def _how_many(reading: FileReading) -> list[str]:
    count = len(reading.rows) + len(reading.refused)
    if reading.table is not None:
        return [tr("Import", "%n row(s)", n=count)]
    counts = [tr("Import", "%n person(s)", n=count)] if count else []
    return counts + _mail_counts(reading.signals, reading.not_leads)


def _mail_counts(signals: int, not_leads: int) -> list[str]:
    said = []
    if signals:
        said.append(tr("Import", "%n mail(s) say that somebody wrote, not who", n=signals))
    if not_leads:
        said.append(tr("Import", "%n mail(s) are no lead", n=not_leads))
    return said
