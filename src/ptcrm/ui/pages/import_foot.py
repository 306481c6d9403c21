"""The bar at the foot of the import: what would come in and the button for it, or how far it is."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ptcrm.ui.kit.dates import duration, number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.import_words import BETWEEN
from ptcrm.ui.widgets.busy import show_busy
from ptcrm.ui.widgets.buttons import Button

_SURE_AFTER_S = 3
"""Seconds after which the rate says something about the time left."""
_SHOWN_AFTER_MS = 250
"""Reading that takes shorter shows no bar: it would only flicker."""


class ImportFoot(QFrame):
    """Emits ``go_wanted``, ``leave_wanted`` and ``stop_wanted``."""

    go_wanted = Signal()
    leave_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self.setObjectName("importFoot")
        self._counts = Label("", "strong", wrap=True)
        self._hint = Label("", "hint", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Import", "Progress"))
        self.go = Button(desk.theme, tr("Import", "Import"), "file-up", "primary")
        self.leave = Button(desk.theme, tr("Frame", "Cancel"))
        self.stop = Button(desk.theme, tr("Import", "Stop"), "circle-pause")
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_SHOWN_AFTER_MS)
        self._late.timeout.connect(self.bar.show)
        said = QVBoxLayout()
        said.setSpacing(2)
        for part in (self._counts, self.bar, self._hint):
            said.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 14)
        layout.setSpacing(10)
        layout.addLayout(said, 1)
        layout.addSpacing(12)
        for button in (self.leave, self.stop, self.go):
            layout.addWidget(button)
        self.go.clicked.connect(self.go_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.stop.clicked.connect(self.stop_wanted)

    def show_reading(self, reading: bool, files: int) -> None:
        """Say that files are read; nothing else moves."""
        self.go.setEnabled(self.go.isEnabled() and not reading)
        if reading:
            self._late.start()
            show_busy(self.bar, self._theme)
            if not self._counts.text():
                self._hint.setText(tr("Import", "Reading %n file(s)", n=files))
        else:
            self._late.stop()
            self.bar.hide()

    def show_ready(self, lines: list[str], rows: int) -> None:
        """Say what would come in."""
        self._running(False)
        self._counts.setText(lines[0])
        nothing = tr("Import", "Nothing is saved yet")
        self._hint.setText(BETWEEN.join((*lines[1:], nothing)))
        self.go.setEnabled(rows > 0)

    def show_progress(self, done: int, total: int, started: float) -> None:
        """Say how far the import is; ``started`` as ``time.monotonic`` counts."""
        self._running(True)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self._counts.setText(tr("Import", "{done} of {total}", done=number(done), total=number(total)))
        took = time.monotonic() - started
        hint = tr("Import", "You can go on working meanwhile.")
        if done and took > _SURE_AFTER_S:
            left = duration(round(took / done * (total - done) * 1000), up=True)
            hint = BETWEEN.join((tr("Clock", "{left} left", left=left), hint))
        self._hint.setText(hint)

    def show_stopping(self) -> None:
        """Say that it stops as soon as the rows at hand are in."""
        self.stop.setEnabled(False)
        self._hint.setText(tr("Import", "Stopping"))

    def clear(self) -> None:
        """Begin anew."""
        self._counts.setText("")
        self._hint.setText("")
        self._running(False)
        self.go.setEnabled(False)

    def words(self) -> str:
        """What is said, in one text."""
        return "\n".join(label.text() for label in (self._counts, self._hint) if label.text())

    def _running(self, running: bool) -> None:
        self._late.stop()
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.stop.setEnabled(True)
        self.go.setVisible(not running)
        self.leave.setVisible(not running)
