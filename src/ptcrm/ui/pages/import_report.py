"""What an import did: in words, with the way back, the leads it made, and a report to keep."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptcrm.commands.import_plan import ImportReport
from ptcrm.domain.refusals import Refusal
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture, one_line
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.import_words import done_words
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card
from ptcrm.ui.widgets.flow import FlowLayout

_NAMED = 20


class ReportCard(Card):
    """Emits what the trainer wants next."""

    undo_wanted = Signal()
    leads_wanted = Signal()
    duplicates_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self.heading.setContentsMargins(0, 0, 0, 0)
        self._picture = Picture()
        self._what = Label("", "page-title", wrap=True)
        self._counts = Label("", "title", wrap=True)
        self._rest = Label("", "", wrap=True)
        self._hint = Label(
            tr("Import", "Older leads raise no alert; they wait in the list."), "hint", wrap=True
        )
        theme = desk.theme
        self.leads = Button(theme, tr("Import", "Show the new leads"), "users", "primary")
        self.duplicates = Button(theme, "", "merge")
        self.save = Button(theme, tr("Import", "Save report"), "download")
        self.undo = Button(theme, tr("Import", "Undo the whole import"), "undo-2")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button, signal in (
            (self.leads, self.leads_wanted),
            (self.duplicates, self.duplicates_wanted),
            (self.save, self.save_wanted),
            (self.undo, self.undo_wanted),
        ):
            flow.addWidget(button)
            button.clicked.connect(signal)
        column = QVBoxLayout()
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(8)
        for part in (self._picture, self._what, self._counts, self._rest, self._hint):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.body.addLayout(column)

    def show_report(self, report: ImportReport, planned: int) -> None:
        """Say what was done of ``planned`` rows."""
        self._mark("circle-check", self._desk.theme.tokens.good)
        late = len([one for one in report.refused if one.line])
        done = report.added + report.merged + report.unchanged
        self._what.setText(
            tr("Import", "Stopped. What was in is kept.") if report.stopped else tr("Import", "Imported")
        )
        self._counts.setText(done_words(report))
        self._counts.show()
        left = max(0, planned - done)
        rest = tr("Import", "%n row(s) were not reached.", n=left) if report.stopped and left else ""
        if not rest and late:
            rest = tr("Import", "%n row(s) stayed out; the list below says why.", n=late)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._hint.setVisible(report.enquiries > 0)
        self.leads.setVisible(report.added > 0)
        doubtful = report.possible_duplicates
        self.duplicates.setVisible(doubtful > 0)
        if doubtful:
            words = tr("Import", "%n possible duplicate(s)", n=doubtful)
            self.duplicates.setText(words)
            self.duplicates.speak(words)
        self.save.setVisible(True)
        self.undo.setVisible(report.batch_id is not None and report.added + report.merged > 0)
        self.undo.setEnabled(True)
        self.setAccessibleName(f"{self._what.text()} {self._counts.text()}")

    def show_undone(self, kept: Sequence[str]) -> str:
        """Say that the import was taken back, and who stays; the sentence."""
        self._mark("undo-2", self._desk.theme.tokens.muted)
        said = tr("Import", "The whole import is undone.")
        names = ""
        if kept:
            said = tr("Import", "The import is undone. %n lead(s) stay: changed since.", n=len(kept))
            named = [one_line(name)[:60] or tr("Person", "Someone") for name in kept[:_NAMED]]
            if len(kept) > _NAMED:
                named.append(tr("Import", "and {count} more", count=number(len(kept) - _NAMED)))
            names = ", ".join(named)
        self._what.setText(said)
        self._counts.setText(names)
        self._counts.setVisible(bool(names))
        for widget in (self._rest, self._hint, self.leads, self.duplicates, self.undo, self.save):
            widget.hide()
        return said

    def show_failure(self, refusal: Refusal) -> None:
        """Say why the import broke off."""
        self._mark("triangle-alert", self._desk.theme.tokens.over)
        self._what.setText(refusal_words(refusal))
        self._counts.hide()
        for widget in (self._rest, self._hint, self.leads, self.duplicates, self.undo, self.save):
            widget.hide()

    def words(self) -> str:
        """What is said, in one text."""
        labels = (self._what, self._counts, self._rest, self._hint)
        return "\n".join(label.text() for label in labels if label.text() and not label.isHidden())

    def _mark(self, icon_name: str, colour: str) -> None:
        self._picture.setPixmap(pixmap(icon_name, colour, 32))
