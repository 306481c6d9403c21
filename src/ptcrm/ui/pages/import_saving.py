"""An import's report as a file: what was done, and every row that stayed out or needs a look."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ptcrm.commands.import_plan import ImportReport, RefusedLine
from ptcrm.domain.moments import to_local
from ptcrm.integrations.table_writer import write_csv
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.models.import_words import done_words


def save_report(desk: Desk, report: ImportReport, parent: QWidget) -> None:
    """Ask where, and write it there beside the window."""
    day = to_local(desk.now(), desk.zone).date().isoformat()
    name = tr("Import", "import report {day}.csv", day=day)
    dialog = QFileDialog(parent, tr("Import", "Save report"), WindowState().import_folder, "CSV (*.csv)")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(name)
    dialog.fileSelected.connect(partial(_write, desk, report))
    dialog.open()


def report_rows(report: ImportReport) -> Iterator[tuple[str, ...]]:
    """The report a row each: the file, the line, what became of it and why."""
    yield "", "", done_words(report), ""
    for one in (*report.refused, *report.notes):
        what = tr("Import", "stays out") if isinstance(one, RefusedLine) else tr("Import", "to look up")
        yield one.file, str(one.line or ""), what, refusal_words(one.refusal)


def _write(desk: Desk, report: ImportReport, file: str) -> None:
    path = Path(file)
    heading = (tr("Import", "File"), tr("Import", "Line"), tr("Import", "What"), tr("Import", "Reason"))
    desk.tasks.outside(
        desk,
        lambda: write_csv(path, heading, report_rows(report)),
        lambda _count: desk.say(tr("Import", "Report saved as “{file}”.", file=path.name)),
        lambda refusal: desk.say(refusal_words(refusal)),
    )
