"""Plan a consultation with a lead, or move one that is planned."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from ptcrm.commands.consultations import edit_consultation, plan_consultation
from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import ConsultationKind
from ptcrm.queries.lead_card import ConsultationCard
from ptcrm.queries.today_rows import ConsultationRow
from ptcrm.ui.dialogs.small_dialog import SmallDialog, text_field
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import KINDS, called
from ptcrm.ui.widgets.when_field import WhenField

_MINUTES: Final = (15, 20, 30, 45, 60, 75, 90, 120)
_USUAL: Final = 45


class PlanConsultationDialog(SmallDialog):
    """When (in words), how long, what kind and where.

    ``planned``: the one that is moved. ``at`` (UTC ms): when a new one is proposed to be.
    """

    help_topic = "consultations"

    def __init__(
        self,
        desk: Desk,
        lead_id: LeadId,
        name: str,
        planned: ConsultationCard | ConsultationRow | None = None,
        parent: QWidget | None = None,
        *,
        at: int | None = None,
    ) -> None:
        new = tr("Consultation", "Plan a consultation with {name}", name=called(name))
        moved = tr("Consultation", "Move the consultation with {name}", name=called(name))
        title = new if planned is None else moved
        save = tr("Consultation", "Plan") if planned is None else tr("NextStep", "Move")
        super().__init__(desk, title, save, parent)
        self._lead_id, self._planned = lead_id, planned
        self.when = WhenField(desk, future=True, spoken=tr("Consultation", "When"))
        self.when.set_placeholder(tr("Consultation", "tomorrow 19:00"))
        self.kind, self.minutes = QComboBox(), QComboBox()
        for kind in ConsultationKind:
            self.kind.addItem(tr(*KINDS[kind]), kind)
        length = _USUAL if planned is None else planned.minutes or _USUAL
        for minutes in sorted({*_MINUTES, length}):
            self.minutes.addItem(tr("Duration", "{m} min", m=minutes), minutes)
        self.minutes.setCurrentIndex(self.minutes.findData(length))
        self.place = text_field()
        self.add_field(tr("Consultation", "When"), self.when)
        self.add_field(tr("Consultation", "Kind"), self.kind)
        self.add_field(tr("Consultation", "How long"), self.minutes)
        self.add_field(tr("Consultation", "Place"), self.place)
        if planned is not None:
            self.when.set_moment(planned.at)
            self.when.line.selectAll()
            self.kind.setCurrentIndex(self.kind.findData(planned.kind))
            self.place.setText(planned.place)
        elif at is not None:
            self.when.set_moment(at)
            self.when.line.selectAll()
        self.when.setFocus()
        which = lead_id if planned is None else planned.consultation_id
        draft = f"consultation:{which}"
        self.keep_as(draft, when=self.when, kind=self.kind, minutes=self.minutes, where=self.place)

    def save(self) -> None:
        """Plan or move it; a day alone isn't enough for a talk."""
        if self._planned is not None and self.kept is not None and not self.kept.touched():
            self.accept()  # nothing to write, and so nothing that could be undone
            return
        problem = self.when.problem()
        arrival = self.when.arrival()
        if problem or arrival is None or arrival.trust is TimeTrust.DATE_ONLY:
            said = tr("Consultation", "Say on which day and at what time.")
            self.complain("" if problem else said, self.when)
            return
        at, minutes = arrival.at, int(self.minutes.currentData())
        kind, place = ConsultationKind(self.kind.currentData()), self.place.text()
        done = partial(self._say, at)
        if self._planned is None:
            job = partial(
                plan_consultation, lead_id=self._lead_id, at=at, minutes=minutes, kind=kind, place=place
            )
            self.write(job, done)
        else:
            which = self._planned.consultation_id
            self.write(
                partial(
                    edit_consultation, consultation_id=which, at=at, minutes=minutes, kind=kind, place=place
                ),
                done,
            )

    def _say(self, at: int, _written: object) -> None:
        when = moment(at, self.desk.now(), self.desk.zone)
        self.desk.say(tr("Strip", "Consultation planned for {when}.", when=when), undo=True)
