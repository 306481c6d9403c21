"""What came out of a file, whatever kind it was, and what it takes to read one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import NOTHING_SAID, Choices
from ptcrm.integrations.contact_cells import RowNote
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow
from ptcrm.integrations.csv_columns import Mapping
from ptcrm.integrations.exporter import Treatment
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.table import WARNINGS, Table

Progress = Callable[[int, int], bool]
"""Told how many bytes of a file are read, and of how many; answers whether to go on."""


def go_on(_done: int, _total: int) -> bool:
    """Read to the end, telling nobody."""
    return True


def reading_stopped() -> Refusal:
    """What is raised when ``Progress`` says to stop."""
    return Refusal("reading_stopped", "Reading was stopped. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. ``part`` names a file inside a packed one (``chats/_chat.txt``; of a packed file in a
    packed one ``inner.zip › _chat.txt``), "" for an ordinary file; ``path`` is then the packed file's.

    ``now`` is UTC milliseconds, ``zone`` the laptop's, ``region`` (NL or BE) where numbers are from. ``data``
    is the whole file, unless ``opened`` is given: then it is only the beginning of one of ``size`` bytes, and
    ``open`` gives all of it.
    """

    path: Path
    data: bytes
    now: int
    zone: ZoneInfo
    own_addresses: frozenset[str] = frozenset()
    region: str = "NL"
    choices: Choices = NOTHING_SAID
    part: str = ""
    opened: Callable[[], IO[bytes]] | None = None
    size: int = 0
    progress: Progress = go_on

    def open(self) -> IO[bytes]:
        """The whole file from its beginning; may be asked for more than once."""
        return self.opened() if self.opened is not None else BytesIO(self.data)

    @property
    def length(self) -> int:
        """Bytes of the whole file."""
        return self.size if self.opened is not None else len(self.data)


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file, or one part of it, holds.

    ``rows`` are people to take in, each with the line it stands on (a mail: its number in the file);
    ``refused`` are rows that can't be. ``table`` and ``mapping`` are there for a table only. ``treatment`` is
    what its rows are taken for; with ``asks`` that is a proposal. ``signals`` counts mails that say that
    somebody wrote without saying who, ``not_leads`` mails that nobody wrote who wants something.
    ``voices`` are all who write in a chat, ``own_voice`` who of them is taken for the trainer ("": nobody).
    """

    path: Path
    kind: FileKind
    rows: tuple[ReadRow, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    table: Table | None = None
    mapping: Mapping | None = None
    treatment: Treatment = "enquiries"
    asks: bool = False
    signals: int = 0
    not_leads: int = 0
    exporter: str = ""
    notes: tuple[RowNote, ...] = field(default=())
    part: str = ""
    voices: tuple[str, ...] = ()
    own_voice: str = ""

    @property
    def name(self) -> str:
        """The file's name as a person knows it, with the part of it if that is not the whole."""
        name = self.path.name or str(self.path)
        return f"{name} › {self.part}" if self.part else name

    @property
    def encoding(self) -> str:
        """How the text was encoded; "" for a mail, which says it part by part."""
        return self.table.encoding if self.table else ""

    @property
    def separator(self) -> str:
        """What stood between the cells; "" for a mail."""
        return self.table.separator if self.table else ""

    @property
    def warnings(self) -> tuple[Refusal, ...]:
        """What was wrong with the file as a whole, though it was read."""
        return tuple(Refusal(*WARNINGS[code]) for code in self.table.warnings) if self.table else ()


Reader = Callable[[Source], list[FileReading]]
"""Reads one kind of file; raises ``Refusal`` with one sentence where it can't."""
