"""What every page and dialog is given: the data, the time, the look, and a way to ask the window."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from ptcrm.domain.ids import ConsultationId, LeadId
from ptcrm.ui.kit.at_login import AtLogin
from ptcrm.ui.kit.phone_desk import PhoneDesk
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class Notice:
    """One strip: a sentence, and what can be done about it. ``undo`` adds the way back."""

    text: str
    undo: bool = False
    actions: tuple[tuple[str, Callable[[], None]], ...] = ()


Among: TypeAlias = "tuple[LeadId, ...] | array[int]"
"""A list of leads in its order: by id, or by row number where it can be long."""


class Desk(QObject):
    """Shared by all pages; the window listens to its signals.

    ``now`` reads the one injected clock (UTC ms). ``second`` is emitted each second while the window shows.
    """

    lead_wanted = Signal(str)
    """A lead's page is asked for, by id; ``among`` is the list it stands in."""

    outcome_wanted = Signal(str)
    """The outcome dialog is asked for, by consultation id."""

    compare_wanted = Signal(str)
    """The leads that may be the same person as this one are asked for, by lead id."""

    restore_wanted = Signal(object)
    """A backup is to be put in the place of the data, by its path."""

    news_wanted = Signal()
    """Whether there is a newer PT CRM is to be looked up now; ``news_told`` brings the answer in words."""

    news_told = Signal(str)
    alerts_asked = Signal()
    alerts_possible = Signal(bool)
    """Whether the laptop shows notifications now, in answer to ``alerts_asked``."""

    alert_test_wanted = Signal()
    alert_tested = Signal(bool)
    """Whether the laptop took the notification that was asked for."""

    backup_wanted = Signal()
    backed_up = Signal()
    restart_wanted = Signal()
    quit_wanted = Signal()
    """The trainer wants to end PT CRM; whoever still waits is asked about first."""

    new_lead_wanted = Signal()
    files_dropped = Signal(list)
    page_wanted = Signal(str)
    notice = Signal(object)
    second = Signal()

    def __init__(
        self,
        tasks: Tasks,
        now: Callable[[], int],
        zone: ZoneInfo,
        theme: Theme,
        region: str = "NL",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.now = now
        self.zone = zone
        self.theme = theme
        self.region = region
        self.among: Among = ()
        self.phone = PhoneDesk(now, zone, self)
        self.at_login: AtLogin | None = None  # none: there is nothing to start

    def say(
        self, text: str, *, undo: bool = False, actions: tuple[tuple[str, Callable[[], None]], ...] = ()
    ) -> None:
        """Show a strip."""
        self.notice.emit(Notice(text, undo, actions))

    def show_lead(self, lead_id: LeadId, among: Among = ()) -> None:
        """Open one lead's page, from which the trainer can go on to the others of its list."""
        self.among = among
        self.lead_wanted.emit(lead_id)

    def ask_outcome(self, consultation_id: ConsultationId) -> None:
        """Open the outcome dialog of a consultation."""
        self.outcome_wanted.emit(consultation_id)
