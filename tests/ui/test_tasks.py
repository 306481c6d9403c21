"""Long work never stands in the way of what must be told now."""

from __future__ import annotations

from threading import Event

from office import Office
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ptcrm.domain.changes import EVERYTHING

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


class _Painted(QWidget):
    """Notes in ``order`` when it was painted."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self._order = order

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        self._order.append("painted")


def test_what_a_change_leads_to_is_read_after_the_change_is_painted(office: Office) -> None:
    tasks, order = office.desk.tasks, list[str]()
    widget = _Painted(order)
    office.qtbot.addWidget(widget)
    with office.qtbot.waitExposed(widget):
        widget.show()
    order.clear()
    tasks.changed.connect(
        lambda _: tasks.read(office.desk, "after", lambda _: order.append("read"), lambda _: None)
    )
    tasks.changed.connect(lambda _: widget.update())
    tasks.announce(EVERYTHING)
    office.settle()
    tasks.read(office.desk, "later", lambda _: order.append("later"), lambda _: None)
    office.settle()
    assert order == ["painted", "read", "later"]
