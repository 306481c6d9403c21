"""Pins every package, for every system, with the hashes of all its files.

``make lock`` reads ``pyproject.toml`` and writes ``requirements/*.txt``. Those name packages, versions and
hashes only: where packages come from is the business of each machine's own pip settings, and a package that
differs by one byte is refused wherever it came from. One file serves Linux, Windows and macOS (markers).

The resolving is uv's, in a throw-away environment; uv is needed for nothing else.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
HEADER = "# Written by `make lock` from pyproject.toml; don't edit by hand.\n"


def resolve(uv: Path, sources: list[str], *options: str) -> str:
    """The pinned text for ``sources`` on all systems and Python 3.11 and later."""
    fixed = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    silent = ["--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    command = [str(uv), "pip", "compile", *fixed, *silent, *options, *sources]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def verified(text: str) -> str:
    """``text`` with its header; ends the program when it names a place instead of a package."""
    for number, line in enumerate(text.splitlines(), 1):
        pinned = line.startswith("    --hash=sha256:") or "==" in line
        if not pinned or "://" in line or line.startswith(("/", "-")):
            sys.exit(f"line {number} is more than a pinned package: {line}")
    return HEADER + text


def main() -> int:
    """Write the files anew, the newest versions that ``pyproject.toml`` and the ``.in`` files allow."""
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        scripts = Path(scratch) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([str(scripts / "python"), "-m", "pip", "install", "--quiet", "uv"], check=True)
        runtime = verified(resolve(scripts / "uv", ["pyproject.toml"]))
        (REQUIREMENTS / "runtime.txt").write_text(runtime, encoding="utf-8")
        same_versions = ["--extra", "dev", "--constraint", "requirements/runtime.txt"]
        dev = verified(resolve(scripts / "uv", ["pyproject.toml", "requirements/build.in"], *same_versions))
        (REQUIREMENTS / "dev.txt").write_text(dev, encoding="utf-8")
        freezing = ["--extra", "packaging", *same_versions[2:]]
        package = verified(resolve(scripts / "uv", ["pyproject.toml", "requirements/build.in"], *freezing))
        (REQUIREMENTS / "package.txt").write_text(package, encoding="utf-8")
        for alone in ("fuzz", "release"):
            tools = verified(resolve(scripts / "uv", [f"requirements/{alone}.in"]))
            (REQUIREMENTS / f"{alone}.txt").write_text(tools, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
