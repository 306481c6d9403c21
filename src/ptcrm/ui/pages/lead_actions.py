"""What can be done with the lead on screen, for whoever works by keys: what its buttons and menus do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ptcrm.ui.kit.action import Action
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ptcrm.ui.pages.lead import LeadPage


def lead_actions(page: LeadPage, keep: Callable[[QMenu], None]) -> list[Action]:
    """The likeliest first. ``keep`` is given the menus whose entries are among them, to live as long."""
    place = tr("Keys", "On a lead’s page")
    head, composer = page.head, page.composer

    def note() -> None:
        composer.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def button(name: str, of: Button, icon: str, likely: int = 0, also: str = "") -> Action:
        words = of.accessibleName()
        return Action(
            name, words, place, of.click, icon, (), also, likely, lambda: not of.isHidden(), here=True
        )

    def menu(name: str, of: QMenu, icon: str, before: str, also: str = "") -> Iterator[Action]:
        keep(of)
        for number, entry in enumerate(of.actions()):
            if not entry.isSeparator():
                words = before.replace("…", f" {entry.text()}") if before else entry.text()
                yield Action(f"{name}_{number}", words, place, entry.trigger, icon, also=also, here=True)

    def under(word: str) -> str:
        return f"{word}:…"

    return [
        button("contacted", head.contacted_button, "check", 30, tr("Today", "Contacted")),
        button("call", head.call, "phone", 29),
        button("whatsapp", head.whatsapp, "message-circle", 28),
        button("mail", head.mail, "mail", 27),
        Action("note", tr("Search", "Write a note"), place, note, "sticky-note", likely=26, here=True),
        Action(
            "plan",
            tr("Lead", "Plan consultation"),
            place,
            page.talks.plan,
            "calendar-heart",
            likely=25,
            here=True,
        ),
        *menu("move", page.stages.move_menu(), "signpost", tr("Lead", "Move to…")),
        *menu("called", composer.called_menu(), "phone-call", under(tr("Lead", "Called"))),
        *menu("sent", composer.sent_menu(), "send", under(tr("Lead", "Sent"))),
        *menu("reply", composer.reply_menu(), "reply", under(tr("Lead", "Got a reply"))),
        button("scan", head.scan, "qr-code"),
        *menu("more", head.menu(), "ellipsis", ""),
        Action("back", tr("Lead", "Back"), place, page.closed.emit, "arrow-left"),
    ]
