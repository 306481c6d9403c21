"""What every dialog has: F1 opens the help about it, over it, and what was typed stays as it is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from ptcrm.ui.kit.theme import Theme


class Dialog(QDialog):
    """Each dialog names its page of the help (``help_text.TOPICS``)."""

    help_topic: ClassVar[str]

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        QShortcut(QKeySequence("F1"), self, self.show_help)

    def show_help(self) -> None:
        """Open the help about this dialog."""
        from ptcrm.ui.dialogs.help import HelpDialog

        HelpDialog(self._theme, self.help_topic, self).open()
