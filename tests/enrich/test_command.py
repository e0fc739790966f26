"""The command ``atlas enrich`` as people call it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from generator.cli.enrich import command
from generator.enrich.web import SourceDownError, Web
from generator.provenance import read_sayings

if TYPE_CHECKING:
    import pytest
    from click.testing import Result

    from generator.enrich.web import Answer
    from tests.enrich.library import Library

BIB = "@misc{k, title={Reports of X-rays}, author={Ada Lovelace}}"


def run(library: Library, *words: str) -> Result:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\nids: {doi: 10.1234/x}\n")
    (library.root / "s.bib").write_text(BIB)
    return CliRunner().invoke(command, ["--root", str(library.root), *words])


def test_a_file_fills_and_the_account_is_told(library: Library) -> None:
    result = run(library, "--from", str(library.root / "s.bib"))
    assert result.exit_code == 0
    assert "a authors: Ada Lovelace [s.bib:1]" in result.stdout
    assert "authors:\n  - Ada Lovelace\n" in library.read()


def test_the_account_as_json(library: Library) -> None:
    result = run(library, "--from", str(library.root / "s.bib"), "--format", "json", "--dry-run")
    account = json.loads(result.stdout)
    assert (account["facts_in"], account["written"], account["sums"]["authors"]) == (1, False, {"filled": 1})


def test_wrong_use_says_what_is_wanted(library: Library) -> None:
    assert "name a source" in run(library).stderr
    assert "--contact" in run(library, "--online", "doi").stderr
    assert run(library, "--online", "doi").exit_code == 2


def test_a_network_that_is_down_is_told_and_nothing_breaks(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(_: Web, url: str, **__: object) -> Answer:
        raise SourceDownError(f"{url} does not answer")

    monkeypatch.setattr(Web, "get", down)
    words = ("--online", "doi", "--online", "github", "--contact", "a@example.org")
    result = run(library, *words)
    assert result.exit_code == 0
    assert "does not answer" in result.stdout
    assert not (library.root / "data/derived").exists()


def test_a_source_has_the_name_that_readers_are_told(library: Library) -> None:
    result = run(library, "--from", str(library.root / "s.bib"), "--called", "A made-up library")
    assert "a authors: Ada Lovelace [A made-up library:1]" in result.stdout
    assert read_sayings(library.root)["a"]["authors"].source == "A made-up library"


def test_only_papers_of_the_catalog_can_be_taken(library: Library) -> None:
    result = run(library, "--from", str(library.root / "s.bib"), "--take", "nobody")
    assert "no such paper: nobody" in str(result.exception)
    assert "authors" not in library.read()


def test_merging_shows_how_far_it_is_unless_it_shall_be_quiet(library: Library) -> None:
    assert "Merging" in run(library, "--from", str(library.root / "s.bib")).stderr
    assert "Merging" not in run(library, "--from", str(library.root / "s.bib"), "-q").stderr
