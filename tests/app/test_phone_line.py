"""The phone on a real data file and a real HTTPS server: what is left there beforehand, what it delivers
while the laptop is off, and what comes back by a tap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import trustme
from ntfy_server import NtfyServer, trust
from sqlalchemy import select
from watchman import MINUTE, Watchman

from ptcrm.app.phone_errands import Outcome
from ptcrm.app.phone_line import PhoneLine
from ptcrm.commands.alert_settings import be_with_client, set_loudness, set_quiet_windows
from ptcrm.commands.alerts import silence
from ptcrm.commands.contacts import contacted, remove_touch
from ptcrm.commands.intake import edit_arrival, take_in
from ptcrm.commands.leads import merge_leads, remove_lead
from ptcrm.commands.phone import count_as_sent, keep_phone_settings
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.alert_settings import Loudness
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.phone_settings import PhoneSettings, Way
from ptcrm.domain.quiet import QuietWindow
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import Channel, Stage
from ptcrm.integrations.secrets import Secrets
from ptcrm.queries.alert_log import alert_log
from ptcrm.queries.today import answer_now
from ptcrm.store import tables
from ptcrm.store.phone_tables import phone_heard, phone_message
from ptcrm.store.session import Session
from ptcrm.ui.kit.phone_desk import ProofStep

pytest_plugins = ["desktop_fixtures"]

SETTINGS = PhoneSettings(Way.NTFY, topic="pt-phone", answer_topic="pt-answers")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def server(
    authority: trustme.CA, post: Watchman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[NtfyServer]:
    trust(authority, tmp_path, monkeypatch)
    made = NtfyServer(authority, lambda: post.clock() / 1000)
    yield made
    made.close()


@dataclass
class Office:
    """The laptop with its line, and what stands at the server."""

    post: Watchman
    server: NtfyServer
    line: PhoneLine

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(6):
            self.post.settle()

    def scheduled(self) -> list[tuple[str, int]]:
        """What is left at the server: words, and minutes after noon."""
        found = sorted(self.server.scheduled("pt-phone"), key=lambda it: it["time"])
        return [(plain(it["title"]), (it["time"] * 1000 - NOON) // MINUTE) for it in found]

    def came(self) -> list[str]:
        return [plain(it["title"]) for it in self.server.came("pt-phone")]

    def off(self, minutes: float) -> None:
        """The laptop is off; the world goes on."""
        self.line.stop()
        self.post.clock.forward(minutes=minutes)

    def on(self) -> None:
        """The laptop starts again."""
        self.line = new_line(self.post)
        self.settle()

    def rows(self, table: Any = phone_message) -> list[Any]:
        with self.post.database.reading() as connection:
            return list(connection.execute(select(table).order_by(table.c.rid)))

    def touches(self) -> list[Any]:
        return self.rows(tables.touch)

    def waiting(self) -> list[str]:
        with self.post.database.reading() as connection:
            return [row.name for row in answer_now(connection, self.post.clock()).rows]


NOON = 1795431600000


def plain(text: str) -> str:
    """With usual spaces for those that keep a number and its unit together."""
    return text.replace("\u00a0", " ")


def new_line(post: Watchman) -> PhoneLine:
    line = PhoneLine(post.desk, Secrets(lambda: None), parent=post.desk)
    line.start()
    return line


@pytest.fixture
def office(post: Watchman, server: NtfyServer) -> Office:
    assert post.clock() == NOON
    settings = replace(SETTINGS, server=server.url)
    post.do(lambda session: keep_phone_settings(session, settings))
    made = Office(post, server, new_line(post))
    made.settle()
    return made


def test_two_messages_are_left_at_the_server_when_somebody_writes(office: Office) -> None:
    office.post.add("Sanne van den Berg", 0, "Ik wil afvallen")
    office.settle()
    assert office.scheduled() == [
        ("S.B.: 15 min left", 45),
        ("S.B. has waited an hour, via Instagram DM", 60),
    ]
    assert "Sanne" not in str(office.server.asked)
    assert "afvallen" not in str(office.server.asked)


def test_the_whole_way(office: Office) -> None:
    """Arrives, the laptop goes off, the server delivers, a tap, on again: answered, at the server's time."""
    taken = office.post.add("Sanne van den Berg", 0)
    office.settle()
    office.off(minutes=46)
    assert office.came() == ["S.B.: 15 min left"]
    office.post.clock.forward(minutes=15)
    assert office.came()[-1] == "S.B. has waited an hour, via Instagram DM"
    office.post.clock.forward(minutes=1)
    office.server.tap(office.server.came("pt-phone")[-1], "I answered")
    tapped = office.post.clock()
    office.post.clock.forward(minutes=120)
    office.on()
    (touch,) = office.touches()
    assert (touch.at, touch.direction, touch.reached, touch.channel) == (
        tapped,
        "out",
        "reached",
        "instagram",
    )
    assert office.waiting() == []
    (enquiry,) = office.rows(tables.enquiry)
    assert (enquiry.id, enquiry.answered_at) == (taken.enquiry_id, tapped)
    assert [plain(notice.text) for notice in office.post.notices] == ["Sanne: answered after 1 h 02."]
    assert office.came() == []  # nothing is left standing on the phone
    office.on()
    assert len(office.touches()) == 1  # the server still has the tap; it counts once


