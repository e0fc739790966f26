"""What the page Explore works on: every record as columns, in one script; a large catalog in several.

A column is a list with one value a record. Texts that come again and again stand once in a list, and columns hold their
numbers; a column of several values a record is two lists, how many values each record has and the values in a row.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.export.explore_columns import common_values, explore_order, text_columns
from generator.export.explore_facets import KINDS, explore_facets, facet_column
from generator.export.explore_shards import ExploreShards
from generator.export.script_data import script_value
from generator.index import year_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.index import Index

DATA = "assets/explore-data.js"
SHARDED_FROM = 8_000
"""From so many records on, the page loads what it needs when it needs it; below, all at once is quicker."""


def explore_files(index: Index, sharded_from: int = SHARDED_FROM) -> Mapping[str, Callable[[], bytes]]:
    """Return how to make each script that the page Explore works on, by its path in the site."""
    if sum(1 for _ in index.catalog.records()) < sharded_from:
        return {DATA: partial(render_explore, index)}
    shards = ExploreShards(index)
    return {DATA: shards.head, **shards.files()}


def render_explore(index: Index) -> bytes:
    """Return the script that sets ``atlasData``: the records of a catalog, papers first, each kind newest first."""
    records = explore_order(index)
    added = sorted({record.added for record in records if record.added})
    values = {
        **common_values(),
        "kind": [KINDS.index(record.kind) for record in records],
        "year": [year_of(record) or 0 for record in records],
        **text_columns(records),
        "added": [added.index(record.added) + 1 if record.added else 0 for record in records],
        "facets": [
            {"id": facet.id, "label": facet.label, "range": 1}
            if facet.range
            else {**(column := facet_column(facet, records)).head(), "of": [column.lengths, column.codes]}
            for facet in explore_facets(index)
        ],
    }
    return script_value("atlasData", values)
