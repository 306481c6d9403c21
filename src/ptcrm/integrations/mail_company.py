"""Whether a mail that nobody's form sent comes from a company: in a whole mailbox most mail does.

Only for mailboxes. A single mail was chosen by the trainer, who knows that somebody asked for something.
"""

from __future__ import annotations

import re
from typing import Final

from ptcrm.integrations.mail_envelope import Envelope

_BULK_HEADERS: Final = (
    "feedback-id", "x-ses-outgoing", "x-sg-eid", "x-sg-id", "x-mailgun-sid", "x-mailgun-tag", "x-mc-user",
    "x-mandrill-user", "x-pm-message-id", "x-mj-mid", "x-csa-complaints", "x-campaign", "x-campaignid",
    "x-report-abuse", "x-job", "x-mailer-recptid", "x-binding",
)  # fmt: skip
"""What programs that send for companies leave behind, and no mail program of a person."""
_DESKS: Final = re.compile(
    r"(?:automail|auto|security|billing|factu(?:ur|ren|ratie)|invoices?|administratie|boekhouding|accounts?"
    r"|orders?|bestelling(?:en)?|klantenservice|customer-?(?:service|care)|support|helpdesk|sales|marketing"
    r"|service|verify|verification|updates?|bevestiging|reservering(?:en)?|tickets?|webshop|shop|payments?"
    r"|betaling(?:en)?|incasso|jobs?|vacatures?|hr|pers|press|partners?|events?)(?:[-_.+].*)?",
    re.IGNORECASE,
)
_BUSINESS: Final = re.compile(
    r"\b(?:factuur|facturen|invoice|receipt|je bestelling|your order|orderbevestiging|uitbetaling"
    r"|betaling(?:sherinnering|sbevestiging)|payment|payout|btw|belasting(?:en|dienst|aangifte)"
    r"|jaarrekening|nieuwe aanmelding|new sign-?in|wachtwoord|password|verificatie\w*|verification"
    r"|beveiligingsmelding|security alert|je pakket|zending|delivery|shipped|domeinnaam|hosting"
    r"|privacyverklaring|privacy policy|terms of (?:use|service))\b",
    re.IGNORECASE,
)
_AUTOMATIC: Final = re.compile(
    r"automatisch (?:gegenereerd|verstuurd|verzonden|aangemaakt)|automatically (?:generated|sent)"
    r"|(?:niet|geen) (?:op|reactie op) deze (?:e-?mail|mail)|kun(?:t u| je|t) niet reageren|do not reply"
    r"|\bunsubscribe\b|view (?:this email )?in (?:your )?browser"
    r"|bekijk (?:deze mail )?online|manage (?:your )?preferences",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|ymail|aol|gmx|web|proton|protonmail|pm"
    r"|ziggo|kpnmail|kpnplanet|planet|hetnet|home|xs4all|casema|quicknet|chello|upcmail|onsbrabantnet|zeelandnet"
    r"|online|tele2|caiway|solcon|telenet|skynet|proximus|scarlet|pandora|voo)\.[a-z.]{2,6}",
    re.IGNORECASE,
)
"""Where people have their mail: nobody there is a company."""
_LETTERS: Final = re.compile(r"[^\w]|_")


def why_company(envelope: Envelope, text: str) -> str:
    """Why this is a company's mail and nobody asking for help, "" when somebody may have written it.

    ``text`` is what the mail says.
    """
    local, _, domain = envelope.sender.email.partition("@")
    if envelope.is_forward or _PEOPLE.fullmatch(domain):
        return ""
    if any(name in envelope.headers for name in _BULK_HEADERS):
        return "sent by a mailing program"
    if _DESKS.fullmatch(local):
        return "from a desk of a company"
    if _is_named_after_domain(envelope.sender.name, local, domain):
        return "from a company by its name"
    if _BUSINESS.search(envelope.subject) and not envelope.is_reply:
        return "about an order, a payment or an account"
    return "says that it was sent automatically" if _AUTOMATIC.search(text) else ""


def _is_named_after_domain(name: str, local: str, domain: str) -> bool:
    """``Mollie <info@mollie.com>``; not ``Sanne Bakker <sanne@sannebakker.nl>`` with a site of her own."""
    words = name.casefold().removesuffix(f".{domain.rpartition('.')[2]}").split()
    own = _LETTERS.sub("", "".join(words))
    labels = {_LETTERS.sub("", label) for label in domain.casefold().split(".")[:-1]}
    return len(own) > 1 and own in labels and local.casefold() not in words
