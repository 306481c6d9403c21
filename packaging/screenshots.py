"""Pictures of every page and dialog, for people to look at: ``make screenshots`` fills ``screenshots/``.

The real window runs on sample leads at a fixed moment, in both languages, light and dark, in three sizes, and
on a practice without leads and one with unlikely names. Nothing here passes or fails; what is seen does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from sqlalchemy import select

from ptcrm.commands.consultations import log_outcome, plan_consultation
from ptcrm.commands.intake import take_in
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.samples import fill_demo
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.phone_settings import Way, read_settings
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, ConsultationKind, ConsultationStatus, Outcome
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import Session
from ptcrm.ui.dialogs.new_lead import NewLeadDialog
from ptcrm.ui.dialogs.next_step import PlanStepDialog
from ptcrm.ui.dialogs.outcome import OutcomeDialog
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.language import Language, speak
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Appearance, Theme, prepare_application
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.agenda import AgendaPage
from ptcrm.ui.pages.first_run import FirstRunPage
from ptcrm.ui.pages.import_page import ImportPage
from ptcrm.ui.pages.leads import LeadsPage
from ptcrm.ui.pages.settings import SettingsPage
from ptcrm.ui.widgets.search_box import SearchBox

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "screenshots"
ZONE = ZoneInfo("Europe/Amsterdam")
NOW = int(datetime(2026, 11, 23, 10, 30, tzinfo=ZONE).timestamp()) * 1000
MINUTE = 60_000
LOOKS = (
    ("nl", "light", 1280, 800, "demo"),
    ("en", "dark", 1280, 800, "demo"),
    ("nl", "dark", 1024, 640, "demo"),
    ("en", "light", 1920, 1080, "demo"),
    ("nl", "light", 1024, 640, "overfull"),
    ("nl", "light", 1280, 800, "empty"),
)
UNLIKELY = (
    "Anna van den Berg-de Jong van Beukelaer tot Nijenrode de Vries-Hendriks",
    "<img src=/dev/zero>",
    "מיכאל בן־דוד ‮אברהם",
    "🏋️‍♀️ Zoë 💪🏽 Nuñez 🧘",
    "A" * 10_000,
    "",
    "<b>Tom</b> & Jerry &amp; co",
)
PASTED = "Hoi! Ik ben Sanne van den Berg, zag je op insta. Wil van mijn nekpijn af. Bel me na 5en op {phone}."


@dataclass(frozen=True)
class Look:
    """One way to see the window."""

    language: str
    appearance: str
    width: int
    height: int
    practice: str

    @property
    def name(self) -> str:
        """What its pictures begin with."""
        return f"{self.practice}-{self.language}-{self.appearance}-{self.width}"


class Photographer:
    """Walks through the window of one look and takes its pictures."""

    def __init__(self, app: QApplication, look: Look, folder: Path) -> None:
        self._look = look
        prepare_application(app)
        theme = Theme(app)
        theme.choose(Appearance(look.appearance))
        language = Language(look.language)
        speak(language, app)
        self.database = Database.open(folder, NOW)
        fill_practice(self.database, look.practice)
        self.tasks = Tasks(lambda: NOW, app)
        self.tasks.use(self.database)
        self.desk = Desk(self.tasks, lambda: NOW, ZONE, theme, parent=app)
        self.window = MainWindow(self.desk, language, folder)
        self.window.resize(look.width, look.height)
        self.window.sidebar.say_status(tr("Settings", "All data on this laptop"))
        self.window.show()
        self.window.data_opened()
        self.rest()

    def rest(self, ms: int = 150) -> None:
        """Until every answer is in and painted."""
        for _ in range(2):
            loop = QEventLoop()
            QTimer.singleShot(ms, loop.quit)
            loop.exec()
            while self.tasks.waiting:
                QApplication.processEvents()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of a dialog on it."""
        self.rest()
        (widget or self.window).grab().save(str(OUT / f"{self._look.name}-{name}.png"))

    def walk(self) -> None:
        """Every page and dialog."""
        window = self.window
        window.activateWindow()
        self.take("today")
        window.show_leads()
        self.take("board")
        self._table()
        self._agenda()
        if self._look.practice != "empty":
            self._lead_pages()
            self._search()
        self._new_lead()
        self._aside()
        if self._look.practice == "demo":
            self._outcome()
            self._import()
        window.show_today()
        self._notices()
        window.show_trouble(
            Refusal(
                "file_damaged_backup_good",
                "Your data file is damaged. It was left where it is, nothing was erased. "
                "The backup of {when} is good. Restore {file}",
                when="2026-11-22",
                file="backup-2026-11-22.ptcrm",
            )
        )
        self.take("trouble")
        self.tasks.close()
        self.database.close()

    def _aside(self) -> None:
        """Settings, and the questions of the first start."""
        window = self.window
        window.show_settings()
        self.take("settings")
        page = window.findChildren(SettingsPage)[0]
        page.search.setText("xyzzy")
        self.take("settings-nothing")
        page.search.setText(tr("Settings", "Phone"))
        for way in Way:
            topics = {"topic": f"pt-{'k7w2' * 6}", "answer_topic": f"pt-{'m3xq' * 6}"}
            self.desk.phone.settings = read_settings(json.dumps({"way": way.value, **topics}))
            self.desk.phone.secret_known = way is Way.NTFY
            self.desk.phone.say()
            self.take(f"settings-phone-{way}")
        page.search.clear()
        window.aside.show_help()
        self.take("help")
        if self._look.practice == "empty":
            window.ask_first()
            first = window.findChildren(FirstRunPage)[0]
            for step in range(3):
                self.take(f"first-run-{step}")
                first.forth()
            first.later()
            self.rest()

    def _table(self) -> None:
        self.window.findChildren(LeadsPage)[0].show_view(table=True)
        self.take("table")

    def _agenda(self) -> None:
        """The week, one day, and with whom to plan."""
        if self._look.practice != "empty":
            self.database.write(partial(_fill_agenda, overfull=self._look.practice == "overfull"), NOW)
        self.window.activateWindow()
        self.window.show_agenda()
        self.take("agenda")
        page = self.window.findChildren(AgendaPage)[0]
        page.show_day(page.today() + timedelta(days=1), by_day=True)
        self.take("agenda-day")
        page.show_day(page.today(), by_day=False)
        self.rest()
        page.grid.setFocus()
        self.take("agenda-cursor")
        page.show_day(date(2026, 10, 19))
        self.take("agenda-clock-back")
        self._dialog("agenda-with-whom", partial(page.acts.plan, NOW + 25 * 60 * MINUTE))

    def _lead_pages(self) -> None:
        leads = self._interesting()
        for place, lead_id in enumerate(leads):
            self.desk.show_lead(LeadId(lead_id), tuple(LeadId(it) for it in leads))
            self.take(f"lead-{place}")
        self._say_answered()
        self.take("lead-strip")
        asks = PlanStepDialog(self.desk, LeadId(leads[0]), "Sanne", self.window)
        self._dialog("next-step", asks.open)

    def _interesting(self) -> list[str]:
        """A new lead, one in the middle of the road, one with much behind it, and the unlikely ones."""
        with self.database.reading() as connection:
            rows = connection.execute(select(tables.lead.c.id, tables.lead.c.name)).all()
            touched = connection.execute(select(tables.touch.c.lead_id)).scalars().all()
        if self._look.practice == "overfull":
            return [row.id for row in rows if row.name in UNLIKELY]
        longest = max(set(touched), key=touched.count)
        named = [row.id for row in rows if row.name.startswith(("Sanne", "Lotte", "Femke", "Eva"))]
        return [*named[:4], longest]

    def _search(self) -> None:
        """The list before anything is typed, with people, notes or actions, on a lead, and with nothing."""
        self.window.show_today()
        box = self.window.findChildren(SearchBox)[0]
        typed = {
            "recent": "",
            "people": "ma",
            "notes": "pijn",
            "near": "jansne",
            "actions": ">",
            "nothing": "xyzzy",
        }
        for name, words in typed.items():
            self._look_for(box, words, f"search-{name}")
        self.window.show_lead(self._interesting()[0])
        self.rest()
        for name, words in {
            "on-lead": "",
            "on-lead-move": "naar" if self._look.language == "nl" else "move",
        }.items():
            self._look_for(box, words, f"search-{name}")
        for one in self.window.offered_actions():
            if one.name == "shortcuts" and one.act is not None:
                self._dialog("shortcuts", one.act)

    def _look_for(self, box: SearchBox, words: str, name: str) -> None:
        self.window.activateWindow()
        self.rest()
        box.take_focus()
        QTest.keyClicks(box, words)
        self.rest(300)
        self.take(name)
        QTest.keyClick(box, Qt.Key.Key_Escape)
        self.rest()

    def _dialog(self, name: str, ask: Callable[[], object]) -> None:
        ask()
        self.rest()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                self.take(name, dialog)
                dialog.reject()
        self.rest()

    def _new_lead(self) -> None:
        self._dialog("new-lead-empty", self.window.new_lead)
        with self.database.reading() as connection:
            phone = connection.execute(select(tables.lead.c.phone).where(tables.lead.c.name.like("Sanne%")))
            number = phone.scalars().first() or "06 12 34 56 78"
        dialog = NewLeadDialog(self.desk, self.window)
        dialog.open()
        dialog.paste.setPlainText(PASTED.format(phone=number))
        self.rest(400)
        self.take("new-lead-known", dialog)
        dialog.reject()
        self.rest()

    def _outcome(self) -> None:
        with self.database.reading() as connection:
            planned = connection.execute(
                select(tables.consultation.c.id).where(tables.consultation.c.status == "planned")
            )
            first = planned.scalars().first()
        if first is None:
            return
        dialog = OutcomeDialog(self.desk, first, self.window)
        dialog.open()
        self.rest()
        for outcome in (Outcome.SIGNED_UP, Outcome.THINKING_IT_OVER, Outcome.NOT_NOW, Outcome.DECLINED):
            dialog.cards.choose(outcome)
            self.take(f"outcome-{outcome}", dialog)
        dialog.statuses.buttons[ConsultationStatus.MOVED].click()
        self.take("outcome-moved", dialog)
        dialog.reject()
        self.rest()

    def _import(self) -> None:
        """The page empty, asking what dates mean, with several files, and its report."""
        window = self.window
        window.show_import()
        self.take("import-empty")
        page = window.findChildren(ImportPage)[0]
        samples = ROOT / "tests" / "samples"
        several = [
            *sorted((samples / "csv-synthetic").glob("excel-*.csv")),
            *sorted((samples / "forms-synthetic").glob("*.eml"))[:3],
        ]
        asking = samples / "import-page" / "dates-either-way.csv"
        for name, files in (("several", several), ("asking", [asking])):
            window.import_files([str(file) for file in files])
            self.rest(400)
            self.take(f"import-{name}")
            if name == "several":
                page.foot.leave.click()
        page.foot.go.click()
        self.rest(400)
        self.take("import-report")

    def _say_answered(self) -> None:
        self.desk.say(
            tr("Strip", "{name}: answered after {waited}.", name="Sanne", waited="1\u00a0h\u00a012"),
            undo=True,
            actions=((tr("Strip", "Not reached?"), lambda: None),),
        )

    def _notices(self) -> None:
        self._say_answered()
        stood = tr(
            "Banner",
            "Alerts have stood still since {when}. The list was right until then. Restart PT CRM.",
            when="08:48",
        )
        self.window.banners.show_banner("watch", stood)
        self.take("strip-and-banner")
        self.window.banners.take_away("watch")
        self.window.strip.hide()


