"""The menu that narrows a list of leads down: each thing with how many leads there are of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ptcrm.domain.lead_views import LeadFilter
from ptcrm.queries.lead_filter import LeadChoices
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import icon
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.filter_words import PARTS, Part, choices, toggled


class FilterMenu(QMenu):
    """Calls ``choose`` with the filter as it is to be."""

    def __init__(
        self,
        desk: Desk,
        found: LeadChoices | None,
        wanted: LeadFilter,
        choose: Callable[[LeadFilter], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Leads", "Filter"))
        ink = desk.theme.tokens.text
        for part, (heading, picture) in PARTS.items():
            listed = choices(part, found, wanted) if found is not None else []
            menu = self.addMenu(icon(picture, ink, 16), tr(*heading))
            menu.setEnabled(bool(listed))
            for one in listed:
                words = one.words.replace("&", "&&")
                action = menu.addAction(words if one.count is None else f"{words}\t{number(one.count)}")
                action.setCheckable(True)
                action.setChecked(one.value in getattr(wanted, part))
                action.triggered.connect(partial(self._toggle, choose, wanted, part, one.value))
        self.addSeparator()
        words = tr("NextStep", "No next step")
        if found is not None:
            words = f"{words}\t{number(found.without_step)}"
        gaps = self.addAction(words)
        gaps.setCheckable(True)
        gaps.setChecked(wanted.without_step)
        gaps.triggered.connect(lambda on: choose(replace(wanted, without_step=on)))

    def part(self, part: Part) -> QMenu:
        """The menu of one part."""
        action = self.actions()[list(PARTS).index(part)]
        menu = action.menu()
        if not isinstance(menu, QMenu):
            raise TypeError("the part has no menu")
        return menu

    @staticmethod
    def _toggle(
        choose: Callable[[LeadFilter], None],
        wanted: LeadFilter,
        part: Part,
        value: str,
        _checked: bool = False,
    ) -> None:
        choose(toggled(wanted, part, value))
