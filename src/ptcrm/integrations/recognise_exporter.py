"""Which program wrote a file, by its headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ptcrm.integrations.exporter import Exporter, header_key
from ptcrm.integrations.exporters_address_books import ADDRESS_BOOKS
from ptcrm.integrations.exporters_forms import FORMS
from ptcrm.integrations.exporters_systems import PIPEDRIVE, SYSTEMS
from ptcrm.integrations.own_columns import OWN_TABLE

_KNOWN: Final = (OWN_TABLE, *FORMS, *SYSTEMS, *ADDRESS_BOOKS)
_PIPEDRIVE_PREFIX: Final = re.compile(r"^(person|persoon) - ")
GENERIC: Final = Exporter("generic", (), questions=True)


def recognise(headers: Sequence[str]) -> Exporter:
    """Which program wrote a file with these headers; ``GENERIC`` when none of the known ones did."""
    keys = [header_key(header) for header in headers]
    if any(_PIPEDRIVE_PREFIX.match(key) for key in keys):
        return PIPEDRIVE
    found = frozenset(keys)
    return next((exporter for exporter in _KNOWN if exporter.recognises(found)), GENERIC)
