"""Authors across papers: who is one person, and where each has a page. Two spellings are never joined by guess."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from generator.model import Author
from generator.names import inverted_name, reading_name
from generator.urls import author_path, letter_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.catalog import Catalog
    from generator.model import Paper, Person

LETTERS_ID = "letters"
"""Stands in addresses where a person's id would, so no person has it: ``authors/letters/b/``."""

MANY = 60
"""How many authors the index names at once."""

_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Contributor:
    """One author of papers in a catalog: a person, or a group.

    Attributes:
        id: Last part of the address of the page: ``ada-lovelace``.
        name: The name as one reads it.
        index_name: The name as an index writes it: ``Lovelace, Ada``.
        spellings: Every spelling in papers, the shown one left out.
        orcid: ORCID iD; empty when no record gives it.
        papers: Ids of the papers, in the order of the catalog.
    """

    id: str
    name: str
    index_name: str
    spellings: tuple[str, ...]
    orcid: str
    papers: tuple[str, ...]

    @property
    def letter(self) -> str:
        """The letter of the alphabet under which the name is filed; ``other`` for names of other scripts."""
        first = _ascii(self.index_name)[:1]
        return first if first.isalpha() else "other"


@dataclass(frozen=True)
class Contributors:
    """All authors of a catalog.

    Attributes:
        by_id: Authors by the id of their page, in the order of an index.
        of_author: The id of each author as a record writes it.
    """

    by_id: Mapping[str, Contributor]
    of_author: Mapping[Author, str]

    def of_paper(self, paper: Paper) -> tuple[Contributor, ...]:
        """Return the authors of a paper, in its order."""
        return tuple(self.by_id[self.of_author[author]] for author in paper.authors)

    @cached_property
    def by_letter(self) -> Mapping[str, tuple[Contributor, ...]]:
        """Authors under the letters they are filed under, in the order of an index; other scripts last."""
        groups: defaultdict[str, list[Contributor]] = defaultdict(list)
        for contributor in self.by_id.values():
            groups[contributor.letter].append(contributor)
        return {letter: tuple(groups[letter]) for letter in sorted(groups, key=lambda one: (one == "other", one))}

    @cached_property
    def most(self) -> tuple[Contributor, ...]:
        """The authors of the most papers, at most ``MANY``; then in the order of an index."""
        return tuple(sorted(self.by_id.values(), key=lambda one: -len(one.papers))[:MANY])

    def coauthors(self, contributor: Contributor, papers: Mapping[str, Paper]) -> tuple[tuple[Contributor, int], ...]:
        """Return with whom an author wrote, and how many papers; the most first, then in the order of an index."""
        counts: Counter[str] = Counter()
        for paper_id in contributor.papers:
            counts.update({self.of_author[author] for author in papers[paper_id].authors})
        del counts[contributor.id]
        return tuple(
            (self.by_id[id_], count)
            for id_, count in sorted(counts.items(), key=lambda item: (-item[1], self._places[item[0]]))
        )

    def paths(self, own: int, per_page: int) -> Mapping[str, str]:
        """Return where each author is found, by id: a page of their own, or a place on the page of their letter.

        Args:
            own: From how many papers on an author has a page.
            per_page: How many authors stand on a page of a letter.
        """
        if (own, per_page) not in self._paths:
            paths = self._paths[own, per_page] = {}
            for letter, filed in self.by_letter.items():
                for place, one in enumerate(filed):
                    on_letter = f"{letter_path(letter, place // per_page + 1)}#{one.id}"
                    paths[one.id] = author_path(one.id) if len(one.papers) >= own else on_letter
        return self._paths[own, per_page]

    @cached_property
    def _paths(self) -> dict[tuple[int, int], dict[str, str]]:
        """What ``paths`` has found: the authors of a preview stay while the catalog changes."""
        return {}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each author in the index."""
        return {id_: place for place, id_ in enumerate(self.by_id)}


def build_contributors(catalog: Catalog) -> Contributors:
    """Return the authors of a catalog's papers.

    Authors are one person when their names are spelled alike, when data/authors.yml says so, or when they have one ORCID iD;
    two ORCID iDs are two persons, however alike the names. Ids are given in the order in which papers were added, so
    that a new paper never changes the address of an author who was there before.
    """
    found = find_spellings(catalog.papers.values(), Keys(catalog))
    named = give_ids({key: make_contributor(key, one, catalog.people) for key, one in found.items()}, catalog.people)
    return Contributors(
        by_id={one.id: one for one in sorted(named.values(), key=index_order)},
        of_author={author: named[key].id for key, spelled in found.items() for author in spelled},
    )


def find_spellings(papers: Iterable[Paper], keys: Keys) -> dict[str, dict[Author, list[str]]]:
    """Return each author's spellings by key, and the ids of the papers with each, as they came into the catalog."""
    found: dict[str, dict[Author, list[str]]] = {}
    for paper in sorted(papers, key=entered):
        for author in paper.authors:
            found.setdefault(keys.of(author), {}).setdefault(author, []).append(paper.id)
    return found


