"""What is put at another time in the agenda: shown at once, written when the keys rest, undone in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ptcrm.commands.consultations import move_consultation
from ptcrm.commands.next_steps import snooze_step
from ptcrm.domain.refusals import Refusal
from ptcrm.queries.agenda import Agenda, AgendaTalk, with_overlaps
from ptcrm.queries.today_rows import StepRow
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called

Movable = AgendaTalk | StepRow
_REST_MS: Final = 600


@dataclass(slots=True)
class _Move:
    item: Movable
    at: int
    written: bool = False


class AgendaMoves(QObject):
    """``changed`` when something stands elsewhere than it was read."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: dict[str, _Move] = {}
        self._underway: dict[str, _Move] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.write)

    @property
    def busy(self) -> bool:
        """Whether something that was moved is still to be written and read again."""
        return bool(self._waiting or self._underway)

    def nudge(self, item: Movable, at: int) -> None:
        """Put it at ``at`` (UTC ms) by one key of several: they are written together."""
        known = self._waiting.get(_id(item))
        self._waiting[_id(item)] = _Move(item if known is None else known.item, at)
        self._rest.start()
        self.changed.emit()

    def move(self, item: Movable, at: int) -> None:
        """Put it at ``at`` and write that now."""
        self.nudge(item, at)
        self.write()

    def write(self) -> None:
        """Write what waits; before an undo, and before the page goes out of sight."""
        self._rest.stop()
        waiting, self._waiting = self._waiting, {}
        for key, move in waiting.items():
            if move.at == _at(move.item):
                continue
            self._underway[key] = move
            done, failed = partial(self._done, move), partial(self._failed, key, move)
            tasks, item = self._desk.tasks, move.item
            if isinstance(item, StepRow):
                tasks.write(self, partial(snooze_step, lead_id=item.lead_id, at=move.at), done, failed)
            else:
                which = item.row.consultation_id
                job = partial(move_consultation, consultation_id=which, at=move.at)
                tasks.write(self, job, done, failed)

    def read_again(self) -> None:
        """The agenda was read after the writes so far: it holds what they did."""
        self._underway = {key: move for key, move in self._underway.items() if not move.written}

    def applied(self, agenda: Agenda) -> Agenda:
        """The agenda with everything where the trainer put it."""
        put = {key: move.at for moves in (self._underway, self._waiting) for key, move in moves.items()}
        if not put:
            return agenda
        rows = [replace(it.row, at=put.get(_id(it), it.row.at)) for it in agenda.talks]
        talks = with_overlaps(sorted(rows, key=lambda row: row.at))
        steps = sorted((_put(it, put.get(it.step_id)) for it in agenda.steps), key=lambda it: it.at)
        return Agenda(tuple(talks), tuple(steps), agenda.steps_due)

    def _done(self, move: _Move, _written: object) -> None:
        move.written = True
        desk, item = self._desk, move.item
        name = called(item.name if isinstance(item, StepRow) else item.row.name)
        when = moment(move.at, desk.now(), desk.zone)
        desk.say(tr("Strip", "{name}: moved to {when}.", name=name, when=when), undo=True)

    def _failed(self, key: str, move: _Move, refusal: Refusal) -> None:
        if self._underway.get(key) is move:
            del self._underway[key]
        self.changed.emit()
        self._desk.tasks.refused.emit(refusal)


def _put(step: StepRow, at: int | None) -> StepRow:
    return step if at is None else replace(step, at=at, time_known=True)


def _id(item: Movable) -> str:
    return item.step_id if isinstance(item, StepRow) else item.row.consultation_id


def _at(item: Movable) -> int:
    return item.at if isinstance(item, StepRow) else item.row.at
