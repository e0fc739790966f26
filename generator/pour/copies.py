"""The machine copies of a site: the whole catalog in every format, citations of each paper and listing, feeds of each listing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from generator.export import FORMATS, published_formats
from generator.export.bibtex import bibtex_entry
from generator.export.catalog_json import record_json
from generator.export.citation_blocks import citation_blocks
from generator.export.citation_keys import citation_keys
from generator.export.explore import explore_files
from generator.export.feeds import FeedEntries, page_feeds
from generator.export.finder import render_finder
from generator.export.results import results_csv, results_json, results_schema
from generator.export.schema import record_schemas, render_schema
from generator.urls import author_path, record_path, results_path, term_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.catalog import Catalog
    from generator.index import Index
    from generator.model import Record
    from generator.urls import Site


class BibtexEntries(Mapping[str, str]):
    """The BibTeX entry of every paper by the paper's id, each made when it is first asked for."""

    def __init__(
        self, catalog: Catalog, site: Site, keys: Callable[[Catalog], Mapping[str, str]] = citation_keys
    ) -> None:
        """Begin with the keys that ``citation_keys`` gives, or what remembers its answer."""
        self._catalog = catalog
        self._site = site
        self._find_keys = keys
        self._made: dict[str, str] = {}

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        return self._find_keys(self._catalog)

    def __getitem__(self, paper_id: str) -> str:
        if paper_id not in self._made:
            paper = self._catalog.papers[paper_id]
            self._made[paper_id] = bibtex_entry(paper, self._catalog, self._site, self._keys[paper_id])
        return self._made[paper_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalog.papers)

    def __len__(self) -> int:
        return len(self._catalog.papers)


def bibtex_entries(catalog: Catalog, site: Site) -> Mapping[str, str]:
    """Return the BibTeX entry of every paper by the paper's id, each made once for all files that hold it."""
    return dict(BibtexEntries(catalog, site))


def machine_copies(index: Index, site: Site, bibtex: Mapping[str, str]) -> Mapping[str, Callable[[], bytes]]:
    """Return how to make each machine copy, by its path: exports of the catalog, then citations and feeds of its parts.

    A lean catalog has none of single papers, listings and authors, and only the commonest formats of the whole.

    Args:
        index: The catalog and its facets.
        site: Where the site lives.
        bibtex: Entries by paper, as ``bibtex_entries`` gives them.
    """
    lean, papers = index.catalog.settings.lean, tuple(index.catalog.papers.values())
    copies: dict[str, Callable[[], bytes]] = {
        export.file_name: partial(export.render, index.catalog, site) for export in published_formats(index.catalog)
    }
    copies[FORMATS["bibtex"].file_name] = partial(_joined, papers, bibtex)
    copies.update(record_schemas(index.catalog, site))
    copies.update(explore_files(index))
    copies["assets/finder-data.js"] = partial(render_finder, index)
    copies.update(citation_blocks(index.catalog, site, bibtex))
    for record in index.catalog.records():
        if not (lean and record.kind == "papers"):
            copies[f"{record_path(record).rstrip('/')}.json"] = partial(record_json, record, site)
    for paper in () if lean else papers:
        copies[_bib_path(record_path(paper))] = partial(_joined, (paper,), bibtex)
    copies.update(_result_copies(index, site))
    entries = FeedEntries(index.catalog, site)
    for page, title, records in _lists(index):
        copies[_bib_path(page)] = partial(_joined, records, bibtex)
        copies.update(page_feeds(page, title, records, index.catalog, site, entries=entries))
    return copies


def _result_copies(index: Index, site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    tables = index.results.tables
    if tables:
        yield "results.csv", partial(results_csv, tables, site)
        yield "results.json", partial(results_json, tables, site)
        yield "results.schema.json", render_schema(results_schema(site)).encode
    for table in tables:
        base = results_path(table.id).rstrip("/")
        yield f"{base}.csv", partial(results_csv, [table], site)
        yield f"{base}.json", partial(results_json, [table], site)


def _lists(index: Index) -> Iterator[tuple[str, str, Sequence[Record]]]:
    """Yield path, title and records of each page that lists records: listings, and the papers of each author and dataset."""
    lean = index.catalog.settings.lean
    for facet in () if lean else index.facets.values():
        for group in facet.groups:
            yield term_path(facet.spec.id, group.id), group.label, group.records
    for contributor in () if lean else index.authors_with_pages:
        yield author_path(contributor.id), contributor.name, index.papers_of_author(contributor)
    for dataset in index.catalog.datasets.values():
        yield record_path(dataset), dataset.name, index.papers_of_dataset.get(dataset.id, ())


def _bib_path(page_path: str) -> str:
    """Return the path of a page's citations: ``papers/mlrg.bib`` beside ``papers/mlrg/``."""
    return page_path.rstrip("/") + ".bib"


def _joined(records: Iterable[Record], bibtex: Mapping[str, str]) -> bytes:
    return "\n".join(bibtex[record.id] for record in records if record.kind == "papers").encode()
