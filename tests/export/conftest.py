from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.catalog import Catalog
from generator.model import (
    Author,
    Dataset,
    FacetSpec,
    Identifiers,
    Link,
    Metric,
    Paper,
    Preprint,
    Settings,
    SourceList,
    Term,
    Tool,
    Venue,
)
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Callable

PAPERS = (
    Paper(
        id="all-fields",
        title="FullNet: A Made-up & Complete Paper on Chest X-ray Reports",
        name="FullNet",
        authors=(
            Author(name="Ada Example"),
            Author(name="van der Berg, Anna"),
            Author(group="Example Team", orcid=None),
            Author(name="Åsa Øst", orcid="0000-0000-0000-0001"),
        ),
        year=2024,
        venue="cmm",
        track="findings",
        type="method",
        modalities=("x-ray",),
        tasks=("reports",),
        methods=("llm",),
        datasets=("mini-cxr",),
        metrics=("mini-score",),
        ids=Identifiers(doi="10.1234/full.2024", acl="2024.cmm-main.7"),
        preprint=Preprint(venue="arxiv", id="2401.00001", year=2023),
        summary="Writes made-up reports. It is complete.",
        abstract="An abstract of a paper that does not exist.",
        links=(
            Link(type="code", url="https://example.com/full/code"),
            Link(type="project", url="https://example.com/full", label="Home"),
        ),
        lists=("list-a",),
        added="2026-02-01",
    ),
    Paper(
        id="journal-paper",
        title="Reports in a Journal",
        year=2023,
        venue="jmm",
        volume="12",
        issue="3",
        pages="45-67",
        type="survey",
        added="2026-01-01",
    ),
    Paper(id="nothing-known", title="Nothing Is Known", type="method"),
    Paper(
        id="preprint",
        title="A Preprint about CT",
        authors=(Author(name="Bo Example"),),
        year=2025,
        venue="arxiv",
        type="method",
        ids=Identifiers(arxiv="2501.00002"),
        modalities=("ct",),
        status="withdrawn",
        added="2026-03-01",
    ),
)
DATASETS = (
    Dataset(id="mini-cxr", name="Mini-CXR", title="A Mini Set", year=2020, modalities=("x-ray",), images=10,
            languages=("en",), origin=("synthetic",), access="open", paper="all-fields",
            links=(Link(type="data", url="https://example.com/mini"),), added="2026-01-02"),
    Dataset(id="unknown-set", name="Unknown Set"),
)  # fmt: skip
METRICS = (Metric(id="mini-score", name="MiniScore", family="composite", year=2021, paper="all-fields"),)
TOOLS = (Tool(id="mini-tool", name="minitool", purpose="Computes MiniScore.", metrics=("mini-score",)),)
VENUES = (
    Venue(id="cmm", name="Conference on Made-up Methods", short="CMM", kind="conference", publisher="Example & Sons",
          url="https://example.com/cmm"),
    Venue(id="jmm", name="Journal of Made-up Medicine", short="JMM", kind="journal", publisher="Example Press"),
    Venue(id="arxiv", name="arXiv", short="arXiv", kind="preprint-server"),
)  # fmt: skip
SETTINGS = Settings(
    title="Mini Atlas",
    tagline="A made-up catalog.",
    description="A catalog that tests read. Nothing in it exists.",
    subject="made-up reports",
    facets=(
        FacetSpec(id="venues", field="venue", label="Venue", plural="Venues", description="Where.", kinds=("papers",)),
    ),
)


def _catalog(*papers: Paper) -> Catalog:
    return Catalog(
        settings=SETTINGS,
        papers={paper.id: paper for paper in papers},
        datasets={dataset.id: dataset for dataset in DATASETS},
        metrics={metric.id: metric for metric in METRICS},
        tools={tool.id: tool for tool in TOOLS},
        venues={venue.id: venue for venue in VENUES},
        vocabularies={
            "modalities": {
                "x-ray": Term(id="x-ray", label="X-ray", description="Projection images."),
                "ct": Term(id="ct", label="CT", description="Computed tomography."),
            },
            "tasks": {"reports": Term(id="reports", label="Report generation", description="Writes reports.")},
            "methods": {"llm": Term(id="llm", label="Language model", description="Large ones.")},
            "types": {
                "method": Term(id="method", label="Method", description="Presents a method."),
                "survey": Term(id="survey", label="Survey", description="Reviews others."),
            },
        },
        sources={"list-a": SourceList(id="list-a", name="List A", licence="none stated")},
    )


def _paper(paper_id: str = "made-up", **fields: object) -> Paper:
    return Paper.model_validate({"id": paper_id, "title": "Made-up", "type": "method"} | fields)


@pytest.fixture(scope="session")
def make_catalog() -> Callable[..., Catalog]:
    """Give a function that returns a made-up catalog with the papers it is called with."""
    return _catalog


@pytest.fixture(scope="session")
def make_paper() -> Callable[..., Paper]:
    """Give a function that returns a made-up paper with the id and the fields it is called with."""
    return _paper


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Give a made-up catalog in which one paper has every field and another has nearly none."""
    return _catalog(*PAPERS)


@pytest.fixture(scope="session")
def site() -> Site:
    return Site(url="https://atlas.example.com/")
