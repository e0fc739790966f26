"""Footnotes of a page: what they tell is an entry of its own; marks that point to one say nothing.

Footnotes are no CommonMark, but GitHub shows them (GitHub Docs, "Basic writing and formatting syntax", Footnotes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]+(?=\S)", re.MULTILINE)
_MARK = re.compile(r"[ \t]?\[\^([^\]\s]{1,40})\]")
_LINK = re.compile(r"\]\(|https?://")

FOOTNOTES = "Footnotes"
"""The heading under which footnotes stand."""


@dataclass(frozen=True)
class Footnotes:
    """A page whose footnotes are items of a list, and the lines whose works these tell.

    Attributes:
        text: The page, line for line.
        begun: Lines at which footnotes begin.
        pointing: Lines without a link of their own that point to a footnote with one.
    """

    text: str
    begun: frozenset[int] = frozenset()
    pointing: frozenset[int] = frozenset()


def read_footnotes(text: str) -> Footnotes:
    """Return a page with its footnotes as items, and without the marks that point to them."""
    places = list(_DEFINED.finditer(text))
    if not places:
        return Footnotes(text)
    ends = [place.start() for place in places[1:]]
    told = {
        place[1]
        for place, end in zip(places, [*ends, len(text)], strict=True)
        if _LINK.search(text[place.start() : end].split("\n\n", 1)[0])
    }
    listed = _DEFINED.sub("- ", text)
    lines = listed.split("\n")
    pointing = frozenset(
        number
        for number, line in enumerate(lines, 1)
        if not _LINK.search(line) and any(mark[1] in told for mark in _MARK.finditer(line))
    )
    begun = frozenset(text.count("\n", 0, place.start()) + 1 for place in places)
    return Footnotes("\n".join(_MARK.sub("", line) for line in lines), begun, pointing)
