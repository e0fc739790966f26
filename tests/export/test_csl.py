from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.export import FORMATS, Pieces
from generator.export.csl import csl_item
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog

# Variables of the CSL 1.0.2 schema that a paper can have.
VARIABLES = {
    "id", "type", "genre", "title", "title-short", "author", "issued", "container-title", "publisher", "archive", "volume", "issue", "page",
    "archive_location", "DOI", "PMID", "URL", "abstract", "note",
}  # fmt: skip


def test_a_paper_with_every_field(catalog: Catalog, site: Site) -> None:
    assert csl_item(catalog.papers["all-fields"], catalog, site, "example-2024") == {
        "id": "example-2024",
        "type": "paper-conference",
        "title": "FullNet: A Made-up & Complete Paper on Chest X-ray Reports",
        "title-short": "FullNet",
        "author": [
            {"family": "Example", "given": "Ada"},
            {"family": "van der Berg", "given": "Anna"},
            {"literal": "Example Team"},
            {"family": "Øst", "given": "Åsa"},
        ],
        "issued": {"date-parts": [[2024]]},
        "container-title": "Conference on Made-up Methods (Findings)",
        "publisher": "Example & Sons",
        "archive": "arXiv",
        "archive_location": "2401.00001",
        "DOI": "10.1234/full.2024",
        "URL": "https://doi.org/10.1234/full.2024",
        "abstract": "An abstract of a paper that does not exist.",
    }


def test_an_article_has_its_volume_issue_and_pages(catalog: Catalog, site: Site) -> None:
    item = csl_item(catalog.papers["journal-paper"], catalog, site, "k")
    assert (item["volume"], item["issue"], item["page"]) == ("12", "3", "45-67")


def test_a_preprint_says_so(catalog: Catalog, site: Site) -> None:
    item = csl_item(catalog.papers["preprint"], catalog, site, "k")
    assert (item["type"], item["genre"], item["publisher"], item["note"]) == (
        "article",
        "preprint",
        "arXiv",
        "Withdrawn",
    )
    assert "container-title" not in item


def test_what_is_not_known_is_left_out(catalog: Catalog) -> None:
    assert csl_item(catalog.papers["nothing-known"], catalog, Site(), "k") == {
        "id": "k",
        "type": "article",
        "title": "Nothing Is Known",
    }


def test_the_whole_file_is_a_list_of_items(catalog: Catalog, site: Site) -> None:
    items = json.loads(FORMATS["csl"].render(Pieces(catalog, site)))
    assert [item["type"] for item in items] == ["paper-conference", "article-journal", "article", "article"]
    assert set().union(*items) <= VARIABLES


def test_without_papers_the_file_is_an_empty_list(make_catalog: Callable[..., Catalog], site: Site) -> None:
    assert json.loads(FORMATS["csl"].render(Pieces(make_catalog(), site))) == []
