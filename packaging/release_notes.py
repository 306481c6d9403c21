"""Prints the changelog's section of one version: ``python packaging/release_notes.py 0.3.0``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"


def section(changelog: str, version: str) -> str:
    """What stands under ``## [version]``; "" where there is nothing."""
    found = re.search(
        rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## \[|\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    return found.group(1).strip() if found else ""


def main(words: list[str]) -> int:
    """Print it; 1 when the changelog says nothing of that version, so that no release goes out without."""
    notes = (
        section(CHANGELOG.read_text(encoding="utf-8"), words[0].removeprefix("v")) if len(words) == 1 else ""
    )
    if not notes:
        sys.stderr.write("the changelog has no section of that version\n")
        return 1
    sys.stdout.write(notes + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
