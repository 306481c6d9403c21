"""The words the product decides with, exactly as the command line and the database spell them.

What stands on screen for each of them is in ``ptcrm.ui.kit.words``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Channel(StrEnum):
    """The way a person and the trainer met."""

    PHONE = "phone"
    VOICEMAIL = "voicemail"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    EMAIL = "email"
    FORM = "form"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    IN_PERSON = "in_person"
    WALK_IN = "walk_in"
    OTHER = "other"


class Source(StrEnum):
    """Where a lead came from. A source may also be the trainer's own text, so fields hold ``str``."""

    GOOGLE_MAPS = "google_maps"
    WEBSITE = "website"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    WORD_OF_MOUTH = "word_of_mouth"
    FLYER = "flyer"
    SPORTS_CLUB = "sports_club"
    OTHER = "other"


class ClockState(StrEnum):
    """What the response clock says of one enquiry."""

    WITHIN_HOUR = "within_hour"
    OVER_HOUR = "over_hour"
    COLD = "cold"
    ANSWERED = "answered"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """How far a lead has come: the road (know, like, trust), its end (client) and the two exits."""

    KNOW = "know"
    LIKE = "like"
    TRUST = "trust"
    CLIENT = "client"
    LATER = "later"
    LOST = "lost"


OPEN_STAGES: Final = (Stage.KNOW, Stage.LIKE, Stage.TRUST)
"""Stages on which a lead needs a next step."""

WAITING_ENDS_AT: Final = (Stage.CLIENT, Stage.LATER, Stage.LOST)
"""A move to one of these ends the waiting of every earlier enquiry (response-clock.md 2)."""


class Direction(StrEnum):
    OUT = "out"
    IN = "in"


class Reached(StrEnum):
    """Whether an outbound touch reached the person. A sent message is unknown until a reply."""

    REACHED = "reached"
    ATTEMPTED = "attempted"
    UNKNOWN = "unknown"


class ConsultationKind(StrEnum):
    INTAKE = "intake"
    PHONE = "phone"
    TRIAL = "trial"


class ConsultationStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    MOVED = "moved"


class Outcome(StrEnum):
    """What a held consultation brought."""

    SIGNED_UP = "signed_up"
    THINKING_IT_OVER = "thinking_it_over"
    TRIAL_SESSION = "trial_session"
    NOT_NOW = "not_now"
    NOT_A_FIT = "not_a_fit"
    DECLINED = "declined"


class Obstacle(StrEnum):
    """What stands in the person's way."""

    PRICE = "price"
    TIME = "time"
    DISTANCE = "distance"
    PARTNER = "partner"
    PAIN = "pain"
    TRUST = "trust"
    OTHER_TRAINER = "other_trainer"
    OTHER = "other"
