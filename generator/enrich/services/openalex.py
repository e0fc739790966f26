"""OpenAlex: names as printed, ORCID iDs, pages (https://docs.openalex.org/). Data are CC0; look-ups by DOI are free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.enrich.facts import Facts, plain_title, read_authors, read_ids, read_pages, read_volume, read_year
from generator.enrich.services.service import json_of, list_of, mapping_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.enrich.web import Web
    from generator.model import Paper


class OpenAlex:
    """OpenAlex, one work a request; with a key, if one has it."""

    name = "OpenAlex"
    batch = 1
    may_store = True

    def __init__(self, base: str = "https://api.openalex.org", key: str = "") -> None:
        self._base = base
        self._key = key

    def knows(self, paper: Paper) -> bool:
        """Tell whether a paper has a DOI."""
        return paper.ids.doi is not None

    def fetch(self, papers: Sequence[Paper], web: Web) -> tuple[Facts, ...]:
        """Return what OpenAlex says of a paper."""
        (paper,) = papers
        key = f"?api_key={quote(self._key)}" if self._key else ""
        answer = web.get(f"{self._base}/works/doi:{quote(paper.ids.doi or '', safe='/:;().-_')}{key}")
        work = mapping_of(json_of(answer, self.name))
        facts = self._facts(work, paper.ids.doi or "")
        return (facts,) if facts.title else ()

    def _facts(self, work: dict[str, Any], place: str) -> Facts:
        authors, doubt = read_authors(_authors(work))
        given = mapping_of(work.get("ids"))
        pmid = text_of(given.get("pmid")).rstrip("/").rpartition("/")[2]
        ids, doubts = read_ids(doi=text_of(work.get("doi")), pmid=pmid)
        biblio = mapping_of(work.get("biblio"))
        pages = "-".join(
            dict.fromkeys(filter(None, (text_of(biblio.get(part)) for part in ("first_page", "last_page"))))
        )
        source = mapping_of(mapping_of(work.get("primary_location")).get("source"))
        return Facts(
            source=self.name,
            place=place,
            title=plain_title(text_of(work.get("title"))),
            authors=authors,
            year=read_year(text_of(work.get("publication_year"))),
            venue=text_of(source.get("display_name")),
            ids=ids,
            volume=read_volume(text_of(biblio.get("volume"))),
            issue=text_of(biblio.get("issue")),
            pages=read_pages(pages),
            status="retracted" if work.get("is_retracted") is True else "",
            doubts=tuple(filter(None, (doubt, *doubts))),
        )


def _authors(work: dict[str, Any]) -> Iterator[dict[str, str | None]]:
    for authorship in map(mapping_of, list_of(work.get("authorships"))):
        author = mapping_of(authorship.get("author"))
        name = text_of(authorship.get("raw_author_name")) or text_of(author.get("display_name"))
        yield {"name": name, "orcid": text_of(author.get("orcid")).rpartition("/")[2] or None}
