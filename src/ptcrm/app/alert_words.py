"""What an alert says: one person by name with buttons, several in one summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from ptcrm.app.notifier import OURS, Notification
from ptcrm.domain.alert_settings import AlertSettings
from ptcrm.domain.clock import HOUR
from ptcrm.domain.ids import EnquiryId
from ptcrm.domain.names import initials
from ptcrm.domain.rungs import AFTER, Rung
from ptcrm.domain.values import Channel
from ptcrm.queries.alerts import Ring
from ptcrm.ui.kit.dates import duration
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called, channel_word, person, quoted, source_word


def _numbered(what: str) -> int:
    return OURS | int.from_bytes(sha256(what.encode()).digest()[:4], "big") >> 3


SUMMARY: Final = _numbered("summary")
"""The number of what tells of several people, so that a later one replaces an earlier."""
_PUNCTUAL_MS: Final = 60_000
_NAMES_SHOWN: Final = 4
_LONGEST: Final = 160
_BY_PHONE: Final = (Channel.PHONE, Channel.VOICEMAIL)


class Press(StrEnum):
    """The buttons of an alert about one person; choosing the alert itself opens it."""

    WHATSAPP = "whatsapp"
    CALL = "call"
    MAIL = "mail"
    ANSWERED = "answered"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Toast:
    """One notification and whom it is about."""

    shown: Notification
    rings: tuple[Ring, ...]


class _Group(StrEnum):
    """What is told of a person, most urgent first."""

    OVER = "over"
    SOON = "soon"
    NEW = "new"


def number_of(enquiry_id: EnquiryId) -> int:
    """The number of what is about one person: the same each time, so that a later one replaces an earlier."""
    return _numbered(enquiry_id)


def toasts_of(rings: Sequence[Ring], settings: AlertSettings, *, after_gap: bool) -> list[Toast]:
    """What to show for these rings. One toast a subject; one in all ``after_gap`` (at start, after sleep or
    quiet time) and for what came with a file.
    """
    groups: dict[_Group, list[Ring]] = {}
    for ring in rings:
        groups.setdefault(_group(ring), []).append(ring)
    ordered = [groups[group] for group in _Group if group in groups]
    if ordered and (after_gap or any(ring.imported for ring in rings)):
        return [_toast(ordered, settings, after_gap)]
    return [_toast([group], settings, after_gap) for group in ordered]


def test_notification() -> Notification:
    """What the trainer sees who tries whether alerts come through."""
    return Notification(
        _numbered("test"),
        tr("Alerts", "Test from PT CRM"),
        tr("Alerts", "This is how PT CRM tells you that somebody waits."),
        tr("Alerts", "Open"),
        sound=True,
    )


def _toast(groups: Sequence[Sequence[Ring]], settings: AlertSettings, after_gap: bool) -> Toast:
    rings = tuple(ring for group in groups for ring in group)
    private = settings.initials
    first, *others = (_people(group) for group in groups)
    everybody = _people(rings)
    alone = everybody[0] if len(everybody) == 1 else None
    if len(first) == 1:
        body = "" if private else _said(first[0])
        if _is_away(first, after_gap):
            body = ": ".join(filter(None, (_name(first[0], private), body)))
    else:
        body = _who(first, private)
    lines = [body, *(_line(group, private) for group in others)]
    shown = Notification(
        number_of(alone.enquiry_id) if alone is not None else SUMMARY,
        _title(first, private, after_gap),
        "\n".join(filter(None, lines)),
        tr("Alerts", "Open"),
        _buttons(alone),
        urgent=_group(first[0]) is _Group.OVER,
        stays=_group(first[0]) is _Group.SOON,
        sound=any(settings.is_heard(ring.rung) for ring in rings),
    )
    return Toast(shown, rings)


def _group(ring: Ring) -> _Group:
    if ring.waited_ms >= HOUR:
        return _Group.OVER
    return _Group.NEW if ring.rung is Rung.ARRIVED and not ring.again else _Group.SOON


def _title(people: Sequence[Ring], private: bool, after_gap: bool) -> str:
    """``people`` are of one subject, the longest wait first."""
    ring, n = people[0], len(people)
    group, name = _group(ring), _name(ring, private)
    if group is _Group.OVER:
        if _is_away(people, after_gap):
            return tr(
                "Alerts",
                "While you were away: %n person(s) passed the hour, the longest waiting {waited}.",
                n=n,
                waited=duration(ring.waited_ms),
            )
        return (
            tr("Alerts", "%n person(s) waited over an hour", n=n) if n > 1 else _waited(ring, name, private)
        )
    if group is _Group.SOON:
        left = duration(HOUR - ring.waited_ms, up=True)
        if n > 1:
            return tr("Alerts", "{left} left for %n person(s)", n=n, left=left)
        return tr("Alerts", "{name}: {left} left", name=name, left=left)
    if n > 1:
        return tr("Alerts", "%n new lead(s)", n=n)
    return tr("Alerts", "New: {name}, {source}", name=name, source=_origin(ring))


def _waited(ring: Ring, name: str, private: bool) -> str:
    punctual = not ring.again and 0 <= ring.waited_ms - AFTER[ring.rung] <= _PUNCTUAL_MS
    if punctual and ring.rung is Rung.DAY:
        return tr("Alerts", "{name} has waited a day. A short message can still help.", name=name)
    if punctual and private:
        return tr("Alerts", "{name} has waited an hour, via {source}", name=name, source=_origin(ring))
    if punctual:
        return tr("Alerts", "{name} has waited an hour", name=name)
    return tr("Alerts", "{name} has waited {waited}", name=name, waited=duration(ring.waited_ms))


def _is_away(people: Sequence[Ring], after_gap: bool) -> bool:
    """Whether they passed the hour while nobody looked, and that is worth saying."""
    return after_gap and any(
        _group(ring) is _Group.OVER and ring.waited_ms - AFTER[ring.rung] > _PUNCTUAL_MS for ring in people
    )


def _buttons(ring: Ring | None) -> tuple[tuple[str, str], ...]:
    """At most three, which is what the desktops show; none but "In 15 min" where it is about several."""
    later = (Press.AGAIN.value, tr("Snooze", "In 15 min"))
    if ring is None:
        return (later,)
    return (*_reach(ring), (Press.ANSWERED.value, tr("Alerts", "I answered")), later)


def _reach(ring: Ring) -> tuple[tuple[str, str], ...]:
    """The one way the person is best reached by: who called is called back."""
    whatsapp = (Press.WHATSAPP.value, tr("Alerts", "WhatsApp"))
    call = (Press.CALL.value, tr("Alerts", "Call"))
    mail = (Press.MAIL.value, tr("Alerts", "Mail"))
    ways = (
        (call, bool(ring.phone) and (ring.channel in _BY_PHONE or not ring.phone_valid)),
        (whatsapp, ring.phone_valid),
        (mail, bool(ring.email)),
    )
    return tuple(way for way, possible in ways if possible)[:1]


def _people(rings: Sequence[Ring]) -> list[Ring]:
    """One ring a person, the longest wait first."""
    people: dict[str, Ring] = {}
    for ring in sorted(rings, key=lambda ring: -ring.waited_ms):
        people.setdefault(ring.lead_id, ring)
    return list(people.values())


def _name(ring: Ring, private: bool) -> str:
    if private:
        return initials(ring.name) or tr("Person", "Someone")
    return _short(called(ring.name) if ring.name else person("", ring.source, ring.channel), 60)


def _origin(ring: Ring) -> str:
    return _short(source_word(ring.source) if ring.source else channel_word(ring.channel), 60)


def _said(ring: Ring) -> str:
    """What they wrote and by which way, unless the title says that already."""
    words = _short(ring.words, _LONGEST)
    channel = channel_word(ring.channel)
    known = _group(ring) is _Group.NEW and _origin(ring) == channel
    return " · ".join(filter(None, (quoted(words) if words else "", "" if known else channel)))


def _who(people: Sequence[Ring], private: bool) -> str:
    names = ", ".join(_name(ring, private) for ring in people[:_NAMES_SHOWN])
    return f"{names}, …" if len(people) > _NAMES_SHOWN else names


def _line(people: Sequence[Ring], private: bool) -> str:
    """A further subject in a summary."""
    title = _title(people, private, after_gap=False)
    return title if len(people) == 1 else f"{title}: {_who(people, private)}"


def _short(text: str, most: int) -> str:
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
