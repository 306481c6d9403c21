"""What of an import stays out or needs a look: a list that scrolls, however long it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from ptcrm.commands.import_plan import Remark
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.plain import Label, one_line
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr

_LOWEST = 84
"""Pixels: two lines and the beginning of a third, so that one sees that it goes on."""
_LONGEST = 600
"""Characters of a line."""


class ProblemList(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label("", "field")
        self._model = QStringListModel(self)
        self._lines = QListView()
        self._lines.setObjectName("problems")
        self._lines.setModel(self._model)
        self._lines.setWordWrap(True)
        self._lines.setResizeMode(QListView.ResizeMode.Adjust)
        self._lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines.setTabKeyNavigation(False)
        self._lines.setMinimumHeight(_LOWEST)
        self._lines.setAccessibleName(tr("Import", "Problems"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._heading)
        layout.addWidget(self._lines, 1)
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark], several: bool) -> None:
        """List them; ``several``: with the file each is in."""
        self._model.setStringList([one_line(line)[:_LONGEST] for line in problem_lines(remarks, several)])
        self._heading.setText(tr("Import", "Problems: {count}", count=number(len(remarks))))
        self.setVisible(bool(remarks))

    @property
    def lines(self) -> list[str]:
        """What is listed."""
        return self._model.stringList()


def problem_lines(remarks: Sequence[Remark], several: bool) -> list[str]:
    """What stays out or needs a look, a line each; the file is named where there are several."""
    return [_problem_line(one, several) for one in remarks]


def _problem_line(one: Remark, several: bool) -> str:
    reason = refusal_words(one.refusal)
    if not one.line and one.file in reason:
        return reason
    if not one.line:
        return tr("Import", "“{file}”: {reason}", file=one.file, reason=reason)
    reason = reason[:1].lower() + reason[1:]
    if several:
        return tr("Import", "“{file}”, line {line}: {reason}", file=one.file, line=one.line, reason=reason)
    return tr("Import", "Line {line}: {reason}", line=one.line, reason=reason)
