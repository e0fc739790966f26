from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.minicatalog import Data

HEAD = """\
name: Mini Test
columns:
  - {id: glow, metric: glow, label: GLOW}
  - {id: dim, metric: dim, label: 1/Dim, inverted: true}
settings: [{id: findings, label: Findings, description: Writes findings.}]
sources: [{id: board, name: Board, date: "2026-01-02"}]
rows:
"""
ROW = "  - {model: A, setting: findings, source: board, scores: {glow: 0.5}}\n"


@pytest.fixture
def data(data: Data) -> Data:
    data.write("metrics/glow.yml", "name: GLOW\nfamily: lexical\nminimum: 0\nmaximum: 1\n")
    data.write("metrics/dim.yml", "name: Dim\nfamily: lexical\nbetter: lower\nminimum: 0\n")
    return data


def test_a_score_is_a_number(data: Data) -> None:
    data.write("results/mini.yml", HEAD + ROW.replace("0.5", "high"))
    assert data.problems() == [
        "results/mini.yml:8:65: rows[0].scores.glow: must be a number like 0.25, found text 'high'"
    ]


def test_good_results_are_read_as_printed(data: Data) -> None:
    data.write("results/mini.yml", HEAD + ROW.replace("0.5", "0.50"))
    assert data.problems() == []
    assert data.catalog().results["mini"].rows[0].scores == {"glow": "0.50"}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (ROW.replace("0.5", "1.5"), "8:65: rows[0].scores.glow: 1.5 is no value of 'GLOW': GLOW is at most 1 (look at the source)"),
        (ROW.replace("glow: 0.5", "dim: 0"), "8:64: rows[0].scores.dim: 0 is no value of '1/Dim': 1 / value is never 0 (look at the source)"),
        (ROW.replace("glow: 0.5", "dim: -2"), "8:64: rows[0].scores.dim: -2 is no value of '1/Dim': Dim is at least 0 (look at the source)"),
        (ROW.replace("glow", "glw"), "8:64: rows[0].scores.glw: unknown 'glw' (did you mean 'glow'?)"),
        (ROW + ROW, "9:5: rows[1]: says again what rows[0] says: 'A' in 'findings' (keep one of the two)"),
        (ROW.replace("findings", "finding"), "8:25: rows[0].setting: unknown 'finding' (did you mean 'findings'?)"),
        (ROW.replace("board", "bord"), "8:43: rows[0].source: unknown 'bord' (did you mean 'board'?)"),
        (ROW.replace("model: A", "model: A, paper: nope"), "8:23: rows[0].paper: unknown 'nope' (add it to data/papers/, or leave it out)"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_place(data: Data, rows: str, problem: str) -> None:
    data.write("results/mini.yml", HEAD + rows)
    assert data.problems() == [f"results/mini.yml:{problem}"]


def test_an_unknown_metric_is_refused(data: Data) -> None:
    data.write("results/mini.yml", HEAD.replace("metric: glow", "metric: glwo") + ROW)
    assert data.problems() == ["results/mini.yml:3:24: columns[0].metric: unknown 'glwo' (did you mean 'glow'?)"]


@pytest.mark.parametrize("score", ["true", "much", "1e5", "[1]", ".5"])
def test_a_score_is_a_plain_number(data: Data, score: str) -> None:
    data.write("results/mini.yml", HEAD + ROW.replace("0.5", score))
    assert [problem.split(": ")[1] for problem in data.problems()] == ["rows[0].scores.glow"]
