"""The help over a dialog, which waits below with everything that stands in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.ui.kit.language import spoken_language
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.pages.help import HelpPage
from ptcrm.ui.widgets.buttons import Button

_SIZE: Final = (960, 640)
_KEEP_FREE: Final = 32


class HelpDialog(QDialog):
    """All of the help, begun at ``topic``; Esc goes back to the dialog."""

    def __init__(self, theme: Theme, topic: str, over: QWidget) -> None:
        super().__init__(over)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Frame", "Help"))
        below = over.parentWidget()
        room = (below.window() if below is not None else over).size()
        wide, high = (min(most, has - _KEEP_FREE) for most, has in zip(_SIZE, room.toTuple(), strict=True))
        self.resize(max(wide, over.width()), max(high, over.height()))
        self.page = HelpPage(theme, spoken_language())
        self.page.closed.connect(self.accept)
        close = Button(theme, tr("Frame", "Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 16)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page, 1)
        layout.addLayout(foot)
        self.page.show_topic(topic)
