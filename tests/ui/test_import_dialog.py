"""The import dialog as the keyboard meets it: read, look, Enter, and back out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QProgressBar, QTableView

from ptcrm.queries.lead_list import lead_rids
from ptcrm.ui.dialogs.import_files import ImportDialog

pytest_plugins = ["office_fixtures"]

CUT_OFF = (
    "the spreadsheet cut this phone number off (3,16123E+10)."
    " The rest of the row is fine; look the number up."
)
HEADER = "Naam;Telefoon;E-mail;Datum;Bericht"
Opened = Callable[..., ImportDialog]


@pytest.fixture
def opened(office: Office) -> Iterator[Opened]:
    """Open the dialog on files and wait until they are read."""
    dialogs: list[ImportDialog] = []

    def open_on(*files: Path) -> ImportDialog:
        dialog = ImportDialog(office.desk, [str(file) for file in files])
        dialogs.append(dialog)
        dialog.show()
        office.qtbot.waitExposed(dialog)
        office.settle()
        return dialog

    yield open_on
    office.settle()
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()


def table(path: Path, *rows: str) -> Path:
    path.write_text("\r\n".join((HEADER, *rows)), encoding="utf-8")
    return path


def good_and_bad(folder: Path) -> Path:
    return table(
        folder / "excel.csv",
        "Sanne Bakker;3,16123E+10;sanne@example.nl;2026-11-20 10:00;Rugpijn",
        "Joris Visser;06-12345678;joris@example.nl;2026-11-21 10:00;Fitter",
        ";;;;niemand",
    )


def texts(dialog: ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def problems(dialog: ImportDialog) -> list[str]:
    view = dialog.findChild(QListView)
    assert isinstance(view, QListView)
    if not view.isVisible():
        return []
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def button(dialog: ImportDialog, word: str) -> QAbstractButton:
    return next(it for it in dialog.findChildren(QAbstractButton) if word in it.text() and it.isVisible())


def press(dialog: ImportDialog, office: Office, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, key)
    office.settle()


def leads(office: Office) -> int:
    with office.database.reading() as connection:
        return len(lead_rids(connection))


def test_a_list_with_problems_is_shown_before_anything_is_saved(
    office: Office, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(good_and_bad(tmp_path))
    assert "2 row" in texts(dialog)
    assert "Nothing is saved yet" in texts(dialog)
    assert "Problems: 2" in texts(dialog)
    assert problems(dialog) == [
        "Line 4: this row has no name, phone number or e-mail address.",
        f"Line 2: {CUT_OFF}",
    ]
    preview = dialog.findChild(QTableView)
    assert isinstance(preview, QTableView)
    assert preview.model().index(1, 1).data() == "Joris Visser"
    assert leads(office) == 0


def test_enter_imports_and_the_whole_of_it_can_be_undone(
    office: Office, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(good_and_bad(tmp_path))
    press(dialog, office, Qt.Key.Key_Return)
    assert "2 added, 0 merged, 1 skipped" in texts(dialog)
    assert len(problems(dialog)) == 2
    assert leads(office) == 2
    undo = button(dialog, "Undo the whole import")
    undo.setFocus()
    press(dialog, office, Qt.Key.Key_Space)
    assert leads(office) == 0
    assert office.notices[-1].text == "The whole import is undone."
    assert not dialog.isVisible()


def test_escape_leaves_without_a_trace(office: Office, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(good_and_bad(tmp_path))
    press(dialog, office, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert leads(office) == 0


def test_the_proposal_of_what_the_rows_are_is_shown_and_can_be_changed(
    office: Office, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(good_and_bad(tmp_path))
    assert button(dialog, "people who asked for help").isChecked()
    contacts = button(dialog, "contacts, without an enquiry")
    contacts.setFocus()
    press(dialog, office, Qt.Key.Key_Space)
    assert button(dialog, "contacts, without an enquiry").isChecked()
    preview = dialog.findChild(QTableView)
    assert isinstance(preview, QTableView)
    assert preview.model().index(1, 4).data() == ""


def test_a_file_that_is_not_read_is_named_with_what_to_do(
    office: Office, opened: Opened, tmp_path: Path
) -> None:
    sheet = tmp_path / "leden.xlsx"
    sheet.write_bytes(b"PK\x03\x04" + b"[Content_Types].xml xl/")
    dialog = opened(sheet)
    assert "“leden.xlsx”: This spreadsheet is damaged" in texts(dialog)
    assert "Nothing was changed." in texts(dialog)
    assert button(dialog, "Close").hasFocus()
    press(dialog, office, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_of_several_files_each_problem_says_where(office: Office, opened: Opened, tmp_path: Path) -> None:
    more = table(tmp_path / "meer.csv", "Eva Mulder;#NAAM?;eva@example.nl;2026-11-21 11:00;Hoi")
    dialog = opened(good_and_bad(tmp_path), more, tmp_path / "weg.csv")
    assert "weg.csv was not found." in problems(dialog)
    assert "“meer.csv”, line 2: the spreadsheet left #NAAM?" in "\n".join(problems(dialog))
    press(dialog, office, Qt.Key.Key_Return)
    assert leads(office) == 3


def test_many_problems_leave_the_buttons_on_the_screen(
    office: Office, opened: Opened, tmp_path: Path
) -> None:
    rows = [f"Persoon {at};3,16123E+10;p{at}@example.nl;2026-11-20 10:00;x" for at in range(400)]
    dialog = opened(table(tmp_path / "veel.csv", *rows))
    assert len(problems(dialog)) == 400
    assert dialog.height() <= 600
    go = button(dialog, "Import")
    assert dialog.rect().contains(go.mapTo(dialog, go.rect().bottomRight()))


def test_stopping_half_way_keeps_what_was_in(office: Office, opened: Opened, tmp_path: Path) -> None:
    rows = [f"Persoon {at};;p{at}@example.nl;2026-11-{at % 20 + 1:02} 10:00;x" for at in range(4000)]
    dialog = opened(table(tmp_path / "lang.csv", *rows))
    bar = dialog.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    QTest.keyClick(button(dialog, "Import"), Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: bar.isVisible() and bar.value() > 0, timeout=10_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    office.settle()
    assert dialog.isVisible()
    assert "Stopped. What was in is kept." in texts(dialog)
    assert 0 < leads(office) < 4000


def test_contact_cards_are_taken_in_from_the_window(office: Office, opened: Opened, tmp_path: Path) -> None:
    """A phone's own file: everybody with a name or number comes in, and the empty card is named."""
    file = tmp_path / "contacten.vcf"
    cards = ("FN:Sanne Bakker\r\nTEL:0612345678", "NOTE:niemand", "FN:Joris Visser")
    file.write_text(
        "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{it}\r\nEND:VCARD\r\n" for it in cards), newline=""
    )
    dialog = opened(file)
    assert "“contacten.vcf”: contact cards" in texts(dialog)
    assert len(problems(dialog)) == 1
    press(dialog, office, Qt.Key.Key_Return)
    assert leads(office) == 2
