"""What the page Explore works on: every record as columns, in one script.

A column is a list with one value a record. Texts that come again and again stand once in a list, and columns hold their
numbers; a column of several values a record is two lists, how many values each record has and the values in a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.export.script_data import script_value
from generator.index import has_link, newest_first, term_label, terms_of, title_of, year_of
from generator.names import reading_name
from generator.urls import identifier_urls, paper_url, preprint_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.catalog import Catalog
    from generator.index import Index
    from generator.model import Author, Paper, Record

KINDS = ("papers", "datasets", "metrics", "tools")
LINK_TYPES = ("paper", "pdf", "code", "project", "data", "model", "demo", "video", "slides", "poster", "page")
SIZES = (
    (1_000, "to-1k", "under 1,000"),
    (10_000, "to-10k", "1,000 to 10,000"),
    (100_000, "to-100k", "10,000 to 100,000"),
    (1_000_000, "to-1m", "100,000 to 1 million"),
    (10**15, "over-1m", "over 1 million"),
)


@dataclass(frozen=True)
class ExploreFacet:
    """One way to narrow the records.

    Attributes:
        id: Name of the facet in addresses; for facets that have pages of their own, the first part of those addresses.
        label: What readers see.
        values_of: The values of a record, as text.
        label_of: What readers see of a value.
        order: Sort key of a value with the number of its records; None keeps the order in which values first appear.
        also: Other words under which records with a value are found; None when there are none.
        listed: Whether each value has a page.
        range: Whether readers give a first and a last value, as for years.
    """

    id: str
    label: str
    values_of: Callable[[Record], Iterable[str]]
    label_of: Callable[[str], str]
    order: Callable[[tuple[str, int]], Any] | None = None
    also: Callable[[str], str] | None = None
    listed: bool = False
    range: bool = False


def render_explore(index: Index) -> bytes:
    """Return the script that sets ``atlasData``: the records of a catalog, papers first, each kind newest first."""
    catalog = index.catalog
    records = explore_order(catalog)
    people, authors = _coded(records, author_names)
    added, added_rows = _coded(records, lambda record: (record.added,) if record.added else ())
    values = {
        "kinds": KINDS,
        "linkTypes": LINK_TYPES,
        "kind": [KINDS.index(record.kind) for record in records],
        "id": [record.id for record in records],
        "title": [title_of(record) for record in records],
        "name": [other_name(record) for record in records],
        "year": [year_of(record) or 0 for record in records],
        "summary": [record.summary or getattr(record, "purpose", None) or "" for record in records],
        "aliases": ["; ".join(record.aliases) for record in records],
        "status": [_unless(getattr(record, "status", "active"), "active") for record in records],
        "links": [_links(record) for record in records],
        "added": added,
        "addedOf": _flat(added_rows),
        "people": people,
        "authors": _flat(authors),
        "facets": [_facet(facet, records) for facet in explore_facets(index)],
    }
    return script_value("atlasData", values)


def explore_order(catalog: Catalog) -> tuple[Record, ...]:
    """Return all records in the order of the columns: papers, datasets, metrics, tools; each newest first."""
    return tuple(record for kind in KINDS for record in sorted(catalog.of_kind(kind).values(), key=newest_first))


def explore_facets(index: Index) -> tuple[ExploreFacet, ...]:
    """Return the facets: the kind of record, those the catalog declares, then what every catalog has."""
    catalog = index.catalog
    declared = [
        ExploreFacet(
            spec.id,
            spec.label,
            _terms(spec.field),
            _label(catalog, spec.field),
            order=_most_first,
            also=_venue_words(catalog) if spec.field == "venue" else None,
            listed=True,
            range=spec.field == "year",
        )
        for spec in catalog.settings.facets
    ]
    fields = {spec.field for spec in catalog.settings.facets}
    common = [
        ExploreFacet(field, label, _terms(field), _label(catalog, field), order=_most_first)
        for field, label in (
            ("track", "Track"), ("access", "Access of a dataset"), ("languages", "Language of a dataset"),
            ("origin", "Origin of a dataset"), ("family", "Family of a metric"), ("lists", "Source list"),
        )
        if field not in fields
    ]  # fmt: skip
    return (
        ExploreFacet("kind", "Kind", lambda record: (record.kind,), str.capitalize, order=_place(KINDS)),
        *declared,
        ExploreFacet(
            "code", "Code", _code, {"yes": "has code", "no": "no code known"}.__getitem__, order=_place(("yes", "no"))
        ),
        *common,
        ExploreFacet(
            "size",
            "Size of a dataset",
            _size,
            {value: label for _, value, label in SIZES}.__getitem__,
            order=_place([value for _, value, _ in SIZES]),
        ),
        ExploreFacet(
            "added", "Added", lambda r: (r.added[:7],) if r.added else (), str, order=lambda item: _reverse(item[0])
        ),
    )


def _terms(field: str) -> Callable[[Record], tuple[str, ...]]:
    return lambda record: terms_of(record, field)


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
    counts = (getattr(record, field, None) for field in ("images", "studies", "reports", "captions", "qa_pairs"))
    size = next((count for count in counts if count is not None), None)
    if size is None:
        return ()
    return (next(value for limit, value, _ in SIZES if size < limit),)


def _facet(facet: ExploreFacet, records: Sequence[Record]) -> dict[str, Any]:
    if facet.range:
        return {"id": facet.id, "label": facet.label, "range": 1}
    rows = [tuple(dict.fromkeys(facet.values_of(record))) for record in records]
    counts: dict[str, int] = {}
    for row in rows:
        for value in row:
            counts[value] = counts.get(value, 0) + 1
    values = [value for value, _ in (sorted(counts.items(), key=facet.order) if facet.order else counts.items())]
    codes = {value: code for code, value in enumerate(values)}
    labels = [facet.label_of(value) for value in values]
    return {
        "id": facet.id,
        "label": facet.label,
        "listed": facet.listed,
        "values": values,
        "labels": labels if labels != values else 0,
        "also": [facet.also(value) for value in values] if facet.also else 0,
        "of": _flat([[codes[value] for value in row] for row in rows]),
    }


def _coded(
    records: Sequence[Record], values_of: Callable[[Record], Iterable[str]]
) -> tuple[list[str], list[list[int]]]:
    """Return the values of all records, sorted, each once, and for each record the numbers of its own."""
    rows = [tuple(dict.fromkeys(values_of(record))) for record in records]
    values = sorted({value for row in rows for value in row})
    codes = {value: code for code, value in enumerate(values)}
    return values, [[codes[value] for value in row] for row in rows]


def _flat(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    return [[len(row) for row in rows], [code for row in rows for code in row]]


def _unless(value: str, usual: str) -> str:
    return "" if value == usual else value


def other_name(record: Record) -> str:
    """Return the short name of a paper's model, and the full title of a dataset that has one."""
    name = getattr(record, "name", None) if record.kind == "papers" else getattr(record, "title", None)
    return name if name and name != title_of(record) else ""


def author_names(record: Record) -> tuple[str, ...]:
    """Return the names of a paper's authors as one reads them, given name first; nothing for other records."""
    authors: tuple[Author, ...] = getattr(record, "authors", ())
    return tuple(reading_name(author) for author in authors)


def _links(record: Record) -> str:
    """Return the links of a record: number of the type, then the address without ``https://``; a line each."""
    urls: dict[str, str] = {}
    if record.kind == "papers":
        paper: Paper = record  # type: ignore[assignment]  # the kind tells the class
        if first := paper_url(paper):
            urls[first] = "paper"
        urls.update(dict.fromkeys((url for url in identifier_urls(paper.ids).values() if url not in urls), "paper"))
        if paper.preprint:
            urls.setdefault(preprint_url(paper.preprint), "paper")
    for link in record.links:
        urls.setdefault(link.url, link.type)
    return "\n".join(f"{LINK_TYPES.index(kind)} {url.removeprefix('https://')}" for url, kind in urls.items())
