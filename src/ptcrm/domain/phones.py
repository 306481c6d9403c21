"""Phone numbers as people and spreadsheets write them, read once and shown as people know them.

``phonenumbers`` is imported where it is used: the first screen is painted without it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_LONGEST_FIELD: Final = 250
_LONGEST_TEXT: Final = 20_000
"""Characters of free text that are searched; beyond it nobody writes a number for the trainer."""

_CUT_OFF = re.compile(r"[\s'=\"]*\+?\d+(?:[.,]\d+)?[eE]\+?\d+[\s\"]*")
_DECIMALS = re.compile(r"(\+?\d{8,15})[.,]0+")
_LINK = re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=)\+?(\d{8,15})", re.IGNORECASE)
_START = re.compile(r"[+(]*\s*\d")
_LETTER_AFTER = re.compile(r"[^\W\d_]")
_BRITISH_MOBILE = re.compile(r"\(?0\s?7(?:[\s()-]*\d){9}\s*")
"""Eleven digits: longer than any Dutch or Belgian number, which have no 07 mobiles either."""
_SEPARATOR = re.compile(r":::|[;,|\n]|\s(?:of|en|or|and|&)\s", re.IGNORECASE)

_SLASH = re.compile("/")

_SEP_DATE = r"(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])"
_DATES_AND_TIMES = re.compile(
    rf"(?<![\d+])(?<!\d[-./])(?:"
    rf"{_SEP_DATE}\1(?:19|20)\d\d(?!\d)"  # 05-03-2024
    rf"|(?<!\d\s){_SEP_DATE}\2\d\d(?![-./\s]?\d)"  # 5-3-24, but not a slice of 0470 12.10.56
    r"|(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\3(?:0?[1-9]|[12]\d|3[01])(?!\d)"  # 2024-03-05
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d))"
)
_COMPANY_NUMBER = re.compile(
    r"(?:\b(?:btw|vat|tva|kbo|bce|kvk|iban|ondernemingsn\w*)\b[\s.:#-]*(?:(?:nr|nummer|number)\b[\s.:]*)?"
    r"(?:be\b[\s.:]*)?|\bbe[\s.:]*)$",
    re.IGNORECASE,
)
_COMPANY: Final = re.compile(r"\b(?:btw|vat|tva|kbo|bce|kvk|iban|ondernemingsn\w*)\b", re.IGNORECASE)
_DIGITS_OF_ONE: Final = 8
_DIGITS_OF_TWO: Final = 17
"""Digits from which a cell may hold two numbers, however they are set apart; E.164 has 15 at most."""
_LOOK_BACK: Final = 40


@dataclass(frozen=True, slots=True)
class Phone:
    """A number: ``e164`` such as ``+31612345678`` ("" when it isn't valid), ``typed`` as it stood."""

    e164: str
    typed: str

    @property
    def valid(self) -> bool:
        """Whether this number can be called."""
        return self.e164 != ""


def cut_off(text: str) -> bool:
    """Whether a spreadsheet cut the number off (``3,16123E+10``): its digits are gone for good."""
    return len(text) <= _LONGEST_FIELD and _CUT_OFF.fullmatch(text) is not None


def read_phone(text: str, region: str = "NL") -> Phone | None:
    """The number in a field, or None when it holds no digit; the first one when it holds several.

    ``region`` (NL or BE) is where the trainer works; a number that isn't valid there is tried in the other.
    Words before the number and behind it are left out, never read as keypad letters.
    """
    typed = text.strip()
    plain = "".join(_plain(char) for char in unicodedata.normalize("NFKC", typed[:_LONGEST_FIELD]))
    if not any(char.isdecimal() for char in plain):
        return None
    if cut_off(plain) or len(typed) > _LONGEST_FIELD:
        return Phone("", typed)
    e164 = "" if _COMPANY.search(plain) else _parse(_number_part(plain), region)
    if not e164:
        e164 = next((found.e164 for _, _, found in find_phones(plain, region)), "")
    return Phone(e164, typed)


def read_phones(cell: str, region: str = "NL") -> list[Phone]:
    """All numbers in one cell ("06-12345678 / 020-1234567"), in order, each once."""
    pieces = _pieces(cell[: 8 * _LONGEST_FIELD], _SEPARATOR)
    phones: list[Phone | None] = []
    for part in (part for piece in pieces for part in _pieces(piece, _SLASH)):
        phones.append(read_phone(part, region))
        if _digits(part) >= _DIGITS_OF_TWO:  # tel 0348412233 mob 0612345678
            phones += [phone for _, _, phone in find_phones(part, region)]
    return list({phone.e164 or phone.typed: phone for phone in phones if phone}.values())


def find_phones(text: str, region: str = "NL") -> list[tuple[int, int, Phone]]:
    """The valid numbers in free text as (start, end, number), in order.

    Dates, times, company and VAT numbers are not taken for phones.
    """
    import phonenumbers

    plain = "".join(_plain(char) for char in text[:_LONGEST_TEXT])
    plain = _DATES_AND_TIMES.sub(lambda found: "|" * len(found[0]), plain)
    out: list[tuple[int, int, Phone]] = []
    for where in _regions(region):
        for found in phonenumbers.PhoneNumberMatcher(plain, where):
            before = plain[max(0, found.start - _LOOK_BACK) : found.start]
            taken = any(found.start < end and start < found.end for start, end, _ in out)
            company = not found.raw_string.startswith("+") and _COMPANY_NUMBER.search(before)
            if taken or company or not _believable(found.number, where, region):
                continue
            e164 = phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
            out.append((found.start, found.end, Phone(e164, text[found.start : found.end])))
    return sorted(out, key=lambda item: item[0])


def show_phone(e164_or_typed: str, region: str = "NL") -> str:
    """The number as people know it: ``06 12 34 56 78``, ``0470 12 34 56``, ``+49 1512 3456789``.

    What isn't E.164 stays as typed. A number whose national form means another number in ``region``
    (Belgian 0475… is also Roermond) is shown with its country code, so that what is shown can be read back.
    """
    if re.fullmatch(r"\+316[1-58]\d{7}", e164_or_typed):
        digits = "0" + e164_or_typed[3:]
        return " ".join(digits[i : i + 2] for i in range(0, 10, 2))
    if not re.fullmatch(r"\+\d{6,15}", e164_or_typed):
        return e164_or_typed
    import phonenumbers

    try:
        number = phonenumbers.parse(e164_or_typed)
    except phonenumbers.NumberParseException:
        return e164_or_typed
    if number.country_code in (31, 32):
        national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        if _parse(national, region) == e164_or_typed:
            return national
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def phone_digits_forms(e164_or_typed: str) -> tuple[str, ...]:
    """The digits a search may meet: international without ``+`` and national with its leading 0.

    A number that isn't E.164 gives its digits only; without digits nothing.
    """
    digits = "".join(str(unicodedata.decimal(char)) for char in e164_or_typed if char.isdecimal())
    if e164_or_typed.startswith(("+31", "+32")):
        return (digits, "0" + digits[2:])
    return (digits,) if digits else ()


def _plain(char: str) -> str:
    """One character for one: full-width digits, odd hyphens and spaces as ASCII, invisible as a space."""
    if char.isascii():
        return char
    if unicodedata.category(char) in ("Cf", "Zs"):
        return " "
    if unicodedata.category(char) == "Pd":
        return "-"
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def _number_part(plain: str) -> str:
    """The part of a field that holds the number, with what a spreadsheet or a link added taken off."""
    plain = plain.strip(" '\"=")
    if link := _LINK.search(plain):
        return "+" + link[1]
    if decimals := _DECIMALS.fullmatch(plain):
        return decimals[1]
    start = _START.search(plain)
    part = plain[start.start() :] if start else plain
    letter = _LETTER_AFTER.search(part)
    return part[: letter.start()] if letter else part


def _parse(part: str, region: str) -> str:
    """E.164 of one number, "" when it is none."""
    import phonenumbers

    where_else = ("GB",) if _BRITISH_MOBILE.fullmatch(part) else ()
    for where in (*_regions(region), *where_else):
        try:
            number = phonenumbers.parse(part, where)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and _believable(number, where, region):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return ""


def _regions(region: str) -> tuple[str, ...]:
    return ("BE", "NL") if region == "BE" else ("NL", "BE")


def _believable(number: PhoneNumber, where: str, region: str) -> bool:
    """Whether a number read in the neighbour country is meant.

    Read from NL, only mobiles: a Dutch number with a digit missing (06-1234567) is a valid Belgian landline.
    """
    import phonenumbers

    if where in (region, "NL", "GB"):
        return True
    return (
        number.country_code != 32 or phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    )


def _pieces(text: str, separator: re.Pattern[str]) -> list[str]:
    """The text cut at the separator if at least two pieces are long enough for a number, else whole."""
    long = [piece for piece in separator.split(text) if _digits(piece) >= _DIGITS_OF_ONE]
    return long if len(long) > 1 else [text]


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))
