"""The exported list, imported: into the catalog it was made from it adds nothing, into an empty one it gives the same records."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from generator.export.markdown_list import render_readme
from generator.importer import Plan, plan_import
from generator.model import Dataset, Metric, Paper, SourceList
from generator.reading import load_catalog
from generator.urls import Site
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog
    from generator.export.markdown_list import Grouping
    from generator.model import Record

SHOWN = {
    "papers": ("title", "name", "year", "venue", "track", "track_name", "ids", "preprint", "links", "status"),
    "datasets": (
        "name", "year", "modalities", "images", "studies", "patients", "reports", "captions", "qa_pairs", "access", "links",
    ),
    "metrics": ("name", "family", "year", "links"),
    "tools": ("name", "purpose", "links"),
}  # fmt: skip
"""What the list shows of each kind of record."""
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


def spelled(record: Record) -> str:
    """Return what a reader of the list knows a record by."""
    return record.title if isinstance(record, Paper) else str(getattr(record, "name", ""))


def shown(records: Mapping[str, Record], kind: str) -> dict[str, dict[str, object]]:
    """Return what the list shows of the records of a kind, by title or name."""
    return {spelled(record): {field: getattr(record, field) for field in SHOWN[kind]} for record in records.values()}


@pytest.mark.parametrize("by", ["venue", "year"])
def test_into_the_same_catalog_it_adds_nothing(by: Grouping) -> None:
    plan = imported(by, into_itself=True)
    assert [(record.kind, record.id) for record in plan.new] == []
    assert plan.account.differences == ()


@pytest.mark.parametrize("kind", SHOWN)
@pytest.mark.parametrize("by", ["venue", "year"])
def test_into_an_empty_catalog_it_gives_the_same_records(by: Grouping, kind: str) -> None:
    found = {record.id: record for record in imported(by, into_itself=False).new if record.kind == kind}
    assert shown(found, kind) == shown(own_catalog().of_kind(kind), kind)


@pytest.mark.parametrize("by", ["venue", "year"])
def test_metrics_have_the_same_papers(by: Grouping) -> None:
    plan = imported(by, into_itself=False)
    titles = {paper.id: paper.title for paper in plan.new if isinstance(paper, Paper)}
    known = own_catalog().papers
    mine = {metric.name: known[metric.paper].title for metric in own_catalog().metrics.values() if metric.paper}
    assert {
        metric.name: titles[metric.paper] for metric in plan.new if isinstance(metric, Metric) and metric.paper
    } == mine


def test_a_record_that_the_list_shows_otherwise_is_noticed() -> None:
    records = own_catalog().datasets
    first, *_ = records.values()
    changed: dict[str, Record] = {**records, first.id: first.model_copy(update={"images": 7})}
    assert isinstance(first, Dataset)
    assert shown(changed, "datasets") != shown(records, "datasets")
