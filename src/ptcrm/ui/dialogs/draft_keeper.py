"""Keeps what was typed in a dialog as a draft, so that closing it or a power cut loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ptcrm.commands.drafts import drop_draft, keep_draft
from ptcrm.queries.drafts import draft
from ptcrm.ui.kit.desk import Desk

_AT_MOST_MS = 1_000

Typed = dict[str, Any]
"""What stands in a dialog's fields, as JSON can hold it; empty when there is nothing to keep."""


class DraftKeeper(QObject):
    """``typed`` gives what stands in the fields now, ``restore`` puts a draft back into them."""

    def __init__(
        self,
        desk: Desk,
        place: str,
        typed: Callable[[], Typed],
        restore: Callable[[Typed], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._place, self._typed, self._restore = desk, place, typed, restore
        self._kept: Typed | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AT_MOST_MS)
        self._timer.timeout.connect(self.keep)

    def look(self) -> None:
        """Fetch the draft and restore it, if there is one."""
        self._desk.tasks.read(self, "draft", partial(draft, place=self._place), self._found)

    def touched(self) -> None:
        """Something was typed: keep it within a second, also while typing goes on."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what stands there now."""
        self._timer.stop()
        typed = self._typed()
        if typed == (self._kept or {}):
            return
        self._kept = typed
        value = json.dumps(typed) if typed else ""
        self._desk.tasks.write(self._desk, partial(keep_draft, place=self._place, value=value))

    def drop(self) -> None:
        """Forget the draft: it was saved."""
        self._timer.stop()
        self._desk.tasks.write(self._desk, partial(drop_draft, place=self._place))

    def _found(self, value: str) -> None:
        if not value:
            return
        try:
            typed = json.loads(value)
        except ValueError:
            return
        if isinstance(typed, dict):
            self._kept = typed
            self._restore(typed)
