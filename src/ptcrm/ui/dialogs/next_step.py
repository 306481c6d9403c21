"""Two short questions about a next step, asked away from the lead's page: what is next, and until when."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ptcrm.commands.drafts import step_draft
from ptcrm.commands.next_steps import plan_step, snooze_step
from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.ids import LeadId
from ptcrm.domain.limits import SHORT_TEXT
from ptcrm.ui.dialogs.small_dialog import SmallDialog, text_field
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called
from ptcrm.ui.widgets.when_field import WhenField


class PlanStepDialog(SmallDialog):
    """One step is done: what is the next one, and when?"""

    help_topic = "next-steps"

    def __init__(self, desk: Desk, lead_id: LeadId, name: str, parent: QWidget | None = None) -> None:
        title = tr("NextStep", "What is next with {name}?", name=called(name))
        super().__init__(desk, title, tr("NextStep", "Plan"), parent)
        self._lead_id = lead_id
        self.what = text_field(SHORT_TEXT + 1)
        self.when = WhenField(desk, future=True, spoken=tr("Consultation", "When"))
        self.when.set_placeholder(tr("NextStep", "tomorrow 09:00"))
        self.add_field(tr("NextStep", "Next step"), self.what)
        self.add_field(tr("Consultation", "When"), self.when)
        self.what.setFocus()
        self.keep_as(step_draft(lead_id), what=self.what, when=self.when)

    def save(self) -> None:
        """Plan it."""
        arrival = self.when.arrival()
        if arrival is None:
            self.complain("" if self.when.problem() else tr("NextStep", "Fill in when."), self.when)
            return
        known = arrival.trust is not TimeTrust.DATE_ONLY
        when = moment(arrival.at, self.desk.now(), self.desk.zone, time_known=known)
        said = tr("Strip", "Next step planned for {when}.", when=when)
        job = partial(
            plan_step, lead_id=self._lead_id, what=self.what.text(), at=arrival.at, time_known=known
        )
        self.write(job, lambda _step_id: self.desk.say(said, undo=True))


class PutOffDialog(SmallDialog):
    """Until when a step is put off, in words or as a date."""

    help_topic = "next-steps"

    def __init__(self, desk: Desk, lead_id: LeadId, name: str, parent: QWidget | None = None) -> None:
        title = tr("Snooze", "Put off the step with {name}", name=called(name))
        super().__init__(desk, title, tr("Snooze", "Snooze"), parent)
        self._lead_id = lead_id
        self.when = WhenField(desk, future=True, spoken=tr("Consultation", "When"))
        self.when.set_placeholder(tr("NextStep", "tomorrow 09:00"))
        self.add_field(tr("Consultation", "When"), self.when)
        self.when.setFocus()
        self.keep_as(f"put-off:{lead_id}", when=self.when)

    def save(self) -> None:
        """Put it off."""
        arrival = self.when.arrival()
        if arrival is None:
            self.complain("" if self.when.problem() else tr("NextStep", "Fill in when."), self.when)
            return
        when = moment(arrival.at, self.desk.now(), self.desk.zone)
        said = tr("Snooze", "Put off to {when}.", when=when)
        job = partial(snooze_step, lead_id=self._lead_id, at=arrival.at)
        self.write(job, lambda _step_id: self.desk.say(said, undo=True))
