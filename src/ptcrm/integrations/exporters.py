"""What is known of the programs that export people: how each is recognised and what its columns mean.

Facts only; ``csv_columns`` applies them. Header texts are compared by ``header_key``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

from ptcrm.domain.moments import DateOrder
from ptcrm.domain.values import Source

Treatment = Literal["enquiries", "contacts"]
"""Whether the rows of a file are people who reached out, or just people."""


class ColumnKind(StrEnum):
    """What a column of a table is about."""

    NAME = "name"
    FIRST = "first"
    PREFIX = "prefix"
    LAST = "last"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    CITY = "city"
    GOAL = "goal"
    TARGET_GROUP = "target_group"
    MESSAGE = "message"
    SUBJECT = "subject"
    SOURCE = "source"
    REFERRER = "referrer"
    CHANNEL = "channel"
    ARRIVAL = "arrival"
    ARRIVAL_TIME = "arrival_time"
    ID = "id"
    UNSUBSCRIBED = "unsubscribed"
    EXTRA = "extra"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Exporter:
    """One program's export.

    ``needs``: for each group at least one of its headers must be there. ``columns``: header to meaning.
    ``ignored``: headers (a pattern) that say nothing about the person. ``questions``: the other columns
    are the trainer's own questions, so their labels are read; otherwise they are kept as they are.
    ``asks``: a list with a moment of arrival, which may or may not be enquiries. ``utc``: times without
    a zone are UTC.
    """

    name: str
    needs: tuple[frozenset[str], ...]
    columns: Mapping[str, ColumnKind] = field(default_factory=lambda: MappingProxyType({}))
    ignored: str = r"(?!)"
    kind: Treatment = "contacts"
    questions: bool = False
    asks: bool = False
    utc: bool = False
    order: DateOrder | None = None
    source: str = ""

    def recognises(self, headers: frozenset[str]) -> bool:
        return all(group & headers for group in self.needs)

    def meaning(self, header: str) -> ColumnKind | None:
        """What a header (as ``header_key`` gives it) means here; None where this program doesn't say."""
        kind = self.columns.get(header)
        if kind is None and re.search(self.ignored, header):
            return ColumnKind.IGNORE
        return kind


_NUMBER: Final = re.compile(r" \(\d+\)$")


def header_key(header: str) -> str:
    """A header as it is compared: lower case, single spaces, plain hyphens, no number of a repeat."""
    text = _NUMBER.sub("", " ".join(header.split())).casefold()
    return text.replace("\u2011", "-").replace("\u2010", "-")


def _any(*headers: str) -> frozenset[str]:
    return frozenset(headers)


def _columns(**kinds: str) -> Mapping[str, ColumnKind]:
    """``first="voornaam|first name"`` as header to kind."""
    return MappingProxyType(
        {header: ColumnKind(kind) for kind, headers in kinds.items() for header in headers.split("|")}
    )


def _each(base: str, *places: str) -> str:
    return "|".join((base, *(f"{base} - {place}" for place in places)))


_GOOGLE_IGNORED: Final = (
    r"phonetic|yomi|photo|- (label|type)$|file as|directory server|mileage|sensitivity|priority"
)
_GOOGLE_EMAILS: Final = "|".join(f"e-mail {place} - value" for place in range(1, 10))
_GOOGLE_PHONES: Final = "|".join(f"phone {place} - value" for place in range(1, 10))

