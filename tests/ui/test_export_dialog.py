"""Exporting from the window: which leads, what kind of file, where to, and what is said of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QProgressBar
from sqlalchemy import Connection

from ptcrm.commands.samples import fill_with_samples
from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import LeadFilter, listed_rids
from ptcrm.ui.dialogs.export_leads import ExportDialog
from ptcrm.ui.models.listed import Listed
from ptcrm.ui.pages.leads import LeadsPage

pytest_plugins = ["office_fixtures"]

Opened = Callable[..., ExportDialog]
LEADS = 30


@pytest.fixture
def opened(office: Office) -> Iterator[Opened]:
    """Open the dialog on a practice with some leads."""
    fill_with_samples(office.database, LEADS, 60, 1, office.clock(), office.desk.zone)
    dialogs: list[ExportDialog] = []

    def open_on(listed: Listed | None = None) -> ExportDialog:
        dialog = ExportDialog(office.desk, listed)
        dialogs.append(dialog)
        dialog.show()
        office.qtbot.waitExposed(dialog)
        return dialog

    yield open_on
    office.settle()
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()


def button(dialog: ExportDialog, word: str) -> QAbstractButton:
    return next(it for it in dialog.findChildren(QAbstractButton) if it.accessibleName() == word)


def said(dialog: ExportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("word", "ending"),
    [("Excel", "xlsx"), ("CSV", "csv"), ("Contacts (vCard)", "vcf"), ("Everything (JSON)", "json")],
)
def test_each_kind_is_chosen_by_its_word_and_written(
    office: Office, opened: Opened, tmp_path: Path, word: str, ending: str
) -> None:
    dialog = opened()
    button(dialog, word).click()
    assert button(dialog, word).isChecked()
    file = tmp_path / f"leads.{ending}"
    dialog.save_to(file)
    office.settle()
    assert file.stat().st_size > 1000
    assert not dialog.isVisible()
    notice = office.notices[-1]
    assert notice.text == f"{LEADS} lead(s) exported to leads.{ending}."
    assert [name for name, _ in notice.actions] == ["Open folder"]


def test_what_the_list_shows_or_everybody(office: Office, opened: Opened, tmp_path: Path) -> None:
    def clients(connection: Connection) -> list[int]:
        return list(listed_rids(connection, "", LeadFilter(stages=(Stage.CLIENT,))))

    opened().reject()
    with office.database.reading() as connection:
        count = len(clients(connection))
    assert 0 < count < LEADS
    dialog = opened(Listed(count, clients))
    assert button(dialog, f"What the list shows: {count}").isChecked()
    dialog.save_to(tmp_path / "lijst.csv")
    office.settle()
    lines = io.StringIO((tmp_path / "lijst.csv").read_text(encoding="utf-8-sig"), newline="")
    rows = list(csv.DictReader(lines, delimiter=";"))
    assert len(rows) == count
    assert {row["Stage"] for row in rows} == {"client"}
    dialog = opened(Listed(count, clients))
    button(dialog, "All leads").click()
    dialog.save_to(tmp_path / "alle.json")
    office.settle()
    assert len(json.loads((tmp_path / "alle.json").read_text(encoding="utf-8"))["leads"]) == LEADS


def test_where_to_is_asked_with_a_name_and_an_ending(office: Office, opened: Opened) -> None:
    dialog = opened()
    button(dialog, "CSV").click()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    assert asked.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert asked.defaultSuffix() == "csv"
    assert asked.nameFilters() == ["CSV (*.csv)"]
    asked.reject()


def test_a_refusal_is_said_and_leaves_the_dialog(office: Office, opened: Opened, tmp_path: Path) -> None:
    dialog = opened()
    dialog.save_to(tmp_path / "weg" / "leads.csv")
    office.settle()
    assert dialog.isVisible()
    assert any("leads.csv could not be written" in text for text in said(dialog))
    dialog.save_to(tmp_path / "leads.doc")
    office.settle()
    assert "Give the file a name that ends in .xlsx, .csv, .vcf or .json." in said(dialog)
    assert button(dialog, "Excel").isEnabled()


def test_stopping_leaves_no_file(office: Office, opened: Opened, tmp_path: Path) -> None:
    dialog = opened()
    dialog.save_to(tmp_path / "leads.xlsx")
    assert all(bar.isVisible() for bar in dialog.findChildren(QProgressBar))
    dialog.reject()
    office.settle()
    assert not dialog.isVisible()
    assert office.notices == []
    assert list(tmp_path.glob("*leads*")) == []


def test_the_leads_page_offers_what_it_shows(office: Office, opened: Opened, tmp_path: Path) -> None:
    opened().reject()
    page = LeadsPage(office.desk)
    office.qtbot.addWidget(page)
    page.show()
    office.settle()
    page.bar.export.click()
    dialog = page.findChild(ExportDialog)
    assert dialog is not None
    assert not any(text == "Which leads" for text in said(dialog)), "without filters there is one answer"
    dialog.reject()
    dialog.deleteLater()
    office.qtbot.wait(10)
    field = page.findChild(QLineEdit)
    assert field is not None
    field.setText("a")
    office.settle()
    page.bar.export.click()
    dialog = page.findChild(ExportDialog)
    assert dialog is not None
    assert "Which leads" in said(dialog)
    dialog.reject()
