"""Settings of the language, the trainer, and the look of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QSystemTrayIcon

from ptcrm.commands.preferences import call_me
from ptcrm.queries.preferences import NAME, read_preference, remembered_choices
from ptcrm.ui.kit.at_login import AtLogin
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.language import LANGUAGES, Language
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import APPEARANCES, Appearance
from ptcrm.ui.kit.window_state import TEXT_SIZES, WindowState
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.choices import Choices
from ptcrm.ui.widgets.regions import region_choices
from ptcrm.ui.widgets.setting import Setting, Settings

if TYPE_CHECKING:
    from ptcrm.store.session import Session

_LONGEST_NAME = 120
_YES, _NO = "yes", "no"


def general(desk: Desk, language: Language) -> Settings:
    """Language, name and country; and being there."""
    rows = [_language(desk, language), _name(desk), _country(desk)]
    if desk.at_login is not None:
        rows.append(_at_login(desk, desk.at_login))
    return Settings(tr("Settings", "General"), *rows, _keeps_running(desk))


def appearance(desk: Desk) -> Settings:
    """Light or dark, and how large."""
    word = tr("Settings", "Appearance")
    words = {str(one): tr(*said) for one, said in APPEARANCES.items()}
    look = Choices(desk.theme, word, words, str(WindowState().appearance))

    def choose(key: str) -> None:
        WindowState().appearance = Appearance(key)
        desk.theme.choose(Appearance(key))

    look.chosen.connect(choose)
    hint = tr("Settings", "Dark is easier on the eyes in the evening.")
    return Settings(word, Setting(tr("Settings", "Light or dark"), hint, look), _text_size(desk))


def _language(desk: Desk, language: Language) -> Setting:
    word = tr("Settings", "Language")
    choices = Choices(desk.theme, word, {str(one): said for one, said in LANGUAGES.items()}, str(language))
    again = _start_again(desk)

    def choose(key: str) -> None:
        WindowState().language = key
        again.setVisible(key != str(language))

    choices.chosen.connect(choose)
    hint = tr("Settings", "The language changes when PT CRM starts again.")
    return Setting(word, hint, choices, again, also="taal language Nederlands English")


def _name(desk: Desk) -> Setting:
    field = QLineEdit()
    field.setMaxLength(_LONGEST_NAME)
    field.setFixedWidth(260)

    def keep() -> None:
        if not field.isModified():
            return
        field.setModified(False)
        name = field.text().strip()

        def work(session: Session) -> None:
            call_me(session, name, remembered_choices(session.connection))

        desk.tasks.write(desk, work)

    field.editingFinished.connect(keep)
    desk.tasks.read(field, "name", partial(read_preference, name=NAME), field.setText)
    hint = tr("Settings", "So PT CRM knows which messages in a chat are yours.")
    return Setting(tr("Settings", "Your name"), hint, field)


def _country(desk: Desk) -> Setting:
    hint = tr("Settings", "Phone numbers without a country code are read so.")
    return Setting(tr("Settings", "Country"), hint, region_choices(desk))


def _at_login(desk: Desk, at_login: AtLogin) -> Setting:
    word = tr("Settings", "Start along with your laptop")
    choices = Choices(desk.theme, word, _yes_no(), "")

    def show(starts: bool) -> None:
        choices.choose(_YES if starts else _NO)

    choices.chosen.connect(
        lambda key: desk.tasks.outside(choices, partial(at_login.start, key == _YES), show)
    )
    desk.tasks.outside(choices, at_login.starts, show)
    hint = tr("Settings", "PT CRM then waits in the background, so that no one is missed.")
    return Setting(word, hint, choices, also="autostart login")


def _keeps_running(desk: Desk) -> Setting:
    word = tr("Settings", "Keep running when the window is closed")
    chosen = WindowState().keeps_running
    now = QSystemTrayIcon.isSystemTrayAvailable() if chosen is None else chosen
    choices = Choices(desk.theme, word, _yes_no(), _YES if now else _NO)

    def choose(key: str) -> None:
        WindowState().keeps_running = key == _YES

    choices.chosen.connect(choose)
    hint = tr("Settings", "In the tray, or minimised where there is none. Alerts keep coming.")
    return Setting(word, hint, choices, also="tray background")


def _yes_no() -> dict[str, str]:
    return {_YES: tr("Settings", "Yes"), _NO: tr("Settings", "No")}


def _text_size(desk: Desk) -> Setting:
    word, now = tr("Settings", "Text size"), WindowState().text_size
    choices = Choices(desk.theme, word, {str(size): f"{size}%" for size in TEXT_SIZES}, str(now))
    again = _start_again(desk)

    def choose(key: str) -> None:
        WindowState().text_size = int(key)
        again.setVisible(int(key) != now)

    choices.chosen.connect(choose)
    hint = tr("Settings", "Everything grows along. It changes when PT CRM starts again.")
    return Setting(word, hint, choices, again)


def _start_again(desk: Desk) -> Button:
    button = Button(desk.theme, tr("Settings", "Start PT CRM again now"), "redo-2")
    button.clicked.connect(desk.restart_wanted)
    button.hide()
    return button
