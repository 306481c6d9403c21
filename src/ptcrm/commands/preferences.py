"""Settings of the business; they travel with the backup and are no part of undo."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from sqlalchemy import select

from ptcrm.domain.limits import LONG_TEXT, SHORT_TEXT, clean
from ptcrm.integrations.choices import Choices
from ptcrm.store import tables
from ptcrm.store.session import Session

_MOST_REMEMBERED: Final = 500
"""Headers, and names, that are remembered; the oldest make room."""


def set_preference(session: Session, name: str, value: str) -> None:
    """Keep a setting under its name."""
    value = clean(value, "setting", LONG_TEXT)
    table = tables.preference
    known = session.first(select(table.c.id).where(table.c.name == name))
    if known is None:
        session.add(table, name=name, value=value)
    else:
        session.change(table, known["id"], value=value)


def call_me(session: Session, name: str, choices: Choices) -> None:
    """Keep the trainer's own name; in chats it tells who is who. ``choices``: what is remembered so far."""
    name = clean(name, "name", SHORT_TEXT)
    known = session.first(select(tables.preference.c.value).where(tables.preference.c.name == "name"))
    names = set(choices.own_names) - {"" if known is None else known["value"]} | ({name} if name else set())
    set_preference(session, "name", name)
    remember_choices(session, replace(choices, own_names=frozenset(names)))


def remember_choices(session: Session, choices: Choices) -> None:
    """Keep what was said of columns and of the trainer's own names, for the files to come."""
    columns = [(header, kind.value) for header, kind in choices.columns.items() if _fit(header)]
    names = sorted(filter(_fit, choices.own_names))
    for name, kept in (
        ("import_columns", dict(columns[-_MOST_REMEMBERED:])),
        ("own_names", names[:_MOST_REMEMBERED]),
    ):
        set_preference(session, name, json.dumps(kept, ensure_ascii=False))


def _fit(text: str) -> bool:
    """Whether it is short enough to be somebody's words, and can be stored."""
    return len(text) <= SHORT_TEXT and text.isprintable()
