"""The guess what somebody meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_LIKENESS = 60


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, case aside, the first of equals; None when none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - takes 60 ms to import, and a sound catalog needs no guess

    found = process.extractOne(word.lower(), list(known), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    return found[0] if found else None
