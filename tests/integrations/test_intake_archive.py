"""Packed files: what is in them comes in part by part, what can't be read is named, nothing is written."""

from __future__ import annotations

import gzip
import random
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations import archive_parts
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.integrations.intake_file import read_file

SAMPLES = Path(__file__).parents[1] / "samples"
TABLE = b"Naam;E-mail\nJan de Vries;jan@example.nl\nEva Smit;eva@example.nl\n"
OTHER = b"Naam;E-mail\nPiet Bos;piet@example.nl\n"
MAIL = (SAMPLES / "forms-synthetic" / "cf7-nl.eml").read_bytes()
MAILBOX = (SAMPLES / "mailbox-judge" / "takeout-nl-alles.mbox").read_bytes()
LEAD = (SAMPLES / "json-judge" / "google-ads-een.json").read_bytes()
PHOTO = b"\xff\xd8\xff\xe0" + bytes(500)


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


class Packed:
    """Reads packed files as the trainer would choose them."""

    def __init__(self, folder: Path, now: int, zone: ZoneInfo) -> None:
        self._folder, self._now, self._zone = folder, now, zone

    def read(
        self,
        files: dict[str, bytes] | bytes,
        name: str = "download.zip",
        left_out: frozenset[str] = frozenset(),
    ) -> list[FileReading]:
        """What is in a packed file of these files, or of these bytes."""
        file = self._folder / name
        file.write_bytes(files if isinstance(files, bytes) else _zip(files))
        return read_file(file, self._now, self._zone, choices=Choices(left_out=left_out))

    def code(self, files: dict[str, bytes] | bytes) -> str:
        """Why it is refused."""
        with pytest.raises(Refusal) as refused:
            self.read(files)
        return refused.value.code


@pytest.fixture
def packed(tmp_path: Path, now: int, zone: ZoneInfo) -> Packed:
    return Packed(tmp_path, now, zone)


def _summary(readings: list[FileReading]) -> list[tuple[str, int, list[str]]]:
    return [(it.part, len(it.rows), [row.code for row in it.refused]) for it in readings]


def test_each_file_inside_is_a_part_of_its_own(packed: Packed) -> None:
    readings = packed.read(
        {"leads.csv": TABLE, "mail/vraag.eml": MAIL, "Mail/Alles.mbox": MAILBOX, "ads.json": LEAD}
    )
    assert _summary(readings) == [
        ("leads.csv", 2, []),
        ("mail/vraag.eml", 1, []),
        ("Mail/Alles.mbox", 2, []),
        ("ads.json", 1, []),
    ]
    assert [it.kind for it in readings] == [FileKind.TABLE, FileKind.MAIL, FileKind.MAILBOX, FileKind.JSON]
    assert readings[0].name == "download.zip › leads.csv"


def test_photos_and_company_are_passed_over_without_a_word(packed: Packed) -> None:
    readings = packed.read(
        {
            "leads.csv": TABLE,
            "foto.jpg": PHOTO,
            "leeg.txt": b"",
            "agenda.ics": b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
            "contract.pdf": b"%PDF-1.7",
            "LEESMIJ.txt": b"Dit is een map met gegevens.\nVeel plezier ermee.\n",
            "instellingen.json": b'{"theme": "dark"}',
            "__MACOSX/._leads.csv": b"\x00\x05\x16\x07" + bytes(100),
            "archive_browser.html": b"<!DOCTYPE html><html><body><h1>Takeout</h1></body></html>",
            ".DS_Store": b"\x00\x00\x00\x01Bud1",
        }
    )
    assert _summary(readings) == [("leads.csv", 2, [])]


def test_what_ought_to_hold_people_and_cannot_be_read_is_named(packed: Packed) -> None:
    readings = packed.read({"leads.csv": TABLE, "half.json": b'[{"naam": "Ja', "mail.msg": _outlook_mail()})
    assert _summary(readings) == [
        ("leads.csv", 2, []),
        ("half.json", 0, ["json_damaged"]),
        ("mail.msg", 0, ["file_is_outlook_mail"]),
    ]
    assert readings[1].refused[0].line == 0


def _outlook_mail() -> bytes:
    return b"\xd0\xcf\x11\xe0" + bytes(100) + "__substg1.0_001A".encode("utf-16-le")


def test_one_zip_in_a_zip_is_opened_and_no_further(packed: Packed) -> None:
    inner = _zip({"leden.csv": OTHER, "nog dieper.zip": _zip({"x.csv": TABLE})})
    readings = packed.read({"leads.csv": TABLE, "export/inner.zip": inner})
    assert _summary(readings) == [
        ("leads.csv", 2, []),
        ("export/inner.zip › leden.csv", 1, []),
        ("export/inner.zip › nog dieper.zip", 0, ["archive_in_archive"]),
    ]


def test_parts_can_be_left_out(packed: Packed) -> None:
    files = {"a.csv": TABLE, "b.csv": OTHER}
    assert _summary(packed.read(files, left_out=frozenset({"a.csv"}))) == [("b.csv", 1, [])]
    assert [len(it.rows) for it in packed.read(files, left_out=frozenset(files))] == [0]


