"""How far the clocks stand apart is remembered for this start of the machine, and for no other."""

from __future__ import annotations

from office import Office

from ptcrm.app import wall_clock
from ptcrm.ui.kit.window_state import WindowState

pytest_plugins = ["office_fixtures"]


def test_it_holds_for_the_same_start_of_the_machine_only(office: Office) -> None:
    state = WindowState()
    assert state.clock_in("a") is None
    state.keep_clock("a", -1_795_431_600_123, 17)
    assert WindowState().clock_in("a") == (-1_795_431_600_123, 17)
    assert WindowState().clock_in("b") is None


def test_a_system_that_does_not_tell_its_starts_apart_remembers_nothing(office: Office) -> None:
    state = WindowState()
    state.keep_clock("", 5, 17)
    assert state.clock_in("") is None


def test_the_machine_tells_the_same_start_twice() -> None:
    assert wall_clock.boot() == wall_clock.boot()
