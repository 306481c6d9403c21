"""What the agenda says of each thing: in its block, as its tip, and to a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.moments import to_local
from ptcrm.domain.values import ConsultationStatus
from ptcrm.queries.agenda import Agenda, AgendaTalk
from ptcrm.queries.today_rows import StepRow
from ptcrm.ui.kit.dates import clock_time, date_range, long_date, page_date, spoken_duration
from ptcrm.ui.kit.step_words import shown_step
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import KINDS, OUTCOMES, STATUSES, called, person
from ptcrm.ui.models.agenda_places import Group, Item

_MINUTE: Final = 60_000
_NAMED: Final = 3

OVERLAP_ICON: Final = "triangle-alert"

STATUS_ICONS: Final = {
    ConsultationStatus.PLANNED: "clock",
    ConsultationStatus.HELD: "check",
    ConsultationStatus.NO_SHOW: "user-x",
    ConsultationStatus.CANCELLED: "calendar-x",
    ConsultationStatus.MOVED: "calendar-clock",
}


@dataclass(frozen=True, slots=True)
class BlockWords:
    """``time`` and ``name`` head the block, ``short`` is the name where room is scarce.

    ``lines`` come below, each with its icon ("" for none); ``spoken`` says all of it.
    """

    time: str
    name: str
    short: str
    lines: tuple[tuple[str, str], ...]
    icon: str
    spoken: str


def block_words(item: Item, now: int, zone: ZoneInfo, *, first: bool = True) -> BlockWords:
    """The words of one block as things stand ``now``; ``first``: it begins here, it isn't a talk's rest."""
    if isinstance(item, Group):
        return _group_words(item)
    if isinstance(item, StepRow):
        return _step_words(item, now, zone)
    return _talk_words(item, now, zone, first=first)


def spoken_time(at: int, zone: ZoneInfo) -> str:
    """Tuesday 24 November 10:00"""
    return f"{long_date(to_local(at, zone).date())} {clock_time(at, zone)}"


def range_words(days: Sequence[date], today: date, found: Agenda | None) -> tuple[str, str]:
    """The title of the days on show and a line about them; ``found`` None: not read yet."""
    first, last = days[0], days[-1]
    if first == last:
        year = "" if first.year == today.year else f" {first.year}"
        title = f"{page_date(first)}{year}"
    else:
        title = date_range(first, last, today.year)
    about = [tr("Day", "today")] if first == last == today else []
    about += [tr("Agenda", "week {number}", number=first.isocalendar().week)]
    if found is not None and found.talks:
        about.append(tr("Today", "%n consultation(s)", n=len(found.talks)))
    if found is not None and found.steps_due:
        about.append(tr("Agenda", "%n step(s)", n=found.steps_due))
    return title, " · ".join(about)


def menu_words(item: AgendaTalk | StepRow, zone: ZoneInfo) -> str:
    """One line for a menu: the time, what, and with whom."""
    if isinstance(item, StepRow):
        what = tr("Agenda", "{what}, {name}", what=shown_step(item.what), name=person(item.name))
        return f"{clock_time(item.at, zone)} {what}" if item.time_known else what
    return f"{clock_time(item.row.at, zone)} {person(item.row.name)}"


def _talk_words(talk: AgendaTalk, now: int, zone: ZoneInfo, *, first: bool) -> BlockWords:
    row = talk.row
    name, kind, status = person(row.name), _small(tr(*KINDS[row.kind])), status_word(talk, now)
    lines = [(STATUS_ICONS[row.status], f"{status} · {kind}")]
    overlapping = overlap_words(talk.overlaps)
    if overlapping:
        lines.insert(0, (OVERLAP_ICON, overlapping))
    if row.place:
        lines.append(("map-pin", row.place))
    length = spoken_duration(row.minutes * _MINUTE) if row.minutes else ""
    parts = [name, kind, spoken_time(row.at, zone), length, row.place, status, overlapping]
    icon = STATUS_ICONS[row.status]
    if talk.asks(now):
        icon = "alarm-clock"
    time = clock_time(row.at, zone)
    if not first:
        time = tr("Agenda", "until {time}", time=clock_time(talk.until, zone))
    return BlockWords(time, name, called(row.name), tuple(lines), icon, _listed(parts))


def status_word(talk: AgendaTalk, now: int) -> str:
    """Planned, held, and what it brought if that was noted; one whose outcome is asked for says so."""
    if talk.asks(now):
        return tr("Agenda", "outcome not noted yet")
    if talk.row.outcome is not None:
        return _small(tr(*OUTCOMES[talk.row.outcome][0]))
    return _small(tr(*STATUSES[talk.row.status]))


def overlap_words(names: tuple[str, ...]) -> str:
    """Overlaps with Tom, Eva; "" for nobody."""
    if not names:
        return ""
    shown = ", ".join(called(name) for name in names[:_NAMED])
    rest = len(names) - _NAMED
    if rest > 0:
        return tr("Agenda", "overlaps with {names} and %n more", n=rest, names=shown)
    return tr("Agenda", "overlaps with {names}", names=shown)


def _step_words(step: StepRow, now: int, zone: ZoneInfo) -> BlockWords:
    what, name = shown_step(step.what), person(step.name)
    late = step.time_known and step.at <= now
    when = spoken_time(step.at, zone) if step.time_known else long_date(to_local(step.at, zone).date())
    due = tr("Agenda", "next step, due") if late else tr("Agenda", "next step")
    icon = "alarm-clock" if late else "arrow-right"
    return BlockWords("", what, what, (("", name),), icon, _listed([what, name, when, due]))


def _group_words(group: Group) -> BlockWords:
    steps = all(isinstance(item, StepRow) for item in group.items)
    count = len(group.items)
    words = tr("Agenda", "%n step(s)", n=count) if steps else tr("Agenda", "%n more", n=count)
    spoken = tr("Agenda", "%n next step(s), show them", n=count) if steps else words
    return BlockWords("", words, f"+{count}", (), "list-checks" if steps else "ellipsis", spoken)


def _listed(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)


def _small(word: str) -> str:
    """Chips and states are written lower case."""
    return word[:1].lower() + word[1:]
