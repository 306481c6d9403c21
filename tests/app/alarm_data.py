"""Who asked for help and what became of it, kept in memory: decided on by the real rules of the domain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from ptcrm.domain import clock
from ptcrm.domain.clock import Contact, Waiting
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.rungs import Rung, due_rungs, freed_rungs, next_ring
from ptcrm.domain.values import Reached, Stage

HIGHEST: Final = Rung.DAY


@dataclass
class Person:
    """One lead: what they asked, and what was done about it."""

    asked: list[Waiting] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    moves: list[tuple[int, Stage]] = field(default_factory=list)
    removed: bool = False


@dataclass(frozen=True)
class Told:
    """What a look found: the enquiries and rungs to tell of now, and when the next rings."""

    rings: list[tuple[str, Rung]]
    next_ring: int | None
    next_change: int | None


class Data:
    """The data file of one laptop, as far as the alarm cares."""

    def __init__(self, rungs: tuple[Rung, ...]) -> None:
        self._rungs = rungs
        self.people: dict[int, Person] = {}
        self.claimed: dict[str, frozenset[Rung]] = {}
        self.owed: list[tuple[str, Rung]] = []

    def person(self, number: int) -> Person:
        return self.people.setdefault(number, Person())

    def take_in(
        self, number: int, name: str, arrived: int, recorded: int, *, known: bool, imported: bool
    ) -> None:
        waiting = Waiting(EnquiryId(name), LeadId(str(number)), arrived, recorded, known, imported)
        self.claimed[name] = frozenset()
        self.person(number).asked.append(waiting)
        self._settle(number)

    def touched(self, number: int, at: int, *, human: bool, out: bool) -> None:
        self.person(number).contacts.append(Contact(at, human, out, Reached.UNKNOWN))
        self._settle(number)

    def undone(self, number: int) -> None:
        """The newest answer is taken away."""
        contacts = self.person(number).contacts
        for contact in reversed(contacts):
            if contact.human and contact.outbound:
                contacts.remove(contact)
                break
        self._settle(number)

    def moved(self, number: int, at: int, stage: str) -> None:
        self.person(number).moves.append((at, Stage(stage)))
        self._settle(number)

    def edited(self, number: int, arrived: int, now: int) -> str | None:
        """The arrival of the newest enquiry is set right; rungs that then lie ahead may ring again."""
        asked = self.person(number).asked
        if not asked or not asked[-1].time_known:
            return None
        asked[-1] = changed = replace(asked[-1], arrived_at=arrived)
        name = changed.enquiry_id
        freed = freed_rungs(self.claimed[name], clock.began(changed), now)
        self.claimed[name] -= freed
        self.owed = [it for it in self.owed if it[0] != name or it[1] not in freed]
        self._settle(number)
        return name

    def look(self, now: int) -> Told:
        """Whom to tell of at ``now`` (UTC ms); nothing is claimed by it."""
        everybody = [it for person in self._there() for it in person.asked]
        waitings = [(it, claimed) for it in everybody if HIGHEST not in (claimed := self.claimed[it.enquiry_id])]
        rings: list[tuple[str, Rung]] = []
        for waiting, claimed in waitings:
            due = [rung for rung in due_rungs(waiting, claimed, now) if rung in self._rungs]
            if due:
                rings.append((waiting.enquiry_id, due[-1]))
        return Told(rings, next_ring(waitings, now), clock.next_change(everybody, now))

    def claim(self, rings: list[tuple[str, Rung]], now: int) -> list[tuple[str, Rung]]:
        """Take it on to tell these, and those that a crash left over; lower rungs have gone by."""
        for name, rung in rings:
            below = [it for it in self._rungs if self._rungs.index(it) <= self._rungs.index(rung)]
            self.claimed[name] |= frozenset(below)
        waits = {it.enquiry_id for person in self._there() for it in person.asked if clock.is_waiting(it, now)}
        told = [it for it in (*self.owed, *rings) if it[0] in waits]
        self.owed = told
        return told

    def mark(self) -> None:
        """What was claimed was shown."""
        self.owed = []

    def _there(self) -> Iterator[Person]:
        return (person for person in self.people.values() if not person.removed)

    def _settle(self, number: int) -> None:
        """What a transaction does at its end: who was answered, whose waiting has ended."""
        person = self.person(number)
        for at, asked in enumerate(person.asked):
            start = clock.began(asked)
            answer = clock.answer_of(start, person.contacts)
            person.asked[at] = replace(
                asked,
                answered_at=None if answer is None else answer.at,
                ended_at=clock.ended_at(start, person.moves),
            )
