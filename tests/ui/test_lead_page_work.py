"""Writing down, planning and mending on one lead's page."""

from __future__ import annotations

from functools import partial

import pytest
from lead_office import add, choose, open_lead, stored
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest

from ptcrm.commands.consultations import log_outcome, plan_consultation
from ptcrm.commands.contacts import TouchForm, log_touch, write_note
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.undoing import undo
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.values import Channel, ConsultationStatus, Direction, Obstacle, Outcome, Reached
from ptcrm.queries.drafts import draft
from ptcrm.queries.timeline import Happening
from ptcrm.ui.dialogs.lead_contact import AddEnquiryDialog, EditEntryDialog
from ptcrm.ui.dialogs.plan_consultation import PlanConsultationDialog
from ptcrm.ui.pages.lead import LeadPage
from ptcrm.ui.pages.lead_timeline import Filter
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.timeline_list import TimelineList
from ptcrm.ui.widgets.when_field import WhenField
from ptcrm.ui.widgets.wrapped_text import WrappedText, break_lines

pytest_plugins = ["office_fixtures", "lead_fixtures"]

MINUTE = 60_000


def spaced(text: str) -> str:
    """A text with plain spaces only."""
    return " ".join(text.split())


def titles(page: LeadPage) -> list[str]:
    return [row.words.title for row in page.timeline.list.rows.rows()]


def buttons(page: LeadPage) -> dict[str, Button]:
    return {it.accessibleName(): it for it in page.findChildren(Button) if it.isVisible()}


def kept(office: Office, place: str) -> str:
    with office.database.reading() as connection:
        return draft(connection, place)


