"""Whether a paragraph is a work: one is less often than an item or a row, so more must speak for it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.importer.entries.case import SENTENCE
from generator.importer.entries.stretches import likeness
from generator.importer.entries.titles import FEW_WORDS
from generator.importer.outline.opened import is_opened
from generator.importer.pages.block import PSEUDO_LEVEL
from generator.importer.pages.roles import is_other
from generator.importer.pages.runs import plain_text
from generator.importer.words.link_labels import is_repository, resource_type
from generator.importer.words.people import looks_like_people
from generator.importer.words.wording import fold, short_name

if TYPE_CHECKING:
    from generator.importer.entries.case import Case
    from generator.importer.entries.entry import Entry

_BADGES = re.compile(r"shields\.io|badge|contrib\.rocks|star-history|awesome\.re|makeapullrequest", re.IGNORECASE)
_FEW = 4
_MANY, _NEARLY = 8, 0.9
"""How many works, and which share of all, must be paragraphs that are nothing but a linked title, for one of these to be believed."""
_ENOUGH, _SET_APART = 0.5, 0.3
"""How much like a title the title of a paragraph must look; less when it is set apart, with authors or a venue behind it."""
_FARTHEST = 60
"""Where in a paragraph its title begins at the latest, in characters, authors left out."""
_NUMBERED = re.compile(r"\s*[\[(\u3010]?\d{1,4}[\])\u3011.:\u3001]+\s*")
"""The number of an entry: ``[1]``, ``2.``."""

_KINDS = re.compile(r"\W*|\W*\[[^\[\]]{1,40}\]\W*")
"""What may stand before a name: what it is written in, in brackets."""
_EXPLAINED = re.compile(r"(?:\s*\([^()]{1,20}\))?\W{0,2}(?:[:\uff1a]|\s[-\u2013\u2014]\s)")


def is_decoration(case: Case) -> bool:
    """Tell whether a paragraph is nothing but badges and pictures that lead somewhere."""
    links = case.entry.links
    pictures = any(run.image for run in case.block.runs)
    return bool(links) and (pictures or all(_BADGES.search(link.url) or not link.label for link in links))


def paragraph_refusal(case: Case) -> str:
    """Return why a paragraph claims no work: only one that begins with a title, and says little besides, may."""
    block, entry, mine = case.block, case.entry, case.mine
    if is_decoration(case) and not mine.is_strong:
        return "decoration"
    named = case.role in {"datasets", "tools"} and _is_named(case)
    if named or (case.role == "tools" and _is_bold_home(case)) or is_opened(case):
        return ""
    first = re.search(r"\w+", entry.title)
    begins = block.text.casefold().find(first[0].casefold()) if first else -1
    labelled = any(resource_type(link.label) is not None for link in entry.links)
    set_apart = (case.titles_are_linked and mine.document and mine.occasion) or (
        entry.style in {"bold", "quoted"} and (mine.occasion or mine.people)
    )
    told = mine.occasion and mine.people and set_apart and case.is_usual
    plain = told and not entry.links
    is_linked = _is_linked_title(case)
    begins_linked = begins == 0 and case.titles_are_linked and mine.document and case.words >= _FEW
    holds = (
        (
            mine.document
            or is_linked
            or ((labelled or case.titles_are_linked) and mine.occasion)
            or plain
            or _is_unlinked(case)
        )
        and (entry.style != "plain" or bool(entry.marks) or _is_lined(case))
        and (told or is_linked or begins_linked or not SENTENCE.match(block.text))
        and entry.rest <= FEW_WORDS
        and likeness(entry.title) >= (_SET_APART if set_apart else _ENOUGH)
        and begins <= _FARTHEST + len(entry.people)
        and (((told or _is_as_usual(case)) and _is_read(entry)) or not is_other(block.headings))
        and not looks_like_people(entry.title, strictly=True)
    )
    return "" if holds and not _stands_alone(case) else "prose"


def _is_linked_title(case: Case) -> bool:
    """Tell whether the first line of a paragraph is a link with its title for a label and nothing else, as nearly all works of its list are."""
    works = [evidence for evidence in case.everything if evidence.is_strong]
    alike = sum(evidence.shape == "paragraph" and evidence.style == case.entry.style for evidence in works)
    first = [run for run in takewhile(lambda run: not run.is_break, case.block.runs) if re.search(r"\w", run.text)]
    alone = (
        len(first) == 1
        and first[0].url.startswith(("http:", "https:"))
        and fold(first[0].text) == fold(case.entry.title)
    )
    return alone and case.words >= _FEW and alike >= _MANY and alike >= len(works) * _NEARLY


def _is_named(case: Case) -> bool:
    """Tell whether a paragraph among datasets or tools begins with a linked or bold name, and says behind a colon or a dash what it is."""
    name, block = case.entry.title, case.block
    before, _, behind = block.text.partition(name)
    is_set = case.titles_are_linked or case.entry.style == "bold"
    is_opened = _KINDS.fullmatch(before) is not None and _EXPLAINED.match(behind) is not None
    inside = [heading for heading in block.headings if heading.level < PSEUDO_LEVEL]
    return len(inside) > 1 and is_set and is_opened and bool(case.entry.links) and not SENTENCE.match(name)


def _is_bold_home(case: Case) -> bool:
    """Tell whether a paragraph is nothing but the bold name of software with what it is, a link to its repository: ``[**Ribs: A Kit**](…)``."""
    spoken = [run for run in case.block.runs if re.search(r"\w", run.text) or run.image]
    alone = len(spoken) == 1 and spoken[0].strong and is_repository(spoken[0].url)
    inside = [heading for heading in case.block.headings if heading.level < PSEUDO_LEVEL]
    return alone and len(inside) > 1 and short_name(case.entry.title) is not None and case.words >= _FEW


def _is_as_usual(case: Case) -> bool:
    """Tell whether a paragraph is a bold title with the text of the work, written as nearly all works of its list are."""
    works = [evidence for evidence in case.everything if evidence.is_strong]
    alike = sum(one.style == "bold" for one in works)
    usual = alike >= _MANY and alike >= len(works) * _NEARLY
    return usual and case.entry.style == "bold" and case.mine.document and not case.titles_are_linked


def _is_read(entry: Entry) -> bool:
    """Tell whether an entry names a venue, or has a link that promises a text to read, and no website."""
    kinds = {resource_type(link.label) for link in entry.links}
    return "paper" in kinds or any(mark.names_venue for mark in entry.marks)


def _is_lined(case: Case) -> bool:
    """Tell whether the first line of a paragraph is a title and nothing else, and links alone stand below: ``[1] A Title<br>[paper](…)``."""
    first = list(takewhile(lambda run: not run.is_break, case.block.runs))
    title = _NUMBERED.sub("", plain_text(first))
    alone = not any(run.url for run in first) and fold(title) == fold(case.entry.title)
    return alone and case.words >= _FEW and not case.entry.rest and not case.entry.people


def _is_unlinked(case: Case) -> bool:
    """Tell whether a paragraph is nothing but a title with its venue, or with its year as usual, among paragraphs that lead to papers."""
    entry, is_long = case.entry, case.words >= _FEW
    dated = any(mark.names_venue for mark in entry.marks) or (entry.style == "bold" and case.is_usual)
    numbered = case.mine.above and _is_lined(case) and _NUMBERED.match(case.block.text) is not None
    told = (case.mine.occasion and dated) or numbered
    return told and is_long and not entry.links and not entry.rest and case.documents > _ENOUGH


def _stands_alone(case: Case) -> bool:
    """Tell whether a paragraph is one of few that look like works: a list's own paper, named in its preface."""
    works = [evidence for evidence in case.everything if evidence.shape == "paragraph" and evidence.document]
    near = [evidence for evidence in case.section if evidence.document]
    outside = len(case.block.headings) < 2 and (case.is_early or not case.is_usual)
    in_preface = outside and len(near) < 3 and len(case.everything) > len(case.section) + 3
    return in_preface or (len(works) < 2 and not case.mine.occasion)
