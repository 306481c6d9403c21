"""ntfy over a real HTTPS line: what is scheduled comes, what is taken back doesn't, and who can't prove to be
the server gets nothing."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from ntfy_server import NtfyServer, trust

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations import https_line
from ptcrm.integrations.carrier import LONGEST_HEARD, Link, Message, TooFarAhead
from ptcrm.integrations.ntfy import ANSWERED, Ntfy, _heard

START = 1_800_000_000


class Time:
    """The server's clock, in seconds."""

    def __init__(self) -> None:
        self.at = float(START)

    def __call__(self) -> float:
        return self.at


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def server(
    authority: trustme.CA, clock: Time, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[NtfyServer]:
    trust(authority, tmp_path, monkeypatch)
    made = NtfyServer(authority, clock)
    yield made
    made.close()


def line(server: NtfyServer, token: str = "") -> Ntfy:
    return Ntfy(server.url, "pt-phone", "pt-answers", token)


def later(seconds: int) -> int:
    return (START + seconds) * 1000


def refusal(act: object, *args: object) -> str:
    with pytest.raises(Refusal) as refused:
        act(*args)  # type: ignore[operator]
    return refused.value.code


def test_a_scheduled_message_comes_at_its_time_and_not_before(server: NtfyServer, clock: Time) -> None:
    line(server).send(Message("aa", "S.B. wacht al een uur", at=later(3600)))
    clock.at += 3599
    assert server.came("pt-phone") == []
    clock.at += 1
    assert [it["message"] for it in server.came("pt-phone")] == ["S.B. wacht al een uur"]


def test_part_of_a_second_is_never_early(server: NtfyServer, clock: Time) -> None:
    line(server).send(Message("aa", "x", at=later(3600) + 1))
    assert [it["time"] for it in server.scheduled("pt-phone")] == [START + 3601]


def test_the_same_sequence_replaces(server: NtfyServer, clock: Time) -> None:
    for at in (3600, 1800):
        line(server).send(Message("aa", f"after {at}", at=later(at)))
    clock.at += 7200
    assert [it["message"] for it in server.came("pt-phone")] == ["after 1800"]


def test_what_is_taken_back_never_comes(server: NtfyServer, clock: Time) -> None:
    line(server).send(Message("aa", "x", at=later(3600)))
    line(server).take_back("aa")
    clock.at += 7200
    assert server.came("pt-phone") == []


def test_what_came_goes_from_the_phone_when_taken_back(server: NtfyServer) -> None:
    line(server).send(Message("aa", "x"))
    assert len(server.came("pt-phone")) == 1
    line(server).take_back("aa")
    assert server.came("pt-phone") == []


def test_buttons_are_three_at_most_and_answered_comes_back(server: NtfyServer, clock: Time) -> None:
    links = (Link("WhatsApp", "https://wa.me/31612345678"), Link("Bellen", "tel:+31612345678"))
    line(server).send(Message("aa", "Sanne wacht", "Tik", answered="Gereageerd", links=links))
    (message,) = server.came("pt-phone")
    assert [(it["label"], it["action"]) for it in message["actions"]] == [
        ("WhatsApp", "view"),
        ("Bellen", "view"),
        ("Gereageerd", "http"),
    ]
    clock.at += 60
    server.tap(message, "Gereageerd")
    (heard,) = line(server).listen("").heard
    assert (heard.sequence, heard.text, heard.at) == ("aa", "", later(60))


def test_listening_goes_on_where_it_was(server: NtfyServer, clock: Time) -> None:
    server.text("pt-answers", "Sanne 0612345678")
    first = line(server).listen("")
    clock.at += 60
    server.text("pt-answers", "Daan 0687654321")
    second = line(server).listen(first.mark)
    assert [it.text for it in second.heard] == [
        "Sanne 0612345678",
        "Daan 0687654321",
    ]
    clock.at += 60
    assert [it.text for it in line(server).listen(second.mark).heard] == ["Daan 0687654321"]
    assert first.server_now == later(0)


def test_a_text_without_words_is_no_text(server: NtfyServer) -> None:
    server.text("pt-answers", "")
    assert [it.text for it in line(server).listen("").heard] == [""]


def test_the_silent_check_reads_back_what_it_posted(server: NtfyServer) -> None:
    line(server).check()
    assert server.came("pt-phone") == []
    assert [it["priority"] for it in server.came("pt-answers")] == [1]


def test_a_server_that_lets_go_of_scheduled_messages_is_found_out(server: NtfyServer) -> None:
    assert line(server).can_take_back()
    server.sequences = False
    assert not line(server).can_take_back()


def test_an_older_server_can_be_asked_to_take_back_all_the_same(server: NtfyServer) -> None:
    server.sequences = False
    line(server).send(Message("aa", "x", at=later(3600)))
    line(server).take_back("aa")
    assert len(server.scheduled("pt-phone")) == 1


def test_a_moment_that_has_come_by_the_servers_clock_comes_at_once(server: NtfyServer) -> None:
    line(server).send(Message("aa", "x", at=later(-120)))
    assert len(server.came("pt-phone")) == 1


def test_a_server_with_shorter_delays_says_so(server: NtfyServer) -> None:
    server.furthest_s = 600
    with pytest.raises(TooFarAhead):
        line(server).send(Message("aa", "x", at=later(3600)))


def test_a_token_is_asked_for_and_travels_with_the_button(server: NtfyServer) -> None:
    server.token = "tk_secret"
    assert refusal(line(server).send, Message("aa", "x")) == "phone_no_access"
    line(server, "tk_secret").send(Message("aa", "x", answered="Gereageerd"))
    server.tap(server.came("pt-phone")[0], "Gereageerd")
    assert [it.sequence for it in line(server, "tk_secret").listen("").heard] == ["aa"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (403, "phone_no_access"),
        (429, "phone_too_much"),
        (507, "phone_too_much"),
        (500, "phone_server_down"),
        (400, "phone_nonsense"),
        ("nonsense", "phone_nonsense"),
        ("huge", "phone_nonsense"),
        ("moved", "phone_moved"),
        ("cut", "phone_unreachable"),
    ],
)
def test_what_goes_wrong_has_a_sentence(server: NtfyServer, fault: int | str, code: str) -> None:
    server.faults.append(fault)
    assert refusal(line(server).send, Message("aa", "x")) == code
    line(server).send(Message("aa", "x"))
    assert len(server.came("pt-phone")) == 1


