"""The corpus as Hugo likes it best: one JSON file for its content adapter, everything ready to be printed."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.engines.settings import read_site
from generator.export import Pieces
from generator.reading import load_catalog
from generator.related import Relations
from generator.render.citing import citations
from generator.render.metadata import paper_json_ld
from generator.render.views import author_line, author_name

if TYPE_CHECKING:
    from benchmarks.corpus import Corpus
    from generator.catalog import Catalog
    from generator.model import Paper
    from generator.related import RelatedPaper
    from generator.urls import Site

PROJECT = Path(__file__).parent / "hugo"


def make_hugo_project(corpus: Corpus, project: Path) -> None:
    """Write a Hugo project with the papers of the corpus; what Hugo would have to compute as we do is given to it."""
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(PROJECT, project)
    catalog, site = load_catalog(corpus.root), read_site(corpus.root)
    parts = Parts(catalog, site)
    (project / "assets").mkdir(exist_ok=True)
    with (project / "assets" / "papers.json").open("w", encoding="utf-8") as file:
        file.write("[")
        for number, paper in enumerate(catalog.papers.values()):
            file.write(("," if number else "") + json.dumps(parts.page(paper), ensure_ascii=False))
        file.write("]")
    labels = {term.id: term.label for terms in catalog.vocabularies.values() for term in terms.values()}
    _write_json(project / "data" / "labels.json", labels)


class Parts:
    """Makes what a page of a paper is printed from."""

    def __init__(self, catalog: Catalog, site: Site) -> None:
        self._catalog, self._site = catalog, site
        self._pieces = Pieces(catalog, site)
        self._related = Relations(catalog).related_to

    def page(self, paper: Paper) -> dict[str, Any]:
        """Return a page as Hugo's content adapter adds it: address, title, date, and what is printed on it."""
        names = [author_name(author) for author in paper.authors]
        cite = citations(paper, self._pieces)
        params = {
            "id": paper.id,
            "name": paper.name,
            "author_names": names,
            "author_line": author_line(paper),
            "venue": paper.venue,
            "venue_label": self._catalog.venues[paper.venue].short if paper.venue else "",
            "year": paper.year,
            "doi": paper.ids.doi,
            "arxiv": paper.ids.arxiv,
            "code": next(link.url for link in paper.links),
            "summary": paper.summary,
            "abstract": paper.abstract,
            "added": paper.added,
            "cite": [{"format": item.format, "label": item.label, "text": item.text} for item in cite],
            "related": [self._relation(related) for related in self._related(paper)],
            "json_ld": json.dumps(paper_json_ld(paper, self._catalog, self._site), ensure_ascii=False),
            "years": [str(paper.year)],
            "venues": [paper.venue],
            "modalities": list(paper.modalities),
            "authors": [name.lower().replace(" ", "-") for name in names],
        }
        day = date(paper.year or 1, 1, 1).isoformat()
        return {"id": paper.id, "title": paper.title, "date": day, "params": params}

    def _relation(self, related: RelatedPaper) -> dict[str, Any]:
        other = related.paper
        venue = self._catalog.venues[other.venue].short if other.venue else ""
        return {
            "id": other.id,
            "title": other.title,
            "venue": venue,
            "year": other.year,
            "why": "; ".join(related.reasons),
        }


def _write_json(file: Path, data: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
