"""Papers and datasets as tables, for spreadsheets and statistics."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from generator.index import terms_of
from generator.model import Dataset, Paper
from generator.names import inverted_name
from generator.urls import arxiv_id, paper_url, record_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.catalog import Catalog
    from generator.model import Record
    from generator.urls import Site

PAPER_COLUMNS = (
    "id", "title", "name", "authors", "year", "venue", "venue_name", "track", "volume", "issue", "pages", "type", "modalities", "tasks", "methods",
    "datasets", "metrics", "status", "doi", "arxiv", "acl", "openreview", "pmid", "url", "code", "summary", "added", "page",
)  # fmt: skip
DATASET_COLUMNS = (
    "id", "name", "title", "year", "modalities", "tasks", "languages", "images", "studies", "patients", "reports",
    "captions", "qa_pairs", "origin", "access", "license", "derived_from", "paper", "url", "summary", "added", "page",
)  # fmt: skip
_PAPER_FIELDS = tuple(column for column in PAPER_COLUMNS if column in Paper.model_fields and column != "authors")
_DATASET_FIELDS = tuple(column for column in DATASET_COLUMNS if column in Dataset.model_fields)
_FORMULA_STARTS = ("=", "+", "-", "@")


def render_csv(papers: Iterable[Paper], catalog: Catalog, site: Site) -> Iterator[str]:
    """Yield papers as CSV (RFC 4180), row after row, with the columns ``PAPER_COLUMNS``, a header first.

    Several values in one cell are joined with ``; ``; what is not known is an empty cell. A text that a spreadsheet would
    take for a formula begins with an apostrophe (OWASP, "CSV Injection").
    """
    return _table(PAPER_COLUMNS, (_paper_row(paper, catalog, site) for paper in papers))


def render_datasets_csv(datasets: Iterable[Dataset], site: Site) -> Iterator[str]:
    """Yield datasets as CSV like ``render_csv``, with the columns ``DATASET_COLUMNS``; sizes are integers."""
    return _table(DATASET_COLUMNS, (_dataset_row(dataset, site) for dataset in datasets))


def safe_cell(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it as a formula; on one line.

    >>> safe_cell("=1+1")
    "'=1+1"
    """
    line = " ".join(text.split())
    return "'" + line if line.startswith(_FORMULA_STARTS) else line


def _table(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> Iterator[str]:
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([row[column] and safe_cell(row[column]) for column in columns])


class _Line:
    """What ``csv`` writes to: it hands each line back to whoever asked for it."""

    def write(self, line: str) -> str:
        return line


def _paper_row(paper: Paper, catalog: Catalog, site: Site) -> dict[str, str]:
    venue = catalog.venues.get(paper.venue or "")
    ids = paper.ids
    return _cells(paper, _PAPER_FIELDS) | {
        "authors": "; ".join(map(inverted_name, paper.authors)),
        "venue_name": venue.name if venue else "",
        "doi": ids.doi or "",
        "arxiv": arxiv_id(paper),
        "acl": ids.acl or "",
        "openreview": ids.openreview or "",
        "pmid": ids.pmid or "",
        "url": paper_url(paper),
        "code": _first_link(paper, "code"),
        "page": site.canonical(record_path(paper)),
    }


def _dataset_row(dataset: Dataset, site: Site) -> dict[str, str]:
    return _cells(dataset, _DATASET_FIELDS) | {
        "url": _first_link(dataset, "data", "project", "page", "code", "paper"),
        "page": site.canonical(record_path(dataset)),
    }


def _cells(record: Record, columns: Iterable[str]) -> dict[str, str]:
    return {column: "; ".join(terms_of(record, column)) for column in columns}


def _first_link(record: Record, *types: str) -> str:
    return next((link.url for kind in types for link in record.links if link.type == kind), "")
