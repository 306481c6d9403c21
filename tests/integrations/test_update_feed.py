"""News of a newer PT CRM: only what was signed with our key, over a line that proves who answers."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from https_server import Pages, pages_over_https
from hypothesis import given
from hypothesis import strategies as st
from sign_news import make_key, signed_news

from ptcrm.domain.news import News, is_newer
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.https_line import HttpsLine
from ptcrm.integrations.update_feed import Feed, fetch_news, read_news, read_place

SAID = {"nl": "De agenda kan nu per maand.", "en": "The agenda by month."}
_NUMBERS = st.lists(st.integers(0, 9999), min_size=1, max_size=4)
PAGE = "https://example.org/ptcrm/0.9.0"


@pytest.fixture(scope="module")
def keys() -> tuple[str, bytes]:
    """A secret, and its public half as the program has it."""
    secret, public = make_key()
    return secret, b64decode(public)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that this system trusts for as long as the test runs."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "trusted.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    return made


@pytest.fixture
def pages(authority: trustme.CA) -> Iterator[Pages]:
    with pages_over_https(authority) as found:
        yield found


def test_what_was_signed_is_told_in_both_languages(pages: Pages, keys: tuple[str, bytes]) -> None:
    secret, public = keys
    pages.there["/news.json"] = (200, signed_news(secret, "0.9.0", PAGE, SAID))
    news = fetch_news(Feed(f"{pages.address}/news.json", public), HttpsLine())
    assert news == News("0.9.0", PAGE, SAID)
    assert (news.in_words("nl"), news.in_words("fr")) == (SAID["nl"], SAID["en"])
    [(_, headers)] = pages.asked
    assert not any("ptcrm" in value.lower() for value in headers.values()), "nothing says who asks"


def test_another_key_or_a_changed_word_is_refused(keys: tuple[str, bytes]) -> None:
    secret, public = keys
    document = json.loads(signed_news(secret, "0.9.0", PAGE, SAID))
    changed = b64decode(document["signed"]).replace(b"example.org", b"example.com")
    for signed, key in (
        (b64encode(changed).decode(), public),
        (document["signed"], b64decode(make_key()[1])),
    ):
        with pytest.raises(Refusal) as refused:
            read_news(json.dumps({**document, "signed": signed}).encode(), key)
        assert refused.value.code == "news_unreadable"


def test_a_page_that_is_not_https_is_never_signed(keys: tuple[str, bytes]) -> None:
    for page in ("http://example.org", "file:///etc/passwd", "javascript:alert(1)", "https://a\nb"):
        with pytest.raises(Refusal):
            signed_news(keys[0], "0.9.0", page, SAID)


def test_a_server_that_cannot_prove_who_it_is_tells_nothing(
    authority: trustme.CA, keys: tuple[str, bytes]
) -> None:
    secret, public = keys
    news = signed_news(secret, "0.9.0", PAGE, SAID)
    for stranger, name in ((trustme.CA(), "localhost"), (authority, "elsewhere.example")):
        with pages_over_https(stranger, name) as found:
            found.there["/news.json"] = (200, news)
            with pytest.raises(Refusal) as refused:
                fetch_news(Feed(f"{found.address}/news.json", public), HttpsLine())
            assert refused.value.code == "phone_not_trusted"
            assert not found.asked


@pytest.mark.parametrize("answer", [(404, b""), (500, b"{}"), (200, b""), (200, b"x" * 30_000)])
def test_anything_else_is_left_alone(
    pages: Pages, keys: tuple[str, bytes], answer: tuple[int, bytes]
) -> None:
    pages.there["/news.json"] = answer
    with pytest.raises(Refusal) as refused:
        fetch_news(Feed(f"{pages.address}/news.json", keys[1]), HttpsLine())
    assert refused.value.code == "news_unreadable"


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        st.from_regex(r"\{.*\}").map(str.encode),
    )
)
def test_no_document_breaks_it(document: bytes) -> None:
    with pytest.raises(Refusal):
        read_news(document, bytes(32))


@given(
    st.lists(st.integers(0, 9999), min_size=1, max_size=4),
    st.lists(st.integers(0, 9999), min_size=1, max_size=4),
)
def test_versions_are_compared_by_number(one: list[int], other: list[int]) -> None:
    first, second = (".".join(map(str, it)) for it in (one, other))
    assert is_newer(first, second) == (one > other)
    assert not is_newer(first, "")
    assert not is_newer(f"{first}rc1", second)


def test_a_build_without_a_place_looks_nowhere(tmp_path: Path) -> None:
    shipped = Path(__file__).resolve().parents[2] / "resources" / "updates.json"
    assert read_place(shipped) is None, "what runs from source looks nowhere"
    key = b64encode(bytes(32)).decode()
    for text, looks in (
        (f'{{"feed": "https://example.org/n.json", "key": "{key}"}}', True),
        (f'{{"feed": "http://example.org/n.json", "key": "{key}"}}', False),
        ('{"feed": "https://example.org/n.json", "key": "AAAA"}', False),
        ("[]", False),
    ):
        (tmp_path / "updates.json").write_text(text)
        assert (read_place(tmp_path / "updates.json") is not None) == looks
