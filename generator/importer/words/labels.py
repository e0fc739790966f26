"""First labels: the terms of a vocabulary whose aliases stand in a title, to be read over by a person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Term

USUAL_TYPE = "method"
_TYPE_ORDER = ("survey", "benchmark", "dataset", "metric", "clinical-study", "analysis", "tool", "foundation-model")


@lru_cache(maxsize=4096)
def _pattern(alias: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", alias)))
    return re.compile(rf"(?<![^\W_]){words}s?(?![^\W_])", re.IGNORECASE)


def terms_in(text: str, vocabulary: Mapping[str, Term], *, labels: bool = False) -> tuple[str, ...]:
    """Return the terms whose aliases (or ``labels`` too) stand in ``text`` as whole words, in the vocabulary's order.

    Where one alias lies inside a longer one (``radiograph`` in ``chest radiograph``), the longer one counts.
    """
    spans = [
        (match.start(), match.end(), term_id)
        for term_id, term in vocabulary.items()
        for alias in (*term.aliases, *((term.label,) if labels else ()))
        for match in _pattern(alias).finditer(text)
    ]
    kept = {term_id for start, end, term_id in spans if not _is_covered(start, end, spans)}
    return tuple(term_id for term_id in vocabulary if term_id in kept)


def _is_covered(start: int, end: int, spans: Iterable[tuple[int, int, str]]) -> bool:
    return any(a <= start and end <= b and b - a > end - start for a, b, _ in spans)


def modalities_of(text: str, vocabulary: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the kinds of image a text names; the general ones only when it names no other."""
    found = terms_in(text, vocabulary)
    special = tuple(term for term in found if term != "multiple")
    return special or found or tuple(term for term in vocabulary if _pattern(term).search(text))


def domain_terms(text: str, vocabulary: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the terms that a cell of a table means: by label, id or alias, else by a word of the description."""
    labels = {term.label.casefold(): term_id for term_id, term in vocabulary.items()}
    parts = [part.casefold() for part in re.split(r"\s*[,;/]\s*", text.strip()) if part]
    if parts and all(part in labels for part in parts):
        return tuple(dict.fromkeys(labels[part] for part in parts))
    return modalities_of(text, vocabulary) or tuple(
        term_id for term_id, term in vocabulary.items() if text and _pattern(text).search(term.description)
    )


def type_of(title: str, sections: Iterable[str], vocabulary: Mapping[str, Term]) -> str:
    """Return the kind of work that its section's heading names, else its title; `method` when neither does."""
    for text, labels in ((" / ".join(sections), True), (title, False)):
        found = terms_in(text, vocabulary, labels=labels)
        for term in (*_TYPE_ORDER, *found):
            if term in found:
                return term
    return USUAL_TYPE if USUAL_TYPE in vocabulary else next(iter(vocabulary), USUAL_TYPE)


def term_meant_by_bold(prose: str, vocabulary: Mapping[str, Term]) -> str | None:
    """Return the term that a list says bold type stands for: `Papers involving LLM are **bold**`."""
    for sentence in re.split(r"(?<=[.!?])\s+", prose):
        if re.search(r"\bbold\b", sentence, re.IGNORECASE):
            return next(iter(terms_in(sentence, vocabulary)), None)
    return None
