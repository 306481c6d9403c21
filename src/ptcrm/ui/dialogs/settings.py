"""Settings: the language, light or dark, the country, and where the data is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.commands.preferences import set_preference
from ptcrm.queries.preferences import REGION
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.language import LANGUAGES, Language
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.theme import APPEARANCES, Appearance
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.widgets.buttons import Button

_REGIONS = (("NL", mark("Settings", "The Netherlands")), ("BE", mark("Settings", "Belgium")))


class SettingsDialog(QDialog):
    """What is chosen here holds at once, the language from the next start."""

    def __init__(self, desk: Desk, language: Language, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = WindowState()
        self.setWindowTitle(tr("Frame", "Settings"))
        self.setMinimumWidth(460)
        self._said = Label("", "hint", wrap=True)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(Label(tr("Frame", "Settings"), "page-title"))
        layout.addSpacing(6)
        layout.addWidget(Label(tr("Settings", "Language"), "field"))
        languages = [(word, partial(self._choose_language, one)) for one, word in LANGUAGES.items()]
        layout.addLayout(self._choices(languages, list(LANGUAGES).index(language)))
        layout.addWidget(self._said)
        layout.addSpacing(6)
        layout.addWidget(Label(tr("Settings", "Appearance"), "field"))
        appearances = [
            (tr(*word), lambda one=one: self._choose_appearance(one)) for one, word in APPEARANCES.items()
        ]
        layout.addLayout(self._choices(appearances, list(APPEARANCES).index(self._state.appearance)))
        layout.addSpacing(6)
        layout.addWidget(Label(tr("Settings", "Country"), "field"))
        regions = [(tr(*word), partial(self._choose_region, one)) for one, word in _REGIONS]
        layout.addLayout(self._choices(regions, [one for one, _ in _REGIONS].index(desk.region)))
        layout.addWidget(Label(tr("Settings", "Phone numbers without a country code are read so."), "hint"))
        layout.addSpacing(6)
        layout.addWidget(Label(tr("Settings", "All data on this laptop"), "field"))
        layout.addWidget(Label(str(folder), "small", wrap=True))
        open_folder = Button(desk.theme, tr("Trouble", "Open data folder"), "folder-open")
        open_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        export = Button(desk.theme, tr("Export", "Export leads"), "download")
        export.clicked.connect(self._export)
        for button in (open_folder, export):
            button.setAutoDefault(False)
        close = Button(desk.theme, tr("Frame", "Close"), "", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(open_folder)
        foot.addWidget(export)
        foot.addStretch(1)
        foot.addWidget(close)
        layout.addSpacing(10)
        layout.addLayout(foot)

    def _choices(self, choices: Sequence[tuple[str, Callable[[], None]]], chosen: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        group = QButtonGroup(self)
        for place, (word, choose) in enumerate(choices):
            button = Button(self._desk.theme, word, "", "choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(place == chosen)
            button.clicked.connect(lambda _checked=False, choose=choose: choose())
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _export(self) -> None:
        from ptcrm.ui.dialogs.export_leads import ExportDialog

        ExportDialog(self._desk, parent=self).open()

    def _choose_language(self, language: Language) -> None:
        self._state.language = language
        self._said.setText(tr("Settings", "The language changes when PT CRM starts again."))
        self._said.show()

    def _choose_region(self, region: str) -> None:
        self._desk.region = region
        self._desk.tasks.write(self._desk, partial(set_preference, name=REGION, value=region))

    def _choose_appearance(self, appearance: Appearance) -> None:
        self._state.appearance = appearance
        self._desk.theme.choose(appearance)
