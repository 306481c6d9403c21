"""What a list says of one lead: its wait, its next step, and the sentence a screen reader speaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from ptcrm.domain import clock
from ptcrm.domain.ids import EnquiryId
from ptcrm.domain.moments import to_local
from ptcrm.domain.values import ClockState, Stage
from ptcrm.queries.lead_list import LeadRow
from ptcrm.ui.kit.dates import clock_time, day, duration, moment, spoken_duration, weekday_name
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Tokens, state_colours
from ptcrm.ui.kit.words import person, stage_word, wait_words

LONGEST_CELL = 240
"""Characters of one text that a list lays out; nobody reads more of it there."""

_SEPARATOR = " · "
_DAYS_OF_THE_WEEK = 7

_STATE_ICONS = {
    ClockState.WITHIN_HOUR: "clock",
    ClockState.OVER_HOUR: "alarm-clock",
    ClockState.COLD: "snowflake",
    ClockState.UNKNOWN: "circle-help",
}


@dataclass(frozen=True, slots=True)
class Wait:
    """How long somebody has waited at one instant."""

    state: ClockState
    waited_ms: int | None
    due_at: int | None

    @property
    def icon(self) -> str:
        """The icon that goes with the state."""
        return _STATE_ICONS[self.state]


@dataclass(frozen=True, slots=True)
class Mark:
    """A few words with an icon, in a strong colour on a soft one.

    ``tail`` follows the text and is kept when the text is elided; ``short`` is for little room.
    """

    text: str
    icon: str
    colours: tuple[str, str]
    tail: str = ""
    short: str = ""

    @property
    def words(self) -> str:
        """All of it."""
        return self.text + self.tail


def wait_of(row: LeadRow, now: int) -> Wait | None:
    """The wait of a lead that rings; None for one that doesn't wait."""
    if row.waiting_since is None:
        return None
    recorded = row.waiting_since if row.waiting_recorded is None else row.waiting_recorded
    waiting = clock.Waiting(
        EnquiryId(""), row.lead_id, row.waiting_since, recorded, time_known=row.waiting_time_known
    )
    return Wait(clock.state_of(waiting, now), clock.waited_ms(waiting, now), clock.due_at(waiting))


def name_of(row: LeadRow) -> str:
    """The name in one line, or what to call somebody without one."""
    return cell(person(row.name, row.source))


def cell(text: str) -> str:
    """A text from outside as a list shows it: one line, and not endless."""
    return one_line(text[:LONGEST_CELL])


def short_wait(wait: Wait, now: int) -> str:
    """ "1 h 12", or within the hour what is left of it: "23 min"."""
    if wait.waited_ms is None:
        return tr("Clock", "time unknown")
    if wait.state is ClockState.WITHIN_HOUR and wait.due_at is not None:
        return duration(wait.due_at - now, up=True)
    return duration(wait.waited_ms)


def card_mark(row: LeadRow, now: int, zone: ZoneInfo, tokens: Tokens) -> Mark | None:
    """What stands at the foot of a card: the wait, the next step, or for a client since when they are one."""
    wait = wait_of(row, now)
    if wait is not None:
        short = short_wait(wait, now)
        text = tr("Leads", "{wait} · Answer now", wait=short)
        return Mark(text, wait.icon, state_colours(tokens, wait.state), short=short)
    if row.stage is Stage.CLIENT and row.step_at is None and row.consultation_at is None:
        return Mark(duration(now - row.stage_since), "heart-handshake", (tokens.good, tokens.good_soft))
    return _step_mark(row, now, zone, tokens, short_moment)


def table_mark(row: LeadRow, now: int, zone: ZoneInfo, tokens: Tokens) -> Mark | None:
    """The wait or the next step in a table, where there is room for more words."""
    wait = wait_of(row, now)
    if wait is None:
        return _step_mark(row, now, zone, tokens, moment)
    words = wait_words(wait.state, wait.waited_ms, wait.due_at, now)
    text = tr("Leads", "Answer now · {wait}", wait=words)
    return Mark(text, wait.icon, state_colours(tokens, wait.state))


def wait_mark(row: LeadRow, now: int, tokens: Tokens) -> Mark | None:
    """How long somebody waits, in a column of its own."""
    wait = wait_of(row, now)
    if wait is None:
        return None
    words = wait_words(wait.state, wait.waited_ms, wait.due_at, now)
    return Mark(words, wait.icon, state_colours(tokens, wait.state))


def short_moment(at: int, now: int, zone: ZoneInfo) -> str:
    """ "12:30" for today, else the day alone."""
    that, today = to_local(at, zone).date(), to_local(now, zone).date()
    if that == today:
        return clock_time(at, zone)
    if 1 < (that - today).days < _DAYS_OF_THE_WEEK:
        return weekday_name(that)
    return day(that, today)


def _step_mark(
    row: LeadRow, now: int, zone: ZoneInfo, tokens: Tokens, when: Callable[[int, int, ZoneInfo], str]
) -> Mark | None:
    plain = (tokens.muted, tokens.sunken)
    talk = row.consultation_at
    if talk is not None and talk <= now:
        return Mark(tr("Consultation", "Log outcome"), "list-checks", (tokens.brand_text, tokens.brand_soft))
    if row.step_at is not None and (talk is None or row.step_at <= talk):
        at = when(row.step_at, now, zone)
        return Mark(cell(row.step), "arrow-right", plain, _SEPARATOR + at, at)
    if talk is not None:
        word = tr("Consultation", "Consultation")
        at = when(talk, now, zone)
        return Mark(word, "calendar-heart", plain, _SEPARATOR + at, at)
    if row.without_step:
        return Mark(tr("NextStep", "No next step"), "route-off", (tokens.over, tokens.over_soft))
    return None


def sentence(row: LeadRow, now: int, zone: ZoneInfo, tokens: Tokens) -> str:
    """Everything a sighted person sees of the row, for a screen reader."""
    parts = [name_of(row), tr("Leads", "Stage: {stage}", stage=stage_word(row.stage))]
    if row.wants:
        parts.append(tr("Leads", "Goal: {goal}", goal=cell(row.wants)))
    wait = wait_of(row, now)
    mark = _step_mark(row, now, zone, tokens, moment)
    if wait is not None:
        parts.append(tr("Leads", "Answer now · {wait}", wait=_spoken_wait(wait, now)))
    elif mark is not None:
        parts.append(tr("Leads", "Next step: {step}", step=mark.words))
    return ". ".join(parts)


def _spoken_wait(wait: Wait, now: int) -> str:
    if wait.waited_ms is None:
        return tr("Clock", "time unknown")
    if wait.state is ClockState.WITHIN_HOUR and wait.due_at is not None:
        return tr("Clock", "{left} left", left=spoken_duration(wait.due_at - now, up=True))
    waited = spoken_duration(wait.waited_ms)
    if wait.state is ClockState.OVER_HOUR:
        return tr("Clock", "over the hour: {waited}", waited=waited)
    return tr("Clock", "almost lost: {waited}", waited=waited)
