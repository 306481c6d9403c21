"""When an unanswered enquiry rings: on arrival, after 45 minutes, after the hour, after a day, and again.

Which rungs were claimed is remembered elsewhere; here stands what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from ptcrm.domain.clock import DAY, HOUR, Waiting, began, imported_earlier, is_waiting


class Rung(StrEnum):
    """The moments at which an enquiry asks for attention, lowest first."""

    ARRIVED = "arrived"
    BEFORE_HOUR = "before_hour"
    HOUR = "hour"
    DAY = "day"


AFTER: Final = {Rung.ARRIVED: 0, Rung.BEFORE_HOUR: 2_700_000, Rung.HOUR: HOUR, Rung.DAY: DAY}
"""Milliseconds from the start to each rung, lowest first."""

AGAIN_AFTER: Final = 900_000
"""Milliseconds from telling of somebody over the hour to telling it once more, at least."""

NOT_SHOWN: Final = 0
"""The notification number of a rung that counts as told without having been shown."""


def rung_instants(start: int) -> dict[Rung, int]:
    """When each rung falls, for an hour that began at ``start``; lowest rung first."""
    return {rung: start + after for rung, after in AFTER.items()}


def due_rungs(w: Waiting, claimed: frozenset[Rung], now: int) -> list[Rung]:
    """The rungs to claim now, lowest first. Only the last of them is announced; the others have passed.

    Nothing is due below a rung that was claimed: "15 min left" after the hour would be untrue.
    """
    if not _rings(w, now):
        return []
    return [rung for rung, at in _unclaimed(w, claimed) if at <= now]


def freed_rungs(claimed: frozenset[Rung], new_start: int, now: int) -> frozenset[Rung]:
    """The claimed rungs that may ring again after the arrival was edited: those that now lie ahead."""
    instants = rung_instants(new_start)
    return frozenset(rung for rung in claimed if instants[rung] > now)


def next_ring(waitings: Iterable[tuple[Waiting, frozenset[Rung]]], now: int) -> int | None:
    """The next instant after ``now`` at which an unclaimed rung falls due; what is due now isn't counted."""
    instants = (
        at for w, claimed in waitings for _, at in _unclaimed(w, claimed) if at > now and _rings(w, at)
    )
    return min(instants, default=None)


def again_at(start: int, now: int, pending: int | None) -> int | None:
    """When somebody told of at ``now`` is told of once more; None unless that is between hour and day.

    ``pending`` is when the next of the others is: from then on they come together, within half an hour, so
    that five people who wait don't ring at five times.
    """
    at = now + AGAIN_AFTER
    if pending is not None and now < pending:
        at += (pending - at) % AGAIN_AFTER
    return at if now - start >= HOUR and at - start < DAY else None


def _rings(w: Waiting, at: int) -> bool:
    return is_waiting(w, at) and not imported_earlier(w, at)


def _unclaimed(w: Waiting, claimed: frozenset[Rung]) -> list[tuple[Rung, int]]:
    """The rungs above the highest claimed one, with their instants."""
    highest = max((AFTER[rung] for rung in claimed), default=-1)
    start = began(w)
    return [(rung, start + after) for rung, after in AFTER.items() if after > highest]
