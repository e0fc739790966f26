"""Labels that a title suggests, and labels as a person types them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import AtlasError
from generator.importer.words.labels import terms_in, type_of
from generator.load import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Term

LABELS = ("modalities", "tasks", "methods")
NONE = "-"
"""What one types to give no label at all."""


@dataclass(frozen=True)
class Suggestions:
    """Labels for a work: one type, and terms by vocabulary, in the vocabulary's order."""

    type: str
    terms: Mapping[str, tuple[str, ...]]


def suggest(title: str, vocabularies: Mapping[str, Mapping[str, Term]]) -> Suggestions:
    """Return the labels whose aliases stand in a title, as the vocabularies list them."""
    terms = {name: terms_in(title, vocabularies.get(name, {}), labels=True) for name in LABELS}
    return Suggestions(type_of(title, (), vocabularies.get("types", {})), terms)


def read_terms(text: str, vocabulary: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the terms that a person typed, by id, label or alias, with commas or spaces between them; ``-`` is none.

    Raises:
        AtlasError: A word is no term; the text says which one may be meant.
    """
    spellings = {
        spelling.casefold(): term_id
        for term_id, term in reversed(list(vocabulary.items()))  # of two terms with one spelling, the first
        for spelling in (*term.aliases, term.label, term_id)
    }
    if text.strip() in ("", NONE):
        return ()
    words = [word for word in re.split(r"\s*,\s*", text.strip()) if word]
    if any(word.casefold() not in spellings for word in words):
        words = [part for word in words for part in ([word] if word.casefold() in spellings else word.split())]
    for word in words:
        if word.casefold() not in spellings:
            near = nearest(word, vocabulary)
            guess = f"did you mean {quoted(near)}?" if near else f"known are {', '.join(vocabulary) or 'none yet'}"
            raise AtlasError(f"unknown {quoted(word)} ({guess})")
    chosen = {spellings[word.casefold()] for word in words}
    return tuple(term_id for term_id in vocabulary if term_id in chosen)
