"""Tables that hold a question in one column and its answer in the next, as Calendly exports them.

``Question 1`` above "Wat wil je bereiken?" and ``Response 1`` above the answer become one column with the
question as its label.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ptcrm.integrations.exporter import header_key
from ptcrm.integrations.table import Row, Table, number_header

_QUESTION: Final = re.compile(r"(?:question|vraag) ?#?(\d{1,2})")
_ANSWER: Final = re.compile(r"(?:response|answer|antwoord) ?#?(\d{1,2})")


def with_questions_above(table: Table) -> Table:
    """The table with every question that all rows share as the label of its answers, and out of the rows.

    A question that differs between rows stays beside its answer.
    """
    asked: dict[str, int] = {}
    answered: dict[str, int] = {}
    for index, label in enumerate(table.header):
        key = header_key(label)
        if found := _QUESTION.fullmatch(key):
            asked.setdefault(found[1], index)
        elif found := _ANSWER.fullmatch(key):
            answered.setdefault(found[1], index)
    header = list(table.header)
    gone: set[int] = set()
    for number, index in asked.items():
        texts = {row.cells[index].strip() for row in table.rows if index < len(row.cells)} - {""}
        if number in answered and len(texts) == 1:
            header[answered[number]] = texts.pop()[:200]
            gone.add(index)
    if not gone:
        return table
    rows = (
        Row(row.line, tuple("" if at in gone else cell for at, cell in enumerate(row.cells)))
        for row in table.rows
    )
    return replace(table, header=number_header(tuple(header)), rows=tuple(rows))
