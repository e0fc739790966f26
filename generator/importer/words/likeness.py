"""Titles so alike that a person should judge whether they are one work; nothing is merged for likeness."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from generator.importer.words.wording import SIMILAR, after_name, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RARE = 4
"""By how many of its rarest words a title is looked up; two titles that are alike share one of them."""
_CROWD = 60
"""A word that more titles share than this tells them apart no more."""


def similar_titles(new: Iterable[str], old: Iterable[str]) -> tuple[tuple[float, str, str], ...]:
    """Return pairs of titles, one of them new, that are much alike, most alike first.

    Only titles with a rare word in common are compared, so that the work grows with the number of titles, not its square.
    """
    titles = list(new)
    size = len(titles)
    titles += old
    forms = [_forms(title) for title in titles]
    found = (
        (_likeness(forms[one], forms[other]), titles[one], titles[other]) for one, other in _neighbours(forms, size)
    )
    return tuple(sorted((pair for pair in found if pair[0] >= SIMILAR), reverse=True))


def _forms(title: str) -> tuple[str, ...]:
    """Return the words of a title in alphabetical order, with its short name and without."""
    return tuple(" ".join(sorted(words_of(text).split())) for text in (title, after_name(title)))


def _neighbours(forms: Sequence[tuple[str, ...]], size: int) -> list[tuple[int, int]]:
    """Return the places of titles that share a rare word; the first of each pair is one of the first ``size``."""
    words = [sorted({word for form in several for word in form.split()}) for several in forms]
    counts: defaultdict[str, int] = defaultdict(int)
    for several in words:
        for word in several:
            counts[word] += 1
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for place, several in enumerate(words):
        shared = sorted((counts[word], word) for word in several if counts[word] > 1)
        for count, word in shared[:_RARE]:
            if count <= _CROWD:
                by_word[word].append(place)
    pairs = {
        (one, other)
        for places in by_word.values()
        for at, one in enumerate(places)
        if one < size
        for other in places[at + 1 :]
    }
    return sorted(pairs)


def _likeness(ones: Sequence[str], others: Sequence[str]) -> float:
    return max(fuzz.ratio(one, other, score_cutoff=SIMILAR) for one, other in zip(ones, others, strict=True))
