"""A paper as one cites it: in each format that record pages offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.export.citation import cited_url, venue_in_full
from generator.export.csl import csl_item
from generator.export.json_text import json_text
from generator.export.ris import ris_reference
from generator.names import reading_name
from generator.urls import arxiv_id

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.model import Paper
    from generator.urls import Site


@dataclass(frozen=True)
class Citation:
    """A paper in one format.

    Attributes:
        format: Name of the format in addresses and attributes.
        label: What readers see.
        text: The citation.
        file_name: What a file with it is called.
        media_type: What such a file is (IANA media types).
    """

    format: str
    label: str
    text: str
    file_name: str
    media_type: str


def citations(
    paper: Paper, catalog: Catalog, site: Site, bibtex: str, key: str, *, lean: bool = False
) -> tuple[Citation, ...]:
    """Return a paper in BibTeX, RIS, CSL-JSON and as plain text.

    Args:
        paper: What to cite.
        catalog: Where its venue is found.
        site: Where it is linked to when it has no address of its own.
        bibtex: Its BibTeX entry.
        key: Its citation key.
        lean: Whether BibTeX alone is enough.
    """
    first = Citation("bibtex", "BibTeX", bibtex, f"{paper.id}.bib", "application/x-bibtex")
    if lean:
        return (first,)
    csl = json_text([csl_item(paper, catalog, site, key)], levels=2)
    ris = ris_reference(paper, catalog, site, key).replace("\r\n", "\n").strip() + "\n"
    return (
        first,
        Citation("ris", "RIS", ris, f"{paper.id}.ris", "application/x-research-info-systems"),
        Citation("csl", "CSL-JSON", csl + "\n", f"{paper.id}.json", "application/json"),
        Citation("plain", "Plain text", plain_citation(paper, catalog, site) + "\n", f"{paper.id}.txt", "text/plain"),
    )


def plain_citation(paper: Paper, catalog: Catalog, site: Site) -> str:
    """Return a paper as one line of a list of references: authors, title, venue, year, address."""
    authors = ", ".join(reading_name(author) for author in paper.authors)
    arxiv = arxiv_id(paper)
    place = f"arXiv:{arxiv}" if arxiv and paper.venue in (None, "arxiv") else venue_in_full(paper, catalog)
    where = ", ".join(filter(None, (place, str(paper.year or ""))))
    parts = (authors, paper.title, where, cited_url(paper, site))
    return ". ".join(part.rstrip(".") for part in parts if part) + ("" if cited_url(paper, site) else ".")
