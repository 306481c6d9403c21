"""Collects every word on screen into Qt Linguist's files and compiles them.

``make words`` brings ``resources/i18n/*.ts`` up to date with the source and writes the ``.qm`` beside them;
``--check`` only tells whether that has been done and whether every word is translated.

Words are written ``tr("Context", "Hello {name}", name=name)`` or ``tr("Context", "%n lead(s)", n=count)``.
Qt's own reader of Python drops such calls without a word because of their keyword arguments, so the source is
read with ``ast`` and lupdate gets a plain list of what was found; merging and compiling stay Qt's work.
"""

from __future__ import annotations

import argparse
import ast
import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "ptcrm"
WORDS = ROOT / "resources" / "i18n"
LANGUAGES = ("nl", "en")
REFUSED = frozenset({"Refusal", "Wording"})
FUNCTIONS = frozenset({"tr", "mark"})  # mark: noted here, translated by tr when it is shown


@dataclass(frozen=True, order=True)
class Word:
    """One text on screen; ``comment`` tells apart equal texts of one context."""

    context: str
    text: str
    comment: str
    counted: bool


def words_in(path: Path) -> tuple[set[Word], list[str]]:
    """The words of one file, and a complaint for each call whose text can't be collected."""
    found: set[Word] = set()
    complaints: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        refused = _refusal_text(node)
        if refused is not None:
            found.add(Word("Refusal", refused, "", counted=False))
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS):
            continue
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        texts = _literals(node)
        if not 2 <= len(texts) <= 3:
            if node.func.id == "mark" or not _shows_marked_words(node):
                complaints.append(f"{place}: context and text must be literals")
            continue
        counted = any(keyword.arg == "n" for keyword in node.keywords)
        if counted != ("%n" in texts[1]):
            complaints.append(f"{place}: n= and %n belong together")
            continue
        found.add(Word(texts[0], texts[1], texts[2] if len(texts) == 3 else "", counted))
    return found, complaints


def _refusal_text(node: ast.AST) -> str | None:
    """The sentence of a ``Refusal(code, sentence)``: raised below the window, translated when it is shown."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSED):
        return None
    texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return texts[1] if len(texts) == 2 else None


def _literals(call: ast.Call) -> list[str]:
    """The positional arguments when each is a literal text, else nothing."""
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return texts if len(texts) == len(call.args) else []


def _shows_marked_words(call: ast.Call) -> bool:
    """Whether the call passes on ``*marked`` words, which were collected where they were marked."""
    return len(call.args) == 1 and isinstance(call.args[0], ast.Starred)


def collect() -> list[Word]:
    """Every word of the program, in a stable order; ends the program when a call can't be read."""
    found: set[Word] = set()
    complaints: list[str] = []
    for path in sorted(SOURCE.rglob("*.py")):
        some, complaints_here = words_in(path)
        found |= some
        complaints += complaints_here
    if complaints:
        sys.exit("\n".join(complaints))
    return sorted(found)


def update(words: list[Word], folder: Path) -> None:
    """Bring the ``.ts`` in ``folder`` up to date with ``words`` (translations are kept) and compile them."""
    with tempfile.TemporaryDirectory() as scratch:
        listing = Path(scratch) / "words.py"
        listing.write_text("".join(_as_call(word) for word in words), encoding="utf-8")
        for language in LANGUAGES:
            ts = folder / f"ptcrm_{language}.ts"
            options = ["-locations", "none", "-no-obsolete", "-sort-messages", "-target-language", language]
            only_counted = ["-pluralonly"] if language == "en" else []  # the source is the English
            _run("lupdate", *options, *only_counted, str(listing), "-ts", str(ts))
            _run("lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))


def _as_call(word: Word) -> str:
    parts = (word.context, word.text, word.comment)
    arguments = ", ".join(json.dumps(part, ensure_ascii=False) for part in parts)
    return f"translate({arguments}{', 7' if word.counted else ''})\n"


def _run(tool: str, *arguments: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}"
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if done.returncode or "warning" in done.stderr.lower():
        sys.exit(f"{tool}: {done.stdout}{done.stderr}")


def read_back(ts: Path) -> tuple[set[Word], list[str]]:
    """What a ``.ts`` holds, and its texts without a complete translation."""
    held: set[Word] = set()
    missing: list[str] = []
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            text = message.findtext("source", "")
            counted = message.get("numerus") == "yes"
            held.add(Word(context.findtext("name", ""), text, message.findtext("comment", ""), counted))
            translation = message.find("translation")
            forms = [] if translation is None else [form.text for form in translation.iter("numerusform")]
            whole = translation is not None and all(forms if counted else [translation.text])
            if translation is None or translation.get("type") == "unfinished" or not whole:
                missing.append(text)
    return held, missing


def verify_read_back(words: list[Word], folder: Path) -> None:
    """Qt must hold exactly what was collected; a silent loss would show English in a Dutch window."""
    for language in LANGUAGES:
        held, _ = read_back(folder / f"ptcrm_{language}.ts")
        expected = {word for word in words if word.counted or language != "en"}
        if held != expected:
            lost = "\n".join(f"  {word}" for word in sorted(held ^ expected))
            sys.exit(f"ptcrm_{language}.ts differs from the source in:\n{lost}")


def check(words: list[Word]) -> list[str]:
    """What keeps the committed files from being complete and current, one line each."""
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for ts in WORDS.glob("*.ts"):
            shutil.copy(ts, folder)
        update(words, folder)
        verify_read_back(words, folder)
        for fresh in sorted(folder.iterdir()):
            kept = WORDS / fresh.name
            if not kept.exists() or kept.read_bytes() != fresh.read_bytes():
                problems.append(f"{fresh.name} is out of date: run `make words`")
        for language in LANGUAGES:
            _, missing = read_back(folder / f"ptcrm_{language}.ts")
            problems += [f"ptcrm_{language}.ts: not translated: {text}" for text in missing]
    return problems


def main() -> int:
    """Update the files, or with ``--check`` say what is behind; 1 when something is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    only_check: bool = parser.parse_args().check
    words = collect()
    if only_check:
        problems = check(words)
        sys.stdout.write("".join(f"{problem}\n" for problem in problems))
        return 1 if problems else 0
    WORDS.mkdir(parents=True, exist_ok=True)
    update(words, WORDS)
    verify_read_back(words, WORDS)
    for language in LANGUAGES:
        _, missing = read_back(WORDS / f"ptcrm_{language}.ts")
        sys.stdout.write("".join(f"ptcrm_{language}.ts: not translated: {text}\n" for text in missing))
    sys.stdout.write(f"{len(words)} texts collected\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
