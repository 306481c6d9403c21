"""Starting with the laptop: what each system is given, read as it reads it, and repaired after a move."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.app.autostart import Autostart, make_autostart, starting_words
from ptcrm.app.autostart_entries import (
    desktop_entry,
    launch_agent,
    read_desktop_entry,
    read_launch_agent,
    read_run_value,
    run_value,
)
from ptcrm.app.places import data_folder

linux = pytest.mark.skipif(sys.platform != "linux", reason="desktop entries are Linux's")

# No NUL can be in a command line, and no surrogate in a file.
word = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=30)
programs = st.lists(word, min_size=1, max_size=4)


class Desktop:
    """GLib itself, by which GNOME and others read and split what stands in an entry."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("glib-2.0")
        if name is None:
            pytest.skip("GLib is not on this machine")
        glib = self._glib = ctypes.CDLL(name)
        glib.g_key_file_new.restype = ctypes.c_void_p
        glib.g_key_file_get_string.restype = ctypes.c_void_p

    def value(self, text: str, key: str) -> str:
        data, nothing = text.encode(), None
        keys = ctypes.c_void_p(self._glib.g_key_file_new())
        assert self._glib.g_key_file_load_from_data(keys, data, ctypes.c_size_t(len(data)), 0, nothing)
        found = self._glib.g_key_file_get_string(keys, b"Desktop Entry", key.encode(), nothing)
        assert found is not None, f"no {key}"
        return ctypes.string_at(found).decode()

    def words(self, line: str) -> list[str]:
        count, split = ctypes.c_int(), ctypes.POINTER(ctypes.c_char_p)()
        done = self._glib.g_shell_parse_argv(line.encode(), ctypes.byref(count), ctypes.byref(split), None)
        assert done, line
        return [(split[place] or b"").decode().replace("%%", "%") for place in range(count.value)]


@linux
@given(programs)
def test_a_desktop_runs_exactly_these_words(words: list[str]) -> None:
    desktop, text = Desktop(), desktop_entry(words)
    assert desktop.words(desktop.value(text, "Exec")) == words
    # A value's first blanks are lost to every reader; no program's path begins with one.
    if not words[0][0].isspace():
        assert desktop.value(text, "TryExec") == words[0]


@pytest.mark.parametrize(
    "program", ["/usr/bin/ptcrm", "/home/femke/My Apps/pt crm", "/tmp/a\\b", "/opt/pé/100%"]
)
def test_the_program_is_read_back(program: str) -> None:
    for entry in (
        read_desktop_entry(desktop_entry([program, "--minimized"])),
        read_launch_agent(launch_agent([program, "--minimized"])),
        read_run_value(run_value([program, "--minimized"]), None),
    ):
        assert entry is not None
        assert (entry.on, entry.program) == (True, program)


def test_macos_is_given_a_list_and_starts_it_at_login() -> None:
    read = plistlib.loads(launch_agent(["/Applications/PT CRM.app/Contents/MacOS/ptcrm", "--minimized"]))
    assert read["ProgramArguments"] == ["/Applications/PT CRM.app/Contents/MacOS/ptcrm", "--minimized"]
    assert read["RunAtLoad"] is True
    assert "KeepAlive" not in read, "whoever quits PT CRM is not overruled"
    assert read_launch_agent(plistlib.dumps({**read, "Disabled": True})).on is False  # type: ignore[union-attr]


def test_windows_is_given_one_line() -> None:
    line = run_value([r"C:\Program Files\PT CRM\ptcrm.exe", "--minimized"])
    assert line == r'"C:\Program Files\PT CRM\ptcrm.exe" --minimized'
    assert read_run_value(line, bytes([2, 0, 0])).on
    assert not read_run_value(line, bytes([3, 0, 0])).on, "switched off in the Task Manager"
    assert read_run_value("ptcrm.exe", b"").program == "ptcrm.exe"


