"""The agenda as a window of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from office import Office
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ptcrm.ui.pages.agenda import AgendaPage


@pytest.fixture
def page(office: Office) -> Iterator[AgendaPage]:
    page = AgendaPage(office.desk)
    page.resize(1084, 736)
    page.show()
    page.activateWindow()
    office.qtbot.waitUntil(page.isActiveWindow)
    office.settle()
    yield page
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    office.settle()
