"""The buttons of an alert, pressed on a real message bus, and what they do to the data and the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from desktop import Daemon
from PySide6.QtGui import QDesktopServices
from sqlalchemy import select
from watchman import MINUTE, Watchman

from ptcrm.app.alert_presses import AlertPresses
from ptcrm.app.alerting import Alerting
from ptcrm.app.notifier import CHOSEN
from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.commands.undoing import undo
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.values import Channel
from ptcrm.queries.alerts import still_waiting
from ptcrm.store import tables

pytest_plugins = ["desktop_fixtures"]

Hire = Callable[[], Alerting]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The links that were opened; nothing on this machine opens them."""
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toString()))
    return urls


@pytest.fixture
def came() -> list[str]:
    """What came to the fore, in order."""
    return []


@pytest.fixture
def alerting(post: Watchman, hire: Hire, came: list[str]) -> Alerting:
    made = hire()
    presses = AlertPresses(post.desk, lambda: came.append("window"), post.desk)
    made.pressed.connect(presses.press)
    post.desk.lead_wanted.connect(lambda lead_id: came.append(lead_id))
    post.desk.page_wanted.connect(lambda page: came.append(page))
    return made


def waits(post: Watchman, minutes: float, channel: Channel = Channel.FORM, **who: Any) -> TakenIn:
    arrival = Arrival(post.clock() - round(minutes * MINUTE))
    person = Enquiry(Person(name=who.pop("name", "Sanne"), **who), channel, arrival=arrival)
    return post.do(partial(take_in, enquiry=person))


def press(post: Watchman, daemon: Daemon, alerting: Alerting, key: str) -> None:
    with post.qtbot.waitSignal(alerting.pressed):
        daemon.press(daemon.shown[-1].number, key)
    post.settle()


def look(post: Watchman, alerting: Alerting) -> None:
    alerting.look()
    post.settle()


def waiting(post: Watchman) -> int:
    with post.database.reading() as connection:
        return len(still_waiting(connection, post.clock()))


@pytest.mark.parametrize(
    ("channel", "who", "word"),
    [
        (Channel.FORM, {"phone": "0612345678", "email": "s@example.nl"}, "WhatsApp"),
        (Channel.VOICEMAIL, {"phone": "0612345678"}, "Call"),
        (Channel.FORM, {"phone": "12 34"}, "Call"),
        (Channel.FORM, {"email": "s@example.nl"}, "Mail"),
        (Channel.INSTAGRAM, {}, ""),
    ],
)
def test_the_buttons_fit_the_person(
    post: Watchman, daemon: Daemon, alerting: Alerting, channel: Channel, who: dict[str, Any], word: str
) -> None:
    waits(post, 60, channel, **who)
    look(post, alerting)
    words = daemon.shown[0].actions[1::2]
    assert words == ["Open", *([word] if word else []), "I answered", "In 15 min"]


def test_i_answered_notes_it_with_a_way_back(post: Watchman, daemon: Daemon, alerting: Alerting) -> None:
    waits(post, 60, Channel.INSTAGRAM)
    look(post, alerting)
    post.clock.forward(minutes=5)
    press(post, daemon, alerting, "answered")
    assert waiting(post) == 0
    notice = post.notices[-1]
    assert (notice.text.replace("\u00a0", " "), notice.undo) == ("Sanne: answered after 1 h 05.", True)
    with post.database.reading() as connection:
        touch = connection.execute(select(tables.touch)).mappings().one()
    assert (touch["direction"], touch["human"], touch["channel"]) == ("out", 1, "instagram")
    assert daemon.closed == [daemon.shown[0].number]
    post.do(undo)
    post.settle()
    assert waiting(post) == 1


def test_not_reached_is_said_afterwards(post: Watchman, daemon: Daemon, alerting: Alerting) -> None:
    waits(post, 60)
    look(post, alerting)
    press(post, daemon, alerting, "answered")
    [(word, act)] = post.notices[-1].actions
    assert word == "Not reached?"
    act()
    post.settle()
    with post.database.reading() as connection:
        assert connection.execute(select(tables.touch.c.reached)).scalar() == "attempted"


def test_i_answered_on_an_old_notification_notes_nothing_twice(
    post: Watchman, daemon: Daemon, alerting: Alerting
) -> None:
    taken = waits(post, 60)
    look(post, alerting)
    post.do(partial(contacted, lead_id=taken.lead_id))
    daemon.press(daemon.shown[0].number, "answered")
    post.settle()
    post.qtbot.wait(50)
    post.settle()
    with post.database.reading() as connection:
        assert len(connection.execute(select(tables.touch.c.id)).all()) == 1


def test_in_15_minutes_it_comes_again_whatever_the_rung(
    post: Watchman, daemon: Daemon, alerting: Alerting
) -> None:
    waits(post, 5, Channel.INSTAGRAM)
    look(post, alerting)
    assert daemon.shown[-1].title == "New: Sanne, Instagram DM"
    next_looks: list[int | None] = []
    alerting.looked.connect(next_looks.append)
    pressed_at = post.clock()
    press(post, daemon, alerting, "again")
    assert next_looks[-1] == pressed_at + 15 * MINUTE, "the exact timer knows"
    assert post.notices[-1].text.replace("\u00a0", " ") == "Put off to today 12:15."
    post.clock.forward(minutes=14, seconds=59)
    look(post, alerting)
    assert len(daemon.shown) == 1
    post.clock.forward(seconds=1)
    for _ in range(2):
        look(post, alerting)
    assert [shown.title for shown in daemon.shown[1:]] == ["Sanne: 40\u00a0min left"]
    assert daemon.shown[0].number == daemon.shown[1].number