def fill_practice(database: Database, practice: str) -> None:
    """The leads of one practice."""
    if practice == "empty":
        return
    fill_demo(database, NOW, ZONE)
    if practice == "overfull":
        for place, name in enumerate(UNLIKELY):
            database.write(partial(_unlikely, name=name, minutes=(70, 30, 1600, 5)[place % 4]), NOW)


def _fill_agenda(session: Session, *, overfull: bool) -> None:
    """A busy week: talks beside each other, over midnight, of every status, and steps."""
    leads = session.rows(select(tables.lead.c.id).order_by(tables.lead.c.rid.desc()).limit(60))
    ids = [LeadId(row["id"]) for row in leads]
    monday = NOW - 630 * MINUTE
    talks = [
        (0, 14 * 60),
        (0, 14 * 60 + 30),
        (1, 600),
        (1, 615),
        (1, 19 * 60),
        (2, 23 * 60 + 30),
        (3, 870),
        (4, 1020),
    ]
    talks += [(place % 7, 9 * 60 + place * 7 % 600) for place in range(60)] if overfull else []
    for place, (day, minute) in enumerate(talks):
        at = monday + (day * 24 * 60 + minute) * MINUTE
        kind = list(ConsultationKind)[place % 3]
        planned = plan_consultation(
            session, ids[place % len(ids)], at, (45, 60, 30)[place % 3], kind, "studio"
        )
        status = {2: ConsultationStatus.CANCELLED, 6: ConsultationStatus.NO_SHOW}.get(place)
        if status is not None:
            log_outcome(session, planned, OutcomeForm(status), ZONE)
    for place, lead_id in enumerate(ids[10:40:3]):
        at = monday + (place % 6 * 24 * 60 + 540) * MINUTE
        plan_step(session, lead_id, "Bel over de proeftraining", at, time_known=place % 4 > 0)


