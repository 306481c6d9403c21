"""The box to paste anything in; the pieces that were understood are marked in it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme

_HEIGHT = 92


class PasteBox(QPlainTextEdit):
    """Plain text only; Tab leaves it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[tuple[int, int], ...] = ()
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("NewLead", "Paste what you have: a DM, an e-mail, a voicemail note"))
        self.setPlaceholderText(
            tr("NewLead", "e.g. Sanne 06 12 34 56 78 insta, wants less back pain, called 9:40")
        )
        theme.changed.connect(self._paint_marks)

    def mark(self, marks: tuple[tuple[int, int], ...]) -> None:
        """Mark these pieces, as (start, end) in characters."""
        self._marks = marks
        self._paint_marks()

    def marks(self) -> tuple[tuple[int, int], ...]:
        """The pieces that are marked."""
        return self._marks

    def _paint_marks(self) -> None:
        text = self.toPlainText()
        selections = []
        for start, end in self._marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(_units(text[:start]))
            selection.cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            selection.format.setBackground(QColor(self._theme.tokens.brand_soft))
            selections.append(selection)
        self.setExtraSelections(selections)


def _units(text: str) -> int:
    """How many places Qt counts for a text: two for a character beyond the first 65,536."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
