"""A mail body as rows: headings, label and value pairs, plain lines, gaps and rules.

HTML and plain text both become rows, so that one reader of forms serves both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from ptcrm.integrations.field_labels import exact_kind, known_labels, label_kind, normalise_label


class Shape(Enum):
    HEAD = auto()
    """A label on its own; the value follows."""
    PAIR = auto()
    LINE = auto()
    GAP = auto()
    RULE = auto()
    """A line of dashes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``text`` is the label of a head or pair; ``typed`` marks what a visitor could have typed."""

    shape: Shape
    text: str = ""
    value: str = ""
    typed: bool = False
    raw: str = ""
    """A typed heading or pair as it stood, for when it turns out to be part of a message."""


LABEL_LINE = re.compile(r"^\s*(?:[•▪*·>-]\s+)?(\S[^:：\n]{0,120}?)\s*[:：]+(\s.*|)$", re.DOTALL)
"""``Label: value``; the value starts with white space or is empty."""

_TIGHT_LINE = re.compile(r"^\s*([^:：\n]{2,60}?)\s*[:：=]\s*(\S.*)$", re.DOTALL)
_DASHED = re.compile(r"^\s*-{2,}\s*([^\s-].{0,160}?)\s*-{2,}\s*$")
_BOLD_PAIR = re.compile(r"^\s*(?:\*\*|__)\s*([^*\n]{1,160}?)\s*(?:\*\*|__)\s*:?\s*(.*)$")
_STAR_PAIR = re.compile(r"^\s*\*\s*([^*\s][^*\n]{0,160}?)\s*\*\s*:?(.*)$")
_HASH_HEAD = re.compile(r"^#{1,6}\s+(\S.{0,160})$")
_RULE = re.compile(r"^\s*[-_=*~—–─]{2,}\s*$")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")


def text_rows(text: str) -> list[Row]:
    """The rows of a plain text body."""
    lines = text.split("\n")
    rows = [
        replace(_text_row(line, following), raw=line.strip())
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return split_run_on(join_wrapped(rows))


def _text_row(line: str, following: str) -> Row:
    plain = line.strip()
    if not plain:
        return Row(Shape.GAP)
    if _RULE.match(plain):
        return Row(Shape.RULE, plain)
    if dashed := _DASHED.match(plain):
        return Row(Shape.HEAD, dashed[1], typed=True)
    if bold := _BOLD_PAIR.match(plain):
        return _head_or_pair(bold[1], bold[2])
    if (star := _STAR_PAIR.match(plain)) and (not star[2].strip() or label_kind(star[1])):
        return _head_or_pair(star[1], star[2])
    if hashed := _HASH_HEAD.match(plain):
        return Row(Shape.HEAD, hashed[1], typed=True)
    if line.rstrip(" ").endswith("\t") and re.match(r"\s*\t\s*\S", following) and line[0] not in " \t":
        return Row(Shape.HEAD, unglue(plain), typed=True)
    tabbed = re.match(r"^([^\t]{1,80}?):?\s*\t\s*(\S.*)$", plain)
    if tabbed and label_kind(tabbed[1]):
        return Row(Shape.PAIR, tabbed[1], tabbed[2].strip(), typed=True)
    return Row(Shape.LINE, plain)


def _head_or_pair(label: str, value: str) -> Row:
    value = value.strip()
    return Row(Shape.PAIR if value else Shape.HEAD, label, value, typed=True)


def unglue(label: str) -> str:
    """The label at the end of a section title run into it: ``Contact InformationTitle`` is ``Title``."""
    if label_kind(label) is None and (glue := list(_GLUED.finditer(label))):
        tail = label[glue[-1].end() :]
        if exact_kind(tail) is not None:
            return tail
    return label


def label_line(text: str) -> tuple[str, str] | None:
    """Label and value of a line ``label: value``; without the space, or with ``=``, only known labels."""
    match = LABEL_LINE.match(text)
    if match is not None:
        return match[1].strip(), match[2].strip()
    tight = _TIGHT_LINE.match(text)
    if tight is not None and exact_kind(tight[1]) is not None:
        return tight[1].strip(), tight[2].strip()
    return None


def join_wrapped(rows: list[Row]) -> list[Row]:
    """Rows with a long label that mail software broke over two lines made whole again."""
    out: list[Row] = []
    for row in rows:
        before = out[-1] if out else None
        pair = label_line(row.text) if row.shape is Shape.LINE else None
        if (
            before is not None
            and before.shape is Shape.LINE
            and pair is not None
            and label_line(before.text) is None
            and " " in before.text
            and exact_kind(pair[0]) is None
            and exact_kind(f"{before.text} {pair[0]}") is not None
        ):
            out[-1] = replace(before, text=f"{before.text} {row.text}")
        else:
            out.append(row)
    return out


def _run_on_pattern() -> re.Pattern[str]:
    words = sorted((label for label in known_labels() if len(label) > 2), key=len, reverse=True)
    spelled = (re.escape(word).replace(r"\ ", r"[\s_-]+").replace("email", "e-?mail") for word in words)
    return re.compile(
        r"(?:(?<=\s)|^)((?:(?:your|uw|je|jouw)\s+)?(?:" + "|".join(spelled) + r"))\s*[?*]?\s*:+(?=\s|$)",
        re.IGNORECASE,
    )


_RUN_ON = _run_on_pattern()


def split_run_on(rows: list[Row]) -> list[Row]:
    """Rows where a whole form on one running line is split at the labels it is known to have."""
    if sum(1 for row in rows if row.shape is Shape.PAIR or row.shape is Shape.HEAD) >= 3:
        return rows
    own_lines = sum(
        1
        for row in rows
        if row.shape is Shape.LINE and (pair := label_line(row.text)) and exact_kind(pair[0])
    )
    out: list[Row] = []
    for row in rows:
        found = _labels_inside(row.text) if row.shape is Shape.LINE else []
        if len(found) < 3 or own_lines > 2:
            out.append(row)
            continue
        head = row.text[: found[0].start()].strip()
        if head:
            out.append(Row(Shape.LINE, head))
        for at, match in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else len(row.text)
            out.append(Row(Shape.PAIR, match[1], row.text[match.end() : end].strip()))
    return out


def _labels_inside(text: str) -> list[re.Match[str]]:
    """The known labels on one line, each kind of label once."""
    seen: set[str] = set()
    found = []
    for match in _RUN_ON.finditer(text[:20_000]):
        label = normalise_label(match[1])
        if label not in seen:
            seen.add(label)
            found.append(match)
    return found
