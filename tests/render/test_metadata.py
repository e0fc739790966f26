"""What record pages tell machines, and how a paper is cited there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.export import Pieces
from generator.model import Author, Dataset, Identifiers, Link, Paper, Settings, Venue
from generator.render.citing import citations, plain_citation
from generator.render.metadata import catalog_json_ld, dataset_json_ld, highwire_tags, paper_json_ld
from generator.urls import Site

SITE = Site(url="https://made-up.example.org/")
VENUES = {
    "cmm": Venue(
        id="cmm", name="Conference on Made-up Methods", short="CMM", kind="conference", publisher="Made-up Press"
    ),
    "jmi": Venue(id="jmi", name="Journal of Made-up Imaging", short="JMI", kind="journal"),
    "arxiv": Venue(id="arxiv", name="arXiv", short="arXiv", kind="preprint-server"),
}
PAPER = Paper(
    id="lantern", title="Lantern & Light", type="method", year=2024, venue="cmm", track="findings",
    authors=(Author(name="Ada Example"), Author(name="van der Berg, Anna"), Author(group="Lantern Team")),
    ids=Identifiers(doi="10.5555/lantern", arxiv="2401.00001"), links=(Link(type="pdf", url="https://example.org/l.pdf"),),
)  # fmt: skip
CATALOG = Catalog(
    settings=Settings(title="Made up", tagline="T", description="D", subject="S"),
    papers={"lantern": PAPER},
    venues=VENUES,
)


def tags(paper: Paper) -> list[tuple[str, str]]:
    return list(highwire_tags(paper, CATALOG, SITE))


def test_a_paper_has_the_tags_that_scholar_and_zotero_read() -> None:
    assert tags(PAPER) == [
        ("citation_title", "Lantern & Light"),
        ("citation_author", "Example, Ada"),
        ("citation_author", "van der Berg, Anna"),
        ("citation_author", "Lantern Team"),
        ("citation_publication_date", "2024"),
        ("citation_conference_title", "Conference on Made-up Methods (Findings)"),
        ("citation_publisher", "Made-up Press"),
        ("citation_doi", "10.5555/lantern"),
        ("citation_arxiv_id", "2401.00001"),
        ("citation_pdf_url", "https://example.org/l.pdf"),
        ("citation_abstract_html_url", "https://made-up.example.org/papers/lantern/"),
    ]


@pytest.mark.parametrize(
    ("venue", "tag"), [("jmi", "citation_journal_title"), ("arxiv", "citation_technical_report_institution")]
)
def test_the_tag_of_the_venue_tells_its_kind(venue: str, tag: str) -> None:
    assert tag in dict(tags(PAPER.model_copy(update={"venue": venue})))


def test_an_arxiv_number_gives_the_address_of_the_pdf() -> None:
    without = PAPER.model_copy(update={"links": ()})
    assert dict(tags(without))["citation_pdf_url"] == "https://arxiv.org/pdf/2401.00001"


def test_what_is_not_known_has_no_tag_and_no_key() -> None:
    bare = Paper(id="bare", title="Bare", type="method")
    assert dict(tags(bare)).keys() == {"citation_title", "citation_abstract_html_url"}
    assert paper_json_ld(bare, CATALOG, Site()).keys() == {"@context", "@type", "name", "headline"}


def test_a_paper_is_a_scholarly_article() -> None:
    said = paper_json_ld(PAPER, CATALOG, SITE)
    assert said["@type"] == "ScholarlyArticle"
    assert [(agent["@type"], agent["name"]) for agent in said["author"]] == [
        ("Person", "Ada Example"), ("Person", "Anna van der Berg"), ("Organization", "Lantern Team"),
    ]  # fmt: skip
    assert said["identifier"] == "https://doi.org/10.5555/lantern"
    assert said["mainEntityOfPage"] == "https://made-up.example.org/papers/lantern/"


def test_a_dataset_of_unknown_access_claims_nothing() -> None:
    said = dataset_json_ld(Dataset(id="heap", name="Heap"), CATALOG, SITE)
    assert "isAccessibleForFree" not in said
    assert "conditionsOfAccess" not in said
    assert said["description"] == "Heap"


def test_the_catalog_names_its_files() -> None:
    files = catalog_json_ld(CATALOG, SITE)["dataset"]["distribution"]
    assert "https://made-up.example.org/catalog.bib" in [file["contentUrl"] for file in files]


def cited(paper: Paper = PAPER) -> dict[str, Any]:
    return {item.format: item for item in citations(paper, Pieces(CATALOG, SITE, lambda _: {"lantern": "key"}))}


def test_a_paper_is_cited_in_four_formats() -> None:
    formats = cited()
    assert list(formats) == ["bibtex", "ris", "csl", "plain"]
    assert formats["ris"].text.startswith("TY  - CPAPER\n")
    assert json.loads(formats["csl"].text)[0]["id"] == "key"
    assert formats["bibtex"].file_name == "lantern.bib"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ("Ada Example, Anna van der Berg, Lantern Team. Lantern & Light. Conference on Made-up Methods (Findings), 2024. "
             "https://doi.org/10.5555/lantern")),
        ({"authors": (), "venue": "arxiv", "track": None, "ids": Identifiers(arxiv="2401.00001"), "links": ()},
         "Lantern & Light. arXiv:2401.00001, 2024. https://arxiv.org/abs/2401.00001"),
    ],
)  # fmt: skip
def test_a_plain_citation_is_one_line(change: dict[str, Any], expected: str) -> None:
    assert plain_citation(PAPER.model_copy(update=change), CATALOG, SITE) == expected
