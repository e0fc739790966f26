"""Tables of results in CSV: every cell kept, nothing invented, nothing overwritten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.errors import AtlasError
from generator.importer.scores.results import Place, import_table
from generator.importer.scores.results_account import results_json, results_text
from generator.importer.scores.results_file import add_rows
from tests.minicatalog import Data

if TYPE_CHECKING:
    from pathlib import Path

    from generator.importer.scores.results import TableAccount

RESULTS = """\
# by hand
name: Mini Test
sort: glow
columns:
  - {id: glow, metric: glow, label: GLOW}
  - {id: dim, metric: dim, label: 1/Dim, inverted: true}
settings: [{id: findings, label: Findings, description: Writes findings.}]
sources: [{id: board, name: Board, url: https://board.example.org/, date: "2026-01-02"}]
"""
PLACE = Place("mini", "findings", "board")
TABLE = (
    "Rank,Date,Model Name,Institution,Model URL,GLOW,1/Dim\n"
    "1,2024,Lantern,Example U,https://github.com/example/lantern/tree/main,0.10,1.5\n"
    "2,2025-03,Nobody,-,,0.2\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Data:
    data = Data(tmp_path)
    data.write("metrics/glow.yml", "name: GLOW\nfamily: lexical\nminimum: 0\nmaximum: 1\n")
    data.write("metrics/dim.yml", "name: Dim\nfamily: lexical\nbetter: lower\nminimum: 0\n")
    link = "links: [{type: code, url: https://github.com/Example/Lantern}]\n"
    data.write("papers/2024/lantern.yml", f"title: Lantern light\nname: Lantern\nyear: 2024\ntype: method\n{link}")
    data.write("papers/2024/beacon.yml", "title: Beacon\nname: Beacon\nyear: 2024\ntype: method\n")
    data.write("results/mini.yml", RESULTS)
    return data


def take(site: Data, table: str, place: Place = PLACE) -> TableAccount:
    account = import_table(table, "t.csv", place, site.catalog())
    if account.added:
        add_rows(site.root / "data/results/mini.yml", account.added)
    return account


def test_rows_are_added_as_printed_and_tied_by_link(site: Data) -> None:
    account = take(site, TABLE)
    assert account.ties == (("Lantern", "lantern"),)
    assert account.problems == ()
    assert (site.root / "data/results/mini.yml").read_text() == RESULTS + (
        "rows:\n"
        "  - model: Lantern\n"
        "    paper: lantern\n"
        "    url: https://github.com/example/lantern\n"
        "    by: Example U\n"
        "    year: 2024\n"
        "    setting: findings\n"
        "    source: board\n"
        "    scores: {glow: 0.10, dim: 1.5}\n"
        "  - model: Nobody\n"
        '    by: "-"\n'
        "    year: 2025\n"
        "    setting: findings\n"
        "    source: board\n"
        "    scores: {glow: 0.2}\n"
    )
    assert site.problems() == []


def test_62_a_second_run_changes_nothing_and_tells_what_differs(site: Data) -> None:
    take(site, TABLE)
    before = (site.root / "data/results/mini.yml").read_text()
    account = take(site, TABLE.replace("0.10", "0.3"))
    assert (account.added, account.same) == ((), ("Nobody",))
    assert account.differs == (("Lantern", "glow", "0.10", "0.3"),)
    assert (site.root / "data/results/mini.yml").read_text() == before
    assert "Lantern glow: 0.10 here, 0.3 in the table; left as it is" in results_text([account])
    assert json.loads(results_json([account]))[0]["differs"] == [["Lantern", "glow", "0.10", "0.3"]]


def test_a_name_alone_only_hints(site: Data) -> None:
    account = take(site, "Model,GLOW\nBeacon-XL,0.5\n")
    assert account.suggestions == (("Beacon-XL", "beacon"),)
    assert account.added[0].paper is None


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("Model,GLOW,Sparkle\nA,0.5,1\n", "t.csv:1: unknown column 'Sparkle' (add it to data/results/mini.yml)"),
        ("Model,GLOW\nA,much\n", "t.csv:2: 'much' is no number (this cell was left out)"),
        ("Model,GLOW\nA,1e5\n", "t.csv:2: '1e5' is no number (this cell was left out)"),
        ("Model,GLOW\nA,0.5,0.6\n", "t.csv:2: has 3 cells under 2 heads (the row was left out)"),
        ("Model,GLOW\nA,0.5\nA,0.6\n", "t.csv:3: 'A' is there twice (the second was left out)"),
        ("Model,GLOW\n,0.5\n", "t.csv:2: model: String should have at least 1 character (the row was left out)"),
        ("Model,GLOW\nA,7\n", "t.csv: A: 7 is no value of 'glow': GLOW is at most 1 (it was left out)"),
        ("Model,1/Dim\nA,0\n", "t.csv: A: 0 is no value of 'dim': 1 / value is never 0 (it was left out)"),
        ("Model,URL,GLOW\nA,javascript:x,0.5\n", "t.csv:2: 'javascript:x' leads nowhere on the web (the row was kept without it)"),
        ("", "t.csv: has no rows"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line(site: Data, table: str, message: str) -> None:
    account = take(site, table)
    assert [str(problem) for problem in account.problems] == [message]
    assert site.problems() == []


@pytest.mark.parametrize("place", [("x", "findings", "board"), ("mini", "x", "board"), ("mini", "findings", "x")])
def test_a_place_that_does_not_exist_is_refused(site: Data, place: tuple[str, str, str]) -> None:
    with pytest.raises(AtlasError, match="has no"):
        take(site, TABLE, Place(*place))


def test_a_file_whose_rows_are_not_last_is_left_alone(site: Data) -> None:
    text = RESULTS.replace("name: Mini Test\n", "") + "rows: []\nname: Mini Test\n"
    path = site.write("results/mini.yml", text)
    with pytest.raises(AtlasError, match="rows"):
        take(site, TABLE)
    assert path.read_text() == text
