"""One question before what can't simply be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.ui.dialogs.dialog import Dialog
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.widgets.buttons import Button

_WIDTH = 440


class QuestionDialog(Dialog):
    """Calls ``act`` when the trainer chooses the button called ``word``; Esc and Cancel change nothing."""

    help_topic = "data"

    def __init__(
        self, theme: Theme, question: str, word: str, act: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("PT CRM")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleDescription(question)
        self.cancel = Button(theme, tr("Frame", "Cancel"))
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go = Button(theme, word, "", "primary")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.accept)
        self.accepted.connect(act)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(Label(question, wrap=True))
        layout.addLayout(line)
