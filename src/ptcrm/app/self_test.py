"""Whether this installation can do its work: a look at each part that packaging can lose.

It uses a folder of its own that is removed at the end, and never the trainer's data.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

_NOON: Final = 1_795_431_600_000
"""Monday 23 November 2026, 12:00 in Amsterdam (UTC ms): the clock of this test."""

_HOUR: Final = 3_600_000
_ZONE: Final = "Europe/Amsterdam"
_SAFE_SQLITE: Final = (3, 51, 3)
_MAIL: Final = """\
From: Website <form@example.org>
Reply-To: sanne@example.org
To: trainer@example.org
Subject: Nieuw bericht via het contactformulier
Date: Mon, 23 Nov 2026 10:00:00 +0100
Message-ID: <self-test@example.org>
Content-Type: text/plain; charset=utf-8

Naam: Sanne de Vries
E-mail: sanne@example.org
Telefoon: 06 12345678
Bericht: Ik wil graag fitter worden.
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One part that was looked at. ``detail`` says what was found, or what is wrong."""

    name: str
    ok: bool
    detail: str


def run_self_test(as_json: bool) -> int:
    """Print what was found; 0 when all is well, else 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="ptcrm-self-test-", ignore_cleanup_errors=True) as folder:
        checks = [_checked(name, partial(look, Path(folder))) for name, look in _CHECKS]
    ok = all(check.ok for check in checks)
    if as_json:
        report = {"ok": ok, "version": version("ptcrm"), "checks": [asdict(check) for check in checks]}
        text = json.dumps(report, ensure_ascii=False, indent=1)
    else:
        text = "\n".join(f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}" for check in checks)
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
    return 0 if ok else 1


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a part is the finding
        return Check(name, False, f"{type(error).__name__}: {error}")


def _must(good: object, wrong: str) -> None:
    if not good:
        raise RuntimeError(wrong)


def _database(folder: Path) -> str:
    from ptcrm.store.checking import check
    from ptcrm.store.database import Database

    database = Database.open(folder / "data", _NOON)
    try:
        found = check(database)
    finally:
        database.close()
    _must(found.ok, f"problems: {found.problems}")
    _must(tuple(int(part) for part in found.sqlite.split(".")) >= _SAFE_SQLITE, f"SQLite {found.sqlite}")
    return f"SQLite {found.sqlite}, schema {found.schema}"


def _time_zones(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    zone = ZoneInfo(_ZONE)
    winter, summer = (datetime(2026, month, 1, tzinfo=zone).utcoffset() for month in (1, 7))
    _must(winter != summer, "no summer time")
    return f"{_ZONE} {winter} and {summer}"


def _clock_and_search(folder: Path) -> str:
    """Somebody who wrote an hour ago is over the hour, is told of, and can be found."""
    from ptcrm.commands.intake import take_in
    from ptcrm.domain.enquiry import Arrival, Enquiry, Person
    from ptcrm.domain.rungs import Rung
    from ptcrm.domain.values import ClockState
    from ptcrm.queries.alerts import ringing
    from ptcrm.queries.lead_list import search_leads
    from ptcrm.queries.today import answer_now
    from ptcrm.store.database import Database

    person = Person(name="Sanne de Vries", phone="06 12345678")
    database = Database.open(folder / "clock", _NOON)
    try:
        database.write(partial(take_in, enquiry=Enquiry(person, arrival=Arrival(_NOON - _HOUR))), _NOON)
        with database.reading() as connection:
            before, at = (answer_now(connection, now).rows for now in (_NOON - 1, _NOON))
            rings = ringing(connection, _NOON, (Rung.HOUR,)).due
            hits = search_leads(connection, "sanne vri")
    finally:
        database.close()
    states = [row.state for row in (*before, *at)]
    _must(states == [ClockState.WITHIN_HOUR, ClockState.OVER_HOUR], f"the hour: {states}")
    _must(len(rings) == 1, "nobody rings")
    _must(hits, "the search finds nobody")
    return "rings at the hour, not before; found by search"


def _mail(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    from ptcrm.integrations.message import read_message

    reading = read_message(_MAIL.encode(), _NOON, ZoneInfo(_ZONE))
    enquiry = reading.enquiry
    _must(enquiry is not None, f"not read as a lead: {reading.why}")
    if enquiry is None:
        return ""
    _must(enquiry.person.name == "Sanne de Vries", f"name: {enquiry.person.name}")
    _must(enquiry.person.phone == "+31612345678", f"phone: {enquiry.person.phone}")
    return "a contact form's mail is read"


def _icons(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    from ptcrm.ui.kit.icons import pixmap
    from ptcrm.ui.kit.resources import resource

    _application()
    names = sorted(file.stem for file in resource("icons").glob("*.svg"))
    _must(names, "no icons")
    for name in names:
        picture = pixmap(name, "#000000").toImage()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        _must(any(picture.pixelColor(x, y).alpha() for x, y in points), f"{name} is empty")
    return f"{len(names)} icons"


def _windows(folder: Path) -> str:
    """The window in both languages, painted, with words that differ."""
    from ptcrm.ui.kit.language import Language

    # English first: its words stand in the source, and the words of a language stay once they are loaded.
    words = {language: _window(folder, language) for language in (Language.EN, Language.NL)}
    _must(words[Language.NL] != words[Language.EN], "both languages say the same")
    return ", ".join(f"{language}: {word}" for language, word in words.items())


def _window(folder: Path, language: str) -> str:
    from ptcrm.app import wall_clock
    from ptcrm.store.database import Database
    from ptcrm.ui.kit.desk import Desk
    from ptcrm.ui.kit.language import Language, speak
    from ptcrm.ui.kit.resources import resource
    from ptcrm.ui.kit.tasks import Tasks
    from ptcrm.ui.kit.theme import Appearance, Theme
    from ptcrm.ui.main_window import MainWindow

    app = _application()
    _must(resource("i18n", f"ptcrm_{language}.qm").is_file(), f"no words in {language}")
    speak(Language(language), app)
    theme = Theme()
    theme.choose(Appearance.LIGHT)
    tasks = Tasks(wall_clock.now)
    database = Database.open(folder / f"window-{language}", _NOON)
    tasks.use(database)
    window = MainWindow(Desk(tasks, lambda: _NOON, ZoneInfo(_ZONE), theme), Language(language), folder)
    try:
        window.show()
        window.data_opened()
        app.processEvents()
        picture = window.grab().toImage()
        colours = {picture.pixelColor(x, 40).name() for x in range(picture.width())}
        _must(len(colours) > 1, "nothing is painted")
        return window.sidebar.button("today").text().strip()
    finally:
        window.close()
        tasks.close()
        database.close()


def _application() -> QApplication:
    from ptcrm.ui.kit.theme import prepare_application

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(["ptcrm"])
    prepare_application(made)
    return made


_CHECKS: Final = (
    ("database", _database),
    ("time zones", _time_zones),
    ("clock and search", _clock_and_search),
    ("mail", _mail),
    ("icons", _icons),
    ("windows", _windows),
)
