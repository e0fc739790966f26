"""Identifiers of new records: short, telling, never taken twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.importer.wording import slug, title_slug
from generator.model.text import _RESERVED

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST_NAME = 40


def new_id(name: str | None, title: str, year: int | None, taken: Container[str]) -> str:
    """Return an id for a record: its name, else the first words of its title; more words, then the year, when taken."""
    base = slug(name) if name else ""
    candidates = [base] if base and len(base) <= LONGEST_NAME and len(base) > 1 else []
    candidates += [title_slug(title, words) for words in range(6, 13)]
    candidates += [f"{candidates[0]}-{year}"] if year else []
    candidates += [f"{candidates[0]}-{number}" for number in range(2, 1000)]
    return next(text for text in candidates if text and text not in taken and not _RESERVED.fullmatch(text))
