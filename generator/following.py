"""From the index of a catalog to that of a later one, at the price of the papers that changed."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.index import (
    Facet,
    build_index,
    datasets_of,
    make_facet,
    make_group,
    metrics_of,
    newest_first,
    presented_by,
    terms_of,
)
from generator.model import Paper, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.catalog import Catalog
    from generator.index import Index
    from generator.model import Dataset, Metric

R = TypeVar("R", bound=Record)

MANY = 500
"""From so many changed papers on an index is built anew."""


def changed(before: Mapping[str, R], after: Mapping[str, R]) -> tuple[list[R], list[R]]:
    """Return the records that are gone, and those that have come; one that changed is in both."""
    if before is after:
        return [], []
    come = [record for id_, record in after.items() if before.get(id_) is not record]
    gone = [before[record.id] for record in come if record.id in before]
    if len(before) + len(come) - len(gone) != len(after):
        gone += [before[id_] for id_ in before.keys() - after.keys()]
    return gone, come


def follow_index(former: Index, catalog: Catalog) -> Index:
    """Return what ``build_index`` does. Unchanged papers are taken to be the same objects as in the former catalog."""
    before = former.catalog
    gone, come = changed(before.papers, catalog.papers)
    if len(gone) + len(come) > MANY or _without_papers(before) != _without_papers(catalog):
        return build_index(catalog, former.find_authors)
    records = _exchanged(former.records, gone, come)
    papers = tuple(record for record in records if isinstance(record, Paper))
    return replace(
        former,
        catalog=catalog,
        records=records,
        facets={id_: _follow_facet(facet, catalog, gone, come) for id_, facet in former.facets.items()},
        papers_of_dataset=_regrouped(former.papers_of_dataset, datasets_of, gone, come),
        papers_of_metric=_regrouped(former.papers_of_metric, metrics_of, gone, come),
        presented_by=presented_by(catalog, papers) if _present([*gone, *come], catalog) else former.presented_by,
    )


def _without_papers(catalog: Catalog) -> Catalog:
    return replace(catalog, papers={}, files={})


def _follow_facet(facet: Facet, catalog: Catalog, gone: list[Paper], come: list[Paper]) -> Facet:
    if "papers" not in (facet.spec.kinds or ("papers",)):
        return facet
    former = {group.id: group.records for group in facet.groups}
    now = _regrouped(former, lambda paper: terms_of(paper, facet.spec.field), gone, come)
    if now is former:
        return facet
    return make_facet(
        catalog,
        facet.spec,
        [
            facet.by_id[term] if former.get(term) is records else make_group(catalog, facet.spec, term, records)
            for term, records in now.items()
        ],
    )


def _regrouped(
    groups: Mapping[str, tuple[R, ...]],
    terms: Callable[[Paper], Iterable[str]],
    gone: Iterable[Paper],
    come: Iterable[Paper],
) -> Mapping[str, tuple[R, ...]]:
    """Return what ``group_by`` would of records newest first; groups that nothing touches are the same objects."""
    leaving, entering = _by_term(terms, gone), _by_term(terms, come)
    if not leaving and not entering:
        return groups
    now = dict(groups)
    for term in {**leaving, **entering}:
        now[term] = _exchanged(groups.get(term, ()), leaving.get(term, ()), entering.get(term, ()))
    return {term: now[term] for term in sorted(now) if now[term]}


def _by_term(terms: Callable[[Paper], Iterable[str]], papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        for term in terms(paper):
            found.setdefault(term, []).append(paper)
    return found


def _exchanged(records: tuple[R, ...], gone: Iterable[Record], come: Iterable[Record]) -> tuple[R, ...]:
    """Return records, which are newest first and stay so, without some and with others."""
    kept: list[Record] = list(records)
    for record in gone:
        del kept[bisect_left(kept, newest_first(record), key=newest_first)]
    for record in come:
        insort(kept, record, key=newest_first)
    return tuple(kept)  # type: ignore[arg-type]  # what comes is of the kind of what was there


def _present(papers: Iterable[Paper], catalog: Catalog) -> bool:
    """Tell whether one of the papers presents something, by its own record or by that of what it presents."""
    subjects: tuple[Dataset | Metric, ...] = (*catalog.datasets.values(), *catalog.metrics.values())
    named = {record.paper for record in subjects}
    return any(paper.introduces or paper.id in named for paper in papers)
