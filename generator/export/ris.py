"""Papers as RIS, for Zotero, EndNote, Mendeley and the like.

Tags and types are those of the RIS specification (Research Information Systems, 2001, with the types added in 2011).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.export.citation import cited_url, status_note, venue_in_full
from generator.names import inverted_name
from generator.urls import arxiv_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.model import Paper
    from generator.urls import Site

_TYPES = {"conference": "CPAPER", "workshop": "CPAPER", "journal": "JOUR"}


def ris_reference(paper: Paper, catalog: Catalog, site: Site, key: str) -> str:
    """Return one paper as a RIS reference, from its ``TY`` to its ``ER`` line, followed by an empty line.

    Lines end with CR LF, as the specification asks.
    """
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(paper, catalog, site, key) if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _tags(paper: Paper, catalog: Catalog, site: Site, key: str) -> Iterator[tuple[str, str]]:
    venue = catalog.venues.get(paper.venue or "")
    yield "TY", _TYPES.get(venue.kind, "UNPB") if venue else "UNPB"
    yield "ID", key
    yield "TI", paper.title
    for author in paper.authors:
        yield "AU", inverted_name(author)
    yield "PY", str(paper.year or "")
    yield "T2", venue_in_full(paper, catalog)
    yield "VL", paper.volume or ""
    yield "IS", paper.issue or ""
    first, _, last = (paper.pages or "").partition("-")
    yield "SP", first
    yield "EP", last
    yield "PB", (venue.publisher if venue else None) or ""
    yield "DO", paper.ids.doi or ""
    yield "AN", f"arXiv:{arxiv_id(paper)}" if arxiv_id(paper) else ""
    yield "UR", cited_url(paper, site)
    yield "AB", paper.abstract or ""
    yield "N1", status_note(paper)
