"""Mails with labels and values that no visitor filled in: orders, comments, new accounts."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"wp-admin/(?:edit-)?comments?\.php|comment\.php\?action=", re.IGNORECASE)
_SITE_SUBJECT = re.compile(
    r"^\s*\[[^\]]{1,120}\]:?\s*(?:new user|nieuwe gebruiker|nieuwe registratie|password|wachtwoord"
    r"|(?:some |all |sommige |alle )?(?:plugins?|themes?|thema)\b|your site has|je site is"
    r"|background update|admin email|please moderate|moder(?:eren|eer)|new order|nieuwe bestelling)",
    re.IGNORECASE,
)
_TRADE_SUBJECT = re.compile(
    r"\b(?:bestelling|(?:bestel|order|verzend)bevestiging|(?:your|je|uw|new) order|order confirmation"
    r"|ordernummer|factuur|invoice|rechnung|facture|payment|betaling|receipt|je pakket|uw pakket|your parcel"
    r"|shipped|wachtwoord|password|verify your|confirm your|security alert|beveiligingsmelding)\b",
    re.IGNORECASE,
)


def why_other_notice(subject: str, text: str, email: str) -> str:
    """What a machine's mail is about instead of an enquiry, "" when it may be one.

    ``email`` is the address of whoever filled it in: with one to answer, "Bestelling" may be a form's name.
    """
    if _COMMENT.search(text):
        return "a comment on the site"
    if _SITE_SUBJECT.match(subject):
        return "a notice of the site itself"
    if not email and _TRADE_SUBJECT.search(subject):
        return "an order, a payment or an account"
    return ""