def test_a_tap_is_heard_within_a_minute_while_the_laptop_is_awake(office: Office) -> None:
    office.post.add("Sanne", 50)
    office.settle()
    office.server.tap(office.server.came("pt-phone")[0], "I answered")
    office.post.clock.forward(minutes=1)
    office.line.look()
    office.settle()
    assert office.waiting() == []


def test_undoing_from_the_strip_lets_the_hour_run_on(office: Office) -> None:
    office.post.add("Sanne", 0)
    office.settle()
    office.post.clock.forward(minutes=50)
    office.server.tap(office.server.came("pt-phone")[0], "I answered")
    office.line.look(after_gap=True)
    office.settle()
    assert office.waiting() == []
    _, undo = office.post.notices[-1].actions[0]
    undo()
    office.settle()
    assert office.waiting() == ["Sanne"]
    assert office.scheduled() == [("S. has waited an hour, via Instagram DM", 60)]


def _forget(_session: Session, outcomes: list[Outcome]) -> None:
    """The program ends here: what came of these is noted nowhere."""
    assert outcomes


def answer(office: Office, lead: Any) -> None:
    office.post.do(lambda session: contacted(session, lead.lead_id, lead.enquiry_id))


def lose(office: Office, lead: Any) -> None:
    office.post.do(lambda session: move_stage(session, lead.lead_id, Stage.LOST, "no"))


def remove(office: Office, lead: Any) -> None:
    office.post.do(lambda session: remove_lead(session, lead.lead_id))


@pytest.mark.parametrize("end", [answer, lose, remove])
def test_whoever_waits_no_longer_is_taken_back(office: Office, end: Callable[[Office, Any], None]) -> None:
    lead = office.post.add("Sanne", 0)
    office.settle()
    assert len(office.scheduled()) == 2
    office.post.clock.forward(minutes=1)
    end(office, lead)
    office.settle()
    assert office.scheduled() == []
    office.post.clock.forward(minutes=90)
    assert office.came() == []


def test_undo_after_all_leaves_them_there_again(office: Office) -> None:
    lead = office.post.add("Sanne", 0)
    office.settle()
    touch = office.post.do(lambda session: contacted(session, lead.lead_id))
    office.settle()
    assert office.scheduled() == []
    office.post.do(lambda session: remove_touch(session, touch))
    office.settle()
    assert [at for _, at in office.scheduled()] == [45, 60]


