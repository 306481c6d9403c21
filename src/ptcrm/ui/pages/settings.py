"""Settings: everything that can be chosen, in cards by subject, and a field that finds one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ptcrm.domain.names import fold
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.pages.settings_about import about, keys, privacy
from ptcrm.ui.pages.settings_alerts import Alerts
from ptcrm.ui.pages.settings_backups import Backups
from ptcrm.ui.pages.settings_general import appearance, general
from ptcrm.ui.pages.settings_phone import Phone
from ptcrm.ui.widgets.page_head import page_head
from ptcrm.ui.widgets.scrolling import scrolling, under_each_other
from ptcrm.ui.widgets.setting import Settings

_WIDTH = 860
_SIDE = 24


class SettingsPage(QWidget):
    """What is chosen holds at once, or says from when. ``show_keys`` opens the overview of keys."""

    def __init__(self, desk: Desk, language: Language, folder: Path, show_keys: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Settings", "Search settings…"))
        self.search.setAccessibleName(tr("Settings", "Search settings…"))
        self.search.setMaxLength(200)
        self.search.setFixedWidth(260)
        self.search.textChanged.connect(self._find)
        self.backups = Backups(desk, folder)
        self.phone = Phone(desk)
        self._cards: tuple[Settings, ...] = (
            general(desk, language),
            appearance(desk),
            Alerts(desk),
            self.phone,
            self.backups,
            privacy(desk, folder),
            keys(desk, show_keys),
            about(desk, folder),
        )
        self._nothing = Label("", "muted", wrap=True)
        self._nothing.hide()
        head = page_head(tr("Frame", "Settings"))
        head.setContentsMargins(_SIDE, 18, _SIDE, 2)
        head.addStretch(1)
        head.addWidget(self.search)
        inside = under_each_other(self._nothing, *self._cards, right=0)
        inside.setMaximumWidth(_WIDTH - _SIDE)
        top = QWidget()
        top.setLayout(head)
        top.setMaximumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        across = QWidget()
        line = QHBoxLayout(across)
        line.setContentsMargins(0, 0, _SIDE, 0)
        line.addWidget(inside, 1)
        line.addStretch(0)
        layout.addWidget(scrolling(across), 1)

    def showEvent(self, event: QShowEvent) -> None:
        """The backups are looked up each time; typing finds at once."""
        super().showEvent(event)
        self.backups.look()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _find(self, typed: str) -> None:
        words = fold(typed).split()
        found = [card.show_found(words) for card in self._cards]
        self._nothing.setText(tr("Frame", "Nothing found for “{text}”.", text=typed.strip()))
        self._nothing.setVisible(not any(found))
