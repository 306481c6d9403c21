"""How the trainer wants to be told, as it is kept; what can't be read is as usual, no silence by accident."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.alert_settings import NAMES, USUAL, AlertSettings, Loudness, read_settings
from ptcrm.domain.quiet import QuietWindow
from ptcrm.domain.rungs import Rung

NOON = 1_795_431_600_000
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def test_as_usual_all_rungs_are_told_and_the_hour_is_heard() -> None:
    usual = read_settings({})
    assert usual == AlertSettings()
    assert usual.told == tuple(Rung)
    assert [rung for rung in Rung if usual.is_heard(rung)] == [Rung.HOUR]
    assert (usual.repeats, usual.initials, usual.quiet_until(NOON, AMSTERDAM)) == (True, False, None)


def test_what_was_kept_is_read() -> None:
    found = read_settings(
        {
            "alert_arrived": "off",
            "alert_day": "sound",
            "alert_repeats": "no",
            "alert_initials": "yes",
            "quiet_windows": "[[720, 780, [0]]]",
            "with_client_until": str(NOON + 1),
        }
    )
    assert found.told == (Rung.BEFORE_HOUR, Rung.HOUR, Rung.DAY)
    assert found.loudness[Rung.DAY] is Loudness.SOUND
    assert (found.repeats, found.initials) == (False, True)
    assert found.windows == (QuietWindow(720, 780, frozenset({0})),)
    assert found.is_with_client(NOON)
    assert not found.is_with_client(NOON + 1)


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=30)))
def test_whatever_stands_there_is_read(kept: dict[str, str]) -> None:
    found = read_settings(kept)
    assert set(found.loudness) == set(USUAL)
    assert found.quiet_until(NOON, AMSTERDAM) is None or found.windows or found.is_with_client(NOON)
