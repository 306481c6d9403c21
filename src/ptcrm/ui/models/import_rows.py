"""The first rows of an import as they will come in, and those that stay out, each with what becomes of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from heapq import merge
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ptcrm.commands.import_look import FIRST, ImportLook, RowVerdict
from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.phones import show_phone
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow
from ptcrm.integrations.file_reading import FileReading
from ptcrm.ui.kit.dates import moment, number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import as_tip, one_line
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import source_word
from ptcrm.ui.models.import_words import BETWEEN, verdict_words

AnyIndex = QModelIndex | QPersistentModelIndex
VERDICT_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_LONGEST: Final = 300


class RowColumn(IntEnum):
    """The columns, from left to right."""

    VERDICT = 0
    LINE = 1
    NAME = 2
    PHONE = 3
    EMAIL = 4
    ARRIVED = 5
    GOAL = 6
    MESSAGE = 7
    SOURCE = 8


_HEADINGS: Final = {
    RowColumn.VERDICT: mark("Import", "What happens"),
    RowColumn.LINE: mark("Import", "Line"),
    RowColumn.NAME: mark("Lead", "Name"),
    RowColumn.PHONE: mark("Lead", "Phone"),
    RowColumn.EMAIL: mark("Lead", "E-mail"),
    RowColumn.ARRIVED: mark("Lead", "Arrived"),
    RowColumn.GOAL: mark("ImportColumn", "Goal"),
    RowColumn.MESSAGE: mark("Lead", "Message"),
    RowColumn.SOURCE: mark("ImportColumn", "Source"),
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row. ``verdict`` None: it stays out; ``problems`` say why, or what of it can't be used."""

    line: int
    verdict: RowVerdict | None
    cells: tuple[str, ...]
    problems: tuple[str, ...] = ()


def preview_rows(look: ImportLook, readings: Sequence[FileReading], desk: Desk) -> list[PreviewRow]:
    """The first rows of these parts, in the order of their lines."""
    late = {(one.file, one.line): one.refusal for one in look.report.refused}
    found: list[PreviewRow] = []
    for reading in readings:
        numbered = reading.table is not None
        for row in _in_order(reading):
            if len(found) >= FIRST:
                return found
            if isinstance(row, RefusedRow):
                found.append(_refused(reading, row.line, row.refusal))
                continue
            verdict = look.verdict(row.enquiry)
            if verdict is None and (refusal := late.get((reading.name, row.line))):
                found.append(_refused(reading, row.line, refusal))
                continue
            notes = tuple(refusal_words(note.refusal) for note in row.notes)
            line = row.line if numbered else 0
            found.append(PreviewRow(line, verdict, _cells(row, desk), notes))
    return found


def _in_order(reading: FileReading) -> Iterator[ReadRow | RefusedRow]:
    kept: Iterable[ReadRow | RefusedRow] = reading.rows[:FIRST]
    return merge(kept, reading.refused[:FIRST], key=lambda row: row.line)


def _cells(row: ReadRow, desk: Desk) -> tuple[str, ...]:
    person, arrival = row.enquiry.person, row.enquiry.arrival
    arrived = ""
    if arrival is not None:
        time_known = arrival.trust is not TimeTrust.DATE_ONLY
        arrived = moment(arrival.at, desk.now(), desk.zone, time_known=time_known)
    cells = (
        person.name,
        show_phone(person.phone, desk.region) if person.phone else "",
        person.email,
        arrived,
        person.wants,
        row.enquiry.message,
        source_word(person.source, person.referrer) if person.source else "",
    )
    return tuple(one_line(cell[:_LONGEST]) for cell in cells)


def _refused(reading: FileReading, line: int, refusal: Refusal) -> PreviewRow:
    table = reading.table
    raw: tuple[str, ...] = ()
    if table is not None:
        at = bisect_left(table.rows, line, key=lambda row: row.line)
        raw = table.rows[at].cells if at < len(table.rows) else ()
    said = one_line(BETWEEN.join(cell[:_LONGEST].strip() for cell in raw if cell.strip())[:_LONGEST])
    reason = refusal_words(refusal)
    return PreviewRow(line if table else 0, None, (said, "", "", "", "", reason, ""), (reason,))


class ImportRows(QAbstractTableModel):
    """At most a screenful or two; nothing in it can be changed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[PreviewRow] = []
        self._struck = QFont()
        self._struck.setPixelSize(14)
        self._struck.setStrikeOut(True)

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show these; as many as before are changed in place, so that the list keeps still."""
        if rows and len(rows) == len(self._rows):
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(RowColumn) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> PreviewRow:
        """The row at a place."""
        return self._rows[place]

    def empty(self, column: RowColumn) -> bool:
        """Whether no row has anything here."""
        if column is RowColumn.LINE:
            return not any(row.line for row in self._rows)
        return column > RowColumn.LINE and not any(row.cells[column - 2] for row in self._rows)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(RowColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(RowColumn):
            if role == Qt.ItemDataRole.DisplayRole:
                return tr(*_HEADINGS[RowColumn(section)])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], RowColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                " ".join((_text(row, column), *row.problems))
                if column <= RowColumn.NAME
                else _text(row, column)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(*(row.problems or (_text(row, column),)))
        if role == VERDICT_ROLE:
            return row.verdict
        return self._look(row, column, role)

    def _look(self, row: PreviewRow, column: RowColumn, role: int) -> Any:  # noqa: ANN401 - a colour or a picture
        tokens = self._desk.theme.tokens
        if role == Qt.ItemDataRole.DecorationRole and column is RowColumn.NAME and row.problems:
            return pixmap("triangle-alert", tokens.over, 16)
        if role == Qt.ItemDataRole.FontRole and row.verdict is None and column is RowColumn.NAME:
            return self._struck
        if role == Qt.ItemDataRole.ForegroundRole:
            quiet = column is RowColumn.LINE or (row.verdict is None and column is RowColumn.NAME)
            return QColor(tokens.muted) if quiet else None
        return None


def _text(row: PreviewRow, column: RowColumn) -> str:
    if column is RowColumn.VERDICT:
        return verdict_words(row.verdict)
    if column is RowColumn.LINE:
        return number(row.line) if row.line else ""
    return row.cells[column - 2]
