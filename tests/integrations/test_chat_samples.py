"""Chats as phones write them, each beside what a person reads in it (``.expected``)."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ptcrm.domain.enquiry import PastTouch
from ptcrm.domain.moments import to_local
from ptcrm.domain.values import Channel, Direction
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.integrations.intake_file import read_file

SAMPLES = Path(__file__).parents[1] / "samples" / "chats"
CHATS = sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.json")])


@pytest.mark.parametrize("chat", CHATS, ids=lambda path: path.stem)
def test_a_chat_is_read_as_a_person_reads_it(chat: Path, now: int, zone: ZoneInfo) -> None:
    wanted = chat.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    own = frozenset(line[5:] for line in wanted if line.startswith("TOLD "))
    [reading] = read_file(chat, now, zone, choices=Choices(own_names=own))
    assert reading.kind is (FileKind.INSTAGRAM if chat.suffix == ".json" else FileKind.CHAT)
    assert written_out(reading, zone) == [line for line in wanted if not line.startswith("TOLD ")]


def test_there_are_enough_of_them() -> None:
    assert len(CHATS) >= 50


def written_out(reading: FileReading, zone: ZoneInfo) -> list[str]:
    """A reading in the words of the ``.expected`` files."""
    lines = [f"ME {reading.own_voice}", *(f"REFUSED {row.line}" for row in reading.refused)]
    before = None
    for row in reading.rows:
        enquiry = row.enquiry
        person, key = enquiry.person, enquiry.external_person
        if key != before:
            who = [person.name or person.phone, person.phone if person.name else "", person.email]
            lines.append("LEAD " + " | ".join(who).rstrip(" |"))
            before = key
        if person.wants:
            lines.append(f"WANTS {person.wants}")
        if enquiry.arrival is not None:
            when = _when(enquiry.arrival.at, zone)
            lines.append(f"ENQ {when} {enquiry.channel} | {_one_line(enquiry.message)}")
        lines += [_touch(touch, zone) for touch in enquiry.touches]
    return lines


def _touch(touch: PastTouch, zone: ZoneInfo) -> str:
    way = f"{touch.channel} {touch.reached}" if touch.channel is Channel.PHONE else touch.channel
    side = "OUT" if touch.direction is Direction.OUT else "IN"
    return f"{side} {_when(touch.at, zone)} {way} | {_one_line(touch.note)}"


def _when(at: int, zone: ZoneInfo) -> str:
    """Local time; UTC of an hour that the clock has twice, the second time."""
    local = to_local(at, zone)
    if local.fold:
        return to_local(at, ZoneInfo("UTC")).strftime("%Y-%m-%d %H:%MZ")
    return local.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎")
