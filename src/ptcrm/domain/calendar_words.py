"""The words of dates: months in Dutch and English, and the short names of time zones."""

from __future__ import annotations

from typing import Final

_MONTH_NAMES: Final = (
    "jan feb mar apr may jun jul aug sep oct nov dec|januari februari maart april mei juni juli augustus "
    "september oktober november december|january february march april may june july august september october "
    "november december|jan feb mrt apr mei jun jul aug sept okt nov dec"
)
MONTHS: Final = {
    name: number for names in _MONTH_NAMES.split("|") for number, name in enumerate(names.split(), start=1)
}
"""Dutch and English months, whole and short, lower case, to 1-12."""

_ZONES: Final = {
    "z gmt utc ut wet": 0,
    "cet met bst west": 1,
    "cest mest": 2,
    "edt": -4,
    "est cdt": -5,
    "cst mdt": -6,
    "mst pdt": -7,
    "pst": -8,
}
ZONE_HOURS: Final = {name: hours for names, hours in _ZONES.items() for name in names.split()}
"""Abbreviations of time zones, lower case, to hours ahead of UTC."""
