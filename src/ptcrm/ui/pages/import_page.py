"""Import, on one page from top to bottom: drop files, see what they hold, take them in, see the report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ptcrm.commands.import_look import ImportLook
from ptcrm.commands.import_plan import ImportReport
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.models.import_problems import ProblemGroup
from ptcrm.ui.models.import_questions import Answer, Question, questions_of
from ptcrm.ui.models.import_words import done_words, expected_words
from ptcrm.ui.pages.import_choosing import ask_files
from ptcrm.ui.pages.import_files import FilesCard
from ptcrm.ui.pages.import_foot import ImportFoot
from ptcrm.ui.pages.import_preview import PreviewCards
from ptcrm.ui.pages.import_problems import ProblemsCard
from ptcrm.ui.pages.import_questions import QuestionsCard
from ptcrm.ui.pages.import_report import ReportCard
from ptcrm.ui.pages.import_saving import save_report
from ptcrm.ui.pages.import_work import ImportWork
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.drop_area import DropArea
from ptcrm.ui.widgets.page_head import page_head
from ptcrm.ui.widgets.scrolling import scrolling, under_each_other

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTY, _LOOKING, _DONE = range(3)


class ImportPage(QWidget):
    """Keeps what was chosen while another page is open. ``closed`` when it is left by Esc;
    ``leads_wanted(batch_id)`` to see what an import made."""

    closed = Signal()
    leads_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._report: ImportReport | None = None
        self._planned = 0
        self._several = False
        self.work = ImportWork(desk, self)
        self.drop = DropArea(desk.theme)
        self.files = FilesCard(desk)
        self.questions = QuestionsCard(desk)
        self.preview = PreviewCards(desk)
        self.problems = ProblemsCard(desk)
        self.report = ReportCard(desk)
        self.remarks = ProblemsCard(desk)
        self.foot = ImportFoot(desk)
        self.add = Button(desk.theme, tr("Import", "Add files"), "plus")
        self.more = Button(desk.theme, tr("Import", "Import more files"), "file-up")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show(_EMPTY)

    @property
    def shown_report(self) -> ImportReport | None:
        """What the latest import did."""
        return self._report

    # What the window asks

    def choose_files(self) -> None:
        """Let the trainer choose files; nothing happens when the choice is left."""
        ask_files(self, self.open_files)

    def open_files(self, files: Sequence[str]) -> None:
        """Show what is in these files, beside those that are looked at already."""
        if self.work.running:
            self._desk.say(tr("Import", "An import is still running. Drop the files again when it is done."))
            return
        paths = [Path(file) for file in files]
        if not paths:
            return
        WindowState().import_folder = str(paths[0].parent)
        if self._stack.currentIndex() == _LOOKING:
            self.work.add(paths)
            return
        self.foot.clear()
        self.files.clear()
        self._show(_LOOKING)
        self._inside.hide()
        self._scroll.verticalScrollBar().setValue(0)
        self.work.start(paths)

    def stop(self) -> None:
        """The window closes: stop between two batches; what is in stays."""
        self.work.stop()

    # What came of it

    def _show_look(self, look: ImportLook, groups: list[ProblemGroup]) -> None:
        self._inside.show()
        path = self.files.part.path if self.files.part else None
        self.files.show_look(look, self.work.left_out, self.work.encoding_said(path) if path else "")
        self._show_part()
        self.questions.show_questions(questions_of(look, self._desk))
        self._several = len(look.plan.files) > 1 or len(look.read) > 1
        self.problems.show_groups(groups, self._several)
        rows = look.report.added + look.report.merged + look.report.unchanged
        self._planned = rows
        self.foot.show_ready(expected_words(look.report), rows)
        announce(self, self.foot.words())
        focused = self.window().focusWidget()
        if self.isVisible() and (focused is None or not self._scroll.isAncestorOf(focused)):
            (self.foot.go if rows else self.foot.leave).setFocus()

    def _show_part(self) -> None:
        look, part = self.work.look, self.files.part
        if look is None or part is None:
            return
        together = [one for one in look.plan.files if one.table is None]
        said = self.work.said_of_columns(part.path)
        self.preview.show_part(look, part.reading, together, said)
        self.files.show_detail(look, self.work.encoding_said(part.path))

    def _show_reading(self) -> None:
        self.foot.show_reading(self.work.reading, len(self.work.files))
        look = self.work.look
        if not self.work.reading and look is not None:
            self.foot.go.setEnabled(self._planned > 0)

    def _show_progress(self, done: int, total: int) -> None:
        self.foot.show_progress(done, total, self.work.started)

    def _show_report(self, report: ImportReport, groups: list[ProblemGroup]) -> None:
        self._report = report
        self.report.show_report(report, self._planned)
        self.remarks.show_groups(groups, self._several)
        self._finish(self.report.leads if report.added else self.more)
        said = done_words(report)
        announce(self, said)
        if not self.isVisible():
            self._desk.say(
                tr("Import", "The import is done: {what}.", what=said),
                actions=((tr("Import", "Show report"), partial(self._desk.page_wanted.emit, "import")),),
            )

    def _show_failure(self, refusal: Refusal) -> None:
        self.report.show_failure(refusal)
        self.remarks.show_groups([], several=False)
        self._finish(self.more)
        if not self.isVisible():
            self._desk.say(refusal_words(refusal))

    def _show_undone(self, kept: list[str]) -> None:
        self.remarks.hide()
        said = self.report.show_undone(kept)
        announce(self, said)
        if self.isVisible():
            self.more.setFocus()
        else:
            self._desk.say(said)

    def _not_undone(self, refusal: Refusal) -> None:
        self._desk.say(refusal_words(refusal))

    # What the trainer does

    def _go(self) -> None:
        if self.work.look is not None and not self.work.reading and self._planned and not self.work.running:
            self._inside.setEnabled(False)
            self.add.setEnabled(False)
            self.work.run()
            self.foot.show_progress(0, self._planned, self.work.started)
            self.foot.stop.setFocus()

    def _stop(self) -> None:
        self.foot.show_stopping()
        self.work.stop()

    def _begin_anew(self) -> None:
        self.work.clear()
        self.foot.clear()
        self._show(_EMPTY)
        self.drop.button.setFocus()

    def _say_column(self, header: str, kind: ColumnKind | None) -> None:
        if self.files.part is not None:
            self.work.say_column(self.files.part.path, header, kind)

    def _answer(self, question: Question, answer: Answer) -> None:
        if question.kind == "voice":
            self.work.say_own_name(str(answer), [str(voice) for _, voice in question.options])
        else:
            name = "treat_as" if question.kind == "treat" else "date_order"
            self.work.say_of_file(question.path, answer=(name, answer))

    def _undo(self) -> None:
        if self._report is not None and self._report.batch_id is not None:
            self.report.undo.setEnabled(False)
            self.work.undo(self._report.batch_id)

    def _show_leads(self) -> None:
        if self._report is not None and self._report.batch_id is not None:
            self.leads_wanted.emit(self._report.batch_id)

    def _save(self) -> None:
        if self._report is not None:
            save_report(self._desk, self._report, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER and isinstance(focused, QAbstractButton) and focused is not self.foot.go:
            focused.click()
        elif event.key() in _ENTER and self._stack.currentIndex() == _LOOKING:
            self._go()
        else:
            super().keyPressEvent(event)

    # Look

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.foot.setVisible(place == _LOOKING)
        self.add.setVisible(place == _LOOKING)
        self.more.setVisible(place == _DONE)

    def _finish(self, next_button: Button) -> None:
        self._inside.setEnabled(True)
        self.add.setEnabled(True)
        self._show(_DONE)
        if self.isVisible():
            next_button.setFocus()

    def _connect(self) -> None:
        work = self.work
        self.drop.dropped.connect(self.open_files)
        self.drop.button.clicked.connect(self.choose_files)
        self.add.clicked.connect(self.choose_files)
        work.looked.connect(self._show_look)
        work.reading_changed.connect(self._show_reading)
        work.progressed.connect(self._show_progress)
        work.reported.connect(self._show_report)
        work.failed.connect(self._show_failure)
        work.undone.connect(self._show_undone)
        work.not_undone.connect(self._not_undone)
        self.files.picked.connect(self._show_part)
        self.files.left_out_changed.connect(work.leave_out)
        self.files.encoding_said.connect(lambda path, encoding: work.say_of_file(path, encoding=encoding))
        self.preview.column_said.connect(self._say_column)
        self.questions.answered.connect(self._answer)
        self.foot.go_wanted.connect(self._go)
        self.foot.leave_wanted.connect(self._begin_anew)
        self.foot.stop_wanted.connect(self._stop)
        self.report.undo_wanted.connect(self._undo)
        self.report.leads_wanted.connect(self._show_leads)
        self.report.duplicates_wanted.connect(partial(self._desk.page_wanted.emit, "duplicates"))
        self.report.save_wanted.connect(self._save)
        self.more.clicked.connect(self._begin_anew)

    def _lay_out(self) -> None:
        head = page_head(tr("Import", "Import leads"))
        head.setContentsMargins(24, 18, 24, 0)
        head.addStretch(1)
        head.addWidget(self.add)
        head.addWidget(self.more)
        empty = QWidget()
        around = QVBoxLayout(empty)
        around.setContentsMargins(24, 14, 24, 24)
        around.addWidget(self.drop)
        self._inside = under_each_other(self.files, self.questions, self.preview, self.problems)
        self._scroll = scrolling(self._inside)
        for place in (empty, self._scroll, scrolling(under_each_other(self.report, self.remarks))):
            self._stack.addWidget(place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.foot)
