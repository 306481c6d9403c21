"""How a consultation went: three keys for the common case, each result with its own fields, nothing lost."""

from __future__ import annotations

from functools import partial

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ptcrm.commands.consultations import log_outcome, plan_consultation
from ptcrm.commands.intake import take_in
from ptcrm.commands.undoing import undo
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.follow_up import local_nine
from ptcrm.domain.ids import ConsultationId
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.values import Channel, ConsultationKind, ConsultationStatus, Obstacle, Outcome, Stage
from ptcrm.queries.consultation_card import ConsultationToLog, consultation_to_log
from ptcrm.queries.drafts import draft
from ptcrm.queries.lead_card import lead_card
from ptcrm.ui.dialogs.outcome import OutcomeDialog
from ptcrm.ui.dialogs.outcome_fields import OutcomeFields

pytest_plugins = ["office_fixtures"]

Talk = tuple[OutcomeDialog, OutcomeFields, ConsultationId]


def planned(office: Office, name: str = "Femke Smit") -> ConsultationId:
    enquiry = Enquiry(Person(name=name, phone="0612345678"), Channel.FORM)
    lead_id = office.do(partial(take_in, enquiry=enquiry)).lead_id
    at = office.clock() - 2 * HOUR
    return office.do(partial(plan_consultation, lead_id=lead_id, at=at, place="studio"))


def opened(office: Office, consultation_id: ConsultationId) -> tuple[OutcomeDialog, OutcomeFields]:
    dialog = OutcomeDialog(office.desk, consultation_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    office.qtbot.addWidget(dialog)
    dialog.open()
    office.qtbot.waitActive(dialog)
    office.settle()
    office.settle()
    assert dialog.fields is not None
    return dialog, dialog.fields


@pytest.fixture
def talk(office: Office) -> Talk:
    consultation_id = planned(office)
    return *opened(office, consultation_id), consultation_id


def press(dialog: OutcomeDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def save(office: Office, dialog: OutcomeDialog) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()


def saved(office: Office, consultation_id: ConsultationId) -> ConsultationToLog:
    with office.database.reading() as connection:
        return consultation_to_log(connection, consultation_id, office.clock(), office.desk.zone)


def shown(*widgets: QWidget) -> list[bool]:
    return [widget.isVisible() for widget in widgets]


def test_it_says_who_and_when(talk: Talk) -> None:
    dialog, _, _ = talk
    assert dialog.title.text() == "How did it go with Femke?"
    assert dialog._about.text().replace("\u00a0", " ") == "Free intake · today 10:00 · 45 min · studio"


def test_three_keys_note_the_common_case(office: Office, talk: Talk) -> None:
    dialog, _, consultation_id = talk
    press(dialog, Qt.Key.Key_1, Qt.Key.Key_W)
    save(office, dialog)
    found = saved(office, consultation_id)
    assert (found.card.status, found.card.outcome) == (ConsultationStatus.HELD, Outcome.THINKING_IT_OVER)
    assert found.stage is Stage.TRUST
    assert found.step is not None
    assert (found.step.what, found.step.at) == (
        "Call for the decision",
        local_nine(office.clock(), 3, office.desk.zone),
    )
    assert (office.notices[-1].text, office.notices[-1].undo) == ("Femke: thinking it over.", True)
    assert not dialog.isVisible()
    office.do(undo)
    assert saved(office, consultation_id).card.status is ConsultationStatus.PLANNED


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        (Qt.Key.Key_Q, Outcome.SIGNED_UP),
        (Qt.Key.Key_W, Outcome.THINKING_IT_OVER),
        (Qt.Key.Key_E, Outcome.TRIAL_SESSION),
        (Qt.Key.Key_A, Outcome.NOT_NOW),
        (Qt.Key.Key_S, Outcome.NOT_A_FIT),
        (Qt.Key.Key_D, Outcome.DECLINED),
    ],
)
def test_each_outcome_has_its_key_and_its_fields(talk: Talk, key: Qt.Key, outcome: Outcome) -> None:
    dialog, fields, _ = talk
    press(dialog, key)
    assert dialog.cards.outcome() is outcome
    step = outcome in (Outcome.SIGNED_UP, Outcome.THINKING_IT_OVER, Outcome.TRIAL_SESSION, Outcome.NOT_NOW)
    assert shown(fields.next.what, fields.next.back, fields.next.new_time, fields.referred) == [
        step,
        outcome is Outcome.NOT_NOW,
        outcome is Outcome.TRIAL_SESSION,
        outcome is Outcome.NOT_A_FIT,
    ]
    assert shown(fields.next.stage, fields.words, fields.obstacles, fields.note) == [True] * 4


