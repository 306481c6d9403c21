"""The steps to the ntfy app: install it, scan the code; and a second code to send leads from the phone."""

from __future__ import annotations

from dataclasses import replace
from secrets import randbelow

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.phone_settings import new_topic
from ptcrm.ui.dialogs.question import QuestionDialog
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.qr_picture import QrPicture
from ptcrm.ui.widgets.setting import Setting


def app_steps(desk: Desk) -> tuple[Setting, ...]:
    """What has to be done on the phone, in its order."""
    return _install(), _Scan(desk)


def app_extras(desk: Desk) -> tuple[Setting, ...]:
    """What more there is, once the phone listens."""
    return _FromPhone(desk), _renew(desk)


def _install() -> Setting:
    hint = tr(
        "Phone", "It is called ntfy, is free and asks for no account. Allow its notifications when it asks."
    )
    where = Label(tr("Phone", "In the App Store and on Google Play"), "muted")
    return Setting(tr("Phone", "1. Install the app ntfy"), hint, where, also="ntfy app")


class _Code(QWidget):
    """A code to scan with the name under it, for a phone that is to be told by hand."""

    def __init__(self, desk: Desk, spoken: str) -> None:
        super().__init__()
        self._desk, self._topic = desk, ""
        self._picture = QrPicture()
        self._picture.setAccessibleName(spoken)
        self._name = Label("", "small")
        copy = Button(desk.theme, tr("Phone", "Copy the name"), "copy", "quiet")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._topic))
        line = QHBoxLayout()
        line.addWidget(self._name)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._picture)
        layout.addLayout(line)
        layout.addWidget(copy)

    def show_topic(self, topic: str) -> None:
        """Show the code that opens this name in the app."""
        if topic and topic != self._topic:
            self._topic = topic
            self._name.setText(topic)
            server = self._desk.phone.settings.server.removeprefix("https://")
            self._picture.show_text(f"ntfy://{server}/{topic}")


class _Scan(Setting):
    """The code by which the phone starts to listen."""

    def __init__(self, desk: Desk) -> None:
        word = tr("Phone", "2. Scan this code")
        hint = tr(
            "Phone",
            "Android: point your camera at it and open the link. iPhone: press + in the app and fill in the"
            " name under the code.",
        )
        self._phone = desk.phone
        self._code = _Code(desk, tr("Phone", "QR code that has your phone listen"))
        super().__init__(word, hint, self._code, also="QR")
        self._phone.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._code.show_topic(self._phone.settings.topic)


class _FromPhone(Setting):
    """The code by which the phone can send leads; shown when it is asked for."""

    def __init__(self, desk: Desk) -> None:
        word = tr("Phone", "Send leads from your phone")
        hint = tr(
            "Phone",
            "Scan this one as well, and whatever you type or share there becomes a lead. The hour counts from"
            " when you sent it.",
        )
        self._phone = desk.phone
        self._code = _Code(desk, tr("Phone", "QR code to send leads from your phone"))
        self._code.hide()
        self._ask = Button(desk.theme, tr("Phone", "Show the second code"), "qr-code")
        self._ask.clicked.connect(self._toggle)
        super().__init__(word, hint, self._ask, self._code)
        self._phone.changed.connect(self._show)
        self._show()

    def _toggle(self) -> None:
        shows = self._code.isHidden()
        self._code.setVisible(shows)
        words = tr("Phone", "Hide the second code") if shows else tr("Phone", "Show the second code")
        self._ask.setText(words)
        self._ask.speak(words)

    def _show(self) -> None:
        self._code.show_topic(self._phone.settings.answer_topic)


def _renew(desk: Desk) -> Setting:
    word = tr("Phone", "New codes")
    hint = tr("Phone", "Whoever knows a name can read along and send. With new ones only you can again.")
    button = Button(desk.theme, tr("Phone", "Make new codes"), "redo-2")

    def renew() -> None:
        topic, answers = new_topic(randbelow), new_topic(randbelow)
        settings = replace(desk.phone.settings, topic=topic, answer_topic=answers)
        desk.phone.settings_chosen.emit(settings, {})

    def ask() -> None:
        question = tr("Phone", "Make new codes? Your phone hears nothing until you scan them.")
        QuestionDialog(desk.theme, question, tr("Phone", "Make new codes"), renew, button.window()).open()

    button.clicked.connect(ask)
    return Setting(word, hint, button)
