"""Long work never stands in the way of what must be told now."""

from __future__ import annotations

from threading import Event

from office import Office

pytest_plugins = ["office_fixtures"]


def test_a_notification_finds_its_way_while_imports_run_and_a_server_is_slow(office: Office) -> None:
    tasks, ended = office.desk.tasks, Event()
    told: list[str] = []
    try:
        for _ in range(3):
            tasks.long(office.desk, lambda _database: ended.wait(20), lambda _: None)
        for _ in range(3):
            tasks.outside(office.desk, lambda: ended.wait(20), lambda _: None)
        tasks.outside(office.desk, lambda: "Sanne has waited an hour", told.append)
        office.qtbot.waitUntil(lambda: bool(told), timeout=5_000)
    finally:
        ended.set()
    office.settle()
    assert told == ["Sanne has waited an hour"]
