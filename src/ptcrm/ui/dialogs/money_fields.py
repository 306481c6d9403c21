"""What was offered in a consultation: the price, and whether a discount was asked for and given, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from ptcrm.domain.limits import SHORT_TEXT
from ptcrm.domain.money import read_cents
from ptcrm.ui.dialogs.draft_keeper import Typed
from ptcrm.ui.dialogs.field_box import FieldBox
from ptcrm.ui.dialogs.small_dialog import text_field
from ptcrm.ui.kit.dates import money
from ptcrm.ui.kit.text import mark, tr


class Discount(StrEnum):
    """What became of a discount."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GIVEN = "given"


_WORDS: Final = {
    Discount.NOT_ASKED: mark("Outcome", "not asked"),
    Discount.ASKED: mark("Outcome", "asked, not given"),
    Discount.GIVEN: mark("Outcome", "given, because…"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """An offer with its price and discount, in cents."""

    offer: str = ""
    price_cents: int | None = None
    discount_asked: bool = False
    discount_cents: int | None = None
    discount_reason: str = ""


class MoneyFields(QWidget):
    """Offer, price and discount; how much and why appear when one was given."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer, self.price, self.amount, self.reason = (text_field(SHORT_TEXT + 1) for _ in range(4))
        self.discount = QComboBox()
        for one, word in _WORDS.items():
            self.discount.addItem(tr(*word), one.value)
        self._offer_box = FieldBox(tr("Outcome", "Offer discussed"), self.offer)
        self._price_box = FieldBox(tr("Outcome", "Price"), self.price)
        self._amount_box = FieldBox(tr("Outcome", "Discount in euros"), self.amount)
        self._reason_box = FieldBox(tr("Outcome", "Why a discount?"), self.reason)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._offer_box, 0, 0)
        grid.addWidget(self._price_box, 0, 1)
        grid.addWidget(FieldBox(tr("Outcome", "Discount"), self.discount), 0, 2)
        grid.addWidget(self._reason_box, 1, 0, 1, 2)
        grid.addWidget(self._amount_box, 1, 2)
        for column, stretch in enumerate((4, 3, 3)):
            grid.setColumnStretch(column, stretch)
        self.discount.currentIndexChanged.connect(self._changed)
        for line in (self.offer, self.price, self.amount, self.reason):
            line.textChanged.connect(self.edited)
        self._changed()

    def boxes(self) -> dict[str, FieldBox]:
        """The fields a refusal may be about."""
        return {
            "offer": self._offer_box,
            "price": self._price_box,
            "discount": self._amount_box,
            "discount reason": self._reason_box,
        }

    def unread(self) -> FieldBox | None:
        """The first amount that doesn't read as one."""
        given = self._chosen() is Discount.GIVEN
        for line, box in ((self.price, self._price_box), (self.amount, self._amount_box)):
            wanted = line is self.price or given
            if wanted and line.text().strip() and read_cents(line.text()) is None:
                return box
        if given and not self.amount.text().strip():
            return self._amount_box
        return None

    def terms(self) -> Terms:
        """What was offered; an amount that doesn't read is left out."""
        given = self._chosen() is Discount.GIVEN
        return Terms(
            self.offer.text(),
            read_cents(self.price.text()),
            self._chosen() is not Discount.NOT_ASKED,
            read_cents(self.amount.text()) if given else None,
            self.reason.text() if given else "",
        )

    def show_terms(self, terms: Terms) -> None:
        """Show what was saved before."""
        self.offer.setText(terms.offer)
        self.price.setText("" if terms.price_cents is None else money(terms.price_cents))
        self.amount.setText(money(terms.discount_cents) if terms.discount_cents else "")
        self.reason.setText(terms.discount_reason)
        asked = Discount.ASKED if terms.discount_asked else Discount.NOT_ASKED
        self._choose(Discount.GIVEN if terms.discount_cents else asked)

    def typed(self) -> Typed:
        """What stands there, for a draft."""
        return {
            "offer": self.offer.text(),
            "price": self.price.text(),
            "discount": self._chosen().value,
            "amount": self.amount.text(),
            "discount_reason": self.reason.text(),
        }

    def restore(self, typed: Typed) -> None:
        """Put a draft back."""
        for name, line in (
            ("offer", self.offer),
            ("price", self.price),
            ("amount", self.amount),
            ("discount_reason", self.reason),
        ):
            line.setText(str(typed.get(name, "")))
        self.discount.setCurrentIndex(max(0, self.discount.findData(typed.get("discount"))))

    def _chosen(self) -> Discount:
        return Discount(str(self.discount.currentData()))

    def _choose(self, discount: Discount) -> None:
        self.discount.setCurrentIndex(self.discount.findData(discount.value))

    def _changed(self) -> None:
        given = self._chosen() is Discount.GIVEN
        self._amount_box.setVisible(given)
        self._reason_box.setVisible(given)
        self.edited.emit()
