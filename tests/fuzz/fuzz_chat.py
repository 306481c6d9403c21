"""Chats, as WhatsApp and other programs export them and as people copy them."""

from __future__ import annotations

from target import Target

from ptcrm.integrations.file_kind import FileKind

TARGET = Target(
    FileKind.CHAT,
    ("chat*/*.txt", "chat*/**/*.txt"),
    (
        b"05-03-2024 16:32 - Jan: hoi\n",
        b"[05-03-2024 16:32:10] Jan: hoi\n",
        b"[05-03-2024, 16:32:10] Jan: hoi\n",
        b"[16:32, 5-3-2024] Jan: hoi\n",
        b"[8:19 PM, 6/13/2026] Jan: hoi\n",
        b"3/5/24, 4:32\xe2\x80\xafPM - Jan: hoi\n",
        b"31-12-9999 23:59 - Jan: hoi\n",
        b"01-01-0001 00:00 - Jan: hoi\n",
        b"Berichten en oproepen zijn end-to-end versleuteld",
        b"Messages and calls are end-to-end encrypted",
        *"\u200e \u202f \u202a \u202c \ufeff ~\u00a0Jan:".encode().split(),
        b"<Media weggelaten>",
        b"Coach: ",
        b"Dit bericht is verwijderd",
        b"+31 6 12345678: ",
        b" - ",
        b": ",
        b"\r\n",
        b"\n\n",
        b"\x00",
    ),
)
