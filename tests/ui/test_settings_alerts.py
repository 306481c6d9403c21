"""Settings of alerts: what is chosen is kept, what is quiet shows, and the log tells what was told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from office import Office
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest

from ptcrm.commands.alert_settings import set_loudness, set_quiet_windows
from ptcrm.commands.alerts import Claim, claim_many, mark_shown
from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.domain.alert_settings import AlertSettings, Loudness
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.quiet import EVERY_DAY, QuietWindow
from ptcrm.domain.rungs import AFTER, Rung
from ptcrm.queries.alert_settings import alert_settings
from ptcrm.queries.alerts import ringing
from ptcrm.store import tables
from ptcrm.ui.dialogs.with_client import WithClientDialog
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.settings_alerts import Alerts
from ptcrm.ui.widgets.quiet_line import QuietLine

pytest_plugins = ["office_fixtures"]

MINUTE = 60_000
NIGHT = QuietWindow(22 * 60, 7 * 60)


@pytest.fixture
def window(office: Office) -> Iterator[MainWindow]:
    window = MainWindow(office.desk, Language.EN, office.database.folder)
    office.qtbot.addWidget(window)
    window.show()
    office.qtbot.waitExposed(window)
    window.data_opened()
    office.settle()
    yield window
    office.settle()


@pytest.fixture
def alerts(office: Office, window: MainWindow) -> Alerts:
    window.show_settings()
    office.settle()
    return window.findChildren(Alerts)[0]


def kept(office: Office) -> AlertSettings:
    with office.database.reading() as connection:
        return alert_settings(connection)


def add(office: Office, name: str, minutes_ago: float) -> TakenIn:
    arrival = Arrival(office.clock() - round(minutes_ago * MINUTE))
    return office.do(partial(take_in, enquiry=Enquiry(Person(name), arrival=arrival)))


def claim(office: Office, taken: TakenIn, rung: Rung, *, shown: bool = True) -> None:
    assert taken.enquiry_id is not None
    start = office.clock() - 90 * MINUTE
    made = office.do(partial(claim_many, claims=[Claim(taken.enquiry_id, rung, start + AFTER[rung])]))
    if shown:
        starts = dict.fromkeys(made.values(), start)
        office.do(partial(mark_shown, starts=starts, notification=7, repeats=True))


def test_what_is_chosen_is_kept(office: Office, alerts: Alerts) -> None:
    assert alerts.rungs[Rung.HOUR].button("sound").isChecked()
    assert alerts.repeats.button("yes").isChecked()
    alerts.rungs[Rung.ARRIVED].button("off").click()
    alerts.rungs[Rung.BEFORE_HOUR].button("sound").click()
    alerts.repeats.button("no").click()
    alerts.initials.button("yes").click()
    office.settle()
    found = kept(office)
    assert found.told == (Rung.BEFORE_HOUR, Rung.HOUR, Rung.DAY)
    assert found.is_heard(Rung.BEFORE_HOUR)
    assert (found.repeats, found.initials) == (False, True)


def test_a_rung_switched_on_tells_of_those_to_come_only(office: Office) -> None:
    office.do(partial(set_loudness, rung=Rung.BEFORE_HOUR, loudness=Loudness.OFF))
    add(office, "Sanne", 50)
    add(office, "Piet", 30)
    office.do(partial(set_loudness, rung=Rung.BEFORE_HOUR, loudness=Loudness.SILENT))
    with office.database.reading() as connection:
        rungs = kept(office).told
        due = ringing(connection, office.clock(), rungs).due
        assert [(ring.name, ring.rung) for ring in due] == [("Piet", Rung.ARRIVED)]
        later = ringing(connection, office.clock() + 15 * MINUTE, rungs).due
    assert {(ring.name, ring.rung) for ring in later} == {("Piet", Rung.BEFORE_HOUR), ("Sanne", Rung.HOUR)}


def test_who_passed_a_rung_that_is_off_is_not_told_of_an_earlier_one(office: Office) -> None:
    office.do(partial(set_loudness, rung=Rung.HOUR, loudness=Loudness.OFF))
    add(office, "Sanne", 70)
    with office.database.reading() as connection:
        assert ringing(connection, office.clock(), kept(office).told).due == ()


def test_quiet_hours_are_added_changed_and_removed(office: Office, alerts: Alerts) -> None:
    hours = alerts.hours
    hours.add.click()
    (line,) = hours.lines
    assert line.window_shown() == NIGHT
    line.begin.setTime(QTime(12, 30))
    line.end.setTime(QTime(13, 15))
    for day in (5, 6):
        line.days[day].click()
    office.qtbot.waitUntil(lambda: kept(office).windows != ())
    office.settle()
    assert kept(office).windows == (QuietWindow(750, 795, EVERY_DAY - {5, 6}),)
    assert hours.lines == [line], "who changes them is not interrupted"
    line.removed.emit()
    office.qtbot.waitUntil(lambda: kept(office).windows == ())


def test_quiet_hours_of_elsewhere_show(office: Office, alerts: Alerts) -> None:
    office.do(partial(set_quiet_windows, windows=[NIGHT]))
    office.settle()
    assert [line.window_shown() for line in alerts.hours.lines] == [NIGHT]


def test_the_test_says_whether_the_laptop_shows_anything(office: Office, alerts: Alerts) -> None:
    asked: list[bool] = []
    office.desk.alert_test_wanted.connect(lambda: asked.append(True))
    alerts.test.click()
    assert asked == [True]
    office.desk.alert_tested.emit(False)
    assert alerts.heard.text() == ("This laptop shows no notifications now. PT CRM tells you in its window.")
    assert alerts.heard.isVisible()
    office.desk.alerts_possible.emit(True)
    assert not alerts.heard.isVisible()
    office.desk.alert_tested.emit(True)
    assert alerts.heard.text().startswith("The laptop shows it now.")


def test_the_log_tells_what_was_told_newest_first_and_leads_to_the_lead(
    office: Office, window: MainWindow, alerts: Alerts
) -> None:
    log = alerts.log
    assert log.nothing.isVisible()
    sanne, piet = add(office, "Sanne", 90), add(office, "Piet", 90)
    claim(office, sanne, Rung.BEFORE_HOUR)
    claim(office, sanne, Rung.HOUR)
    claim(office, sanne, Rung.HOUR)
    claim(office, piet, Rung.HOUR, shown=False)
    passed = Claim(piet.enquiry_id or sanne.enquiry_id or "", Rung.ARRIVED, 0, told=True)  # type: ignore[arg-type]
    office.do(partial(claim_many, claims=[passed]))
    office.do(
        lambda session: session.add(
            tables.metadata.tables["phone_message"],
            enquiry_id=sanne.enquiry_id,
            rung="hour",
            carrier="ntfy",
            sequence="1",
            due_at=0,
            made_at=0,
            sent_at=office.clock() - 10 * MINUTE,
        )
    )
    office.do(partial(contacted, lead_id=sanne.lead_id))
    office.settle()

    def line(row: int) -> list[str]:
        model = log.lines
        return [
            str(model.index(row, column).data()).replace("\u00a0", " ")
            for column in range(model.columnCount())
        ]

    assert log.lines.rowCount() == 3, "what nobody needed to hear is left out"
    assert line(0) == ["Piet", "an hour", "today 11:30", "not yet", "–", "–"]
    assert line(1) == ["Sanne", "an hour", "today 11:30", "today 12:00", "today 11:50", "today 12:00"]
    assert line(2)[:2] == ["Sanne", "15 min left"]
    wanted: list[str] = []
    office.desk.lead_wanted.connect(wanted.append)
    log.table.setFocus()
    log.table.selectRow(1)
    QTest.keyClick(log.table, Qt.Key.Key_Return)
    assert wanted == [sanne.lead_id]


def quiet_line(window: MainWindow) -> QuietLine:
    assert window.today is not None
    return window.today.quiet


def test_one_key_is_an_hour_with_a_client_and_it_ends_by_itself(office: Office, window: MainWindow) -> None:
    window.activateWindow()
    office.qtbot.waitUntil(window.isActiveWindow)
    line = quiet_line(window)
    assert (line.begin.isVisible(), line.chip.isVisible()) == (True, False)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert line.chip.text() == "With a client until 13:00"
    assert kept(office).with_client_until == office.clock() + 60 * MINUTE
    assert not line.begin.isVisible()
    office.clock.forward(minutes=60)
    office.desk.second.emit()
    assert (line.begin.isVisible(), line.chip.isVisible()) == (True, False)


def test_another_time_and_free_again(office: Office, window: MainWindow) -> None:
    window.activateWindow()
    office.qtbot.waitUntil(window.isActiveWindow)
    line = quiet_line(window)
    line.begin.setFocus()
    line.begin.click()
    office.settle()
    assert line.end.hasFocus(), "the same place ends it"
    line.shorter.click()
    office.settle()
    assert line.chip.text() == "With a client until 12:45"
    line.until.click()
    dialog = window.findChildren(WithClientDialog)[0]
    QTest.keyClicks(dialog.when.line, "11:00 gisteren")
    dialog.save()
    assert dialog.isVisible(), "that is over"
    dialog.when.set_text("19:00")
    dialog.save()
    office.settle()
    assert line.chip.text() == "With a client until 19:00"
    line.end.click()
    office.settle()
    assert kept(office).with_client_until is None
    assert line.begin.isVisible()


def test_quiet_hours_show_on_today_when_they_begin(office: Office, window: MainWindow) -> None:
    office.do(partial(set_quiet_windows, windows=[QuietWindow(12 * 60 + 30, 13 * 60)]))
    office.settle()
    line = quiet_line(window)
    assert not line.chip.isVisible()
    office.clock.forward(minutes=30)
    office.desk.second.emit()
    assert line.chip.text() == "Quiet until 13:00; who waits stays in the list"
    office.clock.forward(minutes=30)
    office.desk.second.emit()
    assert not line.chip.isVisible()
