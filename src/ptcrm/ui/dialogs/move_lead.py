"""Move a lead off the road: to later, with a day to come back, or to lost; and the end of being a client."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ptcrm.commands.pipeline import end_client, move_stage
from ptcrm.domain.follow_up import local_date
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Stage
from ptcrm.ui.dialogs.small_dialog import SmallDialog, text_field
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called, stage_word
from ptcrm.ui.widgets.when_field import WhenField


class MoveLeadDialog(SmallDialog):
    """Asks why, and for later when to come back (a day in words)."""

    help_topic = "stages"

    def __init__(
        self, desk: Desk, lead_id: LeadId, name: str, stage: Stage, parent: QWidget | None = None
    ) -> None:
        word = stage_word(stage)
        title = tr("Move", "Move {name} to {stage}", name=called(name), stage=word)
        super().__init__(desk, title, tr("Move", "Move to {stage}", stage=word), parent)
        self._lead_id, self._stage = lead_id, stage
        self.reason = text_field()
        self.back_on = WhenField(desk, future=True, spoken=tr("Move", "Get back on"))
        self.back_on.set_placeholder(tr("Move", "in 4 weeks"))
        self.add_field(tr("Move", "Why"), self.reason)
        if stage is Stage.LATER:
            self.add_field(tr("Move", "Get back on"), self.back_on)
        self.reason.setFocus()
        self.keep_as(f"move:{lead_id}:{stage}", reason=self.reason, back_on=self.back_on)

    def save(self) -> None:
        """Move, with the reason kept."""
        problem = self.back_on.problem()
        if problem:
            self.complain("", self.back_on)
            return
        arrival = self.back_on.arrival()
        day = None if arrival is None else local_date(arrival.at, self.desk.zone)
        if self._stage is Stage.LATER and day is None:
            self.complain(tr("Move", "Fill in the day you get back."), self.back_on)
            return
        job = partial(
            move_stage,
            lead_id=self._lead_id,
            stage=self._stage,
            reason=self.reason.text(),
            back_on=day,
            zone=self.desk.zone,
        )
        self.write(job, self._say)

    def _say(self, _written: object) -> None:
        self.desk.say(tr("Strip", "Moved to {stage}.", stage=stage_word(self._stage)), undo=True)


class EndClientDialog(SmallDialog):
    """Asks on which day and why somebody stopped."""

    help_topic = "stages"

    def __init__(self, desk: Desk, lead_id: LeadId, name: str, parent: QWidget | None = None) -> None:
        title = tr("Move", "End {name} as a client", name=called(name))
        super().__init__(desk, title, tr("Move", "End as client"), parent)
        self._lead_id, self._name = lead_id, name
        self.day = WhenField(desk, future=False, spoken=tr("Move", "Until"))
        self.day.set_text(tr("Day", "today"))
        self.reason = text_field()
        self.add_field(tr("Move", "Until"), self.day)
        self.add_field(tr("Move", "Why"), self.reason)
        self.reason.setFocus()
        self.keep_as(f"client-end:{lead_id}", day=self.day, reason=self.reason)

    def save(self) -> None:
        """Note the end; it needs a day and a reason."""
        arrival = self.day.arrival()
        if arrival is None:
            said = tr("Move", "Fill in a day.")
            self.complain("" if self.day.problem() else said, self.day)
            return
        day = local_date(arrival.at, self.desk.zone)
        job = partial(end_client, lead_id=self._lead_id, on=day, reason=self.reason.text())
        self.write(job, self._say)

    def _say(self, _written: object) -> None:
        self.desk.say(
            tr("Strip", "{name} is no longer a client. The reason is kept.", name=called(self._name)),
            undo=True,
        )
