"""The house rules that a tool can hold us to. Who breaks one reads here which, and why it is one."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "ptcrm"
FILES = sorted(HOUSE.rglob("*.py"))
KIT = HOUSE / "ui" / "kit"
LONGEST = 300

# These show text as HTML when it looks like HTML, so a lead's name could load a picture or hang the program.
# ui/kit has the plain ones.
RAW_WIDGETS = {"QMessageBox", "QToolTip", "QProgressDialog", "QTextBrowser", "QErrorMessage", "QWhatsThis"}
RAW_WIDGETS_WHEN_MADE = {"QLabel", "QTextEdit"}  # as a type in an annotation they do no harm
RAW_METHODS = {"setToolTip", "setWhatsThis", "setHtml", "insertHtml", "appendHtml", "setMarkdown"}

CLOCKS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
    "QDateTime": {"currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentSecsSinceEpoch"},
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
}


def within(path: Path, *rooms: Path) -> bool:
    """Whether ``path`` lies in one of ``rooms``."""
    return any(path.is_relative_to(room) for room in rooms)


def nodes(path: Path) -> Iterator[ast.AST]:
    """Everything in a file, as Python reads it."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))


def place(path: Path, node: ast.AST) -> str:
    """Where to look: file and line."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def called(node: ast.AST) -> str:
    """The last part of the name that a call calls, or nothing."""
    return used_name(node.func) if isinstance(node, ast.Call) else ""


def report(broken: list[str], rule: str) -> None:
    """Fail with the rule and every place that breaks it."""
    assert not broken, rule + "\n" + "\n".join(broken)


def test_packages_say_nothing_of_their_own() -> None:
    full = [
        str(path.relative_to(ROOT)) for path in FILES if path.name == "__init__.py" and path.stat().st_size
    ]
    report(full, "__init__.py stays empty: import from the file that defines the thing")


def test_rooms_stay_small_enough_to_read() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    # Migrations are generated statements, frozen for ever once released: there is nothing to split by.
    frozen = HOUSE / "store" / "migrations" / "versions"
    long = [
        f"{path.relative_to(ROOT)}: {n}"
        for path, n in lengths.items()
        if n > LONGEST and not within(path, frozen)
    ]
    report(long, f"more than {LONGEST} lines: split by topic")


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME)\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [*FILES, *sorted((ROOT / "packaging").rglob("*.py"))]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if later.search(line)
    ]
    report(found, "finish it or leave it out")


def raw_text_in(path: Path) -> Iterator[ast.AST]:
    """Each use of a widget or method that reads HTML from plain text."""
    for node in nodes(path):
        made = {called(node)} | {used_name(base) for base in getattr(node, "bases", [])}
        if used_name(node) in RAW_WIDGETS or made & (RAW_METHODS | RAW_WIDGETS_WHEN_MADE):
            yield node


def used_name(node: ast.AST) -> str:
    """The last part of a name such as ``QtWidgets.QLabel``."""
    return str(getattr(node, "attr", getattr(node, "id", "")))


def test_text_from_outside_is_shown_as_plain_text() -> None:
    outside_kit = [path for path in FILES if not within(path, KIT)]
    raw = [place(path, node) for path in outside_kit for node in raw_text_in(path)]
    report(raw, "shows a name as HTML: use the plain widgets of ui/kit")


def test_the_kit_says_plain_text_wherever_it_makes_a_label() -> None:
    makers = [path for path in FILES if within(path, KIT) and any(called(n) == "QLabel" for n in nodes(path))]
    silent = [str(path.relative_to(ROOT)) for path in makers if "PlainText" not in path.read_text("utf-8")]
    report(silent, "a QLabel guesses at HTML until it is told Qt.TextFormat.PlainText")


def test_only_the_store_names_the_text_search() -> None:
    names = [path for path in FILES if "fts5" in path.read_text(encoding="utf-8").lower()]
    report(
        [str(path.relative_to(ROOT)) for path in names if not within(path, HOUSE / "store")],
        "search is one seam in store/, so that another database can stand behind it",
    )


def clocks_in(path: Path) -> Iterator[ast.AST]:
    """Each place that asks what time it is."""
    for node in nodes(path):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            if node.attr in CLOCKS.get(owner, ()):
                yield node
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (alias for alias in node.names if alias.name in CLOCKS["time"])


def test_only_the_app_looks_at_the_clock() -> None:
    asking = [place(path, n) for path in FILES if not within(path, HOUSE / "app") for n in clocks_in(path)]
    report(asking, "take `now` as an argument: the one Clock is made in app/")


def test_every_refusal_has_one_wording() -> None:
    wordings: dict[str, dict[str, str]] = defaultdict(dict)
    unclear: list[str] = []
    for path in FILES:
        for node in nodes(path):
            if called(node) != "Refusal" or not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            first, second = node.args[:2]
            if not isinstance(first, ast.Constant):
                continue  # a refusal passed on; it was worded where it was first raised
            code = str(first.value)
            if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", code):
                unclear.append(f"{place(path, node)}: {code} is not a snake_case word")
            wordings[code][ast.unparse(second)] = place(path, node)
    for code, texts in wordings.items():
        if len(texts) > 1:
            unclear.append(f"{code}: " + "; ".join(f"{where} {text}" for text, where in texts.items()))
    report(unclear, "a code is translated once, so it is worded once")


class _Bell(QObject):
    rung = Signal(int)


@pytest.mark.usefixtures("qapp")
def test_qt_calls_leave_the_reference_counts_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None or True with each call, and then aborts."""
    bell, edit = _Bell(), QLineEdit()
    heard: list[int] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(1000):
        bell.rung.emit(number)
        edit.setText("x")
        edit.setVisible(False)
    QApplication.processEvents()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert len(heard) == 1000
    assert max(abs(b - a) for b, a in zip(before, after, strict=True)) < 50


def test_what_others_made_comes_with_its_licence() -> None:
    icons, fonts = ROOT / "resources" / "icons", ROOT / "resources" / "fonts"
    assert (icons / "LICENSE").read_text("utf-8").startswith("ISC License")
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE").read_text("utf-8")
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    for icon in icons.glob("*.svg"):
        assert "ISC" in icon.read_text("utf-8") or icon.stem == "ptcrm", f"where does {icon.name} come from?"
    assert {font.stem.partition("-")[0] for font in fonts.glob("*.ttf")} == {"Inter"}


def test_packages_are_pinned_by_content_and_not_by_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {
        "runtime": project["dependencies"],
        "dev": project["dependencies"] + project["optional-dependencies"]["dev"],
        "package": project["dependencies"] + project["optional-dependencies"]["packaging"],
    }
    for name, dependencies in wanted.items():
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        assert "://" not in text
        entries = re.findall(
            r"^([a-z0-9-]+)==\S+[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", text, re.M
        )
        pinned = {package for package, _ in entries}
        assert len(pinned) == len(re.findall(r"^[a-z0-9-]+==", text, re.M))
        asked = {re.split(r"[<>=!~;\[ ]", dependency)[0].lower() for dependency in dependencies}
        assert asked <= pinned, f"run `make lock`: {asked - pinned}"
