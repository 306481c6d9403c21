"""The language on screen: Dutch or English, chosen, else the laptop's, else Dutch."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from ptcrm.ui.kit.resources import resource


class Language(StrEnum):
    """The two complete languages."""

    NL = "nl"
    EN = "en"


LANGUAGES: Final = {Language.NL: "Nederlands", Language.EN: "English"}
"""What each is called by those who speak it."""

_LOCALES = {
    Language.NL: QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands),
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def pick_language(wanted: str | None) -> Language:
    """The language asked for, else the one the laptop is set to, else Dutch."""
    for name in (wanted or "", *QLocale.system().uiLanguages()):
        short = name[:2].lower()
        if short in (Language.NL, Language.EN):
            return Language(short)
    return Language.NL


def spoken_language() -> Language:
    """The language that ``speak`` was last told."""
    return Language.NL if QLocale().language() is QLocale.Language.Dutch else Language.EN


def speak(language: Language, owner: QObject) -> None:
    """Use a language from here on: our words, Qt's own, and how numbers and dates are written."""
    QLocale.setDefault(_LOCALES[language])
    qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((qt_words, f"qtbase_{language}"), (str(resource("i18n")), f"ptcrm_{language}")):
        translator = QTranslator(owner)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
