"""Work that must not hold up the window: one serial writer, a few readers, answers back on the UI thread.

A job is a plain function of a database session or connection; what it needs is bound into it and what it
brings back is an id or a frozen value. Answers travel by ticket: a widget that died gets none, and of several
questions on one topic only the newest is answered.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from ptcrm.domain.changes import Changes
from ptcrm.domain.refusals import Refusal
from ptcrm.ui.kit.after_paint import after_paint
from ptcrm.ui.kit.garbage import YoungGarbage

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ptcrm.store.database import Database
    from ptcrm.store.session import Session

T = TypeVar("T")
_READERS = 2
_OUTSIDE = 6
"""Threads start when they are needed. A notification must find one free while a backup is written and a slow
server is asked for more than one thing."""

_LONG = 2
_OPENING_S = 60

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    owner: QObject
    topic: str
    done: Callable[[Any], None] | None
    failed: Callable[[Refusal], None] | None
    long: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    ticket: int
    value: Any = None
    changes: Changes | None = None
    error: Exception | None = None


class Tasks(QObject):
    """The way from a widget to the data and back.

    Signals: ``changed(Changes)`` after each write; ``refused(Refusal)`` for a refusal nobody asked to handle;
    ``broke(str)`` for a bug, with the report's text.
    """

    changed = Signal(object)
    refused = Signal(object)
    broke = Signal(str)
    _answered = Signal(object)

    def __init__(self, now: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._database: Database | None = None
        self._there = threading.Event()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._outside = ThreadPoolExecutor(_OUTSIDE, thread_name_prefix="outside")
        self._long = ThreadPoolExecutor(_LONG, thread_name_prefix="long")
        self._tickets = count(1)
        self._asked: dict[int, _Asked] = {}
        self._newest: dict[tuple[int, str], int] = {}
        self._behind: list[Callable[[], None]] | None = None
        self._closed = False
        self._garbage = YoungGarbage(self)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def use(self, database: Database) -> None:
        """From now on read and write this database; what was asked for before it was there runs now."""
        self._database = database
        self._there.set()

    @property
    def ready(self) -> bool:
        """Whether there is a database to ask."""
        return self._database is not None

    @property
    def waiting(self) -> int:
        """How many questions have no answer yet; tests and closing wait for 0."""
        return len(self._asked)

    @property
    def closed(self) -> bool:
        """Whether nothing is taken on any more; a long job may look whether to go on."""
        return self._closed

    def write(
        self,
        owner: QObject,
        job: Callable[[Session], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Refusal], None] | None = None,
        origin: str = "trainer",
    ) -> None:
        """Run a command in one transaction, after those asked for before it.

        ``changed`` is emitted before ``done`` is called. A refusal goes to ``failed``, else to ``refused``.
        """
        ticket = self._ask(owner, "", done, failed)

        def work() -> None:
            try:
                database = self._open()
                written = database.write(job, self._now(), origin)
            except Exception as error:  # noqa: BLE001 - told on the UI thread, by _deliver
                self._answer(_Answer(ticket, error=error))
            else:
                self._answer(_Answer(ticket, written.value, written.changes))
                database.tidy()

        self._submit(self._writer, work)

    def read(
        self,
        owner: QObject,
        topic: str,
        job: Callable[[Connection], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Ask the database. Of one owner's questions on one topic only the newest runs and is answered.

        What is asked because something changed is read once the change itself is on screen: of two threads
        only one runs Python at a time, so reading would hold up the frame the trainer waits for.
        """
        ticket = self._ask(owner, topic, done, failed)
        key = (id(owner), topic)
        self._newest[key] = ticket

        def work() -> None:
            if self._newest.get(key) != ticket:
                self._answer(_Answer(ticket))
                return
            try:
                with self._open().reading() as connection:
                    value = job(connection)
            except Exception as error:  # noqa: BLE001 - told on the UI thread, by _deliver
                self._answer(_Answer(ticket, error=error))
            else:
                self._answer(_Answer(ticket, value))

        if self._behind is None:
            self._submit(self._readers, work)
        else:
            self._behind.append(work)

    def outside(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Run what takes long and is no command: files, the network."""
        self._run_outside(owner, job, done, failed, long=False)

    def _run_outside(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None] | None,
        *,
        long: bool,
    ) -> None:
        ticket = self._ask(owner, "", done, failed, long=long)

        def work() -> None:
            try:
                value = job()
            except Exception as error:  # noqa: BLE001 - told on the UI thread, by _deliver
                self._answer(_Answer(ticket, error=error))
            else:
                self._answer(_Answer(ticket, value))

        self._submit(self._long if long else self._outside, work)

    def long(
        self,
        owner: QObject,
        job: Callable[[Database], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Run a job that makes its own transactions, and things by the thousand, beside everything else."""
        self._garbage.keep_up(True)
        self._run_outside(owner, lambda: job(self._open()), done, failed, long=True)

    def announce(self, changes: Changes) -> None:
        """Tell every view of a change that did not come through ``write``: an import, another process."""
        self._tell(changes)

    def close(self) -> None:
        """Finish what was asked for; answers nobody waits for, and questions from here on, are dropped."""
        self._there.set()
        self._closed = True
        for pool in (self._outside, self._long):
            pool.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._asked.clear()

    def _tell(self, changes: Changes) -> None:
        if self._behind is None:
            self._behind = []
            after_paint(self, self._read_behind)
        self.changed.emit(changes)

    def _read_behind(self) -> None:
        behind, self._behind = self._behind, None
        for work in behind or ():
            self._submit(self._readers, work)

    def _open(self) -> Database:
        self._there.wait(_OPENING_S)
        if self._database is None:
            raise Refusal("not_open_yet", "The data is still being opened.")
        return self._database

    def _submit(self, pool: ThreadPoolExecutor, work: Callable[[], None]) -> None:
        if not self._closed:
            pool.submit(work)

    def _ask(
        self,
        owner: QObject,
        topic: str,
        done: Callable[[Any], None] | None,
        failed: Callable[[Refusal], None] | None,
        *,
        long: bool = False,
    ) -> int:
        ticket = next(self._tickets)
        self._asked[ticket] = _Asked(owner, topic, done, failed, long)
        return ticket

    def _answer(self, answer: _Answer) -> None:
        if isValid(self):
            self._answered.emit(answer)

    def _deliver(self, answer: _Answer) -> None:
        asked = self._asked.pop(answer.ticket, None)
        if asked is None:
            return
        if asked.long and not any(one.long for one in self._asked.values()):
            self._garbage.keep_up(False)
        if answer.changes is not None:
            self._tell(answer.changes)
        if not isValid(asked.owner):
            return
        if asked.topic and self._newest.get((id(asked.owner), asked.topic)) != answer.ticket:
            return
        if answer.error is None:
            if asked.done is not None:
                asked.done(answer.value)
        elif isinstance(answer.error, Refusal):
            (asked.failed or self.refused.emit)(answer.error)
        else:
            log.error("a task failed", exc_info=answer.error)
            self.broke.emit(f"{type(answer.error).__name__}: {answer.error}")
