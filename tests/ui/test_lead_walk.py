"""Going from lead to lead without going back to the list they were opened from."""

from __future__ import annotations

from array import array
from functools import partial

from lead_office import add, open_lead
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from ptcrm.commands.drafts import keep_draft, step_draft
from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel
from ptcrm.queries.lead_walk import ids_in_order
from ptcrm.store import tables
from ptcrm.ui.kit.desk import Notice
from ptcrm.ui.pages.lead import LeadPage
from ptcrm.ui.widgets.strip import FOOT, Strip

pytest_plugins = ["office_fixtures", "lead_fixtures"]


def three(office: Office) -> tuple[LeadId, ...]:
    people = (
        Person(name=name, email=f"{name[:4].strip()}@example.nl")
        for name in ("Anna Smit", "Bram Vos", "Cas Kok")
    )
    return tuple(office.do(partial(take_in, enquiry=Enquiry(who, Channel.FORM))).lead_id for who in people)


def press(page: LeadPage, key: Qt.Key) -> None:
    QTest.keyClick(page.focusWidget() or page, key)


def test_j_and_k_walk_the_list_it_was_opened_from(office: Office, page: LeadPage) -> None:
    ids = three(office)
    page.open_lead(ids[0], ids)
    office.settle()
    assert page.head.walk.where.text() == "1 of 3"
    for key, name, where in (
        (Qt.Key.Key_J, "Bram Vos", "2 of 3"),
        (Qt.Key.Key_J, "Cas Kok", "3 of 3"),
        (Qt.Key.Key_J, "Cas Kok", "3 of 3"),
        (Qt.Key.Key_K, "Bram Vos", "2 of 3"),
    ):
        press(page, key)
        office.settle()
        assert (page.head.name.text(), page.head.walk.where.text()) == (name, where)


def test_the_next_one_stands_there_without_waiting(office: Office, page: LeadPage) -> None:
    ids = three(office)
    page.open_lead(ids[0], ids)
    office.settle()
    press(page, Qt.Key.Key_J)
    assert page.head.name.text() == "Bram Vos"


def test_what_was_changed_meanwhile_is_read_anew(office: Office, page: LeadPage) -> None:
    ids = three(office)
    page.open_lead(ids[0], ids)
    office.settle()
    office.do(partial(remove_lead, lead_id=ids[1]))
    office.settle()
    press(page, Qt.Key.Key_J)
    office.settle()
    assert page.gone.isVisible()


def test_a_list_by_row_number_is_walked_in_its_order(office: Office, page: LeadPage) -> None:
    ids = three(office)
    with office.database.reading() as connection:
        rows = connection.execute(select(tables.lead.c.rid, tables.lead.c.id)).all()
        rids = array("q", [row.rid for wanted in reversed(ids) for row in rows if row.id == wanted])
        assert ids_in_order(connection, rids) == tuple(reversed(ids))
    page.open_lead(ids[2], rids)
    office.settle()
    assert page.head.walk.where.text() == "1 of 3"
    press(page, Qt.Key.Key_J)
    assert page.head.name.text() == "Bram Vos"


def test_a_lead_opened_alone_has_no_list(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office))
    assert page.head.walk.isHidden()
    press(page, Qt.Key.Key_J)
    assert page.isVisible()


def test_j_in_a_text_is_a_letter(office: Office, page: LeadPage) -> None:
    ids = three(office)
    page.open_lead(ids[0], ids)
    office.settle()
    page.composer.text.setFocus()
    QTest.keyClicks(page.composer.text, "jk")
    assert page.composer.text.toPlainText() == "jk"
    assert page.head.name.text() == "Anna Smit"


def test_a_half_typed_step_waits_at_its_own_lead(office: Office, page: LeadPage) -> None:
    ids = three(office)
    page.open_lead(ids[0], ids)
    office.settle()
    QTest.keyClicks(page.next_step.what, "Call about Friday")
    page.open_lead(ids[1], ids)
    office.settle()
    assert page.next_step.what.text() == ""
    page.open_lead(ids[0], ids)
    office.settle()
    assert page.next_step.what.text() == "Call about Friday"


def test_a_draft_of_a_step_comes_back_after_a_crash(office: Office, page: LeadPage) -> None:
    lead_id = add(office)
    value = '{"what": "Call", "when": "friday"}'
    office.do(partial(keep_draft, place=step_draft(lead_id), value=value))
    open_lead(office, page, lead_id)
    office.settle()
    assert (page.next_step.what.text(), page.next_step.when.text()) == ("Call", "friday")


def test_the_strip_stands_clear_of_the_composer(office: Office, page: LeadPage) -> None:
    open_lead(office, page, add(office))
    strip = Strip(office.desk.theme, lambda: None, page, lambda: page.findChild(QWidget, FOOT))
    strip.show_notice(
        Notice("Sanne: answered after 1 h 12.", undo=True, actions=(("Not reached?", lambda: None),))
    )
    for width, height in ((1084, 736), (828, 577)):
        page.resize(width, height)
        office.settle()
        composer = page.composer
        place = composer.mapTo(page, composer.rect().topLeft())
        assert strip.geometry().bottom() < place.y()
        assert strip.geometry().top() > page.timeline.mapTo(page, page.timeline.list.geometry().topLeft()).y()
