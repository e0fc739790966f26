"""arXiv: titles, authors and years of preprints (https://info.arxiv.org/help/api/user-manual.html). Metadata are CC0."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.enrich.facts import Facts, plain_title, read_authors, read_ids, read_year
from generator.enrich.web import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.enrich.web import Web
    from generator.model import Paper

_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_WITHDRAWN = re.compile(
    r"\b(?:paper|article|submission|manuscript)?\s*(?:has been|is|was)\s+withdrawn\b", re.IGNORECASE
)


class Arxiv:
    """arXiv's query API, many papers a request."""

    name = "arXiv"
    batch = 50
    may_store = True

    def __init__(self, base: str = "https://export.arxiv.org") -> None:
        self._base = base

    def knows(self, paper: Paper) -> bool:
        """Tell whether a paper has an arXiv identifier."""
        return paper.ids.arxiv is not None

    def fetch(self, papers: Sequence[Paper], web: Web) -> tuple[Facts, ...]:
        """Return what arXiv says of papers; an empty feed says nothing."""
        ids = ",".join(paper.ids.arxiv or "" for paper in papers)
        answer = web.get(
            f"{self._base}/api/query?id_list={ids}&max_results={len(papers)}", accept="application/atom+xml"
        )
        if answer.status != 200:
            raise SourceError(f"{self.name} answers {answer.status}")
        if "<!DOCTYPE" in answer.text or "<!ENTITY" in answer.text:
            raise SourceError(f"{self.name} answers with a page or a document type, not with a feed")
        try:
            feed = ET.fromstring(answer.text)  # noqa: S314  # no document type, so no entities to expand
        except ET.ParseError:
            raise SourceError(f"{self.name} answers with something that is no XML") from None
        if feed.tag != f"{_ATOM}feed":
            raise SourceError(f"{self.name} answers with something that is no feed")
        entries = tuple(feed.iter(f"{_ATOM}entry"))
        if not entries:
            web.forget_last()  # arXiv now and then answers so under load, of papers that it has
        return tuple(map(self._facts, entries))

    def _facts(self, entry: ET.Element) -> Facts:
        address = _text(entry, f"{_ATOM}id")
        if "/api/errors" in address:
            raise SourceError(f"{self.name} says: {_text(entry, f'{_ATOM}summary') or 'error'}")
        authors, doubt = read_authors(
            {"name": _text(author, f"{_ATOM}name")} for author in entry.iter(f"{_ATOM}author")
        )
        ids, doubts = read_ids(arxiv=address.rpartition("/abs/")[2] or None)
        withdrawn = _WITHDRAWN.search(_text(entry, f"{_OWN}comment"))
        return Facts(
            source=self.name,
            place=ids.arxiv or address,
            title=plain_title(_text(entry, f"{_ATOM}title")),
            authors=authors,
            year=read_year(_text(entry, f"{_ATOM}published")),
            ids=ids,
            preprint_only=True,
            status="withdrawn" if withdrawn else "",
            doubts=tuple(filter(None, (doubt, *doubts))),
        )


def _text(element: ET.Element, tag: str) -> str:
    found = element.find(tag)
    return " ".join((found.text or "").split()) if found is not None else ""
