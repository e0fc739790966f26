"""Short names in brackets behind titles: ``Conditional Kites (CKite)``; whether they are names is decided once for a whole list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.pages.roles import role_of
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.wording import short_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.entry import Entry
    from generator.importer.entries.sections import Section
    from generator.importer.words.occasion import Venues

_CLOSING = re.compile(r"(\S+ .*[^\s(:-])\s*\(([^\W_][\w.+-]*)((?: (?:by|of|from) [A-Z]\w+)?)\)")
_FEW = 2
"""How many names that their titles do not spell must close titles, for all such brackets to be taken for names."""
_RARE, _OFTEN = 15, 6
"""One in so many titles closes with a name at least; one in so many is a habit, even where most names are initials."""


def with_names_apart(sections: Sequence[Section], venues: Venues) -> tuple[Section, ...]:
    """Return sections whose titles go without the names that close them, if those of the list often do; names are leads then.

    A title that closes with initials of its own, or that is alone in closing with a name, is kept as it is.
    """
    papers = [entry for section in sections if role_of(section.headings) == "papers" for entry in section.entries]
    if not _is_habit([entry.title for entry in papers if entry.title], venues):
        return tuple(sections)
    taken: set[str] = set()
    return tuple(
        replace(section, entries=tuple(_apart(entry, venues, taken) for entry in section.entries))
        if role_of(section.headings) == "papers"
        else section
        for section in sections
    )


def _is_habit(titles: Sequence[str], venues: Venues) -> bool:
    found = [pair for title in titles if (pair := _closing(title, venues))]
    foreign = sum(not spells(title, name) for title, name in found)
    often = foreign * 2 >= len(found) or len(found) * _OFTEN >= len(titles)
    return foreign >= _FEW and often and len(found) * _RARE >= len(titles)


def _closing(title: str, venues: Venues) -> tuple[str, str] | None:
    """Return a title without the name in brackets that it closes with, and the name; nothing when it closes otherwise."""
    found = _CLOSING.fullmatch(title)
    if found is None or short_name(f"{found[2]}: x") is None or re.fullmatch(r"[\d.]+|[a-z]+", found[2]):
        return None
    coined = re.search(r"[A-Z].*[A-Z0-9]|[a-z]\d", found[2])
    known = is_well_known(found[2]) or venues.parse(found[2]).venue is not None
    return (found[1], found[2]) if coined and not known else None


def spells(title: str, name: str) -> bool:
    """Tell whether a name is made of the initials of a title: ``Explainable Artificial Intelligence (XAI)``."""
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", title)).casefold()
    bare = re.sub(r"[\W_]", "", name.removesuffix("s")).casefold()
    return bare in initials or bare[1:] in initials


def _apart(entry: Entry, venues: Venues, taken: set[str]) -> Entry:
    """Return an entry with its name apart, unless an earlier one has that name."""
    found = _closing(entry.title, venues)
    if found is not None and found[1] in taken:
        return entry
    taken |= {found[1]} if found else set()
    return replace(entry, title=found[0], lead=entry.lead or found[1]) if found else entry
