"""The page about the data says what is there, and its examples run on what the site publishes."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from generator.export import FORMATS
from generator.export.results import ResultTexts
from generator.export.sqlite import render_sqlite
from generator.reading import read_catalog
from generator.results import build_results
from generator.urls import Site
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalog import Catalog

PAGE = (REPOSITORY / "docs" / "data.md").read_text(encoding="utf-8")


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found, _ = read_catalog(REPOSITORY)
    assert found is not None
    return found


@pytest.mark.parametrize("name", sorted({export.file_name for export in FORMATS.values()}))
def test_every_file_is_named(name: str) -> None:
    assert f'<a href="../{name}">`{name}`</a>' in PAGE


@pytest.mark.parametrize("question", examples("sql"))
def test_questions_to_the_database_find_something(question: str, catalog: Catalog) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(render_sqlite(catalog, Site()))
        assert database.execute(question).fetchall()


def test_programs_print_what_the_database_says(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "results.json").write_bytes(ResultTexts(Site()).json(build_results(catalog).tables))
    (program,) = examples("python")
    said = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(render_sqlite(catalog, Site()))
        rows = database.execute(examples("sql")[0]).fetchall()
    assert said.stdout.splitlines() == [" ".join(map(str, row)) for row in rows]
