"""Help: short pages without the internet, the one about what was on screen first, and a field that finds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ptcrm.domain.names import fold
from ptcrm.ui.kit.help_text import TOPICS, HelpText, read_topics
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.widgets.card import Card
from ptcrm.ui.widgets.page_head import page_head

_LIST_WIDTH = 250
_TEXT_WIDTH = 720


class HelpPage(QWidget):
    """Emits ``closed()`` when the trainer goes back with Esc."""

    closed = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._topics = read_topics(language)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Help", "Search help…"))
        self.search.setAccessibleName(tr("Help", "Search help…"))
        self.search.setMaxLength(200)
        self.search.textChanged.connect(self._find)
        self.list = QListWidget()
        self.list.setObjectName("topics")
        self.list.setAccessibleName(tr("Help", "Topics"))
        for name in TOPICS:
            item = QListWidgetItem(self._topics[name].title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.currentItemChanged.connect(self._chosen)
        self.text = HelpText(theme)
        self.text.setMaximumWidth(_TEXT_WIDTH)
        self.text.wanted.connect(self.show_topic)
        self.search.returnPressed.connect(self.text.setFocus)
        self._nothing = Label("", "muted", wrap=True)
        self._nothing.hide()
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self._nothing)
        left.addWidget(self.list, 1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(_LIST_WIDTH)
        left.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.setMaximumWidth(_TEXT_WIDTH)
        card.heading.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self.text, 1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(side)
        both.addWidget(card, 1)
        both.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(page_head(tr("Frame", "Help")))
        layout.addLayout(both, 1)

    def show_topic(self, name: str) -> None:
        """Show one page, also when a search had left it out."""
        at = TOPICS.index(name)
        if self.list.item(at).isHidden():
            self.search.clear()
        self.list.setCurrentRow(at)
        self.list.setFocus()

    def shown(self) -> str:
        """The page on show, by name."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.closed.emit()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            topic = self._topics[str(item.data(Qt.ItemDataRole.UserRole))]
            self.text.show_text(topic.text)
            self.text.setAccessibleName(topic.title)

    def _find(self, typed: str) -> None:
        words = fold(typed).split()
        found = [self._topics[name].is_found_by(words) for name in TOPICS]
        for at, there in enumerate(found):
            self.list.item(at).setHidden(not there)
        self._nothing.setText(tr("Frame", "Nothing found for “{text}”.", text=typed.strip()))
        self._nothing.setVisible(not any(found))
        if any(found) and not found[max(0, self.list.currentRow())]:
            self.list.setCurrentRow(found.index(True))