@pytest.mark.parametrize("rubbish", ["", "Exec=x", "[Desktop Entry", "[Other]\nExec=x", "\0"])
def test_rubbish_is_no_entry(rubbish: str) -> None:
    assert read_desktop_entry(rubbish) is None
    assert read_launch_agent(rubbish.encode()) is None
    assert read_launch_agent(plistlib.dumps({"ProgramArguments": []})) is None


@pytest.fixture
def here(home: Path) -> Path:
    """Where Linux keeps ours."""
    return home / ".config" / "autostart" / "ptcrm.desktop"


@pytest.fixture
def autostart(here: Path) -> Autostart:
    return make_autostart(data_folder(None))


@linux
def test_it_is_switched_on_and_off_and_tells_the_truth(autostart: Autostart, here: Path) -> None:
    assert not autostart.starts()
    assert autostart.start(True)
    assert here.exists()
    assert [one.name for one in here.parent.iterdir()] == ["ptcrm.desktop"]
    text = here.read_text()
    here.write_text(text.replace("enabled=true", "enabled=false"))
    assert not autostart.starts(), "switched off by GNOME"
    here.write_text(f"{text}Hidden=true\n")
    assert not autostart.starts(), "switched off by another desktop"
    assert autostart.start(True)
    assert not autostart.start(False)
    assert not here.exists()
    assert not autostart.start(False), "also when it is gone already"


@linux
def test_what_can_not_be_written_stays_off(
    autostart: Autostart, here: Path, caplog: pytest.LogCaptureFixture
) -> None:
    here.parent.parent.mkdir(parents=True)
    here.parent.write_text("a file in the way")
    assert not autostart.start(True)
    assert len(caplog.records) == 1


@linux
@pytest.mark.parametrize("config", ["", "not/absolute"])
def test_without_a_sound_config_folder_the_usual_one_is_used(
    home: Path, monkeypatch: pytest.MonkeyPatch, config: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", config)
    make_autostart(data_folder(None)).start(True)
    assert (home / ".config" / "autostart" / "ptcrm.desktop").exists()


@linux
def test_a_program_that_was_moved_is_repaired_and_another_one_left(autostart: Autostart, here: Path) -> None:
    autostart.repair()
    assert not here.exists(), "what is off stays off"
    here.parent.mkdir(parents=True)
    here.write_text(desktop_entry(["/gone/ptcrm", "--minimized"]))
    autostart.repair()
    entry = read_desktop_entry(here.read_text())
    assert entry is not None
    assert entry.program == sys.executable
    another = desktop_entry(["/bin/sh", "--minimized"])
    here.write_text(another)
    autostart.repair()
    assert here.read_text() == another, "a program that is there, of another folder maybe"


@linux
def test_the_entry_starts_this_program_from_anywhere(autostart: Autostart, here: Path, home: Path) -> None:
    """As the desktop does: the words of the file, in the home folder, without what a shell has set."""
    autostart.start(True)
    desktop = Desktop()
    words = desktop.words(desktop.value(here.read_text(), "Exec"))
    assert words[-1] == "--minimized"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([*words[:-1], "--version"], cwd=home, env=clean, capture_output=True, check=True)
    assert done.stdout.startswith(b"PT CRM")


def test_a_folder_of_ones_own_goes_along(tmp_path: Path) -> None:
    assert starting_words(tmp_path)[-3:] == ["--minimized", "--data-dir", str(tmp_path)]
    assert starting_words(data_folder(None))[-1] == "--minimized"


def test_a_frozen_program_and_an_image_are_started_as_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/ptcrm/ptcrm")
    assert starting_words(data_folder(None)) == [str(Path("/opt/ptcrm/ptcrm")), "--minimized"]
    monkeypatch.setenv("APPIMAGE", "/home/femke/PT_CRM.AppImage")
    assert starting_words(data_folder(None)) == ["/home/femke/PT_CRM.AppImage", "--minimized"]
