"""Semantic Scholar: a fallback (https://api.semanticscholar.org/api-docs/graph). Its licence does not let data go on under CC0: it only suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.enrich.facts import Facts, plain_title, read_authors, read_ids, read_year
from generator.enrich.services.service import json_of, list_of, mapping_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.enrich.web import Web
    from generator.model import Paper


class SemanticScholar:
    """Semantic Scholar's graph, one paper a request."""

    name = "Semantic Scholar"
    batch = 1
    may_store = False

    def __init__(self, base: str = "https://api.semanticscholar.org", key: str = "") -> None:
        self._base = base
        self._key = key

    def knows(self, paper: Paper) -> bool:
        """Tell whether a paper lacks authors and has an identifier that the service knows."""
        return not paper.authors and any((paper.ids.doi, paper.ids.arxiv, paper.ids.acl, paper.ids.pmid))

    def fetch(self, papers: Sequence[Paper], web: Web) -> tuple[Facts, ...]:
        """Return what Semantic Scholar says of a paper."""
        (paper,) = papers
        ids = paper.ids
        named = (("ARXIV", ids.arxiv), ("DOI", ids.doi), ("ACL", ids.acl), ("PMID", ids.pmid))
        place = next(f"{scheme}:{value}" for scheme, value in named if value)
        fields = "title,year,venue,authors,externalIds"
        headers = {"x-api-key": self._key} if self._key else {}
        address = f"{self._base}/graph/v1/paper/{quote(place, safe='/:;().-_')}?fields={fields}"
        found = mapping_of(json_of(web.get(address, headers=headers), self.name))
        facts = self._facts(found, place)
        return (facts,) if facts.title else ()

    def _facts(self, found: dict[str, Any], place: str) -> Facts:
        authors, doubt = read_authors(
            {"name": text_of(mapping_of(one).get("name"))} for one in list_of(found.get("authors"))
        )
        given = mapping_of(found.get("externalIds"))
        ids, doubts = read_ids(
            doi=text_of(given.get("DOI")), arxiv=text_of(given.get("ArXiv")), acl=text_of(given.get("ACL")), pmid=text_of(given.get("PubMed"))
        )  # fmt: skip
        return Facts(
            source=self.name,
            place=place,
            title=plain_title(text_of(found.get("title"))),
            authors=authors,
            year=read_year(text_of(found.get("year"))),
            venue=text_of(found.get("venue")),
            ids=ids,
            doubts=tuple(filter(None, (doubt, *doubts))),
        )
