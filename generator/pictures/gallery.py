"""Which pictures a catalog has: those for which it declares the facets, and has papers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.index import has_link, terms_of
from generator.pictures.bars import Part, Scale, stacked_bars
from generator.pictures.matrix import matrix
from generator.pictures.shapes import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.index import Facet, Group, Index
    from generator.model import Paper
    from generator.pictures.shapes import Picture

SERIES = 7
"""Terms that a bar shows by themselves; the others together are one more part."""
YEARS = 12
ROWS = 12


def draw_pictures(index: Index) -> tuple[Picture, ...]:
    """Return the pictures of a catalog, those that say most first."""
    papers = [paper for paper in index.papers if paper.year]
    by_field = {facet.spec.field: facet for facet in index.facets.values()}
    if "year" not in by_field or not papers:
        return ()
    known = [paper.year for paper in papers if paper.year]
    return tuple(_pictures(papers, by_field, range(max(min(known), max(known) - YEARS + 1), max(known) + 1)))


def _pictures(papers: Sequence[Paper], facets: dict[str, Facet], years: Sequence[int]) -> Iterator[Picture]:
    year_facet = facets["year"].spec.id
    for field in ("tasks", "modalities"):
        if field in facets:
            yield _by_year(papers, facets[field], year_facet, years)
    yield _code_share(papers, year_facet, years)
    if "venue" in facets:
        venues = _largest(facets["venue"], papers)
        columns = [group for year in years for group in facets["year"].groups if group.id == str(year)]
        pairs = Counter((venue, str(paper.year)) for paper in papers for venue in terms_of(paper, "venue"))
        words = Words(
            "venues-by-year", "Venues by year", "Where papers appeared: the larger the dot, the more papers that year."
        )
        yield matrix(
            words, ("Venue", venues, columns), pairs, _asks(facets["venue"], facets["year"]),
        )  # fmt: skip
    for rows, columns_field, title, description in (
        ("datasets", "tasks", "Datasets and tasks", "Which tasks the papers solve that use each dataset."),
        ("methods", "methods", "Methods together", "Which methods papers combine: a dot for each pair in one paper."),
    ):
        if rows in facets and columns_field in facets and facets[rows].groups:
            yield _crossing(papers, facets[rows], facets[columns_field], title, description)


def _by_year(papers: Sequence[Paper], facet: Facet, year_facet: str, years: Sequence[int]) -> Picture:
    """Papers a year by the terms of a facet. A paper of several terms is counted once, under its most frequent term."""
    largest = _largest(facet, papers)[:SERIES]
    rank = {group.id: place for place, group in enumerate(largest)}
    field = facet.spec.field

    def term_of(paper: Paper) -> str:
        return min((term for term in terms_of(paper, field) if term in rank), key=rank.__getitem__, default="")

    counts = Counter((term_of(paper), paper.year) for paper in papers)
    parts = [
        Part(
            group.label,
            tuple(counts[group.id, year] for year in years),
            tuple(f"?{facet.spec.id}={group.id}&{year_facet}={year}&kind=papers" for year in years),
        )
        for group in largest
    ]
    others = tuple(counts["", year] for year in years)
    if any(others):
        parts.append(Part("Other", others, tuple(f"?{year_facet}={year}&kind=papers" for year in years)))
    noun = facet.spec.label.lower()
    description = (
        f"Papers of each year by {noun}; one with several is counted under the most frequent of them, "
        f"so a link may lead to more papers than its part of the bar shows."
    )
    words = Words(f"by-{facet.spec.id}", f"Papers a year by {noun}", description)
    return stacked_bars(words, [str(year) for year in years], parts)


def _code_share(papers: Sequence[Paper], year_facet: str, years: Sequence[int]) -> Picture:
    total = Counter(paper.year for paper in papers)
    coded = Counter(paper.year for paper in papers if has_link(paper, "code"))
    shares = tuple(round(100 * coded[year] / total[year]) if total[year] else 0 for year in years)
    part = Part("With code", shares, tuple(f"?code=yes&{year_facet}={year}&kind=papers" for year in years))
    description = "Of a hundred papers of each year, how many link to their code."
    words = Words("code", "Share of papers with code", description)
    return stacked_bars(words, [str(year) for year in years], [part], Scale(100, 25, " %"))


def _crossing(papers: Sequence[Paper], rows: Facet, columns: Facet, title: str, description: str) -> Picture:
    first, second = _largest(rows, papers)[:ROWS], _largest(columns, papers)[:ROWS]
    is_same = rows is columns
    pairs = Counter(
        (one, other)
        for paper in papers
        for one in terms_of(paper, rows.spec.field)
        for other in terms_of(paper, columns.spec.field)
        if not (is_same and one == other)
    )
    shown = {(one.id, other.id) for one in first for other in second}
    return matrix(
        Words(f"{rows.spec.id}-{columns.spec.id}", title, description), (rows.spec.label, first, second),
        {pair: number for pair, number in pairs.items() if pair in shown}, _asks(rows, columns),
    )  # fmt: skip


def _asks(rows: Facet, columns: Facet) -> Callable[[Group, Group], str]:
    """Return how Explore is asked for a row and a column, of the same facet too."""
    if rows is columns:
        return lambda row, column: f"?{rows.spec.id}.all={row.id},{column.id}&kind=papers"
    return lambda row, column: f"?{rows.spec.id}={row.id}&{columns.spec.id}={column.id}&kind=papers"


def _largest(facet: Facet, papers: Sequence[Paper]) -> list[Group]:
    """Return the terms with the most papers, the largest first."""
    counts = Counter(term for paper in papers for term in terms_of(paper, facet.spec.field))
    groups = [group for group in facet.groups if counts[group.id]]
    return sorted(groups, key=lambda group: (-counts[group.id], group.label.casefold()))[: max(ROWS, SERIES)]
