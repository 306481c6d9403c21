"""Settings of backups: when the last one was made, making one now, and putting one back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.store.backup import verified_backups
from ptcrm.store.backup_names import Kept
from ptcrm.ui.dialogs.question import QuestionDialog
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import empty_layout
from ptcrm.ui.widgets.setting import Setting, Settings

_FIRST = 4


class Backups(Settings):
    """Looks the backups up in the data folder; theirs is the only list on the page."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self._folder = desk, folder
        self._kept: list[Kept] = []
        self._all = False
        self.now = Button(desk.theme, tr("Search", "Back up now"), "archive")
        self.now.clicked.connect(desk.backup_wanted)
        hint = tr(
            "Settings", "PT CRM makes one every half hour in which something changed, and when it closes."
        )
        self._last = Setting(tr("Settings", "No backup yet"), hint, self.now, also="backup back-up")
        self.list = QWidget()
        self._lines = QVBoxLayout(self.list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        put_back = Setting(
            tr("Settings", "Put a backup back"),
            tr("Settings", "What you have now is backed up first, so there is a way back."),
            self.list,
            also=tr("Settings", "restore backup lost", "words Put a backup back is found by"),
        )
        super().__init__(tr("Settings", "Backups"), self._last, put_back)
        desk.backed_up.connect(self.look)

    def look(self) -> None:
        """Read the folder again."""
        folder = self._folder
        self._desk.tasks.outside(self, lambda: verified_backups(folder), self._found)

    def _found(self, kept: list[Kept]) -> None:
        self._kept = kept
        if kept:
            self._last.say(tr("Settings", "Last good backup: {when}", when=self._when(kept[0])))
        self._show()

    def _show(self) -> None:
        empty_layout(self._lines)
        for kept in self._kept if self._all else self._kept[:_FIRST]:
            self._lines.addWidget(self._line(kept))
        rest = len(self._kept) - _FIRST
        if rest > 0 and not self._all:
            more = Button(self._desk.theme, tr("Settings", "%n older backup(s)", n=rest), "", "link")
            more.clicked.connect(self._show_all)
            self._lines.addWidget(more)
        if not self._kept:
            self._lines.addWidget(Label(tr("Settings", "No backup yet"), "muted"))

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _line(self, kept: Kept) -> QWidget:
        when = self._when(kept)
        button = Button(
            self._desk.theme,
            tr("Settings", "Restore"),
            "history",
            "quiet",
            spoken=tr("Trouble", "Restore the backup of {when}", when=when),
        )
        button.clicked.connect(partial(self._ask, kept))
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        words = Label(when)
        words.setMinimumWidth(170)
        layout.addWidget(words)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _ask(self, kept: Kept) -> None:
        question = tr(
            "Settings",
            "Restore the backup of {when}? What came after it goes. What you have now is backed up first."
            " PT CRM then starts again.",
            when=self._when(kept),
        )
        act = partial(self._desk.restore_wanted.emit, kept)
        QuestionDialog(self._desk.theme, question, tr("Settings", "Restore"), act, self.window()).open()

    def _when(self, kept: Kept) -> str:
        return moment(kept.at, self._desk.now(), self._desk.zone)
