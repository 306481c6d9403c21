"""A laptop's clock that was moved: says so, lists who was noted meanwhile, puts their times right when asked.

Nothing that was stored is changed by itself. A server that tells the time settles which clock was right;
without one the first counts, unless the trainer says that the clock is right now.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from ptcrm.commands.stamps import move_stamps
from ptcrm.domain import clock_steps
from ptcrm.domain.changes import Changes
from ptcrm.domain.clock_steps import ClockStory, Marks, Settled
from ptcrm.domain.ids import CommandId
from ptcrm.queries.stamps import last_fix, marks, stamped_leads, undone
from ptcrm.store.session import Session
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
        self._fixes: dict[CommandId, Settled] = {}
        self._undone: frozenset[CommandId] = frozenset()
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
        if self._fixes:
            job = partial(undone, commands=tuple(self._fixes))
            self._desk.tasks.read(self, "undone", job, self._compare_fixes)
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
            job = partial(_put_right, story=self._story, zone=self._desk.zone)
            self._desk.tasks.write(self, job, self._fixed)

    def _fixed(self, done: tuple[int, Settled]) -> None:
        moved, settled = done
        self._tell_of(settled, undone=False)
        self._desk.tasks.read(self, "fix", last_fix, partial(self._remember, settled))
        self._desk.say(tr("Banner", "The times of %n lead(s) are put right.", n=moved), undo=True)

    def _remember(self, settled: Settled, command_id: CommandId | None) -> None:
        if command_id is not None:
            self._fixes.setdefault(command_id, settled)

    def _compare_fixes(self, found: dict[CommandId, bool]) -> None:
        """What was put right may be undone and done again, the last of them first."""
        for command_id in reversed(self._fixes):
            if found.get(command_id) and command_id not in self._undone:
                self._undone |= {command_id}
                self._tell_of(self._fixes[command_id], undone=True)
        for command_id in self._fixes:
            if found.get(command_id) is False and command_id in self._undone:
                self._undone -= {command_id}
                self._tell_of(self._fixes[command_id], undone=False)

    def _tell_of(self, settled: Settled, *, undone: bool) -> None:
        if self._story is not None:
            self._story = clock_steps.tell_of(self._story, settled, undone)
            self._look()


def _put_right(session: Session, story: ClockStory, zone: ZoneInfo) -> tuple[int, Settled]:
    moved = move_stamps(session, story.spans, zone)
    return moved, clock_steps.settle(story, marks(session.connection))


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