def test_names_are_words_and_never_paths(packed: Packed, tmp_path: Path) -> None:
    data = _zip(
        {"../../weg.csv": TABLE, "/etc/passwd.csv": OTHER, "C:\\x\\\u202egpj.csv": OTHER, "n" * 400: OTHER}
    )
    before = sorted(tmp_path.rglob("*"))
    readings = packed.read(data)
    assert sum(len(it.rows) for it in readings) == 5
    assert "\u202e" not in readings[2].part
    assert len(readings[3].part) < 250
    assert sorted(set(tmp_path.rglob("*")) - set(before)) == [tmp_path / "download.zip"]


def test_a_name_in_utf_8_that_does_not_say_so_is_read(packed: Packed) -> None:
    data = _zip({"Zoë.csv": TABLE}).replace("Zoë".encode(), b"Zo\xc3\xab")
    plain = bytearray(data)
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = plain.find(mark) + (6 if mark[2] == 3 else 8)
        plain[at : at + 2] = b"\x00\x00"
    assert packed.read(bytes(plain))[0].part == "Zoë.csv"


def test_a_password_is_said(packed: Packed) -> None:
    locked = bytearray(_zip({"leads.csv": TABLE}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + place] |= 1
    assert packed.code(bytes(locked)) == "archive_locked"


@pytest.mark.parametrize("cut", [10, 100, 300])
def test_half_a_download_is_said(packed: Packed, cut: int) -> None:
    whole = _zip({"leads.csv": TABLE * 20, "b.csv": OTHER}, zipfile.ZIP_STORED)
    assert packed.code(whole[:-cut]) == "archive_damaged"


def test_a_damaged_file_inside_leaves_the_others(packed: Packed) -> None:
    data = bytearray(_zip({"a.csv": TABLE, "b.csv": OTHER}, zipfile.ZIP_STORED))
    data[data.find(b"Jan de Vries")] ^= 0x20
    assert _summary(packed.read(bytes(data))) == [("a.csv", 0, ["archive_damaged"]), ("b.csv", 1, [])]


def test_nobody_inside_is_one_sentence(packed: Packed) -> None:
    assert packed.code({"foto.jpg": PHOTO, "b.jpg": PHOTO}) == "archive_without_people"
    assert packed.code({}) == "archive_without_people"
    assert packed.code({"mail.msg": _outlook_mail()}) == "file_is_outlook_mail"


@pytest.mark.parametrize(
    "data", [b"7z\xbc\xaf\x27\x1c" + bytes(90), b"Rar!\x1a\x07\x00", b"BZh9", b"a" + bytes(256) + b"ustar"]
)
def test_other_packed_files_are_named_for_what_they_are(packed: Packed, data: bytes) -> None:
    assert packed.code(data) == "file_is_archive"


def test_a_gz_is_the_file_in_it(packed: Packed) -> None:
    assert _summary(packed.read(gzip.compress(TABLE), "leads.csv.gz")) == [("", 2, [])]
    assert packed.code(gzip.compress(TABLE)[:30]) == "archive_damaged"
    assert packed.code(gzip.compress(b"a" + bytes(256) + b"ustar" + bytes(900))) == "archive_in_archive"


def test_a_bomb_is_refused_before_it_goes_off(packed: Packed) -> None:
    assert packed.code({"bom.csv": bytes(60_000_000)}) == "archive_too_large"
    junk = b'["' + random.Random(1).randbytes(500_000).hex().encode() * 45
    files = {f"{at}.csv": TABLE if at == 0 else junk for at in range(7)}
    readings = packed.read(_zip(files, zipfile.ZIP_STORED))
    assert len(readings[0].rows) == 2
    assert [row.code for row in readings[-1].refused] == ["archive_too_large"]
    assert len(readings) < 7


def test_more_files_than_anybody_has_are_refused(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_parts, "MOST_FILES", 3)
    assert packed.code({f"{at}.csv": TABLE for at in range(4)}) == "archive_too_many"


def test_a_zip_far_larger_than_other_files_is_read_from_its_place(packed: Packed) -> None:
    video = random.Random(2).randbytes(55_000_000)
    readings = packed.read(_zip({"video.mp4": b"\x00\x00\x00\x18ftypmp42" + video, "leads.csv": TABLE}))
    assert _summary(readings) == [("leads.csv", 2, [])]


@given(st.binary(max_size=400), st.integers(0, 400))
def test_whatever_is_wrong_with_it_is_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, now: int, zone: ZoneInfo, junk: bytes, at: int
) -> None:
    data = bytearray(_zip({"a.csv": TABLE, "b.json": LEAD, "c.zip": _zip({"d.csv": OTHER})}))
    at = min(at, len(data) - 1)
    data[at : at + len(junk)] = junk
    if not data.startswith(b"PK"):
        return
    file = tmp_path_factory.mktemp("zip") / "x.zip"
    file.write_bytes(data)
    with suppress(Refusal):
        assert read_file(file, now, zone)


def test_deflate_never_gives_more_than_the_cap() -> None:
    """The cap on ratio would be for nothing if packing could not reach it."""
    assert len(zlib.compress(bytes(10_000_000), 9)) * archive_parts.MOST_TIMES < 10_000_000