def test_a_server_that_is_too_slow_is_given_up(server: NtfyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.faults.append("slow")
    with pytest.raises(Refusal) as refused:
        https_line.HttpsLine().request("GET", f"{server.url}/x/json?poll=1", read_s=0.3)
    assert refused.value.code == "phone_unreachable"


def test_nobody_there(server: NtfyServer) -> None:
    server.close()
    assert refusal(line(server).send, Message("aa", "x")) == "phone_unreachable"


def test_a_flood_is_read_from_its_beginning_and_nothing_of_it_lost(server: NtfyServer, clock: Time) -> None:
    for number in range(700):
        server.answer("POST", "/pt-answers", {}, b"%d " % number + b"x" * 3_500)
        clock.at += 1
    heard, mark = [], ""
    for _ in range(3):
        listened = line(server).listen(mark)
        mark = listened.mark
        heard += [it.text.partition(" ")[0] for it in listened.heard]
    assert list(dict.fromkeys(heard)) == [str(number) for number in range(700)]


# Who can't prove to be the server


def test_an_unknown_authority_is_refused(clock: Time, server: NtfyServer) -> None:
    stranger = NtfyServer(trustme.CA(), clock)
    assert refusal(line(stranger).send, Message("aa", "x")) == "phone_not_trusted"
    assert stranger.asked == []
    stranger.close()


def test_another_hosts_certificate_is_refused(authority: trustme.CA, clock: Time, server: NtfyServer) -> None:
    other = NtfyServer(authority, clock, certificate=authority.issue_cert("ntfy.example"))
    assert refusal(line(other).send, Message("aa", "x")) == "phone_not_trusted"
    assert other.asked == []
    other.close()


def test_an_expired_certificate_is_refused(authority: trustme.CA, clock: Time, server: NtfyServer) -> None:
    past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    old = NtfyServer(authority, clock, certificate=authority.issue_cert("localhost", not_after=past))
    assert refusal(line(old).send, Message("aa", "x")) == "phone_not_trusted"
    assert old.asked == []
    old.close()


def test_a_certificate_signed_by_itself_is_refused(clock: Time, server: NtfyServer) -> None:
    own = NtfyServer(trustme.CA(), clock, certificate=self_signed())
    assert refusal(line(own).send, Message("aa", "x")) == "phone_not_trusted"
    assert own.asked == []
    own.close()


def self_signed() -> trustme.LeafCert:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    return trustme.LeafCert(pem, certificate.public_bytes(serialization.Encoding.PEM), [])


# Nothing leaks, nothing crashes


def test_topics_and_tokens_stay_out_of_the_log(server: NtfyServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.token = "tk_marker"
    secret = Ntfy(server.url, "pt-marker-phone", "pt-marker-answers", "tk_marker")
    secret.send(Message("aa", "Sanne Marker"))
    server.faults += [500, "cut", "nonsense"]
    for _ in range(3):
        refusal(secret.send, Message("aa", "Sanne Marker"))
    assert "marker" not in (caplog.text + repr(secret)).lower()


@given(st.binary(max_size=400))
def test_any_line_is_read_or_left(content: bytes) -> None:
    _heard(content)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "id": st.text(max_size=200) | st.integers(),
            "time": st.integers() | st.floats() | st.text(max_size=5),
            "event": st.sampled_from(["message", "open", "message_delete"]) | st.none(),
            "message": st.text(max_size=300).map(lambda it: it * 50) | st.lists(st.integers()),
            "title": st.text(max_size=20) | st.integers(),
            "attachment": st.dictionaries(st.sampled_from(["url", "name"]), st.text(max_size=9)) | st.none(),
        },
    )
)
def test_any_document_is_read_or_left(document: dict[str, object]) -> None:
    import json

    heard = _heard(json.dumps(document).encode())
    if heard is not None:
        assert len(heard.text) <= LONGEST_HEARD
        heard.text.encode()


def test_half_a_character_is_replaced(server: NtfyServer) -> None:
    heard = _heard(b'{"id":"a","time":1,"event":"message","message":"x\\ud800y"}')
    assert heard is not None
    assert heard.text == "x?y"


def test_an_answer_to_nothing_is_heard_as_one(server: NtfyServer) -> None:
    server.text("pt-answers", ANSWERED + "no-such-thing")
    assert [it.sequence for it in line(server).listen("").heard] == ["no-such-thing"]
