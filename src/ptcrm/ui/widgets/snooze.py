"""Putting a next step off: six usual moments and a date of one's own."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ptcrm.domain.ids import LeadId
from ptcrm.domain.moments import to_local, to_utc_ms
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.widgets.buttons import Button

SOON = mark("Snooze", "In 15 min")
AFTERNOON = mark("Snooze", "This afternoon")
TONIGHT = mark("Snooze", "Tonight")
TOMORROW = mark("Snooze", "Tomorrow 09:00")
MONDAY = mark("Snooze", "Monday")
PICK = mark("Snooze", "Pick a date")


class SnoozeButton(Button):
    """ "Snooze" with its menu; choosing acts at once and can be undone. ``date_wanted``: none of these."""

    date_wanted = Signal()

    def __init__(self, desk: Desk, lead_id: LeadId, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.theme,
            tr("Snooze", "Snooze"),
            spoken=tr("Snooze", "Snooze, {name}", name=name),
            parent=parent,
        )
        self._desk, self._lead_id = desk, lead_id
        self.clicked.connect(self.ask)

    def moments(self) -> QMenu:
        """The moments to choose from."""
        menu = QMenu(self)
        for word, at in snooze_moments(self._desk.now(), self._desk.zone):
            menu.addAction(tr(*word)).triggered.connect(partial(self._snooze, at))
        menu.addSeparator()
        menu.addAction(tr(*PICK)).triggered.connect(self.date_wanted)
        return menu

    def ask(self) -> None:
        """Show the moments to choose from, the first one in hand."""
        menu = self.moments()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _snooze(self, at: int, _checked: bool = False) -> None:
        from ptcrm.commands.next_steps import snooze_step

        self._desk.tasks.write(
            self._desk, partial(snooze_step, lead_id=self._lead_id, at=at), partial(self._say, at)
        )

    def _say(self, at: int, _step_id: object) -> None:
        when = moment(at, self._desk.now(), self._desk.zone)
        self._desk.say(tr("Snooze", "Put off to {when}.", when=when), undo=True)


def snooze_moments(now: int, zone: ZoneInfo) -> list[tuple[tuple[str, str, str], int]]:
    """What can be chosen at this moment of the day, with the instants (UTC ms) they stand for."""
    here = to_local(now, zone).replace(tzinfo=None)
    monday = here + timedelta(days=7 - here.weekday())
    choices: list[tuple[tuple[str, str, str], datetime]] = []
    if here.hour < 13:
        choices.append((AFTERNOON, datetime.combine(here.date(), time(14))))
    if here.hour < 18:
        choices.append((TONIGHT, datetime.combine(here.date(), time(19))))
    choices.append((TOMORROW, datetime.combine(here.date() + timedelta(days=1), time(9))))
    choices.append((MONDAY, datetime.combine(monday.date(), time(9))))
    return [(SOON, now + 15 * 60_000), *((word, to_utc_ms(local, zone)) for word, local in choices)]
