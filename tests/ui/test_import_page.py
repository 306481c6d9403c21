"""The import page as the trainer meets it: drop, look, Enter, and back out again."""

from __future__ import annotations

from pathlib import Path

from import_office import Importing, good_and_bad, table
from office import Office
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptcrm.commands.leads import LeadEdit, edit_lead
from ptcrm.domain.ids import LeadId
from ptcrm.queries.lead_list import lead_rids, lead_rows
from ptcrm.ui.models.import_rows import RowColumn

pytest_plugins = ["office_fixtures", "import_fixtures"]

CUT_OFF = (
    "the spreadsheet cut this phone number off (3,16123E+10)."
    " The rest of the row is fine; look the number up."
)


def spaced(text: str) -> str:
    """With plain spaces, as a preview has them in one line."""
    return text.replace("\u00a0", " ")


def test_empty_it_says_what_can_be_dropped_and_that_nothing_is_saved(importing: Importing) -> None:
    assert "Drop a file here or choose one" in importing.text()
    assert "Nothing is saved yet" in importing.text()
    assert importing.button("Choose files").isEnabled()


def test_a_list_with_problems_is_shown_before_anything_is_saved(importing: Importing, tmp_path: Path) -> None:
    importing.open(good_and_bad(tmp_path))
    assert "2 new, 0 known, 0 to check" in importing.text()
    assert "Nothing is saved yet" in importing.text()
    assert importing.page.problems.lines() == [
        "Line 4: this row has no name, phone number or e-mail address.",
        f"Line 2: {CUT_OFF}",
    ]
    assert [importing.cell(row, RowColumn.NAME) for row in range(3)] == [
        "Sanne Bakker",
        "Joris Visser",
        "niemand",
    ]
    assert [importing.cell(row, RowColumn.VERDICT) for row in range(3)] == ["new", "new", "stays out"]
    assert "no name, phone number" in importing.cell(2, RowColumn.MESSAGE)
    assert importing.leads() == 0


def test_enter_imports_and_the_whole_of_it_can_be_undone(importing: Importing, tmp_path: Path) -> None:
    importing.open(good_and_bad(tmp_path))
    assert importing.button("Import").hasFocus()
    importing.press(Qt.Key.Key_Return)
    assert "2 added, 0 merged, 1 skipped" in importing.text()
    assert len(importing.page.remarks.lines()) == 2
    assert importing.leads() == 2
    importing.choose("Undo the whole import")
    assert importing.leads() == 0
    assert "The whole import is undone." in importing.text()
    importing.choose("Import more files")
    assert "Drop a file here or choose one" in importing.text()


def test_who_was_changed_since_stays_and_is_named(
    importing: Importing, office: Office, tmp_path: Path
) -> None:
    importing.open(good_and_bad(tmp_path))
    importing.press(Qt.Key.Key_Return)
    with office.database.reading() as connection:
        rows = lead_rows(connection, lead_rids(connection))
    joris = next(row.lead_id for row in rows.values() if row.name.startswith("Joris"))
    office.do(lambda session: edit_lead(session, LeadId(joris), LeadEdit(wants="Sterker")))
    importing.choose("Undo the whole import")
    assert importing.leads() == 1
    assert "Joris Visser" in importing.text()


def test_escape_leaves_and_nothing_chosen_is_lost(
    importing: Importing, office: Office, tmp_path: Path
) -> None:
    importing.open(good_and_bad(tmp_path))
    with office.qtbot.waitSignal(importing.page.closed):
        importing.press(Qt.Key.Key_Escape)
    importing.page.hide()
    importing.page.show()
    assert importing.cell(0, RowColumn.NAME) == "Sanne Bakker"
    assert importing.leads() == 0


def test_cancel_lets_go_of_the_files(importing: Importing, tmp_path: Path) -> None:
    importing.open(good_and_bad(tmp_path))
    importing.choose("Cancel")
    assert "Drop a file here or choose one" in importing.text()
    assert importing.page.work.look is None


def test_the_proposal_of_what_the_rows_are_is_shown_and_can_be_changed(
    importing: Importing, tmp_path: Path
) -> None:
    importing.open(good_and_bad(tmp_path))
    assert importing.button("people who asked for help").isChecked()
    assert "The newest arrived" in importing.text()
    assert importing.cell(0, RowColumn.ARRIVED) != ""
    importing.choose("contacts, without an enquiry")
    assert importing.button("contacts, without an enquiry").isChecked()
    assert importing.button("contacts, without an enquiry").hasFocus()
    assert importing.cell(0, RowColumn.ARRIVED) == ""


