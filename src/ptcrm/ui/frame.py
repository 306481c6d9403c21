"""What stands around every page: the sidebar, the bar with search, undo and New lead, and the banners."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ptcrm.ui.kit.in_view import FocusInView
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.sidebar import Sidebar
from ptcrm.ui.widgets.banner import Banners
from ptcrm.ui.widgets.buttons import Button, KeyButton
from ptcrm.ui.widgets.strip import FOOT


class Frame(QWidget):
    """The parts, laid out; what they do is the window's business."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        FocusInView(self)
        self.sidebar = Sidebar(theme)
        self.banners = Banners(theme)
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self.pages.addWidget(QWidget())
        self.search_place = QHBoxLayout()
        self.undo_button = Button(theme, tr("Frame", "Undo"), "undo-2")
        self.new_button = KeyButton(theme, tr("Frame", "New lead"), "user-plus", "primary", "Ctrl+N")
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banners)
        right.addWidget(self._topbar())
        right.addWidget(self.pages, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sidebar)
        whole.addLayout(right, 1)

    def add_search(self, search: QWidget) -> None:
        """Put the search box in its place; Tab comes to it on the way from the sidebar."""
        self.search_place.insertWidget(0, search, 1)
        QWidget.setTabOrder(self.sidebar.button("settings"), search)

    def foot(self) -> QWidget | None:
        """What stands at the foot of the page on show and must not be covered by the strip."""
        page = self.pages.currentWidget()
        return None if page is None else page.findChild(QWidget, FOOT)

    def say_words(self) -> None:
        """Everything again in the language on screen."""
        self.sidebar.say_words()
        for button, word in (
            (self.undo_button, tr("Frame", "Undo")),
            (self.new_button, tr("Frame", "New lead")),
        ):
            button.setText(word)
            button.speak(word)

    def set_usable(self, usable: bool) -> None:
        """Without data there is nowhere to go and nothing to add."""
        for part in (self.sidebar, self.undo_button, self.new_button):
            part.setEnabled(usable)

    def showEvent(self, event: QShowEvent) -> None:
        """At the start the page has the focus, not the first button of the sidebar."""
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.pages.setFocus()

    def _topbar(self) -> QFrame:
        topbar = QFrame()
        topbar.setObjectName("topbar")
        bar = QHBoxLayout(topbar)
        bar.setContentsMargins(24, 13, 24, 13)
        bar.setSpacing(12)
        self.search_place.addStretch(1)
        bar.addLayout(self.search_place, 1)
        bar.addWidget(self.undo_button)
        bar.addWidget(self.new_button)
        return topbar
