"""Mailboxes beyond the judged ones: how they are split, how large and how hostile they may be."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.commands.import_plan import plan_import
from ptcrm.commands.importing import run_import
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations import intake_archive, intake_file, intake_mailbox
from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.file_kind import FileKind, kind_of
from ptcrm.integrations.intake_file import read_file
from ptcrm.integrations.mailbox_split import split_mailbox
from ptcrm.store.database import Database

SAMPLES = Path(__file__).parents[1] / "samples"
FROM = b"From jan@example.nl Mon Nov 16 10:00:00 2026\n"
ASKED = (
    b"From: Jan de Vries <jan@example.nl>\nTo: coach@pt.example\nSubject: Vraag\n"
    b"Date: Mon, 16 Nov 2026 10:00:00 +0100\n\nIk wil graag komen trainen.\n\n"
)


def _mails(data: bytes) -> list[bytes]:
    return [mail.data for mail in split_mailbox(BytesIO(data))]


@given(
    st.lists(
        st.lists(st.sampled_from([b"hoi", b"From hier", b"", b"From: x", b">From daar", b"x" * 90])),
        max_size=9,
    )
)
def test_what_was_put_in_comes_out(bodies: list[list[bytes]]) -> None:
    mails = [ASKED + b"\n".join(body) + b"\n" for body in bodies]
    quoted = [mail.replace(b"\n>From ", b"\n>>From ").replace(b"\nFrom ", b"\n>From ") for mail in mails]
    box = b"".join(FROM + mail + b"\n" for mail in quoted)
    assert _mails(box) == [FROM + mail + b"\n" for mail in mails]
    assert _mails(box.replace(b"\n", b"\r\n")) == [
        (FROM + it + b"\n").replace(b"\n", b"\r\n") for it in mails
    ]


@given(st.binary(max_size=600), st.integers(1, 5))
def test_any_bytes_are_split_without_loss(junk: bytes, times: int) -> None:
    box = (FROM + ASKED + junk) * times
    kept = b"".join(_mails(box))
    assert kept.replace(b"\n", b"").replace(b"\r", b"").count(b"Jan de Vries") == times


def test_lines_that_people_write_begin_no_mail() -> None:
    written = (
        b"Hoi,\n\nFrom Monday at 10:00 I work.\nLocation: park\n\nFrom now on: yes\n\nFrom \nhier\n\n"
        b"From 10:00 to 11:00\nTime: free\n"
    )
    assert len(_mails(FROM + ASKED + written)) == 1
    assert len(_mails(FROM + ASKED + b"geen witregel\n" + FROM + ASKED)) == 2
    assert len(_mails(FROM + ASKED + b"\n" + FROM + b"zomaar\n\n" + FROM + ASKED)) == 3


def test_the_place_of_a_cut_between_two_reads_does_not_matter() -> None:
    one = FROM + ASKED + b"y" * 331 + b"\n\n"
    assert len(_mails(one * 9_001)) == 9_001


def test_one_mail_at_a_time_is_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "groot.mbox"
    mail = FROM + ASKED + b"regel van veertig tekens in de mail...\n" * 25_000 + b"\n"
    with file.open("wb") as out:
        for _ in range(60):
            out.write(mail)
    tracemalloc.start()
    with file.open("rb") as stream:
        assert sum(1 for _ in split_mailbox(stream)) == 60
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert file.stat().st_size > 55_000_000
    assert most < 12_000_000


def test_a_mail_beyond_the_cap_stays_out_by_its_subject(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    file = tmp_path / "box.mbox"
    large = FROM + ASKED.replace(b"Vraag", b"Film van mijn squat") + b"abc def ghi jkl\n" * 1_700_000 + b"\n"
    file.write_bytes(FROM + ASKED + large + FROM + ASKED.replace(b"Jan", b"Piet").replace(b"jan", b"piet"))
    [reading] = read_file(file, now, zone)
    assert [row.line for row in reading.rows] == [1, 3]
    [refused] = reading.refused
    assert (refused.line, refused.code) == (2, "mail_in_mailbox_unreadable")
    assert "Film van mijn squat" in refused.message


def test_a_mailbox_larger_than_other_files_is_read_from_its_place(
    tmp_path: Path, now: int, zone: ZoneInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = (b"Piet", b"Kim", b"Bo")
    people = [ASKED.replace(b"Jan", name).replace(b"jan@", name.lower() + b"@") for name in names]
    box = b"".join(FROM + mail + b"\n" for mail in people)
    monkeypatch.setattr(intake_file, "MAX_BYTES", 1_000)
    monkeypatch.setattr(intake_archive, "MAX_BYTES", 1_000)
    padded = box + (FROM + people[0] + b"z" * 2_000 + b"\n")
    (tmp_path / "a.mbox").write_bytes(padded)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("Takeout/Mail/Alles.mbox", padded)
    for name in ("a.mbox", "a.zip"):
        [reading] = read_file(tmp_path / name, now, zone)
        assert reading.kind is FileKind.MAILBOX
        assert [row.enquiry.person.given for row in reading.rows] == ["Piet", "Kim", "Bo"]


def test_more_than_anybody_can_wait_for_is_refused(
    tmp_path: Path, now: int, zone: ZoneInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "box.mbox"
    file.write_bytes((FROM + ASKED) * 4)
    monkeypatch.setattr(intake_mailbox, "MOST_MAILS", 3)
    with pytest.raises(Refusal) as refused:
        read_file(file, now, zone)
    assert refused.value.code == "mailbox_too_many"
    with file.open("r+b") as grown:
        grown.truncate(intake_mailbox.MAILBOX_BYTES + 1)  # sparse: takes no room
    with pytest.raises(Refusal) as refused:
        read_file(file, now, zone)
    assert refused.value.code == "mailbox_too_large"


def test_reading_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    file = tmp_path / "box.mbox"
    file.write_bytes((FROM + ASKED) * 20)
    told: list[tuple[int, int]] = []

    def follow(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    read_file(file, now, zone, progress=follow)
    assert told == sorted(told)
    assert told[-1] == (file.stat().st_size, file.stat().st_size)
    with pytest.raises(Refusal) as refused:
        plan_import([file], now, zone, progress=lambda done, total: done < total // 2)
    assert refused.value.code == "reading_stopped"


HOSTILE = {
    "long subject": b"From: a@example.nl\nSubject: " + b"=?utf-8?q?x?= " * 20_000 + b"\n\nhoi\n",
    "nested": b"From: a@example.nl\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5_000,
    "brackets": b"From: " + b"(" * 100_000 + b"\nTo: x@example.nl\n\nhoi\n",
    "addresses": b"From: a@example.nl\nTo: " + b"a@example.nl, " * 20_000 + b"\n\nhoi\n",
    "nonsense": b"From: a@example.nl\nDate: onzin\nContent-Type: text/plain; charset=klingon\n\n\xff\x00\n",
}


@pytest.mark.parametrize("mail", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_mail_holds_nobody_up(mail: bytes, tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    file = tmp_path / "box.mbox"
    file.write_bytes(FROM + ASKED + (FROM + mail + b"\n") * 3 + FROM + ASKED.replace(b"jan", b"piet"))
    began = time.process_time()
    [reading] = read_file(file, now, zone)
    assert time.process_time() - began < 10
    assert {row.line for row in reading.rows} >= {1, 5}


def test_the_mail_of_apple_has_its_length_above_it(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    file = tmp_path / "1.emlx"
    note = b'<?xml version="1.0"?>\n<plist version="1.0"><dict><key>flags</key></dict></plist>\n'
    file.write_bytes(b"%d      \n" % len(ASKED) + ASKED + note)
    [reading] = read_file(file, now, zone)
    assert (reading.kind, reading.rows[0].enquiry.message) == (FileKind.MAIL, "Ik wil graag komen trainen.")


def test_the_same_mailbox_again_brings_nobody_new(database: Database, now: int, zone: ZoneInfo) -> None:
    files = [
        SAMPLES / "mailbox-judge" / name for name in ("takeout-nl-alles.mbox", "twee-keer-dezelfde.mbox")
    ]
    first = run_import(database, plan_import(files, now, zone), now)
    assert (first.added, first.enquiries, first.not_leads) == (3, 3, 2)
    again = run_import(database, plan_import(files, now, zone), now)
    assert (again.added, again.enquiries, again.unchanged + again.merged) == (0, 0, 3)


def test_a_mail_says_the_same_alone_and_in_a_mailbox(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    alone: list[ReadRow] = []
    box = b""
    for file in sorted((SAMPLES / "forms-synthetic").glob("*.eml")):
        data = file.read_bytes().replace(b"\r\n", b"\n")
        alone += read_file(file, now, zone)[0].rows
        box += FROM + data.rstrip(b"\n") + b"\n\n"
    (tmp_path / "box.mbox").write_bytes(box)
    assert kind_of(box) is FileKind.MAILBOX
    [reading] = read_file(tmp_path / "box.mbox", now, zone)
    wanted = {row.enquiry.person.email for row in alone}
    assert {row.enquiry.person.email for row in reading.rows} == wanted
