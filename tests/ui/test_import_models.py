"""The models of the import page keep Qt's rules, and say what they hold to a screen reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_office import Importing, good_and_bad, table
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ptcrm.commands.import_look import ImportLook, PartFacts, look_at
from ptcrm.commands.import_plan import ImportPlan, ImportReport, ReadFile, RefusedLine, read_one
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import NOTHING_SAID, Choices
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.ui.models.import_columns import ImportColumns
from ptcrm.ui.models.import_parts import ImportParts, parts_of
from ptcrm.ui.models.import_problems import ImportProblems, group_problems
from ptcrm.ui.models.import_questions import questions_of
from ptcrm.ui.models.import_rows import ImportRows, RowColumn, preview_rows

pytest_plugins = ["office_fixtures", "import_fixtures"]

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def look(office: Office, tmp_path: Path) -> ImportLook:
    more = table(tmp_path / "meer.csv", "Eva Mulder;0612345679;eva@example.nl;03-04-2026;Hoi")
    now, zone = office.clock(), office.desk.zone
    paths = (good_and_bad(tmp_path), more, tmp_path / "weg.csv")
    return look_at(
        office.database, [read_one(path, now, zone) for path in paths], "NL", frozenset(), now, zone
    )


def test_parts(office: Office, look: ImportLook) -> None:
    model = ImportParts(office.desk.theme)
    QAbstractItemModelTester(model, FATAL)
    model.show_parts(parts_of(look), frozenset())
    assert model.index(0, 0).data(SPOKEN).startswith("excel.csv: table")
    assert not model.flags(model.index(2, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    model.show_parts(parts_of(look), frozenset())
    model.show_parts([], frozenset())


def test_columns(look: ImportLook) -> None:
    model = ImportColumns()
    QAbstractItemModelTester(model, FATAL)
    model.show_table(look.plan.files[0], {})
    assert model.index(0, 0).data(SPOKEN) == "Column Naam: Name"
    assert model.index(1, 0).data() == "Sanne Bakker"
    model.show_table(look.plan.files[0], {"naam": look.plan.files[0].mapping.columns[0].kind})  # type: ignore[union-attr]
    assert model.index(0, 0).data(SPOKEN) == "Column Naam: Name, as you said"
    model.show_table(None, {})


def test_rows(office: Office, look: ImportLook) -> None:
    model = ImportRows(office.desk)
    QAbstractItemModelTester(model, FATAL)
    model.show_rows(preview_rows(look, look.plan.files, office.desk))
    assert "cut this phone number off" in model.index(0, RowColumn.NAME).data(SPOKEN)
    assert model.empty(RowColumn.SOURCE)
    model.show_rows([])


def test_problems(office: Office, look: ImportLook) -> None:
    refusal = Refusal("file_empty", "The file is empty.")
    many = [RefusedLine("a.csv", line, refusal) for line in range(1, 8)]
    model = ImportProblems(office.desk.theme)
    QAbstractItemModelTester(model, FATAL)
    model.show_groups(group_problems([*many, *look.remarks]), several=True)
    assert model.rowCount(model.index(0, 0)) == 7
    assert model.index(3, 0, model.index(0, 0)).data() == "“a.csv”, line 4: the file is empty."
    assert str(model.index(0, 0).data(SPOKEN)).startswith("stays out: ")
    model.show_groups([], several=False)


def test_who_of_a_chat_the_trainer_is(importing: Importing) -> None:
    office = importing.office
    path = Path("chat.txt")
    chat = FileReading(path, FileKind.TABLE, voices=("Sanne", "Coach Tom"), own_voice="Coach Tom")
    read = (ReadFile(path, NOTHING_SAID, (chat,)),)
    report = ImportReport(None, 0, 0, 0, 0, 0, 0, 0, (), ())
    look = ImportLook(read, ImportPlan((chat,), ()), report, {}, {(path, ""): PartFacts()})
    (question,) = questions_of(look, office.desk)
    assert question.words == "Which of these is you?"
    assert question.chosen == "Coach Tom"
    importing.page.work.say_own_name("Sanne", chat.voices)
    office.settle()
    assert importing.page.work.choices_of(path) == Choices(columns={}, own_names=frozenset({"Sanne"}))
    importing.page.work.say_own_name("Coach Tom", chat.voices)
    assert importing.page.work.choices_of(path).own_names == frozenset({"Coach Tom"})
