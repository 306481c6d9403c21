"""For long jobs beside a window: Python doesn't stop all threads to look for rubbish meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_NEVER: Final = 1_000_000_000
_USUAL: Final = (10, 10)
_MANY: Final = 50_000
"""Things made since the last look of which it pays to pass them by from now on."""


@contextmanager
def steady() -> Iterator[None]:
    """Put off all but the youngest garbage collections, each of which holds up every thread for long.

    What a large job made by the time it ends stays as it is and is not looked through any more: thousands
    of rows are no rubbish, and are freed like everything else once nobody holds them. Not to be nested.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, _NEVER, _NEVER)
    try:
        yield
    finally:
        newest, younger, _ = gc.get_count()
        if newest > _MANY or younger > _USUAL[0]:
            gc.freeze()
        gc.set_threshold(
            young, middle if middle != _NEVER else _USUAL[0], old if old != _NEVER else _USUAL[1]
        )
