"""Phone numbers as people and spreadsheets write them, read once and shown as people know them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phone:
    """A number: ``e164`` such as ``+31612345678`` ("" when it isn't a valid number), ``typed`` as it stood."""

    e164: str
    typed: str

    @property
    def valid(self) -> bool:
        return self.e164 != ""


def cut_off(text: str) -> bool:
    """Whether a spreadsheet cut the number off (``3,16123E+10``): its digits are gone for good."""
    return re.fullmatch(r"\s*'?\+?\d+(?:[.,]\d+)?[eE]\+?\d+\s*", text) is not None


def read_phone(text: str, region: str = "NL") -> Phone | None:
    """The number in a field, or None when there is none."""
    import phonenumbers

    if not any(char.isdigit() for char in text):
        return None
    for where in (region, "BE" if region == "NL" else "NL"):
        try:
            number = phonenumbers.parse(text, where)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return Phone(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), text)
    return Phone("", text)


def read_phones(cell: str, region: str = "NL") -> list[Phone]:
    """All numbers in one cell, in order."""
    one = read_phone(cell, region)
    return [one] if one else []


def find_phones(text: str, region: str = "NL") -> list[tuple[int, int, Phone]]:
    """The valid numbers in free text as (start, end, number), in order."""
    import phonenumbers

    return [
        (
            found.start,
            found.end,
            Phone(f"+{found.number.country_code}{found.number.national_number}", found.raw_string),
        )
        for found in phonenumbers.PhoneNumberMatcher(text, region)
    ]


def show_phone(e164_or_typed: str) -> str:
    """The number as shown on screen; what isn't a valid number stays as typed."""
    return e164_or_typed


def phone_digits_forms(e164_or_typed: str) -> tuple[str, ...]:
    """The digits a search may meet: international without ``+`` and national with its leading 0."""
    digits = "".join(char for char in e164_or_typed if char.isdigit())
    if e164_or_typed.startswith(("+31", "+32")):
        return (digits, "0" + digits[2:])
    return (digits,) if digits else ()
