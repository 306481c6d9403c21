""" "Move to…": the stages a lead is not on, in a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ptcrm.domain.values import Stage
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import icon
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import stage_word

STAGE_ICONS = {
    Stage.KNOW: "eye",
    Stage.LIKE: "thumbs-up",
    Stage.TRUST: "handshake",
    Stage.CLIENT: "heart-handshake",
    Stage.LATER: "hourglass",
    Stage.LOST: "archive",
}


class StageMenu(QMenu):
    """Calls ``choose`` with the stage that was picked."""

    def __init__(self, desk: Desk, stage: Stage, choose: Callable[[Stage], None], parent: QWidget) -> None:
        super().__init__(tr("Lead", "Move to…"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Lead", "Move to…"))
        for other in Stage:
            if other is not stage:
                action = self.addAction(
                    icon(STAGE_ICONS[other], desk.theme.tokens.text, 16), stage_word(other)
                )
                action.setData(other.value)
                action.triggered.connect(partial(_chosen, choose, other))
        self.setActiveAction(self.actions()[0])


class LeadMenu(QMenu):
    """What a right click offers: open the lead, or move it."""

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        open_lead: Callable[[], None],
        choose: Callable[[Stage], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(tr("Duplicates", "Open")).triggered.connect(lambda: open_lead())
        stages = StageMenu(desk, stage, choose, self)
        stages.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.addMenu(stages)

    def show_at(self, place: QPoint) -> None:
        """Show it at a place on the screen."""
        self.popup(place)


def _chosen(choose: Callable[[Stage], None], stage: Stage, _checked: bool = False) -> None:
    choose(stage)
