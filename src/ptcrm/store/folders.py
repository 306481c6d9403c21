"""Folders that harm a database: those a cloud service syncs, and those on another machine.

A sync client copies a file while it is written: the copy of a live database was damaged in 119 of 120 tries.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final


class FolderKind(StrEnum):
    CLOUD = "cloud"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class FolderWarning:
    """``service`` is a name to show: OneDrive, or the kind of network drive."""

    kind: FolderKind
    service: str


_BY_NAME: Final = (
    (re.compile(r"onedrive( - .+)?", re.I), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?", re.I), "Dropbox"),
    (re.compile(r"google ?drive|my drive|mijn drive|drivefs", re.I), "Google Drive"),
    (re.compile(r"nextcloud\d*", re.I), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.I), "ownCloud"),
    (re.compile(r"pcloud ?drive|pcloud ?sync|pcloud", re.I), "pCloud"),
    (re.compile(r"icloud ?drive|iclouddrive|mobile documents", re.I), "iCloud"),
    (re.compile(r"proton ?drive", re.I), "Proton Drive"),
    (re.compile(r"mega ?sync", re.I), "MEGA"),
    (re.compile(r"syncthing", re.I), "Syncthing"),
)
_IN_CLOUD_STORAGE: Final = (
    ("OneDrive", "OneDrive"),
    ("Dropbox", "Dropbox"),
    ("GoogleDrive", "Google Drive"),
    ("Nextcloud", "Nextcloud"),
    ("pCloud", "pCloud"),
    ("ProtonDrive", "Proton Drive"),
)
_MARKS: Final = (
    (".dropbox.cache", "Dropbox"),
    (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
)
_CONFLICT: Final = re.compile(
    r"^ptcrm.*(conflicted copy|conflict(ed)?[ _-]|in conflict|\.sync-conflict-|exemplaar in conflict).*\.db",
    re.I,
)
_NETWORK: Final = re.compile(
    r"nfs4?|cifs|smb(2|3|fs)|9p|afs|afpfs|ceph|glusterfs|lustre|ncpfs|davfs|webdav|virtiofs"
    r"|fuse\.(sshfs|rclone|davfs2?|glusterfs|gvfsd-fuse|google-drive-ocamlfuse)",
    re.I,
)
_MOUNT_LINE: Final = re.compile(r"^.+? on (?P<at>.+?) \((?P<type>[^,)]+)", re.M)
_REMOTE_DRIVE: Final = 4


def warnings_for(folder: Path) -> FolderWarning | None:
    """What is wrong with keeping data in this folder, or None. The folder need not exist yet."""
    place = Path(os.path.realpath(folder))
    return cloud_of(place, Path.home(), os.environ) or network_of(place, mount_table())


def is_elsewhere(folder: Path) -> bool:
    """Whether others than this laptop may read or write the folder, so that WAL isn't safe there."""
    return warnings_for(folder) is not None


def cloud_of(folder: Path, home: Path, environment: Mapping[str, str]) -> FolderWarning | None:
    """The sync service a folder belongs to: by the service's own settings, by name, by what it leaves."""
    for root, service in _known_roots(home, environment):
        if folder == root or root in folder.parents:
            return FolderWarning(FolderKind.CLOUD, service)
    service = _by_name(folder) or _by_marks(folder, home)
    if not service and has_conflicted_copy(folder):
        service = "A sync service"
    return FolderWarning(FolderKind.CLOUD, service) if service else None


def has_conflicted_copy(folder: Path) -> bool:
    """Whether a sync client has already put a second version of the data file beside it."""
    try:
        return any(_CONFLICT.match(entry.name) for entry in folder.iterdir())
    except OSError:
        return False


def network_of(folder: PurePath, mounts: str) -> FolderWarning | None:
    """Whether a folder lies on another machine, by the text of a mount table (Linux, macOS) or its drive."""
    if str(folder).startswith(("\\\\", "//")) and not str(folder).startswith(("\\\\?\\", "\\\\.\\")):
        return FolderWarning(FolderKind.NETWORK, "A network drive")
    if sys.platform == "win32":
        remote = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE_DRIVE
        return FolderWarning(FolderKind.NETWORK, "A network drive") if remote else None
    best, kind = "", ""
    for at, filesystem in parse_mounts(mounts):
        inside = str(folder) == at or str(folder).startswith(at.rstrip("/") + "/")
        if inside and len(at) >= len(best):
            best, kind = at, filesystem
    return FolderWarning(FolderKind.NETWORK, "A network drive") if _NETWORK.fullmatch(kind) else None


def parse_mounts(text: str) -> list[tuple[str, str]]:
    """(place, kind of file system) of each mount, from ``/proc/self/mountinfo`` or what ``mount`` prints."""
    found = []
    for line in text.splitlines():
        head, separator, tail = line.partition(" - ")
        fields = head.split(" ")
        if separator and len(fields) > 4 and tail:
            found.append((_unescape(fields[4]), tail.split(" ", 1)[0]))
        elif match := _MOUNT_LINE.match(line):
            found.append((match["at"], match["type"]))
    return found


def mount_table() -> str:
    """What this system says of its mounts; empty when it doesn't."""
    try:
        if sys.platform == "linux":
            return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        if sys.platform == "darwin":
            return subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False
            ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return ""


def _unescape(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _known_roots(home: Path, environment: Mapping[str, str]) -> list[tuple[Path, str]]:
    roots = [
        (Path(value), "OneDrive")
        for name, value in environment.items()
        if name.upper() in {"ONEDRIVE", "ONEDRIVECOMMERCIAL", "ONEDRIVECONSUMER"} and value
    ]
    roots.append((home / "Library" / "Mobile Documents", "iCloud"))
    settings = [home / ".dropbox"]
    settings += [
        Path(environment[name]) / "Dropbox" for name in ("APPDATA", "LOCALAPPDATA") if name in environment
    ]
    for place in settings:
        roots += [(path, "Dropbox") for path in _dropbox_paths(place / "info.json")]
    return [(Path(os.path.realpath(root)), service) for root, service in roots]


def _dropbox_paths(info: Path) -> list[Path]:
    try:
        accounts = json.loads(info.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(accounts, dict):
        return []
    paths = [account.get("path") for account in accounts.values() if isinstance(account, dict)]
    return [Path(path) for path in paths if isinstance(path, str) and path]


def _by_name(folder: Path) -> str:
    for above, part in zip(("", *folder.parts), folder.parts, strict=False):
        if above == "CloudStorage":
            named = (service for start, service in _IN_CLOUD_STORAGE if part.startswith(start))
            return next(named, part)
        for pattern, service in _BY_NAME:
            if pattern.fullmatch(part):
                return service
    return ""


def _by_marks(folder: Path, home: Path) -> str:
    for place in (folder, *folder.parents):
        if place == home:
            return ""
        for mark, service in _MARKS:
            if (place / mark).exists():
                return service
    return ""