def test_a_summary_is_put_off_for_all_of_them(post: Watchman, daemon: Daemon, alerting: Alerting) -> None:
    for name in ("Sanne", "Piet"):
        waits(post, 5, name=name)
    look(post, alerting)
    assert daemon.shown[0].actions[1::2] == ["Open", "In 15 min"]
    press(post, daemon, alerting, "again")
    post.clock.forward(minutes=15)
    look(post, alerting)
    assert daemon.shown[1].body == "Sanne, Piet"
    assert daemon.shown[1].number == daemon.shown[0].number


@pytest.mark.parametrize(
    ("who", "key", "url", "asks"),
    [
        ({"phone": "0612345678"}, "whatsapp", "https://wa.me/31612345678", "Sent to Sanne?"),
        ({"email": "s@example.nl"}, "mail", "mailto:s@example.nl", "Sent to Sanne?"),
    ],
)
def test_reaching_opens_the_link_and_asks_what_came_of_it(
    post: Watchman,
    daemon: Daemon,
    alerting: Alerting,
    opened: list[str],
    came: list[str],
    who: dict[str, Any],
    key: str,
    url: str,
    asks: str,
) -> None:
    taken = waits(post, 60, **who)
    look(post, alerting)
    press(post, daemon, alerting, key)
    assert opened == [url]
    assert came == ["window", taken.lead_id]
    assert post.notices[-1].text == asks
    assert waiting(post) == 1, "a link that was opened proves nothing"


def test_calling_asks_whether_they_were_reached(
    post: Watchman, daemon: Daemon, alerting: Alerting, opened: list[str]
) -> None:
    waits(post, 60, Channel.VOICEMAIL, phone="0612345678")
    look(post, alerting)
    press(post, daemon, alerting, "call")
    assert opened == ["tel:+31612345678"]
    assert post.notices[-1].text == "Did you reach Sanne?"


def test_choosing_it_opens_the_lead_and_a_summary_opens_today(
    post: Watchman, daemon: Daemon, alerting: Alerting, came: list[str]
) -> None:
    taken = waits(post, 60)
    look(post, alerting)
    press(post, daemon, alerting, CHOSEN)
    assert came == ["window", taken.lead_id]
    for name in ("Piet", "Eva"):
        waits(post, 70, name=name)
    look(post, alerting)
    press(post, daemon, alerting, CHOSEN)
    assert came[2:] == ["window", "today"]


def test_a_button_of_before_the_program_started_again_still_works(
    post: Watchman, daemon: Daemon, alerting: Alerting, hire: Hire
) -> None:
    waits(post, 60)
    look(post, alerting)
    assert alerting._notifier is not None
    alerting._notifier.stop()
    alerting.setParent(None)
    alerting.deleteLater()
    post.qtbot.wait(1)
    again = hire()
    presses = AlertPresses(post.desk, lambda: None, post.desk)
    again.pressed.connect(presses.press)
    waits(post, 0, name="Piet")
    look(post, again)
    with post.qtbot.waitSignal(again.pressed):
        daemon.press(daemon.shown[0].number, "answered")
    post.settle()
    assert waiting(post) == 1
    assert post.notices[-1].text.startswith("Sanne: answered after")


def test_repeats_come_at_most_each_quarter_of_an_hour_together_and_end_with_the_answer(
    post: Watchman, daemon: Daemon, alerting: Alerting
) -> None:
    sanne = waits(post, 60)
    piet = waits(post, 50, name="Piet")
    look(post, alerting)
    told_at: dict[str, list[int]] = {"Sanne": [], "Piet": []}
    start = post.clock()
    seen = 0
    for minute in range(120):
        post.clock.at = start + minute * MINUTE
        look(post, alerting)
        for shown in daemon.shown[seen:]:
            for name, at in told_at.items():
                if name in shown.title + shown.body and "left" not in shown.title:
                    at.append(minute)
        seen = len(daemon.shown)
    for at in told_at.values():
        assert all(later - earlier >= 15 for earlier, later in pairwise(at))
        assert len(at) >= 6
    assert told_at["Sanne"][-4:] == told_at["Piet"][-4:], "in one notification"
    summary = daemon.shown[-1].number
    post.do(partial(contacted, lead_id=piet.lead_id))
    post.clock.forward(minutes=30)
    look(post, alerting)
    assert daemon.shown[-1].title.startswith("Sanne has waited")
    assert daemon.closed[-1] == summary, "it spoke of Piet too"
    post.do(partial(contacted, lead_id=sanne.lead_id))
    post.settle()
    before = len(daemon.shown)
    post.clock.forward(minutes=60)
    look(post, alerting)
    assert len(daemon.shown) == before
