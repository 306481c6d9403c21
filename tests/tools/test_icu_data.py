"""The frozen program's ICU: smaller, and Qt gets the same of it as of the whole one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from icu_data import found, is_icu_data, smaller

QT = Path(PySide6.__file__).parent / "Qt" / "lib"
ASK = Path(__file__).with_name("ask_icu.py")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or found("icupkg") is None, reason="needs icupkg (Debian: icu-devtools)"
)


def library() -> Path:
    (data,) = (file for file in QT.iterdir() if is_icu_data(file.name))
    return data


def test_qt_sorts_converts_and_names_time_zones_as_with_the_whole_of_it(tmp_path: Path) -> None:
    made = smaller(library(), QT.glob("libQt6*.so.6"), tmp_path / "icu")
    assert made.stat().st_size < library().stat().st_size - 15e6
    whole, less = (
        subprocess.run(
            [sys.executable, str(ASK)],
            env=dict(os.environ, LD_LIBRARY_PATH=folder),
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        for folder in ("", str(made.parent))
    )
    assert less[0] == str(made), "the smaller one was not read"
    assert whole[0] != less[0]
    assert whole[1:] == less[1:]
    assert len(less) > 1000


def test_freezing_stops_when_something_else_is_asked_of_icu(tmp_path: Path) -> None:
    caller = tmp_path / "libQt6New.so.6"
    version = library().name.rpartition(".")[2]
    shutil.copyfile(QT / f"libicui18n.so.{version}", caller)
    with pytest.raises(
        ValueError, match=rf"libQt6New.so.6 calls .*ubrk_open_{version}.* of ICU: see what data"
    ):
        smaller(library(), [caller], tmp_path / "icu")


def test_freezing_stops_when_the_data_is_not_what_it_was(tmp_path: Path) -> None:
    other = tmp_path / library().name
    shutil.copyfile("/bin/true", other)
    with pytest.raises(RuntimeError, match="icupkg"):
        smaller(other, [], tmp_path / "icu")
