"""Contact cards: vCard 2.1, 3.0 and 4.0."""

from __future__ import annotations

from target import Target

from ptcrm.integrations.file_kind import FileKind

TARGET = Target(
    FileKind.CARDS,
    ("vcard*/*.vcf", "vcard*/**/*.vcf"),
    (
        *b"""
        BEGIN:VCARD END:VCARD VERSION:2.1 VERSION:3.0 VERSION:4.0 item1. home. AGENT:
        BEGIN:VCALENDAR N: FN: TEL EMAIL ADR ORG: NOTE: BDAY: PHOTO; REV: UID: CATEGORIES:
        X-ABLABEL: URL: NICKNAME: X-PTCRM- ;TYPE=cell ;CELL;PREF ;CHARSET=windows-1252
        ;ENCODING=QUOTED-PRINTABLE ;ENCODING=b ;BASE64 ;VALUE=uri tel:+31-6-12345678
        ;waid=31612345678 ;ALTID=1 ;X="a;b:c" \\, \\; \\n \\: _$!<Mobile>!$_ =C3=AB =0D=0A =\r\n
        ;;;; \xff\xfe \xfe\xff \xef\xbb\xbf \xe9 --0305 20240305T163210Z \xed\xa0\x80
        """.split(),
        b"\r\n ",
        b"\n ",
        b"\n\t",
        b"\r\n",
        b"=\n",
        b"\x00",
        b"Vries;Jan;de;;",
        b"jan@example.com",
    ),
)
