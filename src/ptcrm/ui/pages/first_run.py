"""The first start: the language, who the trainer is, and where to begin. Three short steps on one card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ptcrm.commands.alerts import silence
from ptcrm.commands.preferences import call_me, set_preference
from ptcrm.commands.samples import fill_demo
from ptcrm.domain.changes import EVERYTHING
from ptcrm.queries.preferences import FIRST_RUN, REGION, remembered_choices
from ptcrm.store.session import PROGRAM
from ptcrm.ui.kit.at_login import AtLogin
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.language import LANGUAGES, Language, speak
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card, empty_layout
from ptcrm.ui.widgets.choices import Choices
from ptcrm.ui.widgets.regions import region_choices

if TYPE_CHECKING:
    from ptcrm.store.database import Database
    from ptcrm.store.session import Session

_WIDTH: Final = 560
_STEPS: Final = 3
_LONGEST_NAME: Final = 120


class FirstRunPage(QWidget):
    """Emits ``finished()`` when the window may open: ``goes_on`` tells where ("import", "phone" or "").

    ``spoken(Language)``: another language was chosen, and is spoken already. Esc leaves it for a later start.
    """

    finished = Signal()
    spoken = Signal(object)

    def __init__(self, desk: Desk, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._language = desk, language
        self._step = 1
        self._over = False
        self.goes_on = ""
        self.name = QLineEdit(self)
        self.name.hide()
        self.name.returnPressed.connect(self.forth)
        self.name.setMaxLength(_LONGEST_NAME)
        card = Card()
        card.setFixedWidth(_WIDTH)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(28, 10, 28, 26)
        self._body.setSpacing(10)
        card.body.addLayout(self._body)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        middle = QHBoxLayout()  # an aligned card would not grow with its texts
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)

    def begin(self) -> None:
        """Show the first step."""
        self._show(1)

    def forth(self) -> None:
        """Keep what was filled in, and show the next step."""
        if self._step == 2:
            self._keep_name()
        if self._step < _STEPS:
            self._show(self._step + 1)

    def later(self) -> None:
        """Open the window without an answer; the next start with no leads asks again."""
        self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.later()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forth()
        else:
            super().keyPressEvent(event)

    def _show(self, step: int) -> None:
        self._step = step
        self.name.setParent(self)
        self.name.hide()
        empty_layout(self._body)
        (self._ask_language, self._ask_who, self._ask_start)[step - 1]()

    def _head(self, icon: str, title: str, hint: str) -> None:
        picture = Picture()
        picture.setPixmap(pixmap(icon, self._desk.theme.tokens.brand, 30))
        count = Label(tr("First run", "Step {step} of {steps}", step=self._step, steps=_STEPS), "small")
        top = QHBoxLayout()
        top.addWidget(picture)
        top.addStretch(1)
        top.addWidget(count)
        self._body.addLayout(top)
        self._body.addWidget(Label(title, "page-title", wrap=True))
        self._body.addWidget(Label(hint, "muted", wrap=True))
        self._body.addSpacing(8)

    def _start_at(self, widget: QWidget) -> None:
        """Once it shows, which is after this event."""
        QTimer.singleShot(0, widget, widget.setFocus)

    def _ask_language(self) -> None:
        self._head(
            "timer",
            tr("First run", "Welcome to PT CRM"),
            tr("First run", "Whoever asks you for help gets an answer within the hour. PT CRM keeps watch."),
        )
        words = {str(one): word for one, word in LANGUAGES.items()}
        language = Choices(self._desk.theme, tr("Settings", "Language"), words, str(self._language))
        language.chosen.connect(self._choose_language)
        self._body.addWidget(Label(tr("Settings", "Language"), "field"))
        self._body.addWidget(language)
        self._foot()
        self._start_at(language.button(str(self._language)))

    def _ask_who(self) -> None:
        self._head(
            "map-pin",
            tr("First run", "What is your name, and where do you train?"),
            tr("First run", "In a chat you import, PT CRM then knows which messages are yours."),
        )
        self.name.setAccessibleName(tr("Settings", "Your name"))
        self._body.addWidget(Label(tr("Settings", "Your name"), "field"))
        self._body.addWidget(self.name)
        self.name.show()
        self._body.addSpacing(4)
        self._body.addWidget(Label(tr("Settings", "Country"), "field"))
        self._body.addWidget(region_choices(self._desk))
        self._foot()
        self._start_at(self.name)

    def _ask_start(self) -> None:
        theme = self._desk.theme
        self._head(
            "footprints",
            tr("First run", "Where do you begin?"),
            tr("First run", "Sample leads go again with one button. What you add yourself stays."),
        )
        own = Button(theme, tr("First run", "Start with my own leads"), "file-up", "primary")
        samples = Button(theme, tr("First run", "Look around with sample leads"), "eye")
        own.clicked.connect(lambda _checked=False: self._done("import"))
        samples.clicked.connect(self._start_samples)
        for button in (own, samples):
            button.setAutoDefault(True)
            self._body.addWidget(button)
        self._body.addSpacing(6)
        if self._desk.at_login is not None:
            self._body.addWidget(self._ask_at_login(self._desk.at_login))
        truth = tr("First run", "When your laptop is off, PT CRM can’t alert you.")
        self._body.addWidget(Label(truth, "hint", wrap=True))
        phone = Button(theme, tr("First run", "Put alerts on your phone"), "phone", "link")
        phone.setAutoDefault(True)
        phone.clicked.connect(lambda _checked=False: self._done("phone"))
        self._body.addWidget(phone, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot(forth=False)
        self._start_at(own)

    def _ask_at_login(self, at_login: AtLogin) -> QCheckBox:
        box = QCheckBox(tr("First run", "Start along with your laptop, so that no one is missed"))

        def show(starts: bool) -> None:
            box.setChecked(starts)

        def choose(wanted: bool) -> None:
            self._desk.tasks.outside(box, partial(at_login.start, wanted), show)

        box.clicked.connect(choose)
        self._desk.tasks.outside(box, at_login.starts, show)
        return box

    def _foot(self, *, forth: bool = True) -> None:
        theme = self._desk.theme
        later = Button(theme, tr("First run", "Not now"), "", "quiet")
        later.clicked.connect(self.later)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(later)
        line.addStretch(1)
        if self._step > 1:
            back = Button(theme, tr("First run", "Back"))
            back.setAutoDefault(True)
            back.clicked.connect(lambda: self._show(self._step - 1))
            line.addWidget(back)
        if forth:
            go_on = Button(theme, tr("First run", "Continue"), "", "primary")
            go_on.setAutoDefault(True)
            go_on.clicked.connect(self.forth)
            line.addWidget(go_on)
        self._body.addSpacing(10)
        self._body.addLayout(line)

    def _choose_language(self, key: str) -> None:
        self._language = Language(key)
        WindowState().language = key
        app = QApplication.instance()
        if app is not None:
            speak(self._language, app)
        self.spoken.emit(self._language)
        self._show(1)

    def _keep_name(self) -> None:
        name = self.name.text().strip()

        def keep(session: Session) -> None:
            call_me(session, name, remembered_choices(session.connection))
            set_preference(session, REGION, self._desk.region)

        self._desk.tasks.write(self._desk, keep)

    def _start_samples(self) -> None:
        now, zone = self._desk.now(), self._desk.zone

        def fill(database: Database) -> None:
            fill_demo(database, now, zone)
            database.write(silence, now, PROGRAM)

        self._desk.tasks.long(self, fill, lambda _: self._filled(), lambda _: self.later())

    def _filled(self) -> None:
        self._done()
        self._desk.tasks.announce(EVERYTHING)

    def _done(self, goes_on: str = "") -> None:
        self.goes_on = goes_on
        self._desk.tasks.write(self._desk, partial(set_preference, name=FIRST_RUN, value="done"))
        self._end()

    def _end(self) -> None:
        if not self._over:
            self._over = True
            self.finished.emit()
