"""Which papers are shown beside a paper, and what is said of why."""

from __future__ import annotations

from typing import Any

from generator.catalog import Catalog
from generator.model import Author, Dataset, Paper, Settings, Term
from generator.related import MOST, Relations

TERMS = {
    "tasks": {"reading": Term(id="reading", label="Reading", description="Reads.")},
    "methods": {"memory": Term(id="memory", label="Memory", description="Remembers.")},
}


def paper(paper_id: str, title: str = "Untold", **fields: Any) -> Paper:
    return Paper(id=paper_id, title=title, type="method", year=fields.pop("year", 2024), **fields)


def relations(*papers: Paper) -> Relations:
    others = [paper(f"other-{number}", f"Elsewhere{number}") for number in range(40)]
    return Relations(
        Catalog(
            settings=Settings(title="T", tagline="T", description="T", subject="T"),
            papers={each.id: each for each in (*papers, *others)},
            datasets={"heap": Dataset(id="heap", name="Heap")},
            vocabularies=TERMS,
        )
    )


def test_what_is_shared_is_said_the_most_telling_first() -> None:
    one = paper("one", "Lantern light", datasets=("heap",), tasks=("reading",))
    two = paper("two", "Lantern shade", datasets=("heap",), tasks=("reading",))
    (found,) = relations(one, two).related_to(one)
    assert found.paper is two
    assert found.reasons == ("same dataset: Heap", "same task: Reading", "title words: lantern")


def test_a_dataset_that_one_presents_and_another_uses_ties_them() -> None:
    one, two = paper("one", introduces=("heap",)), paper("two", datasets=("heap",))
    assert [found.paper.id for found in relations(one, two).related_to(one)] == ["two"]


def test_names_of_authors_are_told_as_names() -> None:
    eve = (Author(name="Eve Example"),)
    one = paper("one", "First", authors=eve, methods=("memory",))
    two = paper("two", "Second", authors=eve, methods=("memory",))
    (found,) = relations(one, two).related_to(two)
    assert found.reasons == ("same method: Memory", "same author name: Eve Example")


def test_papers_that_share_little_or_nothing_are_not_related() -> None:
    one = paper("one", "Lantern light")
    assert relations(one, paper("two", "Meadow")).related_to(one) == ()


def test_of_equals_the_newer_stands_first_and_no_more_than_fit_are_shown() -> None:
    one = paper("one", datasets=("heap",))
    others = [paper(f"user-{number}", datasets=("heap",), year=2010 + number) for number in range(MOST + 2)]
    found = relations(one, *others).related_to(one)
    assert [each.paper.year for each in found] == [2010 + number for number in range(MOST + 1, 1, -1)]


def test_the_order_of_reading_changes_nothing() -> None:
    papers = [
        paper(f"p{number}", f"Lantern word{number % 3}", tasks=("reading",) * (number % 2)) for number in range(12)
    ]
    forward, backward = relations(*papers), relations(*reversed(papers))
    assert [forward.related_to(each) for each in papers] == [backward.related_to(each) for each in papers]
