"""How did it go? Three keys note what a consultation brought; more can be written and nothing is lost."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptcrm.commands.consultations import OutcomeLogged, log_outcome
from ptcrm.domain.follow_up import local_date
from ptcrm.domain.ids import ConsultationId
from ptcrm.domain.outcome import prefill
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import ConsultationStatus, Outcome
from ptcrm.queries.consultation_card import ConsultationToLog, consultation_to_log
from ptcrm.ui.dialogs.draft_keeper import DraftKeeper, Typed
from ptcrm.ui.dialogs.outcome_choices import OUTCOME_KEYS, STATUS_KEYS, OutcomeCards, StatusRow
from ptcrm.ui.dialogs.outcome_fields import OutcomeFields
from ptcrm.ui.dialogs.tall_dialog import TallDialog
from ptcrm.ui.kit.dates import duration, moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import ElidedLabel, Label, Picture
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import KINDS, OUTCOMES, STATUSES, called
from ptcrm.ui.widgets.buttons import Button, KeyButton

_WIDTH: Final = 880
_MINUTE: Final = 60_000


class OutcomeDialog(TallDialog):
    """1 to 4 choose how it went off, Q W E A S D what it brought, Ctrl+Enter saves, Esc keeps a draft."""

    help_topic = "consultations"

    def __init__(self, desk: Desk, consultation_id: ConsultationId, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Outcome", "How did it go?"), _WIDTH, parent)
        self._id = consultation_id
        self._asked: ConsultationToLog | None = None
        self._untouched: Typed = {}
        self.fields: OutcomeFields | None = None
        self.statuses = StatusRow(desk)
        self.cards = OutcomeCards(desk)
        self._about = ElidedLabel("", "muted")
        self.heading.addWidget(Label(tr("Outcome", "Esc closes, your text stays"), "small"))
        self.subheading.addWidget(self._about)
        self.body.addWidget(self.statuses)
        self.body.addWidget(self.cards)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self._save_button = self._make_foot()
        self.statuses.chosen.connect(self._rearrange)
        self.cards.chosen.connect(self._rearrange)
        for number, status in enumerate(STATUS_KEYS, start=1):
            keys = QKeySequence(f"Alt+{number}")
            QShortcut(keys, self, partial(self._choose_status, status))
        job = partial(consultation_to_log, consultation_id=consultation_id, now=desk.now(), zone=desk.zone)
        desk.tasks.read(self, "consultation", job, self._show, self._not_there)

    def save(self) -> None:
        """Note the outcome, with the stage and the next step that follow."""
        fields, asked = self.fields, self._asked
        if fields is None or asked is None:
            return
        self.complain("")
        for box in fields.boxes().values():
            box.hint("")
        status, outcome = self.statuses.status(), self.cards.outcome()
        unread, amount = fields.next.unread(), fields.money.unread()
        if unread is not None:
            unread.line.setFocus()
            return
        if fields.next.lacks_time():
            sentence = tr("Consultation", "Say on which day and at what time.")
            fields.next.boxes["new_time"].complain(sentence)
            return
        if amount is not None and not fields.money.isHidden():
            amount.complain(tr("Outcome", "This doesn’t read as an amount. Try 1140 or 1140.50."))
            return
        form = fields.form(status, outcome)
        job = partial(log_outcome, consultation_id=self._id, form=form, zone=self.desk.zone)
        word = OUTCOMES[outcome][0] if status is ConsultationStatus.HELD and outcome else STATUSES[status]
        self.write(job, partial(self._say, asked.name, tr(*word)), self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the choices, which reach the dialog unless a text field took them."""
        key = event.text().upper()
        plain = (
            not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        )
        for status, (its_key, _) in STATUS_KEYS.items():
            if plain and key == its_key:
                self._choose_status(status)
                return
        for outcome, (its_key, _) in OUTCOME_KEYS.items():
            if plain and key == its_key and not self.cards.isHidden():
                self.cards.choose(outcome)
                return
        super().keyPressEvent(event)

    # Showing

    def _show(self, asked: ConsultationToLog) -> None:
        self._asked = asked
        card, desk = asked.card, self.desk
        title = tr("Outcome", "How did it go with {name}?", name=called(asked.name))
        self.setWindowTitle(title)
        self.title.setText(title)
        about = [tr(*KINDS[card.kind]), moment(card.at, desk.now(), desk.zone)]
        about += [duration(card.minutes * _MINUTE)] if card.minutes else []
        about += [card.place] if card.place else []
        self._about.setText(" · ".join(about))
        fields = OutcomeFields(desk, asked)
        self.fields = fields
        self._place.addWidget(fields)
        logged = card.status is not ConsultationStatus.PLANNED
        if logged:
            fields.show_saved(asked)
        self.statuses.choose(card.status if logged else ConsultationStatus.HELD)
        if card.outcome is not None:
            self.cards.choose(card.outcome)
        self._rearrange()
        self.statuses.buttons[self.statuses.status()].setFocus(Qt.FocusReason.OtherFocusReason)
        self._untouched = self._everything()
        self.drafts = DraftKeeper(desk, f"outcome:{self._id}", self._typed, self._restore, self)
        self.drafts.look()
        fields.edited.connect(self._edited)

    def _not_there(self, refusal: Refusal) -> None:
        self.complain_of(refusal)
        self._save_button.setEnabled(False)

    def _choose_status(self, status: ConsultationStatus) -> None:
        self.statuses.choose(status)
        self.statuses.buttons[status].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _rearrange(self, _chosen: object = None) -> None:
        """Show what this result asks for, with what it proposes."""
        fields, asked = self.fields, self._asked
        if fields is None or asked is None:
            return
        self.complain("")
        status, outcome = self.statuses.status(), self.cards.outcome()
        self.cards.setVisible(status is ConsultationStatus.HELD)
        self._propose(fields, asked, status, outcome)
        fields.arrange(status, outcome)
        self._edited()

    def _propose(
        self,
        fields: OutcomeFields,
        asked: ConsultationToLog,
        status: ConsultationStatus,
        outcome: Outcome | None,
    ) -> None:
        desk = self.desk
        # The step of "not now" stands on the date to come back, which is asked for: any date names it.
        today = None
        if outcome is Outcome.NOT_NOW:
            today = local_date(desk.now(), desk.zone)
        proposed = prefill(status, outcome, asked.stage, desk.now(), desk.zone, today)
        as_saved = (status, outcome) == (asked.card.status, asked.card.outcome)
        fields.next.prefill(proposed, as_saved=as_saved)

    # Saving

    def _refused(self, refusal: Refusal) -> None:
        boxes = {} if self.fields is None else self.fields.boxes()
        box = boxes.get(refusal.code) or boxes.get(str(refusal.values.get("field", "")))
        sentence = refusal_words(refusal)
        if box is not None and not box.isHidden():
            box.complain(sentence)
            return
        first = self.cards.cards[Outcome.SIGNED_UP]
        self.complain(sentence, first if refusal.code == "outcome_required" else None)

    def _say(self, name: str, word: str, _logged: OutcomeLogged) -> None:
        said = word[:1].lower() + word[1:]
        self.desk.say(tr("Strip", "{name}: {outcome}.", name=called(name), outcome=said), undo=True)

    # Drafts

    def _edited(self) -> None:
        if self.fields is not None:
            self.fields.next.arrange(self.statuses.status(), self.cards.outcome())
        if self.drafts is not None:
            self.drafts.touched()

    def _everything(self) -> Typed:
        outcome = self.cards.outcome()
        typed: Typed = {} if self.fields is None else self.fields.typed()
        return {**typed, "status": self.statuses.status().value, "outcome": outcome.value if outcome else ""}

    def _typed(self) -> Typed:
        typed = self._everything()
        return {} if typed == self._untouched else typed

    def _restore(self, typed: Typed) -> None:
        if self.fields is None or self._typed():
            return
        for outcome in Outcome:
            if outcome.value == typed.get("outcome"):
                self.cards.cards[outcome].setChecked(True)
        for status in STATUS_KEYS:
            if status.value == typed.get("status"):
                self.statuses.choose(status)
        self.fields.restore(typed)
        self._rearrange()

    # Making it

    def _make_foot(self) -> Button:
        lock = Picture()
        lock.setPixmap(pixmap("lock", self.desk.theme.tokens.muted, 15))
        self.desk.theme.changed.connect(
            lambda: lock.setPixmap(pixmap("lock", self.desk.theme.tokens.muted, 15))
        )
        hint = tr("Outcome", "Something about health? That goes in the locked note.")
        cancel = Button(self.desk.theme, tr("Frame", "Cancel"))
        cancel.clicked.connect(self.reject)
        save = KeyButton(
            self.desk.theme, tr("Outcome", "Save outcome"), "", "primary", "Ctrl+Enter", parent=self
        )
        save.clicked.connect(self.save)
        self.foot.addWidget(lock)
        self.foot.addWidget(Label(hint, "hint", wrap=True), 1)
        for button in (cancel, save):
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        return save
