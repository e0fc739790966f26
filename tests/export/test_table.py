from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.table import DATASET_COLUMNS, PAPER_COLUMNS, render_csv, render_datasets_csv, safe_cell
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog
    from generator.model import Paper


def read(text: str) -> list[dict[str, str]]:
    """Return the rows of a table, read strictly."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_a_paper_with_every_column(catalog: Catalog, site: Site) -> None:
    rows = read("".join(render_csv(catalog.papers.values(), catalog, site)))
    assert [row["id"] for row in rows] == list(catalog.papers)
    assert tuple(rows[0]) == PAPER_COLUMNS
    assert rows[0] == {
        "id": "all-fields", "title": "FullNet: A Made-up & Complete Paper on Chest X-ray Reports", "name": "FullNet",
        "authors": "Example, Ada; van der Berg, Anna; Example Team; Øst, Åsa", "year": "2024", "venue": "cmm",
        "venue_name": "Conference on Made-up Methods", "track": "findings", "volume": "", "issue": "", "pages": "", "type": "method", "modalities": "x-ray",
        "tasks": "reports", "methods": "llm", "datasets": "mini-cxr", "metrics": "mini-score", "status": "active",
        "doi": "10.1234/full.2024", "arxiv": "2401.00001", "acl": "2024.cmm-main.7", "openreview": "", "pmid": "",
        "url": "https://doi.org/10.1234/full.2024", "code": "https://example.com/full/code",
        "summary": "Writes made-up reports. It is complete.", "added": "2026-02-01",
        "page": "https://atlas.example.com/papers/all-fields/",
    }  # fmt: skip


def test_datasets_have_their_own_columns(catalog: Catalog) -> None:
    rows = read("".join(render_datasets_csv(catalog.datasets.values(), Site())))
    assert tuple(rows[0]) == DATASET_COLUMNS
    assert (rows[0]["images"], rows[0]["url"], rows[0]["page"]) == (
        "10",
        "https://example.com/mini",
        "datasets/mini-cxr/",
    )
    assert (rows[1]["images"], rows[1]["access"]) == ("", "unknown")


def test_lines_end_as_rfc_4180_says(catalog: Catalog, site: Site) -> None:
    text = "".join(render_csv(catalog.papers.values(), catalog, site))
    assert text.count("\r\n") == text.count("\n") == len(catalog.papers) + 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_a_formula_is_only_text(text: str) -> None:
    assert safe_cell(text).startswith("'")


@given(title=st.text(st.sampled_from("=+-@\t\r\n\"',; ab\u2028"), min_size=1))
def test_any_title_stays_one_safe_cell(
    title: str, catalog: Catalog, make_paper: Callable[..., Paper], site: Site
) -> None:
    paper = make_paper().model_copy(update={"title": title})
    [row] = read("".join(render_csv([paper], catalog, site)))
    assert row["title"].removeprefix("'") == " ".join(title.split()).removeprefix("'")
    assert not row["title"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["type"] == "method"
