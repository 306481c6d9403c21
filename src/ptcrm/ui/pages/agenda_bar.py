"""The bar above the agenda: which days show, a way to the ones before and after, and to plan something."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import ElidedLabel
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button


class AgendaBar(QWidget):
    """Says what was asked for: another range, the view by day or week, today, or a new consultation."""

    turned = Signal(int)
    """To the range before (-1) or after (1)."""

    today_wanted = Signal()
    view_chosen = Signal(bool)
    """True for a day, False for a week."""

    plan_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self.title = ElidedLabel("", "page-title")
        self.about = ElidedLabel("", "muted")
        self.earlier = Button(theme, "", "chevron-left", "icon")
        self.today = Button(theme, tr("Frame", "Today"))
        self.later = Button(theme, "", "chevron-right", "icon")
        self.day = Button(theme, tr("Agenda", "Day"), "", "choice")
        self.week = Button(theme, tr("Agenda", "Week"), "", "choice")
        self.plan = Button(theme, tr("Consultation", "Plan"), "plus")
        self.plan.speak(tr("Lead", "Plan consultation"), tip=True)
        views = QButtonGroup(self)
        for button in (self.day, self.week):
            button.setCheckable(True)
            views.addButton(button)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.about)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(words, 1)
        for button in (self.earlier, self.today, self.later):
            line.addWidget(button)
        line.addSpacing(8)
        for button in (self.day, self.week):
            line.addWidget(button)
        line.addSpacing(8)
        line.addWidget(self.plan)
        self.earlier.clicked.connect(lambda _checked=False: self.turned.emit(-1))
        self.later.clicked.connect(lambda _checked=False: self.turned.emit(1))
        self.today.clicked.connect(lambda _checked=False: self.today_wanted.emit())
        self.day.clicked.connect(lambda _checked=False: self.view_chosen.emit(True))
        self.week.clicked.connect(lambda _checked=False: self.view_chosen.emit(False))
        self.plan.clicked.connect(lambda _checked=False: self.plan_wanted.emit())

    def show_range(self, title: str, about: str, *, by_day: bool) -> None:
        """Name the days on show, and what is in them."""
        self.title.setText(title)
        self.about.setText(about)
        self.day.setChecked(by_day)
        self.week.setChecked(not by_day)
        if by_day:
            before, after = tr("Agenda", "Previous day"), tr("Agenda", "Next day")
        else:
            before, after = tr("Agenda", "Previous week"), tr("Agenda", "Next week")
        self.earlier.speak(before, tip=True)
        self.later.speak(after, tip=True)
