"""Data files as large as a trainer's could ever be, made once and kept under ``build/benchmarks``.

Rows are written straight into the tables, a thousand times faster than by commands; the caches beside the
facts are then checked against the store's own rules, so that nothing is measured on a file that lies.
"""

from __future__ import annotations

import random
import shutil
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from ptcrm.store import upkeep
from ptcrm.store.data_file import SCHEMA_VERSION
from ptcrm.store.database import Database

DAY: Final = 86_400_000
HOUR: Final = 3_600_000
WAITING: Final = 14
"""People who wait for an answer, in a file of any size."""

_FOLDER: Final = Path(__file__).parents[2] / "build" / "benchmarks"


def _listed(words: str) -> list[str]:
    return words.split("|")


GIVEN: Final = _listed(
    "Sanne|Joris|Noor|Daan|Fleur|Milan|Zoë|Bram|Lotte|Sem|Yara|Thijs|Iris|Ruben|Eva|Koen|Maud|Niels|Amber"
    "|Jasper|Fatima|Mohamed|Ilse|Wouter|Roos|Timo|Hanna|Stijn|Anouk|Lars"
)
FAMILY: Final = _listed(
    "Jansen|de Vries|van den Berg|Bakker|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters"
    "|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Kok|Jacobs|van Vliet|Öztürk|El Amrani|Kuipers"
)
_WANTS: Final = _listed(
    "afvallen|sterker worden|zonder rugpijn tillen|een halve marathon lopen|weer fit na zwangerschap|beter"
    " slapen|minder stress|voor de bruiloft in vorm|krachttraining leren|herstel na knieblessure"
)
_CITIES: Final = _listed("Utrecht|Zwolle|Breda|Arnhem|Leiden|Haarlem|Assen|Delft|Gouda|Venlo")
_SOURCES: Final = _listed("google_maps|website|instagram|facebook|word_of_mouth|flyer|sports_club|other")
_STAGES: Final = (
    ("lost",) * 58 + ("later",) * 14 + ("client",) * 14 + ("know",) * 6 + ("like",) * 5 + ("trust",) * 3
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is in a file."""

    leads: int
    touches: int

    @property
    def name(self) -> str:
        """As the folder is called."""
        return f"{self.leads}-leads-{self.touches}-touches-schema-{SCHEMA_VERSION}"


LARGE: Final = Size(100_000, 1_000_000)
FEW: Final = Size(10_000, 10_000)
MANY: Final = Size(1_000_000, 1_000_000)


def data_folder(size: Size) -> Path:
    """A data folder of this size, made if it isn't there; not to be written in."""
    folder = _FOLDER / size.name
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        started = time.monotonic()
        _make(folder, size)
        (folder / "made").touch()
        print(f"made {folder.name} in {time.monotonic() - started:.0f} s")
    return folder


def copy_for_use(size: Size, into: Path, waiting: int = WAITING) -> Path:
    """A copy that may be written in, with ``WAITING`` people who came in within the last hour and day."""
    source = data_folder(size)
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(source / "ptcrm.db", into / "ptcrm.db")
    (into / "ptcrm.db").chmod(0o600)
    add_waiting(into, waiting)
    return into


def add_waiting(folder: Path, people: int) -> None:
    """Let people ask for help just now, by the program's own commands."""
    from ptcrm.commands.intake import take_in
    from ptcrm.domain.enquiry import Arrival, Enquiry, Person

    now = time.time_ns() // 1_000_000
    database = _open(folder, now)
    for at in range(people):
        person = Person(name=f"Wacht {FAMILY[at % len(FAMILY)]} {at}", phone=f"06{20_000_000 + at}")
        enquiry = Enquiry(
            person=person, message=_WANTS[at % len(_WANTS)], arrival=Arrival(now - 240_000 - at * 9 * 60_000)
        )
        database.write(partial(take_in, enquiry=enquiry), now)
    database.close()


def _open(folder: Path, now: int) -> Database:
    return Database.open(folder, now)


def _make(folder: Path, size: Size) -> None:
    now = time.time_ns() // 1_000_000
    _open(folder, now).close()
    database = _open(folder, now)
    with database._writer.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("PRAGMA journal_mode = OFF")
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("PRAGMA cache_size = -400000")
        raw.execute("BEGIN IMMEDIATE")
        made = _People(size, now)
        for table, rows in made.tables():
            _insert(raw, table, rows)
        raw.execute("COMMIT")
        raw.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
    with database.reading() as connection:
        enquiries, leads = upkeep.stale(connection) if size.leads <= LARGE.leads else ([], [])
    database.close()
    if enquiries or leads:
        raise RuntimeError(f"the made file lies: {len(enquiries)} enquiries, {len(leads)} leads")


def _insert(raw: Any, table: str, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows)
    statement = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({', '.join('?' * len(first))})"
    raw.execute(statement, tuple(first.values()))
    raw.executemany(statement, (tuple(row.values()) for row in rows))


class _People:
    """The rows, the same in every run but for the ids."""

    def __init__(self, size: Size, now: int) -> None:
        self._size = size
        self._now = now
        self._chance = random.Random(7)
        self._ids = [str(uuid.UUID(int=self._chance.getrandbits(128), version=4)) for _ in range(size.leads)]
        self._names = [
            f"{self._chance.choice(GIVEN)} {self._chance.choice(FAMILY)}" for _ in range(size.leads)
        ]
        self._stages = [self._chance.choice(_STAGES) for _ in range(size.leads)]
        self._wants = [self._chance.choice(_WANTS) for _ in range(size.leads)]
        self._cities = [self._chance.choice(_CITIES) for _ in range(size.leads)]
        # Ten years, the youngest an hour ago; a busy trainer gets no more a month when the file is larger.
        recent = min(400, size.leads // 10)
        old = sorted(self._chance.randrange(40 * DAY, 3650 * DAY) for _ in range(size.leads - recent))
        young = sorted(self._chance.randrange(2 * HOUR, 40 * DAY) for _ in range(recent))
        self._arrived = [now - ago for ago in reversed(young + old)]
        # Work in progress is a trainer's day, however long the list behind it.
        open_leads = [at for at, stage in enumerate(self._stages) if stage in ("know", "like", "trust")]
        self._stepless = set(open_leads[-40:])
        self._planned = set(open_leads[-60:-40])
        for at in open_leads[:-2000]:
            self._stages[at] = "lost"
        self._open = [at for at in open_leads if self._stages[at] != "lost"]

    def tables(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """Table by table, parents first."""
        yield "lead", self._leads()
        yield "enquiry", self._enquiries()
        yield "touch", self._touches()
        yield "next_step", self._steps()
        yield "consultation", self._consultations()
        yield "search_text", self._texts()

    def _leads(self) -> Iterator[dict[str, Any]]:
        for at, lead_id in enumerate(self._ids):
            given, _, family = self._names[at].partition(" ")
            arrived = self._arrived[at]
            yield {
                "id": lead_id,
                "name": self._names[at],
                "given": given,
                "family": family,
                "sort_name": f"{family} {given}".lower(),
                "phone": self._phone(at),
                "phone_valid": 1,
                "email": f"{given.lower()}{at}@example.nl",
                "email_key": f"{given.lower()}{at}@example.nl",
                "postcode": f"{1000 + at % 8999} AB",
                "city": self._cities[at],
                "wants": self._wants[at],
                "source": _SOURCES[at % 8],
                "stage": self._stages[at],
                "stage_since": arrived,
                "created_at": arrived,
                "changed_at": arrived,
                "without_step": int(at in self._stepless),
            }

    def _enquiries(self) -> Iterator[dict[str, Any]]:
        for at, lead_id in enumerate(self._ids):
            yield {
                "id": self._new_id(),
                "lead_id": lead_id,
                "arrived_at": self._arrived[at],
                "recorded_at": self._arrived[at],
                "channel": ("form", "phone", "whatsapp", "email")[at % 4],
                "message": f"Ik wil graag {self._wants[at]}, kan ik een proefles doen? Groet nr {at}",
                "answered_at": self._arrived[at] + self._answered_after(at),
                "answered_reached": "reached",
            }

    def _touches(self) -> Iterator[dict[str, Any]]:
        """The answer first; the rest over the year after it."""
        each = self._size.touches // self._size.leads
        for at, lead_id in enumerate(self._ids):
            first = self._arrived[at] + self._answered_after(at)
            for number in range(each):
                moment = min(first + number * 23 * DAY, self._now - 60_000)
                yield {
                    "id": self._new_id(),
                    "lead_id": lead_id,
                    "at": moment,
                    "recorded_at": moment,
                    "direction": "in" if number % 3 == 2 else "out",
                    "channel": ("whatsapp", "phone", "email")[number % 3],
                    "reached": "reached",
                    "note": f"Gesproken over {self._wants[(at + number) % len(self._wants)]}"
                    if number == 1
                    else "",
                }

    def _steps(self) -> Iterator[dict[str, Any]]:
        for place, at in enumerate(one for one in self._open if one not in self._stepless | self._planned):
            yield {
                "id": self._new_id(),
                "lead_id": self._ids[at],
                "what": "Bellen over de proefles",
                "at": self._now - 2 * HOUR if place < 20 else self._now + (2 + place % 90) * DAY,
                "made_at": self._arrived[at],
            }

    def _consultations(self) -> Iterator[dict[str, Any]]:
        for at in range(0, self._size.leads, 5):
            yield self._consultation(at, self._arrived[at] - DAY, "cancelled")
        for place, at in enumerate(sorted(self._planned)):
            yield self._consultation(at, self._now + (place + 1) * 7 * HOUR, "planned")

    def _consultation(self, at: int, moment: int, status: str) -> dict[str, Any]:
        return {
            "id": self._new_id(),
            "lead_id": self._ids[at],
            "at": moment,
            "minutes": 45,
            "kind": "intake",
            "status": status,
        }

    def _texts(self) -> Iterator[dict[str, Any]]:
        each = self._size.touches // self._size.leads
        for at, lead_id in enumerate(self._ids):
            phone = self._phone(at)
            said = self._wants[(at + 1) % len(self._wants)] if each > 1 else ""
            code = 1000 + at % 8999
            name, wants = self._names[at].lower(), self._wants[at]
            asked = f"ik wil graag {wants}, kan ik een proefles doen? groet nr {at}"
            yield {
                "rid": at + 1,
                "id": lead_id,
                "who": f"{name}\n{code} ab\n{code}ab\n{self._cities[at]}".lower(),
                "contact": f"{name.split()[0]}{at}@example.nl\n{phone[1:]}\n0{phone[3:]}\n{phone[3:]}",
                "wishes": wants,
                "notes": f"gesproken over {said}\n{asked}",
            }

    def _phone(self, at: int) -> str:
        return f"+316{10_000_000 + at * 7919 % 80_000_000}"

    def _answered_after(self, at: int) -> int:
        return 300_000 + at * 7919 % (90 * 60_000)

    def _new_id(self) -> str:
        return str(uuid.UUID(int=self._chance.getrandbits(128), version=4))


if __name__ == "__main__":
    for one in (LARGE, FEW, MANY):
        data_folder(one)
