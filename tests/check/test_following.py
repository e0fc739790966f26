"""A catalog that is read again after each edit is the one that a fresh reading gives, and so are its problems."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import Mock

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import AtlasError, CatalogError
from generator.load import Document, read_document
from generator.reading import FollowedCatalog, load_catalog
from tests.minicatalog import PAPER, Data

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog

VENUES = "venues.yml"


@pytest.fixture
def filled(data: Data) -> Data:
    return fill(data)


def fill(data: Data) -> Data:
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
    "citation key": lambda data: data.write("papers/2024/c.yml", PAPER.replace("A", "C") + "citation_key: k\n"),
    "citation key of another": lambda data: data.write("papers/2024/b.yml", PAPER.replace("A", "B") + "citation_key: k\n"),
    "preprint of another": lambda data: data.write("papers/2024/b.yml", PAPER.replace("A", "B") + "ids: {doi: 10.5555/a, arxiv: '2401.00001'}\npreprint: {venue: arxiv, id: '2401.00001', year: 2024}\n"),
    "identifier twice": lambda data: data.write("papers/2024/c.yml", PAPER.replace("A", "C") + "ids: {arxiv: '2401.00001'}\npreprint: {venue: arxiv, id: '2401.00001', year: 2024}\n"),
    "circle of datasets": lambda data: data.write("datasets/d.yml", "name: D\nderived_from: [d]\n"),
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


class Follower:
    """Reads a catalog after each edit; is told which files changed, if so wished."""

    def __init__(self, data: Data, *, is_told: bool) -> None:
        self._data = data
        self._is_told = is_told
        self._seen: dict[Path, bytes] = {}
        self._catalog = FollowedCatalog(data.root)

    def files(self) -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in (self._data.root / "data").rglob("*.yml")}

    def read(self) -> Catalog | list[str]:
        before, self._seen = self._seen, self.files()
        changed = {file.relative_to(self._data.root).as_posix() for file, _ in before.items() ^ self._seen.items()}
        return outcome(lambda: self._catalog.read(changed if self._is_told else None))


def mend(data: Data, files: dict[Path, bytes]) -> None:
    """Make the files of a catalog what they were, and write no other."""
    for file in (data.root / "data").rglob("*.yml"):
        if file not in files:
            file.unlink()
    for file, content in files.items():
        if not file.exists() or file.read_bytes() != content:
            file.write_bytes(content)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("settled", [True, False])
@pytest.mark.parametrize("is_told", [True, False])
def test_an_edit_gives_what_a_fresh_reading_gives(
    filled: Data, edit: Callable[[Data], object], *, settled: bool, is_told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if settled:
        settle(monkeypatch)
    catalog = Follower(filled, is_told=is_told)
    before = catalog.files()
    first = catalog.read()
    assert first == outcome(lambda: load_catalog(filled.root, cache=False))
    edit(filled)
    edited = catalog.read()
    assert edited == outcome(lambda: load_catalog(filled.root, cache=False))
    assert edited != first or edit is EDITS["record in a wrong folder"]
    mend(filled, before)
    assert catalog.read() == first


@pytest.mark.parametrize("is_told", [True, False])
@hypothesis.settings(max_examples=40, deadline=None)
@given(names=st.lists(st.sampled_from(["mended", *EDITS]), min_size=2, max_size=7))
def test_any_edits_one_after_the_other_give_what_a_fresh_reading_gives(names: list[str], *, is_told: bool) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        settle(monkeypatch)
        data = fill(Data(Path(folder)))
        catalog = Follower(data, is_told=is_told)
        whole = catalog.files()
        catalog.read()
        for name in names:
            if name == "mended":
                mend(data, whole)
            else:
                with suppress(FileNotFoundError):  # gone already
                    EDITS[name](data)
            assert catalog.read() == outcome(lambda: load_catalog(data.root, cache=False)), name


def test_a_reading_that_was_interrupted_is_made_up_for(filled: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    catalog = FollowedCatalog(filled.root)
    catalog.read()
    filled.write("papers/2024/a.yml", PAPER.replace("title: A", "title: X"))
    with monkeypatch.context() as broken:
        broken.setattr("generator.load.source.parse_files", Mock(side_effect=AtlasError("ended")))
        with pytest.raises(AtlasError, match="ended"):
            catalog.read({"data/papers/2024/a.yml"})
    filled.write("papers/2024/b.yml", PAPER.replace("title: A", "title: Y"))
    assert catalog.read({"data/papers/2024/b.yml"}) == load_catalog(filled.root, cache=False)


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
