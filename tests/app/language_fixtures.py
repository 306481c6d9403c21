"""The words of one language at a time, for tests of what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ptcrm.ui.kit.language import Language, speak

Speak = Callable[[Language], None]


@pytest.fixture
def in_language(qapp: QApplication) -> Iterator[Speak]:
    """The words of one language at a time, and none afterwards."""
    owners: list[QObject] = []
    before = QLocale()

    def end() -> None:
        while owners:
            delete(owners.pop())

    def begin(language: Language) -> None:
        end()
        owners.append(QObject())
        speak(language, owners[-1])

    yield begin
    end()
    QLocale.setDefault(before)
