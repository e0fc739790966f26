"""What the search in the header knows: one line for each record, term and author, in one script.

Pages that people write by hand are not in it: the header and footer of every page name them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.export.explore_columns import explore_order, other_name
from generator.export.script_data import script_value
from generator.index import term_label, title_of, year_of
from generator.urls import record_path, term_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.index import Index

Line = tuple[str, str, str, str, str]
"""Group, title, page, what is shown beside the title, and words that also lead here."""


def render_finder(index: Index) -> bytes:
    """Return the script that sets ``atlasFinder``: names of the groups, then a column for each part of a line."""
    lines = [*_records(index), *_terms(index), *_authors(index)]
    groups = list(dict.fromkeys(line[0] for line in lines))
    columns: dict[str, list[Any]] = {
        "group": [groups.index(line[0]) for line in lines],
        "title": [line[1] for line in lines],
        "path": [line[2] for line in lines],
        "note": [line[3] for line in lines],
        "more": [line[4] for line in lines],
    }
    return script_value("atlasFinder", {"groups": groups, **columns})


def _records(index: Index) -> Iterator[Line]:
    for record in explore_order(index):
        venue = getattr(record, "venue", None)
        where = term_label(index.catalog, "venue", venue) if venue else ""
        note = " ".join(filter(None, (where, str(year_of(record) or ""))))
        more = " ; ".join(filter(None, (other_name(record), *record.aliases)))
        yield record.kind.capitalize(), title_of(record), record_path(record), note, more


def _terms(index: Index) -> Iterator[Line]:
    kinds = {"datasets", "metrics", "tools"}
    for facet in index.facets.values():
        field = facet.spec.field
        if facet.spec.id in kinds:
            continue
        for group in facet.groups:
            venue = index.catalog.venues.get(group.id) if field == "venue" else None
            term = index.catalog.vocabularies.get("types" if field == "type" else field, {}).get(group.id)
            aliases = venue.aliases if venue else term.aliases if term else ()
            more = " ; ".join(filter(None, (venue.name if venue else "", *aliases)))
            yield facet.spec.plural, group.label, term_path(facet.spec.id, group.id), str(group.count), more


def _authors(index: Index) -> Iterator[Line]:
    for contributor in index.contributors.by_id.values():
        more = " ; ".join(contributor.spellings)
        yield "Authors", contributor.name, index.author_paths[contributor.id], str(len(contributor.papers)), more
