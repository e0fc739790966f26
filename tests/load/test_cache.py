from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.load import Document, read_document, read_sources
from generator.load.cache import _head, load_cache
from generator.load.source import CACHE_FILE
from generator.reading import load_catalog, read_catalog
from tests.minicatalog import PAPER

if TYPE_CHECKING:
    from tests.minicatalog import Data


@pytest.fixture
def filled(data: Data) -> Data:
    data.write("papers/2024/a.yml", PAPER + "tasks: [vqa]\nlinks: [{type: code, url: 'https://example.org/'}]\n")
    data.write("papers/2024/b.yml", PAPER.replace("miccai", "micai").replace("A", "B"))
    data.write("papers/2024/c.yml", "title: A: b\n")
    return data


def test_a_warm_reading_gives_the_same_as_a_cold_one(filled: Data) -> None:
    cold, warm, without = (read_catalog(filled.root, cache=cache) for cache in (True, True, False))
    assert cold == warm == without
    assert [str(problem)[:40] for problem in warm[1]] == [
        "data/papers/2024/b.yml:3:8: venue: unkno",
        "data/papers/2024/c.yml:1:9: a second ': ",
    ]


def test_a_warm_reading_parses_only_what_changed(filled: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    read_sources(filled.root)
    parsed: list[str] = []

    def listen(content: bytes, file: str) -> Document:
        parsed.append(file)
        return read_document(content, file)

    monkeypatch.setattr("generator.load.parsing.read_document", listen)
    filled.write("papers/2024/b.yml", PAPER)
    read_sources(filled.root)
    assert parsed == ["data/papers/2024/b.yml", "data/papers/2024/c.yml"]  # c has a problem, which only parsing tells


def test_without_the_cache_nothing_is_written(filled: Data) -> None:
    read_sources(filled.root, cache=False)
    assert not (filled.root / ".cache").exists()


@pytest.mark.parametrize("damage", ["empty", "zeros", "cut", "changed", "other format"])
def test_a_broken_cache_is_passed_over(filled: Data, damage: str) -> None:
    expected = read_catalog(filled.root)
    path = filled.root / CACHE_FILE
    content = path.read_bytes()
    path.write_bytes(
        {
            "empty": b"",
            "zeros": bytes(100),
            "cut": content[:-5],
            "changed": content.replace(b"miccai", b"micaix"),
            "other format": b"atlas-parse-0" + content[13:],
        }[damage]
    )
    assert load_cache(path) == {}
    assert read_catalog(filled.root) == expected
    assert load_cache(path)


def test_a_cache_of_another_shape_is_passed_over(filled: Data) -> None:
    path = filled.root / CACHE_FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(_head(b"[1,2]") + b"\n[1,2]")
    assert load_cache(path) == {}


def test_a_cache_that_cannot_be_written_costs_nothing_else(filled: Data) -> None:
    (filled.root / ".cache").write_text("in the way")
    assert read_catalog(filled.root) == read_catalog(filled.root, cache=False)


def test_writing_leaves_no_half_files_behind(filled: Data) -> None:
    read_sources(filled.root)
    assert [path.name for path in (filled.root / CACHE_FILE).parent.iterdir()] == ["parse.json"]


def test_a_second_reading_keeps_the_order_of_keys(data: Data) -> None:
    data.write(
        "vocabularies/tasks.yml", "zeta: {label: Z, description: Last.}\nalpha: {label: A, description: First.}\n"
    )
    orders = [list(load_catalog(data.root).vocabularies["tasks"]) for _ in range(2)]
    assert orders == [["zeta", "alpha"]] * 2