def _unlikely(session: Session, name: str, minutes: int) -> None:
    person = Person(
        name=name,
        phone="0612345678" if not name else "",
        email="x" * 60 + "@" + "example." * 12 + "nl" if name else "",
        wants="Weer pijnvrij traplopen " * 30 + "W" * 400,
        source="instagram",
    )
    take_in(session, Enquiry(person, Channel.INSTAGRAM, "<script>" * 40, Arrival(NOW - minutes * MINUTE)))


def _one(look: Look) -> None:
    app = QApplication([])
    app.setApplicationName("ptcrm-screenshots")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Photographer(app, look, Path(folder) / "data").walk()


def _spawn(look: Look, home: Path) -> int:
    screen = {"name": "screen", "x": 0, "y": 0, "width": look.width, "height": look.height}
    (home / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={home / 'screen.json'}",
        "XDG_CONFIG_HOME": str(home / look.name),
        "TZ": ZONE.key,
    }
    words = [look.language, look.appearance, str(look.width), str(look.height), look.practice]
    done = subprocess.run([sys.executable, __file__, "--look", *words], env=environment, check=False)
    return done.returncode


def main() -> int:
    """Take the pictures, each look in a process of its own; ``--only`` takes those whose name holds it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look", nargs=5, help=argparse.SUPPRESS)
    parser.add_argument("--only", default="", help="part of a look's name, such as nl-light")
    wanted = parser.parse_args()
    if wanted.look:
        language, appearance, width, height, practice = wanted.look
        _one(Look(language, appearance, int(width), int(height), practice))
        return 0
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        looks = [look for look in (Look(*one) for one in LOOKS) if wanted.only in look.name]
        return max((_spawn(look, Path(home)) for look in looks), default=0)


if __name__ == "__main__":
    sys.exit(main())
