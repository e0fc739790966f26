"""What is made of a whole catalog before a page of it can be rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.export.citation_keys import citation_keys
from generator.index import build_index
from generator.related import Relations
from generator.render.pages import plan_pages

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from generator.catalog import Catalog
    from generator.index import Index
    from generator.render.pages import Page


class Derived:
    """Makes all of it anew. A preview has one that goes on from what it made of the catalog before the edit."""

    def index(self, catalog: Catalog) -> Index:
        """Return the index of a catalog."""
        return build_index(catalog)

    def pages(self, index: Index) -> MutableMapping[str, Page]:
        """Return every page that comes from data, by its path, in the order of ``plan_pages``."""
        return {page.path: page for page in plan_pages(index)}

    def relations(self, index: Index) -> Relations:
        """Return the ties between papers."""
        return Relations(index.catalog, index.papers)

    def citation_keys(self, catalog: Catalog) -> Mapping[str, str]:
        """Return the citation key of every paper, by the paper's id."""
        return citation_keys(catalog)
