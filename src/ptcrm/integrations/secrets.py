"""Passwords and tokens: in the system's keyring, else in memory until PT CRM stops. Never in a file."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "PT CRM"

log = logging.getLogger(__name__)


class SecretName(StrEnum):
    """What is kept."""

    NTFY_TOKEN = "phone-ntfy-token"  # noqa: S105 - a name, no secret
    MAIL_PASSWORD = "phone-mail-password"  # noqa: S105
    TELEGRAM_TOKEN = "phone-telegram-token"  # noqa: S105


class Secrets:
    """Any method may wait for the trainer to unlock the keyring, so none is called on the UI thread.

    ``find`` gives the keyring to use, None where there is none worth the name.
    """

    def __init__(self, find: Callable[[], KeyringBackend | None] | None = None) -> None:
        self._find = find or usable_keyring
        self._held: dict[SecretName, str] = {}
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return "Secrets()"

    def keep(self, name: SecretName, value: str) -> bool:
        """Keep a secret ("" forgets it); whether it will still be there after PT CRM starts again."""
        with self._lock:
            self._held[name] = value
            try:
                keyring = self._find()
                if keyring is None:
                    return False
                if value:
                    keyring.set_password(_SERVICE, name.value, value)
                elif keyring.get_password(_SERVICE, name.value) is not None:
                    keyring.delete_password(_SERVICE, name.value)
                return True
            except Exception as error:  # noqa: BLE001 - each system's keyring has errors of its own
                log.info("the keyring could not be written: %s", type(error).__name__)
                return False

    def get(self, name: SecretName) -> str:
        """The secret, "" where there is none."""
        with self._lock:
            if name not in self._held:
                try:
                    keyring = self._find()
                    found = None if keyring is None else keyring.get_password(_SERVICE, name.value)
                except Exception as error:  # noqa: BLE001
                    log.info("the keyring could not be read: %s", type(error).__name__)
                    return ""
                self._held[name] = found or ""
            return self._held[name]


def usable_keyring() -> KeyringBackend | None:
    """The system's keyring; None where there is none, or only one that writes plain text to a file."""
    import keyring

    found = keyring.get_keyring()
    module = type(found).__module__
    if module.startswith(("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")):
        return None
    if module == "keyring.backends.chainer":
        good = [
            it for it in getattr(found, "backends", ()) if not type(it).__module__.startswith("keyrings.alt")
        ]
        return good[0] if good else None
    return found
