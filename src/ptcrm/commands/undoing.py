"""Ctrl+Z and back: the trainer's own latest command, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from ptcrm.commands.batches import undo_batch
from ptcrm.domain.ids import LeadId
from ptcrm.store import journal
from ptcrm.store.session import Session


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone, by its label; ``kept``: leads of an import that were touched since."""

    label: str
    label_values: dict[str, str | int]
    kept: tuple[LeadId, ...] = ()


def undo(session: Session) -> Undone:
    """Undo the trainer's latest command. Refuses with ``nothing_to_undo`` or ``changed_since``."""
    undone = journal.undo(session)
    kept = undo_batch(session, undone.batch_id) if undone.batch_id is not None else ()
    return Undone(undone.label, undone.label_values, kept)


def redo(session: Session) -> Undone:
    """Do again what was undone last. Refuses with ``nothing_to_redo`` or ``changed_since``."""
    redone = journal.redo(session)
    return Undone(redone.label, redone.label_values)
