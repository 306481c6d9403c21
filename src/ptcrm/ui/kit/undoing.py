"""Ctrl+Z and back, and what the strip says of it."""

from __future__ import annotations

from ptcrm.ui.kit.desk import Desk


def take_back(desk: Desk) -> None:
    """Undo the trainer's latest command."""
    from ptcrm.commands.undoing import undo
    from ptcrm.ui.kit.command_words import undone_words

    desk.tasks.write(desk, undo, lambda undone: desk.say(undone_words(undone)))


def do_again(desk: Desk) -> None:
    """Redo what was undone last; nothing before the data is open."""
    if not desk.tasks.ready:
        return
    from ptcrm.commands.undoing import redo
    from ptcrm.ui.kit.command_words import redone_words

    desk.tasks.write(desk, redo, lambda redone: desk.say(redone_words(redone)))
