"""The icon in the tray: how many wait too long, and a way to PT CRM while its window is closed.

Whether there is a tray is asked anew each time: a panel may come later than PT CRM, or go before it. Qt binds
an icon to the kind of tray that is there when the icon is made, and says of it that it shows in any case; so
it is made only once there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ptcrm.app.tray_icon import tray_icon
from ptcrm.ui.kit.plain import give_tray_tip

_SHOWN_MS: Final = 15_000

Choice = tuple[str, Callable[[], object]]
"""A line of the menu: what it says, and what it does."""


class Tray(QObject):
    """``open_window`` is what a click on the icon does; ``choices`` are the lines of its menu.

    ``message_clicked()``: the message that was shown last was chosen.
    """

    message_clicked = Signal()

    def __init__(
        self,
        mark: QIcon,
        open_window: Callable[[], object],
        choices: Sequence[Choice],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark, self._open = mark, open_window
        self._icon: QSystemTrayIcon | None = None
        self._count = 0
        self._words = "PT CRM"
        self._choices = choices
        self._menu: QMenu | None = None

    @property
    def shown(self) -> bool:
        """Whether there was a tray when last asked."""
        return self._icon is not None

    def there(self) -> bool:
        """Whether PT CRM can be reached by its icon now."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.hide()
        elif self._icon is None:
            self._icon = QSystemTrayIcon(tray_icon(self._mark, self._count), self)
            give_tray_tip(self._icon, self._words)
            self._menu = self._menu or self._make_menu()
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._activated)
            self._icon.messageClicked.connect(self.message_clicked)
            self._icon.show()
        return self._icon is not None

    def show_count(self, count: int, words: str) -> None:
        """How many people have waited over an hour, and the same in words (without any name)."""
        if (count, words) == (self._count, self._words):
            return
        self._count, self._words = count, words
        if self._icon is not None:
            self._icon.setIcon(tray_icon(self._mark, count))
            give_tray_tip(self._icon, words)

    def show_message(self, title: str, body: str) -> None:
        """One message beside the icon, for a while."""
        if self._icon is not None:
            self._icon.showMessage(title, body, self._mark, _SHOWN_MS)

    def hide(self) -> None:
        """Take the icon away."""
        icon, self._icon = self._icon, None
        if icon is not None:
            icon.hide()
            icon.deleteLater()

    def _make_menu(self) -> QMenu:
        menu = QMenu()
        for words, act in self._choices:
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        return menu

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        clicks = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)
        if reason in clicks:
            self._open()
