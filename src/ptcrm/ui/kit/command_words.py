"""What each command is called when it is taken back: "Undone: Sanne marked as contacted."."""

from __future__ import annotations

from typing import Any, Final

from ptcrm.commands.undoing import Undone
from ptcrm.domain.values import Stage
from ptcrm.ui.kit.dates import grouped
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import called, stage_word

COMMANDS: Final = {
    "lead_added": mark("Command", "{name} added"),
    "lead_filled": mark("Command", "{name} filled in"),
    "lead_edited": mark("Command", "{name} changed"),
    "lead_removed": mark("Command", "{name} removed"),
    "leads_merged": mark("Command", "merged with {name}"),
    "told_apart": mark("Command", "{name} told apart"),
    "enquiry_added": mark("Command", "enquiry of {name}"),
    "arrival_changed": mark("Command", "arrival of {name} changed"),
    "contacted": mark("Command", "contact with {name}"),
    "touch_logged": mark("Command", "contact with {name}"),
    "touch_edited": mark("Command", "contact with {name} changed"),
    "touch_removed": mark("Command", "contact with {name} removed"),
    "note_written": mark("Command", "note on {name}"),
    "note_edited": mark("Command", "note on {name} changed"),
    "note_removed": mark("Command", "note on {name} removed"),
    "stage_moved": mark("Command", "{name} to {stage}"),
    "suggestion_dismissed": mark("Command", "suggestion for {name} turned down"),
    "client_ended": mark("Command", "{name} stopped as a client"),
    "step_planned": mark("Command", "next step with {name}"),
    "step_done": mark("Command", "step with {name} done"),
    "step_snoozed": mark("Command", "step with {name} put off"),
    "step_dropped": mark("Command", "step with {name} dropped"),
    "consultation_planned": mark("Command", "consultation with {name}"),
    "consultation_edited": mark("Command", "consultation with {name} changed"),
    "consultation_moved": mark("Command", "consultation with {name} moved"),
    "outcome_logged": mark("Command", "outcome of {name}"),
    "import": mark("Command", "import of {files}"),
    "view_saved": mark("Command", "view {view} saved"),
    "view_renamed": mark("Command", "view called {view}"),
    "view_removed": mark("Command", "view {view} removed"),
}


def command_words(label: str, values: dict[str, str | int]) -> str:
    """A command's name in the language on screen, with the person it was about."""
    filled: dict[str, Any] = {**values, "name": called(str(values.get("name", "")))}
    if "stage" in values:
        filled["stage"] = stage_word(Stage(str(values["stage"])))
    if "n" in values:
        n = int(values["n"])
        return grouped(_many_words(label, n, str(filled.get("stage", ""))), n)
    return tr(*COMMANDS[label], **filled)


def _many_words(label: str, n: int, stage: str) -> str:
    match label:
        case "leads_moved":
            return tr("Command", "%n lead(s) to {stage}", n=n, stage=stage)
        case "steps_planned":
            return tr("Command", "next step with %n lead(s)", n=n)
        case "stamps_moved":
            return tr("Command", "times of %n lead(s) moved", n=n)
        case "leads_removed":
            return tr("Command", "%n lead(s) removed", n=n)
        case _:
            return tr("Command", "%n lead(s) changed", n=n)


def undone_words(undone: Undone) -> str:
    """What the strip says after Ctrl+Z."""
    what = command_words(undone.label, undone.label_values)
    if undone.kept:
        return tr("Strip", "Undone: {what}. %n lead(s) stay: changed since.", n=len(undone.kept), what=what)
    return tr("Strip", "Undone: {what}.", what=what)


def redone_words(redone: Undone) -> str:
    """What the strip says after redo."""
    return tr("Strip", "Done again: {what}.", what=command_words(redone.label, redone.label_values))
