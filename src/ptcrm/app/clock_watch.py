"""A laptop's clock that was moved: says so, lists who was noted meanwhile, puts their times right when asked.

Nothing that was stored is changed by itself. A server that tells the time settles which clock was right;
without one the first counts, unless the trainer says that the clock is right now.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from ptcrm.commands.stamps import move_stamps
from ptcrm.domain import clock_steps
from ptcrm.domain.changes import Changes
from ptcrm.domain.clock_steps import ClockStory, Marks
from ptcrm.queries.stamps import marks, stamped_leads
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called
from ptcrm.ui.widgets.banner import Banners, Remedy

_BANNER: Final = "clock"
_MINUTE: Final = 60_000
_JUST_NOW_MS: Final = 30_000
"""Within this long (a tick, and some) a move of the clock is noticed."""
_NAMES_SHOWN: Final = 4


class ClockWatch(QObject):
    """``setting`` reads the clock's setting now (ms, see ``clock_steps``).

    Signal ``trusted(int)``: this setting is the right one.
    """

    trusted = Signal(object)

    def __init__(
        self, desk: Desk, banners: Banners, setting: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._banners, self._setting = desk, banners, setting
        self._story: ClockStory | None = None
        self._told = False
        desk.tasks.changed.connect(self._changed)

    def start(self) -> None:
        """From here on what is noted is noted by the clock as it stands."""
        self._desk.tasks.read(self, "start", marks, self._begin)

    def moved(self, setting: int) -> None:
        """The clock was found to stand otherwise."""
        now = self._desk.now()
        job = partial(marks, but=(now - _JUST_NOW_MS, now + _JUST_NOW_MS))
        self._desk.tasks.read(self, f"moved {setting}", job, partial(self._note_move, setting))

    def server_time(self, server_ms: int) -> None:
        """A server said that it is this late (UTC ms) just now."""
        self._told = True
        skew = self._desk.now() - server_ms
        self._trust(self._setting() - skew)

    def _begin(self, found: Marks) -> None:
        self._story = clock_steps.begin(found)

    def _note_move(self, setting: int, found: Marks) -> None:
        if self._story is not None:
            self._story = clock_steps.move(self._story, setting, found)
            self._look()

    def _trust(self, setting: int) -> None:
        before = self._story
        if before is not None:
            self._story = clock_steps.trust(before, setting)
            self.trusted.emit(setting)
            if any((before.off_ms, before.spans, self._story.off_ms, self._story.spans)):
                self._look()

    def _changed(self, _changes: Changes) -> None:
        if self._story is not None and self._story.spans:
            self._look()

    def _look(self) -> None:
        if self._story is not None:
            job = partial(stamped_leads, spans=self._story.spans)
            self._desk.tasks.read(self, "stamped", job, self._say)

    def _say(self, names: tuple[str, ...]) -> None:
        story = self._story
        if story is None or not (story.off_ms or names):
            self._banners.take_away(_BANNER)
            return
        remedies: list[Remedy] = []
        if names:
            remedies.append((_fix_words(story), self._fix))
        if story.off_ms and not self._told:
            remedies.append((tr("Banner", "The clock is right"), partial(self._trust, self._setting())))
        self._banners.show_banner(_BANNER, _banner_words(story, names), *remedies)

    def _fix(self) -> None:
        if self._story is not None:
            job = partial(move_stamps, spans=self._story.spans, zone=self._desk.zone)
            self._desk.tasks.write(self, job, self._fixed)

    def _fixed(self, moved: int) -> None:
        self._desk.tasks.read(self, "start", marks, self._settle)
        self._desk.say(tr("Banner", "The times of %n lead(s) are put right.", n=moved), undo=True)

    def _settle(self, found: Marks) -> None:
        if self._story is not None:
            self._story = clock_steps.settle(self._story, found)
            self._look()


def _minutes(ms: int) -> int:
    return round(abs(ms) / _MINUTE)


def _banner_words(story: ClockStory, names: tuple[str, ...]) -> str:
    if story.off_ms:
        said = tr(
            "Banner",
            "This laptop’s clock is {minutes} min off, so the waits may be too."
            " Set the time in your system settings.",
            minutes=_minutes(story.off_ms),
        )
    else:
        most = max(_minutes(span.by) for span in story.spans)
        said = tr("Banner", "This laptop’s clock was {minutes} min off.", minutes=most)
    if not names:
        return said
    listed = ", ".join(called(name) for name in names[:_NAMES_SHOWN])
    if len(names) > _NAMES_SHOWN:
        listed = f"{listed}, …"
    return f"{said} {tr('Banner', 'Noted meanwhile: {names}.', names=listed)}"


def _fix_words(story: ClockStory) -> str:
    steps = {span.by for span in story.spans}
    if len(steps) > 1:
        return tr("Banner", "Put their times right")
    (by,) = steps
    if by > 0:
        return tr("Banner", "Move them {minutes} min later", minutes=_minutes(by))
    return tr("Banner", "Move them {minutes} min earlier", minutes=_minutes(by))
