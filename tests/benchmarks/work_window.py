"""The program's window at work on a large file; each job measures what its user waits for, in milliseconds.

Run as ``work_window.py JOB FOLDER ...``; prints one line of JSON.
"""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from sqlalchemy import select
from stamps import tell

from ptcrm.app import wall_clock
from ptcrm.app.window import Runner
from ptcrm.commands.consultations import plan_consultation
from ptcrm.domain.ids import LeadId
from ptcrm.domain.moments import to_local
from ptcrm.store import tables
from ptcrm.store.session import Session
from ptcrm.ui.kit.language import Language, speak
from ptcrm.ui.kit.theme import Appearance, Theme, prepare_application
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.models.agenda_places import moment_at
from ptcrm.ui.widgets.agenda_block import AgendaBlock

PATIENCE_S: Final = 60
QUERIES: Final = (
    "sanne",
    "jansen utrecht",
    "fleur@",
    "06-1234",
    "rugpijn",
    "de vries",
    "halve marathon",
    "noor bakker",
    "1234 ab",
    "knieblessure arnhem",
)
CONTACTED: Final = 80
_FROM_THE_LOOP: Final = (QEvent.Type.Timer, QEvent.Type.MetaCall, QEvent.Type.LayoutRequest)
"""Events that never come in the middle of painting a frame, so the frame is complete when one does."""


class Work:
    """The program, started as it always is, and what a trainer does with it."""

    def __init__(self, folder: Path) -> None:
        self.app = QApplication(sys.argv[:1])
        self._wakes = QTimer()  # so that waiting for an event ends also when nothing happens
        self._wakes.start(50)
        self.app.setApplicationName("ptcrm")
        self.app.setDesktopFileName("ptcrm")
        prepare_application(self.app)
        theme = Theme(self.app)
        theme.choose(Appearance.LIGHT)
        speak(Language.NL, self.app)
        self.runner = Runner(self.app, folder, theme, Language.NL)
        self.runner.show(WindowState())
        self.window: MainWindow = self.runner.window
        self.until(lambda: self.window.today is not None and bool(self.window.today.answer.rows()))
        # A few seconds after its start the program reads the whole file to see that it is sound; writes wait.
        self.until(lambda: self.runner._watch is not None)
        self.quiet()
        self.window.activateWindow()
        self.pause(300)

    def until(self, reached: Callable[[], bool]) -> None:
        """Let the program run until something is so; it sleeps between events as it always does."""
        deadline = time.monotonic() + PATIENCE_S
        while not reached():
            if time.monotonic() > deadline:
                raise TimeoutError("the window never got there")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def pause(self, ms: int) -> None:
        """Let the program run for a while."""
        QTest.qWait(ms)

    def quiet(self) -> None:
        """Let the program finish what it was asked."""
        self.until(lambda: self.runner.tasks.waiting == 0)
        self.pause(150)

    def close(self) -> None:
        """End as the trainer does."""
        self.window.close()
        self.app.processEvents()
        self.runner._close()


class Painted(QObject):
    """Says when one of these widgets was painted after ``watch`` and its frame was complete."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._wanted: Callable[[QObject], bool] | None = None
        self._pending = False
        self.at: float | None = None
        app.installEventFilter(self)

    def watch(self, wanted: Callable[[QObject], bool]) -> None:
        """Wait for a paint of a widget that ``wanted`` accepts."""
        self.at, self._pending, self._wanted = None, False, wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind is QEvent.Type.Paint and self._wanted is not None and self._wanted(watched):
            self._wanted = None
            self._pending = True
            QTimer.singleShot(0, self._done)
        elif self._pending and kind in _FROM_THE_LOOP:
            self._done()
        return False

    def _done(self) -> None:
        if self._pending:
            self._pending = False
            self.at = time.perf_counter()


class Gaps:
    """How long the event loop was away, seen by a timer that wants its turn every 5 ms."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def figures(self) -> dict[str, float]:
        """The longest gap and those that one in a hundred is longer than."""
        self._timer.stop()
        return {"n": len(self.gaps), "max": max(self.gaps), "p99": percentile(self.gaps, 99)}


