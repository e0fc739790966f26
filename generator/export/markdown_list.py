"""The catalog as an "awesome" list: one Markdown document for a repository's front page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.export.markdown import escape_markdown, link
from generator.index import group_by, newest_first, term_label, terms_of
from generator.urls import identifier_urls, paper_url, preprint_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.catalog import Catalog
    from generator.model import Dataset, Metric, Paper, Record, Tool
    from generator.urls import Site

Grouping = Literal["venue", "year"]

_UNKNOWN = {"venue": "Venue not known", "year": "Year not known"}
_IDENTIFIERS = {"doi": "DOI", "acl": "ACL Anthology", "openreview": "OpenReview", "pmid": "PubMed", "arxiv": "arXiv"}
_SIZES = ("images", "studies", "patients", "reports", "captions", "qa_pairs")


def render_readme(catalog: Catalog, site: Site, by: Grouping = "venue") -> str:
    """Return the catalog as Markdown: contents, papers under their venues or years, tables of datasets and metrics, tools.

    Venues stand in the order of their number of papers, years from the latest; papers are newest first. Contributed text
    is inert. The head leads to the site when it is published.
    """
    settings = catalog.settings
    is_published = site.url.startswith("https://")  # the default of a new site is the address of its preview
    groups = _paper_groups(catalog, by)
    sections = [("Datasets", catalog.datasets), ("Metrics", catalog.metrics), ("Tools", catalog.tools)]
    lines = [
        "<!-- Generated from data/ by `atlas export --format readme`; changes belong there. -->",
        "",
        f"# {escape_markdown(settings.title)}",
        "",
        " ".join(_badge(name, len(records)) for name, records in [("Papers", catalog.papers), *sections] if records),
        "",
        escape_markdown(settings.description),
        "",
        *([f"Search, filter, cite and subscribe: {link(site.url, site.url)}", ""] if is_published else []),
        "## Contents",
        "",
        f"- [Papers](#papers) ({len(catalog.papers)})",
        *(f"  - [{heading}](#{anchor}) ({len(papers)})" for heading, anchor, papers in groups),
        *(f"- [{name}](#{name.lower()}) ({len(records)})" for name, records in sections if records),
        "",
        "## Papers",
        "",
    ]
    for heading, anchor, papers in groups:
        lines += [f'<a id="{anchor}"></a>', "", f"### {heading}", ""]
        lines += [*(_paper_line(paper, catalog) for paper in papers), ""]
    lines += _dataset_table(catalog.datasets.values(), catalog)
    lines += _metric_table(catalog.metrics.values(), catalog)
    lines += _tool_list(catalog.tools.values())
    return "\n".join(lines)


def _badge(name: str, number: int) -> str:
    """Return a picture of a count (shields.io: static badges), whose text says the same."""
    return f"![{name}: {number:,}](https://img.shields.io/badge/{name.lower()}-{number}-8a1c1c)"


def _paper_groups(catalog: Catalog, by: Grouping) -> list[tuple[str, str, tuple[Paper, ...]]]:
    """Return heading, anchor and papers of each group; papers whose group is not known come last."""
    papers = sorted(catalog.papers.values(), key=newest_first)
    groups = group_by(papers, lambda paper: terms_of(paper, by) or ("",))
    order: Callable[[str], tuple[bool, int, str]] = (
        (lambda term: (not term, -len(groups[term]), term_label(catalog, by, term).casefold()))
        if by == "venue"
        else (lambda term: (not term, -int(term or 0), ""))
    )
    return [
        (
            escape_markdown(term_label(catalog, by, term)) if term else _UNKNOWN[by],
            f"{by}-{term or 'unknown'}",
            groups[term],
        )
        for term in sorted(groups, key=order)
    ]


def _paper_line(paper: Paper, catalog: Catalog) -> str:
    """Return one paper: title in bold, its short name unless the title begins with it, where and when in brackets, then its addresses, each with its type.

    The venue stands in each line, though a heading may say it too: whoever copies a line, or reads the list by a program
    (``atlas import`` does), has it whole.
    """
    parts = [f"**{escape_markdown(paper.title)}**"]
    if paper.name and not (paper.title.startswith(f"{paper.name}:") and " " not in paper.name):
        parts.append(f"(**{escape_markdown(paper.name)}**)")
    where = term_label(catalog, "venue", paper.venue) if paper.venue else ""
    if place := " ".join(filter(None, [where, str(paper.year or ""), _track(paper)])):
        parts.append(f"({escape_markdown(place)})")
    url = paper_url(paper)
    earlier = (
        {preprint_url(paper.preprint): term_label(catalog, "venue", paper.preprint.venue)} if paper.preprint else {}
    )
    found = {url: earlier.get(url, "paper")} if url else {}
    for name, address in identifier_urls(paper.ids).items():
        found.setdefault(address, _IDENTIFIERS[name])
    for address, server in earlier.items():
        found.setdefault(address, server)
    for item in paper.links:
        found.setdefault(item.url, item.label or item.type)
    parts += [f"[{link(label, address)}]" for address, label in found.items()]
    if paper.status != "active":
        parts.append(f"*{paper.status}*")
    return "- " + " ".join(parts)


def _track(paper: Paper) -> str:
    """Return the part of the venue as lists write it: ``Findings``, ``MLMI Workshop``; nothing for the main one."""
    word = (paper.track or "main").replace("-", " ").title().replace(" And ", " and ").removesuffix("Main")
    name = paper.track_name or ""
    return name if word.casefold() in name.casefold() else f"{name} {word}".strip()


def _dataset_table(datasets: Iterable[Dataset], catalog: Catalog) -> list[str]:
    def row(dataset: Dataset) -> Iterator[str]:
        yield f"**{escape_markdown(dataset.name)}**"
        yield str(dataset.year or "")
        yield escape_markdown(", ".join(term_label(catalog, "modalities", term) for term in dataset.modalities))
        sizes = ((size, getattr(dataset, size)) for size in _SIZES)
        yield ", ".join(
            f"{number:,} {size.replace('qa_pairs', 'QA pairs')}" for size, number in sizes if number is not None
        )
        yield "" if dataset.access == "unknown" else dataset.access
        yield _links(dataset)

    return _table("Datasets", ["Dataset", "Year", "Modalities", "Size", "Access", "Links"], map(row, datasets))


def _metric_table(metrics: Iterable[Metric], catalog: Catalog) -> list[str]:
    def row(metric: Metric) -> Iterator[str]:
        yield f"**{escape_markdown(metric.name)}**"
        yield metric.family
        yield str(metric.year or "")
        paper = catalog.papers.get(metric.paper or "")
        yield link(paper.title, paper_url(paper)) if paper and paper_url(paper) else ""
        yield _links(metric)

    return _table("Metrics", ["Metric", "Family", "Year", "Paper", "Links"], map(row, metrics))


def _tool_list(tools: Iterable[Tool]) -> list[str]:
    lines = [
        " ".join(filter(None, [f"- **{escape_markdown(tool.name)}**: {escape_markdown(tool.purpose)}", _links(tool)]))
        for tool in tools
    ]
    return ["## Tools", "", *lines, ""] if lines else []


def _table(heading: str, columns: Sequence[str], rows: Iterable[Iterable[str]]) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    if not lines:
        return []
    return [f"## {heading}", "", f"| {' | '.join(columns)} |", "|" + " --- |" * len(columns), *lines, ""]


def _links(record: Record) -> str:
    return " ".join(f"[{link(item.label or item.type, item.url)}]" for item in record.links)
