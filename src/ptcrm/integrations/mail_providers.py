"""Which form service or plugin wrote a mail, and the number it gave the submission."""

from __future__ import annotations

import re

from ptcrm.integrations.field_labels import exact_kind
from ptcrm.integrations.mail_envelope import Envelope
from ptcrm.integrations.mail_rows import Row, Shape

_DOMAINS = (
    ("wix", ("wix.com", "wixforms.com", "wixsite.com")),
    ("squarespace", ("squarespace.info", "squarespace.com")),
    ("jotform", ("jotform.com", "jotform.email")),
    ("tally", ("tally.so",)),
    ("typeform", ("typeform.com",)),
    ("formspree", ("formspree.io",)),
    ("formsubmit", ("formsubmit.co",)),
    ("netlify", ("netlify.com", "netlify.app")),
    ("webflow", ("webflow.com",)),
    ("calendly", ("calendly.com",)),
    ("meta", ("facebookmail.com", "business.fb.com", "meta.com", "facebook.com")),
)
_CF7_FOOTER = re.compile(
    r"this e-?mail was sent from a contact form on|dit bericht is ver(?:zonden"
    r"|stuurd) via een contactformulier op"
    r"|deze e-?mail is ver(?:zonden|stuurd) (?:via|vanaf|vanuit) een contactformulier"
    r"|formulario de contacto en|kontaktformular (?:von|auf)|formulaire de contact (?:de|sur)"
    r"|formulário de contato em|modulo di contatto su",
    re.IGNORECASE,
)
_ASKED = ("message body", "cuerpo del mensaje", "corps du message", "nachrichtentext", "corpo da mensagem")
_SIGNALS = frozenset(("google-ads", "google-forms", "meta"))


def provider_of(envelope: Envelope, text: str, html: str, rows: list[Row]) -> str:
    """The service or plugin behind a form mail: ``cf7``, ``wix`` …; "" when nothing shows it."""
    address = envelope.sender.email.casefold()
    domain = address.rpartition("@")[2]
    for name, domains in _DOMAINS:
        if any(domain == each or domain.endswith("." + each) for each in domains):
            return name
    if address.startswith("forms-receipts") and domain == "google.com":
        return "google-forms"
    if address.startswith(("ads-noreply@", "googleads-noreply@", "google-ads")) and domain == "google.com":
        return "google-ads"
    return _plugin(envelope, text, html, rows)


def _plugin(envelope: Envelope, text: str, html: str, rows: list[Row]) -> str:
    """The WordPress plugin by the marks it leaves in the body or the subject."""
    subject = envelope.subject.casefold()
    plain = text or "\n".join(f"{row.text} {row.value}" for row in rows)
    folded = plain.casefold()
    if re.search(r":\s*elementor\s*$", folded, re.MULTILINE):
        return "elementor"
    if _CF7_FOOTER.search(plain) or (
        envelope.sender.email.startswith("wordpress@") and any(f"{each}:" in folded for each in _ASKED)
    ):
        return "cf7"
    if re.match(r"new message from [\"“]", subject):
        return "elementor"
    if "ninja forms" in subject or re.search(
        r"<td valign=[\"']?top[\"']?>[^<>]{1,200}:</td>", html[:200_000]
    ):
        return "ninja"
    lines = set(map(str.strip, text.split("\n")))
    dashed = sum(row.shape is Shape.HEAD and row.typed and f"--- {row.text} ---" in lines for row in rows)
    if (
        dashed >= 2
        or "wpforms" in html[:200_000].casefold()
        or re.match(r"new entry:|nieuwe invoer:", subject)
    ):
        return "wpforms"
    if "#eaf2fa" in html[:200_000].casefold() or subject.startswith("new submission from"):
        return "gravity"
    return ""


def is_signal_sender(provider: str) -> bool:
    """Whether a service may tell that somebody wrote without telling who."""
    return provider in _SIGNALS


def submission_id(provider: str, html: str, text: str) -> str:
    """The number a service gave this one submission, "" without one."""
    if provider == "jotform":
        found = re.search(r"/edit/(\d{10,25})", html) or re.search(r"/edit/(\d{10,25})", text)
        return found[1] if found else ""
    return ""


def prepare(provider: str, rows: list[Row]) -> list[Row]:
    """Rows in the shape the reader of forms knows, where a service has a habit of its own."""
    if provider != "calendly":
        return rows
    out: list[Row] = []
    asking = fresh = asked = False
    for at, row in enumerate(rows):
        if row.text.strip(" :").casefold() in ("questions", "vragen", "fragen") and not row.value:
            asking = fresh = not any(each.shape is Shape.HEAD for each in rows[at + 1 :])
        elif not asking or row.shape is not Shape.LINE:
            fresh = fresh or row.shape is Shape.GAP
            out.append(row)
        else:
            question = fresh and not asked
            question = question and (not row.text.endswith(".") or exact_kind(row.text) is not None)
            out.append(Row(Shape.HEAD, row.text) if question else row)
            fresh, asked = False, question
    return out