def search(work: Work) -> dict[str, Any]:
    """From each key to the list of hits on screen."""
    window = work.window
    box = window._search
    assert box is not None
    painted = Painted(work.app)
    took: list[float] = []
    for text in QUERIES:
        window.focus_search()
        work.quiet()
        for length in range(1, len(text) + 1):
            painted.watch(lambda widget: widget is box.hits.viewport())
            started = time.perf_counter()
            QTest.keyClicks(box, text[length - 1])
            work.until(lambda: painted.at is not None or _nothing_found(box))
            if painted.at is not None:
                took.append((painted.at - started) * 1000)
            work.pause(30)
        QTest.keyClick(box, Qt.Key.Key_Escape)
        work.quiet()
    return distribution(took)


def _nothing_found(box: QWidget) -> bool:
    return not box.hits.isVisible() and box.list.isVisible()  # type: ignore[attr-defined]


def contacted(work: Work) -> dict[str, Any]:
    """From the click on "Contacted" to the list on screen without that person, saved by then."""
    today = work.window.today
    assert today is not None
    painted = Painted(work.app)
    took: list[float] = []
    saved = 0
    while len(took) < CONTACTED and today.answer.rows():
        row = today.answer.rows()[0]
        view = today.answer._views[row.lead_id]
        button = next(
            button for button in view.findChildren(QPushButton) if button.property("role") == "primary"
        )

        def gone(widget: QObject, lead_id: str = row.lead_id) -> bool:
            """Anything of the card painted once the row is out of it."""
            within = isinstance(widget, QWidget) and (
                widget is today.answer or today.answer.isAncestorOf(widget)
            )
            return within and all(one.lead_id != lead_id for one in today.answer.rows())

        painted.watch(gone)
        centre = QPoint(button.width() // 2, button.height() // 2)
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=centre)
        started = time.perf_counter()
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=centre)
        work.until(lambda: painted.at is not None)
        assert painted.at is not None
        took.append((painted.at - started) * 1000)
        saved += _answered(work, row.enquiry_id)
        work.quiet()
    assert saved == len(took), "a row left the list before its answer was saved"
    return distribution(took)


def _answered(work: Work, enquiry_id: str) -> int:
    from sqlalchemy import select

    from ptcrm.store.tables import enquiry

    assert work.runner._database is not None
    with work.runner._database.reading() as connection:
        query = select(enquiry.c.answered_at).where(enquiry.c.id == enquiry_id)
        return int(connection.execute(query).scalar_one() is not None)


def importing(work: Work) -> dict[str, Any]:
    """The longest time the window is away while 10,000 rows come in beside it."""
    from ptcrm.commands.import_plan import plan_import
    from ptcrm.commands.importing import run_import

    file = Path(sys.argv[3])
    done: list[Any] = []
    gaps = Gaps()
    now = wall_clock.now()

    def job(database: Any) -> Any:
        plan = plan_import([file], now, wall_clock.local_zone())
        return run_import(database, plan, now)

    started = time.perf_counter()
    work.runner.tasks.long(work.window, job, done.append)
    work.until(lambda: bool(done))
    return gaps.figures() | {"seconds": time.perf_counter() - started, "added": done[0].added}


