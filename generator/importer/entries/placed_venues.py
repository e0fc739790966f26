"""Venues that a list gives away by where they stand: labels at a place of its entries where most labels are known venues.

A place is told by the marks around it: brackets, bold or italics at the beginning, a bar or a comma before the end, a badge,
a column. No year need stand there, and a name need stand there only once: its neighbours vouch for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.pages.block import Heading
from generator.importer.pages.roles import role_of
from generator.importer.words.badges import badge_words, counts_something
from generator.importer.words.journal_names import is_named_journal
from generator.importer.words.link_labels import resource_type
from generator.importer.words.occasion import is_distinction
from generator.importer.words.people import looks_like_people
from generator.importer.words.venue_names import is_journal, is_well_known
from generator.importer.words.venue_shapes import is_acronym, is_surely_venue
from generator.importer.words.wording import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.importer.pages.block import Block
    from generator.importer.pages.runs import Run
    from generator.importer.words.occasion import Venues

_OPENED, _CLOSED = "\x01\x03\x05\x07", "\x02\x04\x06\x08"
"""What stands in a text for the beginning and the end of a link, and of bold, italic and code words."""
_SET = (*_OPENED, *"[({\u3010\uff08")
"""What stands right before words that are set apart."""
_BRACKETS = "[](){}\u3010\u3011\uff08\uff09"
_HARD = re.compile(rf"(\s*(?:[{re.escape(_OPENED + _CLOSED + _BRACKETS)}|\uff5c\n]\s*)+[.,;:\uff1a|-]?\s*)")
_FIRST = re.compile(r"\W*([^\W_][^:|\uff1a]{0,60}?)(\s*[:\uff1a]\s+|\s+[|\u2013\u2014-]\s+)(?=\S+\s+\S)")
"""Plain words before a title, and what parts them from it: ``Rib Letters: A Title``."""
_LAST = re.compile(r"(.*(?:[\w)\]][.?!]|\S[,;]|\s[|\u00b7\u2013\u2014-]))\s+(\S.*?)[\s.,;:|-]*")
"""Plain words behind a title or behind names, and what parts them from these: ``A Title. Rib Letters``."""
_YEAR = re.compile(r"[\s,'\u2019]*(?:19|20)\d\d[\s.,]*")
_NAME = re.compile(
    r"(?:[^\W\d_a-z]|npj\b|[a-z]+[A-Z])[^\s\"\u201c\u201d]*"
    r"(?:\s(?:[^\W\d_a-z][^\s\"\u201c\u201d]*|&|of|on|and|in|for|the|\d{1,4}|['\u2019]\d\d))*"
)
_SHORTENED = re.compile(r"[A-Z][a-z]{1,6}\. ?[A-Z]")
"""A name cut short: ``Rib. Lett.``."""
_ELSE = re.compile(r"\b(?:university|institute|school|technical report)\b", re.IGNORECASE)
"""Where authors work, or what appeared nowhere."""
_SHORTEST, _LONGEST, _MOST_WORDS, _MOST_PLAIN = 3, 70, 5, 3
"""How short names and how long labels are, in characters; and names that only their place vouches for, in words, also where nothing sets them apart."""
_FEWEST, _KINDS = 3, 2
"""How many labels at a place must be known venues, and how many different ones."""

_NAMED = frozenset({"datasets", "tools", "metrics"})
"""Sections whose entries begin with names of things."""

Place = tuple[object, ...]


@dataclass(frozen=True)
class _Label:
    """Words at a place of an entry; ``rest`` is the entry without them, ``is_plain`` tells that nothing sets them apart."""

    place: Place
    text: str
    rest: str
    is_plain: bool = False


def placed_venues(blocks: Sequence[Block], venues: Venues) -> frozenset[str]:
    """Return the names of venues that stand where most entries of a list name a known one.

    Those of the catalog are among them where nothing but their place before a title tells them from other words: ``arXiv: A Title``.
    """
    labels: defaultdict[Place, list[_Label]] = defaultdict(list)
    for entry in _entries(blocks):
        for label in entry:
            labels[label.place].append(label)
    found: set[str] = set()
    for several in labels.values():
        sure = [label.text for label in several if _is_known(label.text, venues)]
        kinds = {fold(_YEAR.sub("", text)) for text in sure}
        likely = sum(_is_likely(label.text, venues) for label in several)
        if (
            len(sure) >= _FEWEST
            and len(kinds) >= _KINDS
            and len(sure) * 3 >= len(several)
            and likely * 2 >= len(several)
        ):
            found |= {name for label in several if (name := _name(label, venues))}
    return frozenset(found)


def _is_known(text: str, venues: Venues) -> bool:
    said = venues.parse(text) if len(text) < _LONGEST else None
    return said is not None and (said.venue is not None or is_well_known(said.unknown))


def _is_likely(text: str, venues: Venues) -> bool:
    if _is_known(text, venues):
        return True
    name = venues.parse(text).unknown if len(text) < _LONGEST else ""
    return is_journal(name) or is_named_journal(name) or is_surely_venue(name)


def _name(label: _Label, venues: Venues) -> str:
    """Return the venue that a label names when its place vouches for it; nothing when it can be something else."""
    name = venues.parse(label.text).unknown if len(label.text) < _LONGEST else ""
    if label.is_plain and "first" in label.place and venues.id_of(label.text):
        return label.text
    if not name or fold(name) not in fold(label.text) or not _NAME.fullmatch(name):
        return ""
    if is_distinction(name) or _is_resource(name) or len(name) < _SHORTEST or _ELSE.search(name):
        return ""
    if _is_likely(label.text, venues):
        return name
    short = is_acronym(name.split()[0]) or _SHORTENED.match(name) is not None
    is_long = len(name.split()) > (_MOST_PLAIN if label.is_plain else _MOST_WORDS)
    is_person = label.is_plain and not short and looks_like_people(name)
    is_title = re.search(rf"\b{re.escape(name)}\b", label.rest) is not None
    return "" if is_long or is_person or is_title else name


def _is_resource(text: str) -> bool:
    """Tell whether a label promises a paper, its code and the like; the name of a venue may be one: ``Nature``, ``ACL``."""
    return resource_type(text) is not None and not (is_journal(text) or is_well_known(text))


def _entries(blocks: Iterable[Block]) -> Iterator[list[_Label]]:
    """Yield for each entry the labels that it has at each of its places."""
    above: list[Heading] = []
    for block in blocks:
        if block.shape == "heading":
            above = [heading for heading in above if heading.level < block.level] + [Heading(block.level, block.text)]
        elif role_of(above) in _NAMED:
            continue
        elif block.shape == "row":
            for place, (head, runs) in enumerate(block.cells):
                yield [_Label(("column", head, place), text, "") for text in (_text(runs).strip(" .\n"),) if text]
                yield list(_labels(runs, ("cell", place)))
        elif block.shape in {"item", "paragraph"}:
            yield list(_labels(block.runs, (block.shape,)))
        yield from _entries(block.children)


def _labels(runs: Sequence[Run], where: Place) -> Iterator[_Label]:
    """Yield what stands at the beginning of an entry and at its end, before the links that promise a resource, and its badges."""
    for run in runs:
        if run.image and not counts_something(run.image):
            for place, text in enumerate(badge_words(run.image, run.text)):
                if not _is_resource(text):
                    yield _Label((*where, "badge", place), text, "")
    pieces = _HARD.split(_marked(runs))
    texts, marks = pieces[::2], ["".join(mark.split()) for mark in pieces[1::2]]
    spoken = [place for place, text in enumerate(texts) if re.search(r"[^\W_]", text)]
    if len(spoken) > 1 or (spoken and _FIRST.match(texts[spoken[0]])):
        yield from _first(texts, marks, spoken, where)
        yield from _final(texts, marks, spoken, where)


def _first(texts: Sequence[str], marks: Sequence[str], spoken: Sequence[int], where: Place) -> Iterator[_Label]:
    first = spoken[0]
    rest = " ".join(texts[place] for place in spoken[1:])
    opened = re.sub(r"\w", "", "".join(marks[:first]))
    if opening := _FIRST.match(texts[first] + (" x x" if not opened else "")):
        text = texts[first][opening.end() :] + rest
        yield _Label((*where, "first", opened, opening[2].strip()), opening[1].strip(), text, is_plain=True)
    elif opened or re.search(r"[:\uff1a|\u2013\u2014-]", marks[first] if first < len(marks) else ""):
        closed = marks[first] if first < len(marks) else ""
        yield _Label((*where, "first", opened, closed[:2]), _bare(texts[first]), rest)


def _final(texts: Sequence[str], marks: Sequence[str], spoken: Sequence[int], where: Place) -> Iterator[_Label]:
    """Yield what stands last but for labels that promise a resource, with the year that may stand behind it."""
    left = list(spoken)
    while len(left) > 1 and _is_resource(texts[left[-1]]) and marks[left[-1] - 1][-1:] in _SET:
        left.pop()
    place = left[-1]
    if _YEAR.fullmatch(texts[place]) and len(left) > 1:
        place = left[-2]
    text = texts[place]
    before = marks[place - 1] if place else ""
    rest = " ".join(texts[:place])
    if place == spoken[0] or before[-1:] not in _SET:
        text = _YEAR.sub("", text) if _YEAR.search(text) else text
        if found := _LAST.fullmatch(text):
            yield _Label((*where, "last", found[1][-1]), _bare(found[2]), f"{rest} {found[1]}", is_plain=True)
        elif place != spoken[0]:
            yield _Label((*where, "last", before), _bare(text), rest, is_plain=True)
    else:
        yield _Label((*where, "last", before), _bare(text), rest)


def _bare(text: str) -> str:
    return text.strip(" .,;:|\uff1a-\n")


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if not run.image)


def _marked(runs: Iterable[Run]) -> str:
    """Return what an entry says, with signs around its links and around words in bold, in italics and set as code."""
    said: list[str] = []
    for run in runs:
        text = "" if run.image else run.text
        holds = (bool(run.url), run.strong, run.emphasis, run.code)
        for opened, closed, is_so in zip(_OPENED, _CLOSED, holds, strict=True):
            text = f"{opened}{text}{closed}" if is_so and text.strip() else text
        said.append(text)
    return "".join(said)
