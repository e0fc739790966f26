"""`atlas add`: from a reference and some answers to a file that checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from generator.adding import LookUpError
from generator.cli.add import command
from generator.enrich import Facts
from generator.errors import AtlasError, CatalogError
from generator.layout import FORMS, canonical_text
from generator.model import Author, Identifiers
from tests.minicatalog import PAPER, Data

if TYPE_CHECKING:
    from pathlib import Path

BIBTEX = """@inproceedings{x, title = {RepNet: {R}eport Generation for {CT}}, author = {van der Berg, Anna and Ada Lovelace},
  year = 2023, booktitle = {Proceedings of MICCAI}, pages = {1--9}, eprint = {2301.10000}, archivePrefix = {arXiv}}"""
REPNET = """\
title: "RepNet: Report Generation for CT"
name: RepNet
authors:
  - van der Berg, Anna
  - Ada Lovelace
year: 2023
venue: miccai
pages: 1-9
type: method
modalities: [ct]
tasks: [report-generation]
ids:
  arxiv: "2301.10000"
preprint:
  venue: arxiv
  id: "2301.10000"
  year: 2023
added: "2026-01-31"
"""


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path)


def add(data: Data, *words: str, answers: str = "") -> Result:
    return CliRunner().invoke(command, ["--root", str(data.root), *words], input=answers)


def refuse(*_: object) -> Facts:
    raise LookUpError("nobody there")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.add.look_up", refuse)


def test_a_bibtex_entry_becomes_a_record_in_its_canonical_form(data: Data) -> None:
    result = add(data, BIBTEX, "--no-input", "--set", "added=2026-01-31")
    assert (result.exit_code, result.stdout) == (0, "data/papers/2023/repnet.yml\n"), result.output
    text = (data.root / "data/papers/2023/repnet.yml").read_text("utf-8")
    assert text == REPNET
    assert canonical_text(text, FORMS["papers"]) == text
    assert data.problems() == []


def test_entries_come_from_a_file_and_from_standard_input(data: Data) -> None:
    (data.root / "entry.bib").write_text(BIBTEX, "utf-8")
    for words, answers in (([str(data.root / "entry.bib")], ""), (["-"], BIBTEX)):
        result = add(data, *words, "--no-input", "--dry-run", answers=answers)
        assert 'title: "RepNet: Report Generation for CT"' in result.stdout
    assert not (data.root / "data" / "papers").exists()


def test_a_site_with_an_address_gives_editors_its_schema(data: Data) -> None:
    (data.root / "mkdocs.yml").write_text("site_name: A\nsite_url: https://a.example.org/\n", "utf-8")
    add(data, BIBTEX, "--no-input")
    text = (data.root / "data/papers/2023/repnet.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=https://a.example.org/schema/paper.schema.json\ntitle:")
    assert canonical_text(text, FORMS["papers"]) == text
    assert data.problems() == []


def test_without_a_network_only_what_the_identifier_says(data: Data) -> None:
    result = add(data, "2401.12208", "--no-input", "--set", "title=Some VQA")
    assert result.exit_code == 0
    assert "nobody there; going on without" in result.stderr
    text = (data.root / "data/papers/2024/some-vqa.yml").read_text("utf-8")
    assert "authors" not in text
    assert 'year: 2024\nvenue: arxiv\ntype: method\ntasks: [vqa]\nids:\n  arxiv: "2401.12208"\n' in text
    assert "no title is known" in str(add(data, "2401.12209", "--no-input").exception)


def test_what_a_registry_says_is_taken(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = Facts("arxiv.org", "2401.12208", "A title", (Author(name="Ada Example"),), 2024, ids=Identifiers(arxiv="2401.12208"),
                  preprint_only=True)  # fmt: skip
    monkeypatch.setattr("generator.cli.add.look_up", lambda *_: facts)
    assert add(data, "2401.12208", "--no-input").exit_code == 0
    text = next((data.root / "data/papers/2024").glob("*.yml")).read_text("utf-8")
    assert "title: A title\nauthors:\n  - Ada Example\nyear: 2024\nvenue: arxiv\n" in text
    assert not add(data, "2401.12210", "--no-input", "--offline", "--set", "title=B").stderr


def test_questions_have_suggestions_and_are_asked_again(data: Data) -> None:
    answers = "\nmicai\nmiccai\nsurvey\n-\nx-ray\nvqaa\nvqa\n-\n"
    result = add(data, "2401.12208", "--offline", "--set", "title=Report Generation for CT", answers=answers)
    assert result.exit_code == 0, result.output
    for shown in ("Year [2024]", "Venue [arxiv]", "did you mean 'miccai'?", "Type [method]", "Modalities [ct]",
                  "Tasks [report-generation]", "did you mean 'vqa'?"):  # fmt: skip
        assert shown in result.stderr, shown
    assert "Title" not in result.stderr
    text = next((data.root / "data/papers/2024").glob("*.yml")).read_text("utf-8")
    assert "venue: miccai\ntype: survey\nmodalities: [x-ray]\ntasks: [vqa]\n" in text


def test_what_is_there_already_is_told_before_any_question(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "ids: {arxiv: '2401.12208'}\n")
    for reference in ("https://arxiv.org/abs/2401.12208v2", "10.48550/arXiv.2401.12208"):
        result = add(data, reference)
        assert "is there already: data/papers/2024/a.yml" in str(result.exception)


def test_a_record_with_a_fault_is_not_written(data: Data) -> None:
    result = add(data, BIBTEX, "--no-input", "--set", "venue=micai", "--set", "year=1850")
    assert isinstance(result.exception, CatalogError)
    assert "year" in str(result.exception)
    result = add(data, BIBTEX, "--no-input", "--set", "venue=micai")
    assert "data/papers/2023/repnet.yml: venue: unknown 'micai' (did you mean 'miccai'?)" in str(result.exception)
    assert not (data.root / "data" / "papers").exists()


@pytest.mark.parametrize(
    ("kind", "words", "text"),
    [
        ("dataset", ["https://data.example.org/x", "--set", "name=X set", "--set", "images=12", "--set", "languages=en,fr"],
         "name: X set\nlanguages: [en, fr]\nimages: 12\nlinks:\n  - type: data\n    url: https://data.example.org/x\n"),
        ("metric", ["--set", "name=X set", "--set", "family=lexical", "--set", "year=2020"],
         "name: X set\nfamily: lexical\nyear: 2020\n"),
        ("tool", ["https://github.com/example/x", "--set", "name=X set", "--set", "purpose=Draws."],
         "name: X set\npurpose: Draws.\nlinks:\n  - type: code\n    url: https://github.com/example/x\n"),
    ],
)  # fmt: skip
def test_other_kinds(data: Data, kind: str, words: list[str], text: str) -> None:
    result = add(data, "--kind", kind, *words, "--no-input", "--set", "added=2026-01-31")
    assert result.stdout == f"data/{kind}s/x-set.yml\n", result.output
    assert (data.root / "data" / f"{kind}s" / "x-set.yml").read_text("utf-8") == text + 'added: "2026-01-31"\n'
    assert data.problems() == []


def test_fields_and_their_parts(data: Data) -> None:
    result = add(
        data,
        "--no-input",
        "--id",
        "mine",
        "--set",
        "title=A: b",
        "--set",
        "ids.doi=10.5555/X",
        "--set",
        "status=withdrawn",
    )
    assert result.stdout == "data/papers/undated/mine.yml\n"
    assert "ids:\n  doi: 10.5555/x\n" in (data.root / "data/papers/undated/mine.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--set", "titel=x"], "no field 'titel' (did you mean 'title'?)"),
        (["--set", "tasks=vqaa"], "did you mean 'vqa'?"),
        (["not a reference"], "give a BibTeX entry"),
    ],
)
def test_what_cannot_be_used_is_told(data: Data, words: list[str], said: str) -> None:
    result = add(data, *words, "--no-input", "--set", "title=A")
    assert isinstance(result.exception, AtlasError)
    assert said in str(result.exception)
    assert add(data, "--set", "title").exit_code == 2


def test_hostile_titles_are_written_as_text(data: Data) -> None:
    title = '"quoted" #1: {{ x }} <script> \\alpha'
    result = add(data, "--no-input", "--set", f"title={title}", "--set", "type=method")
    assert result.exit_code == 0, result.output
    (paper,) = data.catalog().papers.values()
    assert paper.title == title
