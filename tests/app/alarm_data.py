"""Who asked for help and what became of it, kept in memory: decided on by the real rules of the domain.

What stands here beside them is what the data file does with statements; some days are lived through with a
real file as well (``alarm_file``), and must come to the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from ptcrm.domain import clock
from ptcrm.domain.alert_settings import AlertSettings
from ptcrm.domain.clock import Contact, Waiting
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.quiet import next_quiet
from ptcrm.domain.rungs import AFTER, Rung, again_at, due_rungs, freed_rungs, next_ring
from ptcrm.domain.values import Reached, Stage
from ptcrm.queries.alerts import _still_true


@dataclass
class Person:
    """One lead: what they asked, and what was done about it."""

    asked: list[Waiting] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    moves: list[tuple[int, Stage, int]] = field(default_factory=list)
    """When, where to, and how much had been asked when it was noted."""
    removed: bool = False


@dataclass
class Alert:
    """One claimed rung of one enquiry; when it was first shown, and when it is to be told again."""

    name: str
    rung: Rung
    shown: bool = False
    again_at: int | None = None


@dataclass(frozen=True)
class Ring:
    """Somebody to tell of."""

    name: str
    rung: Rung
    again: bool = False


@dataclass(frozen=True)
class Ringing:
    """What a look found; ``next_look`` and ``next_change`` are UTC ms."""

    due: tuple[Ring, ...]
    owed: tuple[Ring, ...]
    quiet: bool
    next_look: int | None
    next_change: int | None


class Data:
    """The data file of one laptop, as far as the alarm cares."""

    def __init__(self, settings: AlertSettings, zone: ZoneInfo) -> None:
        self.settings, self.zone = settings, zone
        self.rows = 0
        self._people: dict[int, Person] = {}
        self._alerts: dict[str, dict[Rung, Alert]] = {}
        self._quiet: tuple[int, object, tuple[bool, int | None]] = (0, None, (False, None))
        self._change: tuple[int, int, int | None] = (0, -1, None)

    # ---- what the trainer does ----------------------------------------------------------------------------

    def take_in(self, person: int, name: str, arrived: int, now: int, how: str) -> None:
        """``how``: typed, told by somebody else (``server``), from a file (``imported``) or ``dateless``."""
        waiting = Waiting(
            EnquiryId(name), LeadId(str(person)), arrived, now, how != "dateless", how == "imported"
        )
        self._alerts[name] = {}
        self._person(person).asked.append(waiting)
        if how == "typed":
            self._alerts[name][Rung.ARRIVED] = Alert(name, Rung.ARRIVED, shown=True)
        self._settle(person)

    def touched(self, person: int, at: int, *, human: bool, out: bool) -> None:
        self._person(person).contacts.append(Contact(at, human, out, Reached.UNKNOWN))
        self._settle(person)

    def undone(self, person: int, now: int) -> None:  # noqa: ARG002 - the file asks for it
        """The newest answer is taken away."""
        contacts = self._person(person).contacts
        for contact in reversed(contacts):
            if contact.human and contact.outbound:
                contacts.remove(contact)
                break
        self._settle(person)

    def moved(self, person: int, at: int, stage: str) -> None:
        it = self._person(person)
        it.moves.append((at, Stage(stage), len(it.asked)))
        self._settle(person)

    def removed(self, person: int, now: int) -> None:  # noqa: ARG002
        self._person(person).removed = True
        self.rows += 1

    def stage(self, person: int) -> str:
        """How far this person is."""
        moves = self._person(person).moves
        return moves[-1][1].value if moves else Stage.KNOW.value

    def with_client(self, until: int, now: int) -> None:  # noqa: ARG002
        """Quiet until then."""
        self.settings = replace(self.settings, with_client_until=until)

    def newest(self, person: int) -> tuple[str, int] | None:
        """The name and arrival of the newest enquiry of which the time is known."""
        asked = [it for it in self._person(person).asked if it.time_known]
        return (asked[-1].enquiry_id, asked[-1].arrived_at) if asked else None

    def edited(self, person: int, name: str, arrived: int, now: int) -> None:
        """The arrival is set right; rungs that then lie ahead may ring again."""
        asked = self._person(person).asked
        at = next(at for at, it in enumerate(asked) if it.enquiry_id == name)
        asked[at] = replace(asked[at], arrived_at=arrived)
        alerts = self._alerts[name]
        for rung in freed_rungs(frozenset(alerts), clock.began(asked[at]), now):
            del alerts[rung]
        for alert in alerts.values():
            alert.again_at = None
        self._settle(person)

    # ---- what the alarm does ------------------------------------------------------------------------------

    def look(self, now: int) -> Ringing:
        """Whom to tell of at ``now`` (UTC ms); nothing is claimed by it."""
        rungs = self.settings.told
        waiting = self._waiting(now)
        free = [(it, frozenset(self._alerts[it.enquiry_id])) for it in waiting]
        free = [(it, claimed) for it, claimed in free if rungs[-1] not in claimed]
        due: list[Ring] = []
        for it, claimed in free:
            ready = due_rungs(it, claimed, now)
            told = _still_true(ready, rungs)
            if told is not None:
                due.append(Ring(it.enquiry_id, told))
        higher = {ring.name for ring in due}
        alerts = [alert for it in waiting for alert in self._alerts[it.enquiry_id].values()]
        owed = [
            Ring(it.name, it.rung, again=it.shown)
            for it in alerts
            if not it.shown or (it.again_at is not None and it.again_at <= now and it.name not in higher)
        ]
        instants = {ring: self._start(ring.name) + min(AFTER[ring.rung], AFTER[Rung.HOUR]) for ring in owed}
        owed = [ring for ring, at in instants.items() if at <= now]
        unshown = min((at for at in instants.values() if at > now), default=None)
        quiet, ends = self._quiet_at(now)
        ahead = (next_ring(free, now), self._pending(now), unshown, ends)
        first = ends if quiet else min((at for at in ahead if at is not None), default=None)
        next_change = self._next_change(now)
        return Ringing(tuple(due), tuple(owed), quiet, first, next_change)

    def _quiet_at(self, now: int) -> tuple[bool, int | None]:
        """Whether it is quiet, and until when that stays so; asked of the rules once for all that time."""
        asked = (self.settings, self.zone)
        since, known, (quiet, until) = self._quiet
        if known != asked or not since <= now < (since if until is None else until):
            end = self.settings.quiet_until(now, self.zone)
            begin = next_quiet(now, self.zone, self.settings.windows)
            quiet, until = end is not None, begin if end is None else end
            self._quiet = (now, asked, (quiet, until))
        return quiet, until

    def _next_change(self, now: int) -> int | None:
        """Asked of the rules once for all the time until then, as long as nothing is noted."""
        since, rows, until = self._change
        if rows != self.rows or not since <= now < (since if until is None else until):
            until = clock.next_change(self._open(now), now)
            self._change = (now, self.rows, until)
        return until

    def claim(self, due: tuple[Ring, ...], now: int) -> None:  # noqa: ARG002
        """Take it on to tell these."""
        for ring in due:
            self._alerts[ring.name][ring.rung] = Alert(ring.name, ring.rung)

    def mark(self, rings: list[Ring], now: int) -> None:
        """These were shown, and their lower rungs went by; those over the hour are told again."""
        pending = self._pending(now)
        for ring in rings:
            alerts = self._alerts[ring.name]
            if not alerts[ring.rung].shown:
                lower = [it for it in AFTER if AFTER[it] < AFTER[ring.rung] and it not in alerts]
                alerts.update({it: Alert(ring.name, it, shown=True) for it in lower})
            for alert in alerts.values():
                alert.again_at = None
            alerts[ring.rung].shown = True
            if self.settings.repeats:
                alerts[ring.rung].again_at = again_at(self._start(ring.name), now, pending)

    def _start(self, name: str) -> int:
        asked = self._person(int(name.partition("-")[0])).asked
        return next(clock.began(it) for it in asked if it.enquiry_id == name)

    def _pending(self, now: int) -> int | None:
        """When the next of those who wait is told of once more."""
        alerts = (alert for it in self._waiting(now) for alert in self._alerts[it.enquiry_id].values())
        ahead = (it.again_at for it in alerts if it.again_at is not None and it.again_at > now)
        return min(ahead, default=None)

    def _waiting(self, now: int) -> list[Waiting]:
        """Who waits, and is told of."""
        return [
            it
            for person in self._people.values()
            if not person.removed
            for it in person.asked
            if _stands_open(it, now) and not clock.imported_earlier(it, now)
        ]

    def _open(self, now: int) -> list[Waiting]:
        """All that those who wait ever asked."""
        there = [it for it in self._people.values() if not it.removed]
        waits = [it for it in there if any(_stands_open(asked, now) for asked in it.asked)]
        return [asked for person in waits for asked in person.asked]

    def _person(self, number: int) -> Person:
        return self._people.setdefault(number, Person())

    def _settle(self, number: int) -> None:
        """What a transaction does at its end: who was answered, whose waiting has ended."""
        self.rows += 1
        person = self._person(number)
        for at, asked in enumerate(person.asked):
            start = clock.began(asked)
            answer = clock.answer_of(start, person.contacts)
            answered = None if answer is None else answer.at
            moves = [
                (when, stage)
                for when, stage, so_far in person.moves
                if clock.may_end(when, asked.recorded_at, noted_first=at >= so_far)
            ]
            ended = clock.ended_at(start, moves)
            person.asked[at] = replace(asked, answered_at=answered, ended_at=ended)


def _stands_open(it: Waiting, now: int) -> bool:
    """A move ends the waiting from when it is noted, whatever the clock says (queries.today.still_open)."""
    return it.ended_at is None and not clock.is_answered(it, now)
