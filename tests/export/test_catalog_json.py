from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.export.catalog_json import render_catalog_json
from generator.model import Paper
from generator.model.fields import record_fields
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog


def test_every_kind_has_its_list(catalog: Catalog, site: Site) -> None:
    whole = json.loads("".join(render_catalog_json(catalog, site)))
    assert {name: len(value) for name, value in whole.items() if isinstance(value, list)} == {
        "papers": 4, "datasets": 2, "metrics": 1, "tools": 1, "venues": 3,
        "modalities": 2, "tasks": 1, "methods": 1, "types": 2, "sources": 1,
        "results": 0,
    }  # fmt: skip
    assert whole["title"] == "Mini Atlas"
    assert whole["url"] == "https://atlas.example.com/"


def test_a_record_is_its_id_its_page_and_its_fields_as_in_yaml(catalog: Catalog, site: Site) -> None:
    papers = {paper["id"]: paper for paper in json.loads("".join(render_catalog_json(catalog, site)))["papers"]}
    assert papers["preprint"] == {
        "id": "preprint",
        "url": "https://atlas.example.com/papers/preprint/",
        "title": "A Preprint about CT",
        "authors": ["Bo Example"],
        "year": 2025,
        "venue": "arxiv",
        "type": "method",
        "modalities": ["ct"],
        "ids": {"arxiv": "2501.00002"},
        "status": "withdrawn",
        "added": "2026-03-01",
    }
    assert papers["all-fields"]["authors"] == [
        "Ada Example",
        "van der Berg, Anna",
        {"group": "Example Team"},
        {"name": "Åsa Øst", "orcid": "0000-0000-0000-0001"},
    ]


def test_a_venue_keeps_its_own_home_page(catalog: Catalog, site: Site) -> None:
    venues = json.loads("".join(render_catalog_json(catalog, site)))["venues"]
    assert venues[0]["url"] == "https://example.com/cmm"
    assert "url" not in venues[1]


def test_without_a_site_address_pages_are_relative(catalog: Catalog) -> None:
    whole = json.loads("".join(render_catalog_json(catalog, Site())))
    assert "url" not in whole
    assert whole["tools"][0]["url"] == "tools/mini-tool/"


def test_hostile_titles_come_back_as_they_are(
    make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper], site: Site
) -> None:
    title = '</script>{{ 7*7 }} ]]> "quoted" \\ \'é'
    text = "".join(render_catalog_json(make_catalog(make_paper(title=title)), site))
    assert json.loads(text)["papers"][0]["title"] == title


def test_an_empty_catalog_has_empty_lists(make_catalog: Callable[..., Catalog], site: Site) -> None:
    assert json.loads("".join(render_catalog_json(make_catalog(), site)))["papers"] == []


def test_fields_read_back_give_the_same_record(catalog: Catalog) -> None:
    for paper in catalog.papers.values():
        assert Paper.model_validate({"id": paper.id} | record_fields(paper)) == paper