def test_answered_and_closed_at_once_is_taken_back_before_it_ends(office: Office) -> None:
    lead = office.post.add("Sanne", 0)
    office.settle()
    office.post.database.write(
        lambda session: contacted(session, lead.lead_id, lead.enquiry_id), office.post.clock()
    )
    office.line.finish(office.post.database)
    assert office.scheduled() == []
    assert all(row.cancelled_at for row in office.rows())


def test_closing_without_a_connection_ends_soon_and_the_next_start_does_it(office: Office) -> None:
    lead = office.post.add("Sanne", 0)
    office.settle()
    office.server.faults += ["cut"] * 3
    office.post.database.write(
        lambda session: contacted(session, lead.lead_id, lead.enquiry_id), office.post.clock()
    )
    office.line.finish(office.post.database)
    office.server.faults.clear()
    office.off(minutes=1)
    office.on()
    assert office.scheduled() == []


def test_a_merge_keeps_every_enquirys_messages(office: Office) -> None:
    first, second = office.post.add("Sanne", 0), office.post.add("Sanne de Vries", 10)
    office.settle()
    assert [at for _, at in office.scheduled()] == [35, 45, 50, 60]
    office.post.do(lambda session: merge_leads(session, first.lead_id, second.lead_id))
    office.settle()
    assert [at for _, at in office.scheduled()] == [35, 45, 50, 60]
    answer(office, first)
    office.settle()
    assert office.scheduled() == []


def test_an_edited_arrival_moves_them(office: Office) -> None:
    enquiry_id = office.post.add("Sanne", 0).enquiry_id
    assert enquiry_id is not None
    office.settle()
    earlier = Arrival(NOON - 30 * MINUTE)
    office.post.do(lambda session: edit_arrival(session, enquiry_id, earlier))
    office.settle()
    assert [at for _, at in office.scheduled()] == [15, 30]


def test_after_days_without_a_connection_nobody_is_told_of_days_ago(office: Office) -> None:
    office.server.faults += ["cut"] * 50
    office.post.add("Sanne", 0)
    office.settle()
    office.off(minutes=3 * 24 * 60)
    office.server.faults.clear()
    office.on()
    assert office.came() == []
    assert [row.try_at for row in office.rows()] == [None, None]


def test_without_a_connection_nothing_is_lost(office: Office) -> None:
    office.server.close()
    lead = office.post.add("Sanne", 0)
    office.settle()
    assert [row.sent_at for row in office.rows()] == [None, None]
    assert office.post.desk.phone.problem is not None
    assert office.post.desk.phone.trouble is None  # it comes and goes by itself
    assert office.waiting() == ["Sanne"]
    assert lead.lead_id


@pytest.mark.parametrize("fault", [429, 500, "cut", "nonsense"])
def test_what_failed_is_tried_again(office: Office, fault: int | str) -> None:
    office.server.faults.append(fault)
    office.post.add("Sanne", 0)
    office.settle()
    office.post.clock.forward(minutes=1)
    office.line.look()
    office.settle()
    assert [at for _, at in office.scheduled()] == [45, 60]


