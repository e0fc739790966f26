"""The command ``atlas enrich`` as people call it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from generator.cli.enrich import command
from generator.enrich.web import SourceDownError, Web

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
