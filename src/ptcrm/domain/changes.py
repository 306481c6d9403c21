"""What a command touched: the one value that travels from a write to every view."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ptcrm.domain.ids import LeadId


class Kind(StrEnum):
    """The kinds of thing a command can touch; also the names of the tables that hold them."""

    LEAD = "lead"
    ENQUIRY = "enquiry"
    TOUCH = "touch"
    MOVE = "stage_move"
    STEP = "next_step"
    CONSULTATION = "consultation"
    BATCH = "import_batch"
    PREFERENCE = "preference"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one command touched.

    ``everything`` stands for "ask again whatever you show": an import, a restore, another process.
    """

    kinds: frozenset[Kind] = field(default_factory=frozenset)
    leads: frozenset[LeadId] = field(default_factory=frozenset)
    everything: bool = False

    def concerns(self, kinds: frozenset[Kind], lead: LeadId | None = None) -> bool:
        """Whether a view that shows these kinds (of one lead, if given) has to look again."""
        if self.everything:
            return True
        return bool(self.kinds & kinds) and (lead is None or lead in self.leads)


EVERYTHING = Changes(everything=True)
