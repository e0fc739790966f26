"""A made-up catalog of any size, the same bytes for the same size: papers as YAML, vocabularies, settings, a site."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

from benchmarks import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FORMAT = 2
"""To be raised whenever the same size means other bytes: a corpus on disk is used again only under the same number."""

PAGE_SIZE = 250
ABSTRACT_WORDS = 150
AUTHORS_PER_PAPER = (1, 2, 3, 3, 4, 4, 5, 5, 6, 8)
AUTHORS_FOR_100_PAPERS = 95
YEARS = tuple(range(2000, 2027))

FACETS = (
    {"id": "years", "field": "year", "label": "Year", "plural": "Years", "description": "Papers by year.", "kinds": ["papers"], "order": "newest"},
    {"id": "venues", "field": "venue", "label": "Venue", "plural": "Venues", "description": "Papers by venue.", "kinds": ["papers"]},
    {"id": "modalities", "field": "modalities", "label": "Modality", "plural": "Modalities", "description": "Papers by modality.", "kinds": ["papers"], "order": "vocabulary"},
)  # fmt: skip

SITE = """\
site_name: Made-up Atlas
site_description: A made-up catalog, to measure with.
site_url: https://atlas.example.org/
repo_url: https://forge.example.org/made-up/atlas
edit_uri: edit/main/docs/
theme: {name: material, font: false}
plugins:
  - search: {lang: [en], separator: '[\\s\\-]+', pipeline: [stopWordFilter]}  # the theme's own, which it would look up
  - atlas
nav:
  - Papers: papers/index.md
  - Browse: browse/index.md
  - About: about.md
"""
ABOUT = "# About\n\nA made-up catalog. Nothing in it exists.\n"


@dataclass(frozen=True)
class Corpus:
    """A made-up catalog on disk: ``root`` is a whole site of ours, with ``size`` papers."""

    root: Path
    size: int


def make_corpus(root: Path, size: int) -> Corpus:
    """Return the catalog of ``size`` papers under ``root``; one that is there already is used again.

    Args:
        root: Folder of the site; it is replaced unless it holds this very corpus.
        size: How many papers.
    """
    stamp, said = root / "corpus.txt", f"{FORMAT} {size}\n"
    if not stamp.exists() or stamp.read_text("utf-8") != said:
        shutil.rmtree(root, ignore_errors=True)
        _write_site(root)
        for paper_id, paper in papers(size):
            folder = root / "data" / "papers" / str(paper["year"])
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{paper_id}.yml").write_text(_yaml(paper), "utf-8")
        stamp.write_text(said, "utf-8")
    return Corpus(root, size)


def papers(size: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield id and fields of each paper of the corpus of this size."""
    random = Random(size)  # noqa: S311  # made-up data, the same each time
    pool = max(1, size * AUTHORS_FOR_100_PAPERS // 100)
    for number in range(size):
        yield _paper(number, pool, random)


def author_name(number: int) -> str:
    """Return the name of an author; no two numbers share one.

    >>> author_name(0), author_name(1), author_name(100)
    ('Ada Baba', 'Alma Baba', 'Cora Babe')
    """
    family, given = divmod(number, len(words.GIVEN_NAMES) - 2)
    # The given names are shifted from family to family, so that no given name stands with all of the first families.
    return f"{words.GIVEN_NAMES[(given + family) % len(words.GIVEN_NAMES)]} {_spelt(family).capitalize()}"


def _spelt(number: int) -> str:
    """Return a number as a word of at least two syllables."""
    base, word = len(words.SYLLABLES), ""
    while number or len(word) < 4:
        number, syllable = divmod(number, base)
        word = words.SYLLABLES[syllable] + word
    return word


def _paper(number: int, pool: int, random: Random) -> tuple[str, dict[str, Any]]:
    name = _spelt(number + len(words.SYLLABLES) ** 2).capitalize()
    year = random.choices(YEARS, weights=range(1, len(YEARS) + 1))[0]
    subject, task = random.choice(words.NOUNS), random.choice(words.TASKS)
    paper: dict[str, Any] = {
        "title": f"{name}: {random.choice(words.ADJECTIVES).capitalize()} {subject} {random.choice(words.NOUNS)} for {task}",
        "name": name,
        "authors": _authors(pool, random),
        "year": year,
        # Some venues are large and most are small.
        "venue": words.VENUES[int(len(words.VENUES) * random.random() ** 2)],
        "type": random.choice(words.TYPES),
        "modalities": sorted(random.sample(words.MODALITIES, random.choice((1, 1, 2)))),
        "tasks": [task],
        "methods": [random.choice(words.METHODS)],
        "ids": {"doi": f"10.5555/atlas.{number}", "arxiv": f"{year % 100:02}{random.randint(1, 12):02}.{number:05}"},
        "abstract": _abstract(random),
        "summary": f"{random.choice(words.ADJECTIVES).capitalize()} {subject} that {random.choice(words.VERBS)} for {task}.",
        "links": [{"type": "code", "url": f"https://code.example.org/{name.lower()}"}],
        "lists": ["list-a"],
        "added": f"2026-{random.randint(1, 9):02}-{random.randint(1, 28):02}",
    }
    return name.lower(), paper


def _authors(pool: int, random: Random) -> list[str]:
    """Return the names of a paper's authors: most people write few papers, some write many."""
    wanted = random.choice(AUTHORS_PER_PAPER)
    numbers = dict.fromkeys(int(pool * random.random() ** 1.5) for _ in range(wanted))
    return [author_name(number) for number in numbers]


def _abstract(random: Random) -> str:
    text: list[str] = []
    while len(text) < ABSTRACT_WORDS:
        sentence: list[str] = []
        for _ in range(random.randint(2, 4)):
            sentence += [
                random.choice(words.SMALL_WORDS), random.choice(words.ADJECTIVES), random.choice(words.NOUNS),
                random.choice(words.VERBS), random.choice(words.JOINTS),
            ]  # fmt: skip
        text += [sentence[0].capitalize(), *sentence[1:-1]]
        text[-1] += "."
    return " ".join(text)


def _write_site(root: Path) -> None:
    settings = {
        "title": "Made-up Atlas",
        "tagline": "A made-up catalog",
        "description": "A made-up catalog, to measure with. Nothing in it exists.",
        "subject": "made-up research",
        "page_size": PAGE_SIZE,
        "facets": list(FACETS),
    }
    files = {
        "mkdocs.yml": SITE,
        "docs/about.md": ABOUT,
        "data/catalog.yml": _yaml(settings),
        "data/venues.yml": _yaml({id_: {"name": f"Made-up {_title(id_)}", "short": _title(id_), "kind": "conference"} for id_ in words.VENUES}),
        "data/sources.yml": _yaml({"list-a": {"name": "List A", "licence": "none stated"}}),
        **{
            f"data/vocabularies/{name}.yml": _yaml({term: {"label": _title(term), "description": f"{_title(term)}, made up."} for term in terms})
            for name, terms in (
                ("modalities", words.MODALITIES), ("tasks", words.TASKS), ("methods", words.METHODS), ("types", words.TYPES),
            )
        },
    }  # fmt: skip
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def _title(term: str) -> str:
    return term.replace("-", " ").capitalize()


def _yaml(data: Mapping[str, Any]) -> str:
    """Return data as people write them: lists of words in brackets, long texts on one line."""
    text: str = yaml.dump(
        data, Dumper=yaml.CSafeDumper, sort_keys=False, default_flow_style=None, allow_unicode=True, width=100_000
    )
    return text
