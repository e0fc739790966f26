"""What a preview goes on from is what it would make anew, after whatever edits, and unchanged parts are the same objects."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import related
from generator.catalog import Catalog
from generator.engines.remembering import Remembered
from generator.export.citation_keys import citation_keys
from generator.index import build_index
from generator.model import Author, Dataset, FacetSpec, Metric, Paper, Person, Settings, Term, Venue
from generator.people import build_contributors
from generator.related import Relations
from generator.render.derived import Derived
from generator.render.pages import shell_path
from generator.render.planned import shells_of
from generator.urls import author_path

ORCIDS = ("0000-0000-0000-0001", "0000-0000-0000-0002")
FACETS = (
    FacetSpec(id="years", field="year", label="Year", plural="Years", description="D", order="newest"),
    FacetSpec(id="venues", field="venue", label="Venue", plural="Venues", description="D", order="count"),
    FacetSpec(id="tasks", field="tasks", label="Task", plural="Tasks", description="D", order="vocabulary"),
    FacetSpec(id="data", field="datasets", label="Data", plural="Data", description="D", order="label"),
)
BASE = Catalog(
    settings=Settings(
        title="T", tagline="T", description="T", subject="T", facets=FACETS, page_size=10, author_pages_from=2
    ),
    datasets={"heap": Dataset(id="heap", name="Heap", paper="p1"), "pile": Dataset(id="pile", name="Pile")},
    metrics={"score": Metric(id="score", name="Score", family="lexical", paper="p2")},
    venues={id_: Venue(id=id_, name=id_, short=id_, kind="journal") for id_ in ("light", "shade")},
    vocabularies={"tasks": {id_: Term(id=id_, label=id_, description=id_) for id_ in ("reading", "writing", "seeing")}},
)


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


AUTHORS = st.lists(
    st.one_of(
        st.builds(
            Author,
            name=st.sampled_from(["Ada Lovelace", "Lovelace, Ada", "ada lovelace", "Ada Lovelace 2", "Bo Li", "李飞"]),
            orcid=st.sampled_from([None, None, None, *ORCIDS]),
        ),
        st.builds(Author, group=st.sampled_from(["Ada Lovelace", "Team"])),
    ),
    max_size=3,
    unique=True,
).map(tuple)
PAPERS = st.builds(
    Paper,
    id=st.sampled_from([f"p{number}" for number in range(8)] + ["lovelace-b"]),
    title=st.sampled_from(["Lantern light", "Lantern shade", "A lantern", "light", "Words of lanterns and meadows"]),
    type=st.just("method"),
    year=st.sampled_from([None, 2023, 2024]),
    venue=st.sampled_from([None, "light", "shade"]),
    authors=AUTHORS,
    tasks=some("reading", "writing", "seeing"),
    datasets=some("heap", "pile"),
    introduces=some("heap", "score"),
    metrics=some("score"),
    added=st.sampled_from([None, "2026-01-01", "2026-02-02"]),
    citation_key=st.sampled_from([None, None, None, "lovelace-2024-lantern", "lovelace-2024-lantern-b"]),
)
PEOPLE = st.sampled_from([{}, {}, {}, {"ada": Person(id="ada", name="Ada Lovelace", aliases=("Bo Li",))}])
EDITS = st.lists(
    st.one_of(
        st.lists(PAPERS, min_size=1, max_size=4),  # put in, or in the place of others
        st.sets(st.integers(0, 8), min_size=1, max_size=3),  # removed
        PEOPLE,
        st.sampled_from(["venue", "pile"]),  # renamed
    ),
    min_size=1,
    max_size=6,
)


def edited(catalog: Catalog, edit: Any) -> Catalog:
    papers = dict(catalog.papers)
    if isinstance(edit, dict):
        return replace(catalog, people=edit)
    if edit == "venue":
        return replace(catalog, venues={**catalog.venues, "light": catalog.venues["shade"]})
    if edit == "pile":
        return replace(catalog, datasets={**catalog.datasets, "pile": Dataset(id="pile", name="Another")})
    if isinstance(edit, set):
        for place, id_ in enumerate(catalog.papers):
            if place in edit:
                del papers[id_]
    else:
        papers |= {paper.id: paper for paper in edit}
        kept = [paper.id for paper in papers.values() if paper.citation_key]
        for id_ in kept[1:]:  # a citation key belongs to one paper
            papers[id_] = papers[id_].model_copy(update={"citation_key": None})
    return replace(catalog, papers={id_: papers[id_] for id_ in sorted(papers)})


def compare(remembered: Remembered, catalog: Catalog, *, looks_at_pages: bool) -> None:
    index, anew = remembered.index(catalog), build_index(catalog)
    for field in ("records", "facets", "papers_of_dataset", "papers_of_metric", "presented_by", "derived", "papers"):
        assert getattr(index, field) == getattr(anew, field), field
    pages, planned = remembered.pages(index), Derived().pages(anew)
    assert shells_of(pages) == frozenset(map(shell_path, planned))
    if not looks_at_pages:
        return
    assert list(pages) == list(planned)
    assert {path: pages[path] for path in planned} == planned
    authors, found = index.contributors, build_contributors(catalog)
    others = {"papers/none/", "authors/none/", "papers", "authors/letters/", *map(author_path, authors.by_id)}
    assert {path for path in others if path in pages} == others & planned.keys()
    assert list(authors.by_id.items()) == list(found.by_id.items())
    assert authors.of_author == found.of_author
    assert index.author_paths == anew.author_paths
    assert list(remembered.citation_keys(catalog).items()) == list(citation_keys(catalog).items())
    ties, fresh = remembered.relations(index), Relations(catalog)
    assert [ties.related_to(paper) for paper in index.papers] == [fresh.related_to(paper) for paper in index.papers]


@pytest.mark.parametrize("room", [2, related.ROOM])
@settings(max_examples=100, deadline=None)
@given(papers=st.lists(PAPERS, max_size=9), edits=EDITS, data=st.data())
def test_after_any_edits_all_is_what_is_made_anew(
    room: int, papers: list[Paper], edits: list[Any], data: st.DataObject
) -> None:
    with patch.multiple(related, ROOM=room, LEAST_SCORE=100):
        catalog, remembered = edited(BASE, papers), Remembered()
        compare(remembered, catalog, looks_at_pages=data.draw(st.booleans()))
        for number, edit in enumerate(edits):
            catalog = edited(catalog, edit)
            compare(remembered, catalog, looks_at_pages=number == len(edits) - 1 or data.draw(st.booleans()))


def test_what_no_edit_touches_is_the_same_object() -> None:
    papers = [Paper(id=f"p{number}", title=f"T{number}", type="method", year=2020 + number % 2) for number in range(6)]
    before, remembered = edited(BASE, papers), Remembered()
    first = remembered.index(before)
    kept = first.contributors, remembered.citation_keys(before), first.facets["years"].by_id["2021"]
    after = edited(before, [papers[0].model_copy(update={"title": "Another"})])
    second = remembered.index(after)
    now = second.contributors, remembered.citation_keys(after), second.facets["years"].by_id["2021"]
    assert all(one is other for one, other in zip(kept, now, strict=True))
    assert second.facets["years"].by_id["2020"] != first.facets["years"].by_id["2020"]
