"""Giving a view of the leads its name, at first or anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from ptcrm.commands.lead_views import rename_view, save_view
from ptcrm.domain.lead_views import LONGEST_NAME, LeadView
from ptcrm.ui.dialogs.small_dialog import SmallDialog, text_field
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr


class NameViewDialog(SmallDialog):
    """Keeps ``view`` under the name filled in, or calls the view ``old`` so. ``named`` hears the name."""

    help_topic = "search-keys"

    def __init__(
        self,
        desk: Desk,
        view: LeadView,
        beginning: Sequence[LeadView],
        named: Callable[[str], None],
        old: str = "",
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Views", "Rename “{view}”", view=old) if old else tr("Views", "Keep this view")
        super().__init__(desk, title, tr("Frame", "Save"), parent)
        self._view, self._beginning, self._named, self._old = view, beginning, named, old
        self.name = text_field(LONGEST_NAME, old or view.name)
        self.name.selectAll()
        self.add_field(tr("Field", "Name"), self.name)
        self.name.setFocus()
        self.keep_as(f"view:{old}", name=self.name)

    def save(self) -> None:
        """Keep or rename."""
        name = " ".join(self.name.text().split())
        if self._old:
            self.write(
                partial(rename_view, old=self._old, new=name, beginning=self._beginning), self._say(name)
            )
        else:
            view = replace(self._view, name=name)
            self.write(partial(save_view, view=view, beginning=self._beginning), self._say(name))

    def _say(self, name: str) -> Callable[[object], None]:
        def say(_written: object) -> None:
            self.desk.say(tr("Views", "View “{view}” kept.", view=name), undo=True)
            self._named(name)

        return say
