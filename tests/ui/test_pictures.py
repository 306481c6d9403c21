"""Six pictures of the window, compared with how it is meant to look.

A change that is meant is looked at and then kept with ``make pictures``. What differs without being meant is
written beside the test's other files: what was painted, and the differing pixels on white.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import QLocale, QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ptcrm.commands.samples import fill_demo
from ptcrm.ui.kit.language import Language, speak
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Appearance
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.models.lead_counts import LeadCounts
from ptcrm.ui.pages.leads import LeadsPage

pytest_plugins = ["office_fixtures"]

PICTURES = Path(__file__).parent / "pictures"
RENEW = os.environ.get("PICTURES") == "renew"
SIZE = QSize(1280, 800)
STEP = 40
"""How far a channel (0-255) may be off before its pixel counts: edges are blended otherwise elsewhere."""
SHARE = 0.002
"""The share of all pixels that may differ so; a button in another colour or a moved line is more."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or "QT_SCALE_FACTOR" in os.environ,
    reason="letters are drawn otherwise on other systems and at other scales",
)

Pages = dict[str, QWidget]


@pytest.fixture
def window(office: Office, tmp_path: Path, look: tuple[Language, Appearance]) -> Iterator[MainWindow]:
    language, appearance = look
    owner = QObject()
    speak(language, owner)
    office.desk.theme.choose(appearance)
    blinking = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    fill_demo(office.database, office.clock(), office.desk.zone)
    window = MainWindow(office.desk, language, tmp_path)
    office.qtbot.addWidget(window)
    window.resize(SIZE)
    window.sidebar.say_status(tr("Settings", "All data on this laptop"))
    window.show()
    window.activateWindow()
    office.qtbot.waitActive(window)
    window.data_opened()
    office.settle()
    yield window
    office.settle()
    QApplication.setCursorFlashTime(blinking)
    del owner  # and with it the words of that language
    QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize("look", [(Language.NL, Appearance.LIGHT)], ids=["nl-light"])
def test_in_dutch_by_day(office: Office, window: MainWindow, tmp_path: Path) -> None:
    assert window.today is not None
    first = window.today.answer.rows()[0].lead_id
    wrong = [*_compare(office, "today-nl-light", window, tmp_path)]
    window.show_leads()
    counts = window.findChildren(LeadCounts)[0]
    office.qtbot.waitUntil(lambda: not counts.isActive())  # how long a stage takes is counted a moment later
    wrong += _compare(office, "board-nl-light", window, tmp_path)
    window.findChildren(LeadsPage)[0].show_view(table=True)
    wrong += _compare(office, "table-nl-light", window, tmp_path)
    window.show_lead(first)
    wrong += _compare(office, "lead-nl-light", window, tmp_path)
    window.new_lead()
    office.settle()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    office.qtbot.waitActive(dialog)
    office.qtbot.wait(150)  # it fits itself to its fields once the desktop has put it up
    wrong += _compare(office, "new-lead-nl-light", dialog, tmp_path)
    dialog.reject()
    assert wrong == []


@pytest.mark.parametrize("look", [(Language.EN, Appearance.DARK)], ids=["en-dark"])
def test_in_english_by_night(office: Office, window: MainWindow, tmp_path: Path) -> None:
    assert [*_compare(office, "today-en-dark", window, tmp_path)] == []


def test_a_small_difference_is_found(tmp_path: Path) -> None:
    """The tolerance lets no button through: here one is painted over."""
    meant = QImage(str(PICTURES / "today-nl-light.png"))
    other = meant.copy()
    for x in range(1000, 1100):
        for y in range(60, 96):
            other.setPixel(x, y, 0xFF808080)
    assert _share(meant, other, tmp_path / "difference.png") > SHARE
    assert _share(meant, meant, tmp_path / "none.png") == 0


def _compare(office: Office, name: str, widget: QWidget, folder: Path) -> Iterator[str]:
    painted = _still(office, widget)
    place = PICTURES / f"{name}.png"
    if RENEW:
        assert painted.save(str(place))
        return
    meant = QImage(str(place)).convertToFormat(QImage.Format.Format_RGB32)
    painted.save(str(folder / f"{name}.png"))
    if meant.size() != painted.size():
        yield f"{name} is {painted.size().toTuple()}, meant as {meant.size().toTuple()}: see {folder}"
        return
    share = _share(meant, painted, folder / f"{name}-difference.png")
    if share > SHARE:
        yield f"{name} differs in {share:.2%} of its pixels: see {folder}/{name}-difference.png"


def _still(office: Office, widget: QWidget) -> QImage:
    """A picture once nothing changes any more: what is painted first asks for the rows it shows."""
    before = QImage()
    for _ in range(20):
        office.settle()
        painted = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if painted == before:
            return painted
        before = painted
        office.qtbot.wait(20)
    raise AssertionError("the window never comes to rest")


def _share(meant: QImage, painted: QImage, difference: Path) -> float:
    """The share of pixels that are further off than ``STEP``; where, is written down."""
    plain = QImage.Format.Format_RGB32
    one, other = (memoryview(image.convertToFormat(plain).constBits()) for image in (meant, painted))
    width, height = meant.width(), meant.height()
    lines = [slice(at, at + 4 * width) for at in range(0, len(one), 4 * width)]
    unlike = [line for line in lines if one[line] != other[line]]  # most are the same to the byte
    off = {
        at // 4
        for line in unlike
        for at, mine, its in zip(range(line.start, line.stop), one[line], other[line], strict=True)
        if abs(mine - its) > STEP
    }
    if off:
        shown = QImage(width, height, QImage.Format.Format_RGB32)
        shown.fill(0xFFFFFFFF)
        for at in off:
            shown.setPixel(at % width, at // width, 0xFFD00000)
        shown.save(str(difference))
    return len(off) / (width * height)
