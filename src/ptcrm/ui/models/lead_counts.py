"""How many leads there are; a moment later what there is to filter by, and how long a stage takes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ptcrm.queries.lead_filter import count_by_stage, lead_choices
from ptcrm.queries.stage_stays import typical_stays
from ptcrm.ui.kit.desk import Desk

_BEFORE_COUNTING_MS = 250
"""The list comes first; of many changes in a row only the last is followed by a count."""


class LeadCounts(QTimer):
    """``counted`` gives leads by stage, ``offered`` the ``LeadChoices``, ``stayed`` how long a stage takes
    (ms). The last two are read only while the page shows."""

    counted = Signal(object)
    offered = Signal(object)
    stayed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.setSingleShot(True)
        self.setInterval(_BEFORE_COUNTING_MS)
        self.timeout.connect(self._read_choices)

    def read(self) -> None:
        """Count again."""
        self._desk.tasks.read(self, "counts", count_by_stage, self.counted.emit)
        self.start()

    def _read_choices(self) -> None:
        if self._page.isVisible():
            job = partial(lead_choices, now=self._desk.now())
            self._desk.tasks.read(self, "choices", job, self.offered.emit)
            self._desk.tasks.read(self, "stays", typical_stays, self.stayed.emit)
