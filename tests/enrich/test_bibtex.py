from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.enrich.bibtex import field_value, parse_bibtex, plain_tex


def names(field: str) -> list[str]:
    (facts,), _ = parse_bibtex("@misc{k, title={T}, author={" + field + "}}", "a.bib")
    return [author.name or f"group {author.group}" for author in facts.authors]


def test_an_entry_becomes_facts() -> None:
    text = """% a comment
@article{key,
  title = {Reports of {X}-rays},
  author = {Ada Lovelace and Grace Hopper},
  journal = {Made-up Image Analysis},
  year = 2024, volume = {12}, number = 3, pages = {45--67},
  doi = {https://doi.org/10.1234/ABC}, eprint = {2401.00001v2}, archivePrefix = {arXiv},
}
"""
    (facts,), problems = parse_bibtex(text, "a.bib")
    assert problems == ()
    assert facts.where == "a.bib:2"
    assert facts.title == "Reports of X-rays"
    assert [author.name for author in facts.authors] == ["Ada Lovelace", "Grace Hopper"]
    assert (facts.venue, facts.year, facts.volume, facts.issue, facts.pages) == (
        "Made-up Image Analysis", 2024, "12", "3", "45-67",
    )  # fmt: skip
    assert facts.ids.model_dump(exclude_none=True) == {"doi": "10.1234/abc", "arxiv": "2401.00001"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ada Lovelace", ["Ada Lovelace"]),
        ("Lovelace, Ada", ["Ada Lovelace"]),
        ("van der Berg, Anna", ["van der Berg, Anna"]),
        ("King, Jr, Martin Luther", ["King, Jr, Martin Luther"]),
        ("{World Health Organization} and Ada Lovelace", ["group World Health Organization", "Ada Lovelace"]),
        ("{{WHO}}", ["group WHO"]),
        (r"Jos{\'e} {\O}ster and M{\"u}ller, J{\'o}zef", ["José Øster", "Józef Müller"]),
        (r"{\'E}ric Dupont", ["Éric Dupont"]),
        ("Ada\n   Lovelace   and\nGrace Hopper", ["Ada Lovelace", "Grace Hopper"]),
    ],
)
def test_60_names_are_kept_as_printed(written: str, read: list[str]) -> None:
    assert names(written) == read


@pytest.mark.parametrize(
    "written", ["Ada Lovelace and others", "Ada Lovelace et al.", "Ada Lovelace1", "A, B, C, D", "Ada Lovelace and 12"]
)
def test_60_a_list_of_authors_that_is_not_whole_or_no_names_is_left_out(written: str) -> None:
    (facts,), _ = parse_bibtex("@misc{k, title={T}, author={" + written + "}}", "a.bib")
    assert facts.authors == ()
    assert facts.doubts


def test_60_strings_months_and_joins() -> None:
    text = '@string{jx = "Journal of X"}\n@article{k, title="T", journal = JX # { (B)}, month = jan, year = "2020"}'
    (facts,), problems = parse_bibtex(text, "a.bib")
    assert (facts.venue, facts.year, problems) == ("Journal of X (B)", 2020, ())


def test_60_a_broken_entry_costs_itself_only() -> None:
    text = """@article{a, title = {First}}
@article{b, title = {never closed
@article{c title = {no comma}}
@article{d, title = {twice}, title = {field}}
@article{, title = {No key}}
@article{a, title = {Same key}}
@article{e, year = 2020}
@article{f, title = {Last}}
"""
    facts, problems = parse_bibtex(text, "a.bib")
    assert [one.title for one in facts] == ["First", "No key", "Same key", "Last"]
    assert [problem.line for problem in problems] == [2, 3, 4, 6, 7]
    assert [problem.severity for problem in problems] == ["error", "error", "error", "warning", "warning"]


def test_a_percent_sign_does_not_swallow_the_rest() -> None:
    assert plain_tex("100% of {X}-rays") == "100% of X-rays"


@pytest.mark.parametrize(
    ("printed", "read"), [("45--67", "45-67"), ("45 \u2013 67", "45-67"), ("103027", "103027"), ("--", "")]
)
def test_pages_have_one_hyphen(printed: str, read: str) -> None:
    (facts,), _ = parse_bibtex("@misc{k, title={T}, pages={" + printed + "}}", "a.bib")
    assert facts.pages == read


def test_an_arxiv_doi_is_an_arxiv_id_and_nonsense_is_none() -> None:
    (first, second), _ = parse_bibtex(
        "@misc{a, title={T}, doi={10.48550/arXiv.2401.00001}}\n@misc{b, title={U}, doi={n/a}}", "a.bib"
    )
    assert first.ids.model_dump(exclude_none=True) == {"arxiv": "2401.00001"}
    assert second.ids.model_dump(exclude_none=True) == {}
    assert second.doubts == ("'n/a' is no doi",)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_bibtex(text, "a.bib")
    parse_bibtex("@misc{k, title={T}, author={" + text + "}}", "a.bib")
    field_value(text, {})
