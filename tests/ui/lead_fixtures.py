"""One lead's page in a window of its own, in front."""

from __future__ import annotations

import pytest
from office import Office

from ptcrm.ui.pages.lead import LeadPage


@pytest.fixture
def page(office: Office) -> LeadPage:
    page = LeadPage(office.desk)
    office.qtbot.addWidget(page)
    page.resize(1084, 736)
    page.show()
    page.activateWindow()
    office.qtbot.waitUntil(page.isActiveWindow)
    return page
