"""Banners: what the trainer has to know as long as it is true, across the top of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.widgets.buttons import Button

_TROUBLE = "triangle-alert"

Remedy: TypeAlias = "tuple[str, Callable[[], None]]"
"""A button of a banner: what it says, and what it does."""


class Banner(QFrame):
    """What is the matter, with an icon, what can be done about it, and a way to put it away.

    ``put_away`` is called when the trainer does so, and takes it away itself; without it the banner hides.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        actions: Sequence[Remedy] = (),
        parent: QWidget | None = None,
        icon: str = _TROUBLE,
        put_away: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.says = (text, *(word for word, _ in actions))
        self._theme, self._icon = theme, icon
        self._picture = Picture(self)
        self._text = Label(text, wrap=True)
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 9, 12, 9)
        layout.setSpacing(10)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        for word, act in actions:
            button = Button(theme, word)
            button.clicked.connect(act)
            layout.addWidget(button)
        close = Button(theme, "", "x", "icon", spoken=tr("Frame", "Close"))
        close.clicked.connect(put_away or self.hide)
        layout.addWidget(close)
        theme.changed.connect(self._recolour)
        self._recolour()

    def text(self) -> str:
        """The sentence on show."""
        return self._text.text()

    def _recolour(self) -> None:
        tokens = self._theme.tokens
        self._picture.setPixmap(
            pixmap(self._icon, tokens.over if self._icon == _TROUBLE else tokens.brand, 18)
        )


class Banners(QWidget):
    """The banners in force, each under a name, so that the same trouble is told once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: dict[str, Banner] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_banner(
        self,
        name: str,
        text: str,
        *actions: Remedy,
        icon: str = _TROUBLE,
        put_away: Callable[[], None] | None = None,
    ) -> None:
        """Show a sentence under this name; the same again changes nothing, also when it was put away."""
        old = self._shown.get(name)
        if old is not None and old.says == (text, *(word for word, _ in actions)):
            return
        self.take_away(name)
        banner = Banner(self._theme, text, actions, self, icon, put_away)
        self._shown[name] = banner
        self._layout.addWidget(banner)

    def take_away(self, name: str) -> None:
        """The trouble of this name is over."""
        banner = self._shown.pop(name, None)
        if banner is not None:
            banner.hide()
            banner.deleteLater()

    def texts(self) -> list[str]:
        """The sentences in force."""
        return [banner.text() for banner in self._shown.values()]
