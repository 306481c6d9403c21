"""The trainer's own views of the leads: kept, renamed and removed by name; undo takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import select

from ptcrm.commands.preferences import set_preference
from ptcrm.domain.lead_views import LONGEST_NAME, MOST_VIEWS, LeadView, read_views, write_views
from ptcrm.domain.limits import clean
from ptcrm.domain.refusals import Refusal
from ptcrm.store import tables
from ptcrm.store.session import Session

PREFERENCE: Final = "lead_views"


def save_view(session: Session, view: LeadView, beginning: Sequence[LeadView] = ()) -> None:
    """Keep a view at the end, or in the place of the one of that name. ``beginning``: the views there are as
    long as none was ever kept. Refuses with ``view_needs_name`` or ``too_many_views``.
    """
    view = replace(view, name=_name(view.name))
    views = _kept(session, beginning)
    place = _place(views, view.name)
    if place is None:
        if len(views) >= MOST_VIEWS:
            raise Refusal(
                "too_many_views", "There are {count} views already. Remove one first.", count=MOST_VIEWS
            )
        views.append(view)
    else:
        views[place] = view
    _keep(session, views)
    session.call_it("view_saved", view=view.name)


def rename_view(session: Session, old: str, new: str, beginning: Sequence[LeadView] = ()) -> None:
    """Call a view something else. Refuses with ``view_needs_name``, ``no_such_view`` or ``view_exists``."""
    new = _name(new)
    views = _kept(session, beginning)
    place, taken = _existing(views, old), _place(views, new)
    if taken is not None and taken != place:
        raise Refusal("view_exists", "There is a view called {view} already.", view=new)
    views[place] = replace(views[place], name=new)
    _keep(session, views)
    session.call_it("view_renamed", view=new)


def remove_view(session: Session, name: str, beginning: Sequence[LeadView] = ()) -> None:
    """Let a view go. Refuses with ``no_such_view``."""
    views = _kept(session, beginning)
    del views[_existing(views, name)]
    _keep(session, views)
    session.call_it("view_removed", view=name)


def _name(name: str) -> str:
    name = " ".join(clean(name, "name").split())[:LONGEST_NAME].strip()
    if not name:
        raise Refusal("view_needs_name", "Give the view a name.")
    return name


def _kept(session: Session, beginning: Sequence[LeadView]) -> list[LeadView]:
    table = tables.preference
    row = session.first(select(table.c.value).where(table.c.name == PREFERENCE))
    return list(beginning) if row is None or not row["value"] else list(read_views(row["value"]))


def _keep(session: Session, views: Sequence[LeadView]) -> None:
    set_preference(session, PREFERENCE, write_views(views))


def _place(views: Sequence[LeadView], name: str) -> int | None:
    return next((at for at, view in enumerate(views) if view.name.casefold() == name.casefold()), None)


def _existing(views: Sequence[LeadView], name: str) -> int:
    place = _place(views, name)
    if place is None:
        raise Refusal("no_such_view", "There is no view called {view} any more.", view=name)
    return place
