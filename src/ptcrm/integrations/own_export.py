"""The JSON file that PT CRM exports: one lead a line, with all there is to know of that lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ptcrm.domain.enquiry import OWN_SOURCE, Enquiry, Person
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow
from ptcrm.integrations.csv_file import MAX_BYTES
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source, reading_stopped

_FORMAT: Final = 1
"""Raised when a file can't be read any more by the version before."""
_START: Final = re.compile(rb'\s*\{"program": "PT CRM", "format": (\d{1,6}), "leads": \[\s*')
_BEFORE_FORMATS: Final = re.compile(rb'\s*\{"program": "PT CRM", "leads": \[\s*')
IN_THE_WAY: Final = "in_the_way"
"""What a lead in the file calls its own obstacles; ``obstacles`` there are those of its consultations."""
_TEXTS: Final = (
    *("name", "given", "prefix", "family", "phone", "email", "postcode", "city", "wants", "target_group"),
    *("source", "referrer", "preferred_channel", "preferred_hours"),
)
_MARK: Final = b"\xef\xbb\xbf"
_LARGEST: Final = 1_000_000_000
"""Bytes; PT CRM's own file may be larger than one from elsewhere, as it is read lead by lead."""
_TOLD_EVERY: Final = 100
"""Leads after which it is said how far reading is."""
_LONGEST_LEAD: Final = 20_000_000
"""Bytes of a line that are still taken for one lead."""


def start_of_export() -> str:
    """What stands before the first lead, on a line of its own."""
    return f'{{"program": "PT CRM", "format": {_FORMAT}, "leads": ['


def end_of_export() -> str:
    """What stands behind the last lead."""
    return "\n]}\n"


def read_own_export(source: Source) -> list[FileReading]:
    """Everybody in the file, each with all that was kept of them in ``Enquiry.history``.

    A line that can't be read stays out with its reason. Raises ``Refusal`` export_too_new and
    export_unreadable.
    """
    rows: list[ReadRow] = []
    refused: list[RefusedRow] = []
    for line, lead in _leads(source):
        if isinstance(lead, Refusal):
            refused.append(RefusedRow(line, lead))
            continue
        try:
            rows.append(ReadRow(line, _enquiry(lead)))
        except Refusal as refusal:
            refused.append(RefusedRow(line, refusal.with_traceback(None)))
    return [
        FileReading(
            source.path,
            FileKind.OWN_EXPORT,
            tuple(rows),
            tuple(refused),
            treatment="contacts",
            exporter=OWN_SOURCE,
            part=source.part,
        )
    ]


def _leads(source: Source) -> Iterator[tuple[int, Mapping[str, Any] | Refusal]]:
    """Each lead with its line; a refusal where the line holds none."""
    head = source.data[:200].removeprefix(_MARK).partition(b"\n")[0]
    stated = _START.fullmatch(head)
    if stated and int(stated[1]) > _FORMAT:
        raise _too_new()
    if not stated and not _BEFORE_FORMATS.fullmatch(head):
        if source.length > MAX_BYTES:
            raise _unreadable()
        yield from _leads_of_any_layout(source.data.removeprefix(_MARK))
        return
    if source.length > _LARGEST:
        raise _unreadable()
    whole = False
    number, done = 1, 0
    with source.open() as lines:
        lines.readline()
        for raw in lines:
            number, done = number + 1, done + len(raw)
            if number % _TOLD_EVERY == 0 and not source.progress(done, source.length):
                raise reading_stopped()
            text = raw.strip().removesuffix(b",")
            if text == b"]}":
                whole = True
            elif text:
                yield number, _lead(text)
    if not whole:
        yield number, _cut_off()


def _leads_of_any_layout(data: bytes) -> Iterator[tuple[int, Mapping[str, Any] | Refusal]]:
    """The leads of a file that another program laid out anew; their line is their place in it."""
    try:
        whole = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    leads = whole.get("leads") if isinstance(whole, dict) else None
    stated = whole.get("format", _FORMAT) if isinstance(whole, dict) else None
    if not isinstance(leads, list):
        raise _unreadable()
    if isinstance(stated, int) and stated > _FORMAT:
        raise _too_new()
    for number, lead in enumerate(leads, start=1):
        yield number, lead if isinstance(lead, dict) else _no_lead()


def _lead(text: bytes) -> Mapping[str, Any] | Refusal:
    if len(text) > _LONGEST_LEAD:
        return _no_lead()
    try:
        lead = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError):
        return _no_lead()
    return lead if isinstance(lead, dict) else _no_lead()


def _enquiry(lead: Mapping[str, Any]) -> Enquiry:
    """A lead of the file as it is looked up and taken in."""
    texts = {name: _text(lead.get(name, "")) for name in _TEXTS}
    points = lead.get("contact_points", [])
    if not isinstance(points, list) or not all(isinstance(point, dict) for point in points):
        raise _no_lead()
    valid = lead.get("phone_valid", False)
    person = Person(
        **texts,
        phone_valid=valid is True,
        obstacles=_text(lead.get(IN_THE_WAY, "")),
        phones=tuple(_text(it.get("value", "")) for it in points if it.get("kind") == "phone"),
        emails=tuple(_text(it.get("value", "")) for it in points if it.get("kind") == "email"),
    )
    return Enquiry(
        person,
        external_source=OWN_SOURCE,
        external_id=_text(lead.get("id", "")),
        history=json.dumps(lead, ensure_ascii=False),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _no_lead()
    return value


def _no_lead() -> Refusal:
    return Refusal("lead_unreadable", "This line is not a lead as PT CRM exports it.")


def _cut_off() -> Refusal:
    return Refusal("export_cut_off", "The file stops before its end. What stood before that was read.")


def _unreadable() -> Refusal:
    return Refusal(
        "export_unreadable",
        "This is an export of PT CRM that was changed afterwards and can't be read any more.",
    )


def _too_new() -> Refusal:
    return Refusal(
        "export_too_new", "This export comes from a newer PT CRM. Install the latest version and try again."
    )
