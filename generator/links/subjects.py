"""Which links to look at: they are taken from the data, and each is asked for where it is known best."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from generator.urls import identifier_urls, preprint_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.model import Record

Service = Literal["doi", "arxiv", "github", "web"]
_ARXIV = re.compile(r"/(?:abs|pdf|html)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?")
_REPOSITORY = re.compile(r"/([A-Za-z0-9][A-Za-z0-9-]*)/([A-Za-z0-9._-]+?)(?:\.git)?/?")
_GITHUB_PAGES = frozenset({"about", "collections", "features", "orgs", "search", "settings", "sponsors", "topics"})


@dataclass(frozen=True, order=True)
class Subject:
    """One link to look at.

    Attributes:
        url: The address that readers follow.
        service: Who is asked about it.
        name: What that service knows it by: a DOI, an arXiv id, ``owner/repository``; the address itself for the web.
        files: The files of the records that have it.
    """

    url: str
    service: Service
    name: str
    files: tuple[str, ...] = ()


def subjects(catalog: Catalog, records: Iterable[Record] | None = None) -> tuple[Subject, ...]:
    """Return every link of a catalog once, in the order of addresses; or only those of some of its records."""
    files: dict[str, set[str]] = {}
    for record in catalog.records() if records is None else records:
        for url in _links(record):
            files.setdefault(url, set()).add(catalog.file_of(record))
    if records is None:
        for url, file in _other_links(catalog):
            files.setdefault(url, set()).add(file)
    return tuple(Subject(url, *_service(url), tuple(sorted(files[url]))) for url in sorted(files))


def _links(record: Record) -> Iterator[str]:
    if record.kind == "papers":
        yield from identifier_urls(record.ids).values()  # type: ignore[attr-defined]  # a paper has identifiers
        if record.preprint is not None:  # type: ignore[attr-defined]
            yield preprint_url(record.preprint)  # type: ignore[attr-defined]
    yield from (link.url for link in record.links)


def _other_links(catalog: Catalog) -> Iterator[tuple[str, str]]:
    homes: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("data/venues.yml", catalog.venues),
        ("data/sources.yml", catalog.sources),
    )
    for file, terms in homes:
        for term in terms.values():
            if url := getattr(term, "url", None):
                yield url, file


def _service(url: str) -> tuple[Service, str]:
    """Return whom to ask about an address, and by what name."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    if host in {"doi.org", "dx.doi.org"} and parts.path.startswith("/10."):
        return "doi", unquote(parts.path[1:]).lower()
    if host == "arxiv.org" and (match := _ARXIV.fullmatch(parts.path)):
        return "arxiv", match[1]
    if host == "github.com" and (match := _REPOSITORY.fullmatch(parts.path)) and match[1] not in _GITHUB_PAGES:
        return "github", f"{match[1]}/{match[2]}"
    return "web", url
