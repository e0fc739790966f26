"""The corpus as Hugo likes it best: one JSON file for its content adapter, everything ready to be printed."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.engines.settings import read_site
from generator.pour import bibtex_entries
from generator.reading import load_catalog
from generator.render.views import author_line, author_name

if TYPE_CHECKING:
    from benchmarks.corpus import Corpus
    from generator.catalog import Catalog
    from generator.model import Paper

PROJECT = Path(__file__).parent / "hugo"


def make_hugo_project(corpus: Corpus, project: Path) -> None:
    """Write a Hugo project with the papers of the corpus; what Hugo would have to compute as we do is given to it."""
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(PROJECT, project)
    catalog = load_catalog(corpus.root)
    cite = bibtex_entries(catalog, read_site(corpus.root))
    pages = [_page(paper, catalog, cite[paper.id]) for paper in catalog.papers.values()]
    _write_json(project / "assets" / "papers.json", pages)
    labels = {term.id: term.label for terms in catalog.vocabularies.values() for term in terms.values()}
    _write_json(project / "data" / "labels.json", labels)


def _page(paper: Paper, catalog: Catalog, cite: str) -> dict[str, Any]:
    names = [author_name(author) for author in paper.authors]
    params = {
        "id": paper.id,
        "name": paper.name,
        "author_names": names,
        "author_line": author_line(paper),
        "venue": paper.venue,
        "venue_label": catalog.venues[paper.venue].short if paper.venue else "",
        "year": paper.year,
        "doi": paper.ids.doi,
        "arxiv": paper.ids.arxiv,
        "code": next(link.url for link in paper.links),
        "summary": paper.summary,
        "abstract": paper.abstract,
        "added": paper.added,
        "cite": cite,
        "years": [str(paper.year)],
        "venues": [paper.venue],
        "modalities": list(paper.modalities),
        "authors": [name.lower().replace(" ", "-") for name in names],
    }
    day = date(paper.year or 1, 1, 1).isoformat()
    return {"id": paper.id, "title": paper.title, "date": day, "params": params}


def _write_json(file: Path, data: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
