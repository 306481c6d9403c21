"""What this laptop remembers of the window: size, place, language and appearance; none of the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ptcrm.ui.kit.theme import Appearance

TEXT_SIZES = (100, 110, 125, 150)
_VERSION = 1
_LONG = 5
_TITLE_BAR = 36
_OPENED = 8


class WindowState:
    """Kept per user in the system's own place for settings."""

    def __init__(self) -> None:
        self._settings = QSettings("PT CRM", "ptcrm")

    @property
    def language(self) -> str | None:
        """The language chosen, if one was."""
        value = self._settings.value("language")
        return value if isinstance(value, str) and value else None

    @language.setter
    def language(self, value: str | None) -> None:
        self._settings.setValue("language", value or "")

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the laptop."""
        value = self._settings.value("appearance")
        return Appearance(value) if value in list(Appearance) else Appearance.SYSTEM

    @appearance.setter
    def appearance(self, value: Appearance) -> None:
        self._settings.setValue("appearance", str(value))

    @property
    def text_size(self) -> int:
        """How large everything is shown, in per cent."""
        value = str(self._settings.value("text-size"))
        return int(value) if value in map(str, TEXT_SIZES) else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._settings.setValue("text-size", str(value))

    @property
    def looks_for_news(self) -> bool:
        """Whether PT CRM looks once a day for a newer version of itself."""
        return bool(self._settings.value("news") != "off")

    @looks_for_news.setter
    def looks_for_news(self, value: bool) -> None:
        self._settings.setValue("news", "on" if value else "off")

    @property
    def news_looked_at(self) -> int:
        """When it last looked (UTC ms); 0 before the first time."""
        value = str(self._settings.value("news-looked-at") or "")
        return int(value) if value.isdecimal() else 0

    @news_looked_at.setter
    def news_looked_at(self, value: int) -> None:
        self._settings.setValue("news-looked-at", str(value))

    @property
    def news_put_away(self) -> str:
        """The version the trainer knows of and doesn't want to be told of again."""
        return str(self._settings.value("news-put-away") or "")

    @news_put_away.setter
    def news_put_away(self, value: str) -> None:
        self._settings.setValue("news-put-away", value)

    @property
    def keeps_running(self) -> bool | None:
        """Whether PT CRM runs on when its window is closed; None while nobody chose."""
        value = self._settings.value("keeps-running")
        return value == "yes" if value in ("yes", "no") else None

    @keeps_running.setter
    def keeps_running(self, value: bool) -> None:
        self._settings.setValue("keeps-running", "yes" if value else "no")

    def first_time_aside(self) -> bool:
        """Whether the window now stays in the background for the first time; true only once."""
        known = self._settings.value("aside") == "known"
        self._settings.setValue("aside", "known")
        return not known

    def clock_in(self, boot: str) -> tuple[int, int] | None:
        """How far wall clock and time since boot stood apart when the clock was last known to be right in
        this start of the machine, and the time since boot then (ms); None where that isn't known."""
        match str(self._settings.value("clock") or "").split():
            case [kept, apart, at] if kept == boot and apart.lstrip("-").isdecimal() and at.isdecimal():
                return int(apart), int(at)
            case _:
                return None

    def keep_clock(self, boot: str, apart: int, at: int) -> None:
        """Remember that they stand so far apart, at this time since boot, while the clock is right."""
        self._settings.setValue("clock", f"{boot} {apart} {at}" if boot else "")

    def note_restored(self, at: int) -> None:
        """A backup made at ``at`` (UTC ms) was put back: to be said when PT CRM starts again."""
        self._settings.setValue("restored", str(at))

    def take_restored(self) -> int | None:
        """When the backup was made that was put back, once."""
        value = str(self._settings.value("restored") or "")
        self._settings.remove("restored")
        return int(value) if value.isdecimal() else None

    @property
    def leads_as_table(self) -> bool:
        """Whether the leads were last looked at as a table; else as a board."""
        return bool(self._settings.value("leads-view") == "table")

    @leads_as_table.setter
    def leads_as_table(self, value: bool) -> None:
        self._settings.setValue("leads-view", "table" if value else "board")

    @property
    def agenda_by_day(self) -> bool:
        """Whether the agenda last showed one day; else a week."""
        return bool(self._settings.value("agenda-view") == "day")

    @agenda_by_day.setter
    def agenda_by_day(self, value: bool) -> None:
        self._settings.setValue("agenda-view", "day" if value else "week")

    @property
    def import_folder(self) -> str:
        """The folder files were last imported from; "" before the first time."""
        value = self._settings.value("import-folder")
        return value if isinstance(value, str) else ""

    @import_folder.setter
    def import_folder(self, value: str) -> None:
        self._settings.setValue("import-folder", value)

    @property
    def lead_columns(self) -> tuple[str, ...]:
        """The columns of the table of leads, by their names from left to right; none: as they usually are."""
        value = self._settings.value("leads-columns")
        return tuple(value.split(",")) if isinstance(value, str) and value else ()

    @lead_columns.setter
    def lead_columns(self, value: Iterable[str]) -> None:
        self._settings.setValue("leads-columns", ",".join(value))

    @property
    def lead_widths(self) -> dict[str, int]:
        """How wide columns were made by hand, in pixels by their names; empty while none was."""
        value = self._settings.value("leads-widths")
        pairs = (one.partition("=") for one in value.split(",")) if isinstance(value, str) else ()
        return {name: int(width) for name, _, width in pairs if width.isdecimal() and len(width) < _LONG}

    @lead_widths.setter
    def lead_widths(self, value: Mapping[str, int]) -> None:
        self._settings.setValue("leads-widths", ",".join(f"{name}={width}" for name, width in value.items()))

    @property
    def opened_leads(self) -> list[str]:
        """The leads opened last, by id, the latest first; some may be gone."""
        value = self._settings.value("opened-leads")
        return value.split() if isinstance(value, str) else []

    def note_opened(self, lead_id: str) -> None:
        """Remember that this lead was opened."""
        others = [one for one in self.opened_leads if one != lead_id]
        self._settings.setValue("opened-leads", " ".join([lead_id, *others][:_OPENED]))

    def restore(self, window: QWidget) -> None:
        """Put the window where it was, if a screen is still there."""
        geometry = self._settings.value(f"geometry-{_VERSION}")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        centre = window.geometry().center()
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        room = next((one for one in screens if one.contains(centre)), None)
        if room is None:
            room = QGuiApplication.primaryScreen().availableGeometry()
            window.move(room.topLeft())
        # Large text leaves few of these pixels on a small screen, and the title bar comes on top of them.
        most = QSize(room.width(), room.height() - _TITLE_BAR)
        window.setMinimumSize(window.minimumSize().boundedTo(most))
        if not window.windowState():
            window.resize(window.size().boundedTo(most))

    def keep(self, window: QWidget) -> None:
        """Remember where the window is."""
        self._settings.setValue(f"geometry-{_VERSION}", window.saveGeometry())
