"""Days of the agenda: their headings, and under them the hours that matter, scrolled where there are more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ptcrm.domain.follow_up import local_date
from ptcrm.queries.agenda import Agenda
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.agenda_places import Laid, hours_of, hours_that_matter, lay_out, takes_time
from ptcrm.ui.widgets.agenda_block import LINE
from ptcrm.ui.widgets.agenda_grid import AgendaGrid
from ptcrm.ui.widgets.agenda_head import AgendaHead
from ptcrm.ui.widgets.agenda_measures import GUTTER, Measures
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Rule

_USUAL_HOURS: Final = (8 * 60, 20 * 60)
_ABOVE: Final = 6
_NOTHING: Final = Laid((), ())


class _Hours(QScrollArea):
    """Scrolls by wheel and bar; the arrows walk through the agenda instead."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class AgendaDays(QWidget):
    """Shows an agenda on days that follow each other; fits itself to the room there is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._days: Sequence[date] = ()
        self._agenda: Agenda | None = None
        self._laid = _NOTHING
        self.head = AgendaHead(desk)
        self.grid = AgendaGrid(desk)
        self.scroller = scroll = _Hours()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.grid)
        self.empty = Label("", "muted", wrap=True, parent=scroll.viewport())
        self.empty.setObjectName("agendaEmpty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(Rule())
        layout.addWidget(scroll, 1)
        self.above, self.below = self._pointer("chevron-up"), self._pointer("chevron-down")
        self.above.clicked.connect(lambda _checked=False: self._show_hidden(-1))
        self.below.clicked.connect(lambda _checked=False: self._show_hidden(1))
        scroll.verticalScrollBar().valueChanged.connect(lambda _value: self._show_pointers())
        scroll.viewport().installEventFilter(self)
        self.grid.shown_at.connect(self._keep_in_view)

    def show_agenda(self, days: Sequence[date], found: Agenda | None) -> None:
        """Show these days with what is in them; None: that isn't known yet."""
        self._days, self._agenda = days, found
        self.arrange()

    def arrange(self) -> None:
        """Put everything where it stands now: the room changed, or a minute passed."""
        if not self._days or self.grid.busy:
            return
        now, zone = self._desk.now(), self._desk.zone
        measures = self._measures(_NOTHING)
        laid = _NOTHING
        if self._agenda is not None:
            # The hours that matter follow from what there is; how high a block must be, from the hours.
            laid = lay_out(self._agenda, self._days, now, zone, measures.fit)
            first_guess, measures = measures, self._measures(laid)
            if measures != first_guess:
                laid = lay_out(self._agenda, self._days, now, zone, measures.fit)
        self._laid = laid
        self.grid.show_days(self._days, measures)
        self.grid.show_laid(laid)
        self.head.show_days(self._days, local_date(now, zone), measures)
        self.head.show_untimed(laid.untimed)
        self._show_empty()
        self._show_pointers()

    def show_hours_that_matter(self) -> None:
        """Scroll to where things happen, with now in view on its own day."""
        y, height = self.grid.measures.y, self.scroller.viewport().height()
        top = y(hours_that_matter(self._laid, _USUAL_HOURS)[0]) - _ABOVE
        happening = hours_of(self._laid)
        if happening is not None and y(happening[1]) + _ABOVE > top + height:
            first, last = y(happening[0]) - _ABOVE, y(happening[1]) + _ABOVE
            top = min(first, last - height) if last - first <= height else first
        self.scroller.verticalScrollBar().setValue(top)
        slot = self.grid.slot_of(self._desk.now())
        if slot is not None:
            self.scroller.ensureVisible(0, self.grid.measures.y(slot[1]), 0, 40)

    def _measures(self, laid: Laid) -> Measures:
        begins, ends = hours_that_matter(laid, _USUAL_HOURS)
        view = self.scroller.viewport()
        return Measures.fitting(view.width(), len(self._days), view.height() - 2 * _ABOVE, ends - begins)

    def _keep_in_view(self, box: QRect) -> None:
        self.scroller.ensureVisible(box.left(), box.top(), 0, 24)
        self.scroller.ensureVisible(box.left(), box.bottom(), 0, 24)

    def _pointer(self, icon: str) -> Button:
        """Says how many talks lie out of sight; the arrow keys walk to them as well, so Tab passes it by."""
        pointer = Button(self._desk.theme, "", icon, "small-button", parent=self.scroller.viewport())
        pointer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pointer.hide()
        return pointer

    def _hidden(self, by: int) -> list[QRect]:
        """Where the talks are that begin above (-1) or below (1) what is in view, the nearest first."""
        top, height = self.scroller.verticalScrollBar().value(), self.scroller.viewport().height()
        boxes = [self.grid.measures.box(it) for it in self._laid.timed if it.first and takes_time(it.item)]
        if by < 0:
            return sorted((it for it in boxes if it.bottom() < top + LINE), key=lambda it: -it.bottom())
        return sorted((it for it in boxes if it.top() > top + height - LINE), key=lambda it: it.top())

    def _show_hidden(self, by: int) -> None:
        boxes = self._hidden(by)
        if boxes:
            self._keep_in_view(boxes[0])

    def _show_pointers(self) -> None:
        for pointer, by in ((self.above, -1), (self.below, 1)):
            count = len(self._hidden(by))
            pointer.setVisible(count > 0)
            if count == 0:
                continue
            words = tr("Agenda", "%n earlier", n=count) if by < 0 else tr("Agenda", "%n later", n=count)
            pointer.setText(words)
            pointer.speak(words)
            pointer.adjustSize()
            pointer.move(self._free_place(pointer.size(), by))

    def _free_place(self, size: QSize, by: int) -> QPoint:
        """Along the upper (-1) or the lower (1) edge, over nothing; in the middle if nothing is free."""
        measures, view = self.grid.measures, self.scroller.viewport()
        y = _ABOVE if by < 0 else view.height() - size.height() - _ABOVE
        middle = (view.width() + GUTTER) // 2
        down = self.scroller.verticalScrollBar().value()
        taken = [measures.box(place).translated(0, -down) for place in self._laid.timed]
        columns = [sum(measures.column(day)) // 2 for day in range(measures.days)]
        for centre in sorted(columns, key=lambda x: abs(x - middle)):
            box = QRect(QPoint(centre - size.width() // 2, y), size)
            if not any(box.intersects(it) for it in taken):
                return box.topLeft()
        return QPoint(middle - size.width() // 2, y)

    def _show_empty(self) -> None:
        """Say so where nothing is planned; the hours under it can be planned in all the same."""
        week = tr("Agenda", "No consultations this week. Plan one from a lead.")
        day = tr("Agenda", "No consultations on this day. Plan one from a lead.")
        view, found = self.scroller.viewport(), self._agenda
        self.empty.setText(week if len(self._days) > 1 else day)
        self.empty.setFixedWidth(min(310, view.width() - 80))
        self.empty.adjustSize()
        self.empty.move((view.width() - self.empty.width()) // 2, view.height() // 3)
        self.empty.setVisible(found is not None and not found.talks and not found.steps)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.arrange()
        return super().eventFilter(watched, event)
