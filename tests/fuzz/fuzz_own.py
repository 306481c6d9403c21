"""PT CRM's own export, edited by whom or whatever."""

from __future__ import annotations

import json
from collections.abc import Iterator

from target import Target

from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.own_export import end_of_export, start_of_export


def _lead(data: bytes) -> bytes:
    """The bytes as the leads of a whole file, unless they are a file already."""
    if data.lstrip().startswith(b"{"):
        return data
    return b"\n".join((start_of_export().encode(), data, end_of_export().encode()))


_ENQUIRY = {"id": "e", "arrived_at": "2026-11-23T10:00:00Z", "channel": "form", "message": "hoi", "extra": ""}
_LEAD = {
    "id": "l",
    "lead_id": "l",
    "name": "Jan de Vries",
    "given": "Jan",
    "prefix": "de",
    "family": "Vries",
    "phone": "+31612345678",
    "email": "jan@example.com",
    "wants": "fitter",
    "phones": ["+31201234567"],
    "emails": ["j@example.com"],
    "contact_points": [{"kind": "phone", "value": "+31201234567"}],
    "enquiries": [_ENQUIRY],
    "enquiry": [_ENQUIRY],
    "touches": [{"at": "2026-11-23T10:05:00Z", "channel": "phone", "direction": "out", "note": ""}],
    "notes": [{"at": "2026-11-23T10:05:00Z", "text": "belt terug"}],
    "consultations": [],
    "stage": "know",
    "stage_since": "2026-11-23T10:00:00Z",
    "created_at": "2026-11-23T10:00:00Z",
}


def _seeds(_data: bytes) -> Iterator[bytes]:
    yield b" " + json.dumps(_LEAD).encode()


TARGET = Target(
    FileKind.OWN_EXPORT,
    ("json*/lijst-nl.json",),
    (
        *(f'"{name}": '.encode() for name in (*_LEAD, *_ENQUIRY)),
        *b"""
        null [] {} true 1e999 "\\u0000" "\\ud800" "form" "client" "2026-11-23T10:00:00Z"
        "9999-12-31" -1 {"
        """.split(),
        start_of_export().encode(),
        end_of_export().encode(),
        b"\n,",
    ),
    dress=_lead,
    undress=_seeds,
)
