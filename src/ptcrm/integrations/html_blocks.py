"""HTML of a mail to rows: tables, bold labels and label classes read as structure, hidden parts left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ptcrm.integrations.field_labels import exact_kind, label_kind
from ptcrm.integrations.mail_rows import Row, Shape, join_wrapped, split_run_on, text_rows, unglue
from ptcrm.integrations.mail_text import tidy

DEEPEST = 250
"""Elements within elements; deeper ones are read as plain text."""

MOST_ROWS = 20_000
_DEEP_TREE = 3_000
_TAG = re.compile(r"<(/?)(?!br|hr|img|p\b|li\b|td\b|tr\b|meta|link|input|col)[a-z]", re.IGNORECASE)

_SKIPPED = frozenset(
    (
        "style",
        "script",
        "head",
        "title",
        "noscript",
        "template",
        "svg",
        "math",
        "object",
        "iframe",
        "form-meta",
    )
)
_PARAGRAPHS = frozenset(("p", "blockquote", "pre", "ul", "ol", "dl"))
_BLOCKS = _PARAGRAPHS | frozenset(
    ("div", "table", "tbody", "thead", "tr", "td", "th", "li", "dt", "dd", "section", "article", "header",
     "footer", "main", "center", "body", "html", "address", "fieldset", "figure", "form", "label-row")
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "legend"))
_BOLD = frozenset(("b", "strong", "th"))
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LABEL_CLASS = re.compile(
    r"(?:^|[\s_-])(?:label|question|field-?name|fieldname|key|vraag)(?:$|\s)", re.IGNORECASE
)
_VALUE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:value|answer|message|content|bericht|antwoord)(?:$|[\s_-])", re.IGNORECASE
)
_FOOTER_CLASS = re.compile(
    r"(?:^|[\s_-])(?:footer|preheader|preview|gmail_signature|moz-signature)(?:$|[\s_-])"
)
_PRE_STYLE = re.compile(r"white-space\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces)", re.IGNORECASE)
_HEADER_CELLS = frozenset(
    ("value", "waarde", "answer", "antwoord", "response", "wert", "valeur", "inhoud", "ingevuld", "reactie")
)


def html_rows(html: str) -> list[Row]:
    """The rows of an HTML body."""
    if too_deep(html):
        return text_rows(tidy(unescape(re.sub(r"<[^<>]{0,2000}>", "\n", html[:200_000]))))
    parser = LexborHTMLParser(html)
    root = parser.body or parser.root
    if root is None:
        return []
    walk = _Walk()
    walk.children(root, 0, bold=False, keep=False)
    walk.end_line()
    return split_run_on(join_wrapped(walk.rows))


def too_deep(html: str) -> bool:
    """Whether elements are nested so far that building the tree would take minutes."""
    if html.count("<") < _DEEP_TREE:
        return False
    depth = 0
    for match in _TAG.finditer(html):
        depth += -1 if match[1] else 1
        if depth > _DEEP_TREE:
            return True
    return False


class _Walk:
    """Rows as they come while walking the tree in order."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._runs: list[tuple[bool, str]] = []
        self._after_break = False
        self._header: list[str] = []

    def children(self, node: LexborNode, depth: int, *, bold: bool, keep: bool) -> None:
        child = node.child
        while child is not None and len(self.rows) < MOST_ROWS:
            self._visit(child, depth + 1, bold=bold, keep=keep)
            child = child.next

    def _visit(self, node: LexborNode, depth: int, *, bold: bool, keep: bool) -> None:
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "", bold=bold, keep=keep)
            return
        if tag is None or tag.startswith(("_", "!", "-")) or tag in _SKIPPED:
            return
        if tag == "br":
            self.end_line(broken=True)
            return
        if tag == "hr":
            self.end_line()
            self.rows.append(Row(Shape.RULE, "---"))
            return
        marks = node.attributes
        style, names = marks.get("style") or "", marks.get("class") or ""
        if "hidden" in marks or _HIDDEN.search(style) or _FOOTER_CLASS.search(names):
            return
        if depth > DEEPEST:
            self._text(node.text(deep=True, separator=" "), bold=bold, keep=keep)
            return
        self._element(node, tag, depth, style, names, bold=bold, keep=keep)

    def _element(
        self, node: LexborNode, tag: str, depth: int, style: str, names: str, *, bold: bool, keep: bool
    ) -> None:
        keep = keep or tag == "pre" or bool(_PRE_STYLE.search(style) or _VALUE_CLASS.search(names))
        label = (
            tag in _BOLD or tag in _HEADINGS or bool(_LABEL_CLASS.search(names) or _BOLD_STYLE.search(style))
        )
        bold = (bold or label) and not re.search(r"font-weight\s*:\s*(?:normal|400)", style)
        if tag == "tr" and self._table_row(node, depth):
            return
        block = tag in _BLOCKS or tag in _HEADINGS
        if block:
            self.end_line()
        if tag in _PARAGRAPHS:
            self._gap()
        if tag == "li":
            bold = False
        self.children(node, depth, bold=bold, keep=keep)
        if block:
            self.end_line()
        if tag in _PARAGRAPHS:
            self._gap()

    def _text(self, text: str, *, bold: bool, keep: bool) -> None:
        if self._after_break:
            text = text.lstrip()
        if keep and "\n" in text:
            for at, line in enumerate(text.split("\n")):
                if at:
                    self.end_line(broken=bool(self.rows) and bool(self._runs))
                self._run(bold, re.sub(r"\s+", " ", line))
            return
        self._run(bold, re.sub(r"\s+", " ", text))

    def _run(self, bold: bool, text: str) -> None:
        if text:
            self._runs.append((bold, text))
            self._after_break = self._after_break and not text.strip()

    def _gap(self) -> None:
        if self.rows and self.rows[-1].shape is not Shape.GAP:
            self.rows.append(Row(Shape.GAP))

    def end_line(self, *, broken: bool = False) -> None:
        """Close the line being gathered; an empty one, closed by ``<br>``, is a gap."""
        runs, self._runs = self._runs, []
        self._after_break = broken
        if any(text.strip() for _bold, text in runs):
            self.rows.extend(_line_rows(runs))
        elif broken and self.rows:
            self._gap()

    def _table_row(self, node: LexborNode, depth: int) -> bool:
        """Read a table row without tables inside as a whole; False for layout, to be walked through."""
        if node.css_first("table") is not None or depth > DEEPEST - 20:
            return False
        cells = [cell for cell in _elements(node) if cell.tag in ("td", "th") and not is_hidden(cell)]
        texts = [_cell_text(cell, depth) for cell in cells]
        if len(cells) < 2:
            return False
        self.end_line()
        filled = [text for text in texts if text]
        if (len(cells) >= 3 and all(label_kind(text) for text in texts)) or _is_header(texts):
            self._header = texts
            return True
        header, self._header = self._header, []
        if len(header) >= 3 and len(header) == len(texts):
            self._pairs(list(zip(header, texts, strict=True)))
        elif not texts[0] and len(filled) == 1:
            self._gap_rows(filled[0])
        elif len(texts) >= 4 and len(texts) % 2 == 0 and all(label_kind(each) for each in texts[::2]):
            self._pairs(list(zip(texts[::2], texts[1::2], strict=True)))
        elif filled and texts[0] and len(texts[0]) <= 200 and "\n" not in texts[0] and len(filled) <= 2:
            self._pairs([(texts[0], filled[1] if len(filled) == 2 else "")])
        elif len(filled) == 2 and len(filled[0]) <= 200:
            self._pairs([(filled[0], filled[1])])
        else:
            return not filled
        return True

    def _pairs(self, pairs: list[tuple[str, str]]) -> None:
        self.rows.extend(Row(Shape.PAIR, unglue(label), value) for label, value in pairs)

    def _gap_rows(self, text: str) -> None:
        self.rows.extend(Row(Shape.LINE if line else Shape.GAP, line) for line in text.split("\n"))


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def is_hidden(node: LexborNode) -> bool:
    """Whether an element by itself says that it isn't shown."""
    marks = node.attributes
    return "hidden" in marks or bool(_HIDDEN.search(marks.get("style") or ""))


