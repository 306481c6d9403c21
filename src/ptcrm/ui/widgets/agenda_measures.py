"""How the days of the agenda are measured out: columns across, minutes down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect

from ptcrm.domain.lanes import Lane
from ptcrm.ui.models.agenda_places import DAY_MINUTES, Fit, Place
from ptcrm.ui.widgets.agenda_block import BUTTON, LINE

GUTTER: Final = 50
"""Width of the hours on the left, in pixels."""

SNAP: Final = 15
"""Minutes: what is dragged stands on a quarter of an hour."""

_GAP: Final = 2
_LOWEST_HOUR, _HIGHEST_HOUR = 48, 76
_MIN_LANE: Final = 58


@dataclass(frozen=True, slots=True)
class Measures:
    """``width`` in pixels, all of it; ``hour`` is the height of one."""

    width: int
    days: int
    hour: float

    @classmethod
    def fitting(cls, width: int, days: int, height: int, minutes: int) -> Measures:
        """Hours so high that this many minutes fill the height, within what can be read."""
        hour = height * 60 / max(60, minutes)
        return cls(width, days, max(_LOWEST_HOUR, min(_HIGHEST_HOUR, hour)))

    @property
    def height(self) -> int:
        """Of a whole day."""
        return round(self.hour * 24)

    @property
    def fit(self) -> Fit:
        """How many minutes a drawn thing needs, and how many fit beside each other."""
        lanes = max(2, int(self.column_width // _MIN_LANE))
        return Fit(
            talk=self._minutes(LINE + 8),
            asking=self._minutes(LINE + BUTTON + 12),
            line=self._minutes(LINE + 6),
            lanes=lanes,
            steps=1 if self.days > 1 else 3,
        )

    @property
    def column_width(self) -> float:
        """Of one day."""
        return max(1.0, (self.width - GUTTER) / self.days)

    def column(self, day: int) -> tuple[int, int]:
        """Left and right edge of a day."""
        return round(GUTTER + day * self.column_width), round(GUTTER + (day + 1) * self.column_width)

    def y(self, minute: float) -> int:
        """How far down a minute of the day is."""
        return round(minute * self.hour / 60)

    def box(self, place: Place) -> QRect:
        """Where a thing is drawn."""
        left, right = self.column(place.day)
        return self._lane_box(left + 3, right - 3, place.top, place.bottom, place.lane)

    def slot(self, day: int, minute: int, minutes: int) -> QRect:
        """The empty place at a moment."""
        left, right = self.column(day)
        top = self.y(minute)
        return QRect(left + 3, top + 1, right - left - 6, max(LINE + 2, self.y(minute + minutes) - top - 1))

    def moment(self, at: QPoint, snap: int = SNAP) -> tuple[int, int] | None:
        """The day and the minute at a point; None beside the days."""
        if not GUTTER <= at.x() < self.width:
            return None
        day = min(self.days - 1, int((at.x() - GUTTER) / self.column_width))
        minute = int(at.y() * 60 / self.hour) // snap * snap
        return day, max(0, min(DAY_MINUTES - snap, minute))

    def moved_to(self, corner: QPoint, width: int) -> tuple[int, int]:
        """The day and the quarter that a block comes to stand on when its corner is let go here."""
        middle = corner.x() + width // 2
        day = int(max(0, min(self.days - 1, (middle - GUTTER) // self.column_width)))
        minute = round((corner.y() - 1) * 60 / self.hour / SNAP) * SNAP
        return day, max(0, min(DAY_MINUTES - SNAP, minute))

    def _lane_box(self, left: int, right: int, top: int, bottom: int, lane: Lane) -> QRect:
        one = (right - left) / lane.of
        x = round(left + lane.lane * one)
        wide = round(left + (lane.lane + lane.span) * one) - x
        if lane.lane + lane.span < lane.of:
            wide -= _GAP
        y = self.y(top)
        return QRect(x, y + 1, max(8, wide), max(8, self.y(bottom) - y - _GAP))

    def _minutes(self, pixels: int) -> int:
        return int(-(-pixels * 60 // self.hour))
