"""Import: what is in these files, who is new, what can't be read; then, if wanted, in they come."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ptcrm.commands.batches import undo_batch
from ptcrm.commands.import_plan import ImportPlan, ImportReport, Remark, plan_import
from ptcrm.commands.importing import preview_import, run_import
from ptcrm.domain.changes import EVERYTHING
from ptcrm.domain.ids import BatchId
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.exporter import Treatment
from ptcrm.ui.dialogs.import_preview import PreviewTable, file_sentences
from ptcrm.ui.dialogs.import_problems import ProblemList
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ptcrm.store.database import Database

_SIZE = (960, 600)


class ImportDialog(QDialog):
    """Reads at once, saves on Enter. Closing while it runs stops it between two batches and keeps those."""

    progressed = Signal(int, int)

    def __init__(self, desk: Desk, files: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files = [Path(file) for file in files]
        self._plan: ImportPlan | None = None
        self._treat_as: Treatment | None = None
        self._stop = False
        self._running = False
        self._batch: BatchId | None = None
        self.setWindowTitle(tr("Import", "Import leads"))
        self.resize(*_SIZE)
        self._sentence = Label("", "strong", wrap=True)
        self._counts = Label("", wrap=True)
        self._hint = Label(tr("Import", "Nothing is saved yet"), "hint", wrap=True)
        self._preview = PreviewTable()
        self._problems = ProblemList()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Import", "Progress"))
        self._kind_buttons: dict[Treatment, Button] = {}
        self._kinds = self._kind_choice()
        self._go = Button(desk.theme, tr("Import", "Import"), "file-up", "primary")
        self._undo = Button(desk.theme, tr("Import", "Undo the whole import"), "undo-2")
        self._leave = Button(desk.theme, tr("Frame", "Cancel"))
        self._lay_out()
        self._go.clicked.connect(self._start)
        self._undo.clicked.connect(self._take_back)
        self._leave.clicked.connect(self.reject)
        self.progressed.connect(self._show_progress)
        self._read()

    # Reading

    def _read(self) -> None:
        self._show_stage(reading=True)
        self._sentence.setText(tr("Import", "Reading %n file(s)…", n=len(self._files)))
        now, zone, region = self._desk.now(), self._desk.zone, self._desk.region
        files, treat_as = self._files, self._treat_as

        def job(database: Database) -> tuple[ImportPlan, ImportReport]:
            plan = plan_import(files, now, zone, region=region, choices=Choices(treat_as=treat_as))
            return plan, preview_import(database, plan)

        self._desk.tasks.long(self, job, self._show_plan, self._not_read)

    def _show_plan(self, read: tuple[ImportPlan, ImportReport]) -> None:
        plan, expected = read
        self._plan = plan
        self._show_stage(ready=bool(plan.rows))
        self._sentence.setText(file_sentences(plan.files))
        known = expected.merged + expected.unchanged
        rows, added, doubtful = len(plan.rows), expected.added, expected.possible_duplicates
        counts = tr(
            "Import", "%n row(s): {a} new, {b} known, {c} to check", n=rows, a=added, b=known, c=doubtful
        )
        others = []
        if plan.signals:
            others.append(tr("Import", "%n mail(s) say that somebody wrote, not who", n=plan.signals))
        if plan.not_leads:
            others.append(tr("Import", "%n mail(s) are no lead", n=plan.not_leads))
        self._counts.setText("\n".join([counts, *others]))
        self._preview.show_rows(plan, self._desk)
        self._show_problems((*plan.refused, *plan.notes))
        self._show_kind(plan)
        self._go.setFocus()

    def _show_kind(self, plan: ImportPlan) -> None:
        """Ask what the rows are where a file leaves that open, with what is proposed or was chosen."""
        asking = [file for file in plan.files if file.asks or (self._treat_as and file.table)]
        self._kinds.setVisible(bool(asking))
        if asking:
            self._kind_buttons[asking[0].treatment].setChecked(True)

    def _not_read(self, refusal: Refusal) -> None:
        self._show_stage()
        self._only_close()
        said = refusal_words(refusal)
        if len(self._files) == 1 and self._files[0].name not in said:
            said = tr("Import", "“{file}”: {reason}", file=self._files[0].name, reason=said)
        self._sentence.setText(said)
        self._counts.hide()
        self._hint.setText(tr("Import", "Nothing was changed."))

    def _show_problems(self, remarks: tuple[Remark, ...]) -> None:
        self._problems.show_remarks(remarks, len(self._files) > 1)

    # Importing

    def _start(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._running, self._stop = True, False
        self._show_stage(running=True)
        now = self._desk.now()

        def job(database: Database) -> ImportReport:
            return run_import(database, plan, now, self.progressed.emit, lambda: self._stop)

        self._desk.tasks.long(self, job, self._show_report, self._stopped_by)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._counts.setText(tr("Import", "{done} of {total}", done=number(done), total=number(total)))

    def _show_report(self, report: ImportReport) -> None:
        self._running = False
        self._show_stage(finished=report.batch_id is not None)
        self._sentence.setText(
            tr("Import", "Stopped. What was in is kept.") if report.stopped else tr("Import", "Imported")
        )
        skipped = report.unchanged + len(report.refused)
        self._counts.setText(
            tr(
                "Import",
                "{a} added, {b} merged, {c} skipped",
                a=number(report.added),
                b=number(report.merged),
                c=number(skipped),
            )
        )
        self._hint.setText(tr("Import", "Older leads raise no alert; they wait in the list."))
        self._show_problems((*report.refused, *report.notes))
        self._batch = report.batch_id
        self._desk.tasks.announce(EVERYTHING)
        self._only_close()

    def _stopped_by(self, refusal: Refusal) -> None:
        self._running = False
        self._desk.tasks.announce(EVERYTHING)
        self._not_read(refusal)

    def _take_back(self) -> None:
        if self._batch is not None:
            self._undo.setEnabled(False)
            self._desk.tasks.write(self, partial(undo_batch, batch_id=self._batch), self._taken_back)

    def _taken_back(self, kept: tuple[str, ...]) -> None:
        self._desk.tasks.announce(EVERYTHING)
        said = tr("Import", "The whole import is undone.")
        if kept:
            said = tr("Import", "The import is undone. %n lead(s) stay: changed since.", n=len(kept))
        self._desk.say(said)
        self.accept()

    # Look

    def _show_stage(
        self, *, reading: bool = False, ready: bool = False, running: bool = False, finished: bool = False
    ) -> None:
        self._counts.setVisible(not reading)
        self._bar.setVisible(reading or running)
        self._bar.setRange(0, 0)
        self._go.setVisible(ready)
        self._preview.setVisible(ready)
        self._undo.setVisible(finished)
        self._hint.setVisible(not running)
        if reading or running:
            self._kinds.hide()
            self._problems.hide()
        self._leave.setText(tr("Import", "Stop") if running else tr("Frame", "Cancel"))

    def _only_close(self) -> None:
        self._leave.setText(tr("Frame", "Close"))
        self._leave.setDefault(True)
        self._leave.setFocus()

    def _kind_choice(self) -> QWidget:
        """A list with moments in it may be people who asked for help, or just people."""
        choice = QWidget()
        line = QHBoxLayout(choice)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Label(tr("Import", "These rows are"), "field"))
        group = QButtonGroup(choice)
        kinds: tuple[tuple[Treatment, str], ...] = (
            ("enquiries", tr("Import", "people who asked for help")),
            ("contacts", tr("Import", "contacts, without an enquiry")),
        )
        for kind, word in kinds:
            button = Button(self._desk.theme, word, "", "choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose_kind, kind))
            group.addButton(button)
            self._kind_buttons[kind] = button
            line.addWidget(button)
        line.addStretch(1)
        choice.hide()
        return choice

    def _choose_kind(self, kind: Treatment, _checked: bool = False) -> None:
        self._treat_as = kind
        self._read()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(10)
        layout.addWidget(Label(tr("Import", "Import leads"), "page-title"))
        for part in (self._sentence, self._counts, self._bar, self._kinds, self._hint):
            layout.addWidget(part)
        layout.addWidget(self._preview, 3)
        layout.addWidget(self._problems, 2)
        layout.addStretch(0)
        foot = QHBoxLayout()
        foot.addWidget(self._undo)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._go)
        layout.addLayout(foot)
        self._go.setDefault(True)
        self._leave.setAutoDefault(False)
        self._undo.setAutoDefault(False)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)

    def reject(self) -> None:
        if self._running:
            self._stop = True
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop = True
        super().closeEvent(event)


def ask_files(parent: QWidget) -> list[str]:
    """Let the trainer choose files; none when the choice is left."""
    kinds = tr("Import", "Mails and tables")
    every = tr("Import", "All files")
    files, _ = QFileDialog.getOpenFileNames(
        parent,
        tr("Import", "Import leads"),
        "",
        f"{kinds} (*.eml *.csv *.tsv *.txt);;{every} (*)",
    )
    return files
