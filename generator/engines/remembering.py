"""What a preview remembers of the catalog before an edit, so that what is made of the whole catalog costs what changed."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from generator.export.citation_keys import give_keys, said_of
from generator.following import changed, follow_index
from generator.following_people import FollowedAuthors
from generator.index import build_index
from generator.related import Relations
from generator.render.derived import Derived
from generator.render.planned import PagesByAddress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog
    from generator.export.citation_keys import Said
    from generator.index import Index
    from generator.model import Paper


class Remembered(Derived):
    """Goes on from what it made last. Relations are those of the last catalog asked for: earlier ones change with them."""

    def __init__(self) -> None:
        self._index: Index | None = None
        self._relations: Relations | None = None
        self._authors = FollowedAuthors()
        self._keys = RememberedKeys()

    def index(self, catalog: Catalog) -> Index:
        """Return what ``build_index`` does."""
        self._index = follow_index(self._index, catalog) if self._index else build_index(catalog, self._authors)
        return self._index

    def pages(self, index: Index) -> PagesByAddress:
        """Return every page by its path, planned when it is asked for."""
        return PagesByAddress(index)

    def relations(self, index: Index) -> Relations:
        """Return the ties between papers."""
        if self._relations is None:
            self._relations = Relations(index.catalog, index.papers)
        else:
            self._relations.follow(index.catalog, index.papers)
        return self._relations

    def citation_keys(self, catalog: Catalog) -> Mapping[str, str]:
        """Return what the function of this name does."""
        return self._keys(catalog)


class RememberedKeys:
    """Finds citation keys; gives the last ones again while no paper says anything else that its key depends on."""

    def __init__(self) -> None:
        self._papers: Mapping[str, Paper] = {}
        self._said: list[Said] = []
        self._keys: dict[str, str] = {}

    def __call__(self, catalog: Catalog) -> Mapping[str, str]:
        """Return what ``citation_keys`` does."""
        gone, come = changed(self._papers, catalog.papers)
        leaving, entering = set(map(said_of, gone)), set(map(said_of, come))
        self._papers = catalog.papers
        if leaving != entering:
            for said in leaving - entering:
                del self._said[bisect_left(self._said, said)]
            for said in entering - leaving:
                insort(self._said, said)
            keys = give_keys(self._said)
            self._keys = {paper_id: keys[paper_id] for paper_id in catalog.papers}
        return self._keys
