"""The pages of a catalog by their addresses, each planned when it is asked for: a preview is asked for few."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from generator.model import RECORD_TYPES
from generator.render.pages import Page, author_page, plan_lists, plan_pages, record_page, shell_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.index import Index

_KINDS = frozenset(record_type.kind for record_type in RECORD_TYPES)


class PagesByAddress(MutableMapping[str, Page]):
    """What ``plan_pages`` yields, by path and in its order; pages of records and authors are not kept."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._without: set[str] = set()

    @cached_property
    def _lists(self) -> dict[str, Page]:
        """All pages but those of single records and authors."""
        return {page.path: page for page in plan_lists(self._index)}

    def __getitem__(self, path: str) -> Page:
        if path in self._without:
            raise KeyError(path)
        return self._of_one(path) or self._lists[path]

    def _of_one(self, path: str) -> Page | None:
        """Return the page of a record or an author; none when the path leads to neither."""
        first, _, rest = path.partition("/")
        id_ = rest.removesuffix("/")
        if not rest.endswith("/"):
            return None
        if first in _KINDS:
            record = self._index.catalog.of_kind(first).get(id_)
            return record_page(record) if record else None
        author = self._index.contributors.by_id.get(id_) if first == "authors" else None
        return author_page(author) if author and "#" not in self._index.author_paths[id_] else None

    def __setitem__(self, path: str, page: Page) -> None:
        self._without.discard(path)
        self._lists[path] = page

    def __delitem__(self, path: str) -> None:
        self._without.add(path)

    def __iter__(self) -> Iterator[str]:
        return (page.path for page in plan_pages(self._index) if page.path not in self._without)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def shells(self) -> frozenset[str]:
        """Return the path of every shell that the pages need."""
        catalog = self._index.catalog
        records = (next(iter(catalog.of_kind(kind).values()), None) for kind in sorted(_KINDS))
        some = [record_page(record).path for record in records if record]
        own = (path for path in self._index.author_paths.values() if "#" not in path)
        some += islice(own, 1)
        return frozenset(map(shell_path, {*some, *self._lists} - self._without))


def shells_of(pages: Iterable[str]) -> frozenset[str]:
    """Return the path of every shell that pages need."""
    return pages.shells() if isinstance(pages, PagesByAddress) else frozenset(map(shell_path, pages))
