"""The questions that only the trainer can answer, each with its choices under it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QWidget

from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.import_questions import Answer, Question
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card, empty_layout
from ptcrm.ui.widgets.flow import FlowLayout

_LINE = 36
"""Pixels of a button, with which the words beside it line up."""
_MOST = 8
"""Questions that are asked at once; the files beyond are read as is proposed for them."""


class QuestionsCard(Card):
    """Emits ``answered(question, answer)``. Hidden while nothing is open."""

    answered = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(tr("Import", "Questions"))
        self._desk = desk
        self._shown: list[Question] = []
        self._buttons: dict[tuple[int, Answer], Button] = {}
        self.hide()

    def show_questions(self, questions: list[Question]) -> None:
        """Ask these; the same ones as before only get their answers marked, so that the focus stays."""
        asked = questions[:_MOST]
        if [_asked(one) for one in asked] != [_asked(one) for one in self._shown]:
            self._make(asked)
        self._shown = asked
        for place, question in enumerate(asked):
            for _, answer in question.options:
                self._buttons[place, answer].setChecked(answer == question.chosen)
        self.setVisible(bool(asked))

    def _make(self, questions: list[Question]) -> None:
        empty_layout(self.body)
        self._buttons = {}
        for place, question in enumerate(questions):
            self.body.addWidget(self._row(place, question))

    def _row(self, place: int, question: Question) -> QWidget:
        row = QFrame()
        row.setAccessibleName(f"{question.words} {question.why}".strip())
        picture = Picture()
        picture.setPixmap(pixmap("circle-help", self._desk.theme.tokens.brand_text, 18))
        answers = QWidget()
        flow = FlowLayout(answers, gap=8)
        grid = QGridLayout(row)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(picture, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(question.words, "strong", wrap=True), 0, 1)
        grid.addWidget(answers, 1, 1)
        group = QButtonGroup(row)
        for word, answer in question.options:
            button = Button(self._desk.theme, word, "", "choice", spoken=f"{question.words} {word}")
            button.setCheckable(True)
            button.clicked.connect(partial(self._answer, place, answer))
            group.addButton(button)
            flow.addWidget(button)
            self._buttons[place, answer] = button
        if question.why:
            why = Label(question.why, "hint")
            why.setFixedHeight(_LINE)
            flow.addWidget(why)
        return row

    def _answer(self, place: int, answer: Answer, _checked: bool = False) -> None:
        self.answered.emit(self._shown[place], answer)


def _asked(question: Question) -> tuple[object, ...]:
    return question.path, question.kind, question.words, question.options, question.why
