"""What the walk through all places doesn't show: menus, a busy search box, picked leads, the first questions.

Each picture is given as its name and a way to take it, once the window stands as it should.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

import everywhere
from photo_practice import MINUTE, UNLIKELY, add_a_second
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget
from sqlalchemy import select

from ptcrm.domain.ids import LeadId
from ptcrm.domain.lead_views import LeadFilter
from ptcrm.domain.values import ClockState, Stage
from ptcrm.store import tables
from ptcrm.ui.dialogs.new_lead import NewLeadDialog
from ptcrm.ui.kit.dates import duration
from ptcrm.ui.kit.text import tr
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.agenda import AgendaPage
from ptcrm.ui.pages.first_run import FirstRunPage
from ptcrm.ui.pages.help import HelpPage
from ptcrm.ui.pages.import_page import ImportPage
from ptcrm.ui.pages.lead import LeadPage
from ptcrm.ui.pages.leads import LeadsPage
from ptcrm.ui.pages.settings import SettingsPage
from ptcrm.ui.widgets.search_box import SearchBox
from ptcrm.ui.widgets.snooze import SnoozeButton

PASTED: Final = (
    "Hoi! Ik ben Sanne van den Berg, zag je op insta. Wil van mijn nekpijn af. Bel me na 5en op {phone}."
)
SEARCHES: Final = {
    "recent": "",
    "people": "ma",
    "notes": "pijn",
    "near": "jansne",
    "actions": ">",
    "nothing": "xyzzy",
}


def every_state(practice: everywhere.Practice, window: MainWindow, kind: str) -> Iterator[everywhere.Place]:
    """Each state, while the window (or a dialog on it) shows it."""
    if kind != "empty":
        yield from _leads(practice, window)
        yield from _one_lead(practice, window, kind)
        yield from _searches(practice, window)
    yield from _agenda(practice, window)
    yield from _aside(practice, window)
    yield from _new_lead(practice, window)
    if kind != "empty":
        yield from _import(practice, window)
    yield from _notices(practice, window)


def first_questions(practice: everywhere.Practice, window: MainWindow) -> Iterator[everywhere.Place]:
    """What a first start asks before anything else; in the end the window opens as usual."""
    window.ask_first()
    page = window.findChildren(FirstRunPage)[0]
    for step in (1, 2, 3):
        practice.settle()
        yield f"first question {step}", window
        page.forth()
    page.later()
    practice.settle()


def _leads(practice: everywhere.Practice, window: MainWindow) -> Iterator[everywhere.Place]:
    window.show_today()
    practice.settle()
    snooze = window.findChildren(SnoozeButton)
    if snooze:
        yield from _menu("snooze menu", practice, window, snooze[0].ask)
    window.show_leads()
    page = window.findChildren(LeadsPage)[0]
    page.show_found("")
    page.show_view(table=True)
    practice.settle()
    bar = page.bar
    wanted = LeadFilter(
        stages=(Stage.KNOW, Stage.LIKE, Stage.TRUST),
        sources=("google_maps", "instagram", "word_of_mouth", "website"),
        states=(ClockState.OVER_HOUR, ClockState.WITHIN_HOUR, ClockState.COLD, ClockState.ANSWERED),
    )
    for name, ask in {
        "filter menu": bar.ask_filter,
        "order menu": bar.order.click,
        "columns menu": bar.columns.click,
        "views menu": page.views.ask,
    }.items():
        yield from _menu(name, practice, window, ask)
    bar.choose(wanted, "a")
    practice.settle()
    yield "table with filters", window
    page.show_view(table=False)
    practice.settle()
    yield "board with filters", window
    bar.clear()
    page.show_view(table=True)
    practice.settle()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    for _ in range(2):
        QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    practice.settle()
    yield "table with leads picked", window
    yield from _menu("menu of picked leads", practice, window, bar.picked.stage.click)
    page.chosen.clear()
    practice.settle()


def _one_lead(practice: everywhere.Practice, window: MainWindow, kind: str) -> Iterator[everywhere.Place]:
    leads = _interesting(practice, kind)
    for place, lead_id in enumerate(leads):
        practice.desk.show_lead(lead_id, tuple(leads))
        practice.settle()
        yield f"lead {place}", window
    page = window.findChildren(LeadPage)[0]
    yield from _menu("lead menu", practice, window, page.head.more.click)
    yield from _menu("stage menu", practice, window, page.stages.move_button.click)
    _say_answered(practice)
    practice.settle()
    yield "lead with a strip", window


def _interesting(practice: everywhere.Practice, kind: str) -> list[LeadId]:
    """A new lead, one in the middle of the road, one with much behind it; or the unlikely ones."""
    with practice.database.reading() as connection:
        rows = connection.execute(select(tables.lead.c.id, tables.lead.c.name)).all()
        touched = connection.execute(select(tables.touch.c.lead_id)).scalars().all()
    if kind == "overfull":
        one_of = {row.name: LeadId(row.id) for row in rows}
        return [one_of[name] for name in UNLIKELY if name in one_of]
    named = [row.id for row in rows if row.name.startswith(("Sanne", "Lotte", "Femke", "Eva"))]
    return [LeadId(it) for it in (*named[:4], max(set(touched), key=touched.count))]


def _searches(practice: everywhere.Practice, window: MainWindow) -> Iterator[everywhere.Place]:
    """The list before anything is typed, with people, notes or actions, with nothing, and on a lead."""
    window.show_today()
    box = window.findChildren(SearchBox)[0]
    for name, words in SEARCHES.items():
        yield from _look_for(practice, window, box, words, f"search {name}")
    window.show_lead(_interesting(practice, "demo")[0])
    practice.settle()
    move = tr("Lead", "Move to…")[:5]
    for name, words in {"on a lead": "", "moving a lead": move}.items():
        yield from _look_for(practice, window, box, words, f"search {name}")


def _look_for(
    practice: everywhere.Practice, window: MainWindow, box: SearchBox, words: str, name: str
) -> Iterator[everywhere.Place]:
    window.activateWindow()
    practice.settle()
    box.take_focus()
    QTest.keyClicks(box, words)
    practice.settle()
    practice.settle()
    yield name, window
    QTest.keyClick(box, Qt.Key.Key_Escape)
    practice.settle()


def _agenda(practice: everywhere.Practice, window: MainWindow) -> Iterator[everywhere.Place]:
    window.activateWindow()
    window.show_agenda()
    page = window.findChildren(AgendaPage)[0]
    page.show_day(page.today(), by_day=False)
    practice.settle()
    page.grid.setFocus()
    practice.settle()
    yield "week with the cursor", window
    page.show_day(date(2026, 10, 19))
    practice.settle()
    yield "week in which the clock goes back", window


def _aside(practice: everywhere.Practice, window: MainWindow) -> Iterator[everywhere.Place]:
    """Settings, a screen at a time and without anything, and each page of the help."""
    window.show_settings()
    page = window.findChildren(SettingsPage)[-1]
    practice.settle()
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    for screen in range(1, 2 + bar.maximum() // bar.pageStep()):
        bar.setValue(screen * bar.pageStep())
        practice.settle()
        yield f"settings screen {screen + 1}", window
    page.search.setText("xyzzy")
    practice.settle()
    yield "settings without anything", window
    page.search.clear()
    window.aside.show_help()
    helping = window.findChildren(HelpPage)[0]
    practice.settle()
    for line in range(helping.list.count()):
        helping.list.setCurrentRow(line)
        practice.settle()
        yield f"help {line}", window
    helping.closed.emit()


def _new_lead(practice: everywhere.Practice, window: MainWindow) -> Iterator[everywhere.Place]:
    """With somebody in it who is known already."""
    with practice.database.reading() as connection:
        phone = connection.execute(select(tables.lead.c.phone).where(tables.lead.c.name.like("Sanne%")))
        number = phone.scalars().first() or "06 12 34 56 78"
    dialog = NewLeadDialog(practice.desk, window)
    dialog.open()
    dialog.paste.setPlainText(PASTED.format(phone=number))
    practice.settle()
    practice.settle()
    yield "new lead who is known", dialog
    dialog.reject()
    practice.settle()


def _import(practice: everywhere.Practice, window: MainWindow) -> Iterator[everywhere.Place]:
    """Several files, one that asks what its dates mean, the report, and who may be in here twice."""
    page = window.findChildren(ImportPage)[0]
    samples = everywhere.SAMPLES
    several = [*sorted((samples / "csv-synthetic").glob("excel-*.csv"))]
    several += sorted((samples / "forms-synthetic").glob("*.eml"))[:3]
    asking = samples / "import-page" / "dates-either-way.csv"
    page.foot.leave.click()
    for name, files in (("several", several), ("asking", [asking])):
        window.import_files([str(file) for file in files])
        practice.settle()
        practice.settle()
        yield f"import {name}", window
        if name == "several":
            page.foot.leave.click()
    page.foot.go.click()
    practice.settle()
    practice.settle()
    yield "import report", window
    practice.do(add_a_second)
    window.show_duplicates()
    practice.settle()
    practice.settle()
    yield "duplicates to compare", window


def _notices(practice: everywhere.Practice, window: MainWindow) -> Iterator[everywhere.Place]:
    window.show_today()
    _say_answered(practice)
    stood = tr(
        "Banner",
        "Alerts have stood still since {when}. The list was right until then. Restart PT CRM.",
        when="08:48",
    )
    window.banners.show_banner(
        "watch", stood, (tr("Banner", "Restart PT CRM"), practice.desk.restart_wanted.emit)
    )
    practice.settle()
    yield "strip and banner", window
    window.banners.take_away("watch")
    window.strip.hide()


def _say_answered(practice: everywhere.Practice) -> None:
    practice.desk.say(
        tr("Strip", "{name}: answered after {waited}.", name="Sanne", waited=duration(72 * MINUTE)),
        undo=True,
        actions=((tr("Strip", "Not reached?"), lambda: None),),
    )


def _menu(
    name: str, practice: everywhere.Practice, window: MainWindow, ask: Callable[[], object]
) -> Iterator[everywhere.Place]:
    """The window with a menu over it."""
    ask()
    practice.settle()
    yield name, window
    for menu in open_menus(window):
        menu.close()
    practice.settle()


def open_menus(window: QWidget) -> list[QMenu]:
    """The menus that hang open over a window."""
    return [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
