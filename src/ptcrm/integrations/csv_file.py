"""A file of rows as some program exported it -> a ``Table``: header, rows with line numbers, damage."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, NamedTuple

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.field_labels import exact_kind, label_kind

MAX_BYTES: Final = 50_000_000
SEPARATORS: Final = (";", "\t", ",", "|")

WARNINGS: Final[Mapping[str, str]] = {
    "text_encoded_twice": "Letters with accents were damaged (Ã« for ë) and have been repaired.",
    "mixed_encodings": "Some lines are encoded differently from the rest; check letters with accents.",
    "unclosed_quote": "A quotation mark opens and never closes; those lines were read as they stand.",
    "cells_in_one_column": "Every line stood in one column; it was split again.",
    "no_header": "The file has no header row; the columns were guessed from what is in them.",
    "not_only_text": "The file holds characters that are not text; they were left out.",
}
"""What ``Table.warnings`` can hold, each with its English sentence."""

_SAMPLE: Final = 20
"""Records that decide on the separator."""
_HEADER_WITHIN: Final = 10
"""Rows in which the header is looked for: some exports begin with a title or notes."""
_MAX_BROKEN: Final = 50
"""Records with a stray opening quote after which quotes are no longer believed at all."""
_SENTINEL: Final = "\ufdd0"
_SEP_LINE: Final = re.compile(r'\ufeff?"?sep=(.)"?[ ;,\t|]*(?:\r\n?|\n|$)', re.IGNORECASE)
_VALUE: Final = re.compile(r"\S@\S+\.\S|(?:\d[ ()./-]{0,3}){8}|^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")
"""An address, a long number or a date: something a header never holds."""


class Row(NamedTuple):
    """One record. ``line`` is the line of the file it starts on, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows. Rows may be longer or shorter than ``header``; ``header`` is () where there is none.

    ``title`` holds the lines above the header, ``warnings`` codes of ``WARNINGS``. Empty rows are left out.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    separator: str
    warnings: tuple[str, ...] = ()
    title: tuple[str, ...] = ()


def read_table(data: bytes) -> Table:
    """The rows of a CSV or tab-separated file, whatever program and spreadsheet it went through.

    Raises ``Refusal``: file_too_large, file_empty, file_is_spreadsheet, file_is_html, not_a_table.
    """
    _refuse_other_files(data)
    text, encoding, warnings = decode(data)
    text = text.lstrip("\ufeff")
    if "\x00" in text:
        text = text.replace("\x00", "")
    if not text.strip():
        raise _empty()
    _refuse_binary(text)
    # One long message is more than the 131,072 characters the csv module allows by default.
    csv.field_size_limit(MAX_BYTES)
    separator, lines, skipped = _separator(text)
    rows, broken = _records(lines, separator, skipped)
    if broken:
        warnings = (*warnings, "unclosed_quote")
    if inner := _one_column(rows):
        separator, rows = inner
        warnings = (*warnings, "cells_in_one_column")
    return make_table(rows, encoding, separator, warnings)


def make_table(
    rows: Sequence[Row], encoding: str, separator: str = "", warnings: tuple[str, ...] = ()
) -> Table:
    """Rows that hold something, from any kind of file, with their header found and titles set apart.

    Raises ``Refusal``: file_empty, not_a_table.
    """
    if not rows:
        raise _empty()
    at = _header_at(rows)
    if at is None:
        _refuse_prose(rows)
        return Table((), tuple(rows), encoding, separator, (*warnings, "no_header"))
    title = tuple(" ".join(cell.strip() for cell in row.cells if cell.strip()) for row in rows[:at])
    header = number_header(rows[at].cells)
    return Table(header, tuple(rows[at + 1 :]), encoding, separator, warnings, title)


