"""Where PT CRM keeps things on this system."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

APP_NAME = "ptcrm"


def data_folder(chosen: str | None) -> Path:
    """The data folder: the one asked for, else the system's place for a user's own, never roaming, data."""
    if chosen is not None:
        return Path(chosen).expanduser().absolute()
    return user_data_path(APP_NAME)


def keep_private() -> None:
    """Files made from here on can be read by their owner only."""
    os.umask(0o077)
