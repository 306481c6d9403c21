"""Listens to the phone: what was tapped and texted there is taken in one by one, and said in the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from ptcrm.commands.contacts import remove_touch
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.phone_heard import HeardKind, TakenHeard, take_heard
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Carrier, Heard, Listened
from ptcrm.store.session import INTAKE
from ptcrm.ui.kit.dates import duration
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called


class PhoneEar(QObject):
    """Signals: ``server_said(int)``: the server's own time (UTC ms), just now; ``answered(str)``: the
    sequence of a message that was answered and is no enquiry's, which a test waits for; ``done(Refusal)``:
    a look ended, with what went wrong or None."""

    server_said = Signal(object)
    answered = Signal(str)
    done = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._carrier: Carrier | None = None
        self._mark = ""
        self._busy = False
        self._queue: list[Heard] = []

    def use(self, carrier: Carrier | None) -> None:
        """Listen here from now on, to all that is still there; what came before is known."""
        self._carrier, self._mark, self._queue, self._busy = carrier, "", [], False

    def listen(self) -> None:
        """See what came. A look that is under way is enough."""
        carrier = self._carrier
        if carrier is None or self._busy or not carrier.listens:
            return
        self._busy = True
        self._desk.tasks.outside(
            self,
            partial(carrier.listen, self._mark),
            partial(self._heard, carrier),
            partial(self._failed, carrier),
        )

    def _heard(self, carrier: Carrier, listened: Listened) -> None:
        if carrier is not self._carrier:
            return
        if listened.server_now is not None:
            self.server_said.emit(listened.server_now)
        for it in listened.heard:
            if it.sequence:
                self.answered.emit(it.sequence)
        self._queue = list(listened.heard)
        self._next(carrier, listened.mark)

    def _next(self, carrier: Carrier, mark: str) -> None:
        if carrier is not self._carrier:
            return
        if not self._queue:
            self._mark, self._busy = mark, False
            self.done.emit(None)
            return
        job = partial(
            take_heard,
            heard=self._queue.pop(0),
            zone=self._desk.zone,
            region=self._desk.region,
            nameless=tr("Phone", "Someone, by your phone"),
        )
        taken = partial(self._taken, carrier, mark)
        self._desk.tasks.write(self, job, taken, partial(self._failed, carrier), INTAKE)

    def _taken(self, carrier: Carrier, mark: str, taken: TakenHeard) -> None:
        if taken.kind is HeardKind.FLOOD:
            self._failed(
                carrier,
                Refusal(
                    "phone_flood", "A great many texts came from your phone. Isn’t that you? Renew its code."
                ),
            )
            return
        self._say(taken)
        self._next(carrier, mark)

    def _failed(self, carrier: Carrier, refusal: Refusal) -> None:
        """What wasn't taken in is still at the server, and is read again."""
        if carrier is self._carrier:
            self._queue, self._busy = [], False
            self.done.emit(refusal)

    def _say(self, taken: TakenHeard) -> None:
        if taken.kind is HeardKind.ANSWERED and taken.touch_id is not None:
            said = tr(
                "Strip",
                "{name}: answered after {waited}.",
                name=called(taken.name),
                waited=duration(taken.waited_ms),
            )
            undo = partial(self._desk.tasks.write, self, partial(remove_touch, touch_id=taken.touch_id))
            self._desk.say(said, actions=((tr("Frame", "Undo"), undo),))
        elif taken.kind is HeardKind.LEAD and taken.lead_id is not None:
            self._say_lead(taken, taken.lead_id)

    def _say_lead(self, taken: TakenHeard, lead_id: LeadId) -> None:
        show = (tr("Duplicates", "Open"), partial(self._desk.show_lead, lead_id))
        if taken.existing:
            self._desk.say(tr("Strip", "Enquiry added to {name}.", name=called(taken.name)), actions=(show,))
            return
        remove = partial(self._desk.tasks.write, self, partial(remove_lead, lead_id=lead_id))
        said = tr("Phone", "New from your phone: {name}", name=called(taken.name))
        self._desk.say(said, actions=(show, (tr("Phone", "Remove"), remove)))
