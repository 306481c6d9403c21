"""Exports of lead ads and form builders, whose rows are people who reached out.

Facts only. Header texts are as ``header_key`` gives them.
"""

from __future__ import annotations

from typing import Final

from ptcrm.domain.moments import DateOrder
from ptcrm.domain.values import Source
from ptcrm.integrations.exporter import Exporter, any_of, columns

FORMS: Final[tuple[Exporter, ...]] = (
    Exporter(
        "meta",
        (
            any_of("created_time"),
            any_of("ad_id", "form_id", "is_organic", "lead_status", "platform", "form_name", "field_data"),
        ),
        columns(
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
        r"^(ad|adset|campaign|form|page)_(id|name)$|^is_organic$|^inbox_url$|^lead_status$|^retailer_item_id$|^field_data$",
        kind="enquiries",
        questions=True,
        source=Source.FACEBOOK,
    ),
    Exporter(
        "google_ads",
        (any_of("lead_id"), any_of("user_column_data")),
        columns(
            id="lead_id",
            arrival="submission_date_time",
            name="full_name",
            first="first_name",
            last="last_name",
            email="email|work_email",
            phone="phone_number|work_phone",
            city="city",
            postcode="postal_code",
        ),
        r"^(form|campaign|adgroup|creative|asset_group|gcl)_id$|^google_key$|^api_version$|^is_test$"
        r"|^user_column_data$|^lead_(stage|source)$",
        kind="enquiries",
        questions=True,
        source="Google Ads",
    ),
    Exporter(
        "leads_centre",
        (any_of("created"), any_of("channel"), any_of("stage", "owner", "labels"), any_of("form", "source")),
        columns(
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
        (any_of("submission id"), any_of("respondent id")),
        columns(id="submission id", arrival="submitted at"),
        r"^respondent id$",
        kind="enquiries",
        questions=True,
        utc=True,
        source=Source.WEBSITE,
    ),
    Exporter(
        "typeform",
        (any_of("#"), any_of("network id", "submit date (utc)", "start date (utc)")),
        columns(id="#", arrival="submit date (utc)"),
        r"^(start date|stage date) \(utc\)$|^network id$|^response type$|^tags$|^ending$",
        kind="enquiries",
        questions=True,
        utc=True,
        source=Source.WEBSITE,
    ),
    Exporter(
        "jotform",
        (any_of("submission date"),),
        columns(id="submission id", arrival="submission date"),
        r"^(ip|submission ip|unique id|last update date)$",
        kind="enquiries",
        questions=True,
        source=Source.WEBSITE,
    ),
    Exporter(
        "google_forms",
        (any_of("timestamp", "tijdstempel", "horodateur", "zeitstempel", "marca temporal"),),
        columns(arrival="timestamp|tijdstempel|horodateur|zeitstempel|marca temporal"),
        kind="enquiries",
        questions=True,
        source=Source.WEBSITE,
    ),
)
