"""What a release is made with: its notes out of the changelog, sums that the system's own tool accepts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "packaging" / script), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_version_to_come_has_its_notes() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    for name in (version, f"v{version}"):
        notes = run("release_notes.py", name)
        assert (notes.returncode, notes.stderr) == (0, "")
        assert notes.stdout.startswith("### ")
        assert "\n## " not in notes.stdout, "only its own section"


def test_without_notes_there_is_no_release() -> None:
    for words in (("9.9.9",), (), ("0.2", "0.3")):
        assert run("release_notes.py", *words).returncode == 1


def test_the_sums_are_right_and_notice_a_changed_byte(tmp_path: Path) -> None:
    (tmp_path / "ptcrm.deb").write_bytes(b"a program")
    (tmp_path / "ptcrm é.tar.xz").write_bytes(b"another")
    assert run("checksums.py", str(tmp_path)).returncode == 0

    def check() -> int:
        command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode

    assert check() == 0
    (tmp_path / "ptcrm.deb").write_bytes(b"b program")
    assert check() == 1


def test_sums_of_nothing_are_a_mistake(tmp_path: Path) -> None:
    assert run("checksums.py", str(tmp_path)).returncode == 1


def test_what_the_workflows_call_is_there_and_every_action_is_pinned() -> None:
    called: set[str] = set()
    for file in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = file.read_text(encoding="utf-8")
        called |= set(re.findall(r"(?:packaging|\.ci)/[\w./]+", text))
        for action in re.findall(r"uses: (\S+)", text):
            assert action.startswith("./") or re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action), action
    assert "packaging/package.py" in called
    for name in called:
        path = ROOT / name
        assert path.is_file(), name
        runs = path.suffix in ("", ".sh")
        assert not runs or os.access(path, os.X_OK), f"{name} can't be run"
