from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from generator.export.feeds import FEED_SIZE, latest_added, newest_entries, render_atom, render_json_feed
from generator.index import newest_first
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog
    from generator.model import Paper

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOSTILE = "<script>alert(1)</script> ]]> &amp; \"q\" 'q' {{ 7*7 }}"


def read(atom: bytes) -> ET.Element:
    return ET.fromstring(atom)  # noqa: S314  # our own feed


def texts(element: ET.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.iterfind(path, ATOM)]


def hrefs(element: ET.Element, relation: str) -> list[str]:
    return [link.attrib["href"] for link in element.iterfind(f"a:link[@rel='{relation}']", ATOM)]


def test_entries_are_those_added_last_first(catalog: Catalog) -> None:
    assert [record.id for record in newest_entries(sorted(catalog.records(), key=newest_first))] == [
        "preprint",
        "all-fields",
        "mini-cxr",
        "journal-paper",
        "mini-score",
        "mini-tool",
        "nothing-known",
        "unknown-set",
    ]
    assert latest_added(catalog.records()) == "2026-03-01"
    assert latest_added([]) == ""


def test_a_feed_has_an_end(make_paper: Callable[..., Paper]) -> None:
    assert len(newest_entries([make_paper(f"p{number}") for number in range(FEED_SIZE + 5)])) == FEED_SIZE


def test_an_atom_feed_has_what_rfc_4287_asks_for(catalog: Catalog, site: Site) -> None:
    feed = read(render_atom("CMM", "venues/cmm/feed.xml", tuple(catalog.papers.values()), catalog, site))
    assert texts(feed, "a:title") == ["CMM"]
    assert texts(feed, "a:id") == hrefs(feed, "self") == ["https://atlas.example.com/venues/cmm/feed.xml"]
    assert texts(feed, "a:updated") == ["2026-03-01T00:00:00Z"]
    assert hrefs(feed, "alternate") == ["https://atlas.example.com/venues/cmm/"]
    assert texts(feed, "a:author/a:name") == ["Mini Atlas"]
    entry = feed.findall("a:entry", ATOM)[1]
    assert texts(entry, "a:id") == hrefs(entry, "alternate") == ["https://atlas.example.com/papers/all-fields/"]
    assert texts(entry, "a:updated") == ["2026-02-01T00:00:00Z"]
    assert hrefs(entry, "related") == ["https://doi.org/10.1234/full.2024"]
    assert texts(entry, "a:author/a:name") == ["Ada Example", "Anna van der Berg", "Example Team", "Åsa Øst"]
    assert [category.attrib["label"] for category in entry.iterfind("a:category", ATOM)] == [
        "Method",
        "X-ray",
        "Report generation",
        "Language model",
    ]
    assert texts(entry, "a:summary") == ["CMM 2024. Writes made-up reports. It is complete."]


@pytest.mark.parametrize("path", ["feed.xml", "venues/cmm/feed.xml"])
def test_every_entry_has_an_id_a_date_a_title_and_a_summary(path: str, catalog: Catalog) -> None:
    feed = read(render_atom("All", path, tuple(catalog.records()), catalog, Site()))
    for entry in feed.iterfind("a:entry", ATOM):
        assert all(texts(entry, f"a:{name}") > [""] for name in ("id", "title", "updated", "summary"))
    ids = texts(feed, "a:id") + texts(feed, "a:entry/a:id")
    assert len(set(ids)) == len(ids) == 9
    assert all(identifier.startswith("urn:uuid:") for identifier in ids)


def test_without_a_site_address_links_lead_from_the_feed_to_the_page(catalog: Catalog) -> None:
    feed = read(render_atom("CMM", "venues/cmm/feed.xml", [catalog.papers["preprint"]], catalog, Site()))
    assert hrefs(feed, "alternate") == ["../../venues/cmm/"]
    assert texts(feed, "a:entry/a:id") != texts(feed, "a:id")
    [entry] = feed.findall("a:entry", ATOM)
    assert hrefs(entry, "alternate") == ["../../papers/preprint/"]


def test_the_day_of_the_feed_can_be_given(catalog: Catalog, site: Site) -> None:
    feed = read(render_atom("All", "feed.xml", [], catalog, site, updated="2026-05-05"))
    assert texts(feed, "a:updated") == ["2026-05-05T00:00:00Z"]


def test_an_empty_feed_is_still_a_feed(catalog: Catalog, site: Site) -> None:
    assert texts(read(render_atom("All", "feed.xml", [], catalog, site)), "a:updated") == ["1970-01-01T00:00:00Z"]
    assert json.loads(render_json_feed("All", "feed.json", [], catalog, site))["items"] == []


def test_hostile_text_is_only_text(
    make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper], site: Site
) -> None:
    paper = make_paper(authors=[HOSTILE], summary=HOSTILE).model_copy(update={"title": HOSTILE + "\x00\uffff"})
    atom = render_atom(HOSTILE, "feed.xml", [paper], make_catalog(paper), site)
    feed = read(atom)
    assert b"<script" not in atom
    assert texts(feed, "a:title") == [HOSTILE]
    assert texts(feed, "a:entry/a:title") == [HOSTILE + "\ufffd\ufffd"]
    assert texts(feed, "a:entry/a:author/a:name") == [HOSTILE]


def test_a_json_feed_has_what_version_1_1_asks_for(catalog: Catalog, site: Site) -> None:
    feed = json.loads(render_json_feed("All", "feed.json", tuple(catalog.records()), catalog, site))
    assert {name: value for name, value in feed.items() if name != "items"} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "All",
        "home_page_url": "https://atlas.example.com/",
        "feed_url": "https://atlas.example.com/feed.json",
        "description": "A catalog that tests read. Nothing in it exists.",
    }
    assert feed["items"][0] == {
        "id": "https://atlas.example.com/papers/preprint/",
        "url": "https://atlas.example.com/papers/preprint/",
        "external_url": "https://arxiv.org/abs/2501.00002",
        "title": "A Preprint about CT",
        "content_text": "arXiv 2025.",
        "date_published": "2026-03-01T00:00:00Z",
        "authors": [{"name": "Bo Example"}],
        "tags": ["Method", "CT"],
    }
    assert all(item["id"] and item["content_text"] for item in feed["items"])
