"""Whether alerts wait now: "With a client until 19:00", and the one press that begins or ends it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ptcrm.domain.alert_settings import AlertSettings
from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.clock import DAY
from ptcrm.domain.quiet import next_quiet
from ptcrm.ui.kit.dates import clock_time, moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.with_client import free_again, with_client_for
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.chip import Chip, Tone

_KINDS = frozenset({Kind.PREFERENCE})
_SHORTER = 45


class QuietLine(QWidget):
    """Reads what is kept when ``refresh`` is called and when it changes; begins and ends by the clock."""

    def __init__(self, desk: Desk, role: str = "quiet", parent: QWidget | None = None) -> None:
        """``role`` is that of its buttons."""
        super().__init__(parent)
        self._desk = desk
        self._settings = AlertSettings()
        self._next: int | None = None
        self._read = False
        self.chip = Chip(desk.theme)
        self.begin = Button(desk.theme, tr("Quiet", "With a client"), "dumbbell", role)
        self.shorter = Button(desk.theme, tr("Quiet", "45 min"), "", role)
        self.until = Button(desk.theme, tr("Quiet", "Another time"), "", role)
        self.end = Button(desk.theme, tr("Quiet", "Free again"), "check", role)
        self.begin.clicked.connect(lambda: with_client_for(desk))
        self.shorter.clicked.connect(partial(with_client_for, desk, _SHORTER))
        self.until.clicked.connect(self._ask)
        self.end.clicked.connect(lambda: free_again(desk))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.chip, self.shorter, self.until, self.end, self.begin):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            widget.hide()
        desk.tasks.changed.connect(self._changed)
        desk.second.connect(self._tick)

    def refresh(self) -> None:
        """Read what is kept."""
        from ptcrm.queries.alert_settings import alert_settings

        self._read = True
        self._desk.tasks.read(self, "quiet", alert_settings, self._show)

    def _changed(self, changes: Changes) -> None:
        if self._read and changes.concerns(_KINDS):
            self.refresh()

    def _tick(self) -> None:
        if self._next is not None and self._desk.now() >= self._next:
            self._show(self._settings)

    def _show(self, settings: AlertSettings) -> None:
        self._settings = settings
        now, zone = self._desk.now(), self._desk.zone
        until = settings.quiet_until(now, zone)
        client = settings.with_client_until if settings.is_with_client(now) else None
        if client is not None:
            self.chip.set_look(Tone.BRAND, "dumbbell")
            self.chip.set_text(tr("Quiet", "With a client until {time}", time=clock_time(client, zone)))
        elif until is not None:
            self.chip.set_look(Tone.PLAIN, "moon")
            time = clock_time(until, zone) if until - now < DAY else moment(until, now, zone)
            self.chip.set_text(tr("Quiet", "Quiet until {time}; who waits stays in the list", time=time))
        ahead = (client, until, next_quiet(now, zone, settings.windows))
        self._next = min((at for at in ahead if at is not None), default=None)
        self._keep_focus(client is not None)
        self.chip.setVisible(until is not None)
        self.begin.setVisible(until is None)
        for button in (self.shorter, self.until, self.end):
            button.setVisible(client is not None)

    def _keep_focus(self, client: bool) -> None:
        """Whoever pressed the one finds the other under the keys."""
        own = (self.begin, self.shorter, self.until, self.end)
        if any(button.hasFocus() for button in own):
            other = self.end if client else self.begin
            other.show()
            other.setFocus()

    def _ask(self) -> None:
        from ptcrm.ui.dialogs.with_client import WithClientDialog

        WithClientDialog(self._desk, self.window()).open()
