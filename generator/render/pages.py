"""Which pages a catalog has: address, template and subject of each, without rendering any."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING, Any, TypeVar

from generator.index import LINES_PER_ENTRY, title_of
from generator.model import RECORD_TYPES
from generator.render.reference import model_tables
from generator.urls import author_path, letter_path, record_path, results_path, term_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.index import Facet, Group, Index
    from generator.model import Record
    from generator.people import Contributor

T = TypeVar("T")


RECENT = 100
"""How many records the page of recent additions shows."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be poured.

    Attributes:
        path: Address relative to the home page: ``papers/mlrg/``; empty for the home page.
        template: Template under ``templates/pages/``, without its ending.
        title: Title of the page, plain text.
        subject: What the template is given, by name.
    """

    path: str
    template: str
    title: str
    subject: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Fragment:
    """One rendered page without the theme around it.

    Attributes:
        path: Address relative to the home page.
        title: Title, plain text.
        description: One or two sentences about the page, plain text.
        head: HTML for the end of ``<head>``.
        body: HTML for the article.
    """

    path: str
    title: str
    description: str
    head: str
    body: str


@dataclass(frozen=True)
class Part:
    """One page of something that goes on over several.

    Attributes:
        number: Number of this page, from 1.
        total: How many pages there are.
        paths: Address of each page.
        items: What stands on this page.
    """

    number: int
    total: int
    paths: tuple[str, ...]
    items: tuple[Any, ...]


def split(items: Sequence[Any], size: int, paths: tuple[str, ...]) -> tuple[Part, ...]:
    """Cut a sequence into parts of at most ``size`` items, one for each path; nothing makes one empty part."""
    return tuple(
        Part(number=number, total=len(paths), paths=paths, items=tuple(items[(number - 1) * size : number * size]))
        for number in range(1, len(paths) + 1)
    )


def _parts(items: Sequence[Any], size: int, path_of: Any) -> tuple[Part, ...]:
    total = max(1, -(-len(items) // size))
    return split(items, size, tuple(path_of(number) for number in range(1, total + 1)))


def collection_path(kind: str, number: int = 1) -> str:
    """Return the path of a page of a whole collection: ``papers/``, then ``papers/page/2/``."""
    return f"{kind}/" if number == 1 else f"{kind}/page/{number}/"


def plan_pages(index: Index) -> Iterator[Page]:
    """Yield every page of the site that comes from data: home, collections, facets, listings, authors, results, records."""
    yield from _plan_overviews(index)
    yield from map(author_page, index.authors_with_pages)
    yield from _plan_results(index)
    yield from map(record_page, index.catalog.records())


def plan_lists(index: Index) -> Iterator[Page]:
    """Yield every page that comes from data, but those of single records and authors, which are nearly all."""
    yield from _plan_overviews(index)
    yield from _plan_results(index)


def record_page(record: Record) -> Page:
    """Return the page of a record."""
    return Page(record_path(record), record.kind.removesuffix("s"), title_of(record), {"record": record})


def author_page(contributor: Contributor) -> Page:
    """Return the page of an author."""
    return Page(author_path(contributor.id), "author", contributor.name, {"contributor": contributor})


def _plan_overviews(index: Index) -> Iterator[Page]:
    settings = index.catalog.settings
    yield Page("", "home", settings.title)
    yield Page("explore/", "explore", "Explore")
    yield Page("browse/", "browse", "Browse")
    yield Page("trends/", "trends", "Trends")
    yield Page("new/", "new", "Recently added", {"recent": _recent(index)})
    for part in _parts(index.papers, settings.page_size * LINES_PER_ENTRY, lambda n: collection_path("papers", n)):
        yield Page(part.paths[part.number - 1], "papers", "Papers", {"part": part})
    for kind, title in (("datasets", "Datasets"), ("metrics", "Metrics"), ("tools", "Tools")):
        yield Page(collection_path(kind), kind, title, {"records": tuple(index.catalog.of_kind(kind).values())})
    yield Page("data-model/", "data-model", "Data model", {"tables": model_tables()})
    for facet in index.facets.values():
        if facet.spec.id not in {record_type.kind for record_type in RECORD_TYPES}:
            yield from _facet_pages(facet, settings.page_size)
    yield from _letter_pages(index, settings.page_size * LINES_PER_ENTRY)


def _plan_results(index: Index) -> Iterator[Page]:
    if index.results.tables:
        yield Page("results/", "results", "Results")
    for table in index.results.tables:
        yield Page(results_path(table.id), "result-table", table.title, {"table": table})


def _recent(index: Index) -> tuple[Record, ...]:
    """Return the records added last, latest first."""
    dated = (record for record in index.records if record.added)
    return tuple(nlargest(RECENT, dated, key=lambda record: record.added or ""))


def _letter_pages(index: Index, page_size: int) -> Iterator[Page]:
    """Yield the index of authors and its letters; nothing when no author is known."""
    contributors = index.contributors
    if not contributors.by_id:
        return
    yield Page("authors/", "authors", "Authors")
    for letter, filed in contributors.by_letter.items():
        for part in _parts(filed, page_size, partial(letter_path, letter)):
            yield Page(
                letter_path(letter, part.number),
                "letter",
                f"Authors: {letter.capitalize()}",
                {"letter": letter, "part": part},
            )


def _facet_pages(facet: Facet, page_size: int) -> Iterator[Page]:
    yield Page(f"{facet.spec.id}/", "facet", facet.spec.plural, {"facet": facet})
    for group in facet.groups:
        yield from _listing_pages(facet, group, page_size)


def _listing_pages(facet: Facet, group: Group, page_size: int) -> Iterator[Page]:
    def path_of(number: int) -> str:
        return term_path(facet.spec.id, group.id, number)

    for part in _parts(group.records, page_size, path_of):
        title = group.label if part.number == 1 else f"{group.label} ({part.number})"
        yield Page(path_of(part.number), "listing", title, {"facet": facet, "group": group, "part": part})


def shell_path(path: str) -> str:
    """Return the path of the shell a page is poured into.

    Pages at the top are shells of their own; the pages below one share a shell at their own depth, so that every
    relative address in it is right: ``papers/_shell/`` for ``papers/mlrg/``, ``venues/_shell/more/`` a level deeper.
    """
    first, *rest = path.strip("/").split("/")
    return path if not rest else "/".join([first, "_shell", *(["more"] * (len(rest) - 1))]) + "/"
