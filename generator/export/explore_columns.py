"""Records as columns of text for the page Explore: what entries show, and what the search looks through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.export.explore_facets import KINDS
from generator.index import newest_first, title_of
from generator.urls import identifier_urls, paper_url, preprint_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.index import Index
    from generator.model import Paper, Record

LINK_TYPES = ("paper", "pdf", "code", "project", "data", "model", "demo", "video", "slides", "poster", "page")
WEIGHTS = {"name": 14, "title": 11, "aliases": 8, "summary": 4, "year": 4}
"""How much a match in a text counts, up to 15; facets have weights of their own. A name counts more than a title."""


def explore_order(index: Index) -> tuple[Record, ...]:
    """Return all records in the order of the columns: papers, the latest first, datasets, metrics, tools, newest first."""
    others = (sorted(index.catalog.of_kind(kind).values(), key=newest_first) for kind in KINDS[1:])
    return (*index.latest, *(record for records in others for record in records))


def text_columns(records: Sequence[Record]) -> dict[str, list[str]]:
    """Return the texts of records, each column a list with one text a record."""
    return {
        "id": [record.id for record in records],
        "title": [title_of(record) for record in records],
        "name": [other_name(record) for record in records],
        "summary": [summary_of(record) for record in records],
        "aliases": ["; ".join(record.aliases) for record in records],
        "status": [_unless(getattr(record, "status", "active"), "active") for record in records],
        "links": [_links(record) for record in records],
    }


def summary_of(record: Record) -> str:
    """Return what a record is, in a sentence or two; nothing when no one wrote it."""
    return record.summary or getattr(record, "purpose", None) or ""


def other_name(record: Record) -> str:
    """Return the short name of a paper's model, and the full title of a dataset that has one."""
    name = getattr(record, "name", None) if record.kind == "papers" else getattr(record, "title", None)
    return name if name and name != title_of(record) else ""


def name_searched(record: Record) -> str:
    """Return the name that a search weighs as one: a paper's short name, what anything else is called."""
    return other_name(record) if record.kind == "papers" else title_of(record)


def title_searched(record: Record) -> str:
    """Return the title that a search weighs as one: a paper's title, the full title of anything else."""
    return title_of(record) if record.kind == "papers" else other_name(record)


def common_values() -> dict[str, Any]:
    """Return what the page knows whatever the catalog."""
    return {"kinds": KINDS, "linkTypes": LINK_TYPES, "weights": WEIGHTS}


def _unless(value: str, usual: str) -> str:
    return "" if value == usual else value


def _links(record: Record) -> str:
    """Return the links of a record: number of the type, then the address without ``https://``; a line each."""
    urls: dict[str, str] = {}
    if record.kind == "papers":
        paper: Paper = record  # type: ignore[assignment]  # the kind tells the class
        if first := paper_url(paper):
            urls[first] = "paper"
        urls.update(dict.fromkeys((url for url in identifier_urls(paper.ids).values() if url not in urls), "paper"))
        if paper.preprint:
            urls.setdefault(preprint_url(paper.preprint), "paper")
    for link in record.links:
        urls.setdefault(link.url, link.type)
    return "\n".join(f"{LINK_TYPES.index(kind)} {url.removeprefix('https://')}" for url, kind in urls.items())
