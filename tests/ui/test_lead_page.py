"""One lead's page, as the trainer reads and changes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from lead_office import add, choose, open_lead, stored
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ptcrm.commands.contacts import TouchForm, log_touch
from ptcrm.commands.import_plan import plan_import
from ptcrm.commands.importing import run_import
from ptcrm.commands.leads import LeadEdit, edit_lead, remove_lead
from ptcrm.commands.undoing import undo
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel, Direction, Stage
from ptcrm.ui.dialogs.lead_contact import AddEnquiryDialog
from ptcrm.ui.dialogs.move_lead import MoveLeadDialog
from ptcrm.ui.pages.lead import LeadPage
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.inline_field import InlineField

pytest_plugins = ["office_fixtures", "lead_fixtures"]

MINUTE = 60_000
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def titles(page: LeadPage) -> list[str]:
    return [row.words.title for row in page.timeline.list.rows.rows()]


def retype(field: InlineField, text: str) -> None:
    QTest.keyClick(field.fact, Qt.Key.Key_F2)
    field.line.setText(text)
    QTest.keyClick(field.line, ENTER)


def test_the_head_says_who_what_and_how_long(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office, wants="Back to sport"))
    assert page.head.name.text() == "Sanne van den Berg"
    assert page.head.goal.text() == "“Back to sport”"
    assert page.head.chip.text() == "over the hour: 1 h 10"
    office.clock.forward(minutes=5)
    office.desk.second.emit()
    assert page.head.chip.text().replace("\N{NO-BREAK SPACE}", " ") == "over the hour: 1 h 15"


def test_an_arrival_in_the_future_is_put_right_with_one_press(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office, minutes_ago=70))
    assert not page.future.isVisible()
    lead_id = add(office, name="Piet", minutes_ago=-100)
    open_lead(office, page, lead_id)
    assert page.future.isVisible()
    (two_hours,) = [one for one in page.future.findChildren(Button) if one.text() == "2 hours earlier"]
    two_hours.setFocus()
    QTest.keyClick(two_hours, Qt.Key.Key_Space)
    office.settle()
    assert page.head.chip.text().replace("\N{NO-BREAK SPACE}", " ") == "40 min left"
    assert not page.future.isVisible()
    assert office.notices[-1].undo
    office.do(undo)
    office.settle()
    assert page.future.isVisible()


def test_contacted_answers_the_enquiry_that_waits(office: Office, page: LeadPage) -> None:
    lead_id = add(office, minutes_ago=23)
    open_lead(office, page, lead_id)
    assert page.head.contacted_button.hasFocus()
    QTest.keyClick(page.head.contacted_button, Qt.Key.Key_Space)
    office.settle()
    assert office.notices[-1].undo
    assert office.notices[-1].text.replace("\N{NO-BREAK SPACE}", " ") == "Sanne: answered after 23 min."
    assert page.head.chip.text().replace("\N{NO-BREAK SPACE}", " ") == "answered after 23 min"
    ((word, not_reached),) = office.notices[-1].actions
    assert word == "Not reached?"
    not_reached()
    office.settle()
    assert page.head.chip.text().endswith("not reached yet")
    office.do(undo)
    office.do(undo)
    office.settle()
    assert stored(office, lead_id).waiting is not None


def test_an_enquiry_in_the_timeline_says_how_fast_it_was_answered(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    office.do(partial(log_touch, lead_id=lead_id, form=TouchForm(Channel.PHONE)))
    open_lead(office, page, lead_id)
    newest, enquiry = page.timeline.list.rows.rows()
    assert newest.words.title == "You spoke with Sanne"
    assert enquiry.words.title == "WhatsApp from Sanne"
    assert enquiry.words.small.replace("\N{NO-BREAK SPACE}", " ") == "answered after 1 h 10"


def test_a_chat_stands_in_the_timeline_in_words(office: Office, page: LeadPage, tmp_path: Path) -> None:
    file = tmp_path / "chat.txt"
    file.write_text(
        "[22-11-2026, 18:00:00] Sanne: Hoi\n[22-11-2026, 18:05:00] Femke PT: Hoi\n"
        "[22-11-2026, 18:06:00] Sanne: Kijk\n[22-11-2026, 18:06:10] Sanne: \u200eafbeelding weggelaten\n"
        "[22-11-2026, 18:09:00] Sanne: \u200eGemiste spraakoproep"
    )
    plan = plan_import([file], office.clock(), office.desk.zone)
    report = run_import(office.database, plan, office.clock())
    open_lead(office, page, report.leads[0].lead_id)
    shown = [(row.words.title, row.body) for row in page.timeline.list.rows.rows()]
    assert shown == [
        ("Missed call from Sanne", ""),
        ("Sanne replied on WhatsApp", "Kijk\nPhoto, voice message or file"),
        ("You sent a WhatsApp", "Hoi"),
        ("WhatsApp from Sanne", "“Hoi”"),
    ]


def test_a_fact_is_edited_where_it_stands(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    retype(page.who.city, "Amersfoort")
    office.settle()
    assert not page.who.city.editing
    assert page.who.city.fact.text() == "Amersfoort"
    assert stored(office, lead_id).city == "Amersfoort"


def test_escape_leaves_a_fact_as_it_was(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    QTest.keyClick(page.who.city.fact, Qt.Key.Key_F2)
    page.who.city.line.setText("Nowhere")
    QTest.keyClick(page.who.city.line, ESCAPE)
    office.settle()
    assert page.who.city.fact.text() == "Utrecht"
    assert stored(office, lead_id).city == "Utrecht"


def test_an_odd_number_is_kept_as_typed_and_said_so(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    retype(page.who.phone, "06 12 34")
    office.settle()
    assert stored(office, lead_id).phone == "06 12 34"
    assert "doesn’t look right" in page.who.phone._note.text()
    retype(page.who.phone, "06 87 65 43 21")
    office.settle()
    assert page.who.phone.fact.text() == "06 87 65 43 21"
    assert page.who.phone._note.isHidden()


def test_a_refused_fact_stays_in_its_open_field(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    office.do(partial(edit_lead, lead_id=lead_id, edit=LeadEdit(name="", email="")))
    open_lead(office, page, lead_id)
    retype(page.who.phone, "")
    office.settle()
    assert page.who.phone.editing
    assert page.who.phone._note.text() == "A name, a phone number or an e-mail address has to stay."
    assert stored(office, lead_id).phone == "+31612345678"


def test_typing_survives_a_change_from_elsewhere(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    QTest.keyClick(page.why.goal.fact, Qt.Key.Key_F2)
    QTest.keyClicks(page.why.goal.line, "Run a 10k")
    office.do(partial(log_touch, lead_id=lead_id, form=TouchForm(Channel.PHONE)))
    office.settle()
    assert page.why.goal.line.text() == "Run a 10k"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_source_is_stored_by_its_word(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    retype(page.why.source, "word of mouth")
    office.settle()
    assert stored(office, lead_id).source == "word_of_mouth"
    assert page.why.referrer.isVisible()


def test_a_stage_is_chosen_and_undone(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    QTest.keyClick(page.stages.boxes[Stage.TRUST].button, Qt.Key.Key_Space)
    office.settle()
    assert stored(office, lead_id).stage is Stage.TRUST
    assert office.notices[-1].text == "Moved to Trust."
    assert page.stages.boxes[Stage.TRUST].button.accessibleName() == "Stage: Trust, now"
    office.do(undo)
    office.settle()
    assert page.stages.boxes[Stage.KNOW].button.accessibleName() == "Stage: Know, now"


def test_later_asks_for_a_reason_and_a_day(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    choose(page.stages.move_menu(), "Later")
    (dialog,) = page.stages.findChildren(MoveLeadDialog)
    dialog.reason.setText("Baby first")
    dialog.save()
    assert dialog.problem() == "Fill in the day you get back."
    dialog.back_on.set_text("in 4 weeks")
    dialog.save()
    office.settle()
    card = stored(office, lead_id)
    assert (card.stage, card.back_on) == (Stage.LATER, "2026-12-21")
    assert "From Know to Later: Baby first" in titles(page)
    assert page.stages.off.text().startswith("Later: Mon 21")


def test_a_question_about_the_price_is_shown_and_moves_nothing(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    form = TouchForm(Channel.WHATSAPP, Direction.IN, note="Wat kost het?", at=office.clock() - HOUR)
    open_lead(office, page, lead_id)
    assert not page.why.facts.isVisible()
    office.do(partial(log_touch, lead_id=lead_id, form=form))
    office.settle()
    assert page.why.facts.text() == "asked about the price"
    assert stored(office, lead_id).suggestion is None


def test_a_lead_without_a_goal_has_a_head_as_any_other(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office, "Sanne " + "van den Berg " * 20))
    office.qtbot.wait(20)
    assert page.head.back_button.width() < 60
    assert page.head.name.width() > page.head.width() // 3


@pytest.fixture
def suggested(office: Office, page: LeadPage) -> LeadId:
    """A lead whose replies speak for Like."""
    lead_id = add(office, minutes_ago=3 * DAY / MINUTE, wants="Get strong")
    for ago, direction in ((60 * HOUR, Direction.OUT), (50 * HOUR, Direction.IN), (20 * HOUR, Direction.IN)):
        form = TouchForm(Channel.WHATSAPP, direction, at=office.clock() - ago)
        office.do(partial(log_touch, lead_id=lead_id, form=form))
    open_lead(office, page, lead_id)
    return lead_id


def test_a_suggestion_shows_its_evidence_and_is_accepted(
    office: Office, page: LeadPage, suggested: LeadId
) -> None:
    box = page.stages.boxes[Stage.LIKE]
    assert box.buttons.isVisible()
    assert box.story.text().startswith("Suggested: Like\nBased on: ")
    box.accepted.emit()
    office.settle()
    assert stored(office, suggested).stage is Stage.LIKE
    assert not box.buttons.isVisible()


def test_a_suggestion_is_left_as_it_is(office: Office, page: LeadPage, suggested: LeadId) -> None:
    box = page.stages.boxes[Stage.LIKE]
    box.left_as_is.emit()
    office.settle()
    assert stored(office, suggested).stage is Stage.KNOW
    assert not box.buttons.isVisible()


def test_removing_goes_back_and_a_lead_that_is_gone_is_told(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    with office.qtbot.waitSignal(page.closed):
        choose(page.head.menu(), "Remove lead")
    office.settle()
    assert office.notices[-1].text == "Sanne was removed."
    assert page.gone.isVisible()
    assert "isn’t here any more" in page.gone.text()
    office.do(undo)
    office.settle()
    assert page.head.isVisible()


def test_spam_leaves_the_lists(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office))
    choose(page.head.menu(), "Mark as spam")
    office.settle()
    assert office.notices[-1].text == "Sanne was marked as spam."


def test_a_new_enquiry_of_a_known_lead(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    choose(page.head.menu(), "Add enquiry")
    (dialog,) = page.head.findChildren(AddEnquiryDialog)
    dialog.message.setPlainText("Still interested")
    dialog.arrived.set_text("gibberish")
    dialog.save()
    assert dialog.arrived.reading() == "“gibberish” doesn’t read as a time. Try “yesterday 20:15”."
    dialog.arrived.set_text("10 min ago")
    dialog.save()
    office.settle()
    assert stored(office, lead_id).enquiries[-1].arrived_at == office.clock() - 10 * MINUTE
    assert page.timeline.list.rows.rows()[0].body == "“Still interested”"


def test_hostile_text_neither_breaks_nor_widens_the_page(office: Office, page: LeadPage) -> None:
    nasty = "<img src=/dev/zero>\u202e😀" + "W" * 1500
    lead_id = add(office, name=nasty, wants=nasty)
    open_lead(office, page, lead_id)
    page.resize(828, 573)
    office.settle()
    page.grab()
    assert page.minimumSizeHint().width() <= 828
    assert page.next_step.isVisible()
    office.do(partial(remove_lead, lead_id=lead_id))
    office.settle()
