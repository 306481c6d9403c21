"""Export: which leads, as what kind of file, and where to; then it is written beside everything else."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ptcrm.commands.exporting import Export, export_leads
from ptcrm.domain.follow_up import local_date
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.own_columns import TableLanguage
from ptcrm.ui.dialogs.dialog import Dialog
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.dates import is_dutch, number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.models.listed import Listed
from ptcrm.ui.widgets.busy import show_busy
from ptcrm.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ptcrm.store.database import Database

_WIDTH = 560


class _Kind(StrEnum):
    """The kinds of file, by how their names end."""

    EXCEL = "xlsx"
    CSV = "csv"
    CARDS = "vcf"
    EVERYTHING = "json"


_KINDS: Final = {
    _Kind.EXCEL: (
        mark("Export", "Excel"),
        mark("Export", "A spreadsheet with a row for each lead."),
    ),
    _Kind.CSV: (
        mark("Export", "CSV"),
        mark("Export", "The same rows as text, for any other program."),
    ),
    _Kind.CARDS: (
        mark("Export", "Contacts (vCard)"),
        mark("Export", "A card for each lead, for your phone or mail program."),
    ),
    _Kind.EVERYTHING: (
        mark("Export", "Everything (JSON)"),
        mark(
            "Export",
            "All there is, notes and health notes too. Importing it elsewhere brings everything back.",
        ),
    ),
}


class ExportDialog(Dialog):
    """Asks where to on Enter. Closing while it writes stops it, and then no file is left behind."""

    help_topic = "data"

    progressed = Signal(int, int)

    def __init__(self, desk: Desk, listed: Listed | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._listed = listed
        self._kind = _Kind.EXCEL
        self._running = self._stop = False
        self.setWindowTitle(tr("Export", "Export leads"))
        self.setMinimumWidth(_WIDTH)
        self._only_listed = Button(desk.theme, "", "", "choice")
        self._all = Button(desk.theme, tr("Export", "All leads"), "", "choice")
        self._kinds = {
            kind: Button(desk.theme, tr(*words[0]), "", "choice") for kind, words in _KINDS.items()
        }
        self._hint = Label("", "hint", wrap=True)
        self._said = Label("", "problem", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Export", "Progress"))
        self._leave = Button(desk.theme, tr("Frame", "Cancel"))
        self.save_button = Button(desk.theme, tr("Export", "Choose where to"), "download", "primary")
        self._lay_out()
        self._leave.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._ask_where)
        self.progressed.connect(self._show_progress)
        self._choose_kind(self._kind)
        self._show_running(False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(10)
        layout.addWidget(Label(tr("Export", "Export leads"), "page-title"))
        if self._listed is not None:
            shown = tr("Export", "What the list shows: {count}", count=number(self._listed.count))
            self._only_listed.setText(shown)
            self._only_listed.speak(shown)
            layout.addWidget(Label(tr("Export", "Which leads"), "field"))
            layout.addLayout(self._choice(self._only_listed, self._all))
            self._only_listed.setChecked(True)
        layout.addWidget(Label(tr("Export", "As"), "field"))
        layout.addLayout(self._choice(*self._kinds.values()))
        for kind, button in self._kinds.items():
            button.clicked.connect(partial(self._choose_kind, kind))
        for part in (self._hint, self._bar, self._said):
            layout.addWidget(part)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self.save_button)
        layout.addLayout(foot)
        self._leave.setAutoDefault(False)
        self.save_button.setDefault(True)
        self._said.hide()

    def _choice(self, *buttons: Button) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        group = QButtonGroup(self)
        for button in buttons:
            button.setCheckable(True)
            button.setAutoDefault(False)
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _choose_kind(self, kind: _Kind, _checked: bool = False) -> None:
        self._kind = kind
        self._kinds[kind].setChecked(True)
        self._hint.setText(tr(*_KINDS[kind][1]))

    # Where to

    def _ask_where(self) -> None:
        day = local_date(self._desk.now(), self._desk.zone)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"PT CRM {day.isoformat()}.{self._kind}"
        asked = QFileDialog(self, tr("Export", "Export leads"), folder)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setNameFilter(f"{tr(*_KINDS[self._kind][0])} (*.{self._kind})")
        asked.setDefaultSuffix(self._kind)
        asked.selectFile(name)
        asked.fileSelected.connect(lambda file: self.save_to(Path(file)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def save_to(self, file: Path) -> None:
        """Write the file."""
        self._stop = False
        self._show_running(True)
        listed = self._listed if self._only_listed.isChecked() else None
        zone, language = self._desk.zone, TableLanguage.NL if is_dutch() else TableLanguage.EN

        def job(database: Database) -> int | None:
            with database.reading() as connection:
                rids = None if listed is None else listed.read(connection)
                wanted = Export(zone, language, rids, self.progressed.emit, lambda: self._stop)
                return export_leads(connection, file, wanted)

        self._desk.tasks.long(self, job, partial(self._written, file), self._not_written)

    def _written(self, file: Path, leads: int | None) -> None:
        self._show_running(False)
        if leads is None:
            super().reject()
            return
        said = tr("Export", "%n lead(s) exported to {file}.", n=leads, file=file.name)
        self._desk.say(said, actions=((tr("Export", "Open folder"), partial(_open_folder, file.parent)),))
        self.accept()

    def _not_written(self, refusal: Refusal) -> None:
        self._show_running(False)
        said = refusal_words(refusal)
        self._said.setText(said)
        self._said.show()
        announce(self, said)
        self.save_button.setFocus()

    # Look

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._hint.setText(tr("Import", "{done} of {total}", done=number(done), total=number(total)))

    def _show_running(self, running: bool) -> None:
        self._running = running
        self._bar.setVisible(running)
        show_busy(self._bar, self._desk.theme)
        if running:
            self._said.hide()
        else:
            self._hint.setText(tr(*_KINDS[self._kind][1]))
        for button in (self.save_button, self._only_listed, self._all, *self._kinds.values()):
            button.setEnabled(not running)
        self._leave.setText(tr("Import", "Stop") if running else tr("Frame", "Cancel"))
        if running:
            self._leave.setFocus()

    def reject(self) -> None:
        if self._running:
            self._stop = True
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop = True
        super().closeEvent(event)


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