def leads(work: Work) -> dict[str, Any]:
    """Opening, sorting and scrolling the table of everybody."""
    window = work.window
    page = window._leads_page()
    page.show_view(table=True)
    opening = Gaps()
    window.show_leads()
    view = page.table
    work.until(lambda: view.model() is not None and view.model().rowCount() >= 100_000)
    work.quiet()
    found: dict[str, Any] = {"rows": view.model().rowCount(), "open": opening.figures()}

    from ptcrm.queries.lead_list import LeadOrder

    sorting = Gaps()
    for order, descending in ((LeadOrder.NAME, False), (LeadOrder.NAME, True), (LeadOrder.STAGE, False)):
        page._sort(order, descending)
        work.quiet()
    found["sort"] = sorting.figures()
    scrolling = Gaps()
    bar = view.verticalScrollBar()
    for step in range(60):
        bar.setValue(bar.maximum() * step // 60)
        work.pause(20)
    found["scroll"] = scrolling.figures()
    return found


def board(work: Work) -> dict[str, Any]:
    """From Ctrl+2 to the board on screen, then back to Today and again."""
    window = work.window
    page = window._leads_page()
    page.show_view(table=False)
    painted = Painted(work.app)
    took: list[float] = []
    cards = 0
    for _turn in range(12):
        window.show_today()
        work.quiet()
        painted.watch(lambda widget: isinstance(widget, QWidget) and page.board.isAncestorOf(widget))
        started = time.perf_counter()
        window.show_leads()
        work.until(lambda: painted.at is not None)
        assert painted.at is not None
        took.append((painted.at - started) * 1000)
        work.quiet()
    cards = sum(
        one.model().rowCount()
        for one in page.board.findChildren(QWidget)
        if hasattr(one, "show_rids") and hasattr(one, "model")
    )
    return distribution(took) | {"first": took[0], "cards": cards}


def agenda(work: Work) -> dict[str, Any]:
    """Opening the agenda of a trainer with 40 talks a week, then turning its weeks."""
    work.runner.tasks.write(work.window, _plan_talks)
    work.quiet()
    work.pause(1000)  # Today shows what was planned as well, when the write has been painted
    opening = Gaps()
    work.window.show_agenda()
    work.quiet()
    opened = opening.figures()
    page = work.window._agenda
    assert page is not None
    painted = Painted(work.app)
    turning = Gaps()
    took: list[float] = []
    whole: list[float] = []
    for place in range(24):
        painted.watch(lambda widget: isinstance(widget, AgendaBlock))
        started = time.perf_counter()
        page.turn(1 if place % 4 < 2 else -1)
        work.until(lambda: painted.at is not None)
        assert painted.at is not None
        took.append((painted.at - started) * 1000)
        work.until(lambda: not page.grid._blocks._coming)
        whole.append((time.perf_counter() - started) * 1000)
        work.quiet()
    return distribution(took) | {
        "blocks": len(page.grid.blocks()),
        "whole": statistics.median(whole),
        "open": opened,
        "turn": turning.figures(),
    }


def _plan_talks(session: Session) -> None:
    """2,000 a year: six on each working day and five on Saturday and Sunday, for four weeks."""
    leads = session.rows(select(tables.lead.c.id).where(tables.lead.c.removed_at.is_(None)).limit(160))
    zone = wall_clock.local_zone()
    monday = to_local(session.now, zone).date()
    monday -= timedelta(days=monday.weekday())
    for place, row in enumerate(leads):
        day = monday + timedelta(days=place // 40 * 7 + place % 7)
        at = moment_at(day, 8 * 60 + place % 40 // 7 * 110 + place % 3 * 30, zone)
        plan_consultation(session, LeadId(row["id"]), at)


def duplicates(work: Work) -> dict[str, Any]:
    """The longest time the window is away while everybody is held against everybody alike, three times."""
    from ptcrm.ui.models.duplicate_finder import DuplicateFinder

    work.pause(3000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    gaps = Gaps()
    took: list[float] = []
    for _turn in range(3):
        finder = DuplicateFinder(work.runner.desk, work.window)
        started = time.perf_counter()
        finder.look()
        work.until(lambda finder=finder: finder.complete)  # type: ignore[misc]
        took.append(time.perf_counter() - started)
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    found = {"seconds": statistics.median(took), "times": len(took), "pairs": len(finder.pairs)}
    return gaps.figures() | found | {"more_mb": more}


def distribution(took: list[float]) -> dict[str, Any]:
    """How many, the middle one and the one that one in twenty is above, in milliseconds."""
    return {"n": len(took), "median": statistics.median(took), "p95": percentile(took, 95), "max": max(took)}


def percentile(values: list[float], share: int) -> float:
    """The value that ``share`` percent are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * share // 100) - 1)]


JOBS: Final = {
    "search": search,
    "contacted": contacted,
    "import": importing,
    "leads": leads,
    "board": board,
    "agenda": agenda,
    "duplicates": duplicates,
}

if __name__ == "__main__":
    gc.freeze()
    work = Work(Path(sys.argv[2]))
    tell(**JOBS[sys.argv[1]](work))
    work.close()
