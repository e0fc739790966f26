"""The rules of the settings: facets group by fields that exist, under addresses that are free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from generator.check.finding import Finding, guess
from generator.load import quoted
from generator.model import RECORD_TYPES, FacetSpec, Record
from generator.model.text import IsoDate, Language, Slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.draft import Draft

FILE = "data/catalog.yml"


def _groups(hint: Any) -> bool:
    """Tell whether the values of a field can stand in an address: ids, numbers, and words of closed lists."""
    if hint in {Slug, Language, IsoDate, int, type(None), ...} or get_origin(hint) is Literal:
        return True
    parts = get_args(hint)
    if get_origin(hint) is Annotated:
        return parts[0] is int
    return bool(parts) and all(map(_groups, parts))


def _groupable(model: type[Record]) -> dict[str, bool]:
    hints = get_type_hints(model, include_extras=True)
    return {name: _groups(hints[name]) for name in model.model_fields if name != "id"}


_FIELDS = {model.kind: _groupable(model) for model in RECORD_TYPES}
RESERVED = frozenset({
    *_FIELDS, "about", "api", "architecture", "assets", "authors", "contribute", "data", "explore", "images", "index",
    "javascripts", "new", "overrides", "results", "schema", "search", "sitemap", "static", "stylesheets",
})  # fmt: skip
"""First parts of addresses that belong to records, authors, results, hand-written pages and the theme."""


def check_facets(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for missing settings, and for each facet that cannot be made."""
    if not any(file.part == "catalog" for file in draft.files):
        hint = "begin one with four lines in this file: title, tagline, description, subject"
        yield Finding(FILE, (), "no-catalog", "is missing, so there is no catalog here", hint, whole_file=True)
    first: dict[str, int] = {}
    for index, facet in enumerate(draft.settings.facets if draft.settings else ()):
        yield from _field(facet, index)
        if facet.id in RESERVED and not (facet.id in _FIELDS and facet.field == facet.id):
            message = f"the address /{facet.id}/ is taken by other pages"
            yield Finding(FILE, ("facets", index, "id"), "facet", message, "choose another id")
        if first.setdefault(facet.id, index) != index:
            message = f"{quoted(facet.id)} is the id of another facet already"
            yield Finding(FILE, ("facets", index, "id"), "facet", message, "choose another id")


def _field(facet: FacetSpec, index: int) -> Iterator[Finding]:
    """Yield a finding when a kind lacks the field, or holds text in it that can be no part of an address."""
    kinds = facet.kinds or ("papers",)
    path = ("facets", index, "field")
    lacking = [kind for kind in kinds if facet.field not in _FIELDS[kind]]
    known = sorted({name for kind in kinds for name, groups in _FIELDS[kind].items() if groups} - {facet.field})
    if lacking:
        message = f"unknown {quoted(facet.field)}: {' and '.join(lacking)} have no such field"
        yield Finding(FILE, path, "facet", message, guess(facet.field, known) or f"known are {', '.join(known)}")
    elif not all(_FIELDS[kind][facet.field] for kind in kinds):
        message = f"{quoted(facet.field)} has values that cannot stand in an address"
        yield Finding(FILE, path, "facet", message, f"group by one of {', '.join(known)}")