def test_dates_that_read_either_way_are_asked_about(importing: Importing, tmp_path: Path) -> None:
    rows = [f"P{at};;p{at}@example.nl;0{at}-04-2026;x" for at in range(1, 5)]
    importing.open(table(tmp_path / "datums.csv", *rows))
    assert "Is 01-04 in this file 1\u00a0April or 4\u00a0January?" in importing.text()
    importing.choose("people who asked for help")
    assert "1 Apr" in spaced(importing.cell(0, RowColumn.ARRIVED))
    importing.choose("4\u00a0January")
    assert "4 Jan" in spaced(importing.cell(0, RowColumn.ARRIVED))
    assert "Dates: month-day" in importing.text()


def test_a_file_with_one_clear_date_is_not_asked_about(importing: Importing, tmp_path: Path) -> None:
    rows = ("A;;a@example.nl;03-04-2026;x", "B;;b@example.nl;13-04-2026;x")
    importing.open(table(tmp_path / "datums.csv", *rows))
    assert "Is 03-04" not in importing.text()
    assert "Dates: day-month" in importing.text()


def test_who_is_known_or_looks_like_somebody_is_named(importing: Importing, tmp_path: Path) -> None:
    importing.open(good_and_bad(tmp_path))
    importing.press(Qt.Key.Key_Return)
    importing.choose("Import more files")
    importing.open(
        table(
            tmp_path / "later.csv",
            "Joris Visser;06-12345678;joris@example.nl;;",
            "Kees Mol;06-12345678;;;",
            "Nieuw Iemand;06-99887766;nieuw@example.nl;;",
            "Nieuw Iemand;06-99887766;nieuw@example.nl;;",
        )
    )
    assert [importing.cell(row, RowColumn.VERDICT) for row in range(4)] == [
        "known: Joris Visser",
        "looks like Joris Visser",
        "new",
        "twice in this import",
    ]
    assert "1 new, 2 known, 1 to check" in importing.text()


def test_a_file_that_is_not_read_is_named_with_what_to_do(importing: Importing, tmp_path: Path) -> None:
    pdf = tmp_path / "leden.pdf"
    pdf.write_bytes(b"%PDF-1.7 leden")
    importing.open(pdf)
    parts = importing.page.files.parts
    assert parts.index(0, 0).data() == "leden.pdf"
    assert "PT CRM doesn’t read PDF files" in str(parts.index(0, 1).data())
    assert "There is nobody in this to take in." in importing.text()
    assert not importing.button("Import").isEnabled()
    importing.press(Qt.Key.Key_Return)
    assert importing.leads() == 0


def test_of_several_files_each_problem_says_where(importing: Importing, tmp_path: Path) -> None:
    more = table(tmp_path / "meer.csv", "Eva Mulder;#NAAM?;eva@example.nl;2026-11-21 11:00;Hoi")
    importing.open(good_and_bad(tmp_path), more, tmp_path / "weg.csv")
    assert "weg.csv was not found." in str(importing.page.files.parts.index(2, 1).data())
    assert "“meer.csv”, line 2: the spreadsheet left #NAAM?" in "\n".join(importing.page.problems.lines())
    importing.press(Qt.Key.Key_Return)
    assert importing.leads() == 3


def test_a_file_can_be_left_out_and_put_back(importing: Importing, tmp_path: Path) -> None:
    more = table(tmp_path / "meer.csv", "Eva Mulder;0612345679;eva@example.nl;2026-11-21 11:00;Hoi")
    importing.open(good_and_bad(tmp_path), more)
    view = importing.page.files.view
    view.setFocus()
    view.setCurrentIndex(importing.page.files.parts.index(0, 0))
    importing.press(Qt.Key.Key_Space)
    assert "1 new, 0 known" in importing.text()
    assert importing.page.problems.isHidden()
    importing.press(Qt.Key.Key_Space)
    assert "3 new, 0 known" in importing.text()


def test_files_dropped_later_come_beside_the_first(importing: Importing, tmp_path: Path) -> None:
    importing.open(good_and_bad(tmp_path))
    importing.open(table(tmp_path / "meer.csv", "Eva Mulder;0612345679;eva@example.nl;;"))
    assert importing.page.files.parts.rowCount() == 2
    assert "3 new" in importing.text()


def test_letters_that_look_wrong_are_read_in_another_encoding(importing: Importing, tmp_path: Path) -> None:
    file = tmp_path / "mac.csv"
    file.write_bytes("Naam;E-mail\r\nZoë Hof;zoe@example.nl\r\n".encode("mac_roman"))
    importing.open(file)
    combo = importing.page.files.encoding
    combo.setFocus()
    combo.setCurrentIndex(combo.findData("cp1252"))
    combo.activated.emit(combo.currentIndex())
    importing.office.settle()
    assert importing.cell(0, RowColumn.NAME) != "Zoë Hof"
    combo.setCurrentIndex(combo.findData("mac_roman"))
    combo.activated.emit(combo.currentIndex())
    importing.office.settle()
    assert importing.cell(0, RowColumn.NAME) == "Zoë Hof"