def _is_header(texts: list[str]) -> bool:
    """Whether a row is the caption of a table of answers: ``Name | Value``."""
    return len(texts) == 2 and texts[1].strip(" :").casefold() in _HEADER_CELLS


def _cell_text(cell: LexborNode, depth: int) -> str:
    """The text of one cell, with its lines and paragraphs."""
    walk = _Walk()
    walk.children(
        cell, depth + 1, bold=False, keep=bool(_PRE_STYLE.search(cell.attributes.get("style") or ""))
    )
    walk.end_line()
    lines = [
        "" if row.shape is Shape.GAP else f"{row.text} {row.value}".strip() if row.value else row.text
        for row in walk.rows
    ]
    return "\n".join(lines).strip()


def _line_rows(runs: list[tuple[bool, str]]) -> list[Row]:
    """One line of an HTML body as rows: a bold start is a label, the rest its value."""
    merged: list[tuple[bool, str]] = []
    for bold, text in runs:
        if merged and (merged[-1][0] == bold or not text.strip()):
            merged[-1] = (merged[-1][0], merged[-1][1] + text)
        else:
            merged.append((bold, text))
    parts = [(bold, text.strip()) for bold, text in merged if text.strip()]
    whole = re.sub(r"\s+", " ", "".join(text for _bold, text in merged)).strip()
    if re.fullmatch(r"[-_=—–]{2,}", whole):
        return [Row(Shape.RULE, whole)]
    if not parts[0][0]:
        return [Row(Shape.LINE, whole)]
    if len(parts) == 1:
        return [_all_bold(whole)]
    if not all(
        _is_label(text, parts[at + 1][1] if at + 1 < len(parts) else "")
        for at, (b, text) in enumerate(parts)
        if b
    ):
        return [Row(Shape.LINE, whole)]
    rows: list[Row] = []
    for at, (bold, text) in enumerate(parts):
        if bold:
            value = parts[at + 1][1] if at + 1 < len(parts) and not parts[at + 1][0] else ""
            value = re.sub(r"^[:\s]+|^[-–=]\s+", "", value)
            rows.append(Row(Shape.PAIR, unglue(text), value) if value else Row(Shape.HEAD, unglue(text)))
    return rows


def _is_label(text: str, following: str) -> bool:
    return len(text) <= 200 and (
        text.endswith((":", "?")) or following.startswith(":") or label_kind(text) is not None
    )


def _all_bold(text: str) -> Row:
    """A line in bold throughout: a heading, unless it holds its own value."""
    label, colon, value = text.partition(":")
    if colon and value.strip(" :") and exact_kind(label) is not None:
        return Row(Shape.PAIR, label, value.strip(" :"))
    return Row(Shape.HEAD, unglue(text))
