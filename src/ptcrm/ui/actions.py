"""Everything the window can do from anywhere, and the keys that belong to one place: the one list of both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from ptcrm.ui.kit.action import Action
from ptcrm.ui.kit.language import LANGUAGES, Language
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.theme import APPEARANCES, Appearance
from ptcrm.ui.kit.undoing import do_again
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.kit.with_client import free_again, with_client_for
from ptcrm.ui.shortcuts import undo_typing

if TYPE_CHECKING:
    from ptcrm.ui.kit.desk import Desk
    from ptcrm.ui.main_window import MainWindow


def window_actions(window: MainWindow, desk: Desk) -> list[Action]:
    """What can be done wherever the trainer is, once the data is open."""
    everywhere = tr("Keys", "Everywhere")

    def undo_key() -> None:
        if not undo_typing(window.focusWidget()):
            window.undo()

    def show_shortcuts() -> None:
        from ptcrm.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(
            desk, [action for action in (*actions, *keys_of_places()) if action.keys], window
        ).open()

    def export() -> None:
        from ptcrm.ui.dialogs.export_leads import ExportDialog

        ExportDialog(desk, parent=window).open()

    actions = [
        Action(
            "new_lead",
            tr("Frame", "New lead"),
            everywhere,
            window.new_lead,
            "user-plus",
            ("Ctrl+N",),
            also=tr("Search", "add person enquiry paste message", "words New lead is found by"),
            likely=9,
        ),
        Action(
            "search",
            tr("Keys", "Search leads, notes and actions"),
            everywhere,
            keys=("Ctrl+K",),
            by_key=window.focus_search,
        ),
        Action(
            "undo",
            tr("Frame", "Undo"),
            everywhere,
            window.undo,
            "undo-2",
            ("Ctrl+Z",),
            also=tr("Search", "back mistake restore", "words Undo is found by"),
            likely=4,
            by_key=undo_key,
        ),
        Action(
            "redo",
            tr("Frame", "Redo"),
            everywhere,
            partial(do_again, desk),
            "redo-2",
            ("Ctrl+Shift+Z", "Ctrl+Y"),
        ),
        Action(
            "today",
            tr("Frame", "Today"),
            everywhere,
            window.show_today,
            "sun",
            ("Ctrl+1",),
            also=tr("Search", "answer now waiting next steps start", "words Today is found by"),
            likely=8,
        ),
        Action(
            "leads",
            tr("Frame", "Leads"),
            everywhere,
            window.show_leads,
            "users",
            ("Ctrl+2",),
            also=tr("Search", "everyone people list board table", "words Leads is found by"),
            likely=7,
        ),
        Action(
            "agenda",
            tr("Frame", "Agenda"),
            everywhere,
            window.show_agenda,
            "calendar-days",
            ("Ctrl+3",),
            also=tr("Search", "calendar week day consultations appointments", "words Agenda is found by"),
            likely=5,
        ),
        Action(
            "import",
            tr("Import", "Import leads"),
            everywhere,
            window.ask_import,
            "file-up",
            ("Ctrl+O",),
            also=tr("Search", "open file read csv excel contacts mailbox", "words Import is found by"),
            likely=6,
        ),
        Action(
            "export",
            tr("Export", "Export leads"),
            everywhere,
            export,
            "download",
            also=tr("Search", "save file csv excel vcard json", "words Export is found by"),
            likely=2,
        ),
        Action(
            "duplicates",
            tr("Duplicate", "Possible duplicates"),
            everywhere,
            window.show_duplicates,
            "copy",
            also=tr("Search", "merge same person twice", "words Duplicates is found by"),
        ),
        Action(
            "settings",
            tr("Frame", "Settings"),
            everywhere,
            window.show_settings,
            "settings",
            ("Ctrl+,",),
            also=tr("Search", "preferences language country", "words Settings is found by"),
            likely=3,
        ),
        Action(
            "phone",
            tr("First run", "Put alerts on your phone"),
            everywhere,
            window.aside.show_phone,
            "phone",
            also=tr("Search", "mobile ntfy telegram push", "words Put alerts on your phone is found by"),
        ),
        Action(
            "help",
            tr("Frame", "Help"),
            everywhere,
            window.aside.show_help,
            "life-buoy",
            ("F1",),
            also=tr("Search", "explain how manual question", "words Help is found by"),
            likely=2,
        ),
        Action(
            "with_client",
            tr("Quiet", "With a client"),
            everywhere,
            partial(with_client_for, desk),
            "dumbbell",
            ("Ctrl+B",),
            also=tr("Search", "quiet silence do not disturb session", "words With a client is found by"),
        ),
        Action(
            "free_again",
            tr("Quiet", "Free again"),
            everywhere,
            partial(free_again, desk),
            "check",
            also=tr("Search", "end quiet alerts", "words Free again is found by"),
        ),
        Action(
            "backup",
            tr("Search", "Back up now"),
            everywhere,
            desk.backup_wanted.emit,
            "archive",
            also=tr("Search", "backup save copy safe", "words Back up now is found by"),
        ),
        Action(
            "remove_samples",
            tr("Samples", "Remove the sample leads"),
            everywhere,
            window.aside.remove_samples,
            "trash-2",
            possible=window.sidebar.samples.isVisible,
        ),
        *(_appearance(desk, one, everywhere) for one in APPEARANCES),
        *(_language(desk, one, everywhere) for one in LANGUAGES),
        Action(
            "shortcuts",
            tr("Keys", "Shortcuts"),
            everywhere,
            show_shortcuts,
            "list-checks",
            ("?", "Ctrl+/"),
            also=tr("Search", "keyboard keys help", "words Shortcuts is found by"),
            likely=1,
        ),
        Action(
            "quit",
            tr("Leaving", "Quit PT CRM"),
            everywhere,
            desk.quit_wanted.emit,
            "x",
            ("Ctrl+Q",),
            also=tr("Search", "exit close stop program", "words Quit is found by"),
        ),
    ]
    return actions


def _appearance(desk: Desk, appearance: Appearance, place: str) -> Action:
    words = f"{tr('Settings', 'Appearance')}: {tr(*APPEARANCES[appearance])}"
    also = tr("Search", "theme mode colours", "words light and dark are found by")

    def choose() -> None:
        WindowState().appearance = appearance
        desk.theme.choose(appearance)

    icon = {Appearance.LIGHT: "sun", Appearance.DARK: "moon"}.get(appearance, "settings")
    return Action(f"appearance_{appearance}", words, place, choose, icon, also=also)


def _language(desk: Desk, language: Language, place: str) -> Action:
    words = f"{tr('Settings', 'Language')}: {LANGUAGES[language]}"

    def choose() -> None:
        WindowState().language = language
        desk.say(tr("Settings", "The language changes when PT CRM starts again."))

    return Action(f"language_{language}", words, place, choose, "languages", also="language taal")


_SEARCH: Final = mark("Keys", "In the search box")
_LISTS: Final = mark("Keys", "On the board and in the table")
_ONE_LEAD: Final = mark("Keys", "On a lead’s page")
_FORMS: Final = mark("Keys", "While filling in")
_AGENDA: Final = mark("Frame", "Agenda")

_KEYS_OF_PLACES: Final = (
    (mark("Frame", "Today"), mark("Keys", "Note that you contacted them"), ("Enter",)),
    (mark("Frame", "Today"), mark("Keys", "Open the lead"), ("O", "Space")),
    (mark("Frame", "Today"), mark("Keys", "The next or the one before"), ("J", "K")),
    (mark("Frame", "Today"), mark("Snooze", "Snooze"), ("S",)),
    (_SEARCH, mark("Keys", "Choose"), ("Up", "Down")),
    (_SEARCH, mark("Keys", "Open or do"), ("Enter",)),
    (_SEARCH, mark("Keys", "Show all leads found"), ("Ctrl+Enter",)),
    (_SEARCH, mark("Keys", "Only actions"), (">",)),
    (_SEARCH, mark("Keys", "Back to where you were"), ("Esc",)),
    (_LISTS, mark("Keys", "Move around"), ("Up", "Down", "Left", "Right")),
    (_LISTS, mark("Keys", "Open the lead"), ("Enter",)),
    (_LISTS, mark("Lead", "Move to…"), ("M",)),
    (_LISTS, mark("Keys", "To the stage beside it, on the board"), ("Ctrl+Left", "Ctrl+Right")),
    (_LISTS, mark("Keys", "Select a line, or no longer"), ("Space",)),
    (_LISTS, mark("Keys", "Select up to here"), ("Shift+Up", "Shift+Down")),
    (_LISTS, mark("Leads", "Select all"), ("Ctrl+A",)),
    (_LISTS, mark("Leads", "Select nothing"), ("Esc",)),
    (_LISTS, mark("Leads", "Remove what is selected"), ("Del",)),
    (_LISTS, mark("Keys", "Sort by the column you are in"), ("S",)),
    (_LISTS, mark("Keys", "Move the column you are in"), ("Alt+Shift+Left", "Alt+Shift+Right")),
    (_LISTS, mark("Keys", "One of your views"), ("Alt+1", "Alt+2")),
    (_ONE_LEAD, mark("Keys", "Change a field, or a line of the timeline"), ("Enter", "F2")),
    (_ONE_LEAD, mark("Keys", "Remove a line of the timeline"), ("Del",)),
    (_ONE_LEAD, mark("Keys", "Keep what you wrote as a note"), ("Ctrl+Enter",)),
    (_ONE_LEAD, mark("Keys", "The next lead of the list, or the one before"), ("J", "K")),
    (_ONE_LEAD, mark("Keys", "Back to the page before"), ("Esc",)),
    (_AGENDA, mark("Keys", "Day, week, today"), ("D", "W", "T")),
    (_AGENDA, mark("Keys", "Move it a quarter of an hour, or a day"), ("Ctrl+Up", "Ctrl+Left")),
    (_AGENDA, mark("Keys", "Log the outcome"), ("O",)),
    (_AGENDA, mark("Keys", "Call it off"), ("Del",)),
    (_FORMS, mark("Frame", "Save"), ("Ctrl+Enter",)),
    (_FORMS, mark("Keys", "New lead: already contacted"), ("Ctrl+Shift+Enter",)),
    (_FORMS, mark("Keys", "Outcome: how it went"), ("Alt+1", "Alt+2", "Alt+3", "Alt+4")),
    (_FORMS, mark("Frame", "Close"), ("Esc",)),
)


def keys_of_places() -> list[Action]:
    """The keys that work in one place only; the widgets there listen to them."""
    return [
        Action(f"key_{number}", tr(*words), tr(*place), keys=keys)
        for number, (place, words, keys) in enumerate(_KEYS_OF_PLACES)
    ]
