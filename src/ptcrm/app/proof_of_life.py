"""The line that shows that the alarm is alive: how long ago it last looked, and when the phone was tested."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from ptcrm.app.rounds import Rounds
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.sidebar import Sidebar

_COARSE_S: Final = 5
_NBSP: Final = "\u00a0"


class ProofOfLife(QObject):
    """Counts in fives, so that the window is painted seldom."""

    def __init__(self, desk: Desk, sidebar: Sidebar, rounds: Rounds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._sidebar, self._rounds = desk, sidebar, rounds
        self._told = (0, "")
        desk.second.connect(self._say)

    def _say(self) -> None:
        ago = max(0, self._desk.now() - self._rounds.last_good) // 1000
        seconds = max(1, ago - ago % _COARSE_S)
        told = seconds, self._desk.phone.status
        if told == self._told:
            return
        self._told = told
        words = tr("Status", "Alerts checked {seconds} s ago", seconds=seconds)
        words = words.replace(f"{seconds} s", f"{seconds}{_NBSP}s")
        self._sidebar.say_alive("\n".join(filter(None, (words, told[1]))))
