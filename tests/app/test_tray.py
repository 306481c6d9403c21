"""PT CRM in a real tray: what a panel on the bus sees of the icon and its menu, and an old tray of X's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest
from desktop import Bus, Daemon, wait_until
from jeepney import MatchRule, message_bus
from jeepney.io.blocking import open_dbus_connection
from panel import Panel
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage

from ptcrm.app.tray_icon import SIZES, tray_icon
from ptcrm.commands.intake import take_in
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.values import Channel
from ptcrm.store.database import Database
from ptcrm.ui.kit.resources import resource

pytest_plugins = ["desktop_fixtures"]

MINUTE = 60_000
OPEN, NEW, CLIENT, QUIT = "Open PT CRM", "New lead", "With a client", "Quit PT CRM"


@pytest.fixture
def panel(daemon: Daemon, bus: Bus) -> Iterator[Panel]:
    if sys.platform != "linux":
        pytest.skip("icons on the bus are Linux's")
    made = Panel(bus.address)
    made.start()
    yield made
    made.stop()


_HURRIED = """
import sys
from ptcrm.app import rounds
rounds.TICK_MS = 500
from ptcrm.app.main import main
sys.exit(main(sys.argv[1:]))
"""


class Program:
    """PT CRM as a process of its own, since Qt makes up its mind about trays once."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.folder = folder
        self._words = words
        self.process: subprocess.Popen[bytes] | None = None

    def add(self, name: str, minutes_ago: int) -> None:
        """As another program does: the one that runs hears of it by the file alone."""
        now = time.time_ns() // 1_000_000
        person = Enquiry(Person(name=name), Channel.PHONE, arrival=Arrival(now - minutes_ago * MINUTE))
        with closing(Database.open(self.folder, now)) as database:
            database.write(partial(take_in, enquiry=person), now)

    def start(self, *, hurried: bool = False) -> None:
        """``hurried``: it looks around every half second instead of every fifteen."""
        begin = ["-c", _HURRIED] if hurried else ["-m", "ptcrm"]
        words = ["--data-dir", str(self.folder), *self._words, "--language", "en"]
        self.process = subprocess.Popen([sys.executable, *begin, *words])

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(15)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    made = Program(tmp_path / "data")
    yield made
    made.stop()


def asked(*words: str) -> str | None:
    """What xdotool answers; None where a window went away while it was looked at."""
    if "DISPLAY" not in os.environ or shutil.which("xdotool") is None:
        pytest.skip("no X display and xdotool, so no window can be seen from outside")
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False)
    return None if "X Error" in done.stderr else done.stdout.strip()


def on_show() -> list[str] | None:
    """The windows on show, by their titles; None while that can't be told."""
    found = asked("search", "--onlyvisible", "--name", "PT CRM")
    if found is None:
        return None
    return [title for title in (asked("getwindowname", window) for window in found.split()) if title]


def close_window(title: str) -> None:
    """As the trainer does, by the window manager; a key that comes too early is pressed again."""
    for _ in range(5):
        wait_until(lambda: asked("getactivewindow", "getwindowname") == title)
        asked("key", "--clearmodifiers", "alt+F4")
        with suppress(AssertionError):
            wait_until(lambda: on_show() == [], 2)
            return
    pytest.fail("the window stays")


def test_a_panel_shows_the_icon_with_its_menu(panel: Panel, program: Program) -> None:
    program.add("Sanne", 70)
    program.start()
    wait_until(lambda: panel.icons)
    assert panel.property("Category") == "ApplicationStatus"
    assert list(panel.lines()) == [OPEN, NEW, CLIENT, QUIT]
    wait_until(lambda: "1 person" in str(panel.property("ToolTip")))
    assert "Sanne" not in str(panel.property("ToolTip")), "whoever sits beside the trainer reads along"
    assert panel.property("IconPixmap"), "a picture of our own, since no theme has one with a count"


def test_the_icon_counts_who_waits_over_the_hour(panel: Panel, program: Program) -> None:
    program.add("Noor", 5)
    program.start()
    wait_until(lambda: panel.icons)
    assert "PT CRM" in str(panel.property("ToolTip"))
    before = panel.property("IconPixmap")
    program.add("Sanne", 70)
    program.add("Piet", 80)
    wait_until(lambda: "2 people" in str(panel.property("ToolTip")))
    assert panel.property("IconPixmap") != before


def test_nobody_waits_so_quitting_from_the_menu_ends_it(panel: Panel, program: Program) -> None:
    program.start()
    wait_until(lambda: panel.icons)
    panel.choose(QUIT)
    wait_until(program.ended)
    assert program.process is not None
    assert program.process.returncode == 0


def test_closing_keeps_it_in_the_tray_and_says_so_once(
    panel: Panel, program: Program, daemon: Daemon
) -> None:
    program.start()
    wait_until(lambda: panel.icons and on_show() == ["PT CRM"])
    for _ in range(2):
        close_window("PT CRM")
        panel.activate()
        wait_until(lambda: on_show() == ["PT CRM"])
    assert not program.ended()
    wait_until(lambda: daemon.shown)
    time.sleep(0.5)
    assert [one.title for one in daemon.shown] == ["PT CRM keeps watch in the background."]


def test_out_of_sight_from_the_start_it_rings_all_the_same(
    panel: Panel, program: Program, daemon: Daemon
) -> None:
    program._words = ("--minimized",)
    program.add("Sanne", 70)
    program.start()
    wait_until(lambda: panel.icons and daemon.shown)
    assert on_show() == []
    panel.choose(OPEN)
    wait_until(lambda: on_show() == ["(1) PT CRM"])


