"""Looks at each part of a packed workbook as it is unpacked, and tells what is known of each sheet."""

from __future__ import annotations

import time
from typing import IO

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.office_kind import has_password
from ptcrm.integrations.office_package import damaged
from ptcrm.integrations.shared_text import SharedText
from ptcrm.integrations.sheet_facts import SheetFacts
from ptcrm.integrations.sheet_look_binary import BinarySheetLook
from ptcrm.integrations.sheet_look_ods import OdsLook
from ptcrm.integrations.sheet_look_xls import xls_facts
from ptcrm.integrations.sheet_look_xml import SheetLook
from ptcrm.integrations.workbook_parts import sheet_parts

_SMALL = 5_000_000


class WorkbookLooks:
    """``look`` is told every piece of every part; then ``of`` knows the sheets.

    ``until`` is the moment to give up, as ``time.monotonic`` counts.
    """

    def __init__(self, until: float) -> None:
        self._until = until
        self._sheets: dict[str, SheetLook | BinarySheetLook] = {}
        self._ods = OdsLook()
        self._shared = SharedText()
        self._small: dict[str, bytes] = {}
        self._parts: dict[str, str] | None = None
        self._in_order: list[SheetFacts] = []

    def look(self, part: str, piece: bytes) -> None:
        """Raises ``Refusal``: spreadsheet_locked, spreadsheet_damaged, spreadsheet_slow, sheet_too_far."""
        if time.monotonic() > self._until:
            raise slow()
        name = part.casefold()
        if name == "content.xml":
            self._ods.feed(piece)
        elif name == "meta-inf/manifest.xml":
            if b"encryption-data" in piece:
                raise has_password()
        elif name.startswith(("xl/workbook.", "xl/_rels/")):
            self._small[name] = self._small.get(name, b"") + piece
            if len(self._small[name]) > _SMALL:
                raise damaged()
        elif name == "xl/sharedstrings.xml":
            self._shared.feed_texts(piece)
        elif name.startswith("xl/") and not name.startswith(("xl/sharedstrings.", "xl/styles.")):
            self._look_at_sheet(name, piece)
            self._shared.feed_sheet(part, piece)

    def check_text(self, file: IO[bytes]) -> None:
        """Look at the packed workbook as a whole. Raises ``Refusal``: spreadsheet_bomb."""
        self._shared.check(file)

    def look_at_xls(self, stream: bytes) -> None:
        """The same for a workbook in one stream. Raises ``Refusal``: sheet_too_far."""
        self._in_order = xls_facts(stream)

    def of(self, sheet: str, place: int) -> SheetFacts:
        """What is known of a sheet, by its name and its place among all sheets, from 0."""
        if place < len(self._in_order):
            return self._in_order[place]
        if sheet in self._ods.facts:
            return self._ods.facts[sheet]
        if self._parts is None:
            self._parts = sheet_parts(self._small)
        found = self._sheets.get(self._parts.get(sheet, ""))
        return found.facts if found else SheetFacts()

    def _look_at_sheet(self, name: str, piece: bytes) -> None:
        if name not in self._sheets:
            self._sheets[name] = BinarySheetLook() if name.endswith(".bin") else SheetLook()
        self._sheets[name].feed(piece)


def slow() -> Refusal:
    """Reading took longer than a trainer waits."""
    return Refusal(
        "spreadsheet_slow", "Reading this file takes too long. Copy the list of people into a new file."
    )
