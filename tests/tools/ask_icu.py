"""Prints which data of ICU is in use, and line by line what Qt makes of it for each language and place."""

from __future__ import annotations

from functools import cmp_to_key
from pathlib import Path

from PySide6.QtCore import QCollator, QLocale, QStringConverter, QTimeZone

WORDS = """
    a A á à â ä å æ b c ch č d dd e é è f g h i í ı İ ij j k l ll ł m n ñ o ó ö ø œ p r s ß š t u ü v w y z ž
    þ 2 10 1 а б в ё α β ω 一 二 三 中 日本 かな カナ 한국 อ ก ا ب א ב
"""
SHOWN_ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Kolkata")
Time, Name = QTimeZone.TimeType, QTimeZone.NameType


def zone_names(zone: bytes, locale: QLocale) -> list[str]:
    there = QTimeZone(zone)
    kinds = (Time.StandardTime, Time.DaylightTime, Time.GenericTime)
    return [
        there.displayName(kind, form, locale) for kind in kinds for form in (Name.LongName, Name.ShortName)
    ]


def main() -> None:
    maps = Path("/proc/self/maps").read_text("utf-8").splitlines()
    print(next(line.split(maxsplit=5)[5] for line in maps if "libicudata" in line))
    everywhere = (QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry)
    for locale in QLocale.matchingLocales(*everywhere):
        collator = QCollator(locale)
        ordered = " ".join(sorted(WORDS.split(), key=cmp_to_key(collator.compare)))
        print(locale.name(), ordered, locale.toUpper("iıßéijσς"), locale.toLower("IİÉΣĲ"))
        print(*(zone_names(name.encode(), locale) for name in SHOWN_ZONES))
    for zone in QTimeZone.availableTimeZoneIds():
        print(zone, zone_names(bytes(zone.data()), QLocale("nl_NL")))
    print(*QStringConverter.availableCodecs())


if __name__ == "__main__":
    main()
