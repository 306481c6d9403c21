"""Putting a backup back: what was told before isn't told again, nor what passed the hour in between."""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path

from ptcrm.commands.alerts import silence
from ptcrm.commands.phone import count_as_sent
from ptcrm.domain.refusals import Refusal
from ptcrm.store import backup
from ptcrm.store.backup import Restored
from ptcrm.store.database import Database
from ptcrm.store.session import PROGRAM

log = logging.getLogger(__name__)


def restore_quietly(folder: Path, file: Path, now: int) -> Restored:
    """Restore as ``backup.restore`` does, at ``now`` (UTC ms), and let nothing of it ring afterwards."""
    restored = backup.restore(folder, file, now)
    try:
        with closing(Database.open(folder, now)) as database:
            database.write(silence, now, PROGRAM)
            database.write(count_as_sent, now, PROGRAM)
    except Refusal as refusal:  # the data is back all the same; at worst somebody is told twice
        log.warning("what was restored may be announced again: %s", refusal.code)
    return restored
