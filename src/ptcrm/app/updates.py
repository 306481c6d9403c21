"""Looks once a day whether there is a newer PT CRM, and tells it. It fetches and installs nothing."""

from __future__ import annotations

import logging
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from ptcrm.domain.news import News, is_newer
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.https_line import HttpsLine
from ptcrm.integrations.update_feed import Feed, fetch_news, read_place
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.program_parts import program_version
from ptcrm.ui.kit.resources import resource
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import MainWindow

DAY_MS: Final = 86_400_000
_LOOK_MS: Final = 3_600_000
_FIRST_LOOK_MS: Final = 60_000
_BANNER: Final = "news"

log = logging.getLogger(__name__)


def look_for_news(desk: Desk, window: MainWindow, language: str, parent: QObject) -> None:
    """Begin to look, in a build of PT CRM that has somewhere to look."""
    feed = read_place(resource("updates.json"))
    if feed is not None:
        Updates(desk, window, language, feed, HttpsLine(), parent).start()


class Updates(QObject):
    """What was put away isn't told again; the next version is."""

    def __init__(
        self, desk: Desk, window: MainWindow, language: str, feed: Feed, line: HttpsLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._window, self._language = desk, window, language
        self._feed, self._line = feed, line
        self._state = WindowState()
        self._hourly = QTimer(self)
        self._hourly.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._hourly.setInterval(_LOOK_MS)
        self._hourly.timeout.connect(self.look)
        desk.news_wanted.connect(self.look_now)

    def start(self) -> None:
        """Look a minute after the start, when all else is done, and then once a day."""
        self._hourly.start()
        QTimer.singleShot(_FIRST_LOOK_MS, self, self.look)

    def look(self) -> None:
        """Look if that is wanted and wasn't done today. Offline is nothing to tell of."""
        if self._state.looks_for_news and abs(self._desk.now() - self._state.news_looked_at) >= DAY_MS:
            self._ask(asked=False)

    def look_now(self) -> None:
        """Look because the trainer asks, and answer whatever comes of it."""
        self._ask(asked=True)

    def _ask(self, *, asked: bool) -> None:
        self._state.news_looked_at = self._desk.now()
        self._desk.tasks.outside(
            self,
            partial(fetch_news, self._feed, self._line),
            partial(self._told, asked=asked),
            partial(self._nothing, asked=asked),
        )

    def _told(self, news: News, *, asked: bool) -> None:
        newer = is_newer(news.version, program_version())
        if newer and (asked or news.version != self._state.news_put_away):
            self._show(news)
        if asked:
            here = tr("Updates", "You have the newest version.")
            there = tr("Updates", "There is a PT CRM {version}.", version=news.version)
            self._desk.news_told.emit(there if newer else here)

    def _nothing(self, refusal: Refusal, *, asked: bool) -> None:
        log.info("news of the program could not be read: %s", refusal.code)
        if asked:
            said = tr("Updates", "PT CRM couldn’t look. Check your internet and try again.")
            self._desk.news_told.emit(said)

    def _show(self, news: News) -> None:
        words = news.in_words(self._language)
        text = tr("Updates", "There is a PT CRM {version}.", version=news.version)
        self._window.banners.show_banner(
            _BANNER,
            f"{text} {words}" if words else text,
            (tr("Updates", "Open the page"), partial(self._open, news)),
            icon="gift",
            put_away=partial(self._put_away, news),
        )

    def _open(self, news: News) -> None:
        QDesktopServices.openUrl(QUrl(news.page))
        self._put_away(news)

    def _put_away(self, news: News) -> None:
        self._state.news_put_away = news.version
        self._window.banners.take_away(_BANNER)
