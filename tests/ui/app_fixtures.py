"""Qt's application as the program dresses it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ptcrm.ui.kit.theme import prepare_application


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> QApplication:
    """Dressed once, as in the program: a style that is set again costs more than most tests."""
    prepare_application(qapp)
    qapp.setApplicationName("ptcrm")
    qapp.setDesktopFileName("ptcrm")
    return qapp
