"""Facets, terms, groups and ties between records: pure functions over a catalog."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from generator.model import Dataset, Paper
from generator.people import build_contributors
from generator.results import build_results
from generator.urls import arxiv_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.catalog import Catalog
    from generator.model import FacetSpec, Metric, Record, Tool
    from generator.people import Contributor, Contributors
    from generator.results import Results

LINES_PER_ENTRY = 4
"""A collection has one line where a listing has an entry of several, so a page takes this many times more."""

R = TypeVar("R", bound="Record")

_VOCABULARY_OF_FIELD = {"type": "types", "modalities": "modalities", "tasks": "tasks", "methods": "methods"}
_CLOSED_FIELDS = frozenset({"access", "family", "origin", "status", "track"})
_KIND_OF_FIELD = {"datasets": "datasets", "derived_from": "datasets", "metrics": "metrics", "introduces": "datasets"}


@dataclass(frozen=True)
class Group:
    """The records of one term of a facet.

    Attributes:
        id: The term, as it stands in the address of its listing.
        label: What readers see.
        description: One line about the term; may be empty.
        records: The records, newest first, then by title.
    """

    id: str
    label: str
    description: str
    records: tuple[Record, ...]

    @property
    def count(self) -> int:
        """How many records have the term."""
        return len(self.records)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each record among them, from 0, by its id."""
        return {record.id: place for place, record in enumerate(self.records)}


@dataclass(frozen=True)
class Facet:
    """One way to group records, with its groups in the order they are shown."""

    spec: FacetSpec
    groups: tuple[Group, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Group]:
        """The groups by the id of their term."""
        return {group.id: group for group in self.groups}


@dataclass(frozen=True)
class Index:
    """Everything a page needs to know besides its own record.

    Attributes:
        catalog: The catalog that was indexed.
        records: All records, newest first, then by title.
        facets: Facets by id, in the order the catalog declares them.
        papers_of_dataset: Papers that train, test on or present a dataset, by the dataset's id; newest first.
        papers_of_metric: Papers that report or present a metric, by the metric's id; newest first.
        tools_of_metric: Tools that compute a metric, by the metric's id.
        presented_by: Papers that present a dataset, metric or tool, by that record's id.
        derived: Datasets built on a dataset, by the dataset's id.
        find_authors: Finds all authors of papers: ``build_contributors``, or what remembers its answer.
    """

    catalog: Catalog
    records: tuple[Record, ...]
    facets: Mapping[str, Facet]
    papers_of_dataset: Mapping[str, tuple[Paper, ...]]
    papers_of_metric: Mapping[str, tuple[Paper, ...]]
    tools_of_metric: Mapping[str, tuple[Tool, ...]]
    presented_by: Mapping[str, tuple[Paper, ...]]
    derived: Mapping[str, tuple[Dataset, ...]]
    find_authors: Callable[[Catalog], Contributors] = build_contributors

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """All papers, newest first, then by title."""
        return tuple(record for record in self.records if isinstance(record, Paper))

    @cached_property
    def latest(self) -> tuple[Paper, ...]:
        """All papers, the latest first."""
        return latest_first(self.papers)

    @cached_property
    def contributors(self) -> Contributors:
        """All authors of papers."""
        return self.find_authors(self.catalog)

    @cached_property
    def author_paths(self) -> Mapping[str, str]:
        """Where each author is found, by id: a page of their own, or a place on the page of their letter."""
        settings = self.catalog.settings
        return self.contributors.paths(settings.author_pages_from, settings.page_size * LINES_PER_ENTRY)

    @cached_property
    def authors_with_pages(self) -> tuple[Contributor, ...]:
        """The authors who have a page of their own, in the order of an index."""
        return tuple(one for one in self.contributors.by_id.values() if "#" not in self.author_paths[one.id])

    @cached_property
    def results(self) -> Results:
        """Reported results as tables."""
        return build_results(self.catalog)

    def papers_of_author(self, contributor: Contributor) -> tuple[Paper, ...]:
        """Return the papers of an author, newest first, then by title."""
        return tuple(sorted((self.catalog.papers[id_] for id_ in contributor.papers), key=newest_first))


def latest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return papers by year, then by month of the preprint at arXiv, then by the day they were added, the latest first."""
    added = sorted(sorted(papers, key=newest_first), key=lambda paper: paper.added or "", reverse=True)
    return tuple(sorted(added, key=lambda paper: (year_of(paper) or 0, _arxiv_month(paper)), reverse=True))


def _arxiv_month(paper: Paper) -> str:
    """Return year and month of a paper's number at arXiv, ``2401``; nothing when it has none (arXiv, "Identifier scheme")."""
    number = arxiv_id(paper)
    return number[:4] if number[:4].isdigit() else ""


def newest_first(record: Record) -> tuple[int, str, str]:
    """Return the sort key of listings: later years first, then titles by letter; records without a year last."""
    return (-(year_of(record) or 0), title_of(record).casefold(), record.id)


def year_of(record: Record) -> int | None:
    """Return the year of a record; none for tools and for records whose year no source gives."""
    year = getattr(record, "year", None)
    return year if isinstance(year, int) else None


def title_of(record: Record) -> str:
    """Return what a record is called: the title of a paper, the name of anything else."""
    return str(getattr(record, "title", None) or "") if record.kind == "papers" else str(getattr(record, "name", ""))


def has_link(record: Record, *types: str) -> bool:
    """Tell whether a record has a link of one of the types."""
    return any(link.type in types for link in record.links)


