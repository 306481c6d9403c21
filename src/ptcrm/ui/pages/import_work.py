"""The state of an import: the files, what was said of them, what they hold, and the import while it runs.

Reading and importing happen beside the window. While files are read something may be said anew; then what
comes back is passed over and they are read again, so that only the latest is ever shown.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ptcrm.commands.batches import undo_batch
from ptcrm.commands.import_look import ImportLook, let_go, look_at, things_of
from ptcrm.commands.import_plan import ImportReport, ReadFile, read_one
from ptcrm.commands.importing import run_import
from ptcrm.commands.preferences import remember_choices
from ptcrm.commands.steady import steady
from ptcrm.domain.changes import EVERYTHING
from ptcrm.domain.ids import BatchId, LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import NOTHING_SAID, Choices
from ptcrm.integrations.exporter import ColumnKind, header_key
from ptcrm.queries.lead_names import lead_names
from ptcrm.queries.preferences import remembered_choices
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.garbage import YoungGarbage
from ptcrm.ui.models.import_problems import ProblemGroup, group_problems

if TYPE_CHECKING:
    from ptcrm.store.database import Database
    from ptcrm.store.session import Session

PartKey = tuple[Path, str]
_Looked = tuple[ImportLook, list[ProblemGroup]]


class ImportWork(QObject):
    """Tells by signal what became of what was asked; ``running`` and ``reading`` say what goes on."""

    looked = Signal(object, list)
    """An ``ImportLook`` and its problems in groups: the files were read as they are meant now."""

    reading_changed = Signal()
    progressed = Signal(int, int)
    """Rows done, rows in all."""

    reported = Signal(object, list)
    """An ``ImportReport`` and its problems in groups: the import is over or was stopped."""

    failed = Signal(object)
    """A ``Refusal``: the data file couldn't be written; what was in by then is kept."""

    undone = Signal(list)
    """The import was taken back; the names of the leads that stay."""

    not_undone = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.files: list[Path] = []
        self.left_out: frozenset[PartKey] = frozenset()
        self.look: ImportLook | None = None
        self.running = self.reading = False
        self.started = 0.0
        self._said = NOTHING_SAID
        self._of_file: dict[Path, Choices] = {}
        self._in_flight = self._again = self._stop = False
        self._garbage = YoungGarbage(self)

    def start(self, files: Iterable[Path]) -> None:
        """Begin with these files: read what was said of earlier ones, then the files."""
        self.files = list(dict.fromkeys(files))
        self.left_out = frozenset()
        self._of_file = {}
        self._desk.tasks.read(self, "remembered", remembered_choices, self._begin)
        self._now_reading(True)

    def add(self, files: Iterable[Path]) -> None:
        """Take these files as well."""
        self.files = list(dict.fromkeys((*self.files, *files)))
        self.read()

    def clear(self) -> None:
        """Let go of the files."""
        self.files = []
        self._replace_look(None)
        self._again = self._in_flight

    # What the trainer says

    def said_of_columns(self, path: Path) -> Mapping[str, ColumnKind]:
        """What was said of columns, by ``header_key``."""
        return self.choices_of(path).columns

    def say_column(self, path: Path, header: str, kind: ColumnKind | None) -> None:
        """Say what is in a column; None: what is guessed. A column without a header is one of its own file,
        any other is remembered for every file that has it."""
        key = header_key(header)
        if key.startswith("#"):
            own = self._own(path)
            self._of_file[path] = replace(own, columns=_with(own.columns, key, kind))
        else:
            self._said = replace(self._said, columns=_with(self._said.columns, key, kind))
        self.read()

    def say_of_file(
        self, path: Path, *, encoding: str | None = None, answer: tuple[str, object] | None = None
    ) -> None:
        """Say how a file is encoded ("": find out), or answer a question of it (its kind and the answer)."""
        own = self._own(path)
        if encoding is not None:
            own = replace(own, encoding=encoding)
        if answer is not None:
            name, value = answer
            own = replace(own, **{name: value})  # type: ignore[arg-type]
        self._of_file[path] = own
        self.read()

    def say_own_name(self, name: str, voices: Iterable[str]) -> None:
        """Say who of these in a chat is the trainer."""
        self._said = replace(self._said, own_names=(self._said.own_names - set(voices)) | {name})
        self.read()

    def leave_out(self, left_out: frozenset[PartKey]) -> None:
        """Pass over these parts."""
        self.left_out = left_out
        self.read()

    def encoding_said(self, path: Path) -> str:
        """How the trainer said a file is encoded; "" where it was found out."""
        return self._own(path).encoding

    # Reading

    def read(self) -> None:
        """Read what has to be read anew, and decide on every row again."""
        if self._in_flight:
            self._again = True
            return
        self._in_flight = True
        self._now_reading(True)
        self._desk.tasks.long(self, self._reading_job(), self._have_read, self._not_read)

    def _begin(self, remembered: Choices) -> None:
        self._said = remembered
        self.read()

    def _reading_job(self) -> partial[_Looked]:
        have = {one.path: one for one in self.look.read} if self.look else {}
        wanted = [(path, self.choices_of(path)) for path in self.files]
        desk = self._desk
        return partial(_read_and_look, have, wanted, desk.region, self.left_out, desk.now(), desk)

    def _have_read(self, looked: _Looked) -> None:
        look, groups = looked
        self._in_flight = False
        if self._again:
            self._again = False
            self._forget(look, self.look)
            if self.files:
                self.read()
            else:
                self._now_reading(False)
            return
        self._replace_look(look)
        self._now_reading(False)
        self.looked.emit(look, groups)

    def _not_read(self, refusal: Refusal) -> None:
        self._in_flight = self._again = False
        self._now_reading(False)
        self.failed.emit(refusal)

    def _replace_look(self, look: ImportLook | None) -> None:
        old, self.look = self.look, look
        if old is not None:
            self._forget(old, look)

    def _forget(self, old: ImportLook, look: ImportLook | None) -> None:
        kept = things_of(old, look.read if look else ())
        self._desk.tasks.outside(self, partial(let_go, kept), lambda _: None)

    def _now_reading(self, reading: bool) -> None:
        self.reading = reading
        self.reading_changed.emit()

    # Importing

    def run(self) -> None:
        """Take everything in, and remember what was said for the files to come."""
        look = self.look
        if look is None or self.running or self.reading:
            return
        self.running, self._stop = True, False
        self.started = time.monotonic()
        self._desk.tasks.write(self, partial(remember_choices, choices=self._said), origin="program")
        now, plan = self._desk.now(), look.plan

        def job(database: Database) -> tuple[ImportReport, list[ProblemGroup]]:
            report = run_import(database, plan, now, self.progressed.emit, lambda: self._stop)
            return report, group_problems((*report.refused, *report.notes))

        self._desk.tasks.long(self, job, self._have_run, self._broke_off)

    def stop(self) -> None:
        """Stop between two batches; what is in stays."""
        self._stop = True

    def undo(self, batch_id: BatchId) -> None:
        """Take a whole import back."""
        self._garbage.keep_up(True)
        self._desk.tasks.write(self, partial(_undo, batch_id=batch_id), self._taken_back, self._kept)

    def _have_run(self, done: tuple[ImportReport, list[ProblemGroup]]) -> None:
        self.running = False
        self._desk.tasks.announce(EVERYTHING)
        self.clear()
        self.reported.emit(*done)

    def _broke_off(self, refusal: Refusal) -> None:
        self.running = False
        self._desk.tasks.announce(EVERYTHING)
        self.failed.emit(refusal)

    def _kept(self, refusal: Refusal) -> None:
        self._garbage.keep_up(False)
        self.not_undone.emit(refusal)

    def _taken_back(self, kept: tuple[LeadId, ...]) -> None:
        self._garbage.keep_up(False)
        self._desk.tasks.announce(EVERYTHING)
        job = partial(lead_names, ids=kept)
        self._desk.tasks.read(self, "kept", job, self.undone.emit)

    # Inside

    def _own(self, path: Path) -> Choices:
        return self._of_file.get(path, NOTHING_SAID)

    def choices_of(self, path: Path) -> Choices:
        """All that was said of a file, and of files before it."""
        own = self._own(path)
        return replace(own, columns={**self._said.columns, **own.columns}, own_names=self._said.own_names)


def _undo(session: Session, batch_id: BatchId) -> tuple[LeadId, ...]:
    with steady():
        return undo_batch(session, batch_id)


def _with(columns: Mapping[str, ColumnKind], key: str, kind: ColumnKind | None) -> Mapping[str, ColumnKind]:
    rest = {header: known for header, known in columns.items() if header != key}
    return rest if kind is None else {**rest, key: kind}


def _read_and_look(
    have: Mapping[Path, ReadFile],
    wanted: list[tuple[Path, Choices]],
    region: str,
    left_out: frozenset[PartKey],
    now: int,
    desk: Desk,
    database: Database,
) -> _Looked:
    read = []
    for path, choices in wanted:
        known = have.get(path)
        if known is None or known.choices != choices:
            known = read_one(path, now, desk.zone, frozenset(), region, choices)
        read.append(known)
    look = look_at(database, read, region, left_out, now, desk.zone)
    return look, group_problems(look.remarks)
