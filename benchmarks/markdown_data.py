"""The corpus as a project for MkDocs or Zensical: one Markdown page a paper and a listing, and a short navigation."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from benchmarks.hugo_data import Parts
from generator.engines.settings import read_site
from generator.index import build_index
from generator.reading import load_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.corpus import Corpus
    from generator.index import Index

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
    """Write a project that MkDocs with Material, and Zensical, build without any plugin.

    Its pages hold what ours do, but for what machines alone read: related papers and citations are ready to be printed.
    """
    shutil.rmtree(project, ignore_errors=True)
    catalog = load_catalog(corpus.root)
    index, parts = build_index(catalog), Parts(catalog, read_site(corpus.root))
    papers = {paper.id: parts.page(paper)["params"] | {"title": paper.title} for paper in index.papers}
    pages = {"index.md": "# Made-up Atlas\n", "papers/index.md": _listing("Papers", list(papers.values()), "")}
    pages |= {f"papers/{paper_id}.md": _paper(paper) for paper_id, paper in papers.items()}
    pages |= dict(_listings(index, papers))
    for name, text in pages.items():
        file = project / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")


def _listings(index: Index, papers: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for facet in index.facets.values():
        yield (
            f"{facet.spec.id}/index.md",
            f"# {facet.spec.plural}\n\n"
            + "\n".join(f"- [{group.label}]({group.id}.md) {group.count}" for group in facet.groups),
        )
        for group in facet.groups:
            listed = [papers[record.id] for record in group.records]
            yield f"{facet.spec.id}/{group.id}.md", _listing(group.label, listed, "../papers/")
    for contributor in index.contributors.by_id.values():
        listed = [papers[paper.id] for paper in index.papers_of_author(contributor)]
        yield f"authors/{contributor.id}.md", _listing(contributor.name, listed, "../papers/")


def _listing(title: str, papers: Sequence[Mapping[str, Any]], folder: str) -> str:
    entries = [
        f"- [{paper['title']}]({folder}{paper['id']}.md)  \n"
        f"  {paper['author_line']}  \n"
        f"  {_venue(paper, '../')} {paper['year']} [Paper](https://doi.org/{paper['doi']}) [Code]({paper['code']})  \n"
        f"  {_modalities(paper, '../')}\n"
        for paper in papers
    ]
    return f"# {title}\n\n" + "".join(entries)


def _venue(paper: Mapping[str, Any], root: str) -> str:
    return f"[{paper['venue_label']}]({root}venues/{paper['venue']}.md)"


def _modalities(paper: Mapping[str, Any], root: str) -> str:
    return ", ".join(f"[{term}]({root}modalities/{term}.md)" for term in paper["modalities"])


def _paper(paper: Mapping[str, Any]) -> str:
    named = zip(paper["author_names"], paper["authors"], strict=True)
    authors = ", ".join(f"[{name}](../authors/{author}.md)" for name, author in named)
    edit = f"https://forge.example.org/made-up/atlas/edit/main/data/papers/{paper['year']}/{paper['id']}.yml"
    return (
        f"---\ntitle: '{paper['title']}'\ndescription: {paper['summary']}\n---\n\n# {paper['title']}\n\n{authors}\n\n"
        f"{_venue(paper, '../')} [{paper['year']}](../years/{paper['year']}.md)\n\n"
        f"- [DOI](https://doi.org/{paper['doi']}) doi.org\n- [arXiv](https://arxiv.org/abs/{paper['arxiv']}) arxiv.org\n"
        f"- [Code]({paper['code']}) code.example.org\n\n"
        f"{paper['summary']}\n\n## Abstract\n\n{paper['abstract']}\n\n"
        f"- Name: {paper['name']}\n- Modality: {_modalities(paper, '../')}\n\n"
        f"## Cite\n\n{''.join(map(_citation, paper['cite']))}{_related(paper['related'])}"
        f"Listed in List A. Added {paper['added']}. [Edit this record]({edit}).\n"
    )


def _citation(cited: Mapping[str, str]) -> str:
    return f"{cited['label']}\n\n```\n{cited['text'].strip()}\n```\n\n"


def _related(papers: Sequence[Mapping[str, Any]]) -> str:
    lines = [f"1. [{one['title']}]({one['id']}.md) {one['venue']} {one['year']} {one['why']}\n" for one in papers]
    return "## Related papers\n\n" + "".join(lines) + "\n" if lines else ""
