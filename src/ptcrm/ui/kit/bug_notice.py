"""What is said when PT CRM itself did something wrong."""

from __future__ import annotations

from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr


def say_bug(desk: Desk, report: str) -> None:
    """Tell that something went wrong, and offer the report."""
    from PySide6.QtGui import QGuiApplication

    clipboard = QGuiApplication.clipboard()
    desk.say(
        tr("Errors", "Something went wrong in PT CRM. What you saved is safe."),
        actions=((tr("Errors", "Copy report"), lambda: clipboard.setText(report)),),
    )
