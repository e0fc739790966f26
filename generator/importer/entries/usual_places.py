"""Where most entries of a section have their venues: what stands there in the others is a venue too, known or not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.importer.entries.entry import with_maybe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.entry import Entry
    from generator.importer.entries.marks import Mark, Place

SMALL = 4
"""A section of fewer entries is read as the whole list is."""


def usual_place(entries: Sequence[Entry]) -> Place | None:
    """Return where most entries have their venue: at least two surely, and not many more that may be something else."""
    sure = Counter(place for entry in entries for place in {mark.place for mark in entry.marks if mark.names_venue})
    maybe = Counter(
        place
        for entry in entries
        for place in {mark.place for mark in entry.maybe} - {mark.place for mark in entry.marks if mark.names_venue}
    )
    for place, count in sorted(sure.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
        total = count + maybe[place]
        if count >= 2 and count * 5 >= total * 2 and total * 5 >= len(entries) * 3:
            return place
    return None


def with_usual_venues(entries: Sequence[Entry], whole: Place | None, *, names: bool = False) -> tuple[Entry, ...]:
    """Return entries with the venues that are known by nothing but their place, where most others have one there.

    ``whole`` is the usual place in all of the list, for sections too small to have a habit of their own. Where entries
    begin with ``names`` of things, the label of a link is such a name.
    """
    place = usual_place(entries) or (whole if len(entries) < SMALL else None)
    if place is None or place == "bold" or (names and place == "the label of a link"):
        return tuple(entries)
    is_dated = place == "words after the title"
    return tuple(
        entry
        if any(mark.names_venue or (mark.place == place and not _is_date(mark)) for mark in entry.marks)
        else with_maybe(entry, place, is_dated=is_dated)
        for entry in entries
    )


def _is_date(mark: Mark) -> bool:
    """Tell whether a mark is nothing but a date, beside which a venue may stand: ``[2022-02] [Science]``."""
    return mark.occasion.year is not None and not (mark.occasion.venue or mark.occasion.unknown or mark.occasion.track)
