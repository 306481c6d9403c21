"""The blocks of the agenda: filled anew as the weeks turn, a few at a time, and nothing lies over them."""

from __future__ import annotations

from agenda_work import at, block_of, plan
from leads_work import add_answered
from office import Office
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from ptcrm.commands.consultations import plan_consultation
from ptcrm.domain.ids import LeadId
from ptcrm.store.session import Session
from ptcrm.ui.models.agenda_words import BlockWords
from ptcrm.ui.pages.agenda import AgendaPage
from ptcrm.ui.widgets.agenda_block import AgendaBlock
from ptcrm.ui.widgets.agenda_text import fitted, step_lines

pytest_plugins = ["office_fixtures", "agenda_fixtures"]


def seen(page: AgendaPage) -> list[AgendaBlock]:
    """What is on screen by now; unlike ``grid.blocks`` this doesn't ask for what is still to come."""
    return [block for block in page.grid.findChildren(AgendaBlock) if block.isVisible()]


def fill(office: Office, weeks: int) -> None:
    """Forty talks a week from Monday 23 November on."""
    people = [add_answered(office, f"Persoon {number}") for number in range(5)]

    def job(session: Session) -> None:
        for number in range(40 * weeks):
            week, place = divmod(number, 40)
            when = at(office, 23, "08:00") + (week * 7 + place // 6) * 86_400_000 + place % 6 * 7_200_000
            plan_consultation(session, LeadId(people[number % 5]), when)

    office.do(job)


def test_a_full_week_comes_by_itself_and_turning_makes_nothing_new(office: Office, page: AgendaPage) -> None:
    fill(office, 3)
    office.qtbot.waitUntil(lambda: len(seen(page)) == 40)
    made = len(page.grid.findChildren(AgendaBlock))
    for _turn in range(2):
        page.turn(1)
        office.settle()
        office.qtbot.waitUntil(lambda: len(seen(page)) == 40)
    assert len(page.grid.findChildren(AgendaBlock)) == made == 40
    first, *_, last = page.grid.blocks()
    assert "Monday 7 December 08:00" in first.accessibleName()
    assert "Sunday 13 December 14:00" in last.accessibleName()


def test_keys_reach_what_is_still_to_come(office: Office, page: AgendaPage) -> None:
    fill(office, 1)
    page.turn(1)
    page.turn(-1)
    office.settle()
    page.grid.walk(-100)
    page.grid.walk(100)
    focused = page.focusWidget()
    assert isinstance(focused, AgendaBlock)
    assert "Sunday 29 November 14:00" in focused.accessibleName()
    QTest.keyClick(focused, Qt.Key.Key_Home)
    focused = page.focusWidget()
    assert isinstance(focused, AgendaBlock)
    assert "Monday 23 November 08:00" in focused.accessibleName()


def test_a_block_that_asked_for_an_outcome_asks_no_more_when_it_shows_another(
    office: Office, page: AgendaPage
) -> None:
    plan(office, "Femke Jansen", 23, "12:10")
    plan(office, "Tom Hendriks", 30, "10:00")
    office.clock.forward(minutes=11)
    office.desk.second.emit()
    block = block_of(page, "Femke")
    assert block.outcome is not None
    assert block.outcome.isVisible()
    page.turn(1)
    office.settle()
    assert block_of(page, "Tom") is block
    assert block.outcome.isHidden()
    assert "Tom Hendriks" in block.toolTip()
    page.turn(-1)
    office.settle()
    assert block_of(page, "Femke").outcome is block.outcome
    assert block.outcome.isVisible()


def test_what_goes_takes_the_focus_along_and_gives_it_to_nobody_it_did_not_have(
    office: Office, page: AgendaPage
) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    block = block_of(page, "Femke")
    page.grid.focus_block(block)
    page.turn(1)
    office.settle()
    assert not block.hasFocus()
    assert page.grid.current() is None


def test_the_word_for_what_is_out_of_sight_lies_over_nothing(office: Office, page: AgendaPage) -> None:
    page.resize(1084, 420)
    plan(office, "Femke Jansen", 24, "09:00")
    plan(office, "Tom Hendriks", 25, "21:00")
    page.view.show_hours_that_matter()
    pointer, view = page.view.below, page.view.scroller.viewport()
    where = page.grid.measures.moment(page.grid.mapFrom(view, pointer.geometry().center()))
    assert where is not None
    day, minute = where
    plan(office, "Eva de Vries", 23 + day, f"{minute // 60:02}:{minute % 60:02}")
    assert pointer.isVisible()
    eva = block_of(page, "Eva")
    assert eva.visibleRegion().boundingRect().height() > 0
    assert not pointer.geometry().intersects(QRect(eva.mapTo(view, QPoint()), eva.size()))


def test_a_narrow_group_says_how_many_before_it_shows_its_picture(office: Office, page: AgendaPage) -> None:
    words = BlockWords("", "2 steps", "+2", (), "list-checks", "2 next steps, show them")
    metrics = page.fontMetrics()
    told = [step_lines(words, width, metrics)[0] for width in range(30, 200)]
    assert {line.text for line in told} == {"+2", "2 steps"}
    assert fitted(metrics, told[0].text, 30 - 8) == "+2"
    assert told[0].icon == ""
    assert told[-1].icon == "list-checks"
