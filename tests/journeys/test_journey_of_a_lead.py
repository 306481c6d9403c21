"""The main job in one go, in the real window, by keyboard: from a dropped file to an outcome taken back."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest
from desktop import Daemon
from office import Office
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from ptcrm.app.tray import Tray
from ptcrm.app.watch import Watch
from ptcrm.domain.ids import LeadId
from ptcrm.domain.moments import to_local
from ptcrm.domain.values import ClockState, Stage
from ptcrm.queries.lead_card import LeadCard, lead_card
from ptcrm.queries.today_rows import WaitingRow
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import MainWindow

pytest_plugins = ["office_fixtures", "desktop_fixtures"]

MAIL = """\
Date: {date}
To: info@trainer.test
From: Website <noreply@trainer.test>
Reply-To: sanne@example.com
Subject: Nieuwe aanvraag
Message-ID: <journey@mail.test>
Content-Type: text/plain; charset=UTF-8

Naam: Sanne van den Berg
E-mail: sanne@example.com
Telefoon: 06-12345678
Bericht: Weer sporten na mijn tweede, zonder rugpijn.
"""


@pytest.fixture
def window(office: Office, daemon: Daemon) -> Iterator[MainWindow]:
    window = MainWindow(office.desk, Language.EN, office.database.folder)
    office.qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    office.qtbot.waitActive(window)
    window.data_opened()
    tray = Tray(QIcon(), window.raise_, ())
    watch = Watch(office.desk, window, office.database, lambda: office.clock() / 1000, window.raise_, tray)
    watch.start()
    office.settle()
    window.setProperty("watch", watch)
    yield window
    office.settle()
    watch.stop()


def test_from_a_dropped_mail_to_an_outcome_taken_back(
    office: Office, window: MainWindow, tmp_path: Path
) -> None:
    # A mail that was sent 58 minutes ago is dropped on the window and taken in.
    mail = tmp_path / "aanvraag.eml"
    sent = to_local(office.clock() - 58 * 60_000, office.desk.zone)
    mail.write_text(MAIL.format(date=format_datetime(sent)), encoding="utf-8")
    drop(window, mail)
    office.qtbot.waitUntil(lambda: button_words(QApplication.focusWidget()) == "Import")
    press(focused(), Qt.Key.Key_Return)
    office.settle()
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    [row] = waiting(window)
    assert (row.name, row.state) == ("Sanne van den Berg", ClockState.WITHIN_HOUR)

    # Two minutes later the hour is over, that very second.
    office.clock.forward(minutes=2)
    watch = window.property("watch")
    watch.rounds.tick()
    office.settle()
    [row] = waiting(window)
    assert row.state is ClockState.OVER_HOUR
    assert window.windowTitle() == "(1) PT CRM"

    # Answered: Enter on the first row.
    office.clock.forward(minutes=12)
    today = window.today
    assert today is not None
    bring_forward(office, window)
    today.answer_first()
    press(focused(), Qt.Key.Key_Return)
    office.settle()
    assert waiting(window) == []
    assert window.strip.text() == "Sanne: answered after 1\u00a0h\u00a012."
    assert window.windowTitle() == "PT CRM"

    # Found by typing, opened by Enter; she replied.
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = focused()
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, "0612")
    office.settle()
    press(box, Qt.Key.Key_Return)
    office.settle()
    office.clock.forward(minutes=5)
    composer = child(window, QPlainTextEdit)
    composer.setFocus()
    QTest.keyClicks(composer, "Wednesday works, my goal is to lift my kids without pain")
    push(window, "Note")
    office.settle()
    assert "Wednesday works" in card(office, row.lead_id).timeline[0].text

    # A consultation, its outcome in three keys, and back.
    consultation_id = plan_for_now(office, row.lead_id)
    window.aside.ask_outcome(consultation_id)
    dialog = shown_dialog(office)
    office.settle()
    press(dialog, Qt.Key.Key_1)
    press(dialog, Qt.Key.Key_W)
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    after = card(office, row.lead_id)
    assert after.stage is Stage.TRUST
    assert after.step is not None
    assert after.step.what == "Call for the decision"
    bring_forward(office, window)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    back = card(office, row.lead_id)
    assert back.stage is Stage.KNOW
    assert [one.outcome for one in back.consultations] == [None]


def drop(window: MainWindow, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, copy = QPoint(200, 200), Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(place, copy, mime, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, mime, buttons, keys))


def button_words(widget: QWidget | None) -> str:
    return widget.accessibleName() if isinstance(widget, QAbstractButton) else ""


def shown_dialog(office: Office) -> QDialog:
    office.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    office.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    office.qtbot.waitActive(dialog)
    return dialog


def bring_forward(office: Office, window: MainWindow) -> None:
    """Without a desktop nobody gives the keyboard back to the window when a dialog closes."""
    with office.qtbot.waitActive(window):
        window.activateWindow()


def press(widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget.focusWidget() or widget, key, keys)


def push(window: QWidget, word: str) -> None:
    """Find the button with this word, put the focus on it and press Space."""
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and word in (button.text().strip("\u2009 "), button.accessibleName()):
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Space)
            return
    raise AssertionError(f"no button {word!r}")


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def child(window: QWidget, kind: type[QPlainTextEdit]) -> QPlainTextEdit:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def waiting(window: MainWindow) -> list[WaitingRow]:
    assert window.today is not None
    return window.today.answer.rows()


def card(office: Office, lead_id: LeadId) -> LeadCard:
    with office.database.reading() as connection:
        return lead_card(connection, lead_id, office.clock(), office.desk.zone)


def plan_for_now(office: Office, lead_id: LeadId) -> str:
    from ptcrm.commands.consultations import plan_consultation

    return office.do(lambda session: plan_consultation(session, lead_id, office.clock()))