@pytest.mark.parametrize(("line", "title"), [(NEW, "New lead"), (CLIENT, "With a client")])
def test_the_menu_asks_over_the_window(panel: Panel, program: Program, line: str, title: str) -> None:
    program.add("Sanne", 5)
    program.start()
    wait_until(lambda: panel.icons and on_show() == ["PT CRM"])
    close_window("PT CRM")
    time.sleep(1)
    panel.choose(line)
    wait_until(lambda: title in (asked("getactivewindow", "getwindowname") or ""))
    assert on_show() == ["PT CRM"]


def test_a_panel_that_comes_later_takes_the_window_and_one_that_goes_gives_it_back(
    bus: Bus, daemon: Daemon, program: Program
) -> None:
    program._words = ("--minimized",)
    program.start(hurried=True)
    time.sleep(3)
    late = Panel(bus.address)
    late.start()
    wait_until(lambda: late.icons, 40)
    late.choose(OPEN)
    wait_until(lambda: on_show() == ["PT CRM"])
    close_window("PT CRM")
    late.stop()
    # Minimised it is within reach again: the window manager manages it.
    wait_until(lambda: asked("search", "--name", "PT CRM", "get_desktop_for_window") != "", 40)


def test_quitting_asks_while_somebody_waits_and_the_system_is_never_asked(
    panel: Panel, program: Program
) -> None:
    program.add("Sanne de Vries", 5)
    program.start()
    wait_until(lambda: panel.icons and on_show() == ["PT CRM"])
    time.sleep(1.5)
    panel.choose(QUIT)
    time.sleep(1)
    assert not program.ended()
    program.stop()
    assert program.process is not None
    assert program.process.returncode == 0


def test_an_old_tray_of_x_will_do(bus: Bus, daemon: Daemon, program: Program) -> None:
    if shutil.which("trayer") is None or "DISPLAY" not in os.environ:
        pytest.skip("no trayer on this machine, or no X display")
    tray = subprocess.Popen(["trayer"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        program.start()
        wait_until(lambda: on_show() == ["PT CRM"])
        time.sleep(1.5)
        close_window("PT CRM")
        assert not program.ended()
    finally:
        tray.terminate()
        tray.wait(10)


def test_docks_are_told_the_count(bus: Bus, daemon: Daemon, program: Program) -> None:
    listener = open_dbus_connection(bus=bus.address)
    counts = MatchRule(type="signal", interface="com.canonical.Unity.LauncherEntry", member="Update")
    listener.send_and_get_reply(message_bus.AddMatch(counts))
    program.add("Sanne", 70)
    with listener.filter(counts) as heard:
        program.start()
        uri, values = listener.recv_until_filtered(heard, timeout=20).body
    listener.close()
    assert uri == "application://ptcrm.desktop"
    assert (values["count"][1], values["count-visible"][1]) == (1, True)


_SAYS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from ptcrm.app.notifier import Notification, NotShown, TrayNotifier
from ptcrm.app.tray import Tray
app = QApplication([])
tray = Tray(QIcon(sys.argv[1]), print, ())
notifier = TrayNotifier(lambda number, key: app.exit(number), tray)
told = Notification(7, "Sanne has waited an hour", "Instagram", "Open")
try:
    notifier.show(told)
    sys.exit("there is no icon yet")
except NotShown:
    pass
assert tray.there()
notifier.show(told)
QTimer.singleShot(15_000, app.quit)
sys.exit(app.exec())
"""


def test_where_a_desktop_knows_no_more_the_same_icon_tells(panel: Panel, daemon: Daemon) -> None:
    """As on macOS: no second icon, and choosing the message counts."""
    mark = str(resource("icons", "ptcrm.svg"))
    says = subprocess.Popen([sys.executable, "-c", _SAYS, mark])
    wait_until(lambda: daemon.shown, 20)
    assert (daemon.shown[0].title, len(panel.icons)) == ("Sanne has waited an hour", 1)
    daemon.press(daemon.shown[0].number)
    assert says.wait(20) == 7


# What it looks like


@pytest.fixture
def mark(qapp: QGuiApplication) -> QIcon:
    return QIcon(str(resource("icons", "ptcrm.svg")))


def _picture(icon: QIcon, size: int) -> QImage:
    return icon.pixmap(size, size).toImage()


@pytest.mark.parametrize("size", SIZES)
def test_a_count_can_be_told_from_none_and_from_another(mark: QIcon, size: int) -> None:
    seen = [_picture(tray_icon(mark, count), size) for count in (0, 1, 2, 9, 10, 400)]
    assert all(one != other for place, one in enumerate(seen[:5]) for other in seen[:place])
    assert seen[4] == seen[5], "more than nine is more than nine"
    assert seen[1].width() == size


def test_the_badge_stands_free_on_any_panel(mark: QIcon) -> None:
    """Around it nothing is painted, so that the panel itself parts it from the mark."""
    picture = _picture(tray_icon(mark, 3), 64)
    column = [picture.pixelColor(44, y) for y in range(64)]
    kinds = "".join(_kind(colour) for colour in column)
    assert "R" in kinds
    assert kinds[kinds.index("R") - 1] == " "


def _kind(colour: QColor) -> str:
    if colour.alpha() < 40:
        return " "
    return "R" if colour.red() > colour.green() + 60 else "m"
