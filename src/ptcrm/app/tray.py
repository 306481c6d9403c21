"""The icon in the tray: how many wait too long, and a way to PT CRM while its window is closed.

Whether there is a tray is asked anew each time: a panel may come later than PT CRM, or go before it. Qt binds
an icon to the kind of tray that is there when the icon is made, and says of it that it shows in any case; so
it is made only once there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ptcrm.app.tray_icon import tray_icon
from ptcrm.ui.kit.plain import give_tray_tip

Choice = tuple[str, Callable[[], object]]
"""A line of the menu: what it says, and what it does."""


class Tray(QObject):
    """``open_window`` is what a click on the icon does; ``choices`` are the lines of its menu."""

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
        self._menu = QMenu()
        for words, act in choices:
            self._menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())

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
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._activated)
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

    def hide(self) -> None:
        """Take the icon away."""
        icon, self._icon = self._icon, None
        if icon is not None:
            icon.hide()
            icon.deleteLater()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        clicks = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)
        if reason in clicks:
            self._open()
