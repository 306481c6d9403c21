"""Looks after the data while the window runs: a check at start, backups by themselves, and saying so."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ptcrm.domain.changes import Changes
from ptcrm.domain.refusals import Refusal
from ptcrm.store import backup, opening
from ptcrm.store.backup import BackedUp
from ptcrm.store.folders import FolderKind, FolderWarning
from ptcrm.store.session import PROGRAM
from ptcrm.ui.kit.dates import duration
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ptcrm.store.database import Database

BACKUP_EVERY_MS: Final = 30 * 60_000
BACKUP_IS_OLD_MS: Final = 24 * 3_600_000
_LOOK_MS: Final = 60_000

log = logging.getLogger(__name__)


class Safekeeping(QObject):
    """Backs up every half hour in which something changed, and when the window closes."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        database: Database,
        warning: FolderWarning | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._window, self._database = desk, window, database
        self._elsewhere = warning is not None
        newest = backup.latest_backup(database.folder)
        self._backed_up_at = None if newest is None else newest[1]
        self._changed = newest is not None and _written_at(database) > newest[1]
        self._tried_at = desk.now() if newest is None else newest[1]
        self._running = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)
        desk.tasks.changed.connect(self._note_change)
        desk.backup_wanted.connect(self.back_up_now)
        if warning is not None:
            window.banners.show_banner("folder", folder_words(warning))

    def start(self) -> None:
        """Check every page of the data before the first change is written; writes wait for it."""
        database = self._database
        self._desk.tasks.write(
            self, lambda _: opening.quick_check(database), None, self._window.show_trouble, PROGRAM
        )
        self._look.start()
        self._say()

    def look(self) -> None:
        """Back up if it is time, and say how old the newest backup is."""
        now = self._desk.now()
        if self._changed and not self._running and abs(now - self._tried_at) >= BACKUP_EVERY_MS:
            self._back_up(self._backed_up)
        self._say()

    def back_up_now(self) -> None:
        """Back up because the trainer asks for it, and say that it was done."""
        if not self._running:
            self._back_up(self._backed_up_as_asked)

    def stop(self) -> None:
        """Look no more: the data is going to be another."""
        self._look.stop()
        self._changed = False

    def finish(self) -> None:
        """The window has closed and nothing runs any more: back up what changed since the last time."""
        self._look.stop()
        if self._changed:
            try:
                backup.back_up(self._database, None, self._desk.now())
            except Refusal as refusal:
                log.warning("no backup at the end: %s", refusal.code)

    def _note_change(self, changes: Changes) -> None:
        if changes.everything or changes.kinds:
            self._changed = True

    def _back_up(self, done: Callable[[BackedUp], None]) -> None:
        now, database = self._desk.now(), self._database
        self._running, self._tried_at, self._changed = True, now, False
        self._desk.tasks.outside(self, lambda: backup.back_up(database, None, now), done, self._failed)

    def _backed_up_as_asked(self, made: BackedUp) -> None:
        self._backed_up(made)
        self._desk.say(tr("Status", "Backup made."))

    def _backed_up(self, made: BackedUp) -> None:  # noqa: ARG002 - that it was made is enough
        self._running = False
        self._backed_up_at = self._tried_at
        self._desk.backed_up.emit()
        self._window.banners.take_away("backup")
        self._say()

    def _failed(self, refusal: Refusal) -> None:
        self._running = False
        self._changed = True
        self._window.banners.show_banner("backup", refusal_words(refusal))
        self._say()

    def _say(self) -> None:
        lines = [] if self._elsewhere else [tr("Status", "All data on this laptop")]
        if self._backed_up_at is not None:
            ago = max(0, self._desk.now() - self._backed_up_at)
            waited = duration(ago)
            if self._changed and ago >= BACKUP_IS_OLD_MS:
                lines.append(tr("Status", "No backup for {waited}", waited=waited))
            else:
                lines.append(tr("Status", "Backed up {waited} ago", waited=waited))
        self._window.sidebar.say_status("\n".join(lines))


def folder_words(warning: FolderWarning) -> str:
    """What is wrong with keeping data in this folder."""
    if warning.kind is FolderKind.NETWORK:
        return tr(
            "Errors",
            "This folder is on a network drive, and that can damage your file."
            " Keep your data on the laptop itself; backups may go to the network drive.",
        )
    return tr(
        "Errors",
        "{service} syncs this folder, and that can damage your file."
        " Keep your data on the laptop itself; backups may go to {service}.",
        service=warning.service,
    )


def _written_at(database: Database) -> int:
    """When the file or what belongs to it was last written (UTC ms)."""
    files = [database.path, database.path.with_name(f"{database.path.name}-wal")]
    return max((int(file.stat().st_mtime * 1000) for file in files if file.exists()), default=0)
