"""What a lead's history says, boiled down to the facts that suggestions rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.follow_up import local_date
from ptcrm.domain.stages import last_exit, last_setback, previous_open_stage
from ptcrm.domain.values import (
    Channel,
    ConsultationKind,
    ConsultationStatus,
    Outcome,
    Reached,
    Source,
    Stage,
)

_SPOKEN: Final = (Channel.PHONE, Channel.IN_PERSON, Channel.WALK_IN)
"""Where reaching somebody means that both spoke; a message that arrived is still only a try."""

_PRICE_WORDS: Final = re.compile(
    r"\b(?:prijs\w*|prijzen|tarief|tarieven|wat\s+kost\w*|hoeveel\s+kost\w*|de\s+kosten"
    r"|prices?|pricing|rates|how\s+much\s+(?:is|are|does|do|would|will))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HistoryTouch:
    """A touch of the lead; ``told_goal``: they said what they want, ``gift``: something useful was shared."""

    at: int
    outbound: bool
    human: bool
    channel: Channel
    reached: Reached
    gift: bool = False
    note: str = ""
    told_goal: bool = False


@dataclass(frozen=True, slots=True)
class HistoryEnquiry:
    """An enquiry of the lead."""

    arrived_at: int
    message: str = ""


@dataclass(frozen=True, slots=True)
class HistoryConsultation:
    """A consultation of the lead; ``words``: the desired result as the person put it."""

    at: int
    status: ConsultationStatus
    outcome: Outcome | None = None
    kind: ConsultationKind = ConsultationKind.INTAKE
    words: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one lead since it last went back a stage or left the road. Instants are None if never.

    ``silent_since``: the last sign of life; ``unanswered_tries``: what the trainer sent or tried since.
    """

    replies: int = 0
    reply_days: int = 0
    last_reply_at: int | None = None
    told_goal_at: int | None = None
    came_back_after_gift_at: int | None = None
    recommended: bool = False
    asked_price_at: int | None = None
    consultation_planned_at: int | None = None
    consultation_held_at: int | None = None
    trial_held_at: int | None = None
    signed_up_at: int | None = None
    silent_since: int | None = None
    unanswered_tries: int = 0
    last_try_at: int | None = None
    reached_out_after_exit_at: int | None = None
    stage_before_exit: Stage = Stage.KNOW


def gather(
    touches: Iterable[HistoryTouch],
    enquiries: Iterable[HistoryEnquiry],
    consultations: Iterable[HistoryConsultation],
    moves: Iterable[tuple[int, Stage]],
    source: str,
    referrer: str,
    now: int,
    zone: ZoneInfo,
) -> Facts:
    """The facts of a lead; lists in any order, ``moves`` as (instant, new stage), days counted in ``zone``.

    A reply is an inbound touch after the trainer first reached out: the first message of all is no answer.
    """
    touches = sorted((it for it in touches if it.at <= now), key=lambda it: it.at)
    enquiries, consultations, moves = list(enquiries), list(consultations), list(moves)
    since = last_setback(moves)
    incoming = [it for it in touches if not it.outbound and it.human]
    own = [it for it in touches if it.outbound and it.human]
    held = [it for it in consultations if it.status is ConsultationStatus.HELD and _is_after(it.at, since)]
    first_answer = own[0].at if own else now
    replies = [it.at for it in incoming if it.at > first_answer and _is_after(it.at, since)]
    arrivals = [it.at for it in incoming] + [it.arrived_at for it in enquiries]
    life = arrivals + [it.at for it in held] + [it.at for it in own if _both_spoke(it)]
    silent_since = _latest(life + ([since] if since is not None else []) or [it.at for it in own[:1]])
    tries = [
        it.at for it in own if not _both_spoke(it) and silent_since is not None and it.at >= silent_since
    ]
    gifts = [it.at for it in touches if it.outbound and it.gift]
    exited = last_exit(moves)
    return Facts(
        replies=len(replies),
        reply_days=len({local_date(at, zone) for at in replies}),
        last_reply_at=_latest(replies),
        told_goal_at=_latest(
            [it.at for it in held if it.words.strip()]
            + [it.at for it in incoming if it.told_goal and _is_after(it.at, since)]
        ),
        came_back_after_gift_at=_latest(
            [at for at in arrivals if gifts and at > gifts[0] and _is_after(at, since)]
        ),
        recommended=source == Source.WORD_OF_MOUTH or (not source.strip() and bool(referrer.strip())),
        asked_price_at=_asked_price(incoming, enquiries, consultations),
        consultation_planned_at=min(
            (it.at for it in consultations if it.status is ConsultationStatus.PLANNED and it.at >= now),
            default=None,
        ),
        consultation_held_at=_latest(it.at for it in held if it.kind is not ConsultationKind.TRIAL),
        trial_held_at=_latest(it.at for it in held if it.kind is ConsultationKind.TRIAL),
        signed_up_at=_latest(it.at for it in held if it.outcome is Outcome.SIGNED_UP),
        silent_since=silent_since,
        unanswered_tries=len(tries),
        last_try_at=_latest(tries),
        reached_out_after_exit_at=_latest(at for at in arrivals if exited is not None and at > exited),
        stage_before_exit=previous_open_stage(moves),
    )


def _both_spoke(touch: HistoryTouch) -> bool:
    return touch.reached is Reached.REACHED and touch.channel in _SPOKEN


def _asked_price(
    incoming: list[HistoryTouch], enquiries: list[HistoryEnquiry], consultations: list[HistoryConsultation]
) -> int | None:
    """When the person first asked what it costs, if that was before the first talk about their goal."""
    said = [(it.at, it.note) for it in incoming] + [(it.arrived_at, it.message) for it in enquiries]
    asked = min((at for at, text in said if _PRICE_WORDS.search(text)), default=None)
    talks = [it.at for it in consultations if it.status is ConsultationStatus.HELD]
    return None if asked is None or any(at <= asked for at in talks) else asked


def _is_after(at: int, since: int | None) -> bool:
    return since is None or at > since


def _latest(instants: Iterable[int]) -> int | None:
    return max(instants, default=None)
