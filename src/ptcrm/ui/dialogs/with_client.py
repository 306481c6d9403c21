"""Until when the trainer is with a client, in words or as a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ptcrm.ui.dialogs.small_dialog import SmallDialog
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.with_client import with_client_until
from ptcrm.ui.widgets.when_field import WhenField


class WithClientDialog(SmallDialog):
    """Saving makes it quiet at once."""

    help_topic = "alerts"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Quiet", "With a client"), tr("Frame", "Save"), parent)
        self.when = WhenField(desk, future=True, spoken=tr("Quiet", "Until"))
        self.when.set_placeholder(tr("Quiet", "19:00"))
        self.add_field(tr("Quiet", "Until"), self.when)
        self.when.setFocus()

    def save(self) -> None:
        """Quiet until then."""
        arrival = self.when.arrival()
        if arrival is None or arrival.at <= self.desk.now():
            self.complain("" if self.when.problem() else tr("NextStep", "Fill in when."), self.when)
            return
        self.accept()
        with_client_until(self.desk, arrival.at)
