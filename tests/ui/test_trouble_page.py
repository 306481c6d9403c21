"""In place of the pages when the data can't be opened: a sentence for people, and a way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import Office
from PySide6.QtWidgets import QFileDialog, QPushButton

from ptcrm.domain.refusals import Refusal
from ptcrm.store import faults
from ptcrm.store.backup import back_up
from ptcrm.store.database import Database
from ptcrm.ui.pages.trouble import TroublePage

pytest_plugins = ["office_fixtures"]


def trouble(office: Office, refusal: Refusal, folder: Path) -> TroublePage:
    page = TroublePage(office.desk, refusal, folder)
    office.qtbot.addWidget(page)
    page.show()
    return page


def press(page: TroublePage, word: str) -> None:
    next(button for button in page.findChildren(QPushButton) if word in button.text()).click()


def test_a_moment_is_told_as_people_say_it(office: Office, tmp_path: Path) -> None:
    refusal = Refusal(
        "file_damaged_backup_good",
        "The backup of {when} is good. Restore {file}",
        when="2025-03-01T10:00:00Z",
        file="/home/sanne/backups/ptcrm.db",
    )
    page = trouble(office, refusal, tmp_path)
    assert page.sentence().replace("\u00a0", " ") == "The backup of 1 Mar 2025 is good. Restore ptcrm.db"


def test_a_backup_kept_elsewhere_is_put_back(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = back_up(office.database, tmp_path / "stick", office.clock()).file
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "ptcrm.db").write_text("hallo")
    page = trouble(office, faults.file_damaged(), folder)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(kept), ""))
    press(page, "Choose a backup")
    office.settle()
    assert page.sentence().startswith("The backup is back")
    Database.open(folder, office.clock()).close()


def test_where_nothing_can_be_written_no_backup_is_offered(office: Office, tmp_path: Path) -> None:
    page = trouble(office, faults.folder_read_only(), tmp_path)
    assert "Choose another folder" in page.sentence()
    assert "Choose a backup" not in [button.text() for button in page.findChildren(QPushButton)]
