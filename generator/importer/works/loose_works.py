"""One work made of a few blocks that no entry is: its title guessed by how they begin, the links and whom and where they name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.importer.entries.candidate import Candidate
from generator.importer.entries.case import SENTENCE
from generator.importer.entries.chunks import chunks_of
from generator.importer.entries.entry import Entry, read_entry
from generator.importer.entries.fields import field_of, key_of
from generator.importer.entries.titles import FEW_WORDS, Habit
from generator.importer.pages.block import Heading
from generator.importer.pages.roles import Role, role_of
from generator.importer.pages.runs import HARD_BREAK, Run, plain_text
from generator.importer.words.link_labels import is_publication, is_repository, resource_type
from generator.importer.words.links import identifier_in
from generator.importer.words.wording import bare_words
from generator.importer.works.link_keys import labelled, link_keys, unlabelled
from generator.importer.works.loose_rows import row_opening, title_columns
from generator.importer.works.loose_titles import Opening, opening_of, opening_words
from generator.importer.works.parting import lines_of
from generator.importer.works.software import names_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.block import Block
    from generator.importer.works.parting import Form, Told

_OFTEN = 3
"""How many works must say the same before a link for it to be the name of what it leads to."""
_FEW_BESIDE = 4
"""Words beside a link with a name for its label, at most, where these are no sentence."""
_MOST_WORDS = 20
"""Words of a line that names authors or a venue, at most."""
_ON_DATA = re.compile(r"\b(?:data|data ?sets?|databases?|corpora)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Loose:
    """A work made of blocks that were set aside.

    Attributes:
        told: The blocks.
        block: The same as one.
        entry: What they say.
        role: What it is.
        is_sure: Whether a link says that it leads to a work, by its address or by what stands before it.
        taken: Address and line of each link that is the work's.
    """

    told: tuple[Told, ...]
    block: Block
    entry: Entry
    role: Role
    is_sure: bool
    taken: frozenset[tuple[str, int]]

    @property
    def is_published(self) -> bool:
        """Whether a link leads to where works are published."""
        return any(is_publication(url) for url, _ in self.taken)

    @property
    def is_one(self) -> bool:
        """Whether its links are to one publication, and not to those of several works."""
        found = [found for url, _ in self.taken if (found := identifier_in(url)) is not None]
        return len(set(found)) == len({identifier.kind for identifier in found})


@dataclass(frozen=True)
class Shared:
    """What several works of a page have in common: words before their links, words they begin with, and where rows have their titles."""

    keys: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    columns: Mapping[int, int] = field(default_factory=dict)


def shared_words(groups: Iterable[Sequence[Told]]) -> Shared:
    """Return the words that several groups of blocks put before their links, or begin with in bold."""
    keys: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    for group in groups:
        lines = [line for one in group for line in lines_of(one.block)]
        keys.update({bare_words(key) for line in lines for key in link_keys(line).values()})
        openings.update({opening_words(line) for line in lines})
    return Shared(_often(keys), _often(openings), title_columns(one.block for group in groups for one in group))


def _often(found: Counter[str]) -> frozenset[str]:
    return frozenset(word for word, count in found.items() if word and count >= _OFTEN)


def loose_work(
    group: Sequence[Told], form: Form, shared: Shared, clauses: Clauses, *, is_among: bool = False
) -> Loose | None:
    """Return the work that a group of blocks is, nothing when it has no title, or leads nowhere.

    Where it ``is_among`` works of the same form, its title may be a single word, and its link lead anywhere.
    """
    if sum(isinstance(one.claim, Candidate) and not one.is_doubted for one in group) > 1:
        return None
    lines = [line for one in group for line in lines_of(one.block)]
    opening = (
        row_opening(group[0].block, shared.columns)
        if form == "cells"
        else opening_of(lines, form, shared.openings, clauses, is_sure=is_among)
    )
    if opening is None or not _may_be_called(opening.title):
        return None
    runs, links = _composed(opening, clauses)
    first = group[0].block
    block = replace(first, shape="item", runs=runs, level=0, reason="")
    entry = read_entry(chunks_of(runs, clauses), Habit(), clauses)
    entry = replace(entry, title=opening.title, style="bold", people=opening.people or entry.people)
    sure = [run for run in links if _is_sure(run, shared)]
    role = _role(first.headings, links) or ("papers" if is_among else None)
    if not links or role is None or (form in {"single", "lines"} and not (sure or is_among)):
        return None
    taken = frozenset((run.url, run.line) for run in links)
    return Loose(tuple(group), block, entry, role, bool(sure), taken)


def _may_be_called(title: str) -> bool:
    """Tell whether a work may have such a title: no sentence about the list, no heading of what is no part of it."""
    plain = bare_words(title)
    aside = role_of((Heading(2, title),)) in {"contents", "news", "contribution", "citation", "instructions"}
    return not (aside or SENTENCE.match(title) or field_of(plain) or resource_type(title) is not None)


def _composed(opening: Opening, clauses: Clauses) -> tuple[tuple[Run, ...], list[Run]]:
    """Return title and lines of a work as an entry, and the links in it; sentences are left out, and their links if there are others."""
    kept = [_kept(line, clauses) for line in opening.rest]
    told = [line for line, is_prose in kept if not is_prose]
    if not any(run.url for run in (*opening.runs, *(run for line in told for run in line))):
        told += [tuple(unlabelled(run) for run in line if run.url) for line, is_prose in kept if is_prose]
    keys = link_keys(opening.runs)
    runs = [labelled(run, keys[place]) if keys.get(place) else run for place, run in enumerate(opening.runs)]
    for line in told:
        runs += [Run(HARD_BREAK, line=line[0].line), *line] if line else []
    return tuple(runs), [run for run in runs if run.url and not run.url.startswith("#")]


def _kept(line: tuple[Run, ...], clauses: Clauses) -> tuple[tuple[Run, ...], bool]:
    """Return what to keep of a line: links with the words before them for labels, authors, a venue; and whether it is prose."""
    words = plain_text(run for run in line if not run.url)
    if not any(run.url for run in line):
        return (line if _says_who_or_where(words, line, clauses) else (), False)
    keys = link_keys(line)
    told = tuple(labelled(run, keys[place]) for place, run in enumerate(line) if keys.get(place))
    if told and (len(words.split()) > FEW_WORDS or len(told) == sum(bool(run.url) for run in line)):
        return told, False
    is_cited = any(_is_cited(line, place) for place in range(len(line)))
    return line, len(words.split()) > (_FEW_BESIDE if is_cited else FEW_WORDS)


def _is_cited(line: Sequence[Run], place: int) -> bool:
    """Tell whether a link has words of its sentence for its label, and the sentence goes on behind it."""
    run, behind = line[place], plain_text(run for run in line[place + 1 :] if not run.url)
    named = run.url and not run.is_bare and re.search(r"\w", run.text) and resource_type(run.text) is None
    return bool(named) and re.search(r"\w", behind) is not None


def _says_who_or_where(words: str, line: tuple[Run, ...], clauses: Clauses) -> bool:
    if len(words.split()) > _MOST_WORDS:
        return False
    if field_of(key_of(words)[0]) in {"people", "occasion"} or clauses.occasion(words) is not None:
        return True
    return any(chunk.kind == "people" for chunk in chunks_of(line, clauses))


def _is_sure(run: Run, shared: Shared) -> bool:
    """Tell whether a link leads to a work: by its address, its label, or what many works say before theirs."""
    known = (
        is_publication(run.url) or (is_repository(run.url) and not names_collection(run.url)) or "/datasets/" in run.url
    )
    return known or resource_type(run.text) not in {None, "page"} or bare_words(run.text) in shared.keys


def _role(headings: Sequence[Heading], links: Sequence[Run]) -> Role | None:
    """Return what a work is, by the headings above it, else by where it leads."""
    above = role_of(headings)
    if above in {"datasets", "metrics", "tools"}:
        return above
    kinds = {resource_type(run.text) for run in links}
    published = "paper" in kinds or any(is_publication(run.url) for run in links)
    if any(_ON_DATA.search(heading.text) for heading in headings) or ("data" in kinds and not published):
        return "datasets"
    if published:
        return "papers"
    return "tools" if any(is_repository(run.url) and not names_collection(run.url) for run in links) else None