def test_a_crash_between_asking_and_noting_sends_again_and_replaces(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crash:
        crash.setattr("ptcrm.app.phone_line.note_outcomes", _forget)
        office.post.add("Sanne", 0)
        office.settle()
        assert len(office.scheduled()) == 2
        office.off(minutes=2)
    office.on()
    assert [at for _, at in office.scheduled()] == [45, 60]
    assert all(row.sent_at for row in office.rows())


def test_a_crash_before_noting_is_taken_back_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crash:
        crash.setattr("ptcrm.app.phone_line.note_outcomes", _forget)
        lead = office.post.add("Sanne", 0)
        office.settle()
        office.off(minutes=2)
    answer(office, lead)
    office.on()
    assert office.scheduled() == []


def test_over_the_hour_when_the_line_comes_up_is_one_summary(post: Watchman, server: NtfyServer) -> None:
    for minutes in (65, 80, 120, 600):
        post.add(f"Sanne {minutes}", minutes)
    post.add("Long ago", 60 * 30)
    post.do(lambda session: keep_phone_settings(session, replace(SETTINGS, server=server.url)))
    office = Office(post, server, new_line(post))
    office.settle()
    assert office.came() == ["4 person(s) waited over an hour"]  # the words without a language
    office.line.look(after_gap=True)
    office.settle()
    assert len([it for it in server.asked if it[0] == "POST" and "pt-phone" in it[2]]) == 1


def test_one_over_the_hour_is_told_by_itself(post: Watchman, server: NtfyServer) -> None:
    post.add("Daan Bos", 200)
    post.do(lambda session: keep_phone_settings(session, replace(SETTINGS, server=server.url)))
    office = Office(post, server, new_line(post))
    office.settle()
    assert office.came() == ["D.B. has waited 3 h 20, via Instagram DM"]


def test_quiet_hours_are_waited_for_and_soften(office: Office) -> None:
    windows = [QuietWindow(12 * 60 + 30, 20 * 60)]
    office.post.do(lambda session: set_quiet_windows(session, windows))
    office.post.add("Sanne", 0)
    office.settle()
    assert office.scheduled() == [("S. has waited 8 h, via Instagram DM", 480)]
    assert [it["priority"] for it in office.server.scheduled("pt-phone")] == [3]
    office.post.do(lambda session: set_quiet_windows(session, []))
    office.settle()
    assert [at for _, at in office.scheduled()] == [45, 60]
    assert [it["priority"] for it in office.server.scheduled("pt-phone")][-1] == 5


EVENING = [QuietWindow(12 * 60 + 30, 20 * 60)]
TOGETHER = "2 person(s) waited over an hour"  # the words without a language


def bodies(office: Office) -> list[str]:
    return [plain(it["message"]) for it in office.server.scheduled("pt-phone")]


def test_at_the_end_of_quiet_time_one_message_tells_of_all(office: Office) -> None:
    office.post.do(lambda session: set_quiet_windows(session, EVENING))
    office.post.add("Sanne van den Berg", 0)
    office.settle()
    assert office.scheduled() == [("S.B. has waited 8 h, via Instagram DM", 480)]
    office.post.clock.forward(minutes=5)
    piet = office.post.add("Piet Jansen", 0)
    office.settle()
    assert office.scheduled() == [(TOGETHER, 480)]
    assert bodies(office) == ["S.B., P.J."]
    assert "Jansen" not in str(office.server.asked)
    office.post.add("Noor", 0)
    office.settle()
    assert office.scheduled() == [("3 person(s) waited over an hour", 480)]
    answer(office, piet)
    office.settle()
    assert [bodies(office), office.scheduled()] == [["S.B., N."], [(TOGETHER, 480)]]
    office.off(minutes=480)
    assert office.came() == [TOGETHER]
    assert [it["priority"] for it in office.server.came("pt-phone")] == [3], "softly, as each by itself"
    office.on()
    assert office.came() == [TOGETHER], "and nobody once more"


def test_when_only_one_is_left_the_message_is_theirs_with_its_button(office: Office) -> None:
    office.post.do(lambda session: set_quiet_windows(session, EVENING))
    leads = [office.post.add(name, 0) for name in ("Sanne", "Piet")]
    office.settle()
    answer(office, leads[0])
    office.settle()
    (left,) = office.server.scheduled("pt-phone")
    assert plain(left["title"]) == "P. has waited 8 h, via Instagram DM"
    office.off(minutes=481)
    office.server.tap(office.server.came("pt-phone")[0], "I answered")
    office.on()
    assert office.waiting() == []


def test_what_told_of_several_goes_when_the_last_of_them_is_answered(office: Office) -> None:
    office.post.do(lambda session: set_quiet_windows(session, EVENING))
    leads = [office.post.add(name, 0) for name in ("Sanne", "Piet")]
    office.settle()
    office.off(minutes=490)
    office.on()
    answer(office, leads[0])
    office.settle()
    assert office.came() == [TOGETHER]
    answer(office, leads[1])
    office.settle()
    assert office.came() == []


def test_quiet_time_that_ends_early_takes_back_what_would_have_come_then(office: Office) -> None:
    office.post.do(lambda session: be_with_client(session, NOON + 180 * MINUTE))
    for name in ("Sanne", "Piet"):
        office.post.add(name, 0)
    office.settle()
    assert office.scheduled() == [(TOGETHER, 180)]
    office.post.clock.forward(minutes=90)
    office.post.do(lambda session: be_with_client(session, None))
    office.settle()
    assert (office.came(), office.scheduled()) == ([TOGETHER], [])


def test_a_line_that_was_down_tells_of_all_at_once_and_takes_it_back(office: Office) -> None:
    office.server.faults += ["cut"] * 30
    leads = [office.post.add(name, 0) for name in ("Sanne", "Piet")]
    office.settle()
    office.post.clock.forward(minutes=75)
    office.server.faults.clear()
    office.line.look(after_gap=True)
    office.settle()
    assert office.came() == [TOGETHER]
    for lead in leads:
        answer(office, lead)
    office.settle()
    assert office.came() == []


def test_a_crash_before_it_is_noted_leaves_one_message_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.post.do(lambda session: set_quiet_windows(session, EVENING))
    office.post.add("Sanne", 0)
    office.settle()
    with monkeypatch.context() as crash:
        crash.setattr("ptcrm.app.phone_line.note_outcomes", _forget)
        office.post.add("Piet", 0)
        office.settle()
        office.off(minutes=2)
    office.on()
    assert office.scheduled() == [(TOGETHER, 480)]


def test_where_nothing_can_be_taken_back_each_keeps_a_message(post: Watchman, server: NtfyServer) -> None:
    server.sequences = False
    post.do(lambda session: keep_phone_settings(session, replace(SETTINGS, server=server.url)))
    post.do(lambda session: set_quiet_windows(session, EVENING))
    office = Office(post, server, new_line(post))
    office.settle()
    for name in ("Sanne", "Piet"):
        post.add(name, 0)
        office.settle()
    assert [at for _, at in office.scheduled()] == [480, 480]


def test_the_log_of_alerts_knows_who_was_told_of_with_others(office: Office) -> None:
    office.post.do(lambda session: set_quiet_windows(session, EVENING))
    for name in ("Sanne", "Piet"):
        office.post.add(name, 0)
    office.settle()
    office.off(minutes=490)
    office.on()
    office.post.do(silence)
    with office.post.database.reading() as connection:
        told = {(line.name, line.rung, line.phone_at) for line in alert_log(connection)}
    assert told == {("Sanne", Rung.HOUR, NOON), ("Piet", Rung.HOUR, NOON)}


def test_with_a_client_messages_come_when_that_ends(office: Office) -> None:
    office.post.add("Sanne", 0)
    office.settle()
    office.post.do(lambda session: be_with_client(session, NOON + 50 * MINUTE))
    office.settle()
    assert [at for _, at in office.scheduled()] == [50, 60]
    office.post.do(lambda session: be_with_client(session, None))
    office.settle()
    assert [at for _, at in office.scheduled()] == [45, 60]


def test_a_rung_that_is_switched_off_doesnt_come_on_the_phone_either(office: Office) -> None:
    office.post.do(lambda session: set_loudness(session, Rung.BEFORE_HOUR, Loudness.OFF))
    office.post.add("Sanne", 0)
    office.settle()
    assert [at for _, at in office.scheduled()] == [60]


def test_a_server_that_cant_take_back_is_written_to_in_doubt(post: Watchman, server: NtfyServer) -> None:
    server.sequences = False
    post.do(lambda session: keep_phone_settings(session, replace(SETTINGS, server=server.url)))
    office = Office(post, server, new_line(post))
    office.settle()
    post.add("Sanne van den Berg", 0)
    office.settle()
    assert office.scheduled()[-1][0] == "Not answered yet? S.B. has waited an hour, via Instagram DM"


def test_a_server_with_a_shorter_reach_gets_it_later(office: Office) -> None:
    office.server.furthest_s = 1_800
    office.post.add("Sanne", 0)
    office.settle()
    assert office.scheduled() == []
    for _ in range(8):
        office.post.clock.forward(minutes=5)
        office.line.look()
        office.settle()
    assert [at for _, at in office.scheduled()] == [45, 60]


def test_a_source_in_the_trainers_own_words_may_name_somebody_and_stays(office: Office) -> None:
    for source, said in (("nicht van Eva Bos", "Instagram DM"), ("flyer", "Flyer")):
        person = Person(name="Sanne", source=source)
        office.post.do(partial(take_in, enquiry=Enquiry(person, Channel.INSTAGRAM)))
        office.settle()
        assert office.scheduled()[-1][0] == f"S. has waited an hour, via {said}"
        office.post.clock.forward(minutes=1)
    assert "Eva" not in str(office.server.asked)


def test_names_and_numbers_leave_only_by_choice(office: Office) -> None:
    settings = replace(office.post.desk.phone.settings, names=True)
    office.post.do(lambda session: keep_phone_settings(session, settings))
    office.post.add("Sanne van den Berg", 0)
    office.settle()
    assert office.scheduled()[-1][0] == "Sanne van den Berg has waited an hour, via Instagram DM"


# Texts from the phone


def test_a_text_becomes_a_lead_that_arrived_when_it_was_sent(office: Office) -> None:
    office.off(minutes=10)
    office.server.text("pt-answers", "Sanne de Vries 0612345678 insta, wil afvallen")
    sent = office.post.clock()
    office.post.clock.forward(minutes=20)
    office.on()
    (lead,) = office.rows(tables.lead)
    (enquiry,) = office.rows(tables.enquiry)
    assert (lead.name, lead.phone) == ("Sanne de Vries", "+31612345678")
    assert enquiry.arrived_at == sent
    assert enquiry.message.startswith("Sanne de Vries 0612345678")
    assert office.post.notices[-1].text == "New from your phone: Sanne"
    assert [at for _, at in office.scheduled()] == [55, 70]


def test_the_time_a_text_states_wins(office: Office) -> None:
    office.server.text("pt-answers", "Sanne belde om 9:40, 0612345678")
    office.line.look(after_gap=True)
    office.settle()
    (enquiry,) = office.rows(tables.enquiry)
    assert enquiry.arrived_at == NOON - 140 * MINUTE


@pytest.mark.parametrize("text", ["?!", "🙂", "x" * 9_000, "\x00\x01 \u202e", "<img src=/dev/zero>"])
def test_nonsense_is_kept_as_a_lead_with_its_text(office: Office, text: str) -> None:
    office.server.text("pt-answers", text)
    office.line.look(after_gap=True)
    office.settle()
    assert len(office.rows(tables.lead)) == 1
    (enquiry,) = office.rows(tables.enquiry)
    kept = text[:8_000].replace("\x00", "").strip()
    assert enquiry.message == kept
    remove = dict(office.post.notices[-1].actions)["Remove"]
    remove()
    office.settle()
    assert office.waiting() == []


def test_a_text_is_taken_in_once(office: Office) -> None:
    office.server.text("pt-answers", "Sanne 0612345678")
    for _ in range(3):
        office.line.look(after_gap=True)
        office.settle()
    office.on()
    assert len(office.rows(tables.enquiry)) == 1
    assert [row.kind for row in office.rows(phone_heard)] == ["lead"]


def test_a_flood_stops_and_is_told(office: Office) -> None:
    for number in range(45):
        office.server.text("pt-answers", f"spam {number}")
    office.line.look(after_gap=True)
    office.settle()
    office.post.qtbot.waitUntil(lambda: office.post.desk.phone.trouble is not None, timeout=20_000)
    assert len(office.rows(tables.lead)) == 40
    assert office.post.desk.phone.trouble is not None
    assert office.post.desk.phone.trouble.code == "phone_flood"


def test_an_answer_about_nobody_changes_nothing(office: Office) -> None:
    office.post.add("Sanne", 0)
    office.settle()
    office.server.text("pt-answers", "ptcrm-answered deadbeef")
    office.line.look(after_gap=True)
    office.settle()
    assert office.waiting() == ["Sanne"]
    assert [row.kind for row in office.rows(phone_heard)] == ["nothing"]


# Proof


def test_the_test_waits_for_a_tap_and_says_how_long(office: Office) -> None:
    phone = office.post.desk.phone
    phone.test_wanted.emit()
    office.settle()
    assert phone.step is ProofStep.WAITING
    assert office.came() == ["Test from PT CRM. Tap “I answered”."]
    office.server.tap(office.server.came("pt-phone")[0], "I answered")
    office.post.qtbot.waitUntil(lambda: phone.step is ProofStep.WORKS, timeout=10_000)
    assert 1 <= phone.seconds < 10
    assert plain(phone.status) == "Phone tested today 12:00"
    assert office.touches() == []


def test_a_test_can_be_stopped(office: Office) -> None:
    phone = office.post.desk.phone
    phone.test_wanted.emit()
    office.settle()
    phone.test_stopped.emit()
    assert phone.step is ProofStep.NONE
    assert not office.line.proof.runs


def test_the_daily_look_is_silent_and_finds_a_server_that_fails(office: Office) -> None:
    assert office.post.desk.phone.state.checked_at == NOON
    assert office.post.desk.phone.state.cancels
    assert office.came() == []
    office.post.clock.forward(minutes=60 * 24 + 1)
    office.server.token = "changed"
    office.line.look()
    office.settle()
    assert office.post.desk.phone.trouble is not None
    assert office.post.desk.phone.trouble.code == "phone_no_access"


def test_a_changed_name_takes_back_what_is_at_the_old_one(office: Office) -> None:
    office.post.add("Sanne", 0)
    office.settle()
    settings = replace(office.post.desk.phone.settings, topic="pt-new", answer_topic="pt-new-answers")
    office.post.desk.phone.settings_chosen.emit(settings, {})
    office.settle()
    assert office.scheduled() == []
    assert len(office.server.scheduled("pt-new")) == 2
    assert office.post.desk.phone.status == ""  # the phone that was tested doesn't listen any more


@pytest.mark.parametrize("faults", [[], ["cut"]])
def test_switched_off_takes_back_everything(office: Office, faults: list[int | str]) -> None:
    office.post.add("Sanne", 0)
    office.settle()
    office.server.faults += faults
    settings = replace(office.post.desk.phone.settings, way=Way.NONE)
    office.post.desk.phone.settings_chosen.emit(settings, {})
    office.settle()
    assert office.scheduled() == []
    asked = len(office.server.asked)
    office.post.add("Daan", 0)
    office.settle()
    assert len(office.server.asked) == asked


def test_after_a_restore_nothing_is_told_again(post: Watchman, server: NtfyServer) -> None:
    post.add("Sanne", 90)
    post.add("Daan", 30)
    post.do(lambda session: keep_phone_settings(session, replace(SETTINGS, server=server.url)))
    post.do(silence)
    post.do(count_as_sent)
    office = Office(post, server, new_line(post))
    office.settle()
    assert office.came() == []
    assert [at for _, at in office.scheduled()] == [15, 30]  # Daan's hour is still to come


def test_no_name_is_kept_beside_the_messages(office: Office) -> None:
    office.post.add("Sanne Marker", 0, "marker")
    office.server.text("pt-answers", "Daan Marker 0612345678")
    office.line.look(after_gap=True)
    office.settle()
    kept = str([office.rows(), office.rows(phone_heard)])
    assert "arker" not in kept
