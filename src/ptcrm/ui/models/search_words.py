"""What the list under the search box says: people, what was said, actions, each under its heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ptcrm.domain.name_likeness import words_of
from ptcrm.domain.phones import show_phone
from ptcrm.queries.search_hits import Hits, LeadHit, Said, TextHit
from ptcrm.ui.kit.action import Action, native
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import CHANNEL_ICONS, channel_word, person, stage_word
from ptcrm.ui.models.action_match import ONLY_ACTIONS, matching_actions
from ptcrm.ui.models.search_rows import RowKind, SearchRow
from ptcrm.ui.widgets.stage_menu import STAGE_ICONS

_ACTIONS: Final = 5
_LIKELY: Final = 6
_LONGEST: Final = 200
"""Characters of one text that are laid out."""

_SAID: Final = {
    Said.ENQUIRY: (mark("Lead", "Message"), "message-square"),
    Said.CONTACT: (mark("Timeline", "Contact"), "message-square"),
    Said.NOTE: (mark("Lead", "Note"), "sticky-note"),
    Said.CONSULTATION: (mark("Consultation", "Consultation"), "handshake"),
    Said.STEP: (mark("NextStep", "Next step"), "arrow-right"),
    Said.GOAL: (mark("Lead", "Goal"), "target"),
}


def rows_found(desk: Desk, text: str, hits: Hits, actions: Sequence[Action]) -> list[SearchRow]:
    """Who and what was found: people, then actions, then what was said."""
    rows = under(tr("Frame", "Leads"), [_lead_row(hit, text) for hit in hits.people])
    if hits.more:
        words = tr("Search", "All leads with “{text}”", text=one_line(text[:_LONGEST]))
        rows.append(SearchRow(RowKind.ACTION, words, icon="users", spoken=words))
    found = matching_actions(text, actions, _ACTIONS)
    rows += under(tr("Search", "Actions"), [action_row(action) for action in found])
    return rows + under(tr("Search", "Notes and messages"), [_said_row(desk, hit) for hit in hits.texts])


def rows_near(text: str, hits: Sequence[LeadHit]) -> list[SearchRow]:
    """Who may have been meant."""
    heading = tr("Search", "Looks like “{text}”", text=one_line(text[:_LONGEST]))
    return under(heading, [_lead_row(hit, text) for hit in hits])


def rows_before(hits: Sequence[LeadHit], actions: Sequence[Action]) -> list[SearchRow]:
    """What is proposed before anything is typed: the leads opened last, and what is done most.

    With a lead on screen what can be done with it comes first.
    """
    likely = sorted((one for one in actions if one.likely), key=lambda one: -one.likely)[:_LIKELY]
    doing = under(tr("Search", "Actions"), [action_row(action) for action in likely])
    opened = under(tr("Search", "Opened last"), [_lead_row(hit, "") for hit in hits])
    return doing + opened if any(action.here for action in likely) else opened + doing


def rows_of_actions(text: str, actions: Sequence[Action]) -> list[SearchRow]:
    """Actions alone, under the places they belong to while nothing tells which is meant."""
    typed = text.strip().removeprefix(ONLY_ACTIONS)
    found = matching_actions(typed, actions, len(actions))
    if typed.strip():
        return under(tr("Search", "Actions"), [action_row(action) for action in found])
    rows: list[SearchRow] = []
    for place in dict.fromkeys(action.place for action in found):
        rows += under(place, [action_row(action) for action in found if action.place == place])
    return rows


def action_row(action: Action) -> SearchRow:
    """An action with its keys."""
    keys = native(action.keys[0]) if action.keys else ""
    spoken = f"{action.words}, {keys}" if keys else action.words
    return SearchRow(RowKind.ACTION, one_line(action.words), icon=action.icon, action=action, spoken=spoken)


def under(heading: str, rows: list[SearchRow]) -> list[SearchRow]:
    """Rows under their heading; no rows, no heading."""
    return [SearchRow(RowKind.HEADING, heading), *rows] if rows else []


def _lead_row(hit: LeadHit, text: str) -> SearchRow:
    name = one_line(person(hit.name, hit.source)[:_LONGEST])
    unseen = [word for word in words_of(text) if not _begins(hit.name, [word])]
    parts = (stage_word(hit.stage), *_why(hit, unseen))
    line = one_line(" · ".join(part[:_LONGEST] for part in parts if part))
    icon = STAGE_ICONS[hit.stage]
    return SearchRow(
        RowKind.LEAD,
        name,
        line,
        icon=icon,
        lead_id=hit.lead_id,
        spoken=f"{name}, {line.replace(' · ', ', ')}",
    )


def _why(hit: LeadHit, typed: list[str]) -> tuple[str, str]:
    """How to reach them and what they want, unless the address or the town is what they were found by."""
    phone = show_phone(hit.phone) if hit.phone else ""
    reach = hit.email if not phone or _begins(hit.email, typed) else phone
    return reach, hit.place if _begins(hit.place, typed) else hit.wants


def _begins(text: str, typed: list[str]) -> bool:
    known = words_of(text)
    return any(one.startswith(word) for word in typed for one in known)


def _said_row(desk: Desk, hit: TextHit) -> SearchRow:
    name = one_line(person(hit.name, hit.source, hit.channel)[:_LONGEST])
    words, icon = _SAID[hit.said]
    what = tr(*words)
    if hit.channel is not None:
        what, icon = channel_word(hit.channel), CHANNEL_ICONS[hit.channel]
    aside = f"{what} · {moment(hit.at, desk.now(), desk.zone)}"
    found = hit.snippet
    spoken = f"{name}, {aside.replace(' · ', ', ')}: {found.text}"
    return SearchRow(
        RowKind.SAID, name, found.text, aside, icon, found.marks, lead_id=hit.lead_id, spoken=one_line(spoken)
    )
