"""Who may be in the leads twice: looked for once the list stands, counted in its bar, shown on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ptcrm.domain.ids import LeadId
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.models.duplicate_finder import DuplicateFinder
from ptcrm.ui.pages.leads_bar import LeadsBar

if TYPE_CHECKING:
    from ptcrm.ui.pages.duplicates import DuplicatesPage

_BEFORE_LOOKING_MS = 700


class LeadDuplicates(QTimer):
    """Started when the page shows; it looks only while the page does."""

    def __init__(self, desk: Desk, bar: LeadsBar, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._bar, self._list = desk, bar, page
        self._page: DuplicatesPage | None = None
        self.finder = DuplicateFinder(desk, page)
        self.setSingleShot(True)
        self.setInterval(_BEFORE_LOOKING_MS)
        self.timeout.connect(self._look)
        self.finder.found.connect(self._count)
        bar.duplicates.clicked.connect(lambda _checked=False: desk.page_wanted.emit("duplicates"))

    def page_of(self, lead_id: str) -> DuplicatesPage:
        """The page that shows all of them, or those that may be this one ("": all)."""
        if self._page is None:
            from ptcrm.ui.pages.duplicates import DuplicatesPage

            self._page = DuplicatesPage(self._desk, self.finder)
            self._page.closed.connect(lambda: self._desk.page_wanted.emit("leads"))
        if lead_id:
            self._page.show_only(LeadId(lead_id))
        else:
            self._page.show_all()
        return self._page

    def _count(self) -> None:
        self._bar.show_duplicates(len(self.finder.pairs))
        if not self.finder.complete:
            self.start()

    def _look(self) -> None:
        if self._list.isVisible():
            self.finder.look()
