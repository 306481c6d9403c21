"""Packed and compound files: which of them hold a spreadsheet, and which another office document."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

from ptcrm.domain.refusals import Refusal

MOST_PARTS: Final = 20_000
"""Files inside one packed file; a workbook has some dozens."""

_PART: Final = b"PK\x01\x02"
_ODF: Final = "application/vnd.oasis.opendocument."
_OLE_MARKS: Final = {
    "encrypted": "EncryptedPackage".encode("utf-16-le"),
    "spreadsheet": "Workbook".encode("utf-16-le"),
    "old spreadsheet": "Book\x00".encode("utf-16-le"),
    "word": "WordDocument".encode("utf-16-le"),
    "slides": "PowerPoint Document".encode("utf-16-le"),
}


def zip_holds(data: bytes) -> str:
    """What a zip file is: "spreadsheet", "document" (text or slides), "iwork" or "" for any other."""
    names = {name.replace("\\", "/").casefold().removeprefix("/") for name in _names(data)}
    kind = _odf_kind(data) if "mimetype" in names else ""
    if kind:
        return "spreadsheet" if kind.startswith("spreadsheet") else "document"
    if any(name.startswith("xl/workbook.") for name in names):
        return "spreadsheet"
    if "[content_types].xml" in names and any(name.startswith(("word/", "ppt/", "visio/")) for name in names):
        return "document"
    if any(name.endswith(".iwa") for name in names) or "index.zip" in names:
        return "iwork"
    # Cut off: there is no list of parts at the end, yet the first of them are there.
    if not names and any(mark in data[:4096] for mark in (b"xl/", b"[Content_Types].xml", b"vnd.oasis.")):
        return "spreadsheet"
    return ""


def ole_holds(data: bytes) -> str:
    """What a compound file is: "spreadsheet", "document", "encrypted" (with a password)."""
    if _OLE_MARKS["encrypted"] in data:
        return "encrypted"
    if _OLE_MARKS["spreadsheet"] in data or _OLE_MARKS["old spreadsheet"] in data:
        return "spreadsheet"
    return "document" if _OLE_MARKS["word"] in data or _OLE_MARKS["slides"] in data else "spreadsheet"


def has_password() -> Refusal:
    """A file that its program opens with a password only."""
    return Refusal(
        "spreadsheet_locked",
        "This file is protected with a password. Open it, save it without the password and import that.",
    )


def _names(data: bytes) -> list[str]:
    # Counted before it is read: a list of a million parts takes a minute to read.
    if data.count(_PART) > MOST_PARTS:
        return []
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []


def _odf_kind(data: bytes) -> str:
    """``spreadsheet`` or ``text`` for an OpenDocument, whose first part names its type; "" otherwise."""
    at = data.find(_ODF.encode(), 0, 512)
    return data[at + len(_ODF) : at + len(_ODF) + 20].decode("latin-1") if at >= 0 else ""
