"""The next step: what and when is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class StepIdea(StrEnum):
    """The next steps PT CRM proposes by itself."""

    FIRST_SESSION = "first_session"
    CALL_FOR_DECISION = "call_for_decision"
    PLAN_TRIAL = "plan_trial"
    GET_IN_TOUCH = "get_in_touch"
    OFFER_NEW_TIME = "offer_new_time"
    ASK_FOR_REVIEW = "ask_for_review"


STEP_TEXT: Final = {
    StepIdea.FIRST_SESSION: "Plan the first session",
    StepIdea.CALL_FOR_DECISION: "Call for the decision",
    StepIdea.PLAN_TRIAL: "Plan the trial session",
    StepIdea.GET_IN_TOUCH: "Ask how things are now",
    StepIdea.OFFER_NEW_TIME: "Offer a new time",
    StepIdea.ASK_FOR_REVIEW: "Ask for a Google review",
}
"""The ideas in English, for the command line; the window has both languages."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A next step PT CRM proposes: what, and when (UTC milliseconds)."""

    what: StepIdea
    at: int


def local_date(at: int, zone: ZoneInfo) -> date:
    """The date on the trainer's calendar at this instant."""
    return (_EPOCH + timedelta(milliseconds=at)).astimezone(zone).date()


def nine_on(day: date, zone: ZoneInfo) -> int:
    """09:00 on this date, by the clock on the wall."""
    local = datetime.combine(day, time(9), tzinfo=zone)
    return (local - _EPOCH) // timedelta(milliseconds=1)


def local_nine(now: int, days: int, zone: ZoneInfo) -> int:
    """09:00 by the clock on the wall, so many local dates after today, however long the nights between."""
    return nine_on(local_date(now, zone) + timedelta(days=days), zone)