def number_header(cells: Sequence[str]) -> tuple[str, ...]:
    """Header texts on one line each; a blank one is ``#3`` (its place), a repeated one ``Phone (2)``."""
    seen: Counter[str] = Counter()
    out: list[str] = []
    for place, cell in enumerate(cells, start=1):
        label = " ".join(cell.replace("\ufeff", " ").split()) or f"#{place}"
        key = label.casefold()
        seen[key] += 1
        out.append(label if seen[key] == 1 else f"{label} ({seen[key]})")
    return tuple(out)


def _refuse_other_files(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise Refusal(
            "file_too_large",
            "The file is larger than {limit} MB; split it first.",
            limit=MAX_BYTES // 1_000_000,
        )
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        raise Refusal(
            "file_is_spreadsheet", "This is a spreadsheet or other office file, not a text file with rows."
        )
    head = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").replace(b"\x00", b"").lower()
    if head.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<body", b"<div")):
        raise Refusal("file_is_html", "This is a web page (HTML or XML), not a table of rows.")
    if head.startswith(
        (b"%pdf", b"\x89png", b"gif8", b"{\\rtf", b"begin:v", b"\xff\xd8\xff", b"sqlite format")
    ):
        raise _not_a_table()


def _refuse_binary(text: str) -> None:
    head = text[:20_000]
    odd = sum(1 for char in head if char < " " and char not in "\t\r\n") + head.count("\ufffd")
    if odd * 20 > len(head):
        raise _not_a_table()


def _refuse_prose(rows: Sequence[Row]) -> None:
    """A letter saved as .csv has one column and nobody in it; a bare list of addresses is a table."""
    head = rows[:_SAMPLE]
    if max(len(row.cells) for row in head) == 1 and not any(
        _VALUE.search(row.cells[0][:500]) for row in head
    ):
        raise _not_a_table()


def _empty() -> Refusal:
    return Refusal("file_empty", "The file is empty.")


def _not_a_table() -> Refusal:
    return Refusal("not_a_table", "This file is not a table of rows and columns.")


def _separator(text: str) -> tuple[str, list[str], int]:
    """The separator, the physical lines that follow, and how many lines came before them."""
    lines = list(io.StringIO(text, newline=""))
    if (stated := _SEP_LINE.match(text)) and not (stated[1].isalnum() or stated[1] in '"\r\n'):
        return stated[1], lines[1:], 1
    best, score = ",", (0, 0.0, 0)
    for separator in SEPARATORS:
        head = list(islice(_records_once(lines[:400], separator), _SAMPLE))
        widths = Counter(len(cells) for cells in head if any(cells))
        width, times = max(
            widths.items(), key=lambda item: (item[0] > 1, item[1] * min(item[0], 4)), default=(1, 0)
        )
        if width < 2:
            continue
        labels = max((_known_labels(cells) for cells in head[:_HEADER_WITHIN]), default=0)
        now = (labels if labels > 1 else 0, times / max(1, sum(widths.values())), width)
        if now > score:
            best, score = separator, now
    return best, lines, 0


def _records_once(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=separator)


def _records(lines: Sequence[str], separator: str, skipped: int) -> tuple[list[Row], int]:
    """Every record that holds something, and how many had an opening quote that never closes.

    Such a quote swallows the rows after it into one field. The line it stands on is read without quotes
    and reading resumes on the next one, so that the file's other quotes keep their meaning.
    """
    rows: list[Row] = []
    width = max((len(cells) for cells in csv.reader(lines[:1], delimiter=separator)), default=1)
    start = broken = 0
    while start < len(lines):
        resume = None
        reader = csv.reader(chain(islice(lines, start, None), [_SENTINEL]), delimiter=separator)
        line = 0
        for cells in reader:
            end = reader.line_num
            if end - line > 1 and _swallows(lines, start + line, start + end, separator, cells):
                resume = start + line
                break
            if cells and start + line < len(lines) and any(cells):
                rows.append(Row(skipped + start + line + 1, tuple(cells)))
            line = end
        if resume is None:
            break
        broken += 1
        last = len(lines) if broken > _MAX_BROKEN else resume + 1
        for offset, raw in enumerate(lines[resume:last]):
            cells = _without_quotes(raw, separator, width)
            if any(cells):
                rows.append(Row(skipped + resume + offset + 1, tuple(cells)))
        start = last
    return rows, broken


def _without_quotes(line: str, separator: str, width: int) -> list[str]:
    """A line with a stray opening quote, which ends with the line, or with its cell if that fits better."""
    cells = next(csv.reader([line], delimiter=separator), [])
    if len(cells) != width:
        plain = next(csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE), [])
        if len(plain) == width or len(cells) == 1:
            cells = [cell.removeprefix('"').removesuffix('"').replace('""', '"') for cell in plain]
    return [cell.rstrip("\r\n") for cell in cells]


