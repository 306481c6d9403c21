"""A CSV file as some program exported it -> a ``Table``: its separator, its records, its damage."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.table import (
    HEADER_WITHIN,
    SAMPLE,
    Row,
    Table,
    file_empty,
    known_labels,
    make_table,
    not_a_table,
)

MAX_BYTES: Final = 50_000_000
SEPARATORS: Final = (";", "\t", ",", "|")

_MAX_BROKEN: Final = 50
"""Records with a stray opening quote after which quotes are no longer believed at all."""
_SENTINEL: Final = "\ufdd0"
_SEP_LINE: Final = re.compile(r'\ufeff?"?sep=(.)"?[ ;,\t|]*(?:\r\n?|\n|$)', re.IGNORECASE)


def read_table(data: bytes, encoding: str = "") -> Table:
    """The rows of a CSV or tab-separated file, whatever program and spreadsheet it went through.

    ``encoding`` is what the trainer says it is, as Python names it; "" finds out.
    Raises ``Refusal``: file_too_large, file_empty, file_is_spreadsheet, file_is_html, not_a_table.
    """
    refuse_too_large(data)
    _refuse_other_files(data)
    text, encoding, warnings = decode(data, encoding)
    text = text.lstrip("\ufeff")
    if "\x00" in text:
        text = text.replace("\x00", "")
    if not text.strip():
        raise file_empty()
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


def refuse_too_large(data: bytes) -> None:
    """Raise ``Refusal`` file_too_large for more than is read at once."""
    if len(data) > MAX_BYTES:
        raise file_too_large()


def _refuse_other_files(data: bytes) -> None:
    refuse_too_large(data)
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
        raise not_a_table()


def file_too_large() -> Refusal:
    """More than is read at once of any file but a mailbox or a packed one."""
    return Refusal(
        "file_too_large",
        "The file is larger than {limit} MB; split it first.",
        limit=MAX_BYTES // 1_000_000,
    )


def _refuse_binary(text: str) -> None:
    head = text[:20_000]
    odd = sum(1 for char in head if char < " " and char not in "\t\r\n") + head.count("\ufffd")
    if odd * 20 > len(head):
        raise not_a_table()


def _separator(text: str) -> tuple[str, list[str], int]:
    """The separator, the physical lines that follow, and how many lines came before them."""
    lines = list(io.StringIO(text, newline=""))
    if (stated := _SEP_LINE.match(text)) and not (stated[1].isalnum() or stated[1] in '"\r\n'):
        return stated[1], lines[1:], 1
    best, score = ",", (0, 0.0, 0)
    for separator in SEPARATORS:
        head = list(islice(_records_once(lines[:400], separator), SAMPLE))
        widths = Counter(len(cells) for cells in head if any(cells))
        width, times = max(
            widths.items(), key=lambda item: (item[0] > 1, item[1] * min(item[0], 4)), default=(1, 0)
        )
        if width < 2:
            continue
        labels = max((known_labels(cells) for cells in head[:HEADER_WITHIN]), default=0)
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
    head = rows[:SAMPLE]
    if len(head) < 2 or any(len(cell) > 0 for row in head for cell in row.cells[1:]):
        return None
    inner = [_one_line(row) for row in head]
    for candidate in SEPARATORS:
        widths = {len(cells) for cells in csv.reader(inner, delimiter=candidate)}
        if (
            len(widths) == 1
            and widths.pop() > 1
            and known_labels(next(csv.reader(inner[:1], delimiter=candidate))) > 1
        ):
            break
    else:
        return None
    split = csv.reader(map(_one_line, rows), delimiter=candidate)
    return candidate, [Row(row.line, tuple(cells)) for row, cells in zip(rows, split, strict=False)]


def _one_line(row: Row) -> str:
    """The first cell; a new line in it would be a new record."""
    return row.cells[0].replace("\r", " ").replace("\n", " ")
