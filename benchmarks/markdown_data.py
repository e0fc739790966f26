"""The corpus as a project for MkDocs or Zensical: one Markdown page a paper and a listing, and a short navigation."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator.engines.settings import read_site
from generator.export import Pieces
from generator.index import build_index
from generator.reading import load_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.corpus import Corpus
    from generator.index import Index
    from generator.model import Paper

CONFIG = """\
site_name: Made-up Atlas
site_url: https://atlas.example.org/
theme: {name: material, font: false}
plugins:
  - search: {lang: [en], separator: '[\\s\\-]+', pipeline: [stopWordFilter]}  # the theme's own, which it would look up
nav:
  - Home: index.md
  - Papers: papers/index.md
"""


def make_markdown_project(corpus: Corpus, project: Path) -> None:
    """Write a project that MkDocs with Material, and Zensical, build without any plugin."""
    shutil.rmtree(project, ignore_errors=True)
    catalog = load_catalog(corpus.root)
    index, pieces = build_index(catalog), Pieces(catalog, read_site(corpus.root))
    pages = {"index.md": "# Made-up Atlas\n", "papers/index.md": _listing("Papers", index.papers, "")}
    pages |= {f"papers/{paper.id}.md": _paper(paper, index, pieces.bibtex(paper)) for paper in index.papers}
    pages |= dict(_listings(index))
    for name, text in pages.items():
        file = project / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")


def _listings(index: Index) -> Iterator[tuple[str, str]]:
    for facet in index.facets.values():
        yield (
            f"{facet.spec.id}/index.md",
            f"# {facet.spec.plural}\n\n"
            + "\n".join(f"- [{group.label}]({group.id}.md) {group.count}" for group in facet.groups),
        )
        for group in facet.groups:
            papers = [index.catalog.papers[record.id] for record in group.records]
            yield f"{facet.spec.id}/{group.id}.md", _listing(group.label, papers, "../papers/")
    for contributor in index.contributors.by_id.values():
        papers = list(index.papers_of_author(contributor))
        yield f"authors/{contributor.id}.md", _listing(contributor.name, papers, "../papers/")


def _listing(title: str, papers: Sequence[Paper], folder: str) -> str:
    lines = [f"- [{paper.title}]({folder}{paper.id}.md) {paper.venue} {paper.year}" for paper in papers]
    return f"# {title}\n\n" + "\n".join(lines) + "\n"


def _paper(paper: Paper, index: Index, bibtex: str) -> str:
    authors = ", ".join(
        f"[{author.name}](../authors/{index.contributors.of_author[author]}.md)" for author in paper.authors
    )
    modalities = ", ".join(f"[{term}](../modalities/{term}.md)" for term in paper.modalities)
    return (
        f"---\ntitle: '{paper.title}'\ndescription: {paper.summary}\n---\n\n# {paper.title}\n\n{authors}\n\n"
        f"[{paper.venue}](../venues/{paper.venue}.md) [{paper.year}](../years/{paper.year}.md) {modalities}\n\n"
        f"[DOI](https://doi.org/{paper.ids.doi}) [arXiv](https://arxiv.org/abs/{paper.ids.arxiv})\n\n"
        f"{paper.summary}\n\n## Abstract\n\n{paper.abstract}\n\n## Cite\n\n```\n{bibtex}```\n"
    )
