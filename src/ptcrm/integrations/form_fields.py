"""Rows of a mail to the fields of a form: which line is a label, and where an answer ends.

A visitor can type anything in a message, "E-mail: other@x" included. So the first answer to a label wins,
and after the message only what a machine would put there ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ptcrm.integrations.field_labels import (
    FieldKind,
    exact_kind,
    is_empty_value,
    label_kind,
    normalise_label,
)
from ptcrm.integrations.form_answers import Answer, OpenField
from ptcrm.integrations.form_footers import is_footer, is_intro, is_meta_label, is_moment
from ptcrm.integrations.form_signs import (
    IDENTITY,
    gap_before,
    last_of_identity,
    machine_wrote,
    only_meta_after,
    own_words,
    title_of_fields,
)
from ptcrm.integrations.mail_rows import Row, Shape, label_line, unglue

_NOTICE = re.compile(r"[|©@]|https?:|www\.|\bkvk\b", re.IGNORECASE)
_SPOKEN = frozenset(
    ("groet", "groeten", "groetjes", "mvg", "gr", "liefs", "ps", "p.s", "nb", "let op", "note", "trouwens",
     "bedankt", "tip")
)  # fmt: skip
_ONE_LINE = IDENTITY | {
    FieldKind.CITY,
    FieldKind.POSTCODE,
    FieldKind.CONSENT,
    FieldKind.META,
    FieldKind.SUBJECT,
}


@dataclass(slots=True)
class _Reader:
    rows: list[Row]
    region: str
    fields: list[OpenField] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    current: OpenField | None = None
    label_gaps: int = 0
    labels: int = 0
    closed: bool = False
    headed: int = 0
    seen: set[FieldKind] = field(default_factory=set)
    last: dict[FieldKind, int] | None = None
    """``last_of_identity``, once it is asked for."""

    def read(self) -> None:
        for at, row in enumerate(self.rows):
            if self.closed:
                return
            self._row(at, row)

    def _row(self, at: int, row: Row) -> None:
        if row.shape is Shape.GAP:
            self._gap()
        elif row.shape is Shape.RULE:
            self._rule(at, row)
        elif row.shape is Shape.LINE:
            self._line(at, row.text)
        elif is_footer(row.text) and not row.value:
            self._end_of_answers()
        elif self._takes(at, row):
            self._open(at, row.text, row.value, structural=True)
        elif self.current is not None:
            self.current.add(row.raw or f"{row.text} {row.value}".strip())

    def _takes(self, at: int, row: Row) -> bool:
        """Whether a heading or pair opens a field; inside a message typed stars and dashes may not."""
        if not row.typed or not self._in_message():
            return True
        kind = label_kind(row.text)
        return (kind is not None and kind not in self.seen) or (
            self.headed >= 2 and kind is None and gap_before(self.rows, at)
        )

    def _open(self, at: int, label: str, value: str, *, structural: bool) -> None:
        kind = label_kind(label)
        self.labels += 1
        self.label_gaps += gap_before(self.rows, at)
        if kind is FieldKind.MESSAGE and self._is_section(at, label, value):
            kind = None
        lines = value.split("\n") if value else []
        self.current = OpenField(label, kind, lines, structural, hanging=not value)
        self.fields.append(self.current)
        self.headed += structural
        if kind is not None:
            self.seen.add(kind)

    def _is_section(self, at: int, label: str, value: str) -> bool:
        """Whether "Vragen:" is a title over further fields, or an announcement, not a message."""
        if value:
            return False
        if is_intro(label) and not self.fields:
            return True
        following = [row for row in self.rows[at + 1 : at + 4] if row.shape is not Shape.GAP]
        first = following[0] if following else None
        if first is None or first.shape is Shape.RULE:
            return False
        if first.shape is Shape.LINE:
            pair = label_line(first.text)
            kind = exact_kind(pair[0] if pair is not None else first.text)
            return kind in IDENTITY and kind not in self.seen
        return False

    def _line(self, at: int, text: str) -> None:
        if is_footer(text):
            self._end_of_answers()
            return
        if self._in_message() and title_of_fields(self.rows, at, self.seen):
            self.current = None
            return
        pair = label_line(text)
        if pair is not None and self._is_label(at, *pair):
            self._open(at, *pair, structural=False)
        elif pair is None and self._is_bare_label(at, unglue(text)):
            self._open(at, unglue(text), "", structural=False)
        elif self.current is not None and self._continues(text):
            self.current.add(text)
        else:
            self.loose.append(text)

    def _continues(self, text: str) -> bool:
        """Whether a line belongs to the answer being read."""
        current = self.current
        if current is None:
            return False
        if current.kind not in _ONE_LINE:
            return True
        if current.filled:
            return current.kind is FieldKind.META
        if current.kind is FieldKind.PHONE:
            return any(char.isdigit() for char in text) and len(text) <= 120
        if current.kind is FieldKind.EMAIL:
            return "@" in text or is_empty_value(text)
        return len(text) <= 200

    def _is_label(self, at: int, label: str, value: str) -> bool:
        kind = label_kind(label)
        words = len(label.split())
        if self._in_message():
            return self._ends_message(at, label, value)
        if self.current is not None and self.current.kind is FieldKind.MESSAGE:
            exact = exact_kind(label)
            machine = exact is not FieldKind.META or is_meta_label(normalise_label(label))
            return exact is not None and exact not in self.seen and machine
        if self.current is not None and self.current.structural and self.current.kind is FieldKind.GOAL:
            return False
        if kind is FieldKind.META and self._in_long_goal():
            return self._ends_message(at, label, value)
        if kind is not None:
            return exact_kind(label) is not None or words <= 9 or label.endswith("?")
        return words <= 12 and len(label) <= 90 and not self._inside_open_answer()

    def _in_long_goal(self) -> bool:
        """Whether "How can I help?" is being answered in several lines, as a message is."""
        return (
            self.current is not None and self.current.kind is FieldKind.GOAL and len(self.current.lines) > 1
        )

    def _inside_open_answer(self) -> bool:
        current = self.current
        return (
            current is not None and current.filled and not current.gap
            and current.kind in (FieldKind.GOAL, None) and (current.structural or current.hanging)
        )  # fmt: skip

    def _is_bare_label(self, at: int, text: str) -> bool:
        """Whether a line without a colon is a label with its answer on the next line."""
        if self._in_message() or len(text) > 120 or at + 1 >= len(self.rows):
            return False
        if self.current is not None and self.current.hanging and not self.current.filled:
            return False
        following = self.rows[at + 1]
        if following.shape is not Shape.LINE or is_footer(following.text):
            return False
        kind = exact_kind(text)
        if kind is None and text.rstrip().endswith("?"):
            kind = label_kind(text)
        pair = label_line(following.text)
        return kind is not None and (pair is None or exact_kind(pair[0]) is None) and not is_moment(text)

    def _ends_message(self, at: int, label: str, value: str) -> bool:
        """Whether a line that looks like a label ends the message it follows."""
        current = self.current
        kind = exact_kind(label)
        normal = normalise_label(label)
        if kind is FieldKind.META:
            return is_meta_label(normal) or (is_moment(value) and only_meta_after(self.rows, at))
        if current is not None and current.structural and not self.rows[at].typed:
            return False
        kind = kind or label_kind(label)
        spaced = gap_before(self.rows, at) and self.labels >= 3 and self.label_gaps >= self.labels - 1
        if spaced and kind not in self.seen:
            return kind is not None or (
                normal not in _SPOKEN and len(label.split()) <= (14 if "?" in self.rows[at].text else 4)
            )
        if kind is None or kind in self.seen:
            return False
        return machine_wrote(kind, label, value, self.seen, self.region)

    def _gap(self) -> None:
        current = self.current
        if current is None and self.loose and self.loose[-1]:
            self.loose.append("")
        if current is None or not current.filled:
            return
        if current.kind in _ONE_LINE or (not current.hanging and current.kind is not FieldKind.MESSAGE):
            self.current = None
        else:
            current.gap = True

    def _rule(self, at: int, row: Row) -> None:
        """Dashes end the answers when a form's own words follow, or nothing."""
        current = self.current
        if current is None or current.kind is not FieldKind.MESSAGE or not current.filled:
            self.current = None
            return
        below = range(at + 1, len(self.rows))
        first = next((place for place in below if self.rows[place].shape is not Shape.GAP), None)
        plain = row.text != "--" and not current.structural
        if (
            first is not None
            and not own_words(self.rows[first])
            and (
                (plain and not _NOTICE.search(self.rows[first].text))
                or any(self.rows[place].shape is Shape.RULE for place in below)
            )
        ):
            current.add(row.text)
        elif self._more_fields(at):
            self.current = None
        else:
            self._end_of_answers()

    def _end_of_answers(self) -> None:
        """A footer: nothing after it counts, unless no answers came before it."""
        self.current = None
        self.closed = len(self.seen & (IDENTITY | {FieldKind.MESSAGE, FieldKind.GOAL})) >= 2

    def _in_message(self) -> bool:
        return self.current is not None and self.current.kind is FieldKind.MESSAGE and self.current.filled

    def _more_fields(self, at: int) -> bool:
        """Whether the person's e-mail or phone still has to come, below the message."""
        if self.last is None:
            self.last = last_of_identity(self.rows)
        return any(place > at for kind, place in self.last.items() if kind not in self.seen)


def read_fields(rows: list[Row], region: str) -> tuple[list[Answer], list[str]]:
    """The answers in order and the lines that belong to none."""
    reader = _Reader(rows, region)
    reader.read()
    answers = []
    for each in reader.fields:
        value = "\n".join(each.lines).strip()
        if value or each.kind is not None:
            answers.append(Answer(_shown(each.label), each.kind, "" if is_empty_value(value) else value))
    return answers, reader.loose


def _shown(label: str) -> str:
    return " ".join(label.strip("*_#: ").split())
