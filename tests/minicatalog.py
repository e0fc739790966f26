"""A made-up catalog on disk, small enough to read in a test: settings, venues and vocabularies, and no record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check import RULES
from generator.reading import load_catalog, read_catalog

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.catalog import Catalog

SETTINGS = """\
title: Mini Atlas
tagline: A made-up catalog.
description: A made-up catalog for tests.
subject: made-up research
facets:
  - {id: years, field: year, label: Year, plural: Years, description: By year., kinds: [papers], order: newest}
  - {id: venues, field: venue, label: Venue, plural: Venues, description: By venue., kinds: [papers]}
  - {id: tasks, field: tasks, label: Task, plural: Tasks, description: By task., kinds: [papers, datasets]}
"""

VENUES = """\
miccai: {name: Made-up Imaging Conference, short: MICCAI, kind: conference, aliases: [MICCAI Conference]}
acl: {name: Made-up Language Conference, short: ACL, kind: conference}
arxiv: {name: arXiv, short: arXiv, kind: preprint-server, aliases: [arXiv papers]}
"""

VOCABULARIES = {
    "modalities": "x-ray: {label: X-ray, description: Plain radiographs.}\nct: {label: CT, description: Tomography.}\n",
    "tasks": "report-generation: {label: Report generation, description: Writes reports., aliases: [RRG]}\n"
    "vqa: {label: VQA, description: Answers questions.}\n",
    "methods": "transformer: {label: Transformer, description: Attention all the way.}\n",
    "types": "method: {label: Method, description: Presents a method.}\nsurvey: {label: Survey, description: Reviews.}\n",
}

SOURCES = "list-a: {name: List A, licence: none stated}\n"

PAPER = "title: A\nyear: 2024\nvenue: miccai\ntype: method\n"


class Data:
    """The ``data/`` folder of a site in the making.

    ``data.write("papers/2024/a.yml", PAPER)`` writes a record; ``data.problems()`` tells what is wrong with all of them.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("catalog.yml", SETTINGS)
        self.write("venues.yml", VENUES)
        self.write("sources.yml", SOURCES)
        for name, text in VOCABULARIES.items():
            self.write(f"vocabularies/{name}.yml", text)

    def write(self, file: str, text: str | bytes) -> Path:
        """Write ``text`` to a file under ``data/`` and return its path."""
        path = self.root / "data" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def problems(self, *, today: date | None = None) -> list[str]:
        """Return every problem as text, its path relative to ``data/``."""
        _, problems = read_catalog(self.root, today=today, cache=False)
        assert {problem.rule for problem in problems} <= set(RULES)
        return [str(problem).removeprefix("data/") for problem in problems]

    def catalog(self) -> Catalog:
        """Return the catalog; raises CatalogError when there is an error in it."""
        return load_catalog(self.root, cache=False)
