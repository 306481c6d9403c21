"""What is said when something broke that should not: what is safe, and a report to pass on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr


def say_bug(desk: Desk, report: str) -> None:
    """Show a strip that copies the report."""
    clipboard = QGuiApplication.clipboard()
    desk.say(
        tr("Errors", "Something went wrong in PT CRM. What you saved is safe."),
        actions=((tr("Errors", "Copy report"), lambda: clipboard.setText(report)),),
    )
