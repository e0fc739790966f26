"""Which papers are related to a paper, and why: by what both are about, use, or are written by. Nothing is learnt or guessed."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, insort
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from generator.index import newest_first, term_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.model import Paper

Feature = tuple[str, str]
"""What papers may share: the kind of thing, and which one: ``("datasets", "mimic-cxr")``."""

MOST = 6
MOST_REASONS = 3
MOST_OF_A_KIND = 3
LOOKED_AT = 200
"""How many shared features are looked at to find the candidates of one paper, the rarest first: so no catalog is too large."""
LEAST_SCORE = 2500
FIRST, ROOM = 1 << 28, 1 << 8
"""The number of the newest paper, and the distance of numbers: those of three million papers compare fastest (30 bits)."""
_WEIGHTS = {"datasets": 2.0, "authors": 0.9, "methods": 1.4, "tasks": 1.0, "modalities": 0.6, "words": 1.0}
_SHARED = {
    "datasets": "same dataset:", "methods": "same method:", "tasks": "same task:", "modalities": "same modality:",
    "authors": "same author name:", "words": "title words:",
}  # fmt: skip
_WORD = re.compile(r"[a-z][a-z0-9]{3,}")
_COMMON = frozenset(  # words that say little in a title
    [
        "with",
        "from",
        "using",
        "based",
        "towards",
        "toward",
        "through",
        "into",
        "over",
        "under",
        "between",
        "among",
        "their",
        "this",
        "that",
        "more",
        "than",
        "when",
        "what",
        "which",
        "approach",
        "method",
        "methods",
        "model",
        "models",
        "framework",
        "learning",
        "network",
        "networks",
        "deep",
        "large",
        "novel",
        "study",
        "analysis",
        "system",
        "via",
        "image",
        "images",
        "medical",
        "data",
        "paper",
    ]
)


class RelatedPaper(NamedTuple):
    """A paper, and why it is shown beside another.

    Attributes:
        paper: The related paper.
        reasons: What both share, the most telling first: ``same dataset: MIMIC-CXR``. Names of authors are compared as
            they are printed, so two people of one name count as one.
    """

    paper: Paper
    reasons: tuple[str, ...]


class Relations:
    """The ties between the papers of a catalog; ``related_to`` gives those of one, ``follow`` goes on to a later catalog.

    Papers and features are numbers in here, the newer paper the lower one: a page of every paper asks for its relations, and
    comparing numbers takes a fraction of the time that comparing names does. Between the numbers of papers is room for others.
    """

    def __init__(self, catalog: Catalog, papers: Sequence[Paper] = ()) -> None:
        """Tie the papers of a catalog; ``papers`` are they, newest first."""
        self._begin(catalog, papers or sorted(catalog.papers.values(), key=newest_first))

    def _begin(self, catalog: Catalog, papers: Sequence[Paper]) -> None:
        self._catalog = catalog
        self._papers: dict[int, Paper] = {}
        self._number: dict[str, int] = {}
        self._features: dict[int, tuple[int, ...]] = {}
        self._number_of_feature: dict[Feature, int] = {}
        self._names: list[Feature] = []
        self._sharing: list[list[int]] = []
        self._weights: dict[int, int] = {}
        self._rarity: dict[int, tuple[int, Feature]] = {}
        self._telling: dict[int, tuple[int, Feature]] = {}
        self._labels: dict[int, str] = {}
        for place, paper in enumerate(papers):
            for members in self._enter(paper, FIRST + place * ROOM):
                members.append(self._number[paper.id])

    def follow(self, catalog: Catalog, papers: Sequence[Paper]) -> None:
        """Tie the papers of a later catalog instead, at the price of those that changed; they are the same objects else."""
        former, self._catalog = self._catalog.papers, catalog
        self._weights, self._rarity, self._telling, self._labels = {}, {}, {}, {}
        come = [(place, paper) for place, paper in enumerate(papers) if former.get(paper.id) is not paper]
        gone = [*(former.keys() - catalog.papers.keys()), *(paper.id for _, paper in come if paper.id in former)]
        for paper_id in gone:
            self._leave(paper_id)
        for place, paper in come:
            number = self._number_at(papers, place)
            if number is None:
                self._begin(catalog, papers)
                return
            for members in self._enter(paper, number):
                insort(members, number)

    def _enter(self, paper: Paper, number: int) -> Iterator[list[int]]:
        """Take in a paper; yield the numbers of those that share each of its features, to put its own among them."""
        self._papers[number], self._number[paper.id] = paper, number
        own = []
        for feature in dict.fromkeys(features_of(paper)):
            known = self._number_of_feature.setdefault(feature, len(self._names))
            if known == len(self._names):
                self._names.append(feature)
                self._sharing.append([])
            own.append(known)
            yield self._sharing[known]
        self._features[number] = tuple(own)  # sets would take ten times the memory

    def _leave(self, paper_id: str) -> None:
        number = self._number.pop(paper_id)
        del self._papers[number]
        for feature in self._features.pop(number):
            members = self._sharing[feature]
            del members[bisect_left(members, number)]

    def _number_at(self, papers: Sequence[Paper], place: int) -> int | None:
        """Return a number between those of the papers around a place, all before it having theirs; None without room."""
        before = self._number[papers[place - 1].id] if place else None
        behind = next(
            (known for paper in islice(papers, place + 1, None) if (known := self._number.get(paper.id))), None
        )
        if before is None:
            return FIRST if behind is None else behind - ROOM
        if behind is None:
            return before + ROOM
        return (before + behind) // 2 if behind - before > 1 else None

    def related_to(self, paper: Paper) -> tuple[RelatedPaper, ...]:
        """Return the papers nearest to one, the nearest first; of equals the newer, then by title."""
        near = self._nearest(paper, MOST)
        return tuple([RelatedPaper(self._papers[other], self._reasons(shared)) for _, other, shared in near])

    def nearest(self, paper: Paper, most: int) -> tuple[Paper, ...]:
        """Return ``most`` papers near to one at half the price: fewer are compared, and no reasons told."""
        return tuple([self._papers[other] for _, other, _ in self._nearest(paper, most)])

    def _nearest(self, paper: Paper, most: int) -> list[tuple[int, int, frozenset[int]]]:
        """Return score, number and shared features of the nearest papers, in order."""
        number = self._number[paper.id]
        weights = {feature: self._weight(feature) for feature in self._features[number]}
        own, weight = frozenset(weights), weights.__getitem__
        near = []
        for other in self._candidates(number, weights, 3 * most):
            shared = own.intersection(self._features[other])
            score = sum(map(weight, shared))
            if score >= LEAST_SCORE:
                near.append((-score, other, shared))
        near.sort(key=itemgetter(0, 1))
        return near[:most]

    def _weight(self, feature: int) -> int:
        """Return how much it tells to share a feature: the rarer it is, the more."""
        known = self._weights.get(feature)
        if known is None:
            kind, value = name = self._names[feature]
            members = len(self._sharing[feature])
            known = self._weights[feature] = round(1000 * _WEIGHTS[kind] * math.log(len(self._papers) / members))
            self._rarity[feature], self._telling[feature] = (members, name), (-known, name)
            self._labels[feature] = value if kind in ("authors", "words") else term_label(self._catalog, kind, value)
        return known

    def _candidates(self, number: int, weights: Mapping[int, int], many: int) -> list[int]:
        """Return the ``many`` papers that share the most of what is rare."""
        scores: dict[int, int] = {}
        known = scores.get
        looked_at = 0
        for feature in sorted(weights, key=self._rarity.__getitem__):
            members, weight = self._sharing[feature][: LOOKED_AT - looked_at], weights[feature]
            for other in members:
                scores[other] = known(other, 0) + weight
            looked_at += len(members)
            if looked_at == LOOKED_AT:
                break
        scores.pop(number, None)
        least = min(sorted(scores.values(), reverse=True)[:many], default=0)
        best = sorted([(-score, other) for other, score in scores.items() if score >= least])
        return [other for _, other in best[:many]]  # of equals the newer

    def _reasons(self, shared: Iterable[int]) -> tuple[str, ...]:
        labels: dict[str, list[str]] = {}
        for feature in sorted(shared, key=self._telling.__getitem__):
            labels.setdefault(self._names[feature][0], []).append(self._labels[feature])
        reasons = islice(labels.items(), MOST_REASONS)
        return tuple([f"{_SHARED[kind]} {', '.join(some[:MOST_OF_A_KIND])}" for kind, some in reasons])


def features_of(paper: Paper) -> Iterator[Feature]:
    """Yield what a paper may share with others: its labels, datasets, authors, and the telling words of its title."""
    for kind in ("modalities", "tasks", "methods"):
        yield from ((kind, value) for value in getattr(paper, kind))
    yield from (("datasets", value) for value in dict.fromkeys((*paper.datasets, *paper.introduces)))
    yield from (("authors", author.name) for author in paper.authors if author.name)
    words = _WORD.findall(paper.title.lower())
    yield from (("words", word) for word in dict.fromkeys(words) if word not in _COMMON)
