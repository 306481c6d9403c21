"""What passed between the trainer and a lead, noted or mended afterwards: an enquiry, a touch, a note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QWidget

from ptcrm.commands.alerts import know_of
from ptcrm.commands.contacts import edit_note, edit_touch
from ptcrm.commands.intake import add_enquiry, edit_arrival
from ptcrm.domain.ids import EnquiryId, LeadId, TouchId
from ptcrm.domain.values import Channel, Direction, Reached
from ptcrm.queries.timeline import Happening, TimelineEntry
from ptcrm.ui.dialogs.small_dialog import SmallDialog, text_area
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import called, channel_word
from ptcrm.ui.widgets.when_field import WhenField

if TYPE_CHECKING:
    from ptcrm.store.session import Session

REACHED: Final = {
    Reached.REACHED: mark("Touch", "reached"),
    Reached.ATTEMPTED: mark("Touch", "tried, not reached"),
    Reached.UNKNOWN: mark("Touch", "not known yet"),
}


class AddEnquiryDialog(SmallDialog):
    """They reached out again: how, what they wrote, and when."""

    help_topic = "new-lead"

    def __init__(
        self, desk: Desk, lead_id: LeadId, name: str, channel: Channel, parent: QWidget | None = None
    ) -> None:
        title = tr("Enquiry", "{name} reached out again", name=called(name))
        super().__init__(desk, title, tr("Enquiry", "Add enquiry"), parent)
        self._lead_id = lead_id
        self.channel = channel_box(channel)
        self.message = text_area()
        self.arrived = WhenField(desk, future=False, spoken=tr("Enquiry", "Arrived"))
        self.arrived.set_placeholder(tr("Arrival", "now"))
        self.add_field(tr("Enquiry", "Channel"), self.channel)
        self.add_field(tr("Enquiry", "Message"), self.message)
        self.add_field(tr("Enquiry", "Arrived"), self.arrived)
        self.message.setFocus()
        self.keep_as(f"enquiry:{lead_id}", channel=self.channel, message=self.message, when=self.arrived)

    def save(self) -> None:
        """Add it; without a moment it arrived now."""
        problem = self.arrived.problem()
        if problem:
            self.complain("", self.arrived)
            return
        lead_id, channel = self._lead_id, Channel(self.channel.currentData())
        message, arrival = self.message.toPlainText(), self.arrived.arrival()

        def work(session: Session) -> None:
            know_of(session, add_enquiry(session, lead_id, channel, message, arrival))

        self.write(work, lambda _none: self.desk.say(tr("Strip", "Enquiry added."), undo=True))


class EditEntryDialog(SmallDialog):
    """Mend one entry of the timeline: a touch, a note, or the arrival of an enquiry."""

    help_topic = "lead"

    def __init__(self, desk: Desk, entry: TimelineEntry, parent: QWidget | None = None) -> None:
        title = {
            Happening.ENQUIRY: tr("Enquiry", "When did this arrive?"),
            Happening.NOTE: tr("Lead", "Note"),
        }.get(entry.kind, tr("Touch", "Change this contact"))
        super().__init__(desk, title, tr("Frame", "Save"), parent)
        self._entry = entry
        self.note = text_area(entry.text)
        self.when = WhenField(desk, future=False, spoken=tr("Consultation", "When"))
        self.when.set_moment(entry.at)
        self._stood = self.when.text()
        self.channel = channel_box(entry.channel or Channel.OTHER)
        self.reached = QComboBox()
        for reached, word in REACHED.items():
            self.reached.addItem(tr(*word), reached)
        if entry.reached is not None:
            self.reached.setCurrentIndex(self.reached.findData(entry.reached))
        if entry.kind is not Happening.NOTE:
            self.add_field(tr("Consultation", "When"), self.when)
        if entry.kind is Happening.TOUCH:
            self.add_field(tr("Enquiry", "Channel"), self.channel)
            if entry.direction is Direction.OUT:
                self.add_field(tr("Touch", "Reached or not"), self.reached)
        if entry.kind is not Happening.ENQUIRY:
            self.add_field(tr("Lead", "Note"), self.note)
            self.note.setFocus()
        else:
            self.when.setFocus()
        draft = f"entry:{entry.id}"
        self.keep_as(draft, note=self.note, when=self.when, channel=self.channel, reached=self.reached)

    def save(self) -> None:
        """Save what was changed."""
        if self.kept is not None and not self.kept.touched():
            self.accept()  # nothing to write, and so nothing that could be undone
        elif self._entry.kind is Happening.NOTE:
            text = self.note.toPlainText()
            self.write(partial(edit_note, note_id=self._entry.id, text=text), self._say)
        else:
            self._save_dated()

    def _save_dated(self) -> None:
        changed = self.when.text() != self._stood
        arrival = self.when.arrival()
        if changed and arrival is None:
            said = tr("Touch", "Fill in when it was.")
            self.complain("" if self.when.problem() else said, self.when)
        elif self._entry.kind is Happening.TOUCH:
            self._save_touch(arrival.at if changed and arrival is not None else None)
        elif arrival is not None:
            which = EnquiryId(self._entry.id)
            self.write(partial(edit_arrival, enquiry_id=which, arrival=arrival), self._say)

    def _save_touch(self, at: int | None) -> None:
        outbound = self._entry.direction is Direction.OUT
        job = partial(
            edit_touch,
            touch_id=TouchId(self._entry.id),
            at=at,
            channel=Channel(self.channel.currentData()),
            reached=Reached(self.reached.currentData()) if outbound else None,
            note=self.note.toPlainText(),
        )
        self.write(job, self._say)

    def _say(self, _written: object) -> None:
        self.desk.say(tr("Strip", "Changed."), undo=True)


def channel_box(channel: Channel) -> QComboBox:
    """All channels to choose from, this one chosen."""
    box = QComboBox()
    for one in Channel:
        box.addItem(channel_word(one), one)
    box.setCurrentIndex(box.findData(channel))
    return box
