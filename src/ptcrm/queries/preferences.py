"""Settings of the business, as ``commands.preferences`` keeps them; what can't be read counts as not set."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select

from ptcrm.domain.lead_views import LeadView, read_views
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.store.tables import lead, preference

REGION: Final = "region"
IMPORT_COLUMNS: Final = "import_columns"
OWN_NAMES: Final = "own_names"
LEAD_VIEWS: Final = "lead_views"
NAME: Final = "name"
FIRST_RUN: Final = "first_run"
REGIONS: Final = ("NL", "BE")


def read_preference(connection: Connection, name: str) -> str:
    """A setting by its name; "" where it isn't set."""
    found = connection.execute(select(preference.c.value).where(preference.c.name == name)).scalar()
    return str(found or "")


def read_region(connection: Connection) -> str:
    """Where the trainer works, which decides how a number without a country is read: NL or BE."""
    region = read_preference(connection, REGION)
    return region if region in REGIONS else REGIONS[0]


def wants_first_run(connection: Connection) -> bool:
    """Whether nobody ever said yes or later to the first questions, and no lead was ever kept here."""
    if read_preference(connection, FIRST_RUN):
        return False
    return connection.execute(select(lead.c.rid).limit(1)).first() is None


def remembered_choices(connection: Connection) -> Choices:
    """What the trainer said of earlier files that holds for later ones: what columns hold by their header,
    and what the trainer is called in chats."""
    return Choices(
        columns=_columns(read_preference(connection, IMPORT_COLUMNS)),
        own_names=_names(read_preference(connection, OWN_NAMES)),
    )


def read_lead_views(connection: Connection) -> tuple[LeadView, ...] | None:
    """The trainer's own views of the leads; None as long as none was ever kept."""
    text = read_preference(connection, LEAD_VIEWS)
    return read_views(text) if text else None


def _columns(text: str) -> Mapping[str, ColumnKind]:
    known = {kind.value: kind for kind in ColumnKind}
    found = _parsed(text)
    kept = found.items() if isinstance(found, dict) else ()
    return MappingProxyType(
        {header: known[kind] for header, kind in kept if isinstance(kind, str) and kind in known}
    )


def _names(text: str) -> frozenset[str]:
    found = _parsed(text)
    return (
        frozenset(name for name in found if isinstance(name, str)) if isinstance(found, list) else frozenset()
    )


def _parsed(text: str) -> object:
    try:
        found: object = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    return found
