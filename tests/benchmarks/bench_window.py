"""What a trainer waits for in the open window: keys, clicks, lists, and whether an import gets in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench_import import write_sample
from big_file import LARGE, copy_for_use
from figures import Figure
from many_alike import many_alike
from programs import result

FRAME_MS = 16.0
STALL_MS = 50.0


def test_search(found: list[Figure], large: Path, tmp_path: Path) -> None:
    """Ten searches typed key by key."""
    told = result(tmp_path, "work_window.py", "search", str(large))
    found.append(_p95("Search: key to hits on screen, p95", told))


def test_contacted(found: list[Figure], tmp_path: Path) -> None:
    """Each click answers another person; the answer is on the disk before the row goes."""
    folder = copy_for_use(LARGE, tmp_path / "data", 100)
    told = result(tmp_path, "work_window.py", "contacted", str(folder))
    found.append(_p95('"Contacted": click to repaint, saved, p95', told))


def test_import_beside(found: list[Figure], tmp_path: Path) -> None:
    """The event loop's longest absence while an import runs."""
    folder = copy_for_use(LARGE, tmp_path / "data")
    file = write_sample(tmp_path / "aanvragen.csv", 10_000)
    told = result(tmp_path, "work_window.py", "import", str(folder), str(file))
    detail = f"p99 {told['p99']:.0f} ms, import {told['seconds']:.1f} s, {told['added']} new leads"
    name = "Import of 10,000 rows: longest stall of the window"
    found.append(Figure(name, told["max"], STALL_MS, "ms", told["n"], detail))


def test_duplicates_beside(found: list[Figure], tmp_path: Path) -> None:
    """Looking for possible duplicates, and the event loop's longest absence meanwhile."""
    told = result(tmp_path, "work_window.py", "duplicates", str(many_alike(tmp_path / "data")))
    detail = f"{told['pairs']:,} pairs, {told['more_mb']:.0f} MB more"
    found.append(
        Figure(
            "Duplicates among 100,000 leads, in the window", told["seconds"], 10, "s", told["times"], detail
        )
    )
    name = "Duplicates among 100,000 leads: longest stall of the window"
    found.append(Figure(name, told["max"], STALL_MS, "ms", told["n"], f"p99 {told['p99']:.0f} ms"))


def test_leads_table(found: list[Figure], large: Path, tmp_path: Path) -> None:
    """A table of 100,000 rows."""
    told = result(tmp_path, "work_window.py", "leads", str(large))
    for part, words in (("open", "opened"), ("sort", "sorted three ways"), ("scroll", "scrolled to its end")):
        one = told[part]
        detail = f"p99 {one['p99']:.0f} ms"
        name = f"Leads table of {told['rows']:,} rows {words}: longest stall"
        found.append(Figure(name, one["max"], STALL_MS, "ms", one["n"], detail))


def test_board(found: list[Figure], large: Path, tmp_path: Path) -> None:
    """Switching to the board with everybody on it."""
    told = result(tmp_path, "work_window.py", "board", str(large))
    detail = f"median {told['median']:.0f} ms, first {told['first']:.0f} ms"
    name = f"Board with {told['cards']:,} cards: switch to repaint, p95"
    found.append(Figure(name, told["p95"], 100.0, "ms", told["n"], detail))


def test_agenda(found: list[Figure], tmp_path: Path) -> None:
    """A week of 40 consultations, opened and turned."""
    told = result(tmp_path, "work_window.py", "agenda", str(copy_for_use(LARGE, tmp_path / "data")))
    detail = f"median {told['median']:.0f} ms; all {told['blocks']} blocks {told['whole']:.0f} ms"
    found.append(Figure("Agenda: week turned to repaint, p95", told["p95"], 100.0, "ms", told["n"], detail))
    for part, words in (("open", "opened"), ("turn", "turned")):
        one = told[part]
        detail = f"p99 {one['p99']:.0f} ms"
        found.append(
            Figure(
                f"Agenda {words}: longest stall of the window", one["max"], STALL_MS, "ms", one["n"], detail
            )
        )


def _p95(name: str, told: dict[str, Any]) -> Figure:
    detail = f"median {told['median']:.1f} ms, longest {told['max']:.0f} ms"
    return Figure(name, told["p95"], FRAME_MS, "ms", told["n"], detail)
