"""A large place to drop files on; it lights up while files are held over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.shortcuts import dropped_files
from ptcrm.ui.widgets.buttons import Button

_CORNER = 16
_ICON = 40


class DropArea(QFrame):
    """Emits ``dropped(paths)``; ``button`` is for who would rather choose."""

    dropped = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._held = False
        self.setAcceptDrops(True)
        self._picture = Picture()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(theme, tr("Import", "Choose files"), "folder-open", "primary")
        words = Label(tr("Import", "Drop a file here or choose one"), "title", wrap=True)
        quiet = Label(
            tr(
                "Import",
                "Tables (Excel, CSV), contact cards, mails, chats and zips of them. Several at once is fine.",
            ),
            "muted",
            wrap=True,
        )
        nothing = Label(tr("Import", "Nothing is saved yet"), "hint", wrap=True)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        for label in (words, quiet):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addLayout(line)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(nothing)
        layout.addStretch(3)
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def held_over(self) -> bool:
        """Whether files are held over it."""
        return self._held

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._hold(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hold(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hold(False)
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.brand_soft if self._held else tokens.card))
        pen = QPen(QColor(tokens.brand if self._held else tokens.line_strong), 2)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), _CORNER, _CORNER)
        painter.end()

    def _hold(self, held: bool) -> None:
        self._held = held
        self.update()

    def _recolour(self) -> None:
        self._picture.setPixmap(pixmap("file-up", self._theme.tokens.brand_text, _ICON))
        self.update()
