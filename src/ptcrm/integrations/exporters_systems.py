"""Exports of programs a business keeps its people in: sales, mailings, gyms.

Facts only. Header texts are as ``header_key`` gives them.
"""

from __future__ import annotations

from typing import Final

from ptcrm.domain.moments import DateOrder
from ptcrm.integrations.exporter import Exporter, any_of, columns

SYSTEMS: Final[tuple[Exporter, ...]] = (
    Exporter(
        "zoho",
        (
            any_of("lead owner.id", "lead owner", "contact owner.id"),
            any_of("record id", "lead id", "created time"),
        ),
        columns(
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
            any_of("record id", "record id - contact", "record-id", "recordid", "record-id - contact"),
            any_of(
                "contact owner",
                "lead status",
                "create date",
                "marketing contact status",
                "contacteigenaar",
                "eigenaar contactpersoon",
                "leadstatus",
                "aanmaakdatum",
            ),
        ),
        columns(
            id="record id|record id - contact|record-id|recordid|record-id - contact",
            first="first name|voornaam",
            last="last name|achternaam",
            email="email|e-mail|e-mailadres",
            phone="mobile phone number|phone number|whatsapp phone number"
            "|mobiel telefoonnummer|telefoonnummer",
            city="city|plaats|woonplaats",
            postcode="postal code|postcode",
            message="message|bericht",
            source="original source|latest source|original traffic source",
            arrival="create date|aanmaakdatum|gemaakt op|datum van aanmaak",
        ),
        r"owner|eigenaar|^marketing ?contact|associated|gekoppeld|last |laatste|activi",
        asks=True,
    ),
    Exporter(
        "mailchimp",
        (
            any_of("email address"),
            any_of("member_rating", "optin_time", "leid", "euid", "unsub_time", "clean_time"),
        ),
        columns(
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
            any_of("email"),
            any_of("email_blacklisted", "sms_blacklisted", "sms", "whatsapp_blacklisted"),
            any_of("lastname", "nom", "achternaam"),
        ),
        columns(
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
        "virtuagym",
        (
            any_of("member_id"),
            any_of("club_member_id", "registration_date", "card_nr", "membership_name", "check_in"),
        ),
        columns(
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
            any_of("added", "added (iso)", "member email", "total amount"),
            any_of(
                "membership", "membership expiry date", "membership expiry date (mm/dd/yyyy)", "member email"
            ),
            any_of("email", "member email"),
        ),
        columns(
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
            any_of("client email", "client id", "client name"),
            any_of("membership type", "dob", "start date", "status", "first name"),
        ),
        columns(
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
)


def _each(base: str, *places: str) -> str:
    return "|".join((base, *(f"{base} - {place}" for place in places)))


PIPEDRIVE: Final = Exporter(
    "pipedrive",
    (),
    columns(
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
