"""Which papers are related to a paper, and why: by what both are about, use, or are written by. Nothing is learnt or guessed."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.index import newest_first, term_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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


@dataclass(frozen=True)
class RelatedPaper:
    """A paper, and why it is shown beside another.

    Attributes:
        paper: The related paper.
        reasons: What both share, the most telling first: ``same dataset: MIMIC-CXR``. Names of authors are compared as
            they are printed, so two people of one name count as one.
    """

    paper: Paper
    reasons: tuple[str, ...]


class Relations:
    """The ties between the papers of a catalog; ``related_to`` gives those of one.

    Papers and features are numbers in here, papers from the newest on and features from the rarest: a page of every paper
    asks for its relations, and comparing numbers takes a fraction of the time that comparing names does.
    """

    def __init__(
        self,
        catalog: Catalog,
        papers: Sequence[Paper] = (),
        features: Callable[[Paper], Iterable[Feature]] | None = None,
    ) -> None:
        """Tie the papers of a catalog; ``papers`` are they, newest first; ``features`` is ``features_of`` or as good."""
        self._papers = papers or sorted(catalog.papers.values(), key=newest_first)
        features = features or features_of
        self._number = {paper.id: number for number, paper in enumerate(self._papers)}
        sharing: defaultdict[Feature, list[int]] = defaultdict(list)
        for number, paper in enumerate(self._papers):
            for feature in frozenset(features(paper)):
                sharing[feature].append(number)
        self._names = sorted(sharing, key=lambda feature: (len(sharing[feature]), feature))
        self._sharing = [sharing[feature] for feature in self._names]
        self._weights = [
            round(1000 * _WEIGHTS[feature[0]] * math.log(len(self._papers) / len(sharing[feature])))
            for feature in self._names
        ]
        own: list[list[int]] = [[] for _ in self._papers]
        for place, members in enumerate(self._sharing):
            for number in members:
                own[number].append(place)
        self._features = [tuple(features) for features in own]  # sets would take ten times the memory
        telling = sorted(range(len(self._names)), key=lambda place: (-self._weights[place], self._names[place]))
        self._telling = {place: rank for rank, place in enumerate(telling)}
        self._labels = [
            value if kind in ("authors", "words") else term_label(catalog, kind, value) for kind, value in self._names
        ]

    def related_to(self, paper: Paper) -> tuple[RelatedPaper, ...]:
        """Return the papers nearest to one, the nearest first; of equals the newer, then by title."""
        number = self._number[paper.id]
        own, weight = frozenset(self._features[number]), self._weights.__getitem__
        near = []
        for other in self._candidates(number):
            shared = own.intersection(self._features[other])
            score = sum(map(weight, shared))
            if score >= LEAST_SCORE:
                near.append((-score, other, shared))
        near.sort(key=itemgetter(0, 1))
        return tuple(RelatedPaper(self._papers[other], self._reasons(shared)) for _, other, shared in near[:MOST])

    def _candidates(self, number: int) -> list[int]:
        """Return the papers that share the most of what is rare, more of them than are shown."""
        scores: dict[int, int] = {}
        looked_at = 0
        for feature in self._features[number]:
            members, weight = self._sharing[feature][: LOOKED_AT - looked_at], self._weights[feature]
            looked_at += len(members)
            for other in members:
                scores[other] = scores.get(other, 0) + weight
        scores.pop(number, None)
        # One number for score and paper, the best and newest first, so that sorting compares nothing else.
        total = len(self._papers)
        best = sorted([other - score * total for other, score in scores.items()])
        return [key % total for key in best[: 3 * MOST]]

    def _reasons(self, shared: Iterable[int]) -> tuple[str, ...]:
        labels: dict[str, list[str]] = {}
        for feature in sorted(shared, key=self._telling.__getitem__):
            labels.setdefault(self._names[feature][0], []).append(self._labels[feature])
        return tuple(f"{_SHARED[kind]} {', '.join(some[:MOST_OF_A_KIND])}" for kind, some in labels.items())[
            :MOST_REASONS
        ]


def features_of(paper: Paper) -> Iterator[Feature]:
    """Yield what a paper may share with others: its labels, datasets, authors, and the telling words of its title."""
    for kind in ("modalities", "tasks", "methods"):
        yield from ((kind, value) for value in getattr(paper, kind))
    yield from (("datasets", value) for value in dict.fromkeys((*paper.datasets, *paper.introduces)))
    yield from (("authors", author.name) for author in paper.authors if author.name)
    words = _WORD.findall(paper.title.lower())
    yield from (("words", word) for word in dict.fromkeys(words) if word not in _COMMON)
