"""Makes what people install: ``make package``. What it makes lies in ``dist/``.

Everywhere: the frozen program, checked and tested. On Linux then a .tar.xz and a .deb, on Windows a setup
program (where Inno Setup is installed), on macOS a .dmg. Only for the system it runs on: PyInstaller can't do
others. It needs Python 3.11 or later (3.12 or later for releases) and sets up ``build/venv`` itself.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Final

from bundle_check import MOST_MEGABYTES, MOST_PACKED, dotted, look_at

ROOT: Final = Path(__file__).resolve().parent.parent
BUILD: Final = ROOT / "build"
DIST: Final = ROOT / "dist"
ICONS: Final = BUILD / "icons"
FROZEN: Final = BUILD / "frozen" / "ptcrm"
WINDOWS: Final = sys.platform == "win32"
PYTHON: Final = BUILD / "venv" / ("Scripts/python.exe" if WINDOWS else "bin/python")


def main() -> int:
    """Freeze, look, test and pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frozen-only", action="store_true", help="freeze, look and test, but pack nothing")
    parser.add_argument("--fast", action="store_true", help="pack larger but quickly, to try it out")
    asked = parser.parse_args()
    os.environ.setdefault("PYTHONHASHSEED", "0")
    os.environ.setdefault("SOURCE_DATE_EPOCH", _date_of_source())
    set_up()
    freeze()
    bundle = look_at(FROZEN)
    say(f"frozen: {bundle.files} files, {bundle.megabytes:.1f} MB of at most {MOST_MEGABYTES}")
    if bundle.glibc[0]:
        say(f"needs GLIBC {dotted(bundle.glibc[0])} ({bundle.glibc[1]})")
    if bundle.wrong:
        sys.exit("\n".join(bundle.wrong))
    run(_program(), "--self-test")
    if asked.frozen_only:
        return 0
    sizes = {made: made.stat().st_size / 1e6 for made in pack(bundle.asked, 1 if asked.fast else 8)}
    for made, size in sizes.items():
        say(f"{made.relative_to(ROOT)}: {size:.1f} MB of at most {MOST_PACKED}, sha256 {_sha256(made)}")
    large = [made.name for made, size in sizes.items() if size > MOST_PACKED]
    if large and not asked.fast:
        sys.exit(f"more than {MOST_PACKED} MB: {', '.join(large)}")
    return 0


def set_up() -> None:
    """An environment with the pinned packages and PT CRM itself."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", BUILD / "venv")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "-r", ROOT / "requirements" / "package.txt")
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)


def freeze() -> None:
    """``build/frozen/ptcrm``; on macOS ``build/frozen/PT CRM.app`` too."""
    run(PYTHON, ROOT / "packaging" / "icons.py")
    places: list[str | Path] = ["--distpath", BUILD / "frozen", "--workpath", BUILD / "pyinstaller"]
    quiet = ["--noconfirm", "--log-level", "ERROR"]
    run(PYTHON, "-m", "PyInstaller", *quiet, *places, ROOT / "packaging" / "ptcrm.spec")


def pack(libraries: frozenset[str], effort: int) -> list[Path]:
    """What people install, as far as this machine can make it.

    ``libraries``: what Linux must bring. ``effort``: xz's, 1 to 9.
    """
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    if WINDOWS:
        return [_setup_program()]
    if sys.platform == "darwin":
        run(ROOT / "packaging" / "macos" / "dmg.sh", version())
        return sorted(DIST.glob("*.dmg"))
    made = [_archive(effort)]
    if shutil.which("dpkg-deb"):
        from debian_package import pack as pack_deb

        made.append(pack_deb(FROZEN, ICONS, version(), libraries, DIST, effort))
    return made


def _archive(effort: int) -> Path:
    """The program as a folder, with a menu entry and icons to put where they belong."""
    from debian_package import add_to_desktop

    name = f"ptcrm-{version()}-linux-x86_64"
    stage = BUILD / name
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(FROZEN, stage, symlinks=True)
    add_to_desktop(stage / "share", ICONS)
    plain = DIST / f"{name}.tar"
    with tarfile.open(plain, "w") as archive:
        for file in [stage, *sorted(stage.rglob("*"))]:
            archive.add(file, str(file.relative_to(BUILD)), recursive=False, filter=_same_each_time)
    run("xz", f"-{effort}", "--threads=0", plain)
    shutil.rmtree(stage)
    return plain.with_suffix(".tar.xz")


def _same_each_time(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = int(os.environ["SOURCE_DATE_EPOCH"])
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def _setup_program() -> Path:
    compiler = shutil.which("iscc")
    if compiler is None:
        sys.exit("Inno Setup's iscc is not on the PATH")
    run(compiler, f"/DVersion={version()}", ROOT / "packaging" / "windows" / "ptcrm.iss")
    return DIST / f"ptcrm-{version()}-setup.exe"


def _program() -> Path:
    """The frozen program that has a console to answer to."""
    if sys.platform == "darwin":
        return BUILD / "frozen" / "PT CRM.app" / "Contents" / "MacOS" / "ptcrm"
    return FROZEN / ("ptcrm.exe" if WINDOWS else "ptcrm")


def version() -> str:
    """PT CRM's version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def _date_of_source() -> str:
    """Of the newest commit, in seconds; that of the version file where there is no git."""
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or str(int((ROOT / "pyproject.toml").stat().st_mtime))


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def run(*words: str | Path) -> None:
    """Run a program; end with its complaint when it fails."""
    done = subprocess.run([str(word) for word in words], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"{Path(str(words[0])).name} ended with {done.returncode}")


def say(text: str) -> None:
    """One line of progress."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
