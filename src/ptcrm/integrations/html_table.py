"""The tables of a web page, whatever its name says (.html, .htm, .xls, .mht), as rows of text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ptcrm.domain.phones import cut_off
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.html_blocks import is_hidden, too_deep
from ptcrm.integrations.html_text import cell_text_of, line_of
from ptcrm.integrations.page_parts import PagePart, page_parts
from ptcrm.integrations.sheet import MOST_COLUMNS, Sheet, Span, kept_rows
from ptcrm.integrations.workbook_looks import slow

MOST_SECONDS: Final = 60.0
MOST_TABLES: Final = 200
"""Tables on one page; what comes after them isn't looked at."""

_PIECE: Final = 1 << 18
_TABLE: Final = re.compile(r"<table\b", re.IGNORECASE)
_FORMATTING: Final = re.compile(
    r"</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s>/])[^<>]*>", re.IGNORECASE
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NEVER: Final = frozenset(
    ("script", "style", "template", "noscript", "head", "svg", "math", "object", "iframe")
)
_NUMBERED: Final = re.compile(r"^(?:sheet|blad|tabel|table) \d+: (?=.)", re.IGNORECASE)
"""How LibreOffice begins the name of a sheet."""
_ROW_GROUPS: Final = frozenset(("thead", "tbody", "tfoot"))


def read_page(data: bytes, encoding: str = "") -> tuple[Sheet, ...]:
    """Every table that holds something; ``encoding`` as Python names it, "" finds out.

    A table around others gives its own cells only. Raises ``Refusal``: page_too_deep, spreadsheet_slow,
    sheet_too_long, sheet_too_wide.
    """
    until = time.monotonic() + MOST_SECONDS
    sheets = [sheet for part in page_parts(data, encoding) for sheet in _tables(part, until)]
    seen: dict[str, int] = {}
    named: list[Sheet] = []
    for number, sheet in enumerate(sheets, start=1):
        name = sheet.name or str(number)
        seen[name] = seen.get(name, 0) + 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        named.append(Sheet(name, sheet.rows, sheet.warnings, sheet.encoding))
    return tuple(named)


def _tables(part: PagePart, until: float) -> Iterator[Sheet]:
    if too_deep(part.html):
        raise Refusal(
            "page_too_deep", "This web page is too tangled to read. Copy its table into a spreadsheet."
        )
    html = part.html
    html = "".join(_without_formatting(html))
    if not _TABLE.search(html):  # rows alone, as some websites write them
        html = f"<table>{html}</table>"
    tree = LexborHTMLParser(html)
    root = tree.body or tree.root
    heading = ""
    found = 0
    for node in _elements_below(root, until):
        if node.tag in _HEADINGS:
            heading = line_of(node)
        elif node.tag == "table":
            sheet = _sheet(node, part, heading, until)
            if sheet.rows:
                heading, found = "", found + 1
                yield sheet
                if found >= MOST_TABLES:
                    return


def _without_formatting(html: str) -> Iterator[str]:
    """The page without what only changes how letters look. Left open by accident, such a mark is repeated in
    everything that follows it, which makes a small page a huge one."""
    start = 0
    while start < len(html):
        end = min(start + _PIECE, len(html))
        if end < len(html) and (mark := html.rfind("<", start + 1, end)) > 0:
            end = mark
        yield _FORMATTING.sub("", html[start:end])
        start = end


def _elements_below(root: LexborNode | None, until: float) -> Iterator[LexborNode]:
    """Headings and tables in order, those inside others too; what isn't shown is passed over."""
    at = root
    top = root.mem_id if root is not None else 0
    seen = 0
    while at is not None:
        seen += 1
        if not seen % 10_000 and time.monotonic() > until:
            raise slow()
        shown = at.tag not in _NEVER and not (at.tag in ("div", "table", "section") and is_hidden(at))
        if shown and (at.tag == "table" or at.tag in _HEADINGS):
            yield at
        below = at.child if shown and at.tag not in _HEADINGS else None
        while below is None and at is not None and at.mem_id != top:
            below = at.next
            if below is None:
                at = at.parent
        at = below


def _sheet(table: LexborNode, part: PagePart, heading: str, until: float) -> Sheet:
    hidden: list[int] = []
    spans: list[Span] = []
    cells = list(_grid(table, hidden, spans, until))
    rows = kept_rows(cells, spans)
    out_of_sight = set(hidden)
    warnings = ("hidden_rows_read",) if any(row.line in out_of_sight for row in rows) else ()
    return Sheet(
        _caption(table) or part.name or _NUMBERED.sub("", heading),
        rows,
        (*part.warnings, *warnings),
        part.encoding,
    )


def _grid(
    table: LexborNode, hidden: list[int], spans: list[Span], until: float
) -> Iterator[tuple[int, list[str]]]:
    """Rows with every cell in its own column, whatever spans several; also says which rows are hidden and
    which cells stand for those below them."""
    taken: dict[int, int] = {}
    for number, row in enumerate(_rows(table), start=1):
        if not number % 500 and time.monotonic() > until:
            raise slow()
        cells: list[str] = []
        for cell in _children(row):
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(len(cells), 0) >= number:
                cells.append("")
            column = len(cells)
            marks = cell.attributes
            deep, wide = _count(marks.get("rowspan"), 65_534), _count(marks.get("colspan"), MOST_COLUMNS)
            if deep > 1:
                spans.append((column, number, number + deep - 1))
                taken.update(dict.fromkeys(range(column, column + wide), number + deep - 1))
            cells += [_text(cell, marks), *[""] * (wide - 1)]
        while taken.get(len(cells), 0) >= number:
            cells.append("")
        if is_hidden(row):
            hidden.append(number)
        yield number, cells


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in _children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from (row for row in _children(child) if row.tag == "tr")


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _text(cell: LexborNode, marks: dict[str, str | None]) -> str:
    """What is shown; of a number that Excel shortened (3,16E+10) the value it kept beside it."""
    text = cell_text_of(cell)
    number = marks.get("x:num")
    return number if number and cut_off(text) and not cut_off(number) else text


def _count(text: str | None, most: int) -> int:
    found = re.match(r"\s*(\d{1,6})", text or "")
    return max(1, min(int(found[1]), most)) if found else 1


def _caption(table: LexborNode) -> str:
    return next((line_of(child) for child in _children(table) if child.tag == "caption"), "")