EXPORTERS: Final[Sequence[Exporter]] = (
    Exporter(
        "meta",
        (
            _any("created_time"),
            _any("ad_id", "form_id", "is_organic", "lead_status", "platform", "form_name"),
        ),
        _columns(
            id="id|lead_id",
            arrival="created_time",
            source="platform",
            name="full_name|full name",
            first="first_name",
            last="last_name",
            email="email|work_email",
            phone="phone_number|phone|work_phone_number|whatsapp_number",
            city="city",
            postcode="post_code|zip_code|zip|postal_code",
        ),
        r"^(ad|adset|campaign|form|page)_(id|name)$|^is_organic$|^inbox_url$|^lead_status$|^retailer_item_id$",
        kind="enquiries",
        questions=True,
        source=Source.FACEBOOK,
    ),
    Exporter(
        "leads_centre",
        (_any("created"), _any("channel"), _any("stage", "owner", "labels"), _any("form", "source")),
        _columns(
            arrival="created",
            name="name",
            email="email",
            phone="phone|whatsapp number|secondary phone number",
            channel="channel",
            source="source",
        ),
        r"^(form|stage|owner|labels)$",
        kind="enquiries",
        questions=True,
        order=DateOrder.MDY,
        source=Source.FACEBOOK,
    ),
    Exporter(
        "tally",
        (_any("submission id"), _any("respondent id")),
        _columns(id="submission id", arrival="submitted at"),
        r"^respondent id$",
        kind="enquiries",
        questions=True,
        utc=True,
        source=Source.WEBSITE,
    ),
    Exporter(
        "typeform",
        (_any("#"), _any("network id", "submit date (utc)", "start date (utc)")),
        _columns(id="#", arrival="submit date (utc)"),
        r"^(start date|stage date) \(utc\)$|^network id$|^response type$|^tags$|^ending$",
        kind="enquiries",
        questions=True,
        utc=True,
        source=Source.WEBSITE,
    ),
    Exporter(
        "jotform",
        (_any("submission date"),),
        _columns(id="submission id", arrival="submission date"),
        r"^(ip|submission ip|unique id|last update date)$",
        kind="enquiries",
        questions=True,
        source=Source.WEBSITE,
    ),
    Exporter(
        "google_forms",
        (_any("timestamp", "tijdstempel", "horodateur", "zeitstempel", "marca temporal"),),
        _columns(arrival="timestamp|tijdstempel|horodateur|zeitstempel|marca temporal"),
        kind="enquiries",
        questions=True,
        source=Source.WEBSITE,
    ),
    Exporter(
        "google_contacts_old",
        (_any("given name"), _any("e-mail 1 - value", "phone 1 - value", "group membership")),
        _columns(
            name="name",
            first="given name",
            prefix="additional name",
            last="family name",
            message="notes",
            email=_GOOGLE_EMAILS,
            phone=_GOOGLE_PHONES,
            city="address 1 - city",
            postcode="address 1 - postal code",
        ),
        _GOOGLE_IGNORED + "|group membership|address",
    ),
    Exporter(
        "google_contacts",
        (_any("first name"), _any("e-mail 1 - value", "phone 1 - value", "phonetic first name")),
        _columns(
            first="first name",
            prefix="middle name",
            last="last name",
            message="notes",
            email=_GOOGLE_EMAILS,
            phone=_GOOGLE_PHONES,
            city="address 1 - city",
            postcode="address 1 - postal code",
        ),
        _GOOGLE_IGNORED + "|^labels$|address",
    ),
    Exporter(
        "zoho",
        (
            _any("lead owner.id", "lead owner", "contact owner.id"),
            _any("record id", "lead id", "created time"),
        ),
        _columns(
            id="record id|lead id",
            first="first name",
            last="last name",
            name="full name|lead name|contact name",
            email="email|secondary email",
            phone="mobile|phone|other phone|home phone",
            source="lead source",
            city="city|mailing city",
            postcode="zip code|mailing zip",
            message="description",
            arrival="created time",
        ),
        r"owner|\.id$|^is converted$|modified|^tag$|activity|created by",
        asks=True,
    ),
    Exporter(
        "hubspot",
        (
            _any("record id", "record id - contact"),
            _any("contact owner", "lead status", "create date", "marketing contact status"),
        ),
        _columns(
            id="record id|record id - contact",
            first="first name",
            last="last name",
            email="email",
            phone="mobile phone number|phone number|whatsapp phone number",
            city="city",
            postcode="postal code",
            message="message",
            source="original source|latest source|original traffic source",
            arrival="create date",
        ),
        r"owner|^marketing contact|associated|last |activity",
        asks=True,
    ),
    Exporter(
        "mailchimp",
        (
            _any("email address"),
            _any("member_rating", "optin_time", "leid", "euid", "unsub_time", "clean_time"),
        ),
        _columns(
            id="euid",
            email="email address",
            first="first name",
            last="last name",
            phone="phone number|phone",
            arrival="optin_time",
            message="notes",
            unsubscribed="unsub_time|clean_time",
        ),
        r"^(member_rating|\w+_ip|latitude|longitude|gmtoff|dstoff|timezone|cc|region|last_change|last_changed"
        r"|leid|confirm_time|unsub_campaign\w*|unsub_reason\w*|clean_campaign\w*)$",
        asks=True,
        utc=True,
    ),
    Exporter(
        "brevo",
        (
            _any("email"),
            _any("email_blacklisted", "sms_blacklisted", "sms", "whatsapp_blacklisted"),
            _any("lastname", "nom", "achternaam"),
        ),
        _columns(
            id="contact id|contact_id",
            email="email",
            first="firstname|prenom|voornaam",
            last="lastname|nom|achternaam",
            phone="sms|whatsapp",
            arrival="added_time|date_added|created_at|createdat",
            unsubscribed="email_blacklisted",
        ),
        r"^(sms|whatsapp)_blacklisted$|^modified",
        asks=True,
        order=DateOrder.DMY,
    ),
    Exporter(
        "linkedin",
        (_any("connected on"), _any("first name", "company", "position")),
        _columns(
            first="first name", last="last name", email="email address", id="url", arrival="connected on"
        ),
    ),
    Exporter(
        "virtuagym",
        (
            _any("member_id"),
            _any("club_member_id", "registration_date", "card_nr", "membership_name", "check_in"),
        ),
        _columns(
            id="member_id",
            first="firstname|first_name",
            last="lastname|last_name",
            name="name|member_name",
            email="email",
            phone="mobile|phone",
            postcode="zip|zipcode|postal_code",
            city="city",
            arrival="registration_date",
        ),
        r"^(club_member_id|external_id|custom_export_field|card_nr|bank_account_number|member_vat_number|active)$",
        order=DateOrder.DMY,
    ),
    Exporter(
        "glofox",
        (
            _any("added", "added (iso)", "member email", "total amount"),
            _any(
                "membership", "membership expiry date", "membership expiry date (mm/dd/yyyy)", "member email"
            ),
            _any("email", "member email"),
        ),
        _columns(
            first="first name",
            last="last name",
            name="member name|name",
            email="email|member email",
            phone="phone|mobile|member phone",
            arrival="added|added (iso)",
        ),
        order=DateOrder.MDY,
    ),
    Exporter(
        "mindbody",
        (
            _any("client email", "client id", "client name"),
            _any("membership type", "dob", "start date", "status", "first name"),
        ),
        _columns(
            name="client|client name",
            first="first name",
            last="last name",
            email="client email|email",
            phone="mobile phone|home phone|cell phone|phone",
            postcode="postal code|zip",
            city="city",
        ),
        order=DateOrder.MDY,
    ),
    Exporter(
        "thunderbird",
        (_any("primary email"), _any("display name", "secondary email", "birth year")),
        _columns(
            name="display name",
            first="first name",
            last="last name",
            email="primary email|secondary email",
            phone="mobile number|home phone|work phone",
            city="home city",
            postcode="home zipcode|home zip code",
            message="notes",
        ),
        r"screen name|fax|pager|^birth|custom \d",
    ),
    Exporter(
        "outlook",
        (
            _any("e-mail address", "e-mailadres"),
            _any("middle name", "middelste naam", "given yomi", "tweede voornaam"),
            _any(
                "mobile phone",
                "home phone",
                "business phone",
                "mobiele telefoon",
                "telefoon thuis",
                "telefoon op werk",
                "hoofdtelefoon bedrijf",
            ),
        ),
        _columns(
            first="first name|voornaam",
            prefix="middle name|middelste naam|tweede voornaam",
            last="last name|achternaam",
            email="e-mail address|e-mail 2 address|e-mail 3 address|e-mailadres|e-mailadres 2|e-mailadres 3",
            phone="mobile phone|home phone|home phone 2|business phone|business phone 2|primary phone"
            "|other phone|mobiele telefoon|telefoon thuis|telefoon thuis 2|telefoon op werk"
            "|telefoon op werk 2|hoofdtelefoon|andere telefoon",
            city="home city|plaats (thuis)|woonplaats|plaats, thuis|thuis, plaats",
            postcode="home postal code|postcode (thuis)|postcode, thuis|thuis, postcode",
            message="notes|notities",
        ),
        r"yomi|fax|pager|gender|sensitivity|priority|private|billing|directory|mileage|type$|display name"
        r"|weergavenaam|geslacht|prioriteit|gevoeligheid",
    ),
)

