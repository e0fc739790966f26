"""A second, more lenient reading, where a page leads to many works and hardly any was read from it.

The first reading asks of each block whether it is a work. Where it finds next to none, blocks are parted in each way that people
part works, and the way is taken that makes most of them: a title each, and links below. What fits no way stays aside.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importer.entries.candidate import Candidate, candidate_of
from generator.importer.pages.block import PSEUDO_LEVEL
from generator.importer.words.wording import fold
from generator.importer.works.loose_works import Loose, loose_work, shared_words
from generator.importer.works.parting import FORMS, Form, Told, bold_start, parted
from generator.importer.works.reading import Aside, checked

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.block import Heading

_FEW = 3
"""How many works of one form there must be at least."""
_MOSTLY = 0.6
"""How many of the parts with links must be works, from 0 to 1."""
_FEWER = 3
"""How many works a way of parting must find for each that was read at first."""
_NEARLY = 0.8
"""How many works must have been read in a form for others in the same form to be believed, from 0 to 1."""
_SHORT = 4
"""Words of what may be said again and again, at most."""
_WORDS: Mapping[Form, str] = {
    "bold": "each begins with its name in bold", "ruled": "parted by rules", "headed": "a heading each", "stacked": "titles in paragraphs above links",
    "single": "a block each", "cells": "a row each", "lines": "a line each", "turns": "titles in lines above links", "led": "titles below links",
}  # fmt: skip


@dataclass(frozen=True)
class Again:
    """What a second reading found: all claims of a page, which of its blocks were read again, and in words how."""

    claims: tuple[Candidate | Aside, ...]
    places: frozenset[int] = frozenset()
    words: tuple[str, ...] = ()


def read_again(told: Sequence[Told], clauses: Clauses, source: str, unknown: frozenset[str]) -> Again:
    """Return the claims of a page, those of its blocks read again where hardly any work was found in them."""
    told = _with_doubts(told)
    again: list[Loose] = []
    words: list[str] = []
    for name, stretch in _stretches(told):
        known = {one.place for work in again for one in work.told}
        left = [one for one in stretch if one.place not in known]
        form, works = (
            _best(left, clauses) if sum(one.is_open and bool(one.block.links) for one in left) else ("bold", [])
        )
        read = _read(stretch, works) + len(known & {one.place for one in stretch})
        is_new = len(works) >= _FEW and read <= len(works) / _FEWER
        if is_new or (form == "bold" and _are_alike(stretch, works)):
            again += works
            words.append(f"{name}: read again, more leniently: {len(works)} works, {_WORDS[form]}")
    claims: list[Candidate | Aside] = []
    for work in again:
        candidate = candidate_of(work.entry, work.block, work.role, source, clauses.venues, unknown=unknown)
        claims.append(checked(candidate, work.block))
    taken: dict[int, frozenset[tuple[str, int]]] = {}
    for work in again:
        for one in work.told:
            taken[one.place] = taken.get(one.place, frozenset()) | work.taken
    for one in told:
        claims += _left_over(one, taken[one.place]) if one.place in taken else [one.claim]
    return Again(tuple(claims), frozenset(taken), tuple(words))


def _with_doubts(told: Sequence[Told]) -> list[Told]:
    """Return blocks, those marked whose titles are said again and again of different works."""
    links: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        if isinstance(one.claim, Candidate) and len(one.claim.title.split()) <= _SHORT:
            links[_said(one.claim.title)].update(resource.target.key for resource in one.claim.resources[:1])
    often = {title for title, keys in links.items() if len(keys) >= _FEW}
    return [
        replace(one, is_doubted=isinstance(one.claim, Candidate) and _said(one.claim.title) in often) for one in told
    ]


def _said(title: str) -> str:
    """Return a title without its numbers: ``Week 3``."""
    return re.sub(r"\d", "", fold(title))


def _read(stretch: Iterable[Told], works: Sequence[Loose]) -> int:
    """Return how many works of a stretch were read at first; titles without links count when they are more than those with links now."""
    claims = [one.claim for one in stretch if isinstance(one.claim, Candidate) and not one.is_doubted]
    linked = sum(bool(claim.resources or claim.dead) for claim in claims)
    return linked + max(0, len(claims) - linked - len(works))


def _are_alike(stretch: Iterable[Told], works: Sequence[Loose]) -> bool:
    """Tell whether nearly all works read from a stretch begin in bold as these do, some in each of their sections, and all are published."""
    read = [one.block for one in stretch if isinstance(one.claim, Candidate) and not one.is_open]
    begun = sum(not block.group and bool(bold_start(block.runs)) for block in read)
    known = {block.headings for block in read}
    among = all(work.is_published and work.block.headings in known for work in works)
    return bool(works) and among and len(read) >= _FEW and begun >= len(read) * _NEARLY


def _left_over(told: Told, taken: Container[tuple[str, int]]) -> Iterator[Aside]:
    """Yield what remains of a block that was read again: links that say nothing of its works."""
    claim = told.claim
    links = claim.links if isinstance(claim, Aside) else (*(resource.link for resource in claim.resources), *claim.dead)
    if links := tuple(link for link in links if (link.url, link.line) not in taken):
        text, reason = (claim.text, claim.reason) if isinstance(claim, Aside) else (claim.title, "no title")
        yield Aside(claim.line, text, reason, links)


def _stretches(told: Sequence[Told]) -> Iterator[tuple[str, list[Told]]]:
    """Yield the whole page, then what stands under each heading, the outermost first, with what each is called."""
    yield "the whole list", list(told)
    seen: dict[tuple[Heading, ...], None] = {}
    for one in told:
        path = _path(one)
        seen |= {path[: depth + 1]: None for depth in range(len(path))}
    for path in sorted(seen, key=len):
        yield f"section '{path[-1].text}'", [one for one in told if _path(one)[: len(path)] == path]


def _path(told: Told) -> tuple[Heading, ...]:
    return tuple(heading for heading in told.block.headings if heading.level < PSEUDO_LEVEL)


def _best(told: Sequence[Told], clauses: Clauses) -> tuple[Form, list[Loose]]:
    """Return the form in which most blocks are works, and these; a form in which works run together is none."""
    found = [(form, _works(told, form, clauses)) for form in FORMS]
    return max(found, key=lambda pair: (sum(work.is_one for work in pair[1]), -FORMS.index(pair[0])))


def _works(told: Sequence[Told], form: Form, clauses: Clauses) -> list[Loose]:
    """Return the works of a page if it has this form; none when most of what leads anywhere is no work then."""
    groups = [group for group in parted(told, form) if _leads_anywhere(group)]
    shared = shared_words(groups)
    works = [loose_work(group, form, shared, clauses) for group in groups]
    found = _usual(works, form)
    if min(len(found) / max(1, len(groups)), sum(work.is_sure for work in found) / max(1, len(found))) < _MOSTLY:
        return []
    if len(found) < _FEW:
        return found
    others = [
        work or loose_work(group, form, shared, clauses, is_among=True)
        for group, work in zip(groups, works, strict=True)
    ]
    return _usual(others, form)


def _usual(works: Sequence[Loose | None], form: Form) -> list[Loose]:
    """Return works without those whose titles are said again and again; of those under headings only those of the usual level."""
    said = Counter(_said(work.entry.title) for work in works if work is not None)
    found = [work for work in works if work is not None and said[_said(work.entry.title)] < _FEW]
    if form != "headed" or not found:
        return found
    level = Counter(work.told[0].block.level for work in found).most_common(1)[0][0]
    return [work for work in found if work.told[0].block.level == level]


def _leads_anywhere(group: Iterable[Told]) -> bool:
    return any(run.url and not run.url.startswith("#") for one in group for run in one.block.runs)
