"""The search box of the frame: type, see the leads that match, press Enter to open one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ptcrm.domain.ids import LeadId
from ptcrm.domain.phones import show_phone
from ptcrm.queries.lead_list import LeadHit, search_hits
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture, one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import person, stage_word

_MOST = 8
_LEAD = Qt.ItemDataRole.UserRole
_UNDER = Qt.ItemDataRole.UserRole + 1


class SearchBox(QLineEdit):
    """A field with a list that drops from it. The newest text wins; superseded searches never show."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setPlaceholderText(tr("Frame", "Search leads, notes, actions…"))
        self.setAccessibleName(tr("Frame", "Search leads, notes, actions…"))
        self.setMaximumWidth(420)
        self.setTextMargins(24, 0, 0, 0)
        self._picture = Picture(self)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keys = Label(tr("Frame", "Ctrl K"), "keys", parent=self)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(12, 0, 10, 0)
        beside.addWidget(self._picture)
        beside.addStretch(1)
        beside.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self._keys.setFixedHeight(18)
        self.textChanged.connect(self._show_keys)
        self._hits = _Hits(desk, self)
        self.textEdited.connect(self._search)
        self._hits.list.clicked.connect(self._open)
        desk.theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def hits(self) -> QListView:
        """The list of leads found, as on show."""
        return self._hits.list

    def fold(self) -> None:
        """Put the list away: another page came under it."""
        self._hits.hide()

    def _search(self, text: str) -> None:
        self._desk.tasks.read(
            self, "search", partial(search_hits, text=text, limit=_MOST), partial(self._show, text)
        )

    def _show(self, text: str, rows: list[LeadHit]) -> None:
        if text != self.text():
            return
        self._hits.fill(text, rows)
        if text.strip():
            self._hits.drop()
        else:
            self._hits.hide()

    def _open(self, index: QModelIndex) -> None:
        lead_id = index.data(_LEAD)
        if lead_id:
            found = self._hits.found()
            self._hits.hide()
            self.clear()
            self._desk.show_lead(LeadId(lead_id), found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        """The shortcut is shown where it does not cover the text."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        self._keys.setVisible(not self.text() and self.width() > words + 110)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._hits.isVisible() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._hits.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits.isVisible():
            self._open(self._hits.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._hits.hide()
            self.clear()
        else:
            super().keyPressEvent(event)

    def _recolour(self) -> None:
        self._picture.setPixmap(pixmap("search", self._desk.theme.tokens.muted, 16))


class _Hits(QFrame):
    """The list under the box. It is no popup window, so that typing goes on while it shows."""

    def __init__(self, desk: Desk, box: QLineEdit) -> None:
        super().__init__(box)
        self._box = box
        self.setObjectName("card")
        self.list = QListView()
        self.list.setAccessibleName(tr("Frame", "Leads found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_HitDelegate(desk, self.list))
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self._nothing = Label("", "muted", wrap=True)
        self._nothing.setIndent(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.addWidget(self.list)
        layout.addWidget(self._nothing)
        box.installEventFilter(self)
        self.hide()

    def fill(self, text: str, rows: list[LeadHit]) -> None:
        self._model.clear()
        for row in rows:
            item = QStandardItem(one_line(person(row.name, row.source)))
            item.setData(row.lead_id, _LEAD)
            known = (stage_word(row.stage), show_phone(row.phone) if row.phone else row.email, row.wants)
            item.setData(one_line(" · ".join(part for part in known if part)), _UNDER)
            item.setEditable(False)
            self._model.appendRow(item)
        self._nothing.setText(tr("Frame", "Nothing found for “{text}”.", text=text.strip()))
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def found(self) -> tuple[LeadId, ...]:
        """Who is in the list, in order."""
        rows = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        return tuple(LeadId(index.data(_LEAD)) for index in rows)

    def drop(self) -> None:
        window = self._box.window()
        if self.parent() is not window:
            self.setParent(window)
        rows = self._model.rowCount()
        height = rows * _HitDelegate.HEIGHT + 14 if rows else self._nothing.sizeHint().height() + 14
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + 4))
        self.setGeometry(corner.x(), corner.y(), max(self._box.width(), 360), height)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        row = max(0, min(self._model.rowCount() - 1, self.list.currentIndex().row() + by))
        self.list.setCurrentIndex(self._model.index(row, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)


class _HitDelegate(QStyledItemDelegate):
    """Name above, what is known of the lead below; both plain."""

    HEIGHT = 48

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]  # noqa: ARG002
        return QSize(320, self.HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._desk.theme.tokens.brand_soft))
            painter.drawRoundedRect(option.rect, 7, 7)
        box = option.rect.adjusted(10, 5, -10, -5)
        font = option.font
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, name)
        font.setWeight(font.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(self._desk.theme.tokens.muted))
        under = painter.fontMetrics().elidedText(
            str(index.data(_UNDER) or ""), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, under)
        painter.restore()
