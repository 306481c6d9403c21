"""A refusal's sentence in the language on screen.

The sentence stands where it is raised, in English; ``make words`` collects it from there.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from ptcrm.domain.refusals import Refusal, fill
from ptcrm.ui.kit.text import mark, tr

FIELDS: Final = {
    "name": mark("Field", "name"),
    "phone": mark("Field", "phone number"),
    "phone number": mark("Field", "phone number"),
    "email": mark("Field", "e-mail address"),
    "e-mail": mark("Field", "e-mail address"),
    "e-mail address": mark("Field", "e-mail address"),
    "postcode": mark("Field", "postcode"),
    "city": mark("Field", "city"),
    "town": mark("Field", "city"),
    "goal": mark("Field", "goal"),
    "target group": mark("Field", "target group"),
    "source": mark("Field", "source"),
    "referrer": mark("Field", "name of who sent them"),
    "message": mark("Field", "message"),
    "note": mark("Field", "note"),
    "notes": mark("Field", "notes"),
    "reason": mark("Field", "reason"),
    "place": mark("Field", "place"),
    "price": mark("Field", "price"),
    "discount": mark("Field", "discount"),
    "offer": mark("Field", "offer"),
    "next step": mark("Field", "next step"),
    "arrival": mark("Field", "arrival"),
    "discount reason": mark("Field", "reason for the discount"),
    "name of the colleague": mark("Field", "name of the colleague"),
    "text": mark("Field", "text"),
    "search": mark("Field", "search"),
}


def refusal_words(refusal: Refusal) -> str:
    """What was refused and what to do, with a field named by its word on screen."""
    values = dict(refusal.values)
    field = values.get("field")
    if isinstance(field, str) and field in FIELDS:
        values["field"] = tr(*FIELDS[field])
    template = QCoreApplication.translate("Refusal", refusal.template)
    return fill(template.replace("'", "’"), values)  # straight where it is raised, for the command line
