"""Quiet hours as the judges of ``alarm_oracle`` reckon them: nothing here is taken from the program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_SECOND: Final = 1_000
_DAY: Final = 86_400_000


class QuietHours:
    """Quiet times by the laptop's clock and zone. None of ours begins or ends in an hour that comes twice."""

    def __init__(self, windows: Iterable[tuple[int, int, frozenset[int]]]) -> None:
        self._windows = tuple(windows)
        self._zone = ZoneInfo("UTC")
        self._known = (0, 0, False)

    def live_in(self, zone: str) -> None:
        self._zone, self._known = ZoneInfo(zone), (0, 0, False)

    def holds(self, wall: int) -> bool:
        return self._around(wall)[2]

    def changes(self, wall: int) -> int:
        """The next instant at which a window begins or ends, or a day later."""
        return self._around(wall)[1]

    def _around(self, wall: int) -> tuple[int, int, bool]:
        """From when until when nothing changes, and whether it is quiet."""
        if not self._known[0] <= wall < self._known[1]:
            spans = list(self._spans(wall))
            until = min((it for span in spans for it in span if it > wall), default=wall + _DAY)
            self._known = (wall, min(until, wall + _DAY), any(begin <= wall < end for begin, end in spans))
        return self._known

    def _spans(self, wall: int) -> Iterable[tuple[int, int]]:
        if not self._windows:
            return
        local = datetime.fromtimestamp(wall // _SECOND, UTC).astimezone(self._zone)
        midnight = datetime(local.year, local.month, local.day)  # noqa: DTZ001 - made local below
        for ahead in range(-1, 3):
            day = midnight + timedelta(days=ahead)
            for begin, end, days in self._windows:
                if day.weekday() in days:
                    last = day if end > begin else day + timedelta(days=1)
                    yield self._instant(day, begin), self._instant(last, end)

    def _instant(self, day: datetime, minute: int) -> int:
        local = (day + timedelta(minutes=minute)).replace(tzinfo=self._zone)
        return int(local.timestamp()) * _SECOND
