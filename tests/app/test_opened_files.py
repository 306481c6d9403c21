"""Files opened with PT CRM: on the import page of the window that runs, and nothing is saved by it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ptcrm.app.main import window_arguments
from ptcrm.app.one_instance import OneInstance
from ptcrm.app.opened_files import MOST_FILES, OpenedFiles, absolute, as_message, of_message
from ptcrm.app.start_again import words_again

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Sanne de Vries\nTEL:06 12345678\nEND:VCARD\n"
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from ptcrm.app import window
from ptcrm.ui.pages.import_page import ImportPage
real = ImportPage._show_look
def shown(page, look, groups):
    real(page, look, groups)
    readings = [reading for file in look.read for reading in file.readings]
    print([row.enquiry.person.name for reading in readings for row in reading.rows], flush=True)
    QTimer.singleShot(0, window.QApplication.instance().quit)
ImportPage._show_look = shown
show = window.Runner.show
def up(runner, *words, **named):
    print("up", flush=True)
    show(runner, *words, **named)
window.Runner.show = up
from ptcrm.app.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """Somebody's contact card, as a mail program saves it."""
    file = tmp_path / "Sanne – kaart.vcf"
    file.write_text(CARD, encoding="utf-8")
    return file


def data(folder: Path) -> str:
    """A folder with one lead, so that nothing is asked first."""
    ptcrm = [sys.executable, "-m", "ptcrm", "--data-dir", str(folder)]
    subprocess.run([*ptcrm, "add", "--name", "Piet"], check=True, capture_output=True)
    return str(folder)


def leads(folder: str) -> str:
    ptcrm = [sys.executable, "-m", "ptcrm", "--data-dir", folder]
    return subprocess.run([*ptcrm, "leads"], check=True, capture_output=True, text=True).stdout


def test_a_start_with_a_file_shows_what_is_in_it_and_saves_nothing(tmp_path: Path, card: Path) -> None:
    folder = data(tmp_path / "data")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--data-dir", folder, "--open", card.name],
        cwd=card.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[1] == "['Sanne de Vries']"
    assert "Sanne" not in leads(folder)


def test_a_second_start_hands_its_files_over_and_ends(tmp_path: Path, card: Path) -> None:
    folder = data(tmp_path / "data")
    first = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "--data-dir", folder], stdout=subprocess.PIPE, text=True
    )
    second = [sys.executable, "-m", "ptcrm", "--data-dir", folder, "--open", card.name]
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "up\n"
        assert subprocess.run(second, cwd=card.parent, check=False, timeout=30).returncode == 0
        out, _ = first.communicate(timeout=60)
    finally:
        first.kill()
    assert out.strip() == "['Sanne de Vries']"


def test_files_wait_until_the_window_can_show_them(qtbot: QtBot) -> None:
    files = OpenedFiles(["/a.vcf"])
    with qtbot.assertNotEmitted(files.wanted):
        files.take(["/b.csv"])
    with qtbot.waitSignal(files.wanted) as shown:
        files.be_ready()
    assert shown.args == [["/a.vcf", "/b.csv"]]
    with qtbot.waitSignal(files.wanted) as shown:
        files.take(["/c.eml"])
    assert shown.args == [["/c.eml"]]
    with qtbot.assertNotEmitted(files.wanted):
        files.be_ready()


@given(st.lists(st.text(min_size=1).map(lambda name: f"/{name}"), max_size=20))
def test_whatever_files_are_called_they_arrive(files: list[str]) -> None:
    line = as_message(files)
    assert line.count(b"\n") == 1
    assert of_message(line) == files


@given(st.binary() | st.sampled_from([b"{}\n", b"[1, null]\n", b'["relative.csv"]\n', b'"/a"\n']))
def test_what_is_no_list_of_files_is_nothing(line: bytes) -> None:
    assert all(Path(file).is_absolute() for file in of_message(line))
    assert of_message(b'["relative.csv", 3]\n') == []


def test_no_more_files_than_anybody_means() -> None:
    assert len(absolute([str(n) for n in range(MOST_FILES + 5)])) == MOST_FILES


def test_noise_on_the_line_is_not_taken_for_files(tmp_path: Path, qtbot: QtBot) -> None:
    first = OneInstance(tmp_path)
    callers: list[QLocalSocket] = []
    try:
        with qtbot.assertNotEmitted(first.files_wanted), qtbot.assertNotEmitted(first.raise_wanted):
            for noise in (b"[\n", b'["x"]\n', b"\xff" * 5_000):
                callers.append(socket := QLocalSocket())
                socket.connectToServer(first._name)
                assert socket.waitForConnected(2_000)
                socket.write(noise)
                socket.flush()
                qtbot.wait(50)
        second = OneInstance(tmp_path)
        with qtbot.waitSignal(first.files_wanted) as handed:
            assert second.raise_first(["/tmp/" + "x" * 200_000])
        assert len(handed.args[0][0]) == 200_005
        qtbot.wait(50)
    finally:
        for caller in callers:
            caller.abort()
        qtbot.wait(50)
        first.close()


def test_the_menu_without_a_file_opens_the_window() -> None:
    wanted = window_arguments(["--open"])
    assert wanted is not None
    assert wanted.files == ()
    several = window_arguments(["--open", "/a.csv", "/b.vcf", "--minimized"])
    assert several is not None
    assert (several.files, several.minimized) == (("/a.csv", "/b.vcf"), True)


def test_starting_again_shows_no_file_twice() -> None:
    assert words_again(["-m", "ptcrm", "--open", "/a.csv", "/b", "--demo"]) == ["-m", "ptcrm", "--demo"]
    assert words_again(["--data-dir", "x"]) == ["--data-dir", "x"]


def test_macos_asks_the_application(qtbot: QtBot, tmp_path: Path) -> None:
    program = (
        "from PySide6.QtCore import QCoreApplication, QUrl\n"
        "from PySide6.QtGui import QFileOpenEvent\n"
        "from ptcrm.app.application import Application\n"
        "app = Application(['x']); app.file_opened.connect(print)\n"
        "QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile('/a/b.vcf')))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "/a/b.vcf"
