"""Venues made from the names that a list writes, to be read over by a person."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.importer.words.occasion import Venues
from generator.importer.words.venue_shapes import is_acronym, kind_of_venue
from generator.layout import quoted_as_needed
from generator.model import Venue
from generator.model.text import LONGEST_SLUG

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

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
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LINKS_BEHIND = re.compile(r"(?:[\s,|]*\[?\[[^\]]{1,20}\]\([^)]*\)\]?)+[\s.]*$")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")
_BRACKETED = re.compile(r"[(\[`]\s*([^()\[\]`]{2,80}?)\s*[)\]`]")
_TAIL = re.compile(r"(?:\*\*|\))[\s.,:;-]+([^\[\]()*|`]{3,80}?)[\s.,;|-]*$")
_COLUMN = re.compile(
    r"(?:venue|journal|conference|publication|published in|proceedings|source|会议|期刊)(?:\s*/\s*\w+)?(?:\s*\(?year\)?)?",
    re.IGNORECASE,
)
_VENUE_WORD = re.compile(
    r"conference|symposium|proceedings|workshop|meeting|congress|society|association", re.IGNORECASE
)
_NO_VENUE = re.compile(
    r"https?:|@|^\W*\d|\b(?:updated?|since|until|before|after|version|release|news|papers?|code|et al|and later|copyright|today|star|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\b",
    re.IGNORECASE,
)
LONGEST_NAME = 70
FEW_WORDS = 3
"""Names of more words must have one that venues have."""

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_HEADER = """
# Made from the names in {source}. Look them over: what kind each is, its full name, its other spellings.
"""


def names_in(text: str, known: Mapping[str, Venue]) -> tuple[str, ...]:
    """Return what a list in Markdown writes where a venue would stand, and is none of those ``known``; most frequent first.

    A name is looked for where it comes with a year: in headings, in brackets and code, and behind a title in bold or in a link;
    and without a year in the columns of tables that are headed by a word for venue.
    """
    venues = Venues(known)
    names: Counter[str] = Counter()
    for chunk, needs_year in _chunks(text):
        occasion = venues.parse(chunk)
        if occasion.unknown and (occasion.year or not needs_year) and _may_be_venue(occasion.unknown):
            names[occasion.unknown] += 1
    return tuple(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0])))


def _chunks(text: str) -> Iterator[tuple[str, bool]]:
    """Yield pieces of a list that may name a venue, and whether only a year beside it tells so."""
    column: int | None = None
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.count("|") > 1 else []
        if not cells:
            column = None
        elif (
            head := [place for place, cell in enumerate(cells) if _COLUMN.fullmatch(cell.strip("*_ "))]
        ) and not column:
            column = head[0]
        elif column is not None and column < len(cells):
            yield _LINK.sub(r"\1", cells[column]).strip("*_` "), False
        if heading := _HEADING.match(line):
            yield heading[1].strip("*_ "), True
        elif not cells and (tail := _TAIL.search(_LINKS_BEHIND.sub("", line))):
            yield tail[1], True
        yield from ((found[1], True) for found in _BRACKETED.finditer(_ADDRESS.sub("", line)))


def _may_be_venue(name: str) -> bool:
    words = name.split()
    return (
        len(name) <= LONGEST_NAME
        and sum(letter.isalpha() for letter in name) > 1
        and not _NO_VENUE.search(name)
        and (len(words) <= FEW_WORDS or _VENUE_WORD.search(name) is not None or _kind_of(name) != "conference")
    )


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
    return next(
        (kind for pattern, kind in _KINDS if pattern.search(name)),
        kind_of_venue(name) if is_acronym(name) else "conference",
    )


def venues_text(venues: Iterable[Venue], source: str) -> str:
    """Return what to write behind data/venues.yml for new venues; ``source`` is where their names come from."""
    lines = [_HEADER.format(source=" ".join(source.split()))]
    for venue in venues:
        fields = {"name": venue.name, "short": venue.short, "kind": venue.kind}
        lines.append(f"{quoted_as_needed(venue.id)}:\n")
        lines += [f"  {field}: {quoted_as_needed(value)}\n" for field, value in fields.items()]
    return "".join(lines)
