"""Pages of reported results on a built site."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import build
from tests.places import MINI_SITE

if TYPE_CHECKING:
    from pathlib import Path

RESULTS = """\
name: Mini <Test>
dataset: shadowset
columns:
  - {id: glow, metric: glow, label: GLOW}
settings:
  - {id: findings, label: Findings, description: The model writes findings.}
  - {id: both, label: Both, description: The model writes both.}
sources:
  - {id: board, name: Board, url: https://board.example.org/, date: "2026-01-02", notes: [Given as printed.]}
rows:
  - {model: Lantern, paper: lantern, year: 2024, setting: findings, source: board, scores: {glow: 0.5}}
  - {model: <b>Nobody, year: 2023, setting: findings, source: board, scores: {glow: 0.25}}
  - {model: Gap, setting: findings, source: board, scores: {}}
  - {model: Lantern, paper: lantern, setting: both, source: board, scores: {glow: 0.75}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("results") / "root"
    shutil.copytree(MINI_SITE, root, ignore=shutil.ignore_patterns(".cache", "site"))
    (root / "data/results").mkdir()
    (root / "data/results/mini.yml").write_text(RESULTS)
    build(root, root / "site")
    return root / "site"


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_a_table_says_who_says_so_and_marks_the_best(site: Path) -> None:
    html = page(site, "results/mini/findings/")
    assert 'href="https://board.example.org/"' in html
    assert "state of 2026-01-02" in html
    assert "Given as printed." in html
    assert "Higher is better in every column" in html
    assert "<strong>0.5</strong>" in html
    assert 'title="not reported"' in html
    assert "0.75" not in html
    assert "&lt;b&gt;Nobody" in html
    assert "<b>Nobody" not in html


def test_rows_stand_in_the_order_of_the_values(site: Path) -> None:
    rows = page(site, "results/mini/findings/").split("<tr>")[2:]
    assert [re.findall(r'data-value="(\d*)"', row)[1] for row in rows] == ["2", "1", ""]


def test_best_values_over_time_are_told_in_words_too(site: Path) -> None:
    html = page(site, "results/mini/findings/")
    assert 'aria-label="Best GLOW so far: 0.25 in 2023 by &lt;b&gt;Nobody; 0.5 in 2024 by Lantern"' in html


def test_papers_metrics_and_datasets_lead_to_their_results(site: Path) -> None:
    for path in ("papers/lantern/", "metrics/glow/", "datasets/shadowset/"):
        assert 'href="../../results/mini/findings/"' in page(site, path), path
    assert 'href="../results/mini/both/"' in page(site, "results/")


def test_each_table_has_its_copies(site: Path) -> None:
    for name in ("results.csv", "results.json", "results/mini/findings.csv", "results/mini/both.json"):
        assert "Lantern" in (site / name).read_text(encoding="utf-8"), name
    assert "0.75" not in (site / "results/mini/findings.csv").read_text(encoding="utf-8")


def test_a_site_without_results_has_no_page_of_them(mini_site: Path) -> None:
    assert not (mini_site / "results").exists()
    assert not (mini_site / "results.csv").exists()
