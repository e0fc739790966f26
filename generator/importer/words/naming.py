"""Identifiers of new records: short, telling, never taken twice."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from generator.importer.words.wording import slug, title_slug
from generator.model.text import _RESERVED, LONGEST_SLUG

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST_NAME = 40


def new_id(name: str | None, title: str, year: int | None, taken: Container[str]) -> str:
    """Return an id for a record: its name, else the first words of its title; more words, then the year, when taken."""
    base = slug(name)[:LONGEST_SLUG].strip("-") if name else ""
    words = [base] if 1 < len(base) <= LONGEST_NAME else []
    words += [title_slug(title, number) for number in range(6, 13)]
    first = next(filter(None, words), "") or f"work-{year or 0}"
    candidates = chain(words, [f"{first}-{year}"] if year else [], (f"{first}-{number}" for number in count(2)))
    return next(text for text in candidates if text and text not in taken and not _RESERVED.fullmatch(text))
