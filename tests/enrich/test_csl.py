from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.enrich.csl import csl_facts, parse_csl


def test_an_item_becomes_facts() -> None:
    item = {
        "title": "Reports of <i>X</i>-rays &amp; more",
        "author": [
            {"given": "Ada", "family": "Lovelace", "ORCID": "https://orcid.org/0000-0000-0000-0001"},
            {"given": "Anna", "family": "Berg", "non-dropping-particle": "van der"},
            {"literal": "Example Team"},
        ],
        "issued": {"date-parts": [[2024, 5]]},
        "container-title": "Made-up Image Analysis",
        "volume": 12,
        "page": "45-67",
        "DOI": "10.1234/ABC",
    }
    (facts,), problems = parse_csl(json.dumps([item]), "a.json")
    assert problems == ()
    assert facts.title == "Reports of X-rays & more"
    assert [(author.name, author.group, author.orcid) for author in facts.authors] == [
        ("Ada Lovelace", None, "0000-0000-0000-0001"),
        ("van der Berg, Anna", None, None),
        (None, "Example Team", None),
    ]
    assert (facts.year, facts.volume, facts.pages, facts.ids.doi) == (2024, "12", "45-67", "10.1234/abc")


def test_json_that_is_none_is_a_problem_with_its_place() -> None:
    facts, (problem,) = parse_csl('[{"title": }]', "a.json")
    assert facts == ()
    assert (problem.line, problem.column) == (1, 12)


@pytest.mark.parametrize("item", [{}, {"title": []}, {"title": None}, {"title": {"a": 1}}, 7, "text", None])
def test_an_item_without_a_title_is_told(item: Any) -> None:
    facts, problems = parse_csl(json.dumps([item]), "a.json")
    assert facts == ()
    assert len(problems) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    "title",
    "author",
    "issued",
    "container-title",
    "page",
    "DOI",
    "PMID",
    "archive",
    "archive_location",
    "volume",
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, JSON)))
def test_no_item_breaks_the_reader(item: dict[str, Any]) -> None:
    csl_facts(item, "a.json", "1")
