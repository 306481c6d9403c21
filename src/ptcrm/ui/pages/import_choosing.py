"""Choosing files to import, in the folder that was used last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState

_READABLE: Final = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.html *.htm *.vcf *.eml *.msg *.mbox *.json *.zip"
"""What such files are usually called; what they are is told by their content."""


def ask_files(parent: QWidget, chosen: Callable[[list[str]], None]) -> None:
    """Let the trainer choose files, without waiting for it; nothing happens when the choice is left."""
    readable = tr("Import", "Tables, contacts, mails and chats")
    every = tr("Import", "All files")
    dialog = QFileDialog(parent, tr("Import", "Import leads"), WindowState().import_folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([f"{readable} ({_READABLE})", f"{every} (*)"])
    dialog.filesSelected.connect(chosen)
    dialog.open()
