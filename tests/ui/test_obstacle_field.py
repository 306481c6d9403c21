"""What stands in a lead's way, chosen on the lead's page."""

from __future__ import annotations

from functools import partial

from lead_office import add, open_lead, stored
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptcrm.commands.consultations import log_outcome, plan_consultation
from ptcrm.commands.leads import LeadEdit, edit_lead
from ptcrm.commands.undoing import undo
from ptcrm.domain.clock import DAY
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.values import ConsultationStatus, Obstacle, Outcome
from ptcrm.ui.pages.lead import LeadPage
from ptcrm.ui.widgets.wrapped_text import WrappedText

pytest_plugins = ["office_fixtures", "lead_fixtures"]


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_several_are_chosen_by_keyboard_and_undone(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    field = page.why.obstacles
    assert field.text() == "What stands in Sanne’s way?"
    field.fact.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    for _ in range(4):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    office.settle()
    assert stored(office, lead_id).obstacles == (Obstacle.TIME, Obstacle.TRUST)
    assert field.text() == "Time, Trust"
    assert field.fact.hasFocus()
    assert field.fact.accessibleName() == "In the way: Time, Trust"
    assert office.notices[-1].undo
    office.do(undo)
    office.settle()
    assert field.text() == "What stands in Sanne’s way?"


def test_escape_leaves_it_as_it_was(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    office.do(partial(edit_lead, lead_id=lead_id, edit=LeadEdit(obstacles=(Obstacle.PRICE,))))
    open_lead(office, page, lead_id)
    field = page.why.obstacles
    QTest.mouseClick(field.fact, Qt.MouseButton.LeftButton)
    assert field.chips.chips[Obstacle.PRICE].isChecked()
    field.chips.chips[Obstacle.PAIN].click()
    press(Qt.Key.Key_Escape)
    office.settle()
    assert not field.editing
    assert page.isVisible()
    assert stored(office, lead_id).obstacles == (Obstacle.PRICE,)
    field.open()
    assert field.chips.obstacles() == (Obstacle.PRICE,)


def test_leaving_it_saves_it_and_a_change_from_elsewhere_takes_nothing_away(
    office: Office, page: LeadPage
) -> None:
    lead_id = add(office)
    open_lead(office, page, lead_id)
    field = page.why.obstacles
    field.open()
    field.chips.chips[Obstacle.PARTNER].click()
    office.do(partial(edit_lead, lead_id=lead_id, edit=LeadEdit(city="Ede")))
    office.settle()
    assert field.editing
    page.composer.text.setFocus(Qt.FocusReason.MouseFocusReason)
    office.qtbot.wait(5)
    office.settle()
    assert stored(office, lead_id).obstacles == (Obstacle.PARTNER,)
    assert not field.editing


def test_another_lead_comes_while_choosing(office: Office, page: LeadPage) -> None:
    sanne, tom = add(office), add(office, "Tom Bos")
    open_lead(office, page, sanne)
    page.why.obstacles.open()
    page.why.obstacles.chips.chips[Obstacle.DISTANCE].click()
    open_lead(office, page, tom)
    assert (stored(office, sanne).obstacles, stored(office, tom).obstacles) == ((Obstacle.DISTANCE,), ())
    assert page.why.obstacles.text() == "What stands in Tom’s way?"


def test_those_of_consultations_stand_beside_the_trainers_own(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    office.do(partial(edit_lead, lead_id=lead_id, edit=LeadEdit(obstacles=(Obstacle.TRUST,))))
    which = office.do(partial(plan_consultation, lead_id=lead_id, at=office.clock() - DAY))
    form = OutcomeForm(ConsultationStatus.HELD, Outcome.DECLINED, obstacles=(Obstacle.PRICE,))
    office.do(partial(log_outcome, consultation_id=which, form=form, zone=office.desk.zone))
    open_lead(office, page, lead_id)
    field = page.why.obstacles
    assert field.text() == "Price, Trust"
    field.open()
    assert field.chips.obstacles() == (Obstacle.TRUST,), "a consultation's own are changed there"
    shown = [it.text() for it in field.findChildren(WrappedText) if it.isVisible()]
    assert shown == ["From a consultation: Price"]
