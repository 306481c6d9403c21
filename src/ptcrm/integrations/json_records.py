"""JSON values -> records of labels and texts: the leads of Google Ads and Meta, and lists of any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

Record = dict[str, str]
"""One object as labels and texts, in order."""

GOOGLE_ANSWERS: Final = "user_column_data"
META_ANSWERS: Final = "field_data"
_DEEPEST: Final = 4
_TELLING: Final = 4
"""Characters of a text that isn't the same as another by chance."""
_MOST_INSIDE: Final = 5
"""Objects of a list inside a person that are drawn up: forms, bookings."""
_WRAPPERS: Final = re.compile(
    r"^(?:attributes|properties|fields|data|answers|responses?|values|forms?|payload|customers?|clients?|klant"
    r"|contacts?|leads?|persons?|persoon|invitees?|attendees?|deelnemers?|members?|lid|user|aanvraag|enquiry)$",
    re.IGNORECASE,
)
"""Objects that say nothing by their name: what is in them belongs to the person."""
_STAFF: Final = re.compile(r"^(?:hosts?|organi[sz]ers?|staff|employees?|assignees?|agents?)$", re.IGNORECASE)
"""Objects that are about the trainer's side."""
_QUESTIONS: Final = ("question", "label", "title", "column_name", "name", "field", "key", "vraag")
_ANSWERS: Final = ("answer", "value", "values", "string_value", "text", "response", "antwoord")
_VALUES: Final = ("value", "number", "address", "email", "phone")
_NAMED: Final = re.compile(r"name|naam", re.IGNORECASE)
_MOMENT: Final = re.compile(r"creat|timestamp|submitted|received|datum|date|[ _]at$", re.IGNORECASE)
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class JsonList(NamedTuple):
    """Objects that stand together; ``name`` is the key they stand under, "" for the whole file."""

    name: str
    objects: list[dict[str, Any]]


def lists_in(value: object) -> Iterator[JsonList]:
    """The lists of objects in a document, or the one object it is."""
    if isinstance(value, list):
        if objects := [item for item in value if isinstance(item, dict)]:
            yield JsonList("", objects)
        return
    if not isinstance(value, dict):
        return
    if not is_ad_lead(value):
        yield from _below(value, "", 1)
    yield JsonList("", [value])


def is_ad_lead(value: dict[str, Any]) -> bool:
    """Whether an object is a lead as Google Ads or Meta hands it over."""
    return isinstance(value.get(GOOGLE_ANSWERS), list) or isinstance(value.get(META_ANSWERS), list)


def is_test(value: dict[str, Any]) -> bool:
    """Whether Google Ads made this lead itself, to try the form."""
    return GOOGLE_ANSWERS in value and value.get("is_test") in (True, "true")


def record_of(value: dict[str, Any]) -> Record:
    """An object as labels and texts. What stands in objects and lists inside it is drawn up."""
    out: Record = {}
    for key, item in value.items():
        if key in (GOOGLE_ANSWERS, META_ANSWERS) and isinstance(item, list):
            out[key] = ""
            for answer in item:
                if isinstance(answer, dict):
                    _put(out, _ad_label(answer), text_of(answer.get("string_value", answer.get("values"))))
        else:
            _draw_up(out, key, item, 1)
    return out


def _below(value: dict[str, Any], path: str, depth: int) -> Iterator[JsonList]:
    objects = [item for item in value.values() if isinstance(item, dict)]
    if len(objects) > 1 and len(objects) == len(value):  # people by their ids, as Firebase exports them
        yield JsonList(path, [{"id": key, **item} for key, item in value.items()])
    for key, item in value.items():
        name = f"{path} {key}".strip()
        if isinstance(item, list):
            found = [each for each in item if isinstance(each, dict)]
            if found and not all(map(_question, found)):
                yield JsonList(name, found)
        elif isinstance(item, dict) and depth < _DEEPEST:
            yield from _below(item, name, depth + 1)


def _ad_label(answer: dict[str, Any]) -> str:
    """What an answer of a lead form is about: a field by its id, a question in its own words."""
    if "column_id" not in answer:
        return text_of(answer.get("name"))
    field = text_of(answer["column_id"])
    if re.fullmatch(r"[A-Z]+(?:_[A-Z]+)*", field):
        return field.lower()
    asked = text_of(answer.get("column_name")) or field
    return asked.replace("_", " ").capitalize() if asked.isupper() else asked


def _draw_up(out: Record, label: str, item: object, depth: int) -> None:
    """Put a value under its label, or the values inside it under theirs."""
    if isinstance(item, dict):
        if depth > _DEEPEST:
            return
        label = "trainer" if _STAFF.match(label) else label
        for key, inner in item.items():
            if isinstance(inner, dict) and (asked := _question(inner)):
                _put(out, *asked)
            else:
                own = key if _WRAPPERS.match(label) and key not in out else f"{label} {key}"
                _draw_up(out, own, inner, depth + 1)
    elif isinstance(item, list) and any(isinstance(each, dict) for each in item):
        objects = [each for each in item if isinstance(each, dict)]
        for each in objects:
            if asked := _question(each):
                _put(out, *asked)
        if not any(map(_question, objects)):
            plain = not any(_NAMED.search(key) for each in objects for key in each)
            found = [next((text_of(each[key]) for key in _VALUES if key in each), "") for each in objects]
            if plain and any(found):
                _put(out, label, ", ".join(filter(None, found)))
            else:
                for each in objects[:_MOST_INSIDE]:
                    _draw_up(out, label, each, depth + 1)
    else:
        text = text_of(item)
        if depth < 2 or len(text) < _TELLING or text not in out.values():  # said once more, further in
            _put(out, label, text)


def _question(item: dict[str, Any]) -> tuple[str, str] | None:
    """The question and answer that an object holds, if it holds those."""
    kind, field = item.get("type"), item.get("field")
    if isinstance(field, dict) and isinstance(kind, str) and kind in item:  # Typeform
        plain = kind in ("email", "phone_number")
        asked = kind if plain else next((field[key] for key in ("title", "ref") if field.get(key)), kind)
        given = item[kind]
        return text_of(asked), text_of(given.get("label", given.get("labels"))) if isinstance(
            given, dict
        ) else text_of(given)
    asked = next((key for key in _QUESTIONS if isinstance(item.get(key), str) and item[key].strip()), None)
    answered = next((key for key in _ANSWERS if key in item and not _holds_objects(item[key])), None)
    return (item[asked], text_of(item[answered])) if asked and answered else None


def _holds_objects(item: object) -> bool:
    return isinstance(item, dict) or (isinstance(item, list) and any(isinstance(each, dict) for each in item))


def _put(out: Record, label: str, text: str) -> None:
    """Keep a text under a label, a second one beside the first."""
    label = " ".join(_CAMEL.sub(" ", label).split())[:200]
    if not label or out.get(label) == text:
        return
    if _MOMENT.search(label) and text.isdigit() and len(text) in (10, 13):
        text = datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    if out.get(label):
        again = 2
        while f"{label} ({again})" in out and again < 20:
            again += 1
        label = f"{label} ({again})"
    out[label] = text


def text_of(item: object) -> str:
    """A value as text, "" for what has none."""
    if item is None or isinstance(item, dict):
        return ""
    if isinstance(item, list):
        return ", ".join(filter(None, map(text_of, item[:100]))) if item else ""
    if isinstance(item, bool):
        return "true" if item else "false"
    return str(item)
