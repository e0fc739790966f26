"""What more than one exported file or page holds of a record: citations, JSON. Each piece is made once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from generator.export.bibtex import bibtex_entry
from generator.export.catalog_json import entry_fields
from generator.export.citation_keys import citation_keys
from generator.export.csl import csl_item
from generator.export.json_text import json_members
from generator.export.ris import ris_reference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.catalog import Catalog
    from generator.model import Paper, Record
    from generator.urls import Site

K = TypeVar("K")
V = TypeVar("V")


class Pieces:
    """The pieces of a catalog's exports, each made when it is first asked for.

    They are kept for the next file that holds them. Of a lean catalog only BibTeX is: its other pieces stand in one file each.
    """

    def __init__(
        self, catalog: Catalog, site: Site, find_keys: Callable[[Catalog], Mapping[str, str]] = citation_keys
    ) -> None:
        """Begin with the keys that ``citation_keys`` gives, or what remembers its answer."""
        self.catalog = catalog
        self.site = site
        self._find_keys = find_keys
        self._bibtex: dict[str, str] = {}
        self._ris: dict[str, str] = {}
        self._csl: dict[str, tuple[str, ...]] = {}
        self._json: dict[tuple[str, str], tuple[str, ...]] = {}

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The citation key of every paper, by the paper's id."""
        return self._find_keys(self.catalog)

    def bibtex(self, paper: Paper) -> str:
        """Return a paper's BibTeX entry."""
        found = self._bibtex.get(paper.id)
        if found is None:
            found = self._bibtex[paper.id] = bibtex_entry(paper, self.catalog, self.site, self.keys[paper.id])
        return found

    def ris(self, paper: Paper) -> str:
        """Return a paper's RIS reference."""
        return self._kept(
            self._ris, paper.id, lambda: ris_reference(paper, self.catalog, self.site, self.keys[paper.id])
        )

    def csl(self, paper: Paper) -> tuple[str, ...]:
        """Return the members of a paper's CSL-JSON item, as ``json_members`` gives them."""
        return self._kept(
            self._csl, paper.id, lambda: json_members(csl_item(paper, self.catalog, self.site, self.keys[paper.id]))
        )

    def json(self, record: Record) -> tuple[str, ...]:
        """Return the members of a record's object in ``catalog.json``, as ``json_members`` gives them."""
        key = (record.kind, record.id)
        return self._kept(self._json, key, lambda: json_members(entry_fields(record, record.id, self.site)))

    def make_bibtex(self) -> None:
        """Make every BibTeX entry now: for processes that part, so that none makes them again."""
        for paper in self.catalog.papers.values():
            self.bibtex(paper)

    def _kept(self, known: dict[K, V], key: K, make: Callable[[], V]) -> V:
        if key in known:
            return known[key]
        made = make()
        if not self.catalog.settings.lean:
            known[key] = made
        return made
