from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.identity import fold
from tests.minicatalog import PAPER, VENUES

if TYPE_CHECKING:
    from tests.minicatalog import Data


@pytest.mark.parametrize(
    ("file", "lies", "belongs", "year"),
    [
        ("papers/2023/a.yml", "data/papers/2023/", "data/papers/2024/", "2024"),
        ("papers/misc/a.yml", "data/papers/misc/", "data/papers/2024/", "2024"),
        ("papers/a.yml", "data/papers/", "data/papers/2024/", "2024"),
        ("papers/2024/a.yml", "data/papers/2024/", "data/papers/undated/", "~"),
    ],
)
def test_a_paper_in_the_folder_of_another_year(data: Data, file: str, lies: str, belongs: str, year: str) -> None:
    data.write(file, PAPER.replace("2024", year))
    assert data.problems() == [f"{file}: warning: lies in '{lies}', and belongs in '{belongs}' (`atlas fmt` moves it)"]
    assert data.catalog().files == {"papers/a": f"data/{file}"}


def test_a_paper_without_a_year_lies_in_undated(data: Data) -> None:
    data.write("papers/undated/a.yml", PAPER.replace("year: 2024\n", ""))
    assert data.problems() == []


def test_a_citation_key_belongs_to_one_paper(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "citation_key: li-2024-reports\n")
    data.write("papers/2024/b.yml", PAPER.replace("title: A", "title: B") + "citation_key: li-2024-reports\n")
    data.write("papers/2024/c.yml", PAPER.replace("title: A", "title: C") + "citation_key: Li 2024\n")
    assert [problem.partition(": citation_key: ")[::2] for problem in data.problems()] == [
        (
            "papers/2024/b.yml:5:15",
            "'li-2024-reports' is the citation key of 'data/papers/2024/a.yml' (leave it out of the later one)",
        ),
        ("papers/2024/c.yml:5:15", "must be a citation key like liu-2025-enhanced, found text 'Li 2024'"),
    ]


def test_preprint_and_identifiers_name_one_arxiv_paper(data: Data) -> None:
    ids = "ids: {arxiv: 2301.10000v2}\n"
    data.write("papers/2024/a.yml", PAPER + ids + "preprint: {venue: arxiv, id: 'arXiv:2301.10000'}\n")
    assert data.problems() == []
    data.write("papers/2024/a.yml", PAPER + ids + "preprint: {venue: arxiv, id: 2301.10001}\n")
    assert data.problems() == [
        (
            "papers/2024/a.yml:6:30: preprint.id: '2301.10001' is not the arXiv identifier under ids, '2301.10000'"
            " (one of the two is wrong)"
        ),
    ]


def test_identifiers_of_different_schemes_do_not_meet(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "ids: {openreview: '12345678'}\n")
    data.write("papers/2024/b.yml", PAPER.replace("title: A", "title: B") + "ids: {pmid: '12345678'}\n")
    assert data.problems() == []


def test_an_alias_belongs_to_one_venue(data: Data) -> None:
    data.write(
        "venues.yml",
        VENUES + "other: {name: Other, short: Other, kind: journal, aliases: [x, acl, miccai conference, X]}\n",
    )
    assert data.problems() == [
        "venues.yml:4:64: other.aliases[1]: 'acl' names the venue 'acl' already (keep one of the two)",
        "venues.yml:4:69: other.aliases[2]: 'miccai conference' names the venue 'miccai' already (keep one of the two)",
    ]


def test_a_vocabulary_that_nobody_reads(data: Data) -> None:
    data.write("vocabularies/task.yml", "a: {label: A, description: A.}\n")
    assert data.problems() == [
        "vocabularies/task.yml: warning: is not a vocabulary, so it is not read (did you mean 'tasks'?)"
    ]


@given(st.text())
def test_folding_twice_changes_nothing(title: str) -> None:
    assert fold(fold(title)) == fold(title)


def test_titles_of_signs_alone_are_not_compared(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("title: A", "title: '?!'"))
    data.write("papers/2024/b.yml", PAPER.replace("title: A", "title: '...'"))
    assert data.problems() == []