_PIPEDRIVE_PREFIX: Final = re.compile(r"^(person|persoon) - ")

PIPEDRIVE: Final = Exporter(
    "pipedrive",
    (),
    _columns(
        id="person - id",
        name="person - name|persoon - naam|deal - contact person",
        first="person - first name|persoon - voornaam",
        last="person - last name|persoon - achternaam",
        email=_each("person - email", "work", "home", "other")
        + "|"
        + _each("persoon - e-mail", "werk", "thuis", "overig"),
        phone=_each("person - phone", "mobile", "work", "home", "other")
        + "|"
        + _each("persoon - telefoon", "mobiel", "werk", "thuis", "overig"),
        source="deal - source channel|lead - source|person - source",
        message="person - notes|deal - notes",
        arrival="person - person created|person - created|person - add time|deal - deal created",
    ),
    r"owner|update|activity|activities|followers|next |last |- id$",
    asks=True,
)
GENERIC: Final = Exporter("generic", (), questions=True)


def recognise(headers: Sequence[str]) -> Exporter:
    """Which program wrote a file with these headers; ``GENERIC`` when none of the known ones did."""
    keys = [header_key(header) for header in headers]
    if any(_PIPEDRIVE_PREFIX.match(key) for key in keys):
        return PIPEDRIVE
    found = frozenset(keys)
    return next((exporter for exporter in EXPORTERS if exporter.recognises(found)), GENERIC)
