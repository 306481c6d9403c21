"""A person and an enquiry as they are stored, however they were typed, mailed or exported."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

from ptcrm.domain.addresses import email_key, read_email, read_postcode
from ptcrm.domain.enquiry import Enquiry, PastTouch, Person, TimeTrust
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.domain.names import Name, join_name, sort_key, split_name
from ptcrm.domain.obstacles import obstacles_of, obstacles_text
from ptcrm.domain.phones import read_phone


def tidy(enquiry: Enquiry, region: str = "NL") -> Enquiry:
    """The enquiry with every text cleaned and its person read; tidying twice changes nothing.

    Raises ``Refusal`` for text that can't be stored.
    """
    return replace(
        enquiry,
        person=tidy_person(enquiry.person, region),
        message=clean(enquiry.message, "message", LONG_TEXT),
        external_source=clean(enquiry.external_source, "source"),
        external_id=clean(enquiry.external_id, "external id"),
        external_person=clean(enquiry.external_person, "external id"),
        extra=tuple(
            (clean(label, "label"), clean(value, "answer", LONG_TEXT)) for label, value in enquiry.extra
        ),
        arrival=enquiry.arrival and replace(enquiry.arrival, text=clean(enquiry.arrival.text, "arrival")),
        touches=tuple(map(_tidy_touch, enquiry.touches)),
        opening=tuple(map(_tidy_touch, enquiry.opening)),
    )


def _tidy_touch(touch: PastTouch) -> PastTouch:
    note = clean(touch.note, "note", LONG_TEXT)
    return touch if note == touch.note else replace(touch, note=note)


def tidy_person(person: Person, region: str = "NL") -> Person:
    """The person with a name in parts, E.164 phones and read addresses; what doesn't read stays as typed."""
    phone, valid = one_phone(person.phone, region, person.phone_valid)
    postcode, city = one_postcode(clean(person.postcode, "postcode"), clean(person.city, "town"), region)
    name, parts = _name(person)
    return Person(
        name=name,
        given=parts.given,
        prefix=parts.prefix,
        family=parts.family,
        phone=phone,
        phone_valid=valid,
        email=one_email(person.email),
        postcode=postcode,
        city=city,
        wants=clean(person.wants, "goal"),
        target_group=clean(person.target_group, "target group"),
        source=clean(person.source, "source"),
        referrer=clean(person.referrer, "referrer"),
        phones=tuple(x for x in (one_phone(more, region)[0] for more in person.phones) if x and x != phone),
        emails=tuple(x for x in (one_email(more) for more in person.emails) if x),
        preferred_channel=clean(person.preferred_channel, "preferred channel"),
        preferred_hours=clean(person.preferred_hours, "preferred hours"),
        obstacles=person.obstacles and obstacles_text(obstacles_of(person.obstacles)),
    )


def one_phone(text: str, region: str, known_valid: bool = False) -> tuple[str, bool]:
    """The number as it is stored and whether it is a valid one; an invalid one stays as typed."""
    text = clean(text, "phone number")
    if known_valid or not text:
        return text, known_valid and bool(text)
    read = read_phone(text, region)
    return (read.e164, True) if read and read.valid else (text, False)


def one_email(text: str) -> str:
    """The address in a field; what doesn't read as one stays as typed."""
    text = clean(text, "e-mail address")
    return read_email(text) or text


def one_postcode(text: str, city: str, region: str) -> tuple[str, str]:
    """Postcode and town of a postcode field that may hold both; an unknown postcode stays as typed."""
    postcode, rest = read_postcode(text, region)
    if not postcode:
        return text, city
    return postcode, city or rest


@lru_cache(maxsize=4096)
def comparable_email(email: str) -> str:
    """What two addresses are compared by; "" for text that is no address ("n/a" makes nobody the same)."""
    return email_key(email) if email and read_email(email) else ""


