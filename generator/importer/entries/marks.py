"""What stands beside a title and may say where and when a work appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from generator.importer.words.dates import take_short_year
from generator.importer.words.link_labels import bare_label, is_publication, resource_type
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.venue_shapes import is_acronym, is_surely_venue, looks_like_venue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.importer.entries.chunk import Chunk
    from generator.importer.entries.clauses import Clauses
    from generator.importer.words.occasion import Occasion

_LONGEST_MARK = 80
_MOST_WORDS, _MOST_NAMED = 10, 8
_JOINTS = frozenset({"of", "on", "and", "in", "&", "for", "the"})
_JOINED = re.compile(r"\s*(?:,|\s[-\u2013\u2014|])\s+[A-Z].*\b(?:19|20)\d\d[\s.,;|-]*")
"""Words joined to a title, with a year at their end: `` - Anvils and Law 2019``."""
_NUMBERED = re.compile(r"([A-Z][^\d:?!()]{2,100}?),?\s+\d{1,4}\s*(?:\([\w-]+\))?\s*[,:]\s*(?:pp?\.?\s*)?[\de]\d*")
_COUNTS = re.compile(
    r"\b(?:of|on|in|for|from|with|by|about|over|than|and|to|at)$|\b(?:has|have|contains?|includes?|consists?)\b"
)
"""How words end that count something, and name no journal: ``Records of 38,597 patients``."""
_DATED = re.compile(r"[A-Z][^\d():?!]{2,70}?(?:,? \d{1,4}(?:\.\d+)?)?,? \((?:19|20)\d\d\)")
"""A journal with the year, and maybe a volume, for a label: ``Letters on leaves 4.2 (2019)``."""
_DATE = re.compile(r",\s+(?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d[\s.,;]*")
"""A date behind the name of a journal: ``, February 2018.``."""
_MADE_AT = re.compile(r"((?:19|20)\d\d) \([A-Z][^()]{1,30}\)")
"""The year, and in brackets who made the work: ``2018 (Riblab)``."""
_JOINED_YEAR = re.compile(r"([A-Z]{2,10})-(\d\d)")
"""An abbreviation with two digits of the year: ``TNN-11``."""
Place = Literal[
    "brackets before the title", "brackets after the title", "bold", "italics", "code", "the label of a link", "a badge",
    "words before the title", "words after the title", "a line of its own", "a column", "a heading",
]  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """Words beside a title that may say where and when: as printed, as understood, where they stand, and whether they name a venue for sure."""

    text: str
    occasion: Occasion
    place: Place
    is_venue: bool = False

    @property
    def names_venue(self) -> bool:
        """Whether it names a venue, known or not: an unknown one comes with a year, or stands where venues do."""
        where = self.occasion
        named = self.is_venue or is_well_known(where.unknown)
        return where.venue is not None or bool(where.unknown and (where.year or named))


def place_of(chunk: Chunk, is_before: bool, chunks: Sequence[Chunk], place: int) -> Place:
    """Return where a chunk stands, seen from the title."""
    if chunk.kind == "badge":
        return "a badge"
    if chunk.kind == "link":
        return "the label of a link"
    if chunk.in_brackets or chunk.kind in {"mark", "tag"}:
        return "brackets before the title" if is_before else "brackets after the title"
    for style, name in (("bold", "bold"), ("code", "code"), ("italic", "italics")):
        if style in chunk.styles:
            return name  # type: ignore[return-value]
    if is_before:
        return "words before the title"
    alone = all(
        other.row != chunk.row or at == place or other.kind in {"break", "occasion"} for at, other in enumerate(chunks)
    )
    return "a line of its own" if alone else "words after the title"


def mark_of(chunk: Chunk, where: Place, clauses: Clauses) -> tuple[Mark, bool] | None:
    """Return what a chunk says of where and when, and whether that is sure."""
    text = chunk.text.strip(" .,;:|" if chunk.kind != "link" else " .,;:|[]")

    def sure() -> tuple[Mark, bool]:
        return Mark(text, clauses.venues.parse(text), where, chunk.field == "occasion"), True

    speaks = (len(text) < _LONGEST_MARK or is_surely_venue(text)) and bool(re.search(r"[^\W\d]", text))
    readers: tuple[tuple[bool, Callable[[], tuple[Mark, bool] | None]], ...] = (
        (chunk.field == "occasion", sure),
        (chunk.kind == "badge", lambda: _badge_mark(chunk, clauses)),
        (bool(chunk.field), lambda: None),
        (chunk.kind in {"occasion", "mark"}, sure),
        (chunk.kind == "link" and chunk.text == chunk.url, lambda: None),
        (chunk.kind == "link", lambda: _label_mark(text, where, clauses, chunk.url)),
        (chunk.kind == "text" and bool(_NUMBERED.match(text)), lambda: _volume_mark(text, where, clauses)),
        (chunk.kind in {"tag", "text"} and speaks, lambda: _text_mark(text, where, clauses, chunk.raw)),
    )
    found = next((read() for holds, read in readers if holds), None)
    return (vouched(found[0], clauses), found[1]) if found else None


def vouched(mark: Mark, clauses: Clauses) -> Mark:
    """Return a mark as the name of a venue when the places where a list has its venues vouch for it."""
    return replace(mark, is_venue=True) if mark.occasion.unknown in clauses.placed else mark


def _label_mark(text: str, where: Place, clauses: Clauses, url: str) -> tuple[Mark, bool] | None:
    """Return what the label of a link says of where and when: ``[CVPR 2023](…)``; ``[arXiv](…)`` says no more than its address."""
    is_resource = resource_type(text) is not None
    placed = text in clauses.placed
    if not text or (is_resource and not placed and clauses.venues.id_of(bare_label(text)) is None):
        return None
    whole = clauses.of_label(text)
    occasion = whole or clauses.venues.parse(text)
    named = occasion.venue is not None
    adds = (
        not is_resource or placed or (named and (bool(occasion.year) or not clauses.venues.is_preprint(occasion.venue)))
    )
    if not adds:
        return None
    is_sure = named or whole is not None or (_DATED.fullmatch(text) is not None and is_publication(url))
    likely = is_acronym(occasion.unknown) or looks_like_venue(occasion.unknown)
    return (Mark(text, occasion, where), is_sure) if is_sure or likely else None


def _volume_mark(text: str, where: Place, clauses: Clauses) -> tuple[Mark, bool] | None:
    """Return the journal that the numbers of a volume and of pages give away: ``Data and Knowledge, 29(3), 626-688``."""
    found = _NUMBERED.match(text)
    if (
        found is None
        or len(found[1].split()) > _MOST_WORDS
        or where == "words before the title"
        or _COUNTS.search(found[1])
    ):
        return None
    return Mark(found[1], clauses.venues.parse(found[1]), where, is_venue=True), True


def _text_mark(text: str, where: Place, clauses: Clauses, raw: str) -> tuple[Mark, bool] | None:
    """Return what plain words beside a title say of where and when, though no year stands with them."""
    found = clauses.venues.parse(text)
    if found.venue is not None:
        return Mark(text, found, where), True
    if where == "words before the title" and (said := _dated_mark(text, clauses)):
        return said, True
    if found.unknown and is_surely_venue(found.unknown):
        return Mark(text, found, where, True), True
    apart = looks_like_venue(found.unknown) or where != "words after the title" or _JOINED.fullmatch(raw) is not None
    return (Mark(text, found, where), False) if found.unknown and apart and len(found.unknown.split()) <= 8 else None


def _dated_mark(text: str, clauses: Clauses) -> Mark | None:
    """Return the year that a title begins with, who made the work behind it, or the venue and the year that a hyphen joins."""
    if made := _MADE_AT.fullmatch(text):
        return Mark(made[1], clauses.venues.parse(made[1]), "words before the title")
    if joined := _JOINED_YEAR.fullmatch(text):
        year, _ = take_short_year(text)
        found = replace(clauses.venues.parse(joined[1]), text=text, year=year)
        return Mark(text, found, "words before the title", is_venue=True) if year else None
    return None


def _badge_mark(chunk: Chunk, clauses: Clauses) -> tuple[Mark, bool] | None:
    """Return what a badge says of where and when; words like "Publish" and a colour say nothing."""
    found = [
        Mark(words, occasion, "a badge") for words in chunk.words if (occasion := clauses.occasion(words)) is not None
    ]
    best = max(
        found,
        key=lambda mark: (mark.occasion.venue is not None, bool(mark.occasion.unknown), mark.occasion.year is not None),
        default=None,
    )
    if best is None:
        known = next(
            (
                Mark(words, clauses.venues.parse(words), "a badge")
                for words in chunk.words
                if clauses.venues.parse(words).venue
            ),
            None,
        )
        return (known, True) if known else None
    return best, True


def is_set_apart(chunk: Chunk) -> bool:
    """Tell whether a chunk is bold and in round brackets: ``(**Neurocomputing**)``."""
    return chunk.kind in {"mark", "occasion"} and "bold" in chunk.styles and chunk.raw.startswith("(")


def has_volume(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether a chunk is the name of a journal, the number of a volume right behind it: ``Nature **555**, 12``.

    Behind authors, a year will do: ``*Ann Doe, Cy Roe*, Rib Cell (2022)``, ``Doe A, Roe C. *Rib Cell*, May 2022``.
    """
    chunk, after = chunks[place], chunks[place + 1] if place + 1 < len(chunks) else None
    name = chunk.text.strip(" .,;:")
    if after is None or after.row != chunk.row or not name[:1].isupper():
        return False
    is_number = chunk.kind == "text" and re.match(r"[\s,]*\d{1,5}(?:\(\d+\))?\s*(?:,|:|$)", after.text) is not None
    known = is_number or _has_year(chunks, place)
    return known and len(name.split()) <= _MOST_NAMED and not re.search(r"\d", name)


def _has_year(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether words in capitals stand between authors that are set otherwise, and a year in brackets or, behind italics, a date."""
    chunk, after = chunks[place], chunks[place + 1]
    before = next((one for one in reversed(chunks[:place]) if one.kind != "label"), None)
    named = before is not None and before.kind == "people" and before.styles != chunk.styles
    year = after.kind == "occasion" and after.in_brackets and re.match(r"\W*(?:19|20)\d\d\b", after.text)
    date = after.kind == "occasion" and "italic" in chunk.styles and _DATE.fullmatch(after.raw)
    words = chunk.text.strip(" .,;:").split()
    capital = "," not in chunk.text.strip(" ,") and all(word[:1].isupper() or word in _JOINTS for word in words)
    return chunk.kind in {"text", "people"} and named and bool(year or date) and capital