def test_letters_typed_in_a_field_are_text_and_alt_digits_still_choose(talk: Talk) -> None:
    dialog, fields, _ = talk
    fields.words.setFocus()
    QTest.keyClicks(fields.words, "qwe 2")
    assert fields.words.toPlainText() == "qwe 2"
    assert dialog.cards.outcome() is None
    QTest.keyClick(fields.words, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert dialog.statuses.status() is ConsultationStatus.NO_SHOW
    assert not dialog.cards.isVisible()


def test_arrows_go_from_card_to_card(talk: Talk) -> None:
    dialog, _, _ = talk
    press(dialog, Qt.Key.Key_Q, Qt.Key.Key_Right)
    assert dialog.cards.outcome() is Outcome.THINKING_IT_OVER
    press(dialog, Qt.Key.Key_Down)
    assert dialog.cards.outcome() is Outcome.NOT_A_FIT


def test_held_needs_an_outcome(office: Office, talk: Talk) -> None:
    dialog, _, _ = talk
    save(office, dialog)
    assert dialog.problem() == "A consultation that was held needs its outcome."
    assert dialog.isVisible()


def test_not_now_needs_a_date(office: Office, talk: Talk) -> None:
    dialog, fields, consultation_id = talk
    press(dialog, Qt.Key.Key_A)
    QTest.keyClicks(fields.note, "Pas na de verbouwing")
    save(office, dialog)
    assert fields.boxes()["not_now_needs_date"].said().startswith("Agree on a date")
    assert fields.note.toPlainText() == "Pas na de verbouwing"
    QTest.keyClicks(fields.next.back.line, "1 maart 2027")
    save(office, dialog)
    found = saved(office, consultation_id)
    assert (found.stage, found.card.back_on, found.card.note) == (
        Stage.LATER,
        "2027-03-01",
        "Pas na de verbouwing",
    )
    assert found.step is not None
    assert found.step.what == "Ask how things are now"


def test_declined_needs_what_stood_in_the_way(office: Office, talk: Talk) -> None:
    dialog, fields, consultation_id = talk
    press(dialog, Qt.Key.Key_D)
    save(office, dialog)
    assert fields.boxes()["declined_needs_obstacle"].said().startswith("Say what stood in the way")
    press(dialog, Qt.Key.Key_Space)
    save(office, dialog)
    found = saved(office, consultation_id)
    assert (found.stage, found.card.obstacles, found.step) == (Stage.LOST, (Obstacle.PRICE,), None)


def test_signed_up_with_a_discount(office: Office, talk: Talk) -> None:
    dialog, fields, consultation_id = talk
    press(dialog, Qt.Key.Key_Q)
    money = fields.money
    QTest.keyClicks(money.offer, "12 weken")
    QTest.keyClicks(money.price, "1.140,-")
    money.discount.setCurrentIndex(2)
    QTest.keyClicks(money.amount, "veel")
    save(office, dialog)
    assert money.boxes()["discount"].said().startswith("This doesn’t read as an amount")
    money.amount.setText("100")
    save(office, dialog)
    assert money.boxes()["discount reason"].said().startswith("A discount needs a reason")
    QTest.keyClicks(money.reason, "eerste klant")
    save(office, dialog)
    card = saved(office, consultation_id).card
    assert (card.offer, card.price_cents, card.discount_cents, card.discount_reason) == (
        "12 weken",
        114_000,
        10_000,
        "eerste klant",
    )
    assert saved(office, consultation_id).stage is Stage.CLIENT


def test_no_show_proposes_a_new_time_in_an_hour(office: Office, talk: Talk) -> None:
    dialog, fields, consultation_id = talk
    press(dialog, Qt.Key.Key_2)
    assert shown(fields.words, fields.money, fields.next.stage, fields.next.what) == [
        False,
        False,
        False,
        True,
    ]
    save(office, dialog)
    found = saved(office, consultation_id)
    assert (found.card.status, found.stage) == (ConsultationStatus.NO_SHOW, Stage.KNOW)
    assert found.step is not None
    assert (found.step.what, found.step.at) == ("Offer a new time", office.clock() + HOUR)


def test_moved_needs_its_new_time(office: Office, talk: Talk) -> None:
    dialog, fields, consultation_id = talk
    press(dialog, Qt.Key.Key_4)
    save(office, dialog)
    assert fields.boxes()["moved_needs_new_time"].said() == (
        "A consultation that was moved needs its new time."
    )
    QTest.keyClicks(fields.next.new_time.line, "morgen")
    save(office, dialog)
    assert fields.boxes()["moved_needs_new_time"].said() == "Say on which day and at what time."
    fields.next.new_time.set_text("morgen 19:00")
    save(office, dialog)
    assert saved(office, consultation_id).card.status is ConsultationStatus.MOVED
    assert not dialog.isVisible()


def test_a_trial_session_with_its_time_is_planned(office: Office, talk: Talk) -> None:
    dialog, fields, consultation_id = talk
    press(dialog, Qt.Key.Key_E)
    QTest.keyClicks(fields.next.new_time.line, "morgen 19:00")
    assert not fields.next.what.isVisible()
    save(office, dialog)
    found = saved(office, consultation_id)
    with office.database.reading() as connection:
        lead = lead_card(connection, found.lead_id, office.clock(), office.desk.zone)
    assert [one.kind for one in lead.consultations] == [ConsultationKind.INTAKE, ConsultationKind.TRIAL]


def test_esc_keeps_the_text_for_this_consultation(office: Office, talk: Talk) -> None:
    dialog, fields, consultation_id = talk
    press(dialog, Qt.Key.Key_W)
    QTest.keyClicks(fields.words, "traplopen zonder pijn")
    fields.obstacles.chips[Obstacle.TIME].click()
    QTest.keyClick(fields.words, Qt.Key.Key_Escape)
    office.settle()
    assert not dialog.isVisible()
    again, its = opened(office, consultation_id)
    assert again.cards.outcome() is Outcome.THINKING_IT_OVER
    assert its.words.toPlainText() == "traplopen zonder pijn"
    assert its.obstacles.obstacles() == (Obstacle.TIME,)
    save(office, again)
    assert saved(office, consultation_id).card.words == "traplopen zonder pijn"
    office.settle()
    with office.database.reading() as connection:
        assert draft(connection, f"outcome:{consultation_id}") == ""


def test_looking_without_typing_keeps_no_draft(office: Office, talk: Talk) -> None:
    dialog, _, consultation_id = talk
    press(dialog, Qt.Key.Key_Escape)
    office.settle()
    with office.database.reading() as connection:
        assert draft(connection, f"outcome:{consultation_id}") == ""


def test_an_outcome_noted_before_is_there_to_change(office: Office) -> None:
    consultation_id = planned(office)
    form = OutcomeForm(
        ConsultationStatus.HELD,
        Outcome.THINKING_IT_OVER,
        words="traplopen",
        obstacles=(Obstacle.PRICE,),
        price_cents=114_000,
        next_what="Bel na het weekend",
        next_at=office.clock() + 2 * DAY,
        note="Man traint hier al",
    )
    office.do(partial(log_outcome, consultation_id=consultation_id, form=form, zone=office.desk.zone))
    dialog, fields = opened(office, consultation_id)
    assert (dialog.cards.outcome(), fields.words.toPlainText()) == (Outcome.THINKING_IT_OVER, "traplopen")
    assert (fields.next.what.text(), fields.note.toPlainText()) == (
        "Bel na het weekend",
        "Man traint hier al",
    )
    assert fields.money.terms().price_cents == 114_000
    press(dialog, Qt.Key.Key_Q)
    assert (fields.next.what.text(), fields.next.stage.currentText()) == ("Plan the first session", "Client")
    press(dialog, Qt.Key.Key_W)
    assert fields.next.what.text() == "Bel na het weekend"
    save(office, dialog)
    found = saved(office, consultation_id)
    assert found.step is not None
    assert (found.step.what, found.step.at, found.card.price_cents) == (
        "Bel na het weekend",
        office.clock() + 2 * DAY,
        114_000,
    )


@pytest.mark.parametrize("name", ["<img src=/dev/zero>" * 100, "\u202eאבג 😀" * 300, ""])
def test_odd_names_fit(office: Office, name: str) -> None:
    dialog, _ = opened(office, planned(office, name))
    assert dialog.width() <= 1024
    assert dialog.isVisible()
