"""The board: a column a stage, and the two exits folded into a strip at the right."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ptcrm.domain.ids import LeadId
from ptcrm.domain.stages import EXITS
from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import LeadRow
from ptcrm.ui.kit.dates import duration, number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import ElidedLabel, Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import stage_meaning, stage_word
from ptcrm.ui.models.board_column import LEADS_MIME
from ptcrm.ui.models.lead_rows import LeadRows
from ptcrm.ui.widgets.board_list import BoardList
from ptcrm.ui.widgets.list_place import select_line

_NARROWEST = 150
_STRIP_WIDTH = 44


class BoardView(QScrollArea):
    """Shows what it is given; ``move_wanted`` asks for a move, and the focus goes along with the card."""

    opened = Signal(str)
    move_wanted = Signal(str, object)

    def __init__(self, desk: Desk, rows: LeadRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = rows
        self._follow: tuple[int, Stage, bool] | None = None
        # Each part is made in its place: what moves under another parent is styled anew with all it holds.
        inside = QWidget()
        self.setWidget(inside)
        self.columns = {stage: _Column(desk, rows, stage, inside) for stage in Stage}
        self.exits = ExitsStrip(desk, inside)
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for column in self.columns.values():
            line.addWidget(column, 1)
            column.cards.opened.connect(self.opened)
            column.cards.move_wanted.connect(self._move)
            column.cards.walked.connect(lambda by, cards=column.cards: self._walk(cards, by))
            column.cards.carried.connect(self._carry)
        line.addWidget(self.exits)
        self.exits.toggled.connect(self._unfold)
        self._unfold(False)

    def cards(self, stage: Stage) -> BoardList:
        """The list of one stage."""
        return self.columns[stage].cards

    def show_columns(self, columns: Mapping[Stage, array[int]]) -> None:
        """Show these cards; selections and scroll positions stay with the leads they were on."""
        for stage, rids in columns.items():
            self.columns[stage].show_rids(rids)
        self.exits.show_counts(*(len(columns[stage]) for stage in EXITS))
        self._go_along()

    def show_stays(self, stays: Mapping[Stage, int]) -> None:
        """Say under each column how long (ms) leads typically stand there, as far as that is known."""
        for stage, column in self.columns.items():
            column.show_stay(stays.get(stage))

    def repaint_cards(self) -> None:
        """Paint what shows again: a minute passed, or a lead changed."""
        for column in self.columns.values():
            column.cards.viewport().update()

    def _shown(self) -> list[BoardList]:
        return [column.cards for column in self.columns.values() if not column.isHidden()]

    def _walk(self, cards: BoardList, by: int) -> None:
        shown = self._shown()
        place = shown.index(cards) + by
        while 0 <= place < len(shown) and not shown[place].leads.rowCount():
            place += by
        if 0 <= place < len(shown):
            shown[place].take_focus(cards.currentIndex().row())
            self.ensureWidgetVisible(shown[place])

    def _carry(self, row: LeadRow, by: int) -> None:
        stages = [cards.stage for cards in self._shown()]
        place = stages.index(row.stage) + by if row.stage in stages else -1
        if 0 <= place < len(stages):
            self._move(row.lead_id, stages[place])

    def _move(self, lead_id: str, stage: Stage) -> None:
        rid = self._rows.find(LeadId(lead_id))
        row = None if rid is None else self._rows.get(rid)
        if row is not None and row.stage is stage:
            return
        if rid is not None:
            self._follow = (rid, stage, any(cards.hasFocus() for cards in self._shown()))
        self.move_wanted.emit(lead_id, stage)

    def enter(self) -> None:
        """Take the keys, while it shows: at the first card."""
        cards = next((one for one in self._shown() if one.leads.rowCount()), None)
        if cards is not None and self.isVisible():
            cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_along(self) -> None:
        """Once a moved card stands in its new column, select it there; the focus goes along."""
        if self._follow is None:
            return
        rid, stage, with_focus = self._follow
        cards = self.columns[stage].cards
        line = cards.leads.line_of(rid)
        if line < 0:
            return
        self._follow = None
        select_line(cards, line)
        if with_focus and cards.isVisible():
            cards.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(cards)

    def _unfold(self, unfolded: bool) -> None:
        for stage in EXITS:
            self.columns[stage].setVisible(unfolded)


class _Column(QFrame):
    """Heading, what the stage means, and the cards."""

    def __init__(self, desk: Desk, rows: LeadRows, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self.setMinimumWidth(_NARROWEST)
        self._count = Label("0", "muted")
        self.cards = BoardList(desk, rows, stage, self)
        self.cards.hovered.connect(self._show_hover)
        heading = QHBoxLayout()
        heading.setContentsMargins(3, 0, 3, 0)
        heading.setSpacing(6)
        heading.addWidget(Label(stage_word(stage), "strong"))
        heading.addWidget(self._count)
        heading.addStretch(1)
        meaning = ElidedLabel(stage_meaning(stage), "small")
        under = QHBoxLayout()
        under.setContentsMargins(3, 0, 3, 0)
        under.addWidget(meaning)
        layout = QVBoxLayout(self)
        self._stay = ElidedLabel("", "small")
        self._stay.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(3, 6, 3, 6)
        foot.addWidget(self._stay)
        layout.setContentsMargins(9, 12, 9, 4)
        layout.setSpacing(1)
        layout.addLayout(heading)
        layout.addLayout(under)
        layout.addSpacing(9)
        layout.addWidget(self.cards, 1)
        layout.addLayout(foot)

    def show_stay(self, stay: int | None) -> None:
        """How long leads typically stand here, in ms; nothing when nobody knows."""
        self._stay.setVisible(stay is not None)
        if stay is not None:
            self._stay.setText(tr("Stage", "typically {waited} here", waited=duration(stay)))

    def foot(self) -> str:
        """What stands under the cards."""
        return "" if self._stay.isHidden() else self._stay.text()

    def show_rids(self, rids: array[int]) -> None:
        self._count.setText(number(len(rids)))
        self.cards.show_rids(rids)

    def _show_hover(self, hovered: bool) -> None:
        self.setProperty("hovered", hovered)
        self.style().unpolish(self)
        self.style().polish(self)


class ExitsStrip(QPushButton):
    """ "Later 17 · Lost 31", on its side. A click, or a card that hangs over it, unfolds the two columns."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = ""
        self.setObjectName("exits")
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setFixedWidth(_STRIP_WIDTH)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)
        desk.theme.changed.connect(self.update)

    def show_counts(self, later: int, lost: int) -> None:
        """Show how many stand in the two exits."""
        self._text = tr(
            "Board",
            "{later} {a} · {lost} {b}",
            later=stage_word(Stage.LATER),
            a=number(later),
            lost=stage_word(Stage.LOST),
            b=number(lost),
        )
        self.setAccessibleName(self._text)
        self.update()

    def words(self) -> str:
        """What the strip says."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(_STRIP_WIDTH, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._desk.theme.tokens
        painter = QPainter(self)
        arrow = "chevron-right" if self.isChecked() else "chevron-left"
        painter.drawPixmap((self.width() - 18) // 2, 14, pixmap(arrow, tokens.muted, 18))
        font = QFont(self.font())
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.translate(self.width(), 0)
        painter.rotate(90)
        room = QRectF(44, 0, self.height() - 56, self.width())
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(LEADS_MIME):
            self.setChecked(True)
