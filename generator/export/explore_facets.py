"""The ways in which the page Explore narrows the records."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.export.search_words import fold
from generator.index import has_link, term_label, terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.index import Index
    from generator.model import Author, Record

KINDS = ("papers", "datasets", "metrics", "tools")
SIZES = (
    (1_000, "to-1k", "under 1,000"),
    (10_000, "to-10k", "1,000 to 10,000"),
    (100_000, "to-100k", "10,000 to 100,000"),
    (1_000_000, "to-1m", "100,000 to 1 million"),
    (10**15, "over-1m", "over 1 million"),
)
_COMMON = (
    ("track", "Track"),
    ("access", "Access of a dataset"),
    ("languages", "Language of a dataset"),
    ("origin", "Origin of a dataset"),
    ("family", "Family of a metric"),
    ("lists", "Source list"),
)
_WEIGHTS = {"venue": 7, "datasets": 7, "lists": 0, "access": 0, "languages": 0, "origin": 0, "family": 0}
_USUAL_WEIGHT = 5
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class ExploreFacet:
    """One way to narrow the records.

    Attributes:
        id: Name of the facet in addresses; for facets that have pages of their own, the first part of those addresses.
        label: What readers see.
        values_of: The values of a record, as text, each once.
        label_of: What readers see of a value.
        order: Sort key of a value with the number of its records; None keeps the order in which values first appear.
        also: Other words under which records with a value are found; None when there are none.
        weight: How much a match in a value counts in the search, up to 15; 0 when the search leaves the values out.
        listed: Whether each value has a page, and entries show it.
        range: Whether readers give a first and a last value, as for years.
    """

    id: str
    label: str
    values_of: Callable[[Record], tuple[str, ...]]
    label_of: Callable[[str], str]
    order: Callable[[tuple[str, int]], Any] | None = None
    also: Callable[[str], str] | None = None
    weight: int = 0
    listed: bool = False
    range: bool = False


@dataclass(frozen=True)
class FacetColumn:
    """A facet over records.

    Attributes:
        facet: The facet.
        values: Its values, in their order.
        lengths: How many values each record has.
        codes: The places in ``values`` of those of the first record, of the second, and so on.
    """

    facet: ExploreFacet
    values: tuple[str, ...]
    lengths: list[int]
    codes: list[int]

    def head(self) -> dict[str, Any]:
        """Return what the page knows of the facet besides lengths and codes.

        A value that follows from its label is left out, with a 0 in its place (templates/scripts/explore/1-records.js).
        """
        labels = [self.facet.label_of(value) for value in self.values]
        also = [self.facet.also(value) for value in self.values] if self.facet.also else []
        return {
            "id": self.facet.id,
            "label": self.facet.label,
            "listed": self.facet.listed,
            "weight": self.facet.weight,
            "values": [0 if _slug(label) == value else value for value, label in zip(self.values, labels, strict=True)],
            "labels": labels,
            "also": also if any(also) else 0,
        }


def facet_column(facet: ExploreFacet, records: Sequence[Record], most: int | None = None) -> FacetColumn:
    """Return a facet over records; of its values only the first so many when ``most`` is given."""
    rows = list(map(facet.values_of, records))
    counts = Counter(chain.from_iterable(rows))
    ordered = [value for value, _ in (sorted(counts.items(), key=facet.order) if facet.order else counts.items())]
    if most is not None and most < len(ordered):
        kept = frozenset(ordered[:most])
        rows = [tuple(value for value in row if value in kept) for row in rows]
    values = tuple(ordered[:most])
    codes = {value: code for code, value in enumerate(values)}
    return FacetColumn(facet, values, list(map(len, rows)), list(map(codes.__getitem__, chain.from_iterable(rows))))


def explore_facets(index: Index) -> tuple[ExploreFacet, ...]:
    """Return the facets: the kind of record, those the catalog declares, then what every catalog has."""
    catalog = index.catalog
    fields = {spec.field for spec in catalog.settings.facets}
    sizes = {value: label for _, value, label in SIZES}
    codes = {"yes": "has code", "no": "no code known"}
    return (
        ExploreFacet("kind", "Kind", lambda record: (record.kind,), str.capitalize, order=_place(KINDS)),
        *_declared(catalog),
        ExploreFacet("code", "Code", _code, codes.__getitem__, order=_place(("yes", "no"))),
        _results(index),
        _authors(index),
        *(_by_field(catalog, field, label) for field, label in _COMMON if field not in fields),
        ExploreFacet("size", "Size of a dataset", _size, sizes.__getitem__, order=_place(list(sizes))),
        ExploreFacet(
            "added", "Added", lambda r: (r.added[:7],) if r.added else (), str, order=lambda item: _reverse(item[0])
        ),
    )


def _declared(catalog: Catalog) -> Iterable[ExploreFacet]:
    for spec in catalog.settings.facets:
        yield ExploreFacet(
            spec.id,
            spec.label,
            _terms(spec.field),
            _label(catalog, spec.field),
            order=_most_first,
            also=_venue_words(catalog) if spec.field == "venue" else None,
            weight=_WEIGHTS.get(spec.field, _USUAL_WEIGHT),
            listed=True,
            range=spec.field == "year",
        )


def _by_field(catalog: Catalog, field: str, label: str) -> ExploreFacet:
    weight = _WEIGHTS.get(field, _USUAL_WEIGHT)
    return ExploreFacet(field, label, _terms(field), _label(catalog, field), order=_most_first, weight=weight)


def _authors(index: Index) -> ExploreFacet:
    people = index.contributors

    def values_of(record: Record) -> tuple[str, ...]:
        authors: tuple[Author, ...] = getattr(record, "authors", ()) if record.kind == "papers" else ()
        return tuple(dict.fromkeys(map(people.of_author.__getitem__, authors)))

    return ExploreFacet(
        "authors",
        "Author",
        values_of,
        lambda id_: people.by_id[id_].name,
        order=_most_first,
        also=lambda id_: " ; ".join(people.by_id[id_].spellings),
        weight=9,
    )


def _results(index: Index) -> ExploreFacet:
    """Return the facet of papers with reported results, by test set."""
    names: dict[str, str] = {table.results.id: table.results.name for table in index.results.tables}
    tested: Mapping[str, tuple[str, ...]] = {
        paper: tuple(dict.fromkeys(table.results.id for table, _ in tables))
        for paper, tables in index.results.of_paper.items()
    }

    def values_of(record: Record) -> tuple[str, ...]:
        return tested.get(record.id, ()) if record.kind == "papers" else ()

    return ExploreFacet("results", "Has results on", values_of, names.__getitem__, order=_most_first)


def _slug(label: str) -> str:
    return _NOT_SLUG.sub("-", fold(label)).strip("-")


def _terms(field: str) -> Callable[[Record], tuple[str, ...]]:
    """Return how to read a field; records of other kinds, of which there are many, are passed over quickly."""
    has_field = cache(lambda kind: field in kind.model_fields)
    return lambda record: terms_of(record, field) if has_field(type(record)) else ()


def _label(catalog: Catalog, field: str) -> Callable[[str], str]:
    def label_of(term: str) -> str:
        label = term_label(catalog, field, term)
        return label.replace("-", " ") if label == term and field != "languages" else label

    return label_of


def _venue_words(catalog: Catalog) -> Callable[[str], str]:
    def words_of(venue: str) -> str:
        return (
            " ; ".join((catalog.venues[venue].name, *catalog.venues[venue].aliases)) if venue in catalog.venues else ""
        )

    return words_of


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])


def _place(order: Sequence[str]) -> Callable[[tuple[str, int]], int]:
    places = {value: place for place, value in enumerate(order)}
    return lambda item: places.get(item[0], len(places))


def _reverse(text: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in text)


def _code(record: Record) -> tuple[str, ...]:
    return ("yes" if has_link(record, "code") else "no",) if record.kind in ("papers", "datasets") else ()


def _size(record: Record) -> tuple[str, ...]:
    """Return the class of a dataset's size: of its images, else of its texts."""
    if record.kind != "datasets":
        return ()
    counts = (getattr(record, field, None) for field in ("images", "studies", "reports", "captions", "qa_pairs"))
    size = next((count for count in counts if count is not None), None)
    if size is None:
        return ()
    return (next(value for limit, value, _ in SIZES if size < limit),)
