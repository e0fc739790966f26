"""The rules of the settings: facets group by fields that exist, under addresses that are free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.finding import Finding, guess
from generator.load import quoted
from generator.model import RECORD_TYPES, FacetSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.draft import Draft

FILE = "data/catalog.yml"
_FIELDS = {model.kind: tuple(name for name in model.model_fields if name != "id") for model in RECORD_TYPES}
RESERVED = frozenset({
    *_FIELDS, "about", "api", "architecture", "assets", "contribute", "data", "explore", "images", "index",
    "javascripts", "new", "overrides", "schema", "search", "sitemap", "static", "stylesheets",
})  # fmt: skip
"""First parts of addresses that belong to record pages, hand-written pages and the theme."""


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
    """Yield a finding when a kind lacks the field; a facet that names no kinds needs one kind that has it."""
    lacking = [kind for kind in facet.kinds or _FIELDS if facet.field not in _FIELDS[kind]]
    if lacking and (facet.kinds or len(lacking) == len(_FIELDS)):
        known = {name for kind in facet.kinds or _FIELDS for name in _FIELDS[kind]}
        message = f"unknown {quoted(facet.field)}: {' and '.join(lacking)} have no such field"
        hint = guess(facet.field, sorted(known - {facet.field})) or f"known are {', '.join(sorted(known))}"
        yield Finding(FILE, ("facets", index, "field"), "facet", message, hint)
