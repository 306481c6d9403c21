"""Python's search for garbage, which a start does better without."""

from __future__ import annotations

import gc


def collect_garbage() -> None:
    """Start-up, which ``app.main`` kept free of this, is over; what was made in it stays and is passed by."""
    gc.freeze()
    gc.enable()
