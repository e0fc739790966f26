from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.errors import CatalogError
from generator.reading import load_catalog, read_catalog
from generator.report import FORMATS, report
from tests.minicatalog import PAPER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.minicatalog import Data


def test_a_catalog_holds_all_records_in_the_order_of_their_ids(data: Data) -> None:
    data.write("papers/2024/b.yml", PAPER)
    data.write("papers/2023/c.yml", "title: C\nyear: 2023\ntype: survey\n")
    data.write("papers/2025/a.yml", "title: X\nyear: 2025\ntype: survey\nauthors: [Ann Author, {group: Team}]\n")
    data.write("datasets/d.yml", "name: D\n")
    data.write("metrics/m.yml", "name: M\nfamily: lexical\n")
    data.write("tools/t.yml", "name: T\npurpose: Counts.\n")
    data.write("news.yml", "- {date: 2024-01-01, text: Old.}\n- {date: 2024-02-01, text: New.}\n")
    catalog = data.catalog()
    assert list(catalog.papers) == ["a", "b", "c"]
    assert [record.id for record in catalog.records()] == ["a", "b", "c", "d", "m", "t"]
    assert [catalog.file_of(record) for record in catalog.records()] == [
        "data/papers/2025/a.yml", "data/papers/2024/b.yml", "data/papers/2023/c.yml",
        "data/datasets/d.yml", "data/metrics/m.yml", "data/tools/t.yml",
    ]  # fmt: skip
    assert [author.name or author.group for author in catalog.papers["a"].authors] == ["Ann Author", "Team"]
    assert list(catalog.venues) == ["miccai", "acl", "arxiv"]
    assert [item.text for item in catalog.news] == ["New.", "Old."]
    assert catalog.vocabularies["tasks"]["vqa"].label == "VQA"
    assert catalog.sources["list-a"].name == "List A"


def test_files_that_may_be_missing(data: Data) -> None:
    for file in ("venues.yml", "sources.yml", "vocabularies/tasks.yml", "vocabularies/methods.yml"):
        (data.root / "data" / file).unlink()
    data.write("papers/2024/a.yml", PAPER.replace("venue: miccai\n", ""))
    assert data.problems() == []
    assert data.catalog().vocabularies["tasks"] == {}


def test_a_reference_into_a_missing_file_is_told(data: Data) -> None:
    (data.root / "data/venues.yml").unlink()
    data.write("papers/2024/a.yml", PAPER)
    assert data.problems() == [
        "papers/2024/a.yml:3:8: venue: unknown 'miccai' (add it to data/venues.yml, or leave it out)"
    ]


def test_errors_stop_loading_and_all_are_told(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("miccai", "micai"))
    data.write("papers/2024/b.yml", "title: A: b\n")
    with pytest.raises(CatalogError) as caught:
        load_catalog(data.root)
    assert [problem.rule for problem in caught.value.problems] == ["unknown-term", "syntax"]


def test_what_is_valid_is_there_in_spite_of_the_rest(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("miccai", "micai"))
    data.write("papers/2024/b.yml", "title: A: b\n")
    data.write("catalog.yml", "title: Mini\n")
    catalog, problems = read_catalog(data.root)
    assert list(catalog.papers) == ["a"]
    assert [problem.file for problem in problems] == [
        *["data/catalog.yml"] * 3, "data/papers/2024/a.yml", "data/papers/2024/b.yml"
    ]  # fmt: skip


def test_warnings_do_not_stop_loading(data: Data) -> None:
    data.write("papers/2023/a.yml", PAPER)
    assert list(load_catalog(data.root).papers) == ["a"]


def test_a_folder_without_a_catalog_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="there is no catalog here"):
        load_catalog(tmp_path)


def test_terms_are_checked_like_records(data: Data) -> None:
    data.write(
        "venues.yml", "Miccai: {name: M, short: M, kind: conference}\nacl: {name: A, short: A, kind: meeting}\nx: y\n"
    )
    data.write("news.yml", "date: 2024-01-01\n")
    assert data.problems() == [
        "news.yml:1:1: must be a list, found a mapping (key: value) (write each item on a line with '- ')",
        "venues.yml:1:1: Miccai: key must be lower-case letters and digits joined by single hyphens",
        "venues.yml:2:32: acl.kind: unknown 'meeting' (one of conference, journal, workshop, preprint-server)",
        "venues.yml:3:4: x: must be a mapping (key: value), found text 'y' (write each field on a line, as 'field: value')",
    ]


def test_a_file_name_that_is_not_text_breaks_no_report(data: Data) -> None:
    path = os.fsencode(data.root / "data/papers/2024/") + b"/\xff.yml"
    data.write("papers/2024/a.yml", PAPER)
    with open(path, "wb") as file:  # noqa: PTH123 - a Path cannot be made of bytes
        file.write(PAPER.encode())
    _, problems = read_catalog(data.root)
    assert "file name must be lower-case" in report(problems)
    for form in FORMATS:
        assert report(problems, form).encode()
