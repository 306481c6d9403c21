"""What can be done with one thing in the agenda, by key, by its menu, or with its button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ptcrm.commands.consultations import cancel_consultation
from ptcrm.commands.next_steps import drop_step, finish_step
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import ConsultationStatus
from ptcrm.queries.agenda import AgendaTalk
from ptcrm.queries.today_rows import StepRow
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import STATUSES, called
from ptcrm.ui.models.agenda_places import Group, Item
from ptcrm.ui.models.agenda_words import menu_words

_IN_MENU = 20
_LONGEST_ENTRY = 60


class AgendaActs(QObject):
    """Each act says in the strip what it did, with the way back."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def open(self, item: Item, at: QPoint) -> None:
        """Open the lead's page; of a group show what is in it, at a place on the screen."""
        if isinstance(item, Group):
            self._show_group(item, at)
        else:
            self._desk.show_lead(_lead_of(item))

    def ask_outcome(self, item: Item) -> None:
        """Ask how a talk went; of one whose outcome was noted, what to change about it."""
        if isinstance(item, AgendaTalk):
            self._desk.ask_outcome(item.row.consultation_id)

    def call_off(self, item: Item) -> None:
        """Note that a planned talk was cancelled, or skip a step."""
        tasks, desk = self._desk.tasks, self._desk
        if isinstance(item, StepRow):
            self._say(partial(drop_step, lead_id=item.lead_id), tr("Strip", "Skipped."))
        elif isinstance(item, AgendaTalk) and item.row.status is ConsultationStatus.PLANNED:
            word = tr(*STATUSES[ConsultationStatus.CANCELLED])
            outcome = word[:1].lower() + word[1:]
            said = tr("Strip", "{name}: {outcome}.", name=called(item.row.name), outcome=outcome)
            job = partial(cancel_consultation, consultation_id=item.row.consultation_id, zone=desk.zone)
            tasks.write(self, job, lambda _logged: self._tell(said))

    def finish(self, item: Item) -> None:
        """Say that a step was done."""
        if isinstance(item, StepRow):
            said = tr("Strip", "Done. What is next with {name}?", name=called(item.name))
            self._say(partial(finish_step, lead_id=item.lead_id), said)

    def change(self, item: Item) -> None:
        """Ask for another time, length, kind or place of a planned talk."""
        if isinstance(item, AgendaTalk) and item.row.status is ConsultationStatus.PLANNED:
            from ptcrm.ui.dialogs.plan_consultation import PlanConsultationDialog

            row = item.row
            PlanConsultationDialog(self._desk, row.lead_id, row.name, row, parent=self._page).open()

    def plan(self, at: int) -> None:
        """Ask with whom, then plan a talk at ``at`` (UTC ms)."""
        from ptcrm.ui.dialogs.choose_lead import ChooseLeadDialog

        dialog = ChooseLeadDialog(self._desk, at, self._page)
        dialog.chosen.connect(partial(self._plan_with, at))
        dialog.open()

    def show_menu(self, item: Item, at: QPoint) -> None:
        """What a right click or the menu key offers."""
        if isinstance(item, Group):
            self._show_group(item, at)
            return
        menu = self._menu()
        offers: list[tuple[str, Callable[[], None]]] = [
            (tr("Duplicates", "Open"), partial(self._desk.show_lead, _lead_of(item)))
        ]
        if isinstance(item, StepRow):
            offers.append((tr("NextStep", "Done"), partial(self.finish, item)))
            offers.append((tr("NextStep", "Skip"), partial(self.call_off, item)))
        else:
            offers.append((tr("Consultation", "Log outcome"), partial(self.ask_outcome, item)))
            if item.row.status is ConsultationStatus.PLANNED:
                offers.append((tr("NextStep", "Move"), partial(self.change, item)))
                cancelled = tr(*STATUSES[ConsultationStatus.CANCELLED])
                offers.append((cancelled, partial(self.call_off, item)))
        for words, act in offers:
            menu.addAction(words).triggered.connect(partial(_acted, act))
        menu.popup(at)

    def _show_group(self, group: Group, at: QPoint) -> None:
        menu = self._menu()
        for item in group.items[:_IN_MENU]:
            words = one_line(menu_words(item, self._desk.zone))
            if len(words) > _LONGEST_ENTRY:
                words = f"{words[:_LONGEST_ENTRY]}…"
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(_acted, partial(self._desk.show_lead, _lead_of(item))))
        left_out = len(group.items) - _IN_MENU
        if left_out > 0:
            menu.addAction(tr("Agenda", "%n more", n=left_out)).setEnabled(False)
        menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _plan_with(self, at: int, lead_id: str, name: str) -> None:
        from ptcrm.ui.dialogs.plan_consultation import PlanConsultationDialog

        PlanConsultationDialog(self._desk, LeadId(lead_id), name, at=at, parent=self._page).open()

    def _say(self, job: Callable[..., object], said: str) -> None:
        self._desk.tasks.write(self, job, lambda _done: self._tell(said))

    def _tell(self, said: str) -> None:
        self._desk.say(said, undo=True)


def _lead_of(item: AgendaTalk | StepRow) -> LeadId:
    return item.lead_id if isinstance(item, StepRow) else item.row.lead_id


def _acted(act: Callable[[], None], _checked: bool = False) -> None:
    act()
