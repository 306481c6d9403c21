"""Keeps watch while the window runs: rows move on time, alerts sound, and a silent alarm is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ptcrm.app import wall_clock
from ptcrm.app.alert_presses import AlertPresses
from ptcrm.app.alerting import Alerting
from ptcrm.app.clock_watch import ClockWatch
from ptcrm.app.notifier import OURS, Notification, Notifier, NotShown, make_notifier
from ptcrm.app.phone_line import PhoneLine
from ptcrm.app.proof_of_life import ProofOfLife
from ptcrm.app.rounds import Rounds
from ptcrm.app.tray import Tray
from ptcrm.domain.changes import EVERYTHING
from ptcrm.domain.clock_steps import Known
from ptcrm.queries.today_rows import AnswerNow
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ptcrm.store.database import Database

_SAID: Final = OURS + 1
"""The number under which the desktop keeps a sentence that belongs to no alert."""

log = logging.getLogger(__name__)


class Watch(QObject):
    """Ties the rounds and the alerts to the window. ``come_forward`` raises it; ``tray`` is its icon."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        database: Database,
        since_boot: Callable[[], float],
        come_forward: Callable[[], None],
        tray: Tray,
        parent: QObject | None = None,
        notifier: Notifier | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._window, self._come_forward = desk, window, come_forward
        self._database = database
        self.rounds = Rounds(desk.now, since_boot, database.data_version, self)
        self.clock = ClockWatch(desk, window.banners, self.rounds.setting, self)
        ProofOfLife(desk, window.sidebar, self.rounds, self)
        self.alerting = Alerting(desk, self)
        self.phone = PhoneLine(desk, parent=self)
        self._notifier = notifier or make_notifier(self.alerting.press, tray)
        self._presses = AlertPresses(desk, come_forward, self)
        self.alerting.use(self._notifier)
        self._connect()

    def start(self) -> None:
        """Take the first look."""
        boot, state = wall_clock.boot(), WindowState()
        known = state.clock_in(boot)
        self.rounds.start(None if known is None else Known(*known))
        state.keep_clock(boot, *self.rounds.known())
        self.clock.trusted.connect(lambda setting: state.keep_clock(boot, *self.rounds.known(setting)))
        self.phone.start()
        self.clock.start()

    def finish(self) -> None:
        """The program ends; nothing runs any more, and the data is still there."""
        try:
            self.phone.finish(self._database)
        except Exception as error:  # noqa: BLE001 - the next start does it
            log.info("the phone could not be told at the end: %s", type(error).__name__)

    def stop(self) -> None:
        """Look no more, and take what stands on the desktop away."""
        self.rounds.stop()
        self.phone.stop()
        self._notifier.stop()

    def say(self, text: str) -> None:
        """One sentence on the desktop; inside the window where the desktop can't show it."""
        show = partial(_show, self._notifier, text)
        self._desk.tasks.outside(self, show, lambda shown: None if shown else self._desk.say(text))

    def _connect(self) -> None:
        rounds, alerting = self.rounds, self.alerting
        rounds.look_wanted.connect(self._look)
        rounds.other_wrote.connect(lambda: self._desk.tasks.announce(EVERYTHING))
        rounds.clock_moved.connect(self.clock.moved)
        rounds.stood_still.connect(self._say_stood_still)
        rounds.ticked.connect(self._compare_zones)
        alerting.looking.connect(rounds.looking)
        alerting.looked.connect(rounds.looked)
        alerting.rang.connect(lambda: QApplication.alert(self._window))
        alerting.pressed.connect(self._presses.press)
        self._window.counted.connect(self._counted)
        self._desk.second.connect(self._look_for_others)
        self._desk.phone.changed.connect(self._say_phone)
        self.phone.server_said.connect(self.clock.server_time)

    def _look(self, after_gap: bool) -> None:
        if self._window.today is not None:
            self._window.today.refresh_waiting()
        self.alerting.look(after_gap)
        self.phone.look(after_gap)

    def _look_for_others(self) -> None:
        """Each second: the file's own times tell whether SQLite need be asked; the rounds ask in any case."""
        if self._database.was_written():
            self.rounds.look_for_others()

    def _counted(self, found: AnswerNow) -> None:
        self.rounds.row_changes_at(found.next_change)

    def _say_phone(self) -> None:
        trouble = self._desk.phone.trouble
        if trouble is None:
            self._window.banners.take_away("phone")
        else:
            self._window.banners.show_banner("phone", refusal_words(trouble))

    def _compare_zones(self) -> None:
        """A laptop that travels: waits stay right, but clock times and quiet hours are of the old zone."""
        here = wall_clock.local_zone()
        if here.key == self._desk.zone.key:
            self._window.banners.take_away("zone")
            return
        text = tr(
            "Banner",
            "This laptop is in another time zone now: {zone}. The waits are right;"
            " restart PT CRM for the clock times.",
            zone=here.key,
        )
        again = tr("Banner", "Restart PT CRM")
        self._window.banners.show_banner("zone", text, (again, self._desk.restart_wanted.emit))

    def _say_stood_still(self, since: int) -> None:
        if not since:
            self._window.banners.take_away("alerts")
            return
        when = moment(since, self._desk.now(), self._desk.zone)
        text = tr(
            "Banner",
            "Alerts have stood still since {when}. The list was right until then. Restart PT CRM.",
            when=when,
        )
        again = tr("Banner", "Restart PT CRM")
        self._window.banners.show_banner("alerts", text, (again, self._desk.restart_wanted.emit))


def _show(notifier: Notifier, text: str) -> bool:
    try:
        notifier.show(Notification(_SAID, text, "", tr("Alerts", "Open")))
    except NotShown:
        return False
    return True
