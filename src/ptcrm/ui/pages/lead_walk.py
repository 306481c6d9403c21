"""Going through the list a lead was opened from without leaving its page: "3 of 19", J and K."""

from __future__ import annotations

from array import array
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.ids import LeadId
from ptcrm.queries.lead_walk import ids_in_order
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.desk import Among, Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button


class LeadWalk(QWidget):
    """Hidden while there is nobody to go to. ``wanted(LeadId)`` asks for another lead of the list;
    ``found`` tells that the place in it is known.
    """

    wanted = Signal(object)
    found = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids: tuple[LeadId, ...] = ()
        self._place = -1
        self._lead_id: LeadId | None = None
        self.where = Label("", "small")
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back_button = Button(
            desk.theme, "", "chevron-up", "step", spoken=tr("Lead", "Previous lead in the list (K)")
        )
        self.on_button = Button(
            desk.theme, "", "chevron-down", "step", spoken=tr("Lead", "Next lead in the list (J)")
        )
        self.back_button.clicked.connect(partial(self.step, -1))
        self.on_button.clicked.connect(partial(self.step, 1))
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.on_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.where)
        layout.addLayout(buttons)
        self.hide()

    def begin(self, lead_id: LeadId, among: Among) -> None:
        """A lead was opened from this list; row numbers are looked up in the background."""
        self._lead_id = lead_id
        if isinstance(among, array):
            self._show(())
            self._desk.tasks.read(self, "list", partial(ids_in_order, rids=array("q", among)), self._show)
        else:
            self._show(among)

    def neighbours(self) -> tuple[LeadId, ...]:
        """Who comes next and who came before, the next one first."""
        near = (self._place + 1, self._place - 1) if self._place >= 0 else ()
        return tuple(self._ids[at] for at in near if 0 <= at < len(self._ids))

    def step(self, by: int, _checked: bool = False) -> None:
        """Go to the next (1) or the one before (-1); at the end of the list nothing happens."""
        at = self._place + by
        if self._place >= 0 and 0 <= at < len(self._ids):
            self._lead_id = self._ids[at]
            self._show(self._ids)
            announce(self, self.where.text())
            self.wanted.emit(self._lead_id)

    def _show(self, ids: tuple[LeadId, ...]) -> None:
        self._ids = ids
        self._place = ids.index(self._lead_id) if self._lead_id in ids else -1
        count = len(ids)
        self.where.setText(
            tr("Lead", "{place} of {count}", place=number(self._place + 1), count=number(count))
        )
        self.back_button.setEnabled(self._place > 0)
        self.on_button.setEnabled(0 <= self._place < count - 1)
        self.setVisible(self._place >= 0 and count > 1)
        self.found.emit()
