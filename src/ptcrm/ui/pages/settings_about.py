"""Settings that are mostly told: where the data is, the keys, and what PT CRM is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from ptcrm.integrations.update_feed import read_place
from ptcrm.store.program_versions import sqlite_version
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.program_parts import PARTS, details, program_version
from ptcrm.ui.kit.resources import resource
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.choices import Choices
from ptcrm.ui.widgets.setting import Setting, Settings
from ptcrm.ui.widgets.wrapped_text import WrappedText

_ON, _OFF = "on", "off"


def privacy(desk: Desk, folder: Path) -> Settings:
    """What is kept where, and taking it along."""
    open_folder = Button(desk.theme, tr("Trouble", "Open data folder"), "folder-open")
    open_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    export = Button(desk.theme, tr("Export", "Export leads"), "download")
    export.clicked.connect(lambda: _export(desk, export))
    return Settings(
        tr("Settings", "Privacy"),
        Setting(
            tr("Settings", "All data on this laptop"),
            tr(
                "Settings",
                "Leads, notes and backups stand in this folder. Only alerts for your phone leave it.",
            ),
            WrappedText(str(folder), "small", most=3),
            open_folder,
        ),
        Setting(
            tr("Settings", "Take your leads along"),
            tr("Settings", "All leads in one file, to read elsewhere."),
            export,
        ),
    )


def keys(desk: Desk, show_keys: Callable[[], None]) -> Settings:
    """The overview of keys."""
    button = Button(desk.theme, tr("Settings", "Show all shortcuts"), "list-checks")
    button.clicked.connect(lambda _checked=False: show_keys())
    hint = tr("Settings", "Everything works without a mouse. ? shows the keys anywhere.")
    return Settings(tr("Keys", "Shortcuts"), Setting(tr("Settings", "All keys"), hint, button))


def about(desk: Desk, folder: Path) -> Settings:
    """Version, parts and their licences."""
    copy = Button(desk.theme, tr("Settings", "Copy details"), "copy")

    def copy_details() -> None:
        QGuiApplication.clipboard().setText(details(folder, sqlite_version()))
        desk.say(tr("Settings", "Details copied."))

    copy.clicked.connect(copy_details)
    news = (_news(desk),) if read_place(resource("updates.json")) is not None else ()
    parts = "\n".join(f"{name}: {licence}" for name, licence in PARTS)
    return Settings(
        tr("Settings", "About PT CRM"),
        Setting(
            f"PT CRM {program_version()}",
            tr("Settings", "Free, and open for everyone to read and change (MIT)."),
            copy,
            also=tr("Settings", "version help details", "words About PT CRM is found by"),
        ),
        *news,
        Setting(
            tr("Settings", "Made with"),
            tr("Settings", "The work of others in PT CRM, with its licences."),
            Label(parts, "small"),
            also="licentie licence Qt SQLite Python",
        ),
    )


def _news(desk: Desk) -> Setting:
    """Whether PT CRM looks for a newer version of itself, and looking now."""
    word = tr("Settings", "New versions")
    state = WindowState()
    words = {_ON: tr("Settings", "Look once a day"), _OFF: tr("Settings", "Don’t look")}
    choices = Choices(desk.theme, word, words, _ON if state.looks_for_news else _OFF)

    def choose(key: str) -> None:
        WindowState().looks_for_news = key == _ON

    choices.chosen.connect(choose)
    button = Button(desk.theme, tr("Settings", "Look now"), "search")
    button.clicked.connect(lambda _checked=False: desk.news_wanted.emit())
    answer = Label("", "small", wrap=True)
    desk.news_told.connect(answer.setText)
    hint = tr(
        "Settings",
        "PT CRM only tells you that there is one. Nothing about you or your leads goes along.",
    )
    return Setting(word, hint, choices, button, answer, also="update version versie")


def _export(desk: Desk, where: QWidget) -> None:
    from ptcrm.ui.dialogs.export_leads import ExportDialog

    ExportDialog(desk, parent=where.window()).open()
