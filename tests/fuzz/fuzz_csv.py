"""Tables of text: CSV and tab-separated files."""

from __future__ import annotations

from target import Target

from ptcrm.integrations.file_kind import FileKind

TARGET = Target(
    FileKind.TABLE,
    ("csv*/*.csv", "csv*/**/*.csv", "reference/*.tsv"),
    (
        *b'; , \t | " \r\n \r \n \x00 = \' "" ;;; """ \xef\xbb\xbf \xff\xfe \xfe\xff \xff'.split(b" "),
        b"\n\n\n",
        b'"\n',
        b'="0612345678"',
        b"sep=;\n",
        b" ::: ",
        b"\xc3\xab",
        b"\xc3\x83\xc2\xab",
        b"\xed\xa0\x80",
        b"\xe2\x80\x8e",
        *b"""
        Naam Voornaam Tussenvoegsel Achternaam E-mail Telefoon Postcode Woonplaats Doel Bericht Bron
        Datum Tijd Tijdstempel Timestamp created_time full_name phone_number p:+31612345678
        is_organic First_Name Last_Name Notes: Record_ID Submission_ID unsubscribed Status Type
        Leeftijd ja nee true jan@example.com 06-12345678 0470/12.34.56 3,16E+10 612345678,0 #NAAM?
        45356,6890046296 n/a - 23-11-2026 2026-11-23T10:00:00+01:00 11/23/2026 0-0-00 9999-12-31
        00:00 pm 3511AB Totaal
        """.split(),
        b"05-03-2024 16:32",
        b"Vries, Jan de",
        b"Jan & Anna",
        b"<test lead: dummy data for full_name>",
    ),
)
