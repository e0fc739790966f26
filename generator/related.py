"""Which papers are related to a paper, and why: by what both are about, use, or are written by. Nothing is learnt or guessed."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.index import newest_first, term_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._papers = sorted(catalog.papers.values(), key=newest_first)
        self._number = {paper.id: number for number, paper in enumerate(self._papers)}
        sharing: defaultdict[Feature, list[int]] = defaultdict(list)
        for number, paper in enumerate(self._papers):
            for feature in frozenset(features_of(paper)):
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
        by_id = sorted(range(len(self._papers)), key=lambda number: self._papers[number].id)
        self._by_id = by_id
        self._place = {number: place for place, number in enumerate(by_id)}

    def related_to(self, paper: Paper) -> tuple[RelatedPaper, ...]:
        """Return the papers nearest to one, the nearest first; of equals the newer, then by title."""
        number, weights = self._number[paper.id], self._weights
        own = frozenset(self._features[number])
        shared = {other: own.intersection(self._features[other]) for other in self._candidates(number)}
        scores = {other: sum([weights[feature] for feature in features]) for other, features in shared.items()}
        near = sorted((-score, other) for other, score in scores.items() if score >= LEAST_SCORE)[:MOST]
        return tuple(RelatedPaper(self._papers[other], self._reasons(shared[other])) for _, other in near)

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
        # One number for score and place among the ids, so that sorting compares nothing else.
        total, place = len(self._papers), self._place
        best = sorted([place[other] - score * total for other, score in scores.items()])[: 3 * MOST]
        return [self._by_id[key % total] for key in best]

    def _reasons(self, shared: Iterable[int]) -> tuple[str, ...]:
        values: dict[str, list[str]] = {}
        for feature in sorted(shared, key=self._telling.__getitem__):
            kind, value = self._names[feature]
            of_kind = values.setdefault(kind, [])
            if len(of_kind) < MOST_OF_A_KIND:
                of_kind.append(value if kind in ("authors", "words") else term_label(self._catalog, kind, value))
        return tuple(f"{_SHARED[kind]} {', '.join(some)}" for kind, some in values.items())[:MOST_REASONS]


def features_of(paper: Paper) -> Iterator[Feature]:
    """Yield what a paper may share with others: its labels, datasets, authors, and the telling words of its title."""
    for kind in ("modalities", "tasks", "methods"):
        yield from ((kind, value) for value in getattr(paper, kind))
    yield from (("datasets", value) for value in dict.fromkeys((*paper.datasets, *paper.introduces)))
    yield from (("authors", author.name) for author in paper.authors if author.name)
    words = _WORD.findall(paper.title.lower())
    yield from (("words", word) for word in dict.fromkeys(words) if word not in _COMMON)
