"""The pages of the help: the program's own Markdown, in both languages, and the view that shows it.

Nothing from outside ever goes in here; the view reads no file and follows no link by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from ptcrm.domain.names import fold
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.resources import resource
from ptcrm.ui.kit.theme import Theme

TOPICS: Final = (
    "hour",
    "answering",
    "alerts",
    "phone",
    "new-lead",
    "import",
    "lead",
    "stages",
    "consultations",
    "next-steps",
    "search-keys",
    "data",
    "privacy",
)
"""In the order of the list."""

_HEADING_SIZE: Final = 20
_UNDER_HEADING: Final = 12
_UNDER_TEXT: Final = 8
_LINE_HEIGHT: Final = 130
"""Pixels, and per cent."""

_MARKS: Final = re.compile(r"\(\S+\.md\)|[*#\[\]]")


@dataclass(frozen=True, slots=True)
class Topic:
    """One page. ``text`` is Markdown."""

    name: str
    title: str
    text: str

    def is_found_by(self, words: list[str]) -> bool:
        """Whether each of these (folded) stands on the page."""
        said = fold(_MARKS.sub("", self.text))
        return all(word in said for word in words)


def read_topics(language: Language) -> dict[str, Topic]:
    """Every page in a language, by name."""
    found = {}
    for name in TOPICS:
        text = resource("help", str(language), f"{name}.md").read_text(encoding="utf-8")
        found[name] = Topic(name, text.partition("\n")[0].removeprefix("# "), text)
    return found


class HelpText(QTextBrowser):
    """Shows one page. ``wanted(name)``: a link to another was chosen, by mouse or by Tab and Enter."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setObjectName("help")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(24)
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.toString().removesuffix(".md")))
        theme.changed.connect(self._show)

    def show_text(self, text: str) -> None:
        """Show this Markdown, from its beginning."""
        self._text = text
        self._show()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - nothing is loaded
        """Pages have no pictures."""
        return None

    def _show(self) -> None:
        self.setMarkdown(self._text)  # again in another theme: links keep the colour they were made in
        cursor = QTextCursor(self.document())
        while True:
            heading = cursor.blockFormat().headingLevel() > 0
            room = QTextBlockFormat()
            room.setBottomMargin(_UNDER_HEADING if heading else _UNDER_TEXT)
            room.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(room)
            if heading:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                larger = QTextCharFormat(cursor.charFormat())
                larger.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)  # it would win
                font = QFont(self.font())
                font.setPixelSize(_HEADING_SIZE)
                font.setBold(True)
                larger.setFont(font)
                cursor.setCharFormat(larger)
                cursor.clearSelection()
            if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
                break
        self.moveCursor(QTextCursor.MoveOperation.Start)
