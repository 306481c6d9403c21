"""What the columns of a file hold: guessed, corrected by keyboard, remembered, and forgotten again."""

from __future__ import annotations

from pathlib import Path

from import_office import Importing, table
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ptcrm.integrations.exporter import ColumnKind
from ptcrm.queries.preferences import remembered_choices
from ptcrm.ui.models.import_columns import CHANGED_ROLE
from ptcrm.ui.models.import_rows import RowColumn

pytest_plugins = ["office_fixtures", "import_fixtures"]

ODD = "Naam;E-mail;Roepnummer;Hobby"


def odd(path: Path) -> Path:
    return table(path, "Sanne Bakker;sanne@example.nl;Rugpijn na bevalling;voetbal", header=ODD)


def said(importing: Importing, column: int) -> tuple[str, bool]:
    model = importing.page.preview.columns.columns
    index = model.index(0, column)
    return str(index.data()), bool(index.data(CHANGED_ROLE))


def pick(importing: Importing, column: int, word: str) -> None:
    """Walk to a column, open its choice with Enter and choose a word in it."""
    view = importing.page.preview.columns
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(column):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget() or view.findChild(QMenu)
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == word)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    importing.office.settle()


def test_a_column_is_corrected_by_keyboard_and_read_again(importing: Importing, tmp_path: Path) -> None:
    importing.open(odd(tmp_path / "a.csv"))
    assert said(importing, 2)[1] is False
    pick(importing, 2, "Goal")
    assert said(importing, 2) == ("Goal", True)
    assert importing.cell(0, RowColumn.GOAL) == "Rugpijn na bevalling"
    assert importing.page.preview.columns.hasFocus()
    assert importing.page.preview.columns.currentIndex().column() == 2


def test_what_was_said_is_remembered_for_the_next_file_and_can_be_forgotten(
    importing: Importing, office: Office, tmp_path: Path
) -> None:
    importing.open(odd(tmp_path / "a.csv"))
    guessed = said(importing, 2)[0]
    pick(importing, 2, "Goal")
    with office.database.reading() as connection:
        assert remembered_choices(connection).columns == {}  # nothing is saved before the import
    importing.button("Import").setFocus()
    importing.press(Qt.Key.Key_Return)
    with office.database.reading() as connection:
        assert remembered_choices(connection).columns == {"roepnummer": ColumnKind.GOAL}
    importing.choose("Import more files")
    importing.open(odd(tmp_path / "b.csv"))
    assert said(importing, 2) == ("Goal", True)
    pick(importing, 2, "Automatic")
    assert said(importing, 2) == (guessed, False)
    importing.button("Import").setFocus()
    importing.press(Qt.Key.Key_Return)
    with office.database.reading() as connection:
        assert remembered_choices(connection).columns == {}


def test_a_column_without_a_header_is_not_taken_for_one_of_another_file(
    importing: Importing, office: Office, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.csv"
    bare.write_text("Sanne Bakker;sanne@example.nl;lopen\r\nJoris Visser;joris@example.nl;tillen\r\n")
    importing.open(bare)
    pick(importing, 2, "Goal")
    assert importing.cell(0, RowColumn.GOAL) == "lopen"
    importing.button("Import").setFocus()
    importing.press(Qt.Key.Key_Return)
    with office.database.reading() as connection:
        assert remembered_choices(connection).columns == {}


def test_the_name_that_was_pointed_at_is_the_name(importing: Importing, tmp_path: Path) -> None:
    file = table(tmp_path / "a.csv", "Jan;de Vries;jan@example.nl", header="Voornaam;Achternaam;E-mail")
    importing.open(file)
    assert importing.cell(0, RowColumn.NAME) == "Jan de Vries"
    pick(importing, 0, "Name")
    assert importing.cell(0, RowColumn.NAME) == "Jan"
    assert said(importing, 1) == ("Keep as extra", False)
