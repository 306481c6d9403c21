"""A fact that is edited where it stands: read it, press F2 or Enter or choose it, type, Enter.

What was typed is never lost: a refusal leaves the field open with its sentence under it, and leaving the
field saves it. Only Esc gives it up.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme, set_role
from ptcrm.ui.widgets.fact import INDENT, Fact
from ptcrm.ui.widgets.wrapped_text import WrappedText

_LONGEST = 2_000


class _Line(QLineEdit):
    """The field while it is open."""

    left = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self.left.emit()


class InlineField(QWidget):
    """One fact. ``caption`` names it (above it, or only spoken when there is an icon instead).

    ``saved(str)`` is emitted once for each changed text; the owner saves it and answers with ``show_value``
    or ``refuse``. ``edited`` follows each change of ``typed``. ``empty`` stands there while there is no
    value. ``choices`` are offered while typing.
    """

    saved = Signal(str)
    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        caption: str,
        empty: str,
        icon_name: str = "",
        choices: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._caption, self._icon_name = theme, caption, icon_name
        self._value = ""
        self._asked = ""
        self._sent = False
        self._picture = Picture()
        self._picture.setFixedSize(QSize(16, 20))
        self.fact = Fact(caption, empty)
        self.line = _Line()
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(caption)
        self.line.installEventFilter(self)
        if choices:
            completer = QCompleter(list(choices), self.line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            popup = completer.popup()
            if popup is not None:
                popup.setObjectName("choices")
            completer.activated.connect(self._chosen)
            self.line.setCompleter(completer)
        self._note = WrappedText("", "hint", most=4)
        self._note.setContentsMargins(INDENT, 0, 0, 0)
        self._note.hide()
        self.line.hide()
        self._lay_out()
        self.fact.wanted.connect(self.open)
        self.line.returnPressed.connect(self._enter)
        self.line.left.connect(self._leave)
        self.line.textChanged.connect(self.edited)
        self.line.given_up.connect(self.give_up)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.show_value("")

    @property
    def editing(self) -> bool:
        """Whether the field is open."""
        return not self.line.isHidden()

    def show_value(self, value: str, shown: str | None = None) -> None:
        """Show what is stored (as ``shown``, when it reads otherwise). A text being typed stays."""
        text = value if shown is None else shown
        if self.editing and not self._sent:
            self._value = text
            return
        self._sent = False
        had_focus = self.line.hasFocus()
        self._close()
        self._value = text
        self.fact.show_value(text)
        if had_focus:
            self.fact.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> str:
        """The text at rest."""
        return self._value

    def tell(self, sentence: str) -> None:
        """Show a sentence under the value, such as what looks odd about it; "" takes it away."""
        self._say(sentence, "hint")

    def refuse(self, sentence: str) -> None:
        """What was typed can't be saved: it stays in the open field, with the reason under it."""
        self._sent = False
        if not self.editing:
            typed = self._asked
            self.open()
            self.line.setText(typed)
        self._say(sentence, "problem")

    def typed(self) -> str | None:
        """What stands in the open field and not at rest; None when that is nothing."""
        text = self.line.text()
        return text if self.editing and text != self._value else None

    def take_up(self, text: str) -> None:
        """Open it with what was being typed when the program ended; the focus stays where it is."""
        if not self.editing:
            self._begin(text)
            self._say(tr("Lead", "You were typing this. Enter keeps it, Esc doesn’t."), "hint")

    def open(self) -> None:
        """Start editing."""
        self._begin(self._value)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()
        completer = self.line.completer()
        if completer is not None and self.isVisible():
            completer.complete()

    def give_up(self) -> None:
        """Leave the field as it was."""
        self._say("", "hint")
        self._close()
        self.fact.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, text: str) -> None:
        self._sent = False
        self._asked = self._value
        self.line.setText(text)
        self.fact.hide()
        self.line.show()

    def _enter(self) -> None:
        had = self.line.text()
        if had == self._value:
            self.give_up()
        else:
            self._save()

    def _leave(self) -> None:
        if not self.editing:
            return
        if self.line.text() != self._asked:
            self._save()
        elif self._note.property("role") != "problem" or self._note.isHidden():
            self._close()

    def _chosen(self, word: str) -> None:
        if self.editing:
            self.line.setText(word)
            self._enter()

    def _save(self) -> None:
        self._asked = self.line.text()
        self._sent = True
        self.saved.emit(self._asked)

    def _close(self) -> None:
        self.line.hide()
        self.fact.show()
        self.edited.emit()

    def _say(self, sentence: str, role: str) -> None:
        self._note.set_text(sentence)
        set_role(self._note, role)
        self._note.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        if not self._icon_name:
            caption = Label(self._caption, "field")
            caption.setContentsMargins(INDENT, 0, 0, 0)
            column.addWidget(caption)
        column.addWidget(self.fact)
        column.addWidget(self.line)
        column.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(INDENT if self._icon_name else 0, 0, 0, 0)
        row.setSpacing(6)
        if self._icon_name:
            row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self._picture.setVisible(bool(self._icon_name))

    def _recolour(self) -> None:
        if self._icon_name:
            self._picture.setPixmap(pixmap(self._icon_name, self._theme.tokens.muted, 16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Esc and Enter are the field's own while it is open, never the window's.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.line and event.key() in own:
                event.accept()
                return True
        return super().eventFilter(watched, event)
