"""What can be done with the list of leads on screen, for whoever works by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ptcrm.ui.kit.action import Action
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.filter_words import short

if TYPE_CHECKING:
    from ptcrm.ui.pages.leads import LeadsPage

_WITH_A_KEY = 9


def leads_actions(page: LeadsPage) -> list[Action]:
    """The likeliest first."""
    place, bar = tr("Keys", "On the board and in the table"), page.bar
    views = [
        Action(
            f"view_{at}",
            tr("Views", "View: {view}", view=short(view.name)),
            place,
            partial(page.views.apply, view),
            "bookmark",
            (f"Alt+{at + 1}",) if at < _WITH_A_KEY else (),
        )
        for at, view in enumerate(page.views.views)
    ]
    return [
        Action("filter", tr("Leads", "Filter"), place, bar.ask_filter, "filter", likely=20),
        Action(
            "everyone",
            tr("Leads", "Show everyone"),
            place,
            bar.clear,
            "users",
            likely=19,
            possible=bar.filters,
        ),
        Action(
            "select_all",
            tr("Leads", "Select all"),
            place,
            lambda: page.table.choosing.choose_all(),
            "list-checks",
            ("Ctrl+A",),
            possible=bar.table.isChecked,
        ),
        Action("board", tr("Frame", "Board"), place, partial(page.show_view, table=False), "square-kanban"),
        Action("table", tr("Frame", "Table"), place, partial(page.show_view, table=True), "table"),
        Action(
            "columns",
            tr("Leads", "Columns"),
            place,
            bar.columns.click,
            "layout-grid",
            possible=bar.table.isChecked,
        ),
        Action("keep_view", tr("Views", "Keep this view"), place, page.views.keep, "bookmark"),
        *views,
    ]
