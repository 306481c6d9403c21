"""Nobody is told of the arrival of what they have just typed in; all that comes after it is told."""

from __future__ import annotations

from functools import partial

import pytest
from office import Office
from PySide6.QtWidgets import QDialog

from ptcrm.commands.intake import take_in
from ptcrm.commands.undoing import redo, undo
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import Channel
from ptcrm.queries.alerts import ringing
from ptcrm.ui.dialogs.lead_contact import AddEnquiryDialog
from ptcrm.ui.dialogs.new_lead import NewLeadDialog

pytest_plugins = ["office_fixtures"]
MINUTE = 60_000


def told(office: Office, minutes: int) -> list[tuple[str, Rung]]:
    """Who would be told of so many minutes from now."""
    with office.database.reading() as connection:
        due = ringing(connection, office.clock() + minutes * MINUTE, tuple(Rung)).due
    return [(ring.name, ring.rung) for ring in due]


def asked(office: Office, dialog: QDialog) -> None:
    dialog.open()
    office.settle()


def test_a_lead_typed_in_is_not_news_but_its_hour_is(office: Office) -> None:
    dialog = NewLeadDialog(office.desk)
    asked(office, dialog)
    dialog.fields.name.setText("Sanne de Vries")
    dialog.save()
    office.settle()
    assert told(office, 0) == []
    assert told(office, 45) == [("Sanne de Vries", Rung.BEFORE_HOUR)]
    assert told(office, 60) == [("Sanne de Vries", Rung.HOUR)]
    office.do(undo)
    office.settle()
    assert told(office, 60) == []
    office.do(redo)
    assert told(office, 60) == [("Sanne de Vries", Rung.HOUR)]


@pytest.mark.parametrize(("words", "rung"), [("2 hours ago", Rung.HOUR), ("50 min ago", Rung.BEFORE_HOUR)])
def test_typed_in_late_it_rings_for_what_is_true_by_then(office: Office, words: str, rung: Rung) -> None:
    dialog = NewLeadDialog(office.desk)
    asked(office, dialog)
    dialog.fields.name.setText("Sanne")
    dialog.fields.arrived.set_text(words)
    dialog.save()
    office.settle()
    assert told(office, 0) == [("Sanne", rung)]


def test_another_enquiry_typed_in_is_not_news_either(office: Office) -> None:
    taken = office.do(partial(take_in, enquiry=Enquiry(Person(name="Sanne"))))
    assert told(office, 0) == [("Sanne", Rung.ARRIVED)], "what comes from elsewhere is"
    dialog = AddEnquiryDialog(office.desk, taken.lead_id, "Sanne", Channel.PHONE)
    asked(office, dialog)
    dialog.save()
    office.settle()
    assert told(office, 0) == [("Sanne", Rung.ARRIVED)]
    assert told(office, 60) == [("Sanne", Rung.HOUR), ("Sanne", Rung.HOUR)]
