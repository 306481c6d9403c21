"""Settings of alerts: which are told and how, when not, whether they come through, and what was told."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptcrm.commands.alert_settings import set_initials, set_loudness, set_quiet_windows, set_repeats
from ptcrm.domain.alert_settings import AlertSettings, Loudness
from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.quiet import QuietWindow
from ptcrm.domain.rungs import Rung
from ptcrm.queries.alert_settings import alert_settings
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.widgets.alert_log import AlertLogView
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.choices import Choices
from ptcrm.ui.widgets.quiet_hours import QuietHours
from ptcrm.ui.widgets.quiet_line import QuietLine
from ptcrm.ui.widgets.setting import Setting, Settings

_KINDS: Final = frozenset({Kind.PREFERENCE})
_RUNGS: Final = {
    Rung.ARRIVED: (
        mark("AlertSettings", "Somebody reaches out"),
        mark("AlertSettings", "Not of what you typed in yourself."),
    ),
    Rung.BEFORE_HOUR: (
        mark("AlertSettings", "15 min before the hour is over"),
        mark("AlertSettings", "Still time for an answer within the hour."),
    ),
    Rung.HOUR: (
        mark("AlertSettings", "Somebody has waited an hour"),
        mark("AlertSettings", "Stays in sight until you answer."),
    ),
    Rung.DAY: (
        mark("AlertSettings", "Somebody has waited a day"),
        mark("AlertSettings", "A short message can still help."),
    ),
}
_LOUDNESS: Final = {
    Loudness.OFF: mark("AlertSettings", "Off"),
    Loudness.SILENT: mark("AlertSettings", "Silent"),
    Loudness.SOUND: mark("AlertSettings", "With sound"),
}
_YES, _NO = "yes", "no"


class Alerts(Settings):
    """What is chosen holds at once, also for what waits already."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        loud = {str(one): tr(*word) for one, word in _LOUDNESS.items()}
        self.rungs = {rung: Choices(desk.theme, tr(*words[0]), loud, "") for rung, words in _RUNGS.items()}
        self.repeats = self._yes_or_no(tr("AlertSettings", "Tell it again"))
        self.initials = self._yes_or_no(tr("Settings", "Initials only on the lock screen"))
        self.hours = QuietHours(desk.theme)
        self.client = QuietLine(desk, role="")
        self.test = Button(desk.theme, tr("AlertSettings", "Test"), "bell")
        self.heard = Label("", "hint", wrap=True)
        self.heard.hide()
        self.log = AlertLogView(desk)
        super().__init__(tr("Settings", "Alerts"), *self._rows())
        self._connect()
        self._read()

    def _rows(self) -> list[Setting]:
        desk = self._desk
        rungs = [
            Setting(tr(*_RUNGS[rung][0]), tr(*_RUNGS[rung][1]), choices)
            for rung, choices in self.rungs.items()
        ]
        repeats = Setting(
            tr("AlertSettings", "Tell it again"),
            tr("AlertSettings", "Every 15 min at most, while somebody waits over an hour."),
            self.repeats,
        )
        initials = Setting(
            tr("Settings", "Initials only on the lock screen"),
            tr("AlertSettings", "Notifications then hold initials, no name and no message."),
            self.initials,
            also=tr("Search", "privacy names", "words Initials only is found by"),
        )
        zone = str(desk.zone)
        hours = Setting(
            tr("Settings", "Quiet hours"),
            tr(
                "AlertSettings",
                "Alerts wait and come together afterwards. Times of this laptop: {zone}.",
                zone=zone,
            ),
            self.hours,
            also=tr("Search", "do not disturb night silence", "words Quiet hours is found by"),
        )
        client = Setting(
            tr("Quiet", "With a client"),
            tr("AlertSettings", "Quiet for an hour with one press; ends by itself."),
            _Column(self.client),
            wide=True,
        )
        test = Setting(
            tr("AlertSettings", "Do alerts come through?"),
            tr("AlertSettings", "What the laptop doesn’t show still stands in the list."),
            _Column(self.test, self.heard),
        )
        log = Setting(
            tr("AlertLog", "What was told"),
            tr("AlertLog", "The last 200, the newest first."),
            self.log,
            wide=True,
        )
        return [*rungs, repeats, initials, hours, client, test, log]

    def _connect(self) -> None:
        desk = self._desk
        for rung, choices in self.rungs.items():
            choices.chosen.connect(partial(self._choose_loudness, rung))
        self.repeats.chosen.connect(lambda key: self._write(partial(set_repeats, on=key == _YES)))
        self.initials.chosen.connect(lambda key: self._write(partial(set_initials, on=key == _YES)))
        self.hours.edited.connect(self._keep_hours)
        self.test.clicked.connect(desk.alert_test_wanted)
        desk.alert_tested.connect(self._say_tested)
        desk.alerts_possible.connect(self._say_possible)
        desk.tasks.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Whether the laptop shows anything at all is asked each time."""
        super().showEvent(event)
        self._desk.alerts_asked.emit()

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(_KINDS):
            self._read()

    def _read(self) -> None:
        self._desk.tasks.read(self, "alerts", alert_settings, self._show)
        self.client.refresh()

    def _show(self, found: AlertSettings) -> None:
        for rung, choices in self.rungs.items():
            choices.choose(str(found.loudness[rung]))
        self.repeats.choose(_YES if found.repeats else _NO)
        self.initials.choose(_YES if found.initials else _NO)
        self.hours.show_windows(found.windows)

    def _choose_loudness(self, rung: Rung, key: str) -> None:
        self._write(partial(set_loudness, rung=rung, loudness=Loudness(key)))

    def _keep_hours(self, windows: tuple[QuietWindow, ...]) -> None:
        self._write(partial(set_quiet_windows, windows=windows))

    def _write(self, job: partial[None]) -> None:
        self._desk.tasks.write(self._desk, job)

    def _say_possible(self, possible: bool) -> None:
        if possible:
            self.heard.hide()
        else:
            self._say_tested(False)

    def _say_tested(self, taken: bool) -> None:
        words = tr("AlertSettings", "This laptop shows no notifications now. PT CRM tells you in its window.")
        if taken:
            words = tr(
                "AlertSettings", "The laptop shows it now. Seen nothing? Then it is set to do not disturb."
            )
        self.heard.setText(words)
        self.heard.show()

    def _yes_or_no(self, title: str) -> Choices:
        words = {_YES: tr("AlertSettings", "On"), _NO: tr("AlertSettings", "Off")}
        return Choices(self._desk.theme, title, words, "")


class _Column(QWidget):
    """Controls under each other, each as wide as it asks; words take the whole width."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            as_asked = Qt.AlignmentFlag.AlignLeft
            column.addWidget(part, 0, Qt.AlignmentFlag(0) if isinstance(part, Label) else as_asked)
        self.setMinimumWidth(360)
