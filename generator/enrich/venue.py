"""The venue that a printed name means: ``Proceedings of the 2024 Conference on … (CVPR) Workshops`` is a term of data/venues.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.importer.words.occasion import Venues
    from generator.model.records import Track

_LEAD = re.compile(r"^(?:in )?(?:proceedings of(?: the)?|proc\.?(?: of)?(?: the)?|the)\s+", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)?[- ]?(?:first|second|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteen(?:th)?|\w+teenth|\w+ieth))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:\b(?:19|20)\d\d\b|')(?:-(?:19|20)\d\d)?")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_FINDINGS = re.compile(r"^findings of the association for computational linguistics\b[:,]?\s*", re.IGNORECASE)


class PrintedVenue(NamedTuple):
    """A venue and the part of it, as a printed name says; ``id`` is empty where it names none, or more than one."""

    id: str
    track: Track | None


def read_venue(printed: str, venues: Venues) -> PrintedVenue:
    """Return the venue that a printed name means.

    The name as a whole, what stands in its brackets, and what is left without brackets, year and ordinal are looked up among the
    spellings of every venue; only a name that leads to one venue means it.
    """
    if found := _FINDINGS.match(printed):
        host = venues.parse(printed[found.end() :]).venue
        return PrintedVenue(host or "", "findings")
    whole = venues.id_of(printed)
    if whole is not None:
        return PrintedVenue(whole, None)
    occasions = [venues.parse(form) for form in _forms(printed)]
    ids = sorted({occasion.venue for occasion in occasions if occasion.venue})
    track = next((occasion.track for occasion in occasions if occasion.track not in {None, "main"}), None)
    return PrintedVenue(ids[0] if len(ids) == 1 else "", track)


def _forms(printed: str) -> Iterator[str]:
    without = _BRACKETS.sub(" ", printed)
    yield printed
    yield from _BRACKETS.findall(printed)
    yield without
    bare = _LEAD.sub("", " ".join(_ORDINAL.sub(" ", _YEAR.sub(" ", _LEAD.sub("", without.strip()))).split()))
    for form in (bare, bare.partition(":")[0]):
        yield form
        yield re.sub(r"^annual ", "", form, flags=re.IGNORECASE)
