"""What a Linux desktop and its system tell while PT CRM runs, by their buses: how things look, and waking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection

from ptcrm.app.resume import Resume
from ptcrm.app.system_looks import SystemLooks
from ptcrm.ui.kit.theme import Theme


def listen(theme: Theme, woke: Callable[[], object], owner: QObject) -> None:
    """Follow the desktop's light and dark, and hear at once when the laptop wakes."""
    SystemLooks(theme, QDBusConnection.sessionBus(), owner).start()
    Resume(QDBusConnection.systemBus(), woke, owner).start()
