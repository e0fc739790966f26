"""Venues made from the names that a list writes, to be read over by a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.layout import quoted_as_needed
from generator.model import Venue
from generator.model.text import LONGEST_SLUG

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from generator.model.terms import VenueKind

_KINDS: tuple[tuple[re.Pattern[str], VenueKind], ...] = (
    (re.compile(r"rxiv|preprint|ssrn|research square", re.IGNORECASE), "preprint-server"),
    (re.compile(r"workshop", re.IGNORECASE), "workshop"),
    (
        re.compile(
            r"journal|transactions|\btrans\b|letters|review|reports|annals|nature|science|lancet|plos|proceedings of the|communications"
            r"|magazine|bulletin|quarterly|\bj\.|access$|\bmed\w*\.|medicine|analysis|ecology|biology",
            re.IGNORECASE,
        ),
        "journal",
    ),
)
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_HEADER = """
# Made from the names in {source}. Look them over: what kind each is, its full name, its other spellings.
"""


def named_venues(names: Iterable[str], taken: Container[str]) -> tuple[Venue, ...]:
    """Return a venue for each name that a list writes: the name as printed, and the kind that its words suggest.

    Names that can make no id are left out.
    """
    found: dict[str, Venue] = {}
    for name in names:
        printed = " ".join(name.split())
        slug = _NOT_IN_SLUG.sub("-", printed.casefold()).strip("-")[:LONGEST_SLUG].strip("-")
        if slug and slug not in taken and slug not in found and printed.isprintable():
            found[slug] = Venue(id=slug, name=printed, short=printed, kind=_kind_of(printed))
    return tuple(found[slug] for slug in sorted(found))


def _kind_of(name: str) -> VenueKind:
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), "conference")


def venues_text(venues: Iterable[Venue], source: str) -> str:
    """Return what to write behind data/venues.yml for new venues; ``source`` is where their names come from."""
    lines = [_HEADER.format(source=" ".join(source.split()))]
    for venue in venues:
        fields = {"name": venue.name, "short": venue.short, "kind": venue.kind}
        lines.append(f"{quoted_as_needed(venue.id)}:\n")
        lines += [f"  {field}: {quoted_as_needed(value)}\n" for field, value in fields.items()]
    return "".join(lines)
