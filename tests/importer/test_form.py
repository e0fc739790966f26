"""The text of a record reads alike in YAML 1.1 and 1.2, and in our own loader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.form import amended_text, record_text
from generator.model import Identifiers, Link, Paper

if TYPE_CHECKING:
    from tests.importer.lists import Site

PAPER = Paper(
    id="a",
    title="One: Two",
    year=2024,
    venue="arxiv",
    type="method",
    tasks=("vqa", "report-generation"),
    ids=Identifiers(arxiv="2401.10000"),
    links=(Link(type="code", url="https://github.com/a/b"),),
    lists=("list-a",),
    added="2026-01-31",
)


def test_fields_stand_in_one_order_with_quotes_only_where_needed() -> None:
    assert record_text(PAPER) == (
        'title: "One: Two"\nyear: 2024\nvenue: arxiv\ntype: method\ntasks: [vqa, report-generation]\n'
        'ids:\n  arxiv: "2401.10000"\nlinks:\n  - type: code\n    url: https://github.com/a/b\n'
        'lists: [list-a]\nadded: "2026-01-31"\n'
    )


@pytest.mark.parametrize(
    "title",
    ["no", "Null", "12:30:45", "0123", "1e5", "2024-01-05", "a #1", "a: b", "- a", "@x", "'quoted' start", '"Nothing": A', "a\\b", "ends:", "~", "=", "[x] y", "2D&3D", "C^2", "é \u2013 ü"],
)  # fmt: skip
def test_hard_titles_come_back(title: str) -> None:
    text = record_text(PAPER.model_copy(update={"title": title}))
    assert yaml.safe_load(text)["title"] == title
    assert YAML(typ="safe").load(text)["title"] == title


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=80)
    .map(str.strip)
    .filter(bool)
)
def test_any_text_comes_back_from_both_versions_of_yaml(title: str) -> None:
    text = record_text(PAPER.model_copy(update={"title": title, "aliases": (title,)}))
    assert yaml.safe_load(text)["aliases"] == [title]
    assert YAML(typ="safe").load(text)["title"] == title


def test_our_loader_reads_what_we_write(site: Site) -> None:
    path = site.root / "data/papers/2024/a.yml"
    path.parent.mkdir(parents=True)
    path.write_text(record_text(PAPER), "utf-8")
    assert site.catalog().papers["a"] == PAPER


def test_an_amended_text_keeps_all_else() -> None:
    text = "# kept\ntitle: 'One: Two'  # as printed\nyear: 2024\n\ntype: method\nlists: [list-a]\n"
    changed = PAPER.model_copy(update={"year": 2025, "venue": "cvpr", "notes": ("A doubt: two years.",)})
    assert amended_text(text, changed, ["notes", "year", "venue"]) == (
        "# kept\ntitle: 'One: Two'  # as printed\nyear: 2025\n\nvenue: cvpr\ntype: method\nlists: [list-a]\nnotes:\n"
        '  - "A doubt: two years."\n'
    )
