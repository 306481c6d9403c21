"""Cards that phones and mail programs read."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.enquiry import Person, Standing
from ptcrm.domain.values import Stage
from ptcrm.integrations.vcard_writer import CardOfLead, card, escape, fold, write_vcards

LEAD = "5d0f7a52-4a3c-4a3e-9c59-3f2c6e0a9d11"


def test_a_card_with_everything(tmp_path: Path) -> None:
    path = tmp_path / "leads.vcf"
    person = Person(
        name="Zoë van der Meer",
        given="Zoë",
        prefix="van der",
        family="Meer",
        phone="+31612345678",
        phone_valid=True,
        email="zoe@example.com",
        postcode="3511 AB",
        city="Utrecht",
        wants="Sterker; fitter,\nen weer hardlopen",
        target_group="Rug, nek",
        source="word_of_mouth",
        referrer="Eva Mulder",
        phones=("+31201234567",),
        emails=("zoe@werk.example",),
    )
    standing = Standing(Stage.LATER, 1_700_000_000_000, "2026-12-01")
    assert write_vcards(path, [CardOfLead(LEAD, person, standing)]) == 1
    assert path.read_bytes().decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//PT CRM//EN",
        f"UID:{LEAD}",
        "N:van der Meer;Zoë;;;",
        "FN:Zoë van der Meer",
        "TEL;TYPE=CELL:+31612345678",
        "TEL:+31201234567",
        "EMAIL;TYPE=INTERNET:zoe@example.com",
        "EMAIL;TYPE=INTERNET:zoe@werk.example",
        "ADR:;;;Utrecht;;3511 AB;",
        "NOTE:Sterker\\; fitter\\,\\nen weer hardlopen",
        "CATEGORIES:Rug\\, nek",
        "X-PTCRM-SOURCE:word_of_mouth",
        "X-PTCRM-REFERRER:Eva Mulder",
        "X-PTCRM-STAGE:later;2023-11-14T22:13:20Z;2026-12-01",
        "END:VCARD",
        "",
    ]


def test_somebody_without_a_name_still_has_one_on_the_card() -> None:
    assert "FN:+31612345678" in list(card(CardOfLead("", Person(phone="+31612345678"))))
    assert "N:;Femke;;;" in list(card(CardOfLead("", Person(name="Femke"))))


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    folded = fold("NOTE:" + escape(text))
    for line in folded.split("\r\n"):
        assert len(line.encode()) <= 75
    assert "\n" not in folded.replace("\r\n ", "")
    assert folded.replace("\r\n ", "") == "NOTE:" + escape(text)


def test_the_parts_of_a_name_are_kept_where_they_would_be_read_otherwise() -> None:
    plain = Person(name="Zoë van der Meer", given="Zoë", prefix="van der", family="Meer")
    assert not any(line.startswith("X-PTCRM") for line in card(CardOfLead("", plain)))
    odd = Person(name="Tom op 't Dorp; Jr", given="Tom", prefix="", family="van ver; Jr")
    assert "X-PTCRM-N:van ver\\; Jr;Tom;" in list(card(CardOfLead("", odd)))
