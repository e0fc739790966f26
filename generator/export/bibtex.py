"""Papers as BibTeX, for LaTeX with biber or with BibTeX itself.

Entry types and fields are those of Oren Patashnik, *BibTeXing* (1988), and the *biblatex* manual, section 2; ``eprint`` and
``archiveprefix`` follow https://info.arxiv.org/help/hypertex/bibstyles/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.export.names import split_name
from generator.export.tex import escape_tex, escape_title, escape_verbatim
from generator.urls import doi_url, paper_url, record_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.catalog import Catalog
    from generator.model import Author, Paper
    from generator.urls import Site

_ENTRY_TYPES = {"conference": "inproceedings", "workshop": "inproceedings", "journal": "article"}
_TRACKS = {
    "findings": "Findings",
    "workshop": "Workshop",
    "demo": "Demonstrations",
    "industry": "Industry Track",
    "datasets-and-benchmarks": "Datasets and Benchmarks Track",
    "shared-task": "Shared Task",
    "companion": "Companion",
}
_AND = re.compile(r"(?<!\S)(and|others)(?!\S)", re.IGNORECASE)


def render_bibtex(papers: Iterable[Paper], catalog: Catalog, site: Site, keys: Mapping[str, str]) -> str:
    """Return one BibTeX entry a paper, in the order given, with an empty line between two.

    Args:
        papers: What to cite.
        catalog: Where the venues of the papers are found.
        site: Where a paper is linked to that has no address of its own.
        keys: Citation key of each paper, as ``citation_keys`` gives them.
    """
    return "\n".join(bibtex_entry(paper, catalog, site, keys[paper.id]) for paper in papers)


def bibtex_entry(paper: Paper, catalog: Catalog, site: Site, key: str) -> str:
    """Return one paper as a BibTeX entry that ends with a line break.

    Every value is inert: it is printed as the record has it, and its braces are balanced.
    """
    venue = catalog.venues.get(paper.venue or "")
    entry_type = _ENTRY_TYPES.get(venue.kind, "misc") if venue else "misc"
    fields = {
        "title": escape_title(paper.title, [paper.name] if paper.name else []),
        "author": " and ".join(map(_author, paper.authors)),
        **_place(paper, catalog, entry_type),
        "year": str(paper.year or ""),
        "doi": escape_verbatim(paper.ids.doi or ""),
        **_eprint(paper),
        "url": _url(paper, site),
        "note": "" if paper.status == "active" else paper.status.capitalize(),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{entry_type}{{{key},", *lines, "}\n"])


def venue_in_full(paper: Paper, catalog: Catalog) -> str:
    """Return where a paper was published, as plain text: the venue's full name, with the track if it is not the main one.

    ``Conference on Made-up Methods (Findings)``; nothing when no venue is known.
    """
    venue = catalog.venues.get(paper.venue or "")
    if venue is None:
        return ""
    track = paper.track_name or _TRACKS.get(paper.track or "", "")
    return f"{venue.name} ({track})" if track else venue.name


def arxiv_id(paper: Paper) -> str:
    """Return the arXiv identifier of a paper or of its preprint; nothing when it has none."""
    if paper.ids.arxiv:
        return paper.ids.arxiv
    return paper.preprint.id if paper.preprint and paper.preprint.venue == "arxiv" else ""


def _place(paper: Paper, catalog: Catalog, entry_type: str) -> dict[str, str]:
    venue = catalog.venues.get(paper.venue or "")
    if venue is None:
        return {}
    name = escape_tex(venue_in_full(paper, catalog))
    if entry_type == "article":
        return {"journal": name}
    if entry_type == "inproceedings":
        return {"booktitle": name, "publisher": escape_tex(venue.publisher or "")}
    return {} if arxiv_id(paper) else {"howpublished": name}


def _eprint(paper: Paper) -> dict[str, str]:
    eprint = escape_verbatim(arxiv_id(paper))
    return {"eprint": eprint, "archiveprefix": "arXiv"} if eprint else {}


def _url(paper: Paper, site: Site) -> str:
    """Return the address of the paper, unless its DOI says it already; the record's page when there is none."""
    url = paper_url(paper) or (site.canonical(record_path(paper)) if site.url else "")
    return "" if paper.ids.doi and url == doi_url(paper.ids.doi) else escape_verbatim(url)


def _author(author: Author) -> str:
    """Return one author for an ``author`` field, where ``and`` separates names and a comma the parts of one."""
    if author.group:
        return "{" + escape_tex(author.group) + "}"
    name = split_name(author.name or "")
    return ", ".join(_name_part(part) for part in (name.family, name.suffix, name.given) if part)


def _name_part(part: str) -> str:
    escaped = escape_tex(part)
    return "{" + escaped + "}" if "," in part else _AND.sub(r"{\1}", escaped)
