"""Which papers are related to a paper, and why: by what both are about, use, or are written by. Nothing is learnt or guessed."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.index import newest_first, term_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.model import Paper

Feature = tuple[str, str]
"""What papers may share: the kind of thing, and which one: ``("datasets", "mimic-cxr")``."""

MOST = 6
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
    """The ties between the papers of a catalog; ``related_to`` gives those of one."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        papers = sorted(catalog.papers.values(), key=newest_first)
        self._features = {paper.id: frozenset(features_of(paper)) for paper in papers}
        sharing: defaultdict[Feature, list[Paper]] = defaultdict(list)
        for paper in papers:
            for feature in self._features[paper.id]:
                sharing[feature].append(paper)
        self._sharing: Mapping[Feature, list[Paper]] = sharing
        self._weights = {
            (kind, value): round(1000 * _WEIGHTS[kind] * math.log(len(papers) / len(members)))
            for (kind, value), members in sharing.items()
        }

    def related_to(self, paper: Paper) -> tuple[RelatedPaper, ...]:
        """Return the papers nearest to one, the nearest first; of equals the newer, then by title."""
        own = self._features[paper.id]
        near = [
            (-score, newest_first(other), other)
            for other in self._candidates(paper)
            if (score := sum(self._weights[feature] for feature in own & self._features[other.id])) >= LEAST_SCORE
        ]
        return tuple(
            RelatedPaper(other, self._reasons(own & self._features[other.id])) for _, _, other in sorted(near)[:MOST]
        )

    def _candidates(self, paper: Paper) -> list[Paper]:
        """Return the papers that share the most of what is rare, more of them than are shown."""
        scores: dict[str, int] = {}
        others: dict[str, Paper] = {}
        looked_at = 0
        for feature in sorted(self._features[paper.id], key=lambda feature: (len(self._sharing[feature]), feature)):
            members = self._sharing[feature][: LOOKED_AT - looked_at]
            looked_at += len(members)
            for other in members:
                scores[other.id] = scores.get(other.id, 0) + self._weights[feature]
                others[other.id] = other
        scores.pop(paper.id, None)
        best = sorted(scores, key=lambda other: (-scores[other], other))[: 3 * MOST]
        return [others[other] for other in best]

    def _reasons(self, shared: Iterable[Feature]) -> tuple[str, ...]:
        telling = sorted(shared, key=lambda feature: (-self._weights[feature], feature))
        values: dict[str, list[str]] = {}
        for kind, value in telling:
            label = value if kind in ("authors", "words") else term_label(self._catalog, kind, value)
            values.setdefault(kind, []).append(label)
        return tuple(f"{_SHARED[kind]} {', '.join(values[kind][:3])}" for kind in values)[:3]


def features_of(paper: Paper) -> Iterator[Feature]:
    """Yield what a paper may share with others: its labels, datasets, authors, and the telling words of its title."""
    for kind in ("modalities", "tasks", "methods"):
        yield from ((kind, value) for value in getattr(paper, kind))
    yield from (("datasets", value) for value in dict.fromkeys((*paper.datasets, *paper.introduces)))
    yield from (("authors", author.name) for author in paper.authors if author.name)
    words = _WORD.findall(paper.title.lower())
    yield from (("words", word) for word in dict.fromkeys(words) if word not in _COMMON)
