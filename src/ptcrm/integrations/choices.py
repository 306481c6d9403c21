"""What the trainer said of a file where the file leaves something open; nothing said: it is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ptcrm.domain.moments import DateOrder
from ptcrm.integrations.exporter import ColumnKind, Treatment


@dataclass(frozen=True, slots=True)
class Choices:
    """Corrections of what would be guessed.

    ``columns``: what columns hold, by ``exporter.header_key`` of their header (``#3`` without one); it
    outlasts a file, so headers that a file doesn't have are passed over. ``date_order``: how dates are
    written where every one can be read either way. ``own_names``: what the trainer is called in chats.
    ``encoding`` ("" guesses it) is a name Python knows; ``left_out`` are parts (sheets, files inside) to
    pass over.
    """

    treat_as: Treatment | None = None
    columns: Mapping[str, ColumnKind] = field(default_factory=lambda: MappingProxyType({}))
    date_order: DateOrder | None = None
    own_names: frozenset[str] = frozenset()
    encoding: str = ""
    left_out: frozenset[str] = frozenset()


NOTHING_SAID = Choices()
