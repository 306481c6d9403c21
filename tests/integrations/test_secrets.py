"""Secrets: in a keyring, else in memory only; never in a file, and never shown."""

from __future__ import annotations

from pathlib import Path

import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest

from ptcrm.integrations.secrets import SecretName, Secrets, usable_keyring

TOKEN = SecretName.NTFY_TOKEN


class Keys(keyring.backend.KeyringBackend):
    """A keyring as a system has one."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(Keys):
    """The trainer turns the question for its password down."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002
        raise keyring.errors.KeyringLocked

    set_password = get_password  # type: ignore[assignment]


def test_a_keyring_keeps_it_over_a_restart() -> None:
    keys = Keys()
    assert Secrets(lambda: keys).keep(TOKEN, "tk")
    assert Secrets(lambda: keys).get(TOKEN) == "tk"
    assert Secrets(lambda: keys).keep(TOKEN, "")
    assert Secrets(lambda: keys).get(TOKEN) == ""
    assert keys.kept == {}


@pytest.mark.parametrize("found", [None, Locked()])
def test_without_one_it_is_known_until_the_end_and_says_so(found: Keys | None, home: Path) -> None:
    secrets = Secrets(lambda: found)
    assert not secrets.keep(TOKEN, "tk_marker")
    assert secrets.get(TOKEN) == "tk_marker"
    assert Secrets(lambda: found).get(TOKEN) == ""
    written = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert b"tk_marker" not in written
    assert "tk_marker" not in repr(secrets)


def test_no_keyring_at_all_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    assert usable_keyring() is None
    keys = Keys()
    monkeypatch.setattr(keyring, "get_keyring", lambda: keys)
    assert usable_keyring() is keys
