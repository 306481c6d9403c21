"""Writing a CSV: safe in a spreadsheet, and the same again when read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.csv_file import read_table
from ptcrm.integrations.table_writer import guard, unguard, write_csv

HEADER = ("Naam", "Telefoon", "E-mail", "Opmerking")


def test_it_opens_right_in_a_dutch_excel(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    assert write_csv(path, HEADER, [("Zoë", "+31612345678", "zoe@example.com", 'een "ja"; of\nnee')]) == 1
    assert (
        path.read_bytes()
        == (
            "\ufeffNaam;Telefoon;E-mail;Opmerking\r\n"
            'Zoë;\'+31612345678;zoe@example.com;"een ""ja""; of\nnee"\r\n'
        ).encode()
    )


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+31612345678", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1+1", ' "=1"', "'=1", "\n=1", "%0A=1"],
)
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", ["Jan", "'t Hof", "0612345678", "", "a=b", "jan@example.com", "’s avonds"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guard(cell) == cell
    assert unguard(cell) == cell


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30))
def test_guarding_is_undone_exactly(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert not guard(cell).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n"),
            max_size=20,
        ),
        min_size=4,
        max_size=4,
    )
)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    path = tmp_path_factory.mktemp("table") / "leads.csv"
    rows = [cells, ["Jan", "+31612345678", "jan@example.com", "=1+1"]]
    write_csv(path, HEADER, rows)
    table = read_table(path.read_bytes())
    assert table.header == HEADER
    kept = [[unguard(cell) for cell in row.cells] for row in table.rows]
    assert kept == [row for row in rows if any(row)]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("was er al")

    def rows() -> Iterator[list[str]]:
        yield ["Jan"]
        raise OSError(28, "No space left on device")

    with pytest.raises(Refusal) as refused:
        write_csv(path, HEADER, rows())
    assert refused.value.code == "file_not_written"
    assert "No space left" in refused.value.message
    assert path.read_text() == "was er al"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        write_csv(tmp_path / "weg" / "leads.csv", HEADER, [])
