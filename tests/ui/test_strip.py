"""The strip at the foot: its sentence and its buttons have room, also in place of another one."""

from __future__ import annotations

from office import Office
from PySide6.QtWidgets import QPushButton, QWidget

from ptcrm.ui.kit.desk import Notice
from ptcrm.ui.widgets.strip import Strip

pytest_plugins = ["office_fixtures"]


def test_a_notice_in_place_of_another_shows_all_of_its_words(office: Office) -> None:
    floor = QWidget()
    office.qtbot.addWidget(floor)
    floor.resize(900, 600)
    floor.show()
    strip = Strip(office.desk.theme, lambda: None, floor)
    strip.show_notice(Notice("Undone."))
    office.qtbot.wait(20)
    strip.show_notice(Notice("Sanne: answered after 12 min.", undo=True))
    office.qtbot.wait(20)
    (button,) = strip.findChildren(QPushButton)
    assert button.isVisible()
    assert button.width() >= button.sizeHint().width()
    assert strip._text.width() >= strip._text.sizeHint().width()
    assert strip.rect().contains(button.geometry())
