"""What people install: what goes into it, what must not, and that it fits where it is put."""

from __future__ import annotations

import plistlib
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bundle_check import MOST_MEGABYTES, look_at
from bundle_parts import is_wanted, without_orphans
from debian_package import pack
from system_packages import depends
from version_resource import version_resource

from ptcrm.app.main import window_arguments

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6/Qt/translations/qtbase_nl.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libstdc++.so.6", False),
        ("libz.so.1", False),
        ("libzstd.so.1", True),
        ("libxcb.so.1", False),
        ("libxcb-cursor.so.0", True),
        ("ptcrm/resources/i18n/ptcrm_nl.qm", True),
        ("ptcrm/store/migrations/versions/v0001_base.py", True),
        ("selectolax/lexbor.c", False),
        ("ptcrm/resources/i18n/ptcrm_nl.ts", False),
        ("keyring-25.7.0.dist-info/METADATA", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/licenses/LICENSE", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("cryptography-50.0.2.dist-info/sboms/sbom.json", False),
    ],
)
def test_what_goes_into_the_program(place: str, wanted: bool) -> None:
    assert is_wanted(place) is wanted


def test_a_library_that_only_something_unwanted_needed_stays_out() -> None:
    needs = {
        "plugin": ["libdrawn.so.1"],
        "drawn": ["libdeep.so.2", "libc.so.6"],
        "deep": ["libdrawn.so.1"],
        "orphan": ["libdeep.so.2"],
    }
    sources = {
        "PySide6/Qt/plugins/platforms/libqxcb.so": "plugin",
        "libdrawn.so.1": "drawn",
        "PySide6/Qt/lib/libdeep.so.2": "deep",
        "libgdk.so.0": "orphan",
        "libpython3.12.so.1.0": "python",
        "rapidfuzz/fuzz_cpp.so": "module",
    }
    kept = without_orphans(sources, lambda file: needs.get(file, []))
    assert kept == sources.keys() - {"libgdk.so.0"}


def test_a_part_under_the_gpl_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "libQt6Charts.so.6").write_bytes(b"")
    (tmp_path / "PySide6" / "libQt6Core.so.6").write_bytes(b"")
    (wrong,) = look_at(tmp_path).wrong
    assert "libQt6Charts" in wrong


def test_something_unwanted_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "ptcrm.dist-info").mkdir()
    (tmp_path / "ptcrm.dist-info" / "direct_url.json").write_bytes(b"")
    (wrong,) = look_at(tmp_path).wrong
    assert wrong.startswith("unwanted: ptcrm.dist-info")


def test_too_large_a_program_stops_the_build(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as stream:
        stream.truncate(MOST_MEGABYTES * 1_000_000 + 60_000)
    (wrong,) = look_at(tmp_path).wrong
    assert wrong.startswith(f"{MOST_MEGABYTES}.1 MB, more than {MOST_MEGABYTES}")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at programs of Linux")
def test_what_the_system_must_bring_is_read_from_the_programs_themselves(tmp_path: Path) -> None:
    shutil.copyfile("/bin/true", tmp_path / "ptcrm")
    found = look_at(tmp_path)
    assert found.asked == {"libc.so.6"}
    assert found.glibc[0] > (2, 3)
    assert depends(found.asked) == "ca-certificates, libc6 (>= 2.35), xkb-data"


def test_a_library_that_nobody_brings_is_not_forgotten() -> None:
    with pytest.raises(KeyError):
        depends(["libnew.so.1"])


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")
def test_the_debian_package_fits_where_it_is_put(tmp_path: Path) -> None:
    frozen, icons = tmp_path / "frozen", tmp_path / "icons"
    (frozen / "_internal").mkdir(parents=True)
    (frozen / "ptcrm").write_text("#!/bin/sh\necho it runs $1\n")
    (frozen / "ptcrm").chmod(0o700)
    (frozen / "_internal" / "data").write_text("x")
    (frozen / "_internal" / "data").chmod(0o600)
    icons.mkdir()
    (icons / "ptcrm-48.png").write_bytes(b"png")
    made = pack(frozen, icons, "1.2.3", frozenset({"libc.so.6"}), tmp_path)
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "--raw-extract", str(made), str(root)], check=True)
    scripts = {file.name for file in (root / "DEBIAN").iterdir()} - {"control"}
    assert not scripts, "nothing in the package touches data"
    told = (root / "DEBIAN" / "control").read_text("utf-8")
    assert "Version: 1.2.3\n" in told
    assert "Depends: ca-certificates, libc6 (>= 2.35), xkb-data\n" in told
    ran = subprocess.run([root / "usr/bin/ptcrm", "well"], capture_output=True, text=True, check=True)
    assert ran.stdout == "it runs well\n"
    assert (root / "usr/lib/ptcrm/_internal/data").stat().st_mode & 0o777 == 0o644
    assert (root / "usr/lib/ptcrm/ptcrm").stat().st_mode & 0o777 == 0o755
    assert (root / "usr/share/icons/hicolor/48x48/apps/ptcrm.png").read_bytes() == b"png"


def test_the_menu_entry_starts_the_window_with_and_without_files() -> None:
    entry = ConfigParser(interpolation=None, delimiters="=")
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "packaging/linux/ptcrm.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert {"Name", "Comment", "Comment[nl]", "Keywords[nl]", "Icon"} <= told.keys()
    assert told["StartupWMClass"] == "PT CRM", "what the window says of itself on X11"
    words = shlex.split(told["Exec"])
    at = words.index("%F")
    for files in ((), ("/a b.vcf",), ("/a.vcf", "/b.csv")):
        wanted = window_arguments([*words[1:at], *files, *words[at + 1 :]])
        assert wanted is not None
        assert wanted.files == files
    kinds = set(filter(None, told["MimeType"].split(";")))
    assert {"text/vcard", "message/rfc822", "text/csv"} <= kinds


def test_the_papers_for_each_system_can_be_read() -> None:
    packaging = ROOT / "packaging"
    rights = plistlib.loads((packaging / "macos/entitlements.plist").read_bytes())
    assert all(value is True for value in rights.values())
    software = ElementTree.parse(packaging / "linux/ptcrm.metainfo.xml").getroot()
    assert software.findtext("launchable") == "ptcrm.desktop"
    details = version_resource("0.3.0", "PT CRM")
    compile(details, "version", "eval")
    assert "filevers=(0, 3, 0, 0)" in details
    assert "StringStruct('OriginalFilename', 'PT CRM.exe')" in details


def test_the_licences_that_qt_asks_for_come_along() -> None:
    licences = ROOT / "packaging" / "licences"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (licences / "LGPL-3.0.txt").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (licences / "GPL-3.0.txt").read_text("utf-8")
    assert "LGPL-3.0.txt" in (licences / "Qt.txt").read_text("utf-8")
