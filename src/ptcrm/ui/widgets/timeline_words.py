"""What happened with a lead, as one line of its timeline, with the icon and the tone that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ptcrm.domain.enquiry import WITHOUT_WORDS
from ptcrm.domain.values import Channel, Direction, Reached
from ptcrm.queries.lead_card import EnquiryCard
from ptcrm.queries.timeline import Happening, TimelineEntry
from ptcrm.ui.kit.step_words import shown_step
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import (
    CHANNEL_ICONS,
    KINDS,
    OUTCOMES,
    STATUSES,
    answer_words,
    called,
    channel_word,
    stage_word,
)
from ptcrm.ui.widgets.chip import Tone

_ARRIVED: Final = {
    Channel.PHONE: mark("Timeline", "{name} called"),
    Channel.VOICEMAIL: mark("Timeline", "Voicemail from {name}"),
    Channel.WHATSAPP: mark("Timeline", "WhatsApp from {name}"),
    Channel.SMS: mark("Timeline", "Text message from {name}"),
    Channel.EMAIL: mark("Timeline", "E-mail from {name}"),
    Channel.FORM: mark("Timeline", "Contact form arrived"),
    Channel.INSTAGRAM: mark("Timeline", "Instagram DM from {name}"),
    Channel.FACEBOOK: mark("Timeline", "Facebook message from {name}"),
    Channel.IN_PERSON: mark("Timeline", "{name} asked in person"),
    Channel.WALK_IN: mark("Timeline", "{name} walked in"),
    Channel.OTHER: mark("Timeline", "{name} reached out"),
}
_REPLIED: Final = {
    Channel.PHONE: mark("Timeline", "{name} called back"),
    Channel.VOICEMAIL: mark("Timeline", "Voicemail from {name}"),
    Channel.WHATSAPP: mark("Timeline", "{name} replied on WhatsApp"),
    Channel.SMS: mark("Timeline", "{name} replied by text message"),
    Channel.EMAIL: mark("Timeline", "{name} replied by e-mail"),
    Channel.FORM: mark("Timeline", "{name} replied through the contact form"),
    Channel.INSTAGRAM: mark("Timeline", "{name} replied on Instagram"),
    Channel.FACEBOOK: mark("Timeline", "{name} replied on Facebook"),
}
_SENT: Final = {
    Channel.WHATSAPP: mark("Timeline", "You sent a WhatsApp"),
    Channel.SMS: mark("Timeline", "You sent a text message"),
    Channel.EMAIL: mark("Timeline", "You sent an e-mail"),
    Channel.INSTAGRAM: mark("Timeline", "You sent an Instagram DM"),
    Channel.FACEBOOK: mark("Timeline", "You sent a Facebook message"),
}
_TITLED: Final = {
    Channel.WHATSAPP: mark("Timeline", "You sent a WhatsApp, template “{title}”"),
    Channel.SMS: mark("Timeline", "You sent a text message, template “{title}”"),
    Channel.EMAIL: mark("Timeline", "You sent an e-mail, template “{title}”"),
    Channel.INSTAGRAM: mark("Timeline", "You sent an Instagram DM, template “{title}”"),
    Channel.FACEBOOK: mark("Timeline", "You sent a Facebook message, template “{title}”"),
}


@dataclass(frozen=True, slots=True)
class EntryWords:
    """One entry as it is shown: what, how it looks, and a small line (how fast it was answered)."""

    title: str
    icon: str
    tone: Tone
    small: str = ""


def entry_words(entry: TimelineEntry, name: str, enquiry: EnquiryCard | None = None) -> EntryWords:
    """The line of an entry; ``enquiry`` is what the clock says when the entry is one."""
    match entry.kind:
        case Happening.ENQUIRY:
            return _enquiry(entry, called(name), enquiry)
        case Happening.TOUCH:
            return _touch(entry, called(name))
        case Happening.NOTE:
            return EntryWords(tr("Timeline", "Note"), "sticky-note", Tone.PLAIN)
        case Happening.MOVE:
            return EntryWords(_moved(entry), "signpost", Tone.BRAND)
        case Happening.CONSULTATION:
            return EntryWords(_consultation(entry), "handshake", Tone.BRAND)
        case Happening.STEP_DONE:
            return EntryWords(
                tr("Timeline", "Done: {what}", what=shown_step(entry.text)), "circle-check", Tone.GOOD
            )


def entry_body(entry: TimelineEntry) -> str:
    """What was said, with words for what was sent and has none."""
    if WITHOUT_WORDS not in entry.text:
        return entry.text
    sent = tr("Timeline", "Photo, voice message or file")
    return "\n".join(sent if line == WITHOUT_WORDS else line for line in entry.text.split("\n"))


def _enquiry(entry: TimelineEntry, name: str, enquiry: EnquiryCard | None) -> EntryWords:
    channel = entry.channel or Channel.OTHER
    small = ""
    if enquiry is not None and not enquiry.waits:
        answered = enquiry.response_ms is not None or enquiry.reached is not None
        small = answer_words(enquiry.response_ms, enquiry.reached)
        if not answered and enquiry.state != "answered":
            small = tr("Clock", "never answered")
    return EntryWords(tr(*_ARRIVED[channel], name=name), CHANNEL_ICONS[channel], Tone.WITHIN, small)


def _touch(entry: TimelineEntry, name: str) -> EntryWords:
    channel = entry.channel or Channel.OTHER
    if not entry.human:
        words = tr("Timeline", "Automatic reply sent. The hour keeps running.")
        return EntryWords(words, "send", Tone.PLAIN)
    if entry.direction is Direction.IN and channel is Channel.PHONE and entry.reached is Reached.ATTEMPTED:
        return EntryWords(tr("Timeline", "Missed call from {name}", name=name), "phone-missed", Tone.WITHIN)
    if entry.direction is Direction.IN:
        marked = _REPLIED.get(channel, mark("Timeline", "{name} replied"))
        return EntryWords(tr(*marked, name=name), "reply", Tone.WITHIN)
    if entry.gift:
        return EntryWords(_gift(entry), "gift", Tone.GOOD)
    if channel in (Channel.PHONE, Channel.VOICEMAIL):
        return _call(entry, name, channel)
    if entry.reached is Reached.ATTEMPTED:
        words = tr("Timeline", "You tried: {channel}, not reached", channel=channel_word(channel))
        return EntryWords(words, "phone-missed", Tone.PLAIN)
    if channel in _SENT:
        marked = _TITLED[channel] if entry.title else _SENT[channel]
        return EntryWords(tr(*marked, title=entry.title), "send", Tone.BRAND)
    if channel in (Channel.IN_PERSON, Channel.WALK_IN):
        return EntryWords(tr("Timeline", "You spoke with {name}", name=name), "users", Tone.BRAND)
    return EntryWords(tr("Timeline", "You answered {name}", name=name), "check", Tone.BRAND)


def _gift(entry: TimelineEntry) -> str:
    if entry.title:
        return tr("Timeline", "You shared something useful: “{title}”", title=entry.title)
    return tr("Timeline", "You shared something useful")


def _call(entry: TimelineEntry, name: str, channel: Channel) -> EntryWords:
    if entry.reached is Reached.REACHED:
        return EntryWords(tr("Timeline", "You spoke with {name}", name=name), "phone-call", Tone.BRAND)
    if channel is Channel.VOICEMAIL:
        return EntryWords(tr("Timeline", "You called: left a voicemail"), "voicemail", Tone.PLAIN)
    if entry.reached is Reached.ATTEMPTED:
        return EntryWords(tr("Timeline", "You called: no answer"), "phone-missed", Tone.PLAIN)
    return EntryWords(tr("Timeline", "You called"), "phone", Tone.PLAIN)


def _moved(entry: TimelineEntry) -> str:
    old = "" if entry.old is None else stage_word(entry.old)
    new = "" if entry.new is None else stage_word(entry.new)
    if entry.suggested:
        return tr("Timeline", "From {old} to {new}, as suggested", old=old, new=new)
    if entry.text:
        return tr("Timeline", "From {old} to {new}: {reason}", old=old, new=new, reason=entry.text)
    return tr("Timeline", "From {old} to {new}", old=old, new=new)


def _consultation(entry: TimelineEntry) -> str:
    kind = "" if entry.consultation_kind is None else tr(*KINDS[entry.consultation_kind])
    if entry.outcome is not None:
        outcome = tr(*OUTCOMES[entry.outcome][0])
        return tr("Timeline", "{kind} · {outcome}", kind=kind, outcome=outcome)
    status = "" if entry.status is None else tr(*STATUSES[entry.status])
    return tr("Timeline", "{kind} · {status}", kind=kind, status=status)
