"""How the trainer wants to be told. Kept with the data, so it travels with the backup; no part of undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from ptcrm.commands.alerts import count_as_told
from ptcrm.commands.preferences import set_preference
from ptcrm.domain.alert_settings import (
    INITIALS,
    QUIET_WINDOWS,
    REPEATS,
    WITH_CLIENT_UNTIL,
    Loudness,
    loudness_name,
    read_settings,
)
from ptcrm.domain.clock import DAY
from ptcrm.domain.quiet import MOST_WINDOWS, QuietWindow, write_windows
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.rungs import Rung
from ptcrm.store import tables
from ptcrm.store.session import Session

LONGEST_WITH_CLIENT: Final = DAY


def set_loudness(session: Session, rung: Rung, loudness: Loudness) -> None:
    """How this rung is told. Switched on, it is told of those whose turn comes from now on."""
    name, table = loudness_name(rung), tables.preference
    kept = session.first(select(table.c.name, table.c.value).where(table.c.name == name))
    was = read_settings({name: kept["value"]} if kept else {}).loudness[rung]
    if was is Loudness.OFF and loudness is not Loudness.OFF:
        count_as_told(session, (rung,))
    set_preference(session, name, loudness.value)


def set_repeats(session: Session, on: bool) -> None:
    """Whether who has waited over an hour is told again, each 15 minutes."""
    set_preference(session, REPEATS, "yes" if on else "no")


def set_initials(session: Session, on: bool) -> None:
    """Whether notifications hold initials in place of names."""
    set_preference(session, INITIALS, "yes" if on else "no")


def set_quiet_windows(session: Session, windows: Sequence[QuietWindow]) -> None:
    """The quiet hours, in place of those before. Refuses with ``too_many_quiet_hours``."""
    if len(windows) > MOST_WINDOWS:
        raise Refusal(
            "too_many_quiet_hours", "These are too many quiet hours for one week. Remove some first."
        )
    set_preference(session, QUIET_WINDOWS, write_windows(windows))


def be_with_client(session: Session, until: int | None) -> None:
    """Quiet until this instant (UTC ms), at most a day from now; None ends it."""
    latest = session.now + LONGEST_WITH_CLIENT
    set_preference(session, WITH_CLIENT_UNTIL, "" if until is None else str(min(until, latest)))
