"""Pictures of every page and dialog, for people to look at: ``make screenshots`` fills ``screenshots/``.

The real window runs on sample leads at a fixed moment, in both languages, light and dark, in three sizes and
at three scales, and on a practice without leads and one with far too many and too long ones. Each look is a
process of its own (``photographer.py``). Nothing here passes or fails; what is seen does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OUT: Final = ROOT / "screenshots"


@dataclass(frozen=True)
class Look:
    """One way to see the window, which fills a screen of this many pixels at this scale."""

    practice: str
    language: str
    appearance: str
    width: int
    height: int
    percent: int = 100

    @property
    def name(self) -> str:
        """What its pictures begin with."""
        return f"{self.practice}-{self.language}-{self.appearance}-{self.width}-{self.percent}"

    def words(self) -> list[str]:
        """What the photographer is told, with the size as the window counts it."""
        size = (str(side * 100 // self.percent) for side in (self.width, self.height))
        return [self.practice, self.language, self.appearance, *size, str(OUT), self.name]


LOOKS: Final = (
    *(
        Look("demo", language, appearance, *size)
        for language in ("nl", "en")
        for appearance in ("light", "dark")
        for size in ((1280, 800), (1920, 1080), (1024, 640))
    ),
    Look("demo", "nl", "light", 1920, 1080, 150),
    Look("demo", "en", "dark", 1920, 1080, 150),
    Look("demo", "nl", "dark", 2560, 1600, 200),
    Look("demo", "en", "light", 2560, 1600, 200),
    Look("overfull", "nl", "light", 1024, 640),
    Look("overfull", "en", "dark", 1280, 800),
    Look("overfull", "nl", "dark", 1920, 1080, 150),
    Look("overfull", "en", "light", 1920, 1080),
    Look("empty", "nl", "light", 1280, 800),
    Look("empty", "en", "dark", 1024, 640),
    Look("empty", "nl", "dark", 1920, 1080, 150),
    Look("empty", "en", "light", 1920, 1080),
)


def _spawn(look: Look, home: Path) -> int:
    screen = {"name": "screen", "x": 0, "y": 0, "width": look.width, "height": look.height}
    (home / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    inherited = os.environ.get("PYTHONPATH", "")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "ui"), inherited]).rstrip(os.pathsep),
        "QT_QPA_PLATFORM": f"offscreen:configfile={home / 'screen.json'}",
        "QT_SCALE_FACTOR": str(look.percent / 100),
        "QT_LOGGING_RULES": "*.debug=false",
        "XDG_CONFIG_HOME": str(home / look.name),
        "TZ": "Europe/Amsterdam",
    }
    program = [sys.executable, str(ROOT / "packaging" / "photographer.py"), *look.words()]
    return subprocess.run(program, env=environment, check=False).returncode


def main() -> int:
    """Take the pictures; ``--only`` takes those of the looks whose name holds it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="part of a look's name, such as nl-light")
    wanted = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        looks = [look for look in LOOKS if wanted.only in look.name]
        return max((_spawn(look, Path(home)) for look in looks), default=0)


if __name__ == "__main__":
    sys.exit(main())
