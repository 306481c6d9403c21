"""A large question: title, many fields that scroll when the screen is low, and a foot that always shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ptcrm.domain.refusals import Refusal
from ptcrm.store.session import Session
from ptcrm.ui.dialogs.dialog import Dialog
from ptcrm.ui.dialogs.draft_keeper import DraftKeeper
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import ElidedLabel
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.widgets.wrapped_text import WrappedText

T = TypeVar("T")
_MARGIN = 22
_KEEP_FREE = 32
_MAPPING_MS = 120
"""While the desktop puts up a window, nobody knows its place: a new size then moves it to a corner."""
_SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class TallDialog(Dialog):
    """``heading`` beside the title, ``subheading`` below it, ``body`` for the fields, ``foot`` for a hint
    and the buttons.

    A dialog with a ``drafts`` keeper keeps what was typed when it is closed without saving.
    """

    def __init__(self, desk: Desk, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.desk = desk
        self.drafts: DraftKeeper | None = None
        self._width = width
        self._saving = False
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.title = ElidedLabel(title, "page-title")
        self.heading = QHBoxLayout()
        self.heading.setSpacing(16)
        self.heading.addWidget(self.title, 1)
        self.subheading = QVBoxLayout()
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(_MARGIN, 2, _MARGIN, 2)
        self.body.setSpacing(12)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        self._inside.installEventFilter(self)
        self._problem = WrappedText("", "problem", most=3)
        self._problem.hide()
        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self._top = QVBoxLayout()
        self._top.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._top.setSpacing(3)
        self._top.addLayout(self.heading)
        self._top.addLayout(self.subheading)
        low = QVBoxLayout()
        low.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        low.setSpacing(8)
        low.addWidget(self._problem)
        low.addLayout(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 18)
        layout.setSpacing(12)
        layout.addLayout(self._top)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(low)
        for keys in _SAVE_KEYS:
            QShortcut(QKeySequence(keys), self, self.save)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(_MAPPING_MS)
        self._fitting.timeout.connect(self._fit_again)

    def save(self) -> None:
        """Save what was filled in; each dialog says how."""
        raise NotImplementedError

    def problem(self) -> str:
        """The sentence at the foot about what is wrong."""
        return self._problem.text()

    def complain(self, sentence: str, field: QWidget | None = None) -> None:
        """Say at the foot what is wrong, or nothing more, and put the cursor where it can be mended."""
        self._problem.set_text(sentence)
        self._problem.setVisible(bool(sentence))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(field)

    def write(
        self, job: Callable[[Session], T], done: Callable[[T], None], failed: Callable[[Refusal], None]
    ) -> None:
        """Run a command once; when it is written the draft goes and the dialog closes before ``done``."""
        if self._saving:
            return
        self._saving = True

        def written(value: T) -> None:
            if self.drafts is not None:
                self.drafts.drop()
            self.accept()
            done(value)

        def refused(refusal: Refusal) -> None:
            self._saving = False
            failed(refusal)

        self.desk.tasks.write(self, job, written, refused)

    def complain_of(self, refusal: Refusal) -> None:
        """Show a refusal's sentence at the foot."""
        self.complain(refusal_words(refusal))

    def reject(self) -> None:
        """Close; what was typed is kept for the next time."""
        if self.drafts is not None:
            self.drafts.keep()
        super().reject()

    def fit(self) -> None:
        """As high as its fields need, as far as the window and the screen have room."""
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        screen = self.screen().availableGeometry()
        width = min(self._width, (window.width() if window else screen.width()) - _KEEP_FREE)
        room = min(screen.height(), window.height() if window and window.isVisible() else screen.height())
        self.setFixedWidth(width)
        rest = _height(self, width) - self._scroll.sizeHint().height()
        wanted = _height(self._inside, width) + rest
        # A bar that isn't needed must not come: beside it lines break, and then it would be.
        fits = wanted <= room - _KEEP_FREE
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        self.resize(width, min(wanted, room - _KEEP_FREE))
        limit = window.frameGeometry() if window and window.isVisible() else screen
        below = self.frameGeometry().bottom() - limit.bottom()
        if self.isVisible() and below > 0:
            self.move(self.x(), max(limit.top(), self.y() - below))

    def _fit_again(self) -> None:
        self._fitting.setInterval(0)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus and otherwise does nothing: Ctrl+Enter saves."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fitting.start()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)


def _height(widget: QWidget, width: int) -> int:
    """How high a widget's layout wants to be at this width."""
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.heightForWidth(width)
    return widget.sizeHint().height()
