"""How a file will come in: what its columns hold, and its first rows with what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptcrm.commands.import_look import ImportLook
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.import_rows import preview_rows
from ptcrm.ui.widgets.card import Card
from ptcrm.ui.widgets.import_columns import ImportColumnsView
from ptcrm.ui.widgets.import_rows import ImportRowsView

_MOST_LINES = 9


class PreviewCards(QWidget):
    """Emits ``column_said(header, kind)``; a kind of None is "as it is guessed"."""

    column_said = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.columns = ImportColumnsView(desk.theme)
        self.columns_card = Card(tr("Import", "What is in this column?"))
        self.columns_card.body.addWidget(self.columns)
        self.rows = ImportRowsView(desk)
        self._title = Label("", "small")
        self.rows_card = Card(tr("Import", "The first rows"))
        self.rows_card.heading.addWidget(self._title)
        self.rows_card.heading.addStretch(1)
        self.rows_card.body.addWidget(self.rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.columns_card)
        layout.addWidget(self.rows_card)
        self.columns.chosen.connect(self.column_said)

    def show_part(
        self,
        look: ImportLook,
        reading: FileReading | None,
        together: Sequence[FileReading],
        said: Mapping[str, ColumnKind],
    ) -> None:
        """Show a table with its columns, or the first rows of parts that have none ``together``."""
        table = reading is not None and reading.mapping is not None
        self.columns_card.setVisible(table)
        if table:
            self.columns.columns.show_table(reading, said)
        readings = [reading] if reading is not None and table else list(together)
        rows = preview_rows(look, readings, self._desk)
        self.rows.rows.show_rows(rows)
        self.rows_card.setVisible(bool(rows))
        self.rows.setFixedHeight(self.rows.height_of(min(_MOST_LINES, max(1, len(rows)))))
        several = len(look.read) > 1 or sum(len(one.readings) for one in look.read) > 1
        self._title.setText(readings[0].name if several and len(readings) == 1 else "")
