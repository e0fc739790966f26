"""Papers as BibTeX, for LaTeX with biber or with BibTeX itself.

Entry types and fields are those of Oren Patashnik, *BibTeXing* (1988), and the *biblatex* manual, section 2; ``eprint`` and
``archiveprefix`` follow https://info.arxiv.org/help/hypertex/bibstyles/.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.export.citation import cited_url, status_note, venue_in_full
from generator.export.tex import TEX_CHARACTERS, escape_tex, escape_title, escape_verbatim
from generator.names import MANY_NAMES, split_name
from generator.urls import arxiv_id, doi_url

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.model import Author, Paper
    from generator.urls import Site

_ENTRY_TYPES = {"conference": "inproceedings", "workshop": "inproceedings", "journal": "article"}
_WITHOUT_TEX = str.maketrans("", "", TEX_CHARACTERS + ",")
_AND = re.compile(r"(?<!\S)(and|others)(?!\S)", re.IGNORECASE)


def bibtex_entry(paper: Paper, catalog: Catalog, site: Site, key: str) -> str:
    """Return one paper as a BibTeX entry that ends with a line break.

    Every value is inert: it is printed as the record has it, and its braces are balanced.
    """
    venue = catalog.venues.get(paper.venue or "")
    entry_type = _ENTRY_TYPES.get(venue.kind, "misc") if venue else "misc"
    fields = {
        "title": escape_title(paper.title, [paper.name] if paper.name else []),
        "author": " and ".join(filter(None, map(_author, paper.authors))),
        **_place(paper, catalog, entry_type),
        "volume": escape_tex(paper.volume or ""),
        "number": escape_tex(paper.issue or ""),
        "pages": escape_tex(paper.pages or "").replace("-", "--"),
        "year": str(paper.year or ""),
        "doi": escape_verbatim(paper.ids.doi or ""),
        **_eprint(paper),
        "url": _url(paper, site),
        "note": status_note(paper),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{entry_type}{{{key},", *lines, "}\n"])


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
    url = cited_url(paper, site)
    return "" if paper.ids.doi and url == doi_url(paper.ids.doi) else escape_verbatim(url)


def _author(author: Author) -> str:
    """Return one author for an ``author`` field, where ``and`` separates names and a comma the parts of one.

    biber writes broken TeX for the initial of a word that begins with a command. No name of a person needs the characters
    that TeX gives a meaning, so they are left out there, and at the beginning of a group's name.
    """
    if author.group:
        group = escape_tex(author.group.lstrip(TEX_CHARACTERS + " "))
        return group and "{" + group + "}"
    return _person(author.name or "")


@lru_cache(maxsize=MANY_NAMES)
def _person(printed: str) -> str:
    name = split_name(printed)
    return ", ".join(filter(None, map(_name_part, (name.family, name.suffix, name.given))))


def _name_part(part: str) -> str:
    plain = " ".join(part.translate(_WITHOUT_TEX).split())
    return _AND.sub(r"{\1}", plain)
