"""Widgets that show text from outside exactly as it is.

Qt's own labels, tool tips and message boxes read text that looks like markup as markup, and then open the
files and network shares it names. These never do; everything on screen is made of them.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QSystemTrayIcon, QWidget

LONGEST_SHOWN = 2_000
"""Characters of one text that are laid out; a longer one is shown up to here (it is stored whole)."""


_KEPT = "\n\u00a0\u2009\u202f\u200c\u200d"
"""Line ends, spaces that don't part, and the joiners of scripts and emoji: not printable, yet meant."""


def shown(text: str) -> str:
    """Text as it may be laid out: no control characters or direction overrides, and not endless."""
    text = text[:LONGEST_SHOWN]
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _KEPT else " " for char in text)


def one_line(text: str) -> str:
    """The same in one line."""
    return " ".join(shown(text).split())


def as_tip(*lines: str) -> str:
    """What a model gives Qt for a tool tip, so that none of these lines is read as markup."""
    told = "<br>".join(escape(one_line(line)) for line in lines if line)
    return f"<span>{told}</span>" if told else ""


def give_tip(widget: QWidget, text: str) -> None:
    """Set a tool tip that can't be read as markup."""
    widget.setToolTip(as_tip(text))


def give_tray_tip(icon: QSystemTrayIcon, words: str) -> None:
    """Set the tip of an icon in the tray: words of PT CRM only, since each panel reads it its own way."""
    icon.setToolTip(one_line(words))


class Label(QLabel):
    """Plain text, wrapped if asked. ``role`` picks the look in the style sheet (title, muted, ...)."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(shown(text))


class FieldWord(Label):
    """The word above a field, tied to it: a list to choose from is told as what it stands on, and only this
    tells a screen reader what it is for."""

    def __init__(self, word: str, field: QWidget) -> None:
        super().__init__(word, "field")
        self.setBuddy(field.focusProxy() or field)
        if not field.accessibleName():
            field.setAccessibleName(word)


class Picture(QLabel):
    """An icon beside words that already say what it means; screen readers pass it by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


class ElidedLabel(QFrame):
    """One line of plain text that ends in an ellipsis where the room ends; the whole text is its tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._told = ""
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def setText(self, text: str) -> None:
        self._text = one_line(text)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = min(metrics.horizontalAdvance(self._text), metrics.averageCharWidth() * 6)
        return QSize(width + 2, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        metrics = self.fontMetrics()
        elided = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        told = self._text if elided != self._text else ""
        if told != self._told:
            self._told = told
            give_tip(self, told)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.end()
