"""Questions about many leads at once: their next step, their target group, and who stayed as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.commands.many_leads import ManyDone
from ptcrm.domain.enquiry import TimeTrust
from ptcrm.ui.dialogs.dialog import Dialog
from ptcrm.ui.dialogs.small_dialog import SmallDialog, text_area, text_field
from ptcrm.ui.kit.dates import grouped, number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import person
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.when_field import WhenField

_LONGEST_STEP = 2_000
_LONGEST_GROUP = 200


class PlanManyDialog(SmallDialog):
    """Asks what and when; ``chosen(what, at, time_known)`` does it."""

    help_topic = "next-steps"

    def __init__(
        self, desk: Desk, count: int, chosen: Callable[[str, int, bool], None], parent: QWidget | None = None
    ) -> None:
        title = grouped(tr("Leads", "Next step with %n lead(s)", n=count), count)
        super().__init__(desk, title, tr("NextStep", "Plan"), parent)
        self._chosen = chosen
        self.what = text_field(_LONGEST_STEP)
        self.when = WhenField(desk, future=True, spoken=tr("NextStep", "When"))
        self.when.set_placeholder(tr("NextStep", "tomorrow 09:00"))
        self.add_field(tr("NextStep", "What"), self.what)
        self.add_field(tr("NextStep", "When"), self.when)
        self.what.setFocus()

    def save(self) -> None:
        """Hand over what was filled in, when it can be read."""
        arrival = self.when.arrival()
        if not self.what.text().strip():
            self.complain(tr("Leads", "Say what the next step is."), self.what)
        elif arrival is None:
            self.complain("" if self.when.problem() else tr("NextStep", "Fill in when."), self.when)
        else:
            self.accept()
            self._chosen(self.what.text(), arrival.at, arrival.trust is not TimeTrust.DATE_ONLY)


class GroupManyDialog(SmallDialog):
    """Asks for a target group by its name; those there are come up while typing."""

    help_topic = "lead"

    def __init__(
        self,
        desk: Desk,
        count: int,
        known: Sequence[str],
        chosen: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        title = grouped(tr("Leads", "Target group of %n lead(s)", n=count), count)
        super().__init__(desk, title, tr("Frame", "Save"), parent)
        self._chosen = chosen
        self.group = text_field(_LONGEST_GROUP)
        completer = QCompleter(list(known), self.group)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.group.setCompleter(completer)
        self.group.setPlaceholderText(tr("Leads", "Empty: no target group"))
        self.add_field(tr("Field", "Target group"), self.group)
        self.group.setFocus()

    def save(self) -> None:
        """Hand over the name."""
        self.accept()
        self._chosen(self.group.text())


class StayedDialog(Dialog):
    """Lists who stayed as they were, and why."""

    help_topic = "stages"

    def __init__(self, desk: Desk, done: ManyDone, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = grouped(
            tr("Leads", "%n lead(s) stayed as they were", n=done.refused_count), done.refused_count
        )
        self.setWindowTitle(title)
        self.setMinimumSize(480, 320)
        lines = [f"{person(one.name)}: {refusal_words(one.refusal)}" for one in done.refused]
        more = done.refused_count - len(done.refused)
        if more:
            lines.append(tr("Leads", "And {count} more.", count=number(more)))
        self.listed = text_area("\n".join(lines))
        self.listed.setReadOnly(True)
        self.listed.setMaximumHeight(16_777_215)
        self.listed.setAccessibleName(title)
        close = Button(desk.theme, tr("Frame", "Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(Label(title, "title"))
        layout.addWidget(self.listed, 1)
        layout.addLayout(foot)
