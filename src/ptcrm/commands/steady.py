"""For long jobs beside a window: Python doesn't stop all threads to look for rubbish meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_NEVER: Final = 1_000_000_000


@contextmanager
def steady() -> Iterator[None]:
    """Put off full garbage collections, each of which holds up every thread for some 60 ms.

    Young rubbish is still collected, so memory grows only by what the job itself keeps.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old if old != _NEVER else 10)
