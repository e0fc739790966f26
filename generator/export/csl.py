"""Papers as CSL-JSON, for pandoc, citeproc and reference managers.

Types and variables are those of the CSL 1.0.2 specification and its schema ``csl-data.json``
(https://github.com/citation-style-language/schema).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.export.citation import cited_url, status_note, venue_in_full
from generator.names import split_name
from generator.urls import arxiv_id

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.model import Author, Paper
    from generator.urls import Site

_TYPES = {"conference": "paper-conference", "workshop": "paper-conference", "journal": "article-journal"}


def csl_item(paper: Paper, catalog: Catalog, site: Site, key: str) -> dict[str, Any]:
    """Return one paper as a CSL-JSON item; what is not known has no variable."""
    venue = catalog.venues.get(paper.venue or "")
    kind = _TYPES.get(venue.kind, "article") if venue else "article"
    arxiv = arxiv_id(paper)
    variables = {
        "id": key,
        "type": kind,
        "genre": "preprint" if venue and venue.kind == "preprint-server" else None,
        "title": paper.title,
        "title-short": paper.name,
        "author": [_name(author) for author in paper.authors],
        "issued": {"date-parts": [[paper.year]]} if paper.year else None,
        "container-title": venue_in_full(paper, catalog) if kind != "article" else None,
        "volume": paper.volume,
        "issue": paper.issue,
        "page": paper.pages,
        "publisher": venue and (venue.name if kind == "article" else venue.publisher),
        "archive": "arXiv" if arxiv else None,
        "archive_location": arxiv,
        "DOI": paper.ids.doi,
        "PMID": paper.ids.pmid,
        "URL": cited_url(paper, site),
        "abstract": paper.abstract,
        "note": status_note(paper),
    }
    return {name: value for name, value in variables.items() if value}


def _name(author: Author) -> dict[str, str]:
    if author.group:
        return {"literal": author.group}
    return {part: value for part, value in split_name(author.name or "")._asdict().items() if value}
