"""Single cells of a contact list: cleaned of what spreadsheets did to them, and read as mail or phone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ptcrm.domain.addresses import find_emails, read_email, read_postcode
from ptcrm.domain.phones import cut_off, find_phones, read_phone, read_phones
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Source
from ptcrm.integrations.table_writer import unguard

_AS_FORMULA: Final = re.compile(r'=\s*"(.*)"', re.DOTALL)
_ERRORS: Final = re.compile(
    r"#(NAAM|NAME|REF|VERW|WAARDE|VALUE|DEEL/0|DIV/0|GETAL|NUM|N/B|N/A|NULL|LEEG|SPILL|OVERLOOP|CALC)[!?]?|#{3,}",
    re.IGNORECASE,
)
_DUTCH_MOBILE: Final = re.compile(
    r"(?:p:)?(?:0|\+31|31(?=6\d{8}$)|(?=6\d{8}$))[ -]?6[ -]?(?=[1-58])((?:\d[ -]?){7}\d)"
)
_FEWEST_DIGITS: Final = 8
"""Digits of the shortest number that is looked for beside a name."""
_EMPTY_BRACKETS: Final = re.compile(r"[(\[<]\W{0,9}[)\]>]")
_BELGIAN_POSTCODE: Final = re.compile(r"(B-)?[1-9]\d{3}")
_LABELS_LEFT: Final = re.compile(r"\b(tel|mob|mobiel|gsm|mail|e-mail|m|t)\b\s*[.:]*\s*$", re.IGNORECASE)
_NOT_DIGITS: Final = str.maketrans("", "", " -")
_PLAIN_EMAIL: Final = re.compile(
    r"[a-z0-9][a-z0-9_]*(?:[.+-][a-z0-9_]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}"
)

_SOURCES: Final = (
    (Source.INSTAGRAM, re.compile(r"\big\b|insta", re.IGNORECASE)),
    (Source.FACEBOOK, re.compile(r"\bfb\b|facebook|\bmeta\b|messenger", re.IGNORECASE)),
    (Source.GOOGLE_MAPS, re.compile(r"google|maps|zoekmachine", re.IGNORECASE)),
    (Source.WEBSITE, re.compile(r"\bweb ?site\b|\bweb\b|webform|homepage|\bsite\b", re.IGNORECASE)),
    (
        Source.WORD_OF_MOUTH,
        re.compile(
            r"mond.{1,4}mond|mond-tot|word.of.mouth|vriend|friend|kennis|referral|famil", re.IGNORECASE
        ),
    ),
    (Source.FLYER, re.compile(r"flyer|folder|brochure|poster", re.IGNORECASE)),
    (Source.SPORTS_CLUB, re.compile(r"sports?[ -]?(club|vereniging)|voetbalclub|hockeyclub", re.IGNORECASE)),
    (Source.OTHER, re.compile(r"^(other|anders|overig|overige)$", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class RowNote:
    """Something of a row that came in could not be used; the sentence says what to look up."""

    line: int
    refusal: Refusal

    @property
    def code(self) -> str:
        """What it is, as a stable word."""
        return self.refusal.code

    @property
    def message(self) -> str:
        """One English sentence."""
        return self.refusal.message


def clean_cell(cell: str) -> str:
    """The cell as the person meant it: trimmed, ``="06…"`` and ``'06…`` unpacked, invisible signs gone."""
    if not cell or (cell.isascii() and cell.isprintable() and cell[0] not in " '=" and cell[-1] != " "):
        return cell
    cell = cell.replace("\u00a0", " ").replace("\ufeff", "").replace("\u200b", "").strip()
    if cell.startswith("="):
        if wrapped := _AS_FORMULA.fullmatch(cell):
            return wrapped[1].strip()
    elif cell.startswith("'"):
        return cell[1:] if cell[1:2].isdigit() else unguard(cell)
    return cell


def is_error_value(cell: str) -> bool:
    """Whether a spreadsheet put its error here (``#NAAM?``, ``#REF!``, ``####``)."""
    return cell.startswith("#") and _ERRORS.fullmatch(cell) is not None


def phones_in(cell: str, region: str) -> list[tuple[str, bool]]:
    """The numbers in a cell as (E.164, True) or (as typed, False), in order.

    A plain Dutch mobile is read without the phone library, which takes far longer (same result, tested).
    """
    if (region == "NL" or "+" in cell) and (plain := _DUTCH_MOBILE.fullmatch(cell)):
        return [("+316" + plain[1].translate(_NOT_DIGITS), True)]
    return [(phone.e164 or phone.typed, phone.valid) for phone in read_phones(cell, region)]


def emails_in(cell: str) -> list[str]:
    """The addresses in a cell, in order, each once."""
    if _PLAIN_EMAIL.fullmatch(cell):
        return [cell]
    found = [address for _, _, address in find_emails(cell)] or [one for one in (read_email(cell),) if one]
    return list(dict.fromkeys(found))


def phone_beside_email(cell: str, region: str) -> list[tuple[str, bool]]:
    """The valid numbers left in a cell of addresses: ``jan@example.com / 06 12345678``."""
    for start, end, _ in reversed(find_emails(cell)):
        cell = cell[:start] + " " + cell[end:]
    cell = cell.strip(" /;,|<>()-")
    return [phone for phone in phones_in(cell, region) if phone[1]] if cell else []


def phone_as_name(cell: str, region: str) -> str:
    """The number in a name field that holds nothing but a number; "" when it holds a name."""
    if any(map(str.isalpha, cell)) or cut_off(cell):
        return ""
    phone = read_phone(cell, region)
    return phone.e164 if phone else ""


def name_and_reach(cell: str, region: str) -> tuple[str, str, str]:
    """A name cell that holds a number or address beside the name: the name alone, the address, the number.

    "Zeynep (06 12345678)" is Zeynep; a cell of a name alone comes back as it is.
    """
    email = phone = ""
    if "@" in cell and (mails := find_emails(cell)):
        start, end, email = mails[0]
        cell = f"{cell[:start]} {cell[end:]}"
    if sum(map(str.isdigit, cell)) >= _FEWEST_DIGITS and (numbers := find_phones(cell, region)):
        start, end, found = numbers[0]
        phone = found.e164
        cell = f"{cell[:start]} {cell[end:]}"
    if not email and not phone:
        return cell, "", ""
    if cell.count("(") != cell.count(")"):  # one of the two was taken for a part of the number
        cell = cell.replace("(", " ").replace(")", " ")
    cell = _LABELS_LEFT.sub(" ", " ".join(_EMPTY_BRACKETS.sub(" ", cell).split()))
    return " ".join(cell.split()).strip(" ,;:/|-–+"), email, phone


def place_of(text: str, city: str, region: str) -> tuple[str, str]:
    """Postcode and town from their fields, each of which may hold both; an unknown postcode as it stands."""
    if text:
        postcode, rest = read_postcode(text, region)
        if not postcode and region != "BE" and _BELGIAN_POSTCODE.fullmatch(text):
            postcode, rest = text.removeprefix("B-"), ""
        return postcode or text, city or (rest if postcode else "")
    if city and city[0].isdigit():
        postcode, rest = read_postcode(city, region)
        return (postcode, rest) if postcode else ("", city)
    return "", city


def source_named(text: str) -> str:
    """One of the known sources if the text means it, "" otherwise."""
    return next((str(source) for source, words in _SOURCES if words.search(text)), "")
