"""JSON text -> plain values, whatever is odd about it: one document, or one a line.

Numbers stay as they are written (a phone number has no use for rounding), a repeated key keeps both its
values, and what nobody can write by hand (depth, millions of values) is refused before it fills the memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from ptcrm.domain.refusals import Refusal

MOST_VALUES: Final = 5_000_000
MOST_CONTAINERS: Final = 2_000_000
_HALF: Final = re.compile("[\ud800-\udfff]")


class JsonDocument(NamedTuple):
    """A value and the line of the file it begins on, from 1."""

    line: int
    value: object


def read_documents(text: str) -> tuple[list[JsonDocument], list[int]]:
    """The documents in a text (one, or one a line), and the lines that hold none.

    Raises ``Refusal``: json_damaged, json_too_large.
    """
    text = text.lstrip("\ufeff")
    if text.count(",") > MOST_VALUES or text.count("{") + text.count("[") > MOST_CONTAINERS:
        raise Refusal(
            "json_too_large", "There is more in this JSON file than PT CRM reads at once. Split it first."
        )
    try:
        return [JsonDocument(1, _parse(text))], []
    except ValueError:
        documents, bad = _by_line(text.splitlines())
    if not documents or len(bad) > len(documents):
        raise damaged()
    return documents, bad


def damaged() -> Refusal:
    """JSON that breaks off or was edited by hand."""
    return Refusal("json_damaged", "This JSON file is damaged or incomplete. Export it once more.")


def _by_line(lines: Sequence[str]) -> tuple[list[JsonDocument], list[int]]:
    documents: list[JsonDocument] = []
    bad: list[int] = []
    for number, line in enumerate(lines, start=1):
        line = line.strip().removesuffix(",")
        if not line:
            continue
        try:
            value = _parse(line)
        except ValueError:
            bad.append(number)
            continue
        if isinstance(value, dict):
            documents.append(JsonDocument(number, value))
        else:
            bad.append(number)
    return documents, bad


def _parse(text: str) -> object:
    """The value of one document. Raises ``ValueError``, or ``Refusal`` for one nested beyond reason."""
    try:
        return json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=lambda _name: None,
            object_pairs_hook=_object,
            strict=False,
        )
    except RecursionError as error:
        raise Refusal("json_too_deep", "This JSON file is nested deeper than PT CRM reads.") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs of an object; of a repeated key the second is ``key (2)``, half characters are signs."""
    out: dict[str, Any] = {}
    times: dict[str, int] = {}
    for key, value in pairs:
        key = _HALF.sub("\ufffd", key)
        if key in out and out[key] != value:
            times[key] = times.get(key, 1) + 1
            key = f"{key} ({times[key]})"
        out[key] = value
    return out