def _swallows(lines: Sequence[str], first: int, last: int, separator: str, cells: Sequence[str]) -> bool:
    """Whether a record over several lines is an accident: its quote is closed at the end of the file or
    in the middle of a word, or nothing but whole rows stands inside it."""
    if last > len(lines):
        return True
    try:
        for _ in csv.reader(lines[first:last], delimiter=separator, strict=True):
            pass
    except csv.Error:
        return True
    inside = last - first - 1
    if inside < 3:
        return False
    width = max(len(row) for row in csv.reader(lines[:1], delimiter=separator))
    whole = sum(lines[at].count(separator) == width - 1 for at in range(first + 1, last))
    return width > 2 and len(cells) < width and whole > inside // 2


def _one_column(rows: Sequence[Row]) -> tuple[str, list[Row]] | None:
    """A comma file opened and saved by a Dutch Excel: each line one quoted cell. Split it once more."""
    head = rows[:_SAMPLE]
    if len(head) < 2 or any(len(cell) > 0 for row in head for cell in row.cells[1:]):
        return None
    inner = [row.cells[0] for row in head]
    for candidate in SEPARATORS:
        widths = {len(cells) for cells in csv.reader(inner, delimiter=candidate)}
        if (
            len(widths) == 1
            and widths.pop() > 1
            and _known_labels(next(csv.reader(inner[:1], delimiter=candidate))) > 1
        ):
            break
    else:
        return None
    split = csv.reader(("\n".join(row.cells[:1]).replace("\n", " ") for row in rows), delimiter=candidate)
    return candidate, [Row(row.line, tuple(cells)) for row, cells in zip(rows, split, strict=False)]


def _header_at(rows: Sequence[Row]) -> int | None:
    """The first of the first ten rows with two known labels; else the first full row that holds no values."""
    head = rows[:_HEADER_WITHIN]
    for at, row in enumerate(head):
        if _known_labels(row.cells) > 1 and not _holds_values(row.cells):
            return at
    widths = Counter(_width(row.cells) for row in rows[:_SAMPLE])
    usual = max(widths.items(), key=lambda item: item[1])[0]
    for at, row in enumerate(head):
        if any(map(exact_kind, row.cells)) and not _holds_values(row.cells) and _width(row.cells) >= usual:
            return at
    first = next((at for at, row in enumerate(head) if _width(row.cells) >= usual), 0)
    cells = rows[first].cells
    if (
        len(rows) - first < 2
        or _holds_values(cells)
        or not all(cell.strip() for cell in cells[: _width(cells)])
    ):
        return None
    below = rows[first + 1 : first + 1 + _SAMPLE]
    return first if _width(cells) > 1 and any(_holds_values(row.cells) for row in below) else None


def _width(cells: Sequence[str]) -> int:
    """Columns up to the last one that holds something."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _known_labels(cells: Sequence[str]) -> int:
    kinds = {label_kind(cell) for cell in cells if cell and len(cell) < 200}
    return len(kinds - {None})


def _holds_values(cells: Sequence[str]) -> bool:
    return any(_VALUE.search(cell) for cell in cells if len(cell) < 200)
