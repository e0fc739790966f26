"""What a source claims about one field of one record, as far as both speak of the same version of the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.check.identity import comparable
from generator.enrich.facts import read_pages
from generator.enrich.venue import read_venue
from generator.importer.words.wording import fold

if TYPE_CHECKING:
    from generator.enrich.facts import Facts
    from generator.importer.words.occasion import Venues
    from generator.model import Author, Paper

FIELDS = (
    "title", "authors", "venue", "track", "year", "volume", "issue", "pages", "doi", "arxiv", "acl", "openreview", "pmid",
    "status",
)  # fmt: skip
"""The fields that sources know, in the order in which they are weighed: where a work appeared decides what else is claimed."""

_OF_ONE_VERSION = frozenset({"volume", "issue", "pages", "doi"})


def claim_of(facts: Facts, field: str, paper: Paper, venues: Venues) -> Any:
    """Return what a source says in a field of a record, or nothing.

    A source that tells of a preprint only does not speak against the venue and the year of the published version. Volume, issue,
    pages and DOI belong to one version; they are claimed only where the source names the venue (and the year) that the record has.
    """
    if field in _OF_ONE_VERSION and not _same_version(facts, paper, venues):
        return None
    if field in {"venue", "track"}:
        return _place(facts, field, paper, venues)
    if field == "year" and facts.preprint_only and paper.venue and not venues.is_preprint(paper.venue):
        return None
    if field in {"title", "authors", "year", "volume", "issue", "pages", "status"}:
        return getattr(facts, field) or None
    return getattr(facts.ids, field)


def value_key(field: str, value: Any) -> Any:
    """Return a value in the form in which two are compared: spelling, case and punctuation aside."""
    if field == "authors":
        return tuple(map(_author_key, value))
    if field == "title":
        return fold(value)
    if field in {"doi", "arxiv"}:
        return comparable(field, value)
    if field == "pages":
        return read_pages(value) or value
    return value


def _place(facts: Facts, field: str, paper: Paper, venues: Venues) -> str | None:
    if facts.preprint_only:
        return "arxiv" if field == "venue" and paper.venue is None and "arxiv" in venues.venues else None
    printed = read_venue(facts.venue, venues)
    if field == "venue":
        return printed.id or None
    return printed.track if printed.id and printed.id == paper.venue and printed.track else None


def _same_version(facts: Facts, paper: Paper, venues: Venues) -> bool:
    if facts.year and paper.year and facts.year != paper.year:
        return False
    return not facts.venue or (paper.venue is not None and read_venue(facts.venue, venues).id == paper.venue)


def _author_key(author: Author) -> str:
    name = author.group or author.name or ""
    family, comma, given = name.partition(",")
    return fold(re.sub(r"\s+", " ", f"{given} {family}" if comma else name))
