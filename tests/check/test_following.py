"""A catalog that is read again after each edit is the one that a fresh reading gives, and so are its problems."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.errors import CatalogError
from generator.load import Document, read_document
from generator.reading import FollowedCatalog, load_catalog
from tests.minicatalog import PAPER

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog
    from tests.minicatalog import Data

VENUES = "venues.yml"


@pytest.fixture
def filled(data: Data) -> Data:
    data.write("papers/2024/a.yml", PAPER + "ids: {doi: 10.5555/a}\ntasks: [vqa]\nintroduces: [d]\n")
    data.write("papers/2024/b.yml", PAPER.replace("title: A", "title: B") + "supersedes: a\n")
    data.write("papers/2024/c.yml", PAPER.replace("title: A", "title: C"))
    data.write("datasets/d.yml", "name: D\n")
    return data


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file count as left alone for long: tests do not wait."""
    monkeypatch.setattr("generator.load.source.YOUNG", -(10**18))


def outcome(read: Callable[[], Catalog]) -> Catalog | list[str]:
    try:
        return read()
    except CatalogError as error:
        return list(map(str, error.problems))


EDITS: dict[str, Callable[[Data], object]] = {
    "title": lambda data: data.write("papers/2024/a.yml", PAPER.replace("title: A", "title: Another")),
    "same title as another": lambda data: data.write("papers/2024/a.yml", PAPER.replace("title: A", "title: B")),
    "identifier of another": lambda data: data.write("papers/2024/c.yml", PAPER.replace("A", "C") + "ids: {doi: 10.5555/a}\n"),
    "new record": lambda data: data.write("papers/2023/n.yml", "title: N\nyear: 2023\ntype: survey\n"),
    "record in a wrong folder": lambda data: data.write("papers/2023/n.yml", "title: N\nyear: 2024\ntype: survey\n"),
    "removed record": lambda data: (data.root / "data/papers/2024/c.yml").unlink(),
    "removed record that others name": lambda data: (data.root / "data/datasets/d.yml").unlink(),
    "circle": lambda data: data.write("papers/2024/a.yml", PAPER + "supersedes: b\n"),
    "unknown term": lambda data: data.write("papers/2024/a.yml", PAPER + "tasks: [nothing]\n"),
    "vocabulary without a term": lambda data: data.write("vocabularies/tasks.yml", "other: {label: O, description: Other.}\n"),
    "broken vocabulary": lambda data: data.write("vocabularies/tasks.yml", "vqa: {label: [}\n"),
    "missing vocabulary": lambda data: (data.root / "data/vocabularies/tasks.yml").unlink(),
    "new venue": lambda data: data.write(VENUES, (data.root / "data" / VENUES).read_text() + "new: {name: New, short: N, kind: journal}\n"),
    "settings": lambda data: data.write("catalog.yml", "title: T\ntagline: T\ndescription: D\nsubject: S\npage_size: 7\n"),
    "missing settings": lambda data: (data.root / "data/catalog.yml").unlink(),
    "broken syntax": lambda data: data.write("papers/2024/a.yml", "title: A: b\n"),
    "no record": lambda data: data.write("papers/2024/a.yml", "title: A\n"),
    "moved record": lambda data: (data.root / "data/papers/2024/c.yml").rename(data.root / "data/papers/2024/e.yml"),
    "results": lambda data: data.write("results/r.yml", "title: R\n"),
    "people": lambda data: data.write("authors.yml", "ann: {name: Ann Author}\nbob: {name: Bob, aliases: [Ann Author]}\n"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("settled", [True, False])
def test_an_edit_gives_what_a_fresh_reading_gives(
    filled: Data, edit: Callable[[Data], object], *, settled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if settled:
        settle(monkeypatch)
    catalog = FollowedCatalog(filled.root)
    before = {file: file.read_bytes() for file in (filled.root / "data").rglob("*.yml")}
    first = outcome(catalog.read)
    assert first == outcome(lambda: load_catalog(filled.root, cache=False))
    edit(filled)
    edited = outcome(catalog.read)
    assert edited == outcome(lambda: load_catalog(filled.root, cache=False))
    assert edited != first or edit is EDITS["record in a wrong folder"]
    for file in (filled.root / "data").rglob("*.yml"):
        if file not in before:
            file.unlink()
    for file, content in before.items():
        file.write_bytes(content)
    assert outcome(catalog.read) == first


def test_all_edits_one_after_the_other(filled: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    catalog = FollowedCatalog(filled.root)
    for name, edit in EDITS.items():
        if name not in ("removed record", "moved record"):
            edit(filled)
        assert outcome(catalog.read) == outcome(lambda: load_catalog(filled.root, cache=False)), name


def test_only_what_changed_is_parsed_and_the_rest_are_the_same_objects(
    filled: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    catalog = FollowedCatalog(filled.root)
    before = catalog.read()
    parsed: list[str] = []

    def listen(content: bytes, file: str) -> Document:
        parsed.append(file)
        return read_document(content, file)

    monkeypatch.setattr("generator.load.parsing.read_document", listen)
    filled.write("papers/2024/a.yml", PAPER.replace("title: A", "title: X"))
    after = catalog.read()
    assert parsed == ["data/papers/2024/a.yml"]
    assert after.papers["a"] is not before.papers["a"]
    assert after.papers["b"] is before.papers["b"]
    assert after.venues is before.venues


def test_a_file_that_looks_the_same_moments_after_it_was_written_is_read_again(filled: Data) -> None:
    file = filled.root / "data/papers/2024/a.yml"
    catalog = FollowedCatalog(filled.root)
    assert catalog.read().papers["a"].title == "A"
    looks = file.stat()
    filled.write("papers/2024/a.yml", file.read_text().replace("title: A", "title: X"))
    os.utime(file, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    assert catalog.read().papers["a"].title == "X"
