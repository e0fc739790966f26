"""A second, more lenient reading, where a page leads to many works and hardly any was read from it.

The first reading asks of each block whether it is a work. Where it finds next to none, blocks are parted in each way that people
part works, and the way is taken that makes most of them: a title each, and links below. What fits no way stays aside.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.block import PSEUDO_LEVEL
from generator.importer.candidate import Candidate, candidate_of
from generator.importer.loose_works import Loose, loose_work, shared_words
from generator.importer.parting import FORMS, Form, Told, parted
from generator.importer.reading import Aside, checked

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from generator.importer.block import Heading
    from generator.importer.clauses import Clauses

_FEW = 3
"""How many works of one form there must be at least."""
_MOSTLY = 0.6
"""How many of the parts with links must be works, from 0 to 1."""
_FEWER = 3
"""How many works a way of parting must find for each that was read at first."""
_WORDS: Mapping[Form, str] = {
    "bold": "each begins with its name in bold", "ruled": "parted by rules", "headed": "a heading each", "stacked": "titles in paragraphs above links",
    "single": "a block each", "cells": "a row each", "lines": "a line each",
}  # fmt: skip


@dataclass(frozen=True)
class Again:
    """What a second reading found: claims instead of those on the same blocks before, and in words how it read."""

    claims: tuple[Candidate | Aside, ...]
    words: tuple[str, ...] = ()


def read_again(told: Sequence[Told], clauses: Clauses, source: str, unknown: frozenset[str]) -> Again:
    """Return the claims of a page, those of its blocks read again where hardly any work was found in them."""
    again: list[Loose] = []
    words: list[str] = []
    for name, stretch in _stretches(told):
        known = {one.place for work in again for one in work.told}
        left = [one for one in stretch if one.place not in known]
        form, works = _best(left, clauses)
        if (
            len(works) >= _FEW
            and _read(stretch, works) + len(known & {one.place for one in stretch}) <= len(works) / _FEWER
        ):
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
    return Again(tuple(claims), tuple(words))


def _read(stretch: Iterable[Told], works: Sequence[Loose]) -> int:
    """Return how many works of a stretch were read at first; titles without links count when they are more than those with links now."""
    claims = [one.claim for one in stretch if isinstance(one.claim, Candidate)]
    linked = sum(bool(claim.resources or claim.dead) for claim in claims)
    return linked + max(0, len(claims) - linked - len(works))


def _left_over(told: Told, taken: Container[tuple[str, int]]) -> Iterator[Aside]:
    """Yield what remains of a block that was read again: links that say nothing of its works."""
    if isinstance(told.claim, Aside):
        links = tuple(link for link in told.claim.links if (link.url, link.line) not in taken)
        if links:
            yield Aside(told.claim.line, told.claim.text, told.claim.reason, links)


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
    works = [work for group in groups if (work := loose_work(group, form, shared, clauses))]
    if form == "headed":
        usual = Counter(work.told[0].block.level for work in works).most_common(1)
        works = [work for work in works if work.told[0].block.level == usual[0][0]]
    sure = sum(work.is_sure for work in works)
    return works if len(works) >= len(groups) * _MOSTLY and sure >= len(works) * _MOSTLY else []


def _leads_anywhere(group: Iterable[Told]) -> bool:
    return any(run.url and not run.url.startswith("#") for one in group for run in one.block.runs)
