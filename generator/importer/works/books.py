"""Books that a list names under a heading of their own: a title set apart, and who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.words.people import is_whole_name
from generator.importer.words.wording import bare_words

if TYPE_CHECKING:
    from generator.importer.entries.case import Case

_BOOKS = re.compile(
    r"(?:\d+ )*(?:[\w]+ ){0,3}(?:text)?books?(?: and (?:monographs|surveys|reviews|theses))?(?: (?:on|for|about) .*)?"
)
_AUTHOR = re.compile(
    r"\W{0,3}(?:\((?:19|20)\d\d\)\W{0,3})?(?:[,|-]|\bby\b)\s*(?:by\s+)?([^\W\d_a-z][^,:;()|]*?)(?:\s+and\s|[,:;.()|]|\s-|$)"
)
"""The first author, behind a comma or "by": ``, Ann Doe``, `` by Ann Doe and Cy Roe: A classic``."""


def is_book(case: Case) -> bool:
    """Tell whether an entry is a book with its authors: what a list has of books without them are places to read or to buy."""
    heading = case.block.headings[-1].text if case.block.headings else ""
    title = case.entry.title
    is_set = case.titles_are_linked or case.entry.style in {"bold", "quoted", "italic"}
    if not title or not is_set or not case.entry.links or not _BOOKS.fullmatch(bare_words(heading)):
        return False
    if case.titles_are_linked and case.mine.people and case.mine.occasion:
        return True  # the label of its link cites it: ``[Ann Doe, 2021, A Title](…)``
    before, _, behind = case.block.text.partition(title)
    author = _AUTHOR.match(behind)
    return not re.search(r"\w{3}", before) and (
        bool(case.entry.people) or (author is not None and is_whole_name(author[1]))
    )
