"""With whom? A field to search in and the leads found under it; arrows choose, Enter takes."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ptcrm.queries.agenda import who_to_plan
from ptcrm.queries.lead_list import LeadRow
from ptcrm.ui.dialogs.small_dialog import SmallDialog, text_field
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label, one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import person, stage_word

_MOST: Final = 8
_LINE: Final = 34
_LEAD: Final = Qt.ItemDataRole.UserRole
_NAME: Final = Qt.ItemDataRole.UserRole + 1
_LONGEST: Final = 200
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST, Qt.Key.Key_PageUp: -_MOST}


class ChooseLeadDialog(SmallDialog):
    """``chosen(lead_id, name)`` after it closed. ``at`` (UTC ms) is what the lead is chosen for."""

    help_topic = "consultations"

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, at: int, parent: QWidget | None = None) -> None:
        title = tr("Agenda", "With whom?")
        super().__init__(desk, title, tr("Agenda", "Next"), parent)
        self.search = text_field(_LONGEST)
        self.search.setPlaceholderText(tr("Agenda", "Name, phone or e-mail"))
        self.search.setAccessibleName(title)
        self.found = QListView()
        self.found.setObjectName("choices")
        self.found.setAccessibleName(tr("Frame", "Leads found"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setUniformItemSizes(True)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setFixedHeight(_MOST * _LINE + 12)
        self._model = QStandardItemModel(self)
        self.found.setModel(self._model)
        self._nobody = Label("", "muted", wrap=True, parent=self.found.viewport())
        self._nobody.move(QPoint(10, 8))
        self.fields.addWidget(Label(moment(at, desk.now(), desk.zone), "muted"))
        self.fields.addSpacing(4)
        self.fields.addWidget(self.search)
        self.fields.addSpacing(6)
        self.fields.addWidget(self.found)
        self.search.installEventFilter(self)
        self.search.textEdited.connect(lambda _text: self._look())
        self.found.doubleClicked.connect(lambda _index: self.save())
        self.save_button.setEnabled(False)
        self.search.setFocus()
        self._look()

    def save(self) -> None:
        """Take the lead that is chosen."""
        index = self.found.currentIndex()
        if index.isValid():
            lead_id, name = str(index.data(_LEAD)), str(index.data(_NAME))
            self.accept()
            self.chosen.emit(lead_id, name)

    def names(self) -> list[str]:
        """Who is offered, as on show."""
        return [str(self._model.index(row, 0).data()) for row in range(self._model.rowCount())]

    def _look(self) -> None:
        text = self.search.text()
        self.desk.tasks.read(self, "leads", partial(who_to_plan, text=text, limit=_MOST), self._show)

    def _show(self, rows: list[LeadRow]) -> None:
        self._model.clear()
        for row in rows:
            known = [person(row.name, row.source), stage_word(row.stage), row.wants]
            item = QStandardItem(one_line(" · ".join(part for part in known if part))[:_LONGEST])
            item.setData(row.lead_id, _LEAD)
            item.setData(row.name, _NAME)
            item.setSizeHint(QSize(100, _LINE))
            item.setEditable(False)
            self._model.appendRow(item)
        if rows:
            self.found.setCurrentIndex(self._model.index(0, 0))
        text = one_line(self.search.text())
        nobody = (
            tr("Frame", "Nothing found for “{text}”.", text=text) if text else tr("Leads", "Nobody here yet")
        )
        self._nobody.setText(nobody)
        self._nobody.setFixedWidth(max(100, self.found.viewport().width() - 20))
        self._nobody.adjustSize()
        self._nobody.setVisible(not rows)
        self.save_button.setEnabled(bool(rows))

    def _step(self, by: int) -> None:
        last = self._model.rowCount() - 1
        row = max(0, min(last, self.found.currentIndex().row() + by))
        index: QModelIndex = self._model.index(row, 0)
        if index.isValid():
            self.found.setCurrentIndex(index)
            self.search.setAccessibleDescription(str(index.data()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            by = _STEPS.get(Qt.Key(event.key()))
            if by is not None:
                self._step(by)
                return True
        return super().eventFilter(watched, event)
