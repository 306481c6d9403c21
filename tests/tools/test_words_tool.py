"""Every text written in the source reaches the translator, and comes back with the right plural."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

TOOL = Path(__file__).resolve().parents[2] / "packaging" / "words.py"

SOURCE = """
def page(count, name):
    tr("Today", "Answer now")
    tr("Today", "%n lead(s) waiting, {name}", n=len(count), name=name)
    tr("Today", "Open", "verb")
    tr(
        "Today",
        "two "
        "parts {inner}",
        inner=tr("Today", "nested “q” \\"d\\" back\\\\slash 😀\\nline"),
    )
    tr(*KNOW)

KNOW = mark("Stage", "Know")
"""
TEXTS = {"Know", "Answer now", "%n lead(s) waiting, {name}", "Open", "two parts {inner}"}
NESTED = 'nested “q” "d" back\\slash 😀\nline'


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tool, at work in a small house of its own."""
    spec = importlib.util.spec_from_file_location("words_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "words_tool", tool)
    spec.loader.exec_module(tool)
    source, folder = tmp_path / "src", tmp_path / "i18n"
    source.mkdir()
    folder.mkdir()
    (source / "page.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "SOURCE", source)
    monkeypatch.setattr(tool, "WORDS", folder)
    return tool


def test_every_text_arrives_at_the_translator(words: ModuleType) -> None:
    found = words.collect()
    words.update(found, words.WORDS)
    words.verify_read_back(found, words.WORDS)
    held, missing = words.read_back(words.WORDS / "ptcrm_nl.ts")
    assert {word.text for word in held} == {*TEXTS, NESTED}
    assert len(missing) == len(found)
    assert any("not translated: Answer now" in problem for problem in words.check(found))


def test_counts_get_their_plural_in_both_languages(words: ModuleType) -> None:
    found = words.collect()
    words.update(found, words.WORDS)
    forms = {"nl": ("%n lead wacht", "%n leads wachten"), "en": ("%n lead waits", "%n leads wait")}
    for language, (one, more) in forms.items():
        ts = words.WORDS / f"ptcrm_{language}.ts"
        text = ts.read_text(encoding="utf-8")
        text = text.replace("<numerusform></numerusform>", f"<numerusform>{one}</numerusform>", 1)
        text = text.replace("<numerusform></numerusform>", f"<numerusform>{more}</numerusform>", 1)
        ts.write_text(text.replace(' type="unfinished"', ""), encoding="utf-8")
    words.update(found, words.WORDS)
    for language, (one, more) in forms.items():
        translator = QTranslator()
        assert translator.load(str(words.WORDS / f"ptcrm_{language}.qm"))
        said = [translator.translate("Today", "%n lead(s) waiting, {name}", "", n) for n in (0, 1, 2)]
        assert said == [more, one, more]


@pytest.mark.parametrize(
    "call",
    [
        'tr("Today", f"waiting {count}")',
        'tr(context, "waiting")',
        'tr("Today", "%n waiting", count=3)',
        'tr("Today", "waiting", n=3)',
        'mark("Today", text)',
        'tr("Today")',
    ],
)
def test_a_call_that_cannot_be_collected_is_named(words: ModuleType, call: str) -> None:
    (words.SOURCE / "bad.py").write_text(f"x = 1\n{call}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"bad\.py:2"):
        words.collect()
