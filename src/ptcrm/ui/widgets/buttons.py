"""Buttons: an icon that follows the theme, a spoken name and, where there is one, the shortcut in view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ptcrm.ui.kit.icons import icon
from ptcrm.ui.kit.plain import Label, give_tip
from ptcrm.ui.kit.theme import Theme, Tokens


class Button(QPushButton):
    """A push button. ``role``: "" plain, primary, quiet, link, icon, choice, nav, obstacle.

    ``spoken`` is what a screen reader says (and the tip, for a button that is only an icon).
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        icon_name: str = "",
        role: str = "",
        *,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        if role:
            self.setProperty("role", role)
        self.setText(text)
        self.setIconSize(QSize(18, 18))
        if spoken or text:
            self.speak(spoken or text, tip=bool(spoken) and not text)
        theme.changed.connect(self._recolour)
        self._recolour()

    def speak(self, spoken: str, *, tip: bool = False) -> None:
        """Set what a screen reader says of this button, and show it as its tip if asked."""
        self.setAccessibleName(spoken)
        if tip:
            give_tip(self, spoken)

    def setText(self, text: str) -> None:
        # An ampersand in a name is a name's, never a mnemonic.
        # Qt leaves no room between icon and word that a style sheet could set: two thin spaces do.
        between = "\u2009\u2009" if self._icon_name and text else ""
        super().setText(between + text.replace("&", "&&"))

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._recolour()

    def _recolour(self) -> None:
        if not self._icon_name:
            self.setIcon(QIcon())
            return
        colour, checked = _ink(str(self.property("role") or ""), self._theme.tokens)
        self.setIcon(icon(self._icon_name, colour, 18, checked))


class KeyButton(Button):
    """A button that shows its shortcut in a small frame on its right side."""

    def __init__(
        self, theme: Theme, text: str, icon_name: str, role: str, shortcut: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, icon_name, role, parent=parent)
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._keys = Label(keys, parent=self)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keys.setObjectName("keys")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 11, 0)
        layout.addStretch(1)
        layout.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._colour_keys)
        self._colour_keys()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._keys.sizeHint().width() + 10, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _colour_keys(self) -> None:
        tokens = self._theme.tokens
        primary = self.property("role") == "primary"
        ink, line = (tokens.on_brand, tokens.on_brand) if primary else (tokens.muted, tokens.line_strong)
        self._keys.setStyleSheet(
            f"color: {ink}; border: 1px solid {line}; border-radius: 4px; padding: 0 5px; font-size: 11px;"
        )
        self._keys.setFixedHeight(18)
        self.setStyleSheet("text-align: left;")


def _ink(role: str, tokens: Tokens) -> tuple[str, str]:
    if role in ("primary", "block"):
        return tokens.on_brand, tokens.on_brand
    if role == "nav":
        return tokens.muted, tokens.text
    if role == "choice":
        return tokens.text, tokens.brand_text
    if role == "warm":
        return tokens.over, tokens.over
    if role in ("link", "filter-chip"):
        return tokens.brand_text, tokens.brand_text
    return tokens.text, tokens.text
