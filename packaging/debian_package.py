"""Packs the frozen program as a .deb: a menu entry, icons, "open with", and nothing that touches data.

There are no scripts in the package. The menus and icons are told by dpkg's own triggers, and a trainer's data
is in their home folder, which neither removing nor purging looks at.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from system_packages import depends

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = "usr/lib/ptcrm"

_CONTROL: Final = """\
Package: ptcrm
Version: {version}
Architecture: amd64
Maintainer: The PT CRM developers
Section: misc
Priority: optional
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-noto-color-emoji, gnome-keyring | kwalletmanager, xdg-utils
Description: who has just asked a personal trainer for help
 PT CRM tells a personal trainer who has just asked for help, and how long they
 have been waiting. Each enquiry has a clock; after the first answer every lead
 keeps one next step, from getting to know each other to becoming a client.
 .
 All data stays on this laptop.
"""


def pack(
    frozen: Path, icons: Path, version: str, libraries: frozenset[str], out: Path, effort: int = 8
) -> Path:
    """Make ``ptcrm_VERSION_amd64.deb`` in ``out``. ``libraries`` are those the system must bring."""
    stage = out / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(frozen, stage / PROGRAM, symlinks=True)
    link = stage / "usr/bin/ptcrm"
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../../{PROGRAM}/ptcrm")
    add_to_desktop(stage / "usr/share", icons)
    _add_papers(stage / "usr/share/doc/ptcrm")
    control = stage / "DEBIAN" / "control"
    control.parent.mkdir()
    size = sum(file.lstat().st_size for file in stage.rglob("*") if not file.is_dir())
    text = _CONTROL.format(version=version, kilobytes=size // 1024, depends=depends(libraries))
    control.write_text(text, encoding="utf-8")
    _set_rights(stage)
    made = out / f"ptcrm_{version}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{effort}", "--build", str(stage), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(stage)
    return made


def add_to_desktop(share: Path, icons: Path) -> None:
    """The menu entry and the icons in every size, where desktops look for them under ``share``."""
    place(ROOT / "packaging/linux/ptcrm.desktop", share / "applications/ptcrm.desktop")
    place(ROOT / "packaging/linux/ptcrm.metainfo.xml", share / "metainfo/ptcrm.metainfo.xml")
    place(ROOT / "resources/icons/ptcrm.svg", share / "icons/hicolor/scalable/apps/ptcrm.svg")
    for icon in icons.glob("ptcrm-*.png"):
        size = icon.stem.rpartition("-")[2]
        place(icon, share / f"icons/hicolor/{size}x{size}/apps/ptcrm.png")


def place(source: Path, target: Path) -> None:
    """Copy one file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _add_papers(folder: Path) -> None:
    place(ROOT / "LICENSE", folder / "copyright")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


def _set_rights(stage: Path) -> None:
    """As every package has them, whatever the builder's own settings are."""
    for file in [stage, *stage.rglob("*")]:
        if not file.is_symlink():
            runs = file.is_dir() or os.access(file, os.X_OK)
            file.chmod(0o755 if runs else 0o644)
