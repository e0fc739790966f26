"""Headings as occasions: where and when what stands below them appeared."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.pages.list_titles import venue_of_list
from generator.importer.words.occasion import Occasion
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.venue_shapes import is_acronym, looks_like_venue
from generator.importer.words.wording import plain_end, plain_start, repair

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from generator.importer.pages.block import Heading
    from generator.importer.words.occasion import Venues

_PAST = re.compile(r"\b(?:before|earlier|older|prior|pre|until|previous)\b|以前|之前", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)(?:\s*(?:[,&/+-]|to|and|\u2013)\s*)*")
_LIST_WORDS = re.compile(
    r"\b(?:accepted|papers?|with|codes?|collections?|lists?|awesome|publications?|works?|and|the|in|at|from|open|source|sourced|resources?|main|conference)\b|"
    r"[\uff08(\u3010].*?[\uff09)\u3011]|论文|整理|汇总|合集|列表|开源|代码|项目|和|的",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\W*(?:\d{1,2}\s*[.\u3001]\s*)?([A-Za-z][A-Za-z&/ -]*?[\s'\u2019-]*(?:20)?\d\d)(?=\s*[\u4e00-\u9fff])"
)
"""A venue with its year before Chinese words: ``1.CVPR2024接受论文``."""


def occasion_above(headings: Sequence[Heading], venues: Venues, unknown: Container[str] = ()) -> Occasion:
    """Return the occasion that headings state; an inner heading fills in, and takes over, from an outer one.

    ``unknown`` holds the headings that name venues which are not known, as their neighbours tell.
    """
    found = Occasion()
    for heading in headings:
        inner = heading_occasion(heading, venues)
        if heading.text in unknown and not (inner.venue or inner.unknown):
            inner = named_by(heading.text, venues)
        named = inner.year or heading.text in unknown or is_well_known(inner.unknown)
        if inner.venue is not None or (inner.unknown and named):
            found = replace(inner, year=inner.year or found.year)
        elif inner.year is not None:
            found = replace(inner, unknown="")
    return found


def named_by(text: str, venues: Venues) -> Occasion:
    """Return what all the words of a heading name, whatever they are: ``Reviews of Ribs``."""
    return venues.parse(plain_end(plain_start(repair(text))))


def heading_occasion(heading: Heading, venues: Venues) -> Occasion:
    """Return what a heading says of where and when; words like "accepted papers" beside it say nothing."""
    text = repair(heading.text)
    if _PAST.search(text) or len(set(_YEAR.findall(text))) > 1:
        return Occasion() if _PAST.search(text) else _of_several_years(text, venues)
    begun = _BEGUN.match(text)
    found = venues.parse(begun[1] if begun else plain_end(plain_start(text)))
    if found.venue is not None or not found.unknown or (begun and is_well_known(found.unknown)):
        return found
    bare = venues.parse(_LIST_WORDS.sub(" ", re.sub(r"[-_]", " ", text)))
    if (
        bare.year is not None
        and (bare.venue or bare.unknown)
        and is_acronym(bare.unknown or re.sub(r"\W", "", bare.text.replace(str(bare.year), "")))
    ):
        return bare
    if found.year is not None and looks_like_venue(found.unknown) and (heading.level > 1 or is_acronym(found.unknown)):
        return found
    if heading.level < 2 and found.unknown:
        return venue_of_list(text, venues) or Occasion()
    return replace(found, unknown=found.unknown if found.year is None and is_acronym(found.unknown) else "")


def _of_several_years(text: str, venues: Venues) -> Occasion:
    """Return the venue of a heading with several years, none of which is that of an entry: ``SIGGRAPH 2017, 2020``."""
    found = venues.parse(_YEARS.sub(" ", plain_end(plain_start(text))))
    return found if found.venue is not None or is_well_known(found.unknown) else Occasion()