def entered(paper: Paper) -> tuple[bool, str, str]:
    """Return the sort key of papers in the order in which they were added: those of no day last, on a day by id."""
    return not paper.added, paper.added or "", paper.id


def index_order(contributor: Contributor) -> tuple[str, str, str]:
    """Return the sort key of authors in an index: by family name, without case and accents."""
    return _ascii(contributor.index_name), contributor.index_name, contributor.id


def give_ids(made: Mapping[str, Contributor], people: Iterable[str]) -> dict[str, Contributor]:
    """Return authors by key with an id of their own: who comes later and is spelled alike gets ``-2``, ``-3`` … behind it.

    Args:
        made: Authors as ``make_contributor`` gives them, by key, in the order in which they came into the catalog.
        people: Ids of data/authors.yml, which nobody else has.
    """
    taken, named = {LETTERS_ID, *people}, {}
    for key, one in made.items():
        given = one
        if one.id in taken and not key.startswith(ENTRY):
            given = replace(one, id=next(id_ for n in count(2) if (id_ := f"{one.id}-{n}") not in taken))
        taken.add(given.id)
        named[key] = given
    return named


ENTRY = "entry "
"""Begins the key of an author who has an entry in data/authors.yml."""


class Keys:
    """What tells one person from another: the entry of data/authors.yml, the ORCID iD, or else the name itself."""

    def __init__(self, catalog: Catalog) -> None:
        """Go by what a catalog says of names and ORCID iDs."""
        self._entries: dict[str, str] = {}
        for id_, person in catalog.people.items():
            for text in filter(None, (person.name, *person.aliases, person.orcid)):
                self._entries.setdefault(text, id_)
        orcids: defaultdict[str, set[str]] = defaultdict(set)
        for paper in catalog.papers.values():
            for author in paper.authors:
                if author.name and author.orcid:
                    orcids[author.name].add(author.orcid)
        self._orcid_of_name = {name: next(iter(ids)) for name, ids in orcids.items() if len(ids) == 1}

    def of(self, author: Author) -> str:
        """Return the key of whoever a record means: one for each person or group."""
        if author.group:
            return f"group {author.group}"
        name = author.name or ""
        orcid = author.orcid or self._orcid_of_name.get(name, "")
        entry = self._entries.get(orcid) or (self._entries.get(name) if not author.orcid else None)
        if entry:
            return f"{ENTRY}{entry}"
        return f"orcid {orcid}" if orcid else f"name {name}"


def make_contributor(key: str, spelled: Mapping[Author, list[str]], people: Mapping[str, Person]) -> Contributor:
    """Return an author by all spellings, each with its papers; the id may be that of others too."""
    entry = people[key.removeprefix(ENTRY)] if key.startswith(ENTRY) else None
    shown = Author(name=entry.name) if entry else _most_used(spelled)
    name = reading_name(shown)
    orcid = next(filter(None, [entry.orcid if entry else "", *(author.orcid for author in spelled)]), "")
    return Contributor(
        id=entry.id if entry else _id(name),
        name=name,
        index_name=inverted_name(shown),
        spellings=tuple(sorted({reading_name(author) for author in spelled} - {name})),
        orcid=orcid or "",
        papers=tuple(sorted({paper for papers in spelled.values() for paper in papers})),
    )


def _most_used(spelled: Mapping[Author, list[str]]) -> Author:
    """Return the spelling of the most papers."""
    if len(spelled) == 1:
        return next(iter(spelled))
    return max(spelled, key=lambda author: (len(spelled[author]), inverted_name(author)))


def _id(name: str) -> str:
    """Return ``ada-lovelace``; a name of another script gives its code points."""
    base = _NOT_SLUG.sub("-", _ascii(name)).strip("-")[:80].strip("-")
    return base or "u-" + "-".join(f"{ord(letter):x}" for letter in name if letter.isalnum())[:80].strip("-")


def _ascii(text: str) -> str:
    """Return text in lower case and without accents; what has no ASCII form is left out."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_SPECIAL))
    return "".join(letter for letter in decomposed if letter.isascii())
