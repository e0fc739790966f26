"""A paper as one cites it: in each format that record pages offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.export.citation import cited_url, venue_in_full
from generator.export.json_text import on_lines
from generator.names import reading_name
from generator.urls import arxiv_id

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.export.pieces import Pieces
    from generator.model import Paper
    from generator.urls import Site


class Citation(NamedTuple):
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


def citations(paper: Paper, pieces: Pieces) -> tuple[Citation, ...]:
    """Return a paper in BibTeX, RIS, CSL-JSON and as plain text; of a lean catalog, in BibTeX alone."""
    first = Citation("bibtex", "BibTeX", pieces.bibtex(paper), f"{paper.id}.bib", "application/x-bibtex")
    if pieces.catalog.settings.lean:
        return (first,)
    csl = f"[\n  {on_lines(pieces.csl(paper), '  ')}\n]\n"
    ris = pieces.ris(paper).replace("\r\n", "\n").strip() + "\n"
    return (
        first,
        Citation("ris", "RIS", ris, f"{paper.id}.ris", "application/x-research-info-systems"),
        Citation("csl", "CSL-JSON", csl, f"{paper.id}.json", "application/json"),
        Citation(
            "plain",
            "Plain text",
            plain_citation(paper, pieces.catalog, pieces.site) + "\n",
            f"{paper.id}.txt",
            "text/plain",
        ),
    )


def plain_citation(paper: Paper, catalog: Catalog, site: Site) -> str:
    """Return a paper as one line of a list of references: authors, title, venue, year, address."""
    authors = ", ".join(reading_name(author) for author in paper.authors)
    arxiv = arxiv_id(paper)
    place = f"arXiv:{arxiv}" if arxiv and paper.venue in (None, "arxiv") else venue_in_full(paper, catalog)
    where = ", ".join(filter(None, (place, str(paper.year or ""))))
    parts = (authors, paper.title, where, cited_url(paper, site))
    return ". ".join(part.rstrip(".") for part in parts if part) + ("" if cited_url(paper, site) else ".")
