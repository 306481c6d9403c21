"""Opens the data behind a window that is painted already: what takes long, away from the UI thread.

Everything heavy is imported here when it is first needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ptcrm.app import wall_clock

if TYPE_CHECKING:
    from ptcrm.queries.today_rows import AnswerNow
    from ptcrm.store.database import Database
    from ptcrm.store.folders import FolderWarning


@dataclass(frozen=True, slots=True)
class OpenedData:
    """The data, what is wrong with the folder it is in, and what the window has to know of it first."""

    database: Database
    warning: FolderWarning | None
    region: str
    first_run: bool


def who_waits(folder: Path) -> AnswerNow | None:
    """Who waits, without the database library, whose import takes longest; None where that can't be told."""
    from ptcrm.queries.today_rows import in_order
    from ptcrm.store.first_look import first_look

    import_module("ptcrm.ui.pages.today")  # what shows it
    now = wall_clock.now()
    rows = first_look(folder, now)
    return None if rows is None else in_order(rows, now)


def open_data(folder: Path, zone: ZoneInfo, *, demo: bool) -> OpenedData:
    """Open the data; ``demo`` fills it with sample leads. Raises ``Refusal``."""
    from ptcrm.queries.preferences import read_region, wants_first_run
    from ptcrm.store.database import Database
    from ptcrm.store.folders import warnings_for

    database = Database.open(folder, wall_clock.now())
    if demo:
        from ptcrm.commands.samples import fill_demo

        fill_demo(database, wall_clock.now(), zone)
    with database.reading() as connection:
        region = read_region(connection)
        first_run = not demo and wants_first_run(connection)
    return OpenedData(database, warnings_for(folder), region, first_run)
