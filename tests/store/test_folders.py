from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from ptcrm.store.folders import (
    FolderKind,
    FolderWarning,
    cloud_of,
    mount_table,
    network_of,
    parse_mounts,
    warnings_for,
)

MOUNTINFO = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:36 / /home/anna/nas rw,relatime shared:20 - cifs //nas/home rw,vers=3.1.1
41 22 0:37 / /mnt/my\\040share rw shared:21 master:3 - nfs4 server:/export rw
42 22 0:38 / /home/anna/ssh rw - fuse.sshfs anna@host: rw
43 40 254:1 / /home/anna/nas/disk rw - ext4 /dev/vdb rw
"""
MAC_MOUNT = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//anna@nas._smb._tcp.local/share on /Volumes/share (smbfs, nodev, nosuid, mounted by anna)
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive/ptcrm", "OneDrive"),
        ("OneDrive - Studio Sterk/ptcrm", "OneDrive"),
        ("Dropbox/ptcrm", "Dropbox"),
        ("Dropbox (Personal)/a/b", "Dropbox"),
        ("Google Drive/ptcrm", "Google Drive"),
        ("Nextcloud/ptcrm", "Nextcloud"),
        ("pCloudDrive/x", "pCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("Library/CloudStorage/OneDrive-Personal/x", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-anna@example.com/x", "Google Drive"),
        ("Library/CloudStorage/Tresorit/x", "Tresorit"),
    ],
)
def test_a_synced_folder_is_named(tmp_path: Path, folder: str, service: str) -> None:
    assert cloud_of(tmp_path / folder, tmp_path, {}) == FolderWarning(FolderKind.CLOUD, service)


@pytest.mark.parametrize("folder", ["ptcrm", ".local/share/ptcrm", "onedriver/x", "my dropbox notes"])
def test_an_ordinary_folder_is_fine(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert cloud_of(tmp_path / folder, tmp_path, {}) is None


def test_services_say_themselves_where_they_sync(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    info = {"personal": {"path": str(tmp_path / "Werk")}, "business": "nonsense"}
    (tmp_path / ".dropbox" / "info.json").write_text(json.dumps(info))
    moved = {"OneDrive": str(tmp_path / "Wolk")}
    dropbox = cloud_of(tmp_path / "Werk" / "ptcrm", tmp_path, moved)
    onedrive = cloud_of(tmp_path / "Wolk", tmp_path, moved)
    assert dropbox is not None
    assert dropbox.service == "Dropbox"
    assert onedrive is not None
    assert onedrive.service == "OneDrive"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"personal": {"path": 3}}', "\x00"])
def test_nonsense_in_the_settings_of_a_service_is_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(content)
    assert cloud_of(tmp_path / "data", tmp_path, {}) is None


@pytest.mark.parametrize(
    "name",
    [
        "ptcrm (conflicted copy 2026-11-23).db",
        "ptcrm (Anna's conflicted copy 2026-11-23).db",
        "ptcrm.sync-conflict-20261123-100000-ABCDEF.db",
        "ptcrm (Exemplaar in conflict 2026).db",
    ],
)
def test_a_conflicted_copy_beside_the_data_gives_a_sync_away(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert cloud_of(tmp_path, tmp_path, {}) == FolderWarning(FolderKind.CLOUD, "A sync service")


def test_the_marks_a_client_leaves_count_for_folders_below(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    found = cloud_of(tmp_path / "a" / "b", tmp_path / "home", {})
    assert found is not None
    assert found.service == "Syncthing"


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/anna/data", False),
        ("/home/anna/nas/data", True),
        ("/home/anna/nasty", False),
        ("/home/anna/nas/disk/data", False),
        ("/mnt/my share/x", True),
        ("/home/anna/ssh", True),
        ("//server/share/x", True),
    ],
)
def test_a_network_drive_is_seen_by_its_mount(folder: str, remote: bool) -> None:
    found = network_of(PurePosixPath(folder), MOUNTINFO)
    assert (found is not None) == remote
    assert found is None or found.kind is FolderKind.NETWORK


def test_a_mac_tells_its_mounts_in_another_form() -> None:
    assert network_of(PurePosixPath("/Volumes/share/ptcrm"), MAC_MOUNT) is not None
    assert network_of(PurePosixPath("/Users/anna/Library"), MAC_MOUNT) is None


def test_this_system_has_a_mount_table_and_a_plain_folder_passes(tmp_path: Path) -> None:
    assert parse_mounts(mount_table())
    assert warnings_for(tmp_path / "not" / "made" / "yet") is None
