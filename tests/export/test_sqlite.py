from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from generator.export.sqlite import render_sqlite
from generator.model import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.catalog import Catalog
    from generator.model import Paper
    from generator.urls import Site


@pytest.fixture(scope="module")
def ask(catalog: Catalog, site: Site) -> Iterator[Callable[..., list[tuple[Any, ...]]]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(render_sqlite(catalog, site))
        yield lambda question, *values: database.execute(question, values).fetchall()


def test_every_record_is_a_row(ask: Callable[..., list[tuple[Any, ...]]], catalog: Catalog) -> None:
    for record_type in RECORD_TYPES:
        rows = ask(f"SELECT id FROM {record_type.kind} ORDER BY id")  # noqa: S608
        assert [record_id for (record_id,) in rows] == sorted(catalog.of_kind(record_type.kind))
    assert ask("SELECT short FROM venues ORDER BY short") == [("CMM",), ("JMM",), ("arXiv",)]


def test_single_values_are_columns(ask: Callable[..., list[tuple[Any, ...]]]) -> None:
    assert ask(
        "SELECT key, title, year, venue, status, doi, preprint_id, url, page FROM papers WHERE id = ?", "all-fields"
    ) == [
        (
            "example-2024-fullnet",
            "FullNet: A Made-up & Complete Paper on Chest X-ray Reports",
            2024,
            "cmm",
            "active",
            "10.1234/full.2024",
            "2401.00001",
            "https://doi.org/10.1234/full.2024",
            "https://atlas.example.com/papers/all-fields/",
        )
    ]
    assert ask("SELECT year, venue, doi, preprint_id, url FROM papers WHERE id = ?", "nothing-known") == [(None,) * 5]


def test_lists_have_tables_of_their_own(ask: Callable[..., list[tuple[Any, ...]]]) -> None:
    assert ask('SELECT position, name, "group" FROM authors WHERE paper = ? ORDER BY position', "all-fields") == [
        (1, "Ada Example", None),
        (2, "van der Berg, Anna", None),
        (3, None, "Example Team"),
        (4, "Åsa Øst", None),
    ]
    assert ask("SELECT record, url FROM links WHERE type = ?", "code") == [
        ("all-fields", "https://example.com/full/code")
    ]
    assert ask("SELECT kind, record FROM labels WHERE field = 'modalities' AND value = 'x-ray' ORDER BY kind") == [
        ("datasets", "mini-cxr"),
        ("papers", "all-fields"),
    ]
    assert ask("SELECT label FROM terms WHERE vocabulary = 'modalities' AND id = 'ct'") == [("CT",)]


@pytest.mark.parametrize(
    ("query", "found"),
    [("asa", ["all-fields"]), ("preprint ct", ["preprint"]), ("minis*", ["mini-score"]), ("nowhere", [])],
)
def test_search_folds_accents_and_knows_every_kind(
    query: str, found: list[str], ask: Callable[..., list[tuple[Any, ...]]]
) -> None:
    assert ask("SELECT id FROM search WHERE search MATCH ? ORDER BY rank, id", query) == [(item,) for item in found]


def test_the_file_is_whole_and_small(catalog: Catalog, site: Site) -> None:
    content = render_sqlite(catalog, site)
    assert content.startswith(b"SQLite format 3\x00")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA freelist_count").fetchall() == [(0,)]


def test_hostile_text_is_only_a_value(
    make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper], site: Site
) -> None:
    title = "'); DROP TABLE papers; --"
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(render_sqlite(make_catalog(make_paper(title=title)), site))
        assert database.execute("SELECT title FROM papers").fetchall() == [(title,)]
