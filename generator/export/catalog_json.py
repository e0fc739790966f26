"""The whole catalog as one JSON object, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.export.json_text import compact_json, json_lines
from generator.model import VOCABULARIES, Record, ResultSet
from generator.model.fields import record_fields
from generator.urls import record_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.model import Model
    from generator.urls import Site

RECORD_KINDS = ("papers", "datasets", "metrics", "tools")


def render_catalog_json(catalog: Catalog, site: Site, line_of: Callable[[Record], str] | None = None) -> Iterator[str]:
    """Yield the catalog as JSON, part after part: the site's ``title``, then a list for every kind of record and for every vocabulary.

    A record, venue, term, source or test set has its fields as its YAML file has them, after its ``id``; a record also has
    the ``url`` of its page, relative to the home page when the site does not say where it lives. Scores are numbers. Each
    stands on a line of its own, so that two copies can be compared.

    Args:
        catalog: What to write.
        site: Where its pages live.
        line_of: Returns a record's object, which has its ``entry_fields``, on one line; from where it is kept, say.
    """
    settings = catalog.settings
    members = [("title", compact_json(settings.title)), ("description", compact_json(settings.description))]
    if site.url:
        members.append(("url", compact_json(site.url)))
    yield "{\n" + ",\n".join(f"{compact_json(name)}: {value}" for name, value in members)
    for name, entries in _parts(catalog):
        yield f",\n{compact_json(name)}: "
        yield from json_lines(
            line_of(entry)
            if line_of and isinstance(entry, Record)
            else compact_json(entry_fields(entry, entry_id, site))
            for entry_id, entry in entries.items()
        )
    yield "\n}\n"


def entry_fields(entry: Model, entry_id: str, site: Site) -> dict[str, Any]:
    """Return what ``catalog.json`` says about one record, venue, term, source or test set."""
    fields: dict[str, Any] = {"id": entry_id}
    if isinstance(entry, Record):
        fields["url"] = site.canonical(record_path(entry))
    fields |= record_fields(entry)
    if isinstance(entry, ResultSet):
        fields["rows"] = [row | {"scores": _numbers(row["scores"])} for row in fields.get("rows", ())]
    return fields


def _numbers(scores: Mapping[str, str]) -> dict[str, float]:
    return {column: float(score) for column, score in scores.items()}


def _parts(catalog: Catalog) -> Iterator[tuple[str, Mapping[str, Model]]]:
    for kind in RECORD_KINDS:
        yield kind, catalog.of_kind(kind)
    yield "venues", catalog.venues
    for vocabulary in VOCABULARIES:
        yield vocabulary, catalog.vocabularies.get(vocabulary, {})
    yield "sources", catalog.sources
    yield "results", catalog.results
