"""The exported list, imported: into the catalog it was made from it adds nothing, into an empty one it gives the same works."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from generator.export.markdown_list import render_readme
from generator.importer import Plan, plan_import
from generator.model import Paper, SourceList
from generator.reading import load_catalog
from generator.urls import Site
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.export.markdown_list import Grouping

FIELDS = ("year", "venue", "track", "track_name", "ids", "links", "status")
SITE = Site(url="https://atlas.example.com/")


@cache
def own_catalog() -> Catalog:
    catalog = load_catalog(REPOSITORY, cache=False)
    source = SourceList(id="list", name="The list", licence="CC0")
    return replace(catalog, sources={**catalog.sources, "list": source})


@cache
def imported(by: Grouping, *, into_itself: bool) -> Plan:
    catalog = own_catalog()
    into = catalog if into_itself else replace(catalog, papers={}, datasets={}, metrics={}, tools={})
    return plan_import([("list", render_readme(catalog, SITE, by))], into, "2026-01-31")


def papers_of(plan: Plan) -> dict[str, Paper]:
    return {record.title: record for record in plan.new if isinstance(record, Paper)}


@pytest.mark.parametrize("by", ["venue", "year"])
def test_into_the_same_catalog_it_adds_no_work(by: Grouping) -> None:
    plan = imported(by, into_itself=True)
    metrics = {metric.name for metric in own_catalog().metrics.values()}
    assert set(papers_of(plan)) <= metrics  # a metric is told by its name and link alone, as if they were a paper's
    assert [record for record in plan.new if not isinstance(record, Paper)] == []


@pytest.mark.parametrize("by", ["venue", "year"])
def test_into_an_empty_catalog_it_gives_the_same_papers(by: Grouping) -> None:
    found = papers_of(imported(by, into_itself=False))
    papers = [paper for paper in own_catalog().papers.values() if "(" not in paper.title]
    missing = [paper.title for paper in papers if paper.title not in found]
    assert missing == []
    differing = [
        (paper.id, field, getattr(paper, field), getattr(found[paper.title], field))
        for paper in papers
        for field in FIELDS
        if getattr(found[paper.title], field) != getattr(paper, field) and not _is_of_other_server(paper, field)
    ]
    assert differing == []


def _is_of_other_server(paper: Paper, field: str) -> bool:
    """Tell whether a DOI of a preprint server is in question, which a list shows as it shows that of a publication."""
    return field == "ids" and paper.preprint is not None and paper.preprint.venue != "arxiv"


def test_into_an_empty_catalog_it_gives_the_same_datasets_metrics_and_tools() -> None:
    found = {(record.kind, getattr(record, "name", "")) for record in imported("venue", into_itself=False).new}
    for kind in ("datasets", "metrics", "tools"):
        assert {(kind, getattr(record, "name", "")) for record in own_catalog().of_kind(kind).values()} <= found
