"""DBLP: a fallback for papers without an identifier, found by title (https://dblp.org/faq/How+to+use+the+dblp+search+API). CC0."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.enrich.facts import Facts, plain_title, read_authors, read_ids, read_pages, read_volume, read_year
from generator.enrich.services.service import json_of, list_of, mapping_of, text_of
from generator.importer.words.wording import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.enrich.web import Web
    from generator.model import Paper

_NUMBERED = re.compile(r"\s+\d{4}$")
"""DBLP tells namesakes apart by four digits: ``Wei Wang 0001``."""


class Dblp:
    """DBLP's search, by title."""

    name = "DBLP"
    batch = 1
    may_store = True

    def __init__(self, base: str = "https://dblp.org") -> None:
        self._base = base

    def knows(self, paper: Paper) -> bool:
        """Tell whether a paper lacks authors and has no identifier by which others would know it."""
        return not paper.authors and paper.ids.doi is None and paper.ids.arxiv is None

    def fetch(self, papers: Sequence[Paper], web: Web) -> tuple[Facts, ...]:
        """Return each hit whose title is that of the paper; others are of other works."""
        (paper,) = papers
        answer = web.get(f"{self._base}/search/publ/api?format=json&h=10&q={quote(paper.title)}")
        data = mapping_of(json_of(answer, self.name))
        hits = list_of(mapping_of(mapping_of(data.get("result")).get("hits")).get("hit"))
        found = [self._facts(mapping_of(mapping_of(hit).get("info"))) for hit in hits]
        return tuple(facts for facts in found if fold(facts.title) == fold(paper.title))

    def _facts(self, info: dict[str, Any]) -> Facts:
        named = mapping_of(info.get("authors")).get("author")
        entries = named if isinstance(named, list) else [named] if named else []
        names = [text_of(mapping_of(entry).get("text")) or text_of(entry) for entry in entries]
        authors, doubt = read_authors({"name": _NUMBERED.sub("", name)} for name in names)
        venue = info.get("venue")
        printed = text_of(venue[0] if isinstance(venue, list) and venue else venue)
        is_preprint = printed == "CoRR"
        volume = text_of(info.get("volume"))
        arxiv = volume.removeprefix("abs/") if is_preprint else None
        ids, doubts = read_ids(doi=None if is_preprint else text_of(info.get("doi")), arxiv=arxiv)
        return Facts(
            source=self.name,
            place=text_of(info.get("key")),
            title=plain_title(text_of(info.get("title"))),
            authors=authors,
            year=read_year(text_of(info.get("year"))),
            venue="" if is_preprint else printed,
            ids=ids,
            volume="" if is_preprint else read_volume(volume),
            issue=text_of(info.get("number")),
            pages="" if is_preprint else read_pages(text_of(info.get("pages"))),
            preprint_only=is_preprint,
            doubts=tuple(filter(None, (doubt, *doubts))),
        )
