"""Every sample there is, of whatever kind, is read or refused with a sentence; none brings the program down.

Beside the samples in this repository a folder of third-party ones may lie; they are not ours to copy.
"""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.intake_file import read_file

OWN = Path(__file__).parents[1] / "samples"
OTHERS = Path(os.environ.get("PTCRM_SAMPLES", Path(__file__).parents[3] / "shared" / "samples"))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _read_or_refused(file: Path, now: int, zone: ZoneInfo) -> None:
    try:
        readings = read_file(file, now, zone)
    except Refusal as refusal:
        said = refusal.message
        assert said[:1].isupper(), said
        assert said.endswith("."), said
        assert "{" not in said, said
        return
    assert readings
    for reading in readings:
        assert all(row.message.endswith(".") for row in reading.refused)


@pytest.mark.parametrize("file", _files(OWN), ids=lambda file: str(file.relative_to(OWN)))
def test_a_sample_is_read_or_refused_in_words(file: Path, now: int, zone: ZoneInfo) -> None:
    _read_or_refused(file, now, zone)


def test_so_is_every_third_party_sample(now: int, zone: ZoneInfo) -> None:
    files = _files(OTHERS)
    if not files:
        pytest.skip(f"no third-party samples in {OTHERS}")
    for file in files:
        _read_or_refused(file, now, zone)
