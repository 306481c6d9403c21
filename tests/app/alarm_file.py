"""The same as ``alarm_data.Data``, on a real data file: the program's own commands and questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from alarm_data import Data, Ring, Ringing

from ptcrm.app.alerting import _claim_due, _look
from ptcrm.commands import alert_settings
from ptcrm.commands.alerts import know_of, mark_shown
from ptcrm.commands.contacts import TouchForm, log_touch, remove_touch
from ptcrm.commands.intake import edit_arrival, take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.alert_settings import AlertSettings
from ptcrm.domain.enquiry import Arrival, Enquiry, Person, TimeTrust
from ptcrm.domain.ids import AlertId, EnquiryId, LeadId, TouchId
from ptcrm.domain.values import Channel, Direction, Stage
from ptcrm.queries.alerts import Ring as FileRing
from ptcrm.queries.today import answer_now
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import PROGRAM, Session

T = TypeVar("T")


class FileData(Data):
    """What the trainer does is done in memory as well, which knows who is who; the alarm asks the file."""

    def __init__(self, database: Database, settings: AlertSettings, zone: ZoneInfo, now: int) -> None:
        super().__init__(settings, zone)
        self._database = database
        self._leads: dict[int, LeadId] = {}
        self._names: dict[EnquiryId, str] = {}
        self._ids: dict[str, EnquiryId] = {}
        self._answers: dict[int, list[TouchId]] = {}
        self._due: dict[tuple[str, str], FileRing] = {}
        self._do(partial(alert_settings.set_quiet_windows, windows=settings.windows), now)
        self._do(partial(alert_settings.set_repeats, on=settings.repeats), now)
        for rung, loudness in settings.loudness.items():
            self._do(partial(alert_settings.set_loudness, rung=rung, loudness=loudness), now)

    def take_in(self, person: int, name: str, arrived: int, now: int, how: str) -> None:
        super().take_in(person, name, arrived, now, how)
        trust = TimeTrust.DATE_ONLY if how == "dateless" else TimeTrust.EXACT
        asked = Enquiry(
            Person(name=f"Person {person}", phone=f"06{10_000_000 + person}"),
            Channel.WHATSAPP,
            name,
            Arrival(arrived, trust),
        )

        def job(session: Session) -> tuple[LeadId, EnquiryId]:
            taken = take_in(session, asked)
            assert taken.enquiry_id is not None
            if how == "typed":
                know_of(session, taken.enquiry_id)
            if how == "imported":
                batch = session.add(tables.import_batch, at=now, files="leads.csv", added=1, merged=0)
                session.change(tables.enquiry, taken.enquiry_id, batch_id=batch)
            return taken.lead_id, taken.enquiry_id

        lead_id, enquiry_id = self._do(job, now)
        assert self._leads.setdefault(person, lead_id) == lead_id
        self._names[enquiry_id], self._ids[name] = name, enquiry_id

    def touched(self, person: int, at: int, *, human: bool, out: bool) -> None:
        super().touched(person, at, human=human, out=out)
        if person not in self._leads:
            return
        direction = Direction.OUT if out else Direction.IN
        form = TouchForm(Channel.WHATSAPP, direction, human=human)
        touch_id = self._do(partial(log_touch, lead_id=self._leads[person], form=form), at)
        if human and out:
            self._answers.setdefault(person, []).append(touch_id)

    def undone(self, person: int, now: int) -> None:
        super().undone(person, now)
        if self._answers.get(person):
            self._do(partial(remove_touch, touch_id=self._answers[person].pop()), now)

    def moved(self, person: int, at: int, stage: str) -> None:
        super().moved(person, at, stage)
        if person in self._leads:
            self._do(partial(move_stage, lead_id=self._leads[person], stage=Stage(stage)), at)

    def removed(self, person: int, now: int) -> None:
        super().removed(person, now)
        if person in self._leads:
            self._do(partial(remove_lead, lead_id=self._leads[person]), now)

    def edited(self, person: int, name: str, arrived: int, now: int) -> None:
        super().edited(person, name, arrived, now)
        self._do(partial(edit_arrival, enquiry_id=self._ids[name], arrival=Arrival(arrived)), now)

    def with_client(self, until: int, now: int) -> None:
        super().with_client(until, now)
        self._do(partial(alert_settings.be_with_client, until=until), now)

    # ---- what the alarm does ------------------------------------------------------------------------------

    def look(self, now: int) -> Ringing:
        with self._database.reading() as connection:
            found = _look(connection, now, self.zone, first=False)
            next_change = answer_now(connection, now).next_change
        assert found is not None
        due, owed = map(self._ours, found.ringing.due), map(self._ours, found.ringing.owed)
        return Ringing(tuple(due), tuple(owed), found.is_quiet, found.next_look, next_change)

    def claim(self, due: tuple[Ring, ...], now: int) -> None:
        if due:
            job = partial(_claim_due, rungs=self.settings.told)
            for ring in self._database.write(job, now, PROGRAM).value:
                self._ours(ring)

    def mark(self, rings: list[Ring], now: int) -> None:
        starts: dict[AlertId, int] = {}
        for ring in rings:
            claimed = self._due[ring.name, ring.rung.value]
            assert claimed.alert_id is not None
            starts[claimed.alert_id] = claimed.started_at
        if starts:
            job = partial(mark_shown, starts=starts, notification=1, repeats=self.settings.repeats)
            self._database.write(job, now, PROGRAM)

    def _ours(self, ring: FileRing) -> Ring:
        name = self._names[ring.enquiry_id]
        self._due[name, ring.rung.value] = ring
        return Ring(name, ring.rung, ring.again)

    def _do(self, job: Callable[[Session], T], now: int) -> T:
        return self._database.write(job, now).value
