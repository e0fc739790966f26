"""The whole catalog as an SQLite database with full-text search."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from generator.export.citation_keys import citation_keys
from generator.index import title_of
from generator.model import RECORD_TYPES, VOCABULARIES, Identifiers, Paper, Preprint, Venue
from generator.results import build_results
from generator.urls import paper_url, record_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.model import Author, Model, Record
    from generator.results import Cell, Column, Line, Table
    from generator.urls import Site

Row = tuple[str | int | float | None, ...]

_FIXED_TABLES = """
CREATE TABLE authors (paper TEXT, position INTEGER, name TEXT, "group" TEXT, orcid TEXT, PRIMARY KEY (paper, position))
                      WITHOUT ROWID;
CREATE TABLE links (kind TEXT, record TEXT, position INTEGER, type TEXT, url TEXT, label TEXT,
                    PRIMARY KEY (kind, record, position)) WITHOUT ROWID;
CREATE TABLE labels (kind TEXT, record TEXT, field TEXT, position INTEGER, value TEXT,
                     PRIMARY KEY (kind, record, field, position)) WITHOUT ROWID;
CREATE TABLE terms (vocabulary TEXT, id TEXT, label TEXT, description TEXT, PRIMARY KEY (vocabulary, id)) WITHOUT ROWID;
CREATE TABLE results (test_set TEXT, dataset TEXT, setting TEXT, model TEXT, paper TEXT, by TEXT, year INTEGER, metric TEXT,
                      "column" TEXT, inverted INTEGER, better TEXT, value REAL, printed TEXT, rank INTEGER, code TEXT, source TEXT,
                      source_url TEXT, date TEXT);
CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, id UNINDEXED, title, authors, summary, tokenize = "unicode61 remove_diacritics 2"
);
"""
_INDEXES = """
CREATE INDEX authors_by_name ON authors (name);
CREATE INDEX labels_by_value ON labels (field, value);
CREATE INDEX results_by_paper ON results (paper);
VACUUM;
"""
_NESTED: dict[str, tuple[str, type[Model]]] = {"ids": ("", Identifiers), "preprint": ("preprint_", Preprint)}
_ELSEWHERE = {*_NESTED, "citation_key"}  # every paper has its ``key``


def render_sqlite(catalog: Catalog, site: Site, keys: Mapping[str, str] | None = None) -> bytes:
    """Return a database file; the same catalog gives the same bytes under the same version of SQLite.

    Tables ``papers``, ``datasets``, ``metrics``, ``tools`` and ``venues`` have the single values of the models as columns, NULL
    for what is not known; a record also has its ``page``, a paper its citation ``key`` and its ``url``. ``authors`` and
    ``links`` hold what has an order, ``labels`` every other field of several values under the field's name, ``terms`` the
    vocabularies, ``results`` a row for each reported number with its rank in its table. ``search`` is an FTS5 table (https://www.sqlite.org/fts5.html) over titles, authors and summaries.

    Args:
        catalog: What to write.
        site: Where its pages live.
        keys: The citation key of every paper; found unless given.
    """
    keys = keys or citation_keys(catalog)
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.executescript("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; BEGIN;" + _FIXED_TABLES)
        for kind in RECORD_TYPES:
            extra = ("key", "url", "page") if kind is Paper else ("page",)
            _write_table(database, kind.kind, (*_columns(kind), *extra), _record_rows(catalog, kind, site, keys))
        _write_table(database, "venues", _columns(Venue), map(_values_of(Venue), catalog.venues.values()))
        _write_rows(database, "authors", 5, _author_rows(catalog))
        _write_rows(database, "links", 6, _link_rows(catalog))
        _write_rows(database, "labels", 5, _label_rows(catalog))
        _write_rows(database, "terms", 4, _term_rows(catalog))
        _write_rows(database, "results", 18, _result_rows(catalog))
        _write_rows(database, "search", 5, map(_search_row, catalog.records()))
        database.executescript(_INDEXES)  # which commits first; quicker now than a row at a time
        return database.serialize()
    finally:
        database.close()


def _write_table(database: sqlite3.Connection, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    _, *others = columns
    named = ", ".join(f'"{column}"' for column in others)
    database.execute(f"CREATE TABLE {name} (id TEXT PRIMARY KEY, {named})")
    _write_rows(database, name, len(columns), rows)


def _write_rows(database: sqlite3.Connection, name: str, width: int, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * width)
    database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608  # names of tables are our own


def _single_fields(model: type[Model]) -> list[str]:
    names = [name for name, field in model.model_fields.items() if field.default != () and name not in _ELSEWHERE]
    return sorted(names, key=lambda name: name != "id")


def _many_fields(model: type[Model]) -> list[str]:
    return [
        name for name, field in model.model_fields.items() if field.default == () and name not in {"authors", "links"}
    ]


def _columns(model: type[Model]) -> tuple[str, ...]:
    nested = [
        prefix + name
        for field, (prefix, part) in _NESTED.items()
        if field in model.model_fields
        for name in part.model_fields
    ]
    return (*_single_fields(model), *nested)


def _values_of(model: type[Model]) -> Callable[[Model], Row]:
    """Return what gives the values of a model's columns."""
    single = _single_fields(model)
    nested = [(field, tuple(part.model_fields)) for field, (_, part) in _NESTED.items() if field in model.model_fields]

    def values(entry: Model) -> Row:
        found: list[Any] = [getattr(entry, name) for name in single]
        for field, names in nested:
            part = getattr(entry, field)
            found += [getattr(part, name, None) for name in names]
        return tuple(found)

    return values


def _record_rows(catalog: Catalog, kind: type[Record], site: Site, keys: Mapping[str, str]) -> Iterator[Row]:
    values_of = _values_of(kind)
    for record in catalog.of_kind(kind.kind).values():
        cited = (keys[record.id], paper_url(record) or None) if isinstance(record, Paper) else ()
        yield (*values_of(record), *cited, site.canonical(record_path(record)))


def _author_rows(catalog: Catalog) -> Iterator[Row]:
    for paper in catalog.papers.values():
        for position, author in enumerate(paper.authors, start=1):
            yield paper.id, position, author.name, author.group, author.orcid


def _link_rows(catalog: Catalog) -> Iterator[Row]:
    for record in catalog.records():
        for position, link in enumerate(record.links, start=1):
            yield record.kind, record.id, position, link.type, link.url, link.label


def _label_rows(catalog: Catalog) -> Iterator[Row]:
    fields = {kind.kind: _many_fields(kind) for kind in RECORD_TYPES}
    for record in catalog.records():
        for field in fields[record.kind]:
            for position, value in enumerate(getattr(record, field), start=1):
                yield record.kind, record.id, field, position, value


def _term_rows(catalog: Catalog) -> Iterator[Row]:
    for vocabulary in VOCABULARIES:
        for term in catalog.vocabularies.get(vocabulary, {}).values():
            yield vocabulary, term.id, term.label, term.description


def _result_rows(catalog: Catalog) -> Iterator[Row]:
    for table in build_results(catalog).tables:
        for line in table.lines:
            for column, cell in zip(table.columns, line.cells, strict=True):
                if cell is not None:
                    yield _result_row(table, line, column, cell)


def _result_row(table: Table, line: Line, column: Column, cell: Cell) -> Row:
    return (
        table.results.id, table.results.dataset, table.setting.id, line.row.model, line.paper.id if line.paper else None,
        line.row.by, line.row.year, column.metric.id, column.label, int(column.inverted),
        "higher" if column.higher_is_better else "lower", cell.value, cell.text, cell.rank, line.code or None,
        line.source.name, line.source.url, line.source.date,
    )  # fmt: skip


def _search_row(record: Record) -> Row:
    names = (title_of(record), getattr(record, "title", None), getattr(record, "name", None), *record.aliases)
    title = " · ".join(dict.fromkeys(filter(None, names)))
    authors: tuple[Author, ...] = record.authors if isinstance(record, Paper) else ()
    people = "; ".join(author.group or author.name or "" for author in authors)
    return record.kind, record.id, title, people, record.summary or ""