def test_a_call_that_was_not_taken_is_noted_at_its_own_time(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    QTest.keyClicks(page.composer.text, "Rang twice")
    page.composer.when.set_text("10 min ago")
    assert spaced(page.composer.when.reading()) == "read as today 11:50"
    choose(page.composer.called_menu(), "No answer")
    office.settle()
    row = page.timeline.list.rows.rows()[0]
    assert (row.words.title, row.body) == ("You called: no answer", "Rang twice")
    assert row.entry.at == office.clock() - 10 * MINUTE
    assert (page.composer.text.toPlainText(), page.composer.when.text()) == ("", "")
    assert office.notices[-1].text == "Contact with Sanne noted."


def test_sent_and_replies_start_with_the_way_they_asked(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    assert page.composer.sent_menu().actions()[0].text() == "WhatsApp"
    choose(page.composer.sent_menu(), "E-mail")
    office.settle()
    office.clock.forward(minutes=5)
    choose(page.composer.reply_menu(), "WhatsApp")
    office.settle()
    assert titles(page)[:2] == ["Sanne replied on WhatsApp", "You sent an e-mail"]
    touch = next(it for it in stored(office, lead_id).timeline if it.direction is Direction.OUT)
    assert touch.reached is Reached.UNKNOWN


def test_a_moment_that_does_not_read_keeps_everything(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office))
    QTest.keyClicks(page.composer.text, "Spoke")
    page.composer.when.set_text("blursday")
    choose(page.composer.called_menu(), "Spoke")
    office.settle()
    assert page.composer.text.toPlainText() == "Spoke"
    assert "doesn’t read as a time" in page.composer.when.reading()
    assert len(titles(page)) == 1


def test_ctrl_enter_keeps_a_note_and_an_empty_one_is_refused(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office))
    QTest.keyClick(page.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert page.composer._problem.text() == "An empty note isn’t kept. Write something first."
    QTest.keyClicks(page.composer.text, "Works shifts")
    QTest.keyClick(page.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert titles(page)[0] == "Note"
    assert page.composer._problem.isHidden()


def test_what_was_typed_survives_another_lead_and_another_start(office: Office, page: LeadPage) -> None:
    first, second = add(office), add(office, name="Youssef", minutes_ago=5)
    open_lead(office, page, first)
    QTest.keyClicks(page.composer.text, "Half a sentence")
    open_lead(office, page, second)
    office.settle()
    assert page.composer.text.toPlainText() == ""
    fresh = LeadPage(office.desk)
    office.qtbot.addWidget(fresh)
    open_lead(office, fresh, first)
    office.settle()
    assert fresh.composer.text.toPlainText() == "Half a sentence"
    fresh.composer.log_note()
    office.settle()
    assert kept(office, f"lead:{first}") == ""


def test_a_fact_being_typed_comes_back_with_its_lead(office: Office, page: LeadPage) -> None:
    sanne, tom = add(office), add(office, "Tom Bos")
    open_lead(office, page, sanne)
    page.who.hours.open()
    QTest.keyClicks(page.who.hours.line, "after seven")
    open_lead(office, page, tom)
    assert not page.who.hours.editing
    open_lead(office, page, sanne)
    assert page.who.hours.typed() == "after seven"
    assert stored(office, sanne).preferred_hours == ""
    page.who.hours.line.setFocus()
    QTest.keyClick(page.who.hours.line, Qt.Key.Key_Return)
    office.settle()
    assert stored(office, sanne).preferred_hours == "after seven"
    page.who.keep_now()
    office.settle()
    assert kept(office, f"who:{sanne}") == ""


def test_a_fact_given_up_with_escape_does_not_come_back(office: Office, page: LeadPage) -> None:
    sanne = add(office)
    open_lead(office, page, sanne)
    page.who.hours.open()
    QTest.keyClicks(page.who.hours.line, "after seven")
    page.who.keep_now()
    office.settle()
    assert "after seven" in kept(office, f"who:{sanne}")
    QTest.keyClick(page.who.hours.line, Qt.Key.Key_Escape)
    page.who.keep_now()
    office.settle()
    assert kept(office, f"who:{sanne}") == ""


def test_a_draft_is_kept_by_itself(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    QTest.keyClicks(page.composer.text, "Nearly")
    office.qtbot.waitUntil(lambda: kept(office, f"lead:{lead_id}") == "Nearly", timeout=5000)


def test_delete_takes_a_touch_away_and_undo_brings_it_back(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    office.do(partial(log_touch, lead_id=lead_id, form=TouchForm(Channel.PHONE)))
    open_lead(office, page, lead_id)
    shown = page.timeline.list
    shown.setCurrentIndex(shown.rows.index(0))
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    office.settle()
    assert titles(page) == ["WhatsApp from Sanne"]
    assert office.notices[-1].text == "Removed: You spoke with Sanne."
    office.do(undo)
    office.settle()
    assert titles(page)[0] == "You spoke with Sanne"


def test_delete_leaves_an_enquiry_alone(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office))
    shown = page.timeline.list
    shown.setCurrentIndex(shown.rows.index(0))
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    office.settle()
    assert titles(page) == ["WhatsApp from Sanne"]


def test_enter_mends_a_touch(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    office.do(partial(log_touch, lead_id=lead_id, form=TouchForm(Channel.PHONE, note="Spoke")))
    open_lead(office, page, lead_id)
    shown = page.timeline.list
    shown.setCurrentIndex(shown.rows.index(0))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    (dialog,) = page.timeline.findChildren(EditEntryDialog)
    dialog.when.set_text("an hour ago")
    dialog.reached.setCurrentIndex(dialog.reached.findData(Reached.ATTEMPTED))
    dialog.note.setPlainText("Rang out")
    dialog.save()
    office.settle()
    row = page.timeline.list.rows.rows()[0]
    assert (row.words.title, row.body) == ("You called: no answer", "Rang out")
    assert row.entry.at == office.clock() - HOUR


def test_the_filter_and_show_more(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    for at in range(130):
        office.do(partial(write_note, lead_id=lead_id, text=f"Note {at}"))
    open_lead(office, page, lead_id)
    assert len(titles(page)) == 100
    assert page.timeline.more.isVisible()
    page.timeline.more.click()
    assert len(titles(page)) == 131
    page.timeline.filters[Filter.CONTACT].click()
    assert titles(page) == ["WhatsApp from Sanne"]
    page.timeline.filters[Filter.NOTES].click()
    assert {row.entry.kind for row in page.timeline.list.rows.rows()} == {Happening.NOTE}


def test_the_timeline_model_keeps_qts_rules(office: Office, page: LeadPage) -> None:
    tester = QAbstractItemModelTester(
        page.timeline.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    open_lead(office, page, add(office))
    assert page.timeline.list.rows.index(0).data().startswith("WhatsApp from Sanne, today")
    tester.deleteLater()


def test_a_menu_of_a_row_offers_what_can_be_done(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    office.do(partial(write_note, lead_id=lead_id, text="Shifts"))
    open_lead(office, page, lead_id)
    shown: TimelineList = page.timeline.list
    note, enquiry = shown.rows.rows()
    assert [it.text() for it in shown.menu_for(note).actions()] == ["Change", "Remove"]
    assert [it.text() for it in shown.menu_for(enquiry).actions()] == ["Change"]


def test_a_next_step_is_planned_done_and_asked_for_again(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    QTest.keyClicks(page.next_step.what, "Call Sanne")
    QTest.keyClick(page.next_step.what, Qt.Key.Key_Return)
    assert page.next_step._problem.text() == "Fill in when."
    page.next_step.when.set_text("tomorrow 09:00")
    QTest.keyClick(page.next_step.when.line, Qt.Key.Key_Return)
    office.settle()
    step = stored(office, lead_id).step
    assert step is not None
    assert step.what == "Call Sanne"
    assert page.next_step.form.isHidden()
    QTest.keyClick(buttons(page)["Done: Call Sanne, Sanne van den Berg"], Qt.Key.Key_Space)
    office.settle()
    assert office.notices[-1].text == "Done. What is next with Sanne?"
    assert page.next_step.form.isVisible()
    assert page.next_step.what.hasFocus()
    assert titles(page)[0] == "Done: Call Sanne"


def test_a_step_moves_in_words(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    office.do(partial(plan_step, lead_id=lead_id, what="Call", at=office.clock() + HOUR))
    open_lead(office, page, lead_id)
    buttons(page)["Move the next step with Sanne van den Berg"].click()
    page.next_step.move_when.set_text("tomorrow 10:00")
    QTest.keyClick(page.next_step.move_when.line, Qt.Key.Key_Return)
    office.settle()
    step = stored(office, lead_id).step
    assert step is not None
    assert step.at == office.clock() + 22 * HOUR


def test_an_idea_fills_the_field(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office))
    buttons(page)["Offer a new time"].click()
    assert page.next_step.what.text() == "Offer a new time"
    assert page.next_step.when.line.hasFocus()


def test_a_consultation_is_planned_and_moved(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    page.talks.plan_button.click()
    (dialog,) = page.talks.findChildren(PlanConsultationDialog)
    dialog.when.set_text("tomorrow")
    dialog.save()
    assert dialog.problem() == "Say on which day and at what time."
    dialog.when.set_text("tomorrow 19:00")
    dialog.place.setText("Studio")
    dialog.save()
    office.settle()
    (talk,) = stored(office, lead_id).consultations
    assert (talk.at, talk.minutes, talk.place) == (office.clock() + 31 * HOUR, 45, "Studio")
    with office.qtbot.waitSignal(office.desk.outcome_wanted) as asked:
        buttons(page)["Log the outcome with Sanne van den Berg"].click()
    assert asked.args == [talk.consultation_id]
    buttons(page)["Move the consultation with Sanne van den Berg"].click()
    moving = page.talks.findChildren(PlanConsultationDialog)[-1]
    moving.when.set_text("tomorrow 20:00")
    moving.save()
    office.settle()
    (talk,) = stored(office, lead_id).consultations
    assert (talk.at, talk.place) == (office.clock() + 32 * HOUR, "Studio")


def test_a_past_consultation_shows_its_outcome_in_their_words(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    which = office.do(partial(plan_consultation, lead_id=lead_id, at=office.clock() - DAY))
    form = OutcomeForm(
        ConsultationStatus.HELD,
        Outcome.THINKING_IT_OVER,
        words="Lift my daughter",
        obstacles=(Obstacle.TIME,),
        discount_asked=True,
    )
    office.do(partial(log_outcome, consultation_id=which, form=form, zone=office.desk.zone))
    open_lead(office, page, lead_id)
    shown = [it.text() for it in page.talks.findChildren(WrappedText)]
    assert "“Lift my daughter”" in shown
    assert page.why.obstacles.text() == "Time"
    assert page.why.discount.text() == "yes"


@pytest.mark.parametrize(
    ("text", "future", "reading"),
    [
        ("yesterday 20:15", False, "read as yesterday 20:15"),
        ("tomorrow 09:00", True, "read as tomorrow 09:00"),
        ("tomorrow", True, "read as tomorrow"),
        ("", False, ""),
        ("hm", False, "“hm” doesn’t read as a time. Try “yesterday 20:15”."),
    ],
)
def test_a_moment_in_words_is_read_back(office: Office, text: str, future: bool, reading: str) -> None:
    field = WhenField(office.desk, future=future, spoken="When")
    office.qtbot.addWidget(field)
    field.set_text(text)
    assert spaced(field.reading()) == reading
    assert (field.arrival() is not None) == reading.startswith("read as")
    assert bool(field.problem()) == ("doesn’t" in reading)


@pytest.mark.parametrize("future", [False, True])
@pytest.mark.parametrize("away", [-400 * DAY, -3 * DAY, -HOUR, HOUR, 2 * DAY, 400 * DAY])
def test_a_moment_put_in_the_field_reads_back_as_itself(office: Office, away: int, future: bool) -> None:
    field = WhenField(office.desk, future=future, spoken="When")
    office.qtbot.addWidget(field)
    field.set_moment(office.clock() + away)
    arrival = field.arrival()
    assert arrival is not None
    assert arrival.at == office.clock() + away


def test_what_was_typed_in_a_small_question_is_there_the_next_time(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    dialog = AddEnquiryDialog(office.desk, lead_id, "Sanne", Channel.WHATSAPP, page)
    dialog.open()
    office.settle()
    QTest.keyClicks(dialog.message, "Do you still have")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    office.settle()
    again = AddEnquiryDialog(office.desk, lead_id, "Sanne", Channel.WHATSAPP, page)
    again.open()
    office.settle()
    assert again.message.toPlainText() == "Do you still have"
    again.save()
    office.settle()
    assert kept(office, f"enquiry:{lead_id}") == ""


def test_saving_an_entry_as_it_was_is_no_change_to_take_back(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    note = office.do(partial(write_note, lead_id=lead_id, text="Has a dog"))
    open_lead(office, page, lead_id)
    entry = next(it for it in stored(office, lead_id).timeline if it.id == note)
    dialog = EditEntryDialog(office.desk, entry, page)
    dialog.open()
    office.settle()
    dialog.save()
    office.settle()
    assert office.notices == []


def test_a_fact_changed_in_place_shows_its_way_back(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    page.who.city.open()
    page.who.city.line.setText("Zeist")
    QTest.keyClick(page.who.city.line, Qt.Key.Key_Return)
    office.settle()
    assert (office.notices[-1].text, office.notices[-1].undo) == ("Changed.", True)
    office.do(undo)
    office.settle()
    assert page.who.city.value() == "Utrecht"


def test_an_address_that_has_no_room_breaks_before_its_at() -> None:
    font = QFont()
    width = QFontMetrics(font).horizontalAdvance("femke.vandenbossche1@ex")
    assert break_lines("femke.vandenbossche1@example.be", font, width, 4) == [
        "femke.vandenbossche1",
        "@example.be",
    ]
