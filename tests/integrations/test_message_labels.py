"""Labels as real forms write them are recognised, in five languages and any spelling."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.integrations.field_labels import FieldKind, is_empty_value, label_kind, normalise_label

REFERENCE = Path(__file__).parent.parent / "samples" / "reference" / "field-labels.json"


def test_the_reference_table() -> None:
    table = json.loads(REFERENCE.read_text(encoding="utf-8"))
    assert all(is_empty_value(value) for value in table.pop("empty_values"))
    wrong = {
        label: label_kind(label)
        for kind, labels in table.items()
        for label in labels
        if label_kind(label) != FieldKind(kind.removesuffix("_ignore"))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Uw naam", FieldKind.NAME),
        ("Gsm", FieldKind.PHONE),
        ("Ihr Name", FieldKind.NAME),
        ("Votre message", FieldKind.MESSAGE),
        ("Hoe heet je?", FieldKind.NAME),
        ("Waar kan ik je mee helpen?", FieldKind.GOAL),
        ("Op welk nummer kan ik je bellen?", FieldKind.PHONE),
        ("*Your\u2011Name (verplicht):*", FieldKind.NAME),
        ("tel-123", FieldKind.PHONE),
        ("firstName", FieldKind.FIRST),
        ("Hoe heb je ons gevonden?", FieldKind.SOURCE),
        ("campaign_name", FieldKind.OTHER),
        ("Naam noodcontact", FieldKind.OTHER),
        ("Levering", None),
    ],
)
def test_labels_of_real_forms(label: str, kind: FieldKind | None) -> None:
    assert label_kind(label) is kind


@given(st.text(max_size=300))
def test_any_text_is_a_label_or_none(text: str) -> None:
    kind = label_kind(text)
    assert kind is None or normalise_label(text)
