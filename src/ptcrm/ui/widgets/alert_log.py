"""The alert log: a table that is read, and from which a lead is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ptcrm.domain.changes import Changes, Kind
from ptcrm.queries.alert_log import AlertLine, alert_log
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.alert_log import AlertLog

_KINDS = frozenset({Kind.ENQUIRY, Kind.TOUCH, Kind.LEAD, Kind.MOVE})
_LINE = 36
_HIGHEST = 320


class AlertLogView(QWidget):
    """Reads when it shows, and again when somebody was answered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines = AlertLog(desk, self)
        self.nothing = Label(tr("AlertLog", "Nothing was told yet."), "muted")
        self.table = _Table(self)
        self.table.setModel(self.lines)
        self.table.setAccessibleName(tr("AlertLog", "What was told"))
        self.table.opened.connect(self._open)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table)
        self.table.hide()
        desk.tasks.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(_KINDS):
            self._read()

    def _read(self) -> None:
        self._desk.tasks.read(self, "log", alert_log, self._show)

    def _show(self, lines: list[AlertLine]) -> None:
        self.lines.show_lines(lines)
        self.nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(min(_HIGHEST, header + _LINE * len(lines) + 4))

    def _open(self, row: int) -> None:
        self._desk.show_lead(self.lines.line(row).lead_id)


class _Table(QTableView):
    """Whole lines; Enter or a double click opens one, Tab goes on."""

    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_LINE)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
