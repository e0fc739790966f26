"""Values that YAML would turn into something else, or that are not of their field's type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.load import read_document
from tests.minicatalog import PAPER

if TYPE_CHECKING:
    from tests.minicatalog import Data


def test_25_an_arxiv_identifier_without_quotes_keeps_its_digits(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "ids:\n  arxiv: 2301.10000\n")
    assert data.catalog().papers["a"].ids.arxiv == "2301.10000"


@pytest.mark.parametrize("word", ["no", "NO", "off", "on", "yes", "Y", "True", "NULL"])
def test_26_words_of_yes_and_no_are_text(data: Data, word: str) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("title: A", f"title: {word}"))
    assert data.catalog().papers["a"].title == word


@pytest.mark.parametrize("word", ["0123", "12:30:45", "02024", "1_000", "0x1F", "0o17"])
def test_27_other_numbers_of_yaml_are_text(data: Data, word: str) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("2024", word))
    [problem] = data.problems()
    assert problem.startswith(f"papers/2024/a.yml:2:7: year: must be a whole number, found text '{word}'")


def test_28_a_date_is_text_and_a_day_of_the_calendar(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "added: 2024-01-05\n")
    assert data.catalog().papers["a"].added == "2024-01-05"
    data.write("papers/2024/a.yml", PAPER + "added: 2024-02-30\n")
    assert data.problems() == ["papers/2024/a.yml:5:8: added: is not a day of the calendar, found text '2024-02-30'"]


@pytest.mark.parametrize("word", [".nan", ".inf", "-.INF"])
def test_29_numbers_that_are_none(data: Data, word: str) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("2024", word))
    assert data.problems() == [f"papers/2024/a.yml:2:7: year: must be a whole number, found text '{word}'"]


@pytest.mark.parametrize("word", ["1e5", "1.5", "6.0221e+23"])
def test_30_fractions_are_text(word: str) -> None:
    assert read_document(f"title: {word}\n", "a.yml").data == {"title": word}


def test_31_text_in_the_place_of_a_list(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "tasks: vqa\nauthors: Ann Author and Bob Writer, both of them from afar\n")
    assert data.problems() == [
        "papers/2024/a.yml:5:8: tasks: must be a list, found text 'vqa' (write [vqa])",
        (
            "papers/2024/a.yml:6:10: authors: must be a list, found text 'Ann Author and Bob Writer, both of them from afar'"
            " (write each item on a line with '- ')"
        ),
    ]


def test_32_an_author_that_becomes_a_mapping(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "authors:\n  - O'Brien: P\n")
    assert data.problems() == [
        "papers/2024/a.yml:6:5: authors[0].O'Brien: no such field (put the whole item in quotes if ': ' belongs to it)"
    ]


def test_33_empty_items(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "authors:\n  - Ann Author\n  -\n  - ''\ntasks: [~]\n")
    assert data.problems() == [
        "papers/2024/a.yml:7:4: authors[1]: must be a mapping (key: value), found nothing (remove the empty item)",
        "papers/2024/a.yml:8:5: authors[2].name: must not be empty (leave the field out when it is unknown)",
        "papers/2024/a.yml:9:9: tasks[0]: must be text, found nothing (remove the empty item)",
    ]


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("'2024'", "must be a whole number, found text '2024' (write it without quotes)"),
        ("24", "must be at least 1950, found the number 24"),
        ("3000", "must be at most 2100, found the number 3000"),
        ("[2024]", "must be a whole number, found a list"),
        ("true", "must be a whole number, found true"),
    ],
)
def test_34_years_that_are_none(data: Data, year: str, said: str) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("2024", year))
    assert data.problems() == [f"papers/2024/a.yml:2:7: year: {said}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ids: {pmid: 12345678}", "5:13: ids.pmid: must be text, found the number 12345678 (put it in quotes)"),
        ("ids: {doi: 11.1/x}", "5:12: ids.doi: must be a DOI like 10.1000/xyz, found text '11.1/x'"),
        ("ids: none", "5:6: ids: must be a mapping (key: value), found text 'none'"),
        ("name: {a: b}", "5:7: name: must be text, found a mapping (key: value) (put the text in quotes if ': ' belongs to it)"),
        ("name: ~", None),
        ("name: ''", "5:7: name: must not be empty (leave the field out when it is unknown)"),
        ("name: ' '", "5:7: name: must not be empty, found text ' '"),
        ("track: finding", "5:8: track: unknown 'finding' (did you mean 'findings'?)"),
        ("status: lost", "5:9: status: unknown 'lost' (one of active, withdrawn, retracted)"),
        ("links: [{url: 'https://example.org/'}]", "5:9: links[0].type: is missing (What the reader finds there.)"),
        ("links: [{type: cod, url: 'https://example.org/'}]", "5:16: links[0].type: unknown 'cod' (did you mean 'code'?)"),
        ("authors: [{orcid: 0000-0002-1825-0097}]", "5:11: authors[0]: must have a name or a group, one of the two"),
        ("name: " + "x" * 1001, "5:7: name: must not be longer than 1000 characters, found text '" + "x" * 59 + "…'"),
    ],
)  # fmt: skip
def test_what_is_said_of_other_values(data: Data, text: str, said: str | None) -> None:
    data.write("papers/2024/a.yml", PAPER + text + "\n")
    assert data.problems() == ([f"papers/2024/a.yml:{said}"] if said else [])