def test_many_problems_of_one_kind_are_one_line_that_unfolds(importing: Importing, tmp_path: Path) -> None:
    rows = [f"Persoon {at};3,16123E+10;p{at}@example.nl;2026-11-20 10:00;x" for at in range(400)]
    importing.open(table(tmp_path / "veel.csv", *rows, ";;;;niemand"))
    problems = importing.page.problems
    assert len(problems.lines()) == 2
    assert problems.problems.rowCount(problems.problems.index(1, 0)) == 400
    importing.choose("stays out: 1")
    assert problems.lines() == ["Line 402: this row has no name, phone number or e-mail address."]
    go = importing.button("Import")
    assert importing.page.rect().contains(go.mapTo(importing.page, go.rect().bottomRight()))


def test_stopping_half_way_keeps_what_was_in_and_says_what_was_not_reached(
    importing: Importing, office: Office, tmp_path: Path
) -> None:
    rows = [f"Persoon {at};;p{at}@example.nl;2026-11-{at % 20 + 1:02} 10:00;x" for at in range(6000)]
    importing.open(table(tmp_path / "lang.csv", *rows))
    page = importing.page
    QTest.keyClick(importing.button("Import"), Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: page.foot.bar.value() > 0, timeout=20_000)
    assert importing.button("Stop").hasFocus()
    QTest.keyClick(importing.button("Stop"), Qt.Key.Key_Space)
    office.settle()
    assert "Stopped. What was in is kept." in importing.text()
    assert "not reached" in importing.text()
    assert 0 < importing.leads() < 6000


def test_the_page_can_be_left_while_it_runs_and_tells_when_it_is_done(
    importing: Importing, office: Office, tmp_path: Path
) -> None:
    rows = [f"Persoon {at};;p{at}@example.nl;;x" for at in range(1500)]
    importing.open(table(tmp_path / "lang.csv", *rows))
    QTest.keyClick(importing.button("Import"), Qt.Key.Key_Return)
    importing.page.hide()
    office.settle()
    assert office.notices[-1].text.replace(",", "") == "The import is done: 1500 added 0 merged 0 skipped."
    assert [word for word, _ in office.notices[-1].actions] == ["Show report"]
    importing.page.show()
    assert "The import is done" not in importing.text()
    assert "added, 0 merged, 0 skipped" in importing.text()


def test_the_report_leads_to_the_new_leads_and_the_possible_duplicates(
    importing: Importing, office: Office, tmp_path: Path
) -> None:
    importing.open(
        table(tmp_path / "a.csv", "Joris Visser;06-12345678;;;", "Kees Mol;06-12345678;;;", "Eva;;eva@x.nl;;")
    )
    importing.press(Qt.Key.Key_Return)
    with office.qtbot.waitSignal(office.desk.page_wanted) as asked:
        importing.choose("1 possible duplicate")
    assert asked.args == ["duplicates"]
    with office.qtbot.waitSignal(importing.page.leads_wanted) as wanted:
        importing.choose("Show the new leads")
    assert wanted.args


def test_the_report_is_saved_as_a_table(importing: Importing, office: Office, tmp_path: Path) -> None:
    from ptcrm.ui.pages.import_saving import report_rows

    importing.open(good_and_bad(tmp_path))
    importing.press(Qt.Key.Key_Return)
    report = importing.page.shown_report
    assert report is not None
    rows = list(report_rows(report))
    assert rows[0][2] == "2 added, 0 merged, 1 skipped"
    assert [row[:3] for row in rows[1:]] == [
        ("excel.csv", "4", "stays out"),
        ("excel.csv", "2", "to look up"),
    ]


def test_files_held_over_the_page_light_it_up(importing: Importing, office: Office, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(good_and_bad(tmp_path)))])
    drop = importing.page.drop
    held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(drop, QDragEnterEvent(QPoint(50, 50), *held))
    assert drop.held_over
    QApplication.sendEvent(drop, QDropEvent(QPointF(50, 50), *held))
    office.settle()
    assert not drop.held_over
    assert importing.cell(0, RowColumn.NAME) == "Sanne Bakker"


def test_contact_cards_of_a_phone_come_in(importing: Importing, tmp_path: Path) -> None:
    file = tmp_path / "contacten.vcf"
    cards = ("FN:Sanne Bakker\r\nTEL:0612345678", "NOTE:niemand", "FN:Joris Visser")
    file.write_text(
        "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{it}\r\nEND:VCARD\r\n" for it in cards), newline=""
    )
    importing.open(file)
    assert len(importing.page.problems.lines()) == 1
    importing.press(Qt.Key.Key_Return)
    assert importing.leads() == 2
