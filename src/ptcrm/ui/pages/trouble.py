"""In place of every page when the data can't be opened: what happened, what is safe, what now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ptcrm.commands.restoring import restore_quietly
from ptcrm.domain.moments import read_iso
from ptcrm.domain.refusals import Refusal
from ptcrm.store.backup import Restored, latest_backup
from ptcrm.store.data_file import BACKUPS
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card
from ptcrm.ui.widgets.flow import FlowLayout

_WIDTH = 620
_BACKUP_HELPS = frozenset(
    {"file_damaged", "file_damaged_backup_good", "file_missing_backups_exist", "data_newer"}
)


class TroublePage(QWidget):
    """Never offers to begin with an empty file in place of the trainer's own."""

    def __init__(self, desk: Desk, refusal: Refusal, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._folder = desk, folder
        self._choose: Button | None = None
        self._put_back: Button | None = None
        picture = Picture()
        picture.setPixmap(pixmap("triangle-alert", desk.theme.tokens.over, 28))
        self._sentence = Label(refusal_words(self._plainly(refusal)), "strong", wrap=True)
        self._where = Label(str(folder), "small", wrap=True)
        buttons = QWidget()
        self._buttons = FlowLayout(buttons, gap=8)
        card = Card()
        card.setFixedWidth(_WIDTH)
        card.body.setContentsMargins(24, 8, 24, 24)
        card.body.setSpacing(14)
        for part in (picture, self._sentence, self._where):
            card.body.addWidget(part)
        card.body.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self._offer_backup(refusal)
        open_folder = Button(desk.theme, tr("Trouble", "Open data folder"), "folder-open")
        open_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        close = Button(desk.theme, tr("Frame", "Close"))
        close.clicked.connect(lambda: self.window().close())
        self._buttons.addWidget(open_folder)
        self._buttons.addWidget(close)

    def sentence(self) -> str:
        """What the page says."""
        return self._sentence.text()

    def _plainly(self, refusal: Refusal) -> Refusal:
        """The moment of a backup as people say it, and its file by name: the folder stands below."""
        values = dict(refusal.values)
        if "when" in values:
            at = read_iso(str(values["when"]), self._desk.zone).at
            values["when"] = moment(at, self._desk.now(), self._desk.zone)
        if "file" in values:
            values["file"] = Path(str(values["file"])).name
        return Refusal(refusal.code, refusal.template, **values)

    def _offer_backup(self, refusal: Refusal) -> None:
        if refusal.code not in _BACKUP_HELPS:
            return
        newest = latest_backup(self._folder) if refusal.code != "data_newer" else None
        if newest is not None:
            self._offer(*newest)
        self._choose = Button(self._desk.theme, tr("Trouble", "Choose a backup"), "history")
        self._choose.clicked.connect(self._ask_backup)
        self._buttons.addWidget(self._choose)

    def _offer(self, file: Path, at: int) -> None:
        when = moment(at, self._desk.now(), self._desk.zone)
        self._put_back = Button(
            self._desk.theme, tr("Trouble", "Restore the backup of {when}", when=when), "history", "primary"
        )
        self._put_back.clicked.connect(lambda: self._restore(file))
        self._buttons.addWidget(self._put_back)

    def _ask_backup(self) -> None:
        kinds = tr("Trouble", "Backups")
        title = tr("Trouble", "Choose a backup")
        place = self._folder / BACKUPS
        start = str(place if place.is_dir() else self._folder)
        file, _ = QFileDialog.getOpenFileName(self, title, start, f"{kinds} (*.db)")
        if file:
            self._restore(Path(file))

    def _restore(self, file: Path) -> None:
        self._allow_restoring(False)
        now, folder = self._desk.now(), self._folder
        self._desk.tasks.outside(
            self, lambda: restore_quietly(folder, file, now), self._restored, self._failed
        )

    def _restored(self, restored: Restored) -> None:
        self._sentence.setText(
            tr(
                "Trouble",
                "The backup is back, with %n lead(s). Start PT CRM again to go on.",
                n=restored.leads,
            )
        )
        for button in (self._choose, self._put_back):
            if button is not None:
                button.hide()

    def _failed(self, refusal: Refusal) -> None:
        self._sentence.setText(refusal_words(self._plainly(refusal)))
        self._allow_restoring(True)

    def _allow_restoring(self, allowed: bool) -> None:
        for button in (self._choose, self._put_back):
            if button is not None:
                button.setEnabled(allowed)
