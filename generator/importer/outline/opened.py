"""Paragraphs that show by how they begin or end that they are works: ``https://… - A Title (Ann Doe)``, ``Paper: A Title``, ``A Title [1]``."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.importer.entries.case import SENTENCE
from generator.importer.entries.stretches import likeness
from generator.importer.entries.title_keys import said_title
from generator.importer.entries.titles import FEW_WORDS
from generator.importer.pages.runs import plain_text
from generator.importer.words.wording import fold

if TYPE_CHECKING:
    from generator.importer.entries.case import Case
    from generator.importer.pages.runs import Run

_MANY = 3
"""How many paragraphs of a section must lead to papers, for one of these to be believed by its form."""
_NAME = 0.3
"""Likeness of a title of one word."""
_JOINT = re.compile(r"\s*(?:[-\u2013\u2014:\uff1a|>]|->|\s)\s*(?=[\"\u201c'\u2018(\[*]*\w)")
_NUMBER = re.compile(r"\W*\d{1,4}\W*")
"""The label of a link that is nothing but its number: ``[1]``."""


def is_opened(case: Case) -> bool:
    """Tell whether a paragraph, one of several that lead to papers, is nothing but a title beside an address, behind a word for it, or before a number."""
    works = sum(one.shape == "paragraph" and one.document for one in case.section)
    title, text = case.entry.title, case.block.text
    if works < _MANY or not case.mine.document or case.entry.rest > FEW_WORDS or likeness(title) < _NAME:
        return False
    first = tuple(takewhile(lambda run: not run.is_break, case.block.runs))
    return not SENTENCE.match(text) and (
        is_addressed(first, title) or fold(said_title(first)).startswith(fold(title)) or _is_numbered(first, title)
    )


def is_addressed(line: tuple[Run, ...], title: str) -> bool:
    """Tell whether a line is an address with a title right behind it."""
    if not title or len(line) < 2 or not line[0].is_bare:
        return False
    behind = plain_text(line[1:])
    return _JOINT.match(line[1].text) is not None and fold(behind).startswith(fold(title))


def _is_numbered(line: tuple[Run, ...], title: str) -> bool:
    """Tell whether a line begins with a title, and ends with a link whose label is a number."""
    links = [run for run in line if run.url]
    numbered = len(links) == 1 and _NUMBER.fullmatch(links[0].text) is not None
    return numbered and fold(plain_text(line)).startswith(fold(title))
