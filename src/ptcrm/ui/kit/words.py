"""The words on screen for everything the domain names: the same thing has the same word everywhere."""

from __future__ import annotations

from typing import Final

from ptcrm.domain.names import first_name
from ptcrm.domain.values import (
    Channel,
    ClockState,
    ConsultationKind,
    ConsultationStatus,
    Obstacle,
    Outcome,
    Source,
    Stage,
)
from ptcrm.ui.kit.dates import duration
from ptcrm.ui.kit.text import Unnamed, mark, tr

STAGES: Final = {
    Stage.KNOW: (mark("Stage", "Know"), mark("Stage", "They know you exist")),
    Stage.LIKE: (mark("Stage", "Like"), mark("Stage", "They answer you")),
    Stage.TRUST: (mark("Stage", "Trust"), mark("Stage", "They talked with you about their goal")),
    Stage.CLIENT: (mark("Stage", "Client"), mark("Stage", "They chose you")),
    Stage.LATER: (mark("Stage", "Later"), mark("Stage", "Not now; you get back to them")),
    Stage.LOST: (mark("Stage", "Lost"), mark("Stage", "It didn’t happen; the reason is kept")),
}

CHANNELS: Final = {
    Channel.PHONE: mark("Channel", "Phone"),
    Channel.VOICEMAIL: mark("Channel", "Voicemail"),
    Channel.WHATSAPP: mark("Channel", "WhatsApp"),
    Channel.SMS: mark("Channel", "Text message"),
    Channel.EMAIL: mark("Channel", "E-mail"),
    Channel.FORM: mark("Channel", "Contact form"),
    Channel.INSTAGRAM: mark("Channel", "Instagram DM"),
    Channel.FACEBOOK: mark("Channel", "Facebook message"),
    Channel.IN_PERSON: mark("Channel", "In person"),
    Channel.WALK_IN: mark("Channel", "Walked in"),
    Channel.OTHER: mark("Channel", "Another way"),
}

CHANNEL_ICONS: Final = {
    Channel.PHONE: "phone",
    Channel.VOICEMAIL: "voicemail",
    Channel.WHATSAPP: "message-circle",
    Channel.SMS: "message-square",
    Channel.EMAIL: "mail",
    Channel.FORM: "file-text",
    Channel.INSTAGRAM: "camera",
    Channel.FACEBOOK: "thumbs-up",
    Channel.IN_PERSON: "users",
    Channel.WALK_IN: "footprints",
    Channel.OTHER: "message-square",
}

SOURCES: Final = {
    Source.GOOGLE_MAPS: mark("Source", "Google Maps"),
    Source.WEBSITE: mark("Source", "Website"),
    Source.INSTAGRAM: mark("Source", "Instagram"),
    Source.FACEBOOK: mark("Source", "Facebook"),
    Source.WORD_OF_MOUTH: mark("Source", "Word of mouth"),
    Source.FLYER: mark("Source", "Flyer"),
    Source.SPORTS_CLUB: mark("Source", "Sports club"),
    Source.OTHER: mark("Source", "Other"),
}

STATUSES: Final = {
    ConsultationStatus.PLANNED: mark("Consultation", "Planned"),
    ConsultationStatus.HELD: mark("Consultation", "Held"),
    ConsultationStatus.NO_SHOW: mark("Consultation", "No-show"),
    ConsultationStatus.CANCELLED: mark("Consultation", "Cancelled"),
    ConsultationStatus.MOVED: mark("Consultation", "Moved"),
}

KINDS: Final = {
    ConsultationKind.INTAKE: mark("Consultation", "Free intake"),
    ConsultationKind.PHONE: mark("Consultation", "By phone"),
    ConsultationKind.TRIAL: mark("Consultation", "Trial session"),
}

OUTCOMES: Final = {
    Outcome.SIGNED_UP: (mark("Outcome", "Signed up"), mark("Outcome", "becomes a client")),
    Outcome.THINKING_IT_OVER: (mark("Outcome", "Thinking it over"), mark("Outcome", "agree on a day")),
    Outcome.TRIAL_SESSION: (mark("Outcome", "Trial session"), mark("Outcome", "plan it now")),
    Outcome.NOT_NOW: (mark("Outcome", "Not now"), mark("Outcome", "agree when you get back")),
    Outcome.NOT_A_FIT: (mark("Outcome", "Not a fit"), mark("Outcome", "refer to a colleague")),
    Outcome.DECLINED: (mark("Outcome", "Declined"), mark("Outcome", "and why")),
}

OBSTACLES: Final = {
    Obstacle.PRICE: mark("Obstacle", "Price"),
    Obstacle.TIME: mark("Obstacle", "Time"),
    Obstacle.DISTANCE: mark("Obstacle", "Distance"),
    Obstacle.PARTNER: mark("Obstacle", "Partner"),
    Obstacle.PAIN: mark("Obstacle", "Pain"),
    Obstacle.TRUST: mark("Obstacle", "Trust"),
    Obstacle.OTHER_TRAINER: mark("Obstacle", "Other trainer"),
    Obstacle.OTHER: mark("Obstacle", "Other"),
}


def stage_word(stage: Stage) -> str:
    """Know, Like, Trust, Client, Later, Lost."""
    return tr(*STAGES[stage][0])


def stage_meaning(stage: Stage) -> str:
    """The half sentence under a stage."""
    return tr(*STAGES[stage][1])


def channel_word(channel: Channel) -> str:
    """A channel's name."""
    return tr(*CHANNELS[channel])


def source_word(source: str, referrer: str = "") -> str:
    """A source's name, by whom for word of mouth; the trainer's own text as it is."""
    if source == Source.WORD_OF_MOUTH and referrer:
        return tr("Source", "Word of mouth (via {name})", name=referrer)
    try:
        return tr(*SOURCES[Source(source)])
    except ValueError:
        return source


def person(name: str, source: str = "", channel: Channel | None = None) -> str:
    """A lead's name, or what to call somebody without one."""
    if name:
        return name
    if source:
        return Unnamed(tr("Person", "Someone via {source}", source=source_word(source)))
    if channel is not None:
        return Unnamed(tr("Person", "Someone via {source}", source=channel_word(channel)))
    return Unnamed(tr("Person", "Someone"))


def called(name: str) -> str:
    """What the program calls a person by: the first name, else the whole, else "someone"."""
    return first_name(name) or name or Unnamed(tr("Person", "Someone"))


def quoted(text: str) -> str:
    """What a person wrote, between the quotes of the language on screen."""
    return tr("Words", "“{text}”", text=text)


def wait_words(state: ClockState, waited_ms: int | None, due_at: int | None, now: int) -> str:
    """What a row says of its wait: "23 min left", "over the hour: 1 h 12", "almost lost: 26 h"."""
    if state is ClockState.UNKNOWN or waited_ms is None:
        return tr("Clock", "time unknown")
    if state is ClockState.WITHIN_HOUR and due_at is not None:
        return tr("Clock", "{left} left", left=duration(due_at - now, up=True))
    if state is ClockState.OVER_HOUR:
        return tr("Clock", "over the hour: {waited}", waited=duration(waited_ms))
    return tr("Clock", "almost lost: {waited}", waited=duration(waited_ms))


def answer_words(response_ms: int | None, reached: bool | None) -> str:
    """How fast an enquiry was answered, and whether anybody was reached."""
    if response_ms is None:
        return tr("Clock", "answered")
    waited = duration(response_ms)
    if reached is False:
        return tr("Clock", "answered after {waited}, not reached yet", waited=waited)
    return tr("Clock", "answered after {waited}", waited=waited)
