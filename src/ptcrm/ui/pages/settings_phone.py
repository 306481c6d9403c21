"""Settings of the phone: by which way it is reached, the steps to get there, and the proof that it works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from secrets import randbelow
from typing import Final

from ptcrm.domain.phone_settings import PhoneSettings, Way, new_topic
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.pages.settings_phone_app import app_extras, app_steps
from ptcrm.ui.pages.settings_phone_others import mail_form, own_server, telegram_form
from ptcrm.ui.pages.settings_phone_test import PhoneTest
from ptcrm.ui.widgets.choices import Choices
from ptcrm.ui.widgets.setting import Setting, Settings

_WAYS: Final[Mapping[Way, tuple[str, str, str]]] = {
    Way.NONE: mark("Phone", "Not"),
    Way.NTFY: mark("Phone", "The app ntfy"),
    Way.EMAIL: mark("Phone", "A mail"),
    Way.TELEGRAM: mark("Phone", "Telegram"),
}
_ANY: Final = (Way.NTFY, Way.EMAIL, Way.TELEGRAM)


class Phone(Settings):
    """Shows the rows of the way that is chosen. All of it goes through ``desk.phone``."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._phone = desk, desk.phone
        self._words: list[str] = []
        words = {way.value: tr(*word) for way, word in _WAYS.items()}
        self.way = Choices(desk.theme, tr("Phone", "How your phone is reached"), words, Way.NONE.value)
        self.way.chosen.connect(self._choose)
        self._how = Setting(
            tr("Phone", "How your phone is reached"),
            tr(
                "Phone",
                "A laptop that sleeps can’t ring. With ntfy the message is left at a server beforehand, so it"
                " comes even then.",
            ),
            self.way,
            also=tr("Phone", "alert push notification mobile", "words the phone is found by"),
        )
        self.test = PhoneTest(desk)
        names = self._names()
        self._state = Setting(tr("Phone", "No phone yet"), "")
        self._rows: dict[Setting, tuple[Way, ...]] = {
            **dict.fromkeys(app_steps(desk), (Way.NTFY,)),
            mail_form(desk): (Way.EMAIL,),
            telegram_form(desk): (Way.TELEGRAM,),
            self.test.row: _ANY,
            self._state: tuple(Way),
            names: _ANY,
            **dict.fromkeys(app_extras(desk), (Way.NTFY,)),
            own_server(desk): (Way.NTFY,),
        }
        super().__init__(tr("Settings", "Phone"), self._how, *self._rows)
        self._phone.changed.connect(self.show_state)
        self.show_state()

    def show_found(self, words: list[str]) -> bool:
        """Of what is found, the rows of other ways stay away."""
        self._words = words
        super().show_found(words)
        for row, ways in self._rows.items():
            if self._phone.settings.way not in ways:
                self.leave_out(row)
        found = not all(row.isHidden() for row in (self._how, *self._rows))
        self.setVisible(found)
        return found

    def show_state(self) -> None:
        """Show what is chosen, and what is known of the phone."""
        settings = self._phone.settings
        self.way.choose(settings.way.value)
        self.names.choose(str(settings.names))
        self._state.say(self._title(settings))
        self._state.hint.setText(self._hint(settings))
        self.show_found(self._words)

    def _title(self, settings: PhoneSettings) -> str:
        if settings.way is Way.NONE:
            return tr("Phone", "No phone yet")
        if self._phone.problem is not None:
            return tr("Phone", "Something stands in the way")
        if not self._phone.secret_known:
            return tr("Phone", "Not ready yet")
        return self._phone.status or tr("Phone", "Not tested yet")

    def _hint(self, settings: PhoneSettings) -> str:
        if settings.way is Way.NONE:
            return tr("Phone", "With your laptop off or asleep, nobody tells you who is waiting.")
        if self._phone.problem is not None:
            return refusal_words(self._phone.problem)
        if not self._phone.secret_known:
            return tr("Phone", "Fill in what is asked above, and save it.")
        if not self._phone.state.checked_at:
            return ""
        when = moment(self._phone.state.checked_at, self._desk.now(), self._desk.zone)
        return tr(
            "Phone",
            "Server and connection checked {when}, without a sound. Only the test shows that your phone works"
            " too.",
            when=when,
        )

    def _choose(self, key: str) -> None:
        settings = replace(self._phone.settings, way=Way(key))
        if settings.way is Way.NTFY and not settings.is_ready:
            settings = replace(settings, topic=new_topic(randbelow), answer_topic=new_topic(randbelow))
        self._phone.settings_chosen.emit(settings, {})

    def _names(self) -> Setting:
        word = tr("Phone", "On the screen of your phone")
        words = {
            str(False): tr("Phone", "Only initials"),
            str(True): tr("Phone", "Name and buttons"),
        }
        self.names = Choices(self._desk.theme, word, words, str(False))
        self.names.chosen.connect(self._choose_names)
        hint = tr(
            "Phone",
            "Name and buttons: full name, WhatsApp and Call. The name and the number then pass the server and"
            " stand on your locked screen.",
        )
        return Setting(word, hint, self.names)

    def _choose_names(self, key: str) -> None:
        settings = replace(self._phone.settings, names=key == str(True))
        self._phone.settings_chosen.emit(settings, {})
