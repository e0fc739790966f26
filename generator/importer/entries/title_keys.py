"""The word ``Paper:`` before a title: it mostly stands before a link, and is no part of the title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.fields import field_of, key_of
from generator.importer.entries.stretches import likeness
from generator.importer.pages.runs import plain_text
from generator.importer.words.link_labels import is_label
from generator.importer.words.people import looks_like_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.runs import Run

_PAPER = re.compile(r"(?:research |full )?(?:paper|article|publication)|论文|文章|文献")
_NAME, _FEW = 0.5, 3
"""Likeness of a title of two words; and how many words may as well say something of the link behind them."""


def take_title(line: Sequence[Run], clauses: Clauses) -> list[Run] | None:
    """Return the line of a title without the word before it; nothing when there is none, or no title behind it."""
    key, end = key_of("".join(run.text for run in line if not run.image and not run.is_bare))
    rest = list(_behind(line, end)) if _PAPER.fullmatch(key) else []
    if next((run.url for run in rest if run.image or re.search(r"\w", run.text)), "link"):
        return None
    said = plain_text(run for run in rest if not run.url)
    leads = any(run.url for run in rest)
    if is_label(said) or likeness(said) < _NAME or (leads and len(said.split()) <= _FEW):
        return None
    return None if clauses.occasion(said) is not None or looks_like_people(said, strictly=True) else rest


def is_title_line(line: Sequence[Run]) -> bool:
    """Tell whether a line says that it is a title: ``Title: …``, ``Paper: …``."""
    return bool(said_title(line))


def said_title(line: Sequence[Run]) -> str:
    """Return what stands behind a word that says that it is a title, addresses left out; nothing when none does."""
    text = plain_text(run for run in line if not run.is_bare)
    key, end = key_of(text)
    said = text[end:].strip(" *_")
    is_title = field_of(key) == "title" or (_PAPER.fullmatch(key) is not None and likeness(said) >= _NAME)
    return said if is_title else ""


def _behind(line: Sequence[Run], end: int) -> Iterator[Run]:
    for run in line:
        if end < len(run.text):
            yield replace(run, text=run.text[end:])
        end = max(0, end - len(run.text))
