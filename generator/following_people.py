"""From the authors of a catalog to those of a later one, at the price of the papers whose authors changed."""

from __future__ import annotations

import threading
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from generator.following import MANY, changed
from generator.people import Contributors, Keys, entered, find_spellings, give_ids, index_order, make_contributor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.model import Author, Paper

First = tuple[tuple[bool, str, str], int]
"""Where an author comes first into a catalog: the order of the paper, and the author's place in it."""


class FollowedAuthors:
    """Finds the authors of one catalog after another; gives the last ones again while no paper says otherwise."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._people: _People | None = None

    def __call__(self, catalog: Catalog) -> Contributors:
        """Return what ``build_contributors`` does. Unchanged papers are taken to be the same objects as in the last one."""
        with self._asking:
            if self._people is None or not self._people.follow(catalog):
                self._people = _People(catalog)
            return self._people.contributors


class _People:
    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._keys = Keys(catalog)
        found = find_spellings(catalog.papers.values(), self._keys)
        self._made = {key: make_contributor(key, spelled, catalog.people) for key, spelled in found.items()}
        self._first = {key: _first(spelled, catalog) for key, spelled in found.items()}
        self._named = give_ids(self._made, catalog.people)
        self.contributors = Contributors(
            by_id={one.id: one for one in sorted(self._named.values(), key=index_order)},
            of_author={author: self._named[key].id for key, spelled in found.items() for author in spelled},
        )

    def follow(self, catalog: Catalog) -> bool:
        """Go on to a later catalog; tell whether that was possible."""
        gone, come = changed(self._catalog.papers, catalog.papers)
        known, said = ({paper.id: (paper.added, paper.authors) for paper in papers} for papers in (gone, come))
        gone = [paper for paper in gone if known[paper.id] != said.get(paper.id)]
        come = [paper for paper in come if said[paper.id] != known.get(paper.id)]
        if self._catalog.people != catalog.people or len(gone) + len(come) > MANY or _orcids(gone) != _orcids(come):
            return False
        self._catalog = catalog
        if gone or come:
            self._exchange(gone, come)
        return True

    def _exchange(self, gone: Sequence[Paper], come: Sequence[Paper]) -> None:
        touched = self._spellings(
            {self._keys.of(author) for paper in (*gone, *come) for author in paper.authors}, gone, come
        )
        for key, spelled in touched.items():
            if spelled:
                self._made[key] = make_contributor(key, spelled, self._catalog.people)
                self._first[key] = _first(spelled, self._catalog)
            else:
                del self._made[key], self._first[key]
        self._first = {key: self._first[key] for key in sorted(self._first, key=self._first.__getitem__)}
        former, self._named = self._named, give_ids({key: self._made[key] for key in self._first}, self._catalog.people)
        others = {key for key, one in self._named.items() if key not in touched and one.id != former[key].id}
        touched |= self._spellings(others, (), ())
        ordered = list(self.contributors.by_id.values())
        for key in touched.keys() & former.keys():
            del ordered[bisect_left(ordered, index_order(former[key]), key=index_order)]
        for key in touched.keys() & self._named.keys():
            insort(ordered, self._named[key], key=index_order)
        left = {author for paper in gone for author in paper.authors}
        of_author = {author: id_ for author, id_ in self.contributors.of_author.items() if author not in left}
        of_author |= {author: self._named[key].id for key, spelled in touched.items() for author in spelled}
        self.contributors = Contributors({one.id: one for one in ordered}, of_author)

    def _spellings(
        self, keys: Collection[str], gone: Iterable[Paper], come: Iterable[Paper]
    ) -> dict[str, dict[Author, list[str]]]:
        """Return the spellings of some authors, of whom each paper is either known or has just come."""
        papers = {id_ for key in keys if key in self._made for id_ in self._made[key].papers}
        papers = papers - {paper.id for paper in gone} | {paper.id for paper in come}
        found = find_spellings((self._catalog.papers[id_] for id_ in papers), self._keys)
        return {key: found.get(key, {}) for key in keys}


def _first(spelled: Mapping[Author, list[str]], catalog: Catalog) -> First:
    author, papers = next(iter(spelled.items()))
    paper = catalog.papers[papers[0]]
    return entered(paper), paper.authors.index(author)


def _orcids(papers: Iterable[Paper]) -> set[tuple[str, str]]:
    """Return the names that papers give an ORCID iD: they decide who is meant in other papers."""
    return {(author.name, author.orcid) for paper in papers for author in paper.authors if author.name and author.orcid}