def person_columns(person: Person, region: str = "NL") -> dict[str, Any]:
    """The person as columns of a lead row. Further phones and addresses go to ``contact_points``."""
    person = tidy_person(person, region)
    return {
        **name_columns(person.name, Name(person.given, person.prefix, person.family)),
        "phone": person.phone,
        "phone_valid": int(person.phone_valid),
        "email": person.email,
        "email_key": comparable_email(person.email),
        "postcode": person.postcode,
        "city": person.city,
        "wants": person.wants,
        "target_group": person.target_group,
        "source": person.source,
        "referrer": person.referrer,
        "preferred_channel": person.preferred_channel,
        "preferred_hours": person.preferred_hours,
        "obstacles": person.obstacles,
    }


def name_columns(name: str, parts: Name | None = None) -> dict[str, str]:
    """A name as the columns that hold it."""
    parts = parts or split_name(name)
    return {
        "name": name,
        "given": parts.given,
        "prefix": parts.prefix,
        "family": parts.family,
        "sort_name": sort_key(parts) if name else "",
    }


def contact_points(person: Person, region: str = "NL") -> list[dict[str, str]]:
    """All phones and addresses of a person, the first ones too, as ``kind``, ``value`` and ``key``."""
    person = tidy_person(person, region)
    phones = [point("phone", phone) for phone in (person.phone, *person.phones) if phone]
    return phones + [point("email", email) for email in (person.email, *person.emails) if email]


def point(kind: str, value: str) -> dict[str, str]:
    """One phone or address as columns of ``contact_point``."""
    return {"kind": kind, "value": value, "key": value if kind == "phone" else comparable_email(value)}


def enquiry_columns(enquiry: Enquiry, now: int) -> dict[str, Any]:
    """The enquiry as columns of its row; without an arrival it arrived now."""
    arrival = enquiry.arrival
    trust = arrival.trust if arrival else TimeTrust.EXACT
    return {
        "arrived_at": arrival.at if arrival else now,
        "recorded_at": now,
        "time_known": int(trust is not TimeTrust.DATE_ONLY),
        "time_trust": trust.value,
        "arrived_text": arrival.text if arrival else "",
        "channel": enquiry.channel.value,
        "message": enquiry.message,
        "extra": json.dumps(enquiry.extra, ensure_ascii=False) if enquiry.extra else "",
        "likely_spam": int(enquiry.likely_spam),
    }


def content_of(enquiry: Enquiry) -> str:
    """A short fingerprint of everything a source said; equal for a row that came in unchanged."""
    person, arrival = enquiry.person, enquiry.arrival
    # Written out, as dataclasses.astuple copies every value deeply: a quarter of a whole import.
    said = (
        (
            person.name,
            person.given,
            person.prefix,
            person.family,
            person.phone,
            person.phone_valid,
            person.email,
            person.postcode,
            person.city,
            person.wants,
            person.target_group,
            person.source,
            person.referrer,
            person.phones,
            person.emails,
        ),
        enquiry.channel,
        enquiry.message,
        arrival and (arrival.at, arrival.trust, arrival.text),
        enquiry.external_source,
        enquiry.external_id,
        enquiry.likely_spam,
        enquiry.extra,
        # At the end and only where there are some: fingerprints from before there were any stay valid.
        *((touch.at, touch.direction, touch.channel, touch.note) for touch in enquiry.touches),
        *_said_by_exports(enquiry),
    )
    text = json.dumps(said, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _said_by_exports(enquiry: Enquiry) -> list[object]:
    """What only our own exports say; nothing for other sources, whose fingerprints so stay valid."""
    person, standing = enquiry.person, enquiry.standing
    said: list[object] = []
    if person.preferred_channel or person.preferred_hours:
        said.append(("preferred", person.preferred_channel, person.preferred_hours))
    if person.obstacles:
        said.append(("obstacles", person.obstacles))
    if standing is not None:
        said.append(("standing", standing.stage, standing.since, standing.back_on))
    if enquiry.history:
        said.append(("history", enquiry.history))
    return said


def _name(person: Person) -> tuple[str, Name]:
    parts = Name(clean(person.given, "name"), clean(person.prefix, "name"), clean(person.family, "name"))
    name = " ".join(clean(person.name, "name").split())
    if parts == Name():
        # What a trainer types stays as typed; a reader of files has put its names in order already.
        return name, split_name(name)
    return name or join_name(parts.given, parts.prefix, parts.family), parts
