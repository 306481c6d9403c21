"""What a list shows, for who wants to do something with all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Listed:
    """How many leads a list shows when it leaves somebody out, and how to read which (row numbers)."""

    count: int
    read: Callable[[Connection], Sequence[int]]
