"""What stands in the way: any number of eight words to switch on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.values import Obstacle
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.kit.words import OBSTACLES
from ptcrm.ui.widgets.buttons import Button


class ObstacleChips(QWidget):
    """``edited`` follows each that is switched on or off. ``in_a_row``: how many stand beside each other."""

    edited = Signal()

    def __init__(self, theme: Theme, in_a_row: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[Obstacle, Button] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(6)
        line = QHBoxLayout()
        for place, obstacle in enumerate(Obstacle):
            if place % in_a_row == 0:
                line = QHBoxLayout()
                line.setSpacing(6)
                layout.addLayout(line)
            chip = Button(theme, tr(*OBSTACLES[obstacle]), "", "obstacle")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.toggled.connect(self.edited)
            self.chips[obstacle] = chip
            line.addWidget(chip)
            if place % in_a_row == in_a_row - 1:
                line.addStretch(1)
        self.setFocusProxy(self.chips[Obstacle.PRICE])

    def obstacles(self) -> tuple[Obstacle, ...]:
        """What is switched on."""
        return tuple(obstacle for obstacle, chip in self.chips.items() if chip.isChecked())

    def show_obstacles(self, obstacles: Iterable[Obstacle]) -> None:
        """Switch these on and the others off."""
        wanted = set(obstacles)
        for obstacle, chip in self.chips.items():
            chip.setChecked(obstacle in wanted)
