"""What a trainer sees and does on the import page, and files to drop on it."""

from __future__ import annotations

from pathlib import Path

from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ptcrm.queries.lead_list import lead_rids
from ptcrm.ui.models.import_rows import RowColumn
from ptcrm.ui.pages.import_page import ImportPage

HEADER = "Naam;Telefoon;E-mail;Datum;Bericht"


def table(path: Path, *rows: str, header: str = HEADER) -> Path:
    """A list of people as a spreadsheet saves it."""
    path.write_text("\r\n".join((header, *rows)), encoding="utf-8")
    return path


def good_and_bad(folder: Path) -> Path:
    """Two people, of whom one has a number that was cut off, and a row that holds nobody."""
    return table(
        folder / "excel.csv",
        "Sanne Bakker;3,16123E+10;sanne@example.nl;2026-11-20 10:00;Rugpijn",
        "Joris Visser;06-12345678;joris@example.nl;2026-11-21 10:00;Fitter",
        ";;;;niemand",
    )


class Importing:
    """What a trainer sees and does on the page."""

    def __init__(self, office: Office, page: ImportPage) -> None:
        self.office, self.page = office, page

    def open(self, *files: Path) -> None:
        """Drop files and wait until they are read."""
        self.page.open_files([str(file) for file in files])
        self.office.settle()

    def text(self) -> str:
        """Every word that shows."""
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def button(self, word: str) -> QAbstractButton:
        """The button that shows with this word on it."""
        return next(
            one for one in self.page.findChildren(QAbstractButton) if word in one.text() and one.isVisible()
        )

    def press(self, key: Qt.Key) -> None:
        """A key, wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key)
        self.office.settle()

    def choose(self, word: str) -> None:
        """Put the focus on a button and press the space bar."""
        self.button(word).setFocus()
        self.press(Qt.Key.Key_Space)

    def cell(self, row: int, column: RowColumn) -> str:
        """What a row of the preview shows."""
        model = self.page.preview.rows.rows
        return str(model.index(row, column).data())

    def leads(self) -> int:
        """How many leads there are."""
        with self.office.database.reading() as connection:
            return len(lead_rids(connection))
