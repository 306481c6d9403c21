"""What can be done with the leads that are picked; stands where the filters stand as long as some are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from ptcrm.ui.kit.dates import grouped, number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button


class ChosenBar(QFrame):
    """Says how many, offers what there is to do, and while that goes on how far it is."""

    stopped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self.setObjectName("chosenBar")
        self._count = Label("", "strong")
        self.stage = Button(theme, tr("Lead", "Move to…"), "signpost")
        self.step = Button(theme, tr("NextStep", "Next step"), "arrow-right")
        self.group = Button(theme, tr("Field", "Target group"), "target")
        self.export = Button(theme, "", "download", "icon", spoken=tr("Leads", "Export what is selected"))
        self.remove = Button(theme, "", "trash-2", "icon", spoken=tr("Leads", "Remove what is selected"))
        self.clear = Button(theme, "", "x", "icon", spoken=tr("Leads", "Select nothing"))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("Export", "Progress"))
        self._progress.setMinimumWidth(120)
        self.stop = Button(theme, tr("Import", "Stop"))
        self.stop.clicked.connect(lambda _checked=False: self.stopped.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 4, 4)
        layout.setSpacing(8)
        layout.addWidget(self._count)
        layout.addStretch(1)
        for part in (*self.actions_shown(), self._progress, self.stop):
            layout.addWidget(part)
        self.show_progress(0, 0)

    def actions_shown(self) -> tuple[Button, ...]:
        """The buttons, from left to right."""
        return self.stage, self.step, self.group, self.export, self.remove, self.clear

    def show_count(self, count: int) -> None:
        """How many are picked."""
        self._count.setText(grouped(tr("Leads", "%n selected", n=count), count))

    def words(self) -> str:
        """How many the bar says there are, or how far it is."""
        return self._count.text()

    def show_progress(self, done: int, total: int) -> None:
        """How far a long job is; a total of 0 ends it and offers the actions again."""
        busy = total > 0
        for button in self.actions_shown():
            button.setVisible(not busy)
        self._progress.setVisible(busy)
        self.stop.setVisible(busy)
        if busy:
            self._progress.setRange(0, total)
            self._progress.setValue(done)
            self._count.setText(tr("Import", "{done} of {total}", done=number(done), total=number(total)))
