"""The import's preview: the first rows as they will come in, and what stays out, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ptcrm.commands.import_plan import ImportPlan
from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.phones import show_phone
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr

_ROWS = 50
_FILES = 3
"""Files that are named one by one."""
_WIDEST = 190
"""Pixels of a column; the last one gets what is left."""
_SEPARATORS = {"\t": "tab", " ": "space"}


class PreviewTable(QTableView):
    """At most 50 rows; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setAccessibleName(tr("Import", "The first rows"))

    def show_rows(self, plan: ImportPlan, desk: Desk) -> None:
        """Show the plan's first rows."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [
                tr("Import", "Line"),
                tr("Lead", "Name"),
                tr("Lead", "Phone"),
                tr("Lead", "E-mail"),
                tr("Lead", "Arrived"),
                tr("Lead", "Message"),
            ]
        )
        now = desk.now()
        mails = {file.name for file in plan.files if file.kind is FileKind.MAIL}
        for row in plan.rows[:_ROWS]:
            person, arrival = row.enquiry.person, row.enquiry.arrival
            known = arrival is not None and arrival.trust is not TimeTrust.DATE_ONLY
            cells = (
                "" if row.file in mails else str(row.line),
                person.name,
                show_phone(person.phone) if person.phone else "",
                person.email,
                moment(arrival.at, now, desk.zone, time_known=known) if arrival is not None else "",
                row.enquiry.message or person.wants,
            )
            items = [QStandardItem(one_line(cell)[:300]) for cell in cells]
            self._model.appendRow(items)
        self.resizeColumnsToContents()
        self.setColumnHidden(0, all(row.file in mails for row in plan.rows[:_ROWS]))
        for column in range(self._model.columnCount() - 1):
            self.setColumnWidth(column, min(self.columnWidth(column) + 8, _WIDEST))


def file_sentences(files: Sequence[FileReading]) -> str:
    """What each file is, a line each; of many only the first."""
    lines = [file_sentence(file) for file in files[:_FILES]]
    if more := len(files) - len(lines):
        lines.append(tr("Import", "and %n more file(s)", n=more))
    return "\n".join(lines)


def file_sentence(file: FileReading) -> str:
    """What a file is: "“leads.csv”: a table, separator ;, encoding utf-8"."""
    if file.kind is FileKind.MAIL:
        return tr("Import", "“{file}”: an e-mail", file=file.name)
    if file.kind is FileKind.CARDS:
        return tr("Import", "“{file}”: contact cards", file=file.name)
    separator = _SEPARATORS.get(file.separator, file.separator)
    return tr(
        "Import",
        "“{file}”: a table, separator {separator}, encoding {encoding}",
        file=file.name,
        separator=separator,
        encoding=file.encoding,
    )
