"""What pages show of a record that is not a field of it: links with hosts, authors, labels, sizes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from generator.index import terms_of, year_of
from generator.names import reading_name
from generator.urls import identifier_urls, paper_url, preprint_url, term_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from generator.catalog import Catalog
    from generator.index import Facet, Index
    from generator.model import Author, Dataset, Link, Paper, Record

MANY_AUTHORS = 6
_IDENTIFIER_NAMES = {
    "doi": "DOI", "acl": "ACL Anthology", "openreview": "OpenReview", "pmid": "PubMed", "arxiv": "arXiv",
}  # fmt: skip
_TYPE_NAMES = {
    "paper": "Paper", "pdf": "PDF", "code": "Code", "project": "Project", "data": "Data", "model": "Model",
    "demo": "Demo", "video": "Video", "slides": "Slides", "poster": "Poster", "page": "Page",
}  # fmt: skip
_USUAL_HOST = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|$)")
"""A host that needs no further reading: of a link's page in the thousands, nearly all are."""
_PRESENTED = ("datasets", "metrics", "tools")
SIZES = (
    ("images", "images"), ("studies", "studies"), ("patients", "patients"), ("reports", "reports"),
    ("captions", "captions"), ("qa_pairs", "question-answer pairs"),
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class LinkView(NamedTuple):
    """A link as a page shows it: its type, what it says, where it goes, and the host a reader will see."""

    type: str
    label: str
    url: str
    host: str


@dataclass(frozen=True)
class LinkState:
    """What a page tells of a link that is not well: a few words, and where to go instead with what that is called."""

    words: str
    label: str = ""
    url: str = ""


class LabelView(NamedTuple):
    """The labels of a record in one facet, each with the path of its listing."""

    facet: str
    label: str
    terms: tuple[tuple[str, str], ...]


def host_of(url: str) -> str:
    """Return the host of an address as readers know it, without ``www.``."""
    usual = _USUAL_HOST.match(url)
    return (usual[1] if usual else urlsplit(url).hostname or "").removeprefix("www.")


def _view(kind: str, label: str, url: str) -> LinkView:
    return LinkView(kind, label, url, host_of(url))


def _of_link(link: Link) -> LinkView:
    return _view(link.type, link.label or _TYPE_NAMES[link.type], link.url)


def links_of(record: Record) -> tuple[LinkView, ...]:
    """Return every address a record leads to: identifiers, links, the preprint; each once, papers first."""
    views: list[LinkView] = []
    if record.kind == "papers":
        paper: Paper = record  # type: ignore[assignment]  # the kind tells the class
        views += [_view("paper", _IDENTIFIER_NAMES[name], url) for name, url in identifier_urls(paper.ids).items()]
        if paper.preprint and preprint_url(paper.preprint) not in {view.url for view in views}:
            views.append(_view("paper", "Preprint", preprint_url(paper.preprint)))
    order = list(_TYPE_NAMES)
    views += sorted(map(_of_link, record.links), key=lambda view: order.index(view.type))
    return tuple(sorted(views, key=lambda view: view.type not in ("paper", "pdf")))


def short_links_of(record: Record) -> tuple[LinkView, ...]:
    """Return the links an entry shows: the paper at its one canonical address, then one link of each other type."""
    views: dict[str, LinkView] = {}
    if record.kind == "papers" and (url := paper_url(record)):  # type: ignore[arg-type]  # the kind tells the class
        views["paper"] = _view("paper", "Paper", url)
    for view in map(_of_link, record.links):
        if view.type != "pdf" or "paper" not in views:
            views.setdefault(view.type, _view(view.type, _TYPE_NAMES[view.type], view.url))
    return tuple(sorted(views.values(), key=lambda view: list(_TYPE_NAMES).index(view.type)))


def labels_of(record: Record, index: Index, apart: Collection[str] = ()) -> tuple[LabelView, ...]:
    """Return the labels of a record, facet by facet, without the fields that pages show apart.

    These are year, venue and datasets, and the further ones that ``apart`` names.
    """
    views = []
    for facet in index.facets.values():
        field = facet.spec.field
        if field in ("year", "venue", "datasets", *apart) or record.kind not in (facet.spec.kinds or ("papers",)):
            continue
        if terms := terms_of(record, field):
            named = tuple([(facet.by_id[term].label, term_path(facet.spec.id, term)) for term in terms])
            views.append(LabelView(facet.spec.id, facet.spec.label, named))
    return tuple(views)


def ties_of(paper: Paper, catalog: Catalog) -> tuple[tuple[str, tuple[Record, ...]], ...]:
    """Return what a paper presents, uses and reports: a heading and the records, empty groups left out.

    An id that a dataset, a metric and a tool share means the first of them under "Presents".
    """
    presented = (
        next(filter(None, (catalog.of_kind(kind).get(id_) for kind in _PRESENTED))) for id_ in paper.introduces
    )
    ties: tuple[tuple[str, tuple[Record, ...]], ...] = (
        ("Presents", tuple(presented)),
        ("Datasets", tuple(catalog.datasets[id_] for id_ in paper.datasets)),
        ("Metrics", tuple(catalog.metrics[id_] for id_ in paper.metrics)),
    )
    return tuple(tie for tie in ties if tie[1])


def neighbours(record: Record, index: Index) -> tuple[Record | None, Record | None]:
    """Return the records before and after one in the listing of its venue, newer first."""
    for facet in reversed(tuple(index.facets.values())):
        group = facet.by_id.get(getattr(record, "venue", None) or "") if facet.spec.field == "venue" else None
        place = group.places.get(record.id) if group else None
        if group and place is not None:
            return (
                group.records[place - 1] if place else None,
                group.records[place + 1] if place + 1 < group.count else None,
            )
    return None, None


def author_name(author: Author) -> str:
    """Return a name as one reads it: ``Family, Given`` turned around, a group as it is."""
    return reading_name(author)


def author_line(paper: Paper) -> str:
    """Return the authors for an entry: all of a few, the first of many; nothing when unknown."""
    names = [author_name(author) for author in paper.authors]
    return ", ".join(names) if len(names) <= MANY_AUTHORS else ", ".join(names[: MANY_AUTHORS - 2]) + ", et al."


def sizes_of(dataset: Dataset) -> tuple[tuple[int, str], ...]:
    """Return the known sizes of a dataset, each with its unit."""
    return tuple((count, unit) for name, unit in SIZES if (count := getattr(dataset, name)) is not None)


def compact(count: int | None) -> str:
    """Return a count in at most four characters: ``315``, ``4.5k``, ``87k``, ``1.6M``; nothing when unknown."""
    if count is None:
        return ""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if count >= size:
            value = count / size
            return f"{value:.1f}".removesuffix(".0") + letter if value < 10 else f"{round(value)}{letter}"
    return str(count)


def by_year(records: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """Group records by year, latest first, those without one last; within a year in the order given."""
    return _grouped(records, lambda record: str(year_of(record) or ""), reverse=True)


def by_venue(records: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """Group records by venue id in alphabetical order, those without one last."""
    return _grouped(records, lambda record: getattr(record, "venue", None) or "", reverse=False)


def by_month(records: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """Group records by the month they were added in (``2026-11``), latest first, those without one last."""
    return _grouped(records, lambda record: (record.added or "")[:7], reverse=True)


def month_in_words(month: str) -> str:
    """Return ``November 2026`` for ``2026-11``."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def by_term_and_year(facet: Facet) -> tuple[list[int], Mapping[tuple[str, int], int]]:
    """Return the years of a facet's records, latest first, and how many records each term has in each of them."""
    counts = Counter(
        (group.id, year) for group in facet.groups for record in group.records if (year := year_of(record))
    )
    return sorted({year for _, year in counts}, reverse=True), counts


def _grouped(
    records: Iterable[Record], key: Callable[[Record], str], *, reverse: bool
) -> list[tuple[str, list[Record]]]:
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    known = sorted((name for name in groups if name), reverse=reverse)
    return [(name, groups[name]) for name in (*known, *([""] if "" in groups else []))]