def terms_of(record: Record, field: str) -> tuple[str, ...]:
    """Return the terms a record has in a field, as text: none, one, or several."""
    value = getattr(record, field, None)
    if value is None or value == ():
        return ()
    if not isinstance(value, tuple):
        return (str(value),)
    return tuple(dict.fromkeys(value if isinstance(value[0], str) else map(str, value)))


def group_by(records: Iterable[R], terms: Callable[[R], Iterable[str]]) -> dict[str, tuple[R, ...]]:
    """Group records under each of their terms: terms sorted, records in the order given."""
    groups: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        for term in terms(record):
            groups[term].append(record)
    return {term: tuple(groups[term]) for term in sorted(groups)}


def term_label(catalog: Catalog, field: str, term: str) -> str:
    """Return what readers see for a term of a field: a vocabulary's label, a venue's short name, a record's name.

    A term that belongs to no vocabulary is its own label; where the data model closes the choice, its words apart.
    """
    if field == "venue" and term in catalog.venues:
        return catalog.venues[term].short
    if field == "lists" and term in catalog.sources:
        return catalog.sources[term].name
    vocabulary = catalog.vocabularies.get(_VOCABULARY_OF_FIELD.get(field, ""), {})
    if term in vocabulary:
        return vocabulary[term].label
    if field in _KIND_OF_FIELD and term in catalog.of_kind(_KIND_OF_FIELD[field]):
        return title_of(catalog.of_kind(_KIND_OF_FIELD[field])[term])
    return term.replace("-", " ") if field in _CLOSED_FIELDS else term


def term_description(catalog: Catalog, field: str, term: str) -> str:
    """Return one line about a term: a vocabulary's definition, a venue's full name; else nothing."""
    if field == "venue" and term in catalog.venues:
        return catalog.venues[term].name
    vocabulary = catalog.vocabularies.get(_VOCABULARY_OF_FIELD.get(field, ""), {})
    return vocabulary[term].description if term in vocabulary else ""


def build_facet(catalog: Catalog, spec: FacetSpec, records: Iterable[Record]) -> Facet:
    """Group those of the records that are of the facet's kinds under their terms, in the order the facet declares."""
    kinds = spec.kinds or ("papers",)
    records = [record for record in records if record.kind in kinds]
    grouped = group_by(records, lambda record: terms_of(record, spec.field))
    return make_facet(catalog, spec, [make_group(catalog, spec, term, members) for term, members in grouped.items()])


def make_group(catalog: Catalog, spec: FacetSpec, term: str, records: tuple[Record, ...]) -> Group:
    """Return the group of a facet's term, with what readers see of it."""
    return Group(
        id=term,
        label=term_label(catalog, spec.field, term),
        description=term_description(catalog, spec.field, term),
        records=records,
    )


def make_facet(catalog: Catalog, spec: FacetSpec, groups: Iterable[Group]) -> Facet:
    """Return a facet with its groups in the order it declares."""
    vocabulary = list(catalog.vocabularies.get(_VOCABULARY_OF_FIELD.get(spec.field, ""), {}))
    orders: dict[str, Callable[[Group], tuple[int, str]]] = {
        "count": lambda group: (-group.count, group.label.casefold()),
        "newest": lambda group: (-int(group.id) if group.id.isdigit() else 0, group.label.casefold()),
        "vocabulary": lambda group: (
            vocabulary.index(group.id) if group.id in vocabulary else len(vocabulary),
            group.label.casefold(),
        ),
        "label": lambda group: (0, group.label.casefold()),
    }
    order = orders[spec.order]
    return Facet(spec=spec, groups=tuple(sorted(groups, key=lambda group: (order(group), group.id))))


def build_index(catalog: Catalog, find_authors: Callable[[Catalog], Contributors] = build_contributors) -> Index:
    """Index a catalog: its facets, and which records are tied to which; ``find_authors`` is asked for its authors."""
    records = tuple(sorted(catalog.records(), key=newest_first))
    papers = tuple(record for record in records if isinstance(record, Paper))
    datasets = tuple(record for record in records if isinstance(record, Dataset))
    return Index(
        catalog=catalog,
        records=records,
        facets={spec.id: build_facet(catalog, spec, records) for spec in catalog.settings.facets},
        papers_of_dataset=group_by(papers, datasets_of),
        papers_of_metric=group_by(papers, metrics_of),
        tools_of_metric=group_by(catalog.tools.values(), lambda tool: tool.metrics),
        presented_by=presented_by(catalog, papers),
        derived=group_by(datasets, lambda dataset: dataset.derived_from),
        find_authors=find_authors,
    )


def datasets_of(paper: Paper) -> Iterable[str]:
    """Return the ids of the datasets that a paper uses, and of whatever it presents."""
    return dict.fromkeys(paper.datasets + paper.introduces)


def metrics_of(paper: Paper) -> Iterable[str]:
    """Return the ids of the metrics that a paper reports, and of whatever it presents."""
    return dict.fromkeys(paper.metrics + paper.introduces)


def presented_by(catalog: Catalog, papers: tuple[Paper, ...]) -> dict[str, tuple[Paper, ...]]:
    """Tie datasets and metrics to the papers that present them, whichever of the two records says so."""
    presented: defaultdict[str, dict[str, Paper]] = defaultdict(dict)
    for paper in papers:
        for introduced in paper.introduces:
            presented[introduced][paper.id] = paper
    subjects: tuple[Dataset | Metric, ...] = (*catalog.datasets.values(), *catalog.metrics.values())
    for record in subjects:
        if record.paper and record.paper in catalog.papers:
            presented[record.id][record.paper] = catalog.papers[record.paper]
    return {term: tuple(presented[term].values()) for term in sorted(presented)}
