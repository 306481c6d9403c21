"""Everything that can be noted about a consultation; only what its result asks for is on show."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ptcrm.domain.limits import SHORT_TEXT
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.values import ConsultationStatus, Obstacle, Outcome
from ptcrm.queries.consultation_card import ConsultationToLog
from ptcrm.ui.dialogs.draft_keeper import Typed
from ptcrm.ui.dialogs.field_box import FieldBox
from ptcrm.ui.dialogs.money_fields import MoneyFields, Terms
from ptcrm.ui.dialogs.outcome_next import NextFields, Saved
from ptcrm.ui.dialogs.small_dialog import text_area, text_field
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.step_words import shown_step
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called, quoted
from ptcrm.ui.widgets.obstacle_chips import ObstacleChips

_LOW: Final = 62
_HINT_LENGTH: Final = 120
_LONGEST_NAME: Final = 40


class OutcomeFields(QWidget):
    """``edited`` follows each change by the trainer."""

    edited = Signal()

    def __init__(self, desk: Desk, asked: ConsultationToLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        short = called(asked.name)
        short = short if len(short) <= _LONGEST_NAME else f"{short[:_LONGEST_NAME]}…"
        self.words, self.note = text_area(height=_LOW), text_area(height=_LOW)
        if asked.wants:
            self.words.setPlaceholderText(quoted(one_line(asked.wants)[:_HINT_LENGTH].strip()))
        self.obstacles = ObstacleChips(desk.theme)
        self.money = MoneyFields()
        self.reason, self.referred = text_field(SHORT_TEXT + 1), text_field(SHORT_TEXT + 1)
        self.next = NextFields(desk)
        goal = tr("Outcome", "What does {name} want, in their own words?", name=short)
        in_the_way = tr("Outcome", "What stands in {name}’s way?", name=short)
        self._words_box = FieldBox(goal, self.words)
        self._obstacles_box = FieldBox(in_the_way, self.obstacles)
        self._reason_box = FieldBox(tr("Outcome", "Why not a fit?"), self.reason)
        self._referred_box = FieldBox(tr("Outcome", "Referred to"), self.referred)
        self._note_box = FieldBox(tr("Outcome", "Notes"), self.note)
        self._talk = _side_by_side((self._words_box, 1), (self._obstacles_box, 0))
        self._unfit = _side_by_side((self._reason_box, 1), (self._referred_box, 1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self._talk, self.money, self._unfit, self.next, self._note_box):
            layout.addWidget(part)
        for area in (self.words, self.note):
            area.textChanged.connect(self.edited)
        for line in (self.reason, self.referred):
            line.textChanged.connect(self.edited)
        for part in (self.obstacles, self.money, self.next):
            part.edited.connect(self.edited)

    def boxes(self) -> dict[str, FieldBox]:
        """The fields a refusal may be about, by its code or by the name it gives the field."""
        step = self.next.boxes
        return {
            **self.money.boxes(),
            "goal": self._words_box,
            "note": self._note_box,
            "reason": self._reason_box,
            "name of the colleague": self._referred_box,
            "next step": step["what"],
            "declined_needs_obstacle": self._obstacles_box,
            "discount_needs_reason": self.money.boxes()["discount reason"],
            "amount_negative": self.money.boxes()["price"],
            "not_now_needs_date": step["back"],
            "moved_needs_new_time": step["new_time"],
            "new_time_past": step["new_time"],
            "next_step_needs_time": step["when"],
            "next_step_needs_what": step["what"],
        }

    def arrange(self, status: ConsultationStatus, outcome: Outcome | None) -> None:
        """Show what this result asks for."""
        held = status is ConsultationStatus.HELD
        unfit = held and outcome is Outcome.NOT_A_FIT
        self._talk.setVisible(held)
        self.money.setVisible(held and not unfit)
        self._unfit.setVisible(unfit)
        self.next.arrange(status, outcome)

    def form(self, status: ConsultationStatus, outcome: Outcome | None) -> OutcomeForm:
        """What is on show, as the command takes it; fields out of sight are left out."""
        held = status is ConsultationStatus.HELD
        unfit = held and outcome is Outcome.NOT_A_FIT
        terms = self.money.terms() if held and not unfit else Terms()
        what, at = self.next.next_step()
        return OutcomeForm(
            status=status,
            outcome=outcome if held else None,
            words=self.words.toPlainText() if held else "",
            obstacles=self.obstacles.obstacles() if held else (),
            offer=terms.offer,
            price_cents=terms.price_cents,
            discount_asked=terms.discount_asked,
            discount_cents=terms.discount_cents,
            discount_reason=terms.discount_reason,
            new_at=self.next.new_at(),
            back_on=self.next.back_on(),
            next_what=what,
            next_at=at,
            stage=self.next.chosen_stage(),
            note=self.note.toPlainText(),
            referred_to=self.referred.text() if unfit else "",
            reason=self.reason.text() if unfit else "",
        )

    def show_saved(self, asked: ConsultationToLog) -> None:
        """Show what was noted before."""
        card = asked.card
        self.words.setPlainText(card.words)
        self.note.setPlainText(card.note)
        self.reason.setText(card.reason)
        self.referred.setText(card.referred_to)
        self.obstacles.show_obstacles(card.obstacles)
        self.money.show_terms(
            Terms(
                card.offer, card.price_cents, card.discount_asked, card.discount_cents, card.discount_reason
            )
        )
        step = asked.step
        saved = Saved(asked.stage, shown_step(step.what), step.at) if step else Saved(asked.stage, "", None)
        self.next.show_saved(saved, card.back_on)

    def typed(self) -> Typed:
        """What stands in the fields, for a draft."""
        typed: Typed = {name: area.toPlainText() for name, area in self._areas().items()}
        typed |= {name: line.text() for name, line in self._lines().items()}
        typed["obstacles"] = [one.value for one in self.obstacles.obstacles()]
        return typed | self.money.typed() | self.next.typed()

    def restore(self, typed: Typed) -> None:
        """Put a draft back."""
        for name, area in self._areas().items():
            area.setPlainText(str(typed.get(name, "")))
        for name, line in self._lines().items():
            line.setText(str(typed.get(name, "")))
        obstacles = typed.get("obstacles")
        wanted = obstacles if isinstance(obstacles, list) else []
        self.obstacles.show_obstacles(one for one in Obstacle if one.value in wanted)
        self.money.restore(typed)
        self.next.restore(typed)

    def _areas(self) -> dict[str, QPlainTextEdit]:
        return {"words": self.words, "note": self.note}

    def _lines(self) -> dict[str, QLineEdit]:
        return {"reason": self.reason, "referred": self.referred}


def _side_by_side(*boxes: tuple[FieldBox, int]) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for box, stretch in boxes:
        layout.addWidget(box, stretch)
    return row
