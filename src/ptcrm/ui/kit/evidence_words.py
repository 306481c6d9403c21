"""The facts behind a suggested stage, as they stand on screen."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from ptcrm.domain.evidence import Evidence, EvidenceKind
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.text import tr


def evidence_words(evidence: Evidence, now: int, zone: ZoneInfo) -> str:
    """One fact, with its count or its moment."""
    when = "" if evidence.at is None else moment(evidence.at, now, zone)
    counted = _counted(evidence)
    if counted is not None:
        return counted
    return {
        EvidenceKind.TOLD_GOAL: tr("Evidence", "told you their goal"),
        EvidenceKind.CAME_BACK_AFTER_GIFT: tr("Evidence", "came back after you shared something useful"),
        EvidenceKind.RECOMMENDED: tr("Evidence", "came by word of mouth"),
        EvidenceKind.CONSULTATION_HELD: tr("Evidence", "consultation held {when}", when=when),
        EvidenceKind.CONSULTATION_PLANNED: tr("Evidence", "consultation planned for {when}", when=when),
        EvidenceKind.TRIAL_HELD: tr("Evidence", "did a trial session"),
        EvidenceKind.SIGNED_UP: tr("Evidence", "signed up {when}", when=when),
        EvidenceKind.ASKED_PRICE: tr("Evidence", "asked about the price"),
        EvidenceKind.REACHED_OUT_AGAIN: tr("Evidence", "reached out again, {when}", when=when),
    }[evidence.code]


def _counted(evidence: Evidence) -> str | None:
    n = evidence.n
    if evidence.code is EvidenceKind.REPLIED and n == 2:
        return tr("Evidence", "replied twice")
    if evidence.code is EvidenceKind.REPLIED:
        return tr("Evidence", "replied %n time(s)", n=n)
    if evidence.code is EvidenceKind.REPLIED_ON_DAYS:
        return tr("Evidence", "replied on %n different day(s)", n=n)
    if evidence.code is EvidenceKind.UNANSWERED_TRIES:
        return tr("Evidence", "no reply to %n message(s)", n=n)
    if evidence.code is EvidenceKind.QUIET:
        return tr("Evidence", "quiet for %n week(s)", n=n)
    return None
