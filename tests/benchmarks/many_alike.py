"""A data file of 100,000 leads in one town's neighbourhoods, of whom some came in twice, as people write.

Unlike ``big_file`` it has what makes looking for duplicates hard: forty neighbourhoods only, couples, and a
club whose number five hundred people gave.
"""

from __future__ import annotations

import random
import shutil
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from big_file import FAMILY, GIVEN, add_waiting

from ptcrm.commands.persons import person_columns
from ptcrm.domain.enquiry import Person
from ptcrm.store import tables
from ptcrm.store.data_file import SCHEMA_VERSION
from ptcrm.store.database import Database
from ptcrm.store.session import Session

LEADS: Final = 100_000
TWICE: Final = 5_000
COUPLES: Final = 1_000
CLUB: Final = 500
_PLACES: Final = 40
_FOLDER: Final = Path(__file__).parents[2] / "build" / "benchmarks"
_STEMS: Final = ("Berg", "Bakk", "Viss", "Jans", "Hendrik", "Muld", "Groot", "Dijk", "Boer", "Smit", "Kuip")
_ENDS: Final = ("a", "en", "er", "stra", "mans", "s", "ema", "ink", "huis", "hof", "")


def many_alike(into: Path) -> Path:
    """A copy of the file, made if it isn't there."""
    kept = _FOLDER / f"many-alike-schema-{SCHEMA_VERSION}"
    if not (kept / "made").exists():
        shutil.rmtree(kept, ignore_errors=True)
        _make(kept)
        (kept / "made").touch()
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(kept / "ptcrm.db", into / "ptcrm.db")
    (into / "ptcrm.db").chmod(0o600)
    add_waiting(into, 5)
    return into


def _make(folder: Path) -> None:
    now = time.time_ns() // 1_000_000
    database = Database.open(folder, now)
    rows = list(_rows(now))
    for start in range(0, len(rows), 5_000):
        part = rows[start : start + 5_000]

        def insert(session: Session, part: list[dict[str, Any]] = part) -> None:
            session.add_many(tables.lead, part)

        database.write(insert, now)
    database.close()


def _rows(now: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(11)
    families = [*FAMILY, *(stem + end for stem in _STEMS for end in _ENDS)]
    people: list[Person] = []
    for at in range(LEADS - TWICE - COUPLES):
        name = f"{chance.choice(GIVEN)} {chance.choice(families)}"
        phone = "0201234567" if at < CLUB else f"06{10_000_000 + at * 7919 % 80_000_000}"
        place = f"{1000 + at * 31 % _PLACES} {chance.choice('ABCDEFGH')}{chance.choice('ABCDEFGH')}"
        people.append(Person(name=name, phone=phone, email=f"{at}@example.nl", postcode=place))
    known = len(people)
    for at in range(TWICE):
        people.append(_again(people[CLUB + at * 17 % (known - CLUB)], at, chance))
    for at in range(COUPLES):
        one = people[CLUB + at * 71 % (known - CLUB)]
        other = f"{chance.choice(GIVEN)} {one.name.partition(' ')[2]}"
        people.append(Person(name=other, phone=one.phone, email=f"p{at}@example.nl", postcode=one.postcode))
    for person in people:
        yield {
            "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            "stage": "lost",
            "stage_since": now,
            "created_at": now,
            "changed_at": now,
            **person_columns(person, "NL"),
        }


def _again(one: Person, at: int, chance: random.Random) -> Person:
    """The same person, written another way."""
    given, _, family = one.name.partition(" ")
    names = (
        one.name,
        f"{given[0]}. {family}",
        f"{family} {given}",
        f"{given} {family.split()[-1]}",
        given + " " + family + "-Kok",
    )
    phone, email = ((one.phone, ""), ("", one.email), ("", f"x{at}@example.nl"))[at % 3]
    return Person(name=names[at % 5], phone=phone, email=email, postcode=one.postcode)
