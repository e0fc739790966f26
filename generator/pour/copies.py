"""The machine copies of a site: the whole catalog in every format, citations of each paper and listing, feeds of each listing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.export import bibtex_file, published_formats
from generator.export.citation_blocks import citation_blocks
from generator.export.explore import explore_files
from generator.export.feeds import FeedEntries, page_feeds
from generator.export.finder import render_finder
from generator.export.json_text import on_lines
from generator.export.results import ResultTexts, results_schema
from generator.export.schema import record_schemas, render_schema
from generator.model import Paper
from generator.urls import author_path, record_path, results_path, term_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.export import Pieces
    from generator.index import Index
    from generator.model import Record
    from generator.urls import Site


def machine_copies(index: Index, pieces: Pieces) -> Mapping[str, Callable[[], bytes]]:
    """Return how to make each machine copy, by its path: exports of the catalog, then citations and feeds of its parts.

    A lean catalog has none of single papers, listings and authors, and only the commonest formats of the whole.

    Args:
        index: The catalog and its facets.
        pieces: What several copies hold, of the same catalog.
    """
    site = pieces.site
    lean, papers = index.catalog.settings.lean, tuple(index.catalog.papers.values())
    copies: dict[str, Callable[[], bytes]] = {
        export.file_name: partial(export.render, pieces) for export in published_formats(index.catalog)
    }
    copies.update(record_schemas(index.catalog, site))
    copies.update(explore_files(index))
    copies["assets/finder-data.js"] = partial(render_finder, index)
    copies.update(citation_blocks(pieces))
    for record in index.catalog.records():
        if not (lean and record.kind == "papers"):
            copies[f"{record_path(record).rstrip('/')}.json"] = partial(_record_json, record, pieces)
    for paper in () if lean else papers:
        copies[_bib_path(record_path(paper))] = partial(bibtex_file, (paper,), pieces)
    copies.update(_result_copies(index, site))
    entries = FeedEntries(index.catalog, site)
    for page, title, records in _lists(index):
        copies[_bib_path(page)] = partial(_papers_bibtex, records, pieces)
        copies.update(page_feeds(page, title, records, index.catalog, site, entries=entries))
    return copies


def _result_copies(index: Index, site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    tables, texts = index.results.tables, ResultTexts(site)
    if tables:
        yield "results.csv", partial(texts.csv, tables)
        yield "results.json", partial(texts.json, tables)
        yield "results.schema.json", render_schema(results_schema(site)).encode
    for table in tables:
        base = results_path(table.id).rstrip("/")
        yield f"{base}.csv", partial(texts.csv, [table])
        yield f"{base}.json", partial(texts.json, [table])


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


def _papers_bibtex(records: Iterable[Record], pieces: Pieces) -> bytes:
    return bibtex_file((record for record in records if isinstance(record, Paper)), pieces)


def _record_json(record: Record, pieces: Pieces) -> bytes:
    """Return one record as a JSON object, with the fields it has in ``catalog.json``."""
    return f"{on_lines(pieces.json(record))}\n".encode()
