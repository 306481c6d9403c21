"""The import page on a real data file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from import_office import Importing
from office import Office

from ptcrm.ui.pages.import_page import ImportPage


@pytest.fixture
def importing(office: Office) -> Iterator[Importing]:
    """The page, empty."""
    page = ImportPage(office.desk)
    office.qtbot.addWidget(page)
    page.resize(828, 577)  # what a window of 1024 x 640 leaves
    page.show()
    office.qtbot.waitExposed(page)
    page.activateWindow()
    yield Importing(office, page)
    page.stop()
    office.settle()
