"""Every row that stays out or needs a look, with its line and reason; by kind, and however many there are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.import_problems import ImportProblems, ProblemGroup
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card

_LINE = 33
_HIGHEST = 270
_BESIDE = 44
"""Pixels beside the words: the icon and the padding."""
_WRAPPED_UP_TO = 100
"""Lines that may each be as high as their words ask; beyond that all are equally high, which is quick."""


class ProblemsCard(Card):
    """Hidden while there is nothing to say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Import", "What to look at"), parent)
        self.problems = ImportProblems(desk.theme, self)
        self._groups: list[ProblemGroup] = []
        self._several = False
        self._buttons: dict[bool | None, Button] = {}
        kinds = QButtonGroup(self)
        self.heading.addStretch(1)
        for out in (None, True, False):
            button = Button(desk.theme, "", "", "choice")
            button.setCheckable(True)
            button.clicked.connect(partial(self._filter, out))
            kinds.addButton(button)
            self._buttons[out] = button
            self.heading.addWidget(button)
        self.view = QTreeView()
        self.view.setObjectName("importProblems")
        self.view.setModel(self.problems)
        self.view.setHeaderHidden(True)
        self.view.setWordWrap(True)
        self._lines = _Lines(self.view)
        self.view.setItemDelegate(self._lines)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Import", "What to look at"))
        self.view.expanded.connect(lambda _: self._fit())
        self.view.collapsed.connect(lambda _: self._fit())
        self.body.addWidget(self.view)
        self.hide()

    def show_groups(self, groups: list[ProblemGroup], several: bool) -> None:
        """List them; ``several``: with the file each is in."""
        if not groups and not self._groups:
            return
        self._groups, self._several = groups, several
        counts = {out: sum(len(one.remarks) for one in groups if one.out is out) for out in (True, False)}
        words = {
            None: tr("Import", "all: {count}", count=number(sum(counts.values()))),
            True: tr("Import", "stays out: {count}", count=number(counts[True])),
            False: tr("Import", "to look up: {count}", count=number(counts[False])),
        }
        for out, button in self._buttons.items():
            button.setText(words[out])
            button.speak(words[out])
            button.setVisible(all(counts.values()))
        self._buttons[None].setChecked(True)
        self._filter(None)
        self.setVisible(bool(groups))

    def lines(self) -> list[str]:
        """What is listed now."""
        return self.problems.lines()

    def _filter(self, out: bool | None, _checked: bool = False) -> None:
        wanted = [one for one in self._groups if out is None or one.out is out]
        most = max((len(one.remarks) for one in wanted), default=0)
        self.view.setUniformRowHeights(len(wanted) > _WRAPPED_UP_TO or most > _WRAPPED_UP_TO)
        self.view.setRootIsDecorated(most > 1)
        self.problems.show_groups(wanted, self._several)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, up to a handful."""
        height = 12
        for row in range(min(20, self.problems.rowCount())):
            index = self.problems.index(row, 0)
            height += self._lines.height_of(index)
            if self.view.isExpanded(index):
                height += _LINE * self.problems.rowCount(index)
        self.view.setFixedHeight(min(height, _HIGHEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.scheduleDelayedItemsLayout()
        self._fit()


class _Lines(QStyledItemDelegate):
    """Lines as high as their words ask at the width there is; the whole of a long one is its tip."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def height_of(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Pixels of a line."""
        if self._view.uniformRowHeights():
            return _LINE
        deep = 2 if index.parent().isValid() else 1
        room = self._view.viewport().width() - deep * self._view.indentation() - _BESIDE
        box = self._view.fontMetrics().boundingRect(
            QRect(0, 0, max(room, 100), 1000), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return max(_LINE, box.height() + 15)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(100, self.height_of(index))
