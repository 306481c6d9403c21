"""The first moments of the window, and what its rows are to a screen reader."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from office import Office
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.intake import take_in
from ptcrm.commands.next_steps import plan_step
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel
from ptcrm.queries.today import answer_now
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.lead import LeadPage
from ptcrm.ui.widgets.row_list import ListRow, RowList
from ptcrm.ui.widgets.waiting_row import WaitingRowView

pytest_plugins = ["office_fixtures"]


def add(office: Office, name: str) -> LeadId:
    enquiry = Enquiry(Person(name=name), Channel.FORM, "", Arrival(office.clock() - 60_000))
    return office.do(partial(take_in, enquiry=enquiry)).lead_id


def test_a_lead_opened_from_the_first_frame_stays_open(office: Office, tmp_path: Path) -> None:
    """The row is on screen before the rest is: who presses O by then isn't thrown back to Today."""
    add(office, "Sanne")
    with office.database.reading() as connection:
        found = answer_now(connection, office.clock())
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    page = window.show_first(found)
    window.show()
    office.qtbot.waitExposed(window)
    QTest.keyClick(page.findChildren(WaitingRowView)[0], Qt.Key.Key_O)
    window.data_opened()
    office.settle()
    (lead,) = window.findChildren(LeadPage)
    assert lead.isVisible()
    assert lead.head.name.text() == "Sanne"


def test_rows_of_today_are_items_of_a_list(office: Office, tmp_path: Path) -> None:
    sanne, tom = add(office, "Sanne"), add(office, "Tom")
    office.do(partial(plan_step, lead_id=sanne, what="Call Sanne", at=office.clock() + 60_000))
    office.do(partial(plan_consultation, lead_id=tom, at=office.clock() + 3_600_000))
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    window.show()
    window.data_opened()
    office.settle()
    told: dict[str, list[str]] = {}
    for listed in window.findChildren(RowList):
        spoken = QAccessible.queryAccessibleInterface(listed)
        assert spoken.role() is QAccessible.Role.List
        rows = [QAccessible.queryAccessibleInterface(row) for row in listed.findChildren(ListRow)]
        assert {row.role() for row in rows} == {QAccessible.Role.ListItem}
        assert all(row.parent().object() is listed for row in rows)
        told[spoken.text(QAccessible.Text.Name)] = [row.text(QAccessible.Text.Name) for row in rows]
    assert [len(rows) for rows in told.values()] == [2, 1, 1]
    assert list(told) == ["Answer now", "Next steps", "Consultations"]
    assert told["Next steps"][0].startswith("Call Sanne, Sanne, today")
