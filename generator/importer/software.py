"""Software that a list names: a short name that leads to its repository, and what it is behind a dash or a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.importer.link_labels import is_repository

if TYPE_CHECKING:
    from generator.importer.acceptance import Case
    from generator.importer.entry import Entry
    from generator.importer.sections import Section

_LONG = 4
"""Words of a title that is no mere name."""
_PARTS = 2
"""Parts of the address of a repository: who owns it, and its name."""
_EXPLAINED = re.compile(r"(?:\W{0,6}?(?:\s[-\u2013\u2014]|:)|\])\s+\w+(?:\W+\w+){2}")
_SENTENCE = re.compile(r"\s+(?:An?|The|[A-Z][a-z]+ing)\s(?:[\w'-]+[\s,]+){1,9}?(?:for|with|to|of|in|using|that)\s")
"""What explains a name without a dash between: `` A library for reasoning``, `` Benchmarking models with prompts``."""
_COLLECTIONS = re.compile(
    r"awesome|papers?|reading|\blists?\b|curated|collection|resources|survey|tutorial|course|lecture|roadmap|cookbook|"
    r"guide|examples?|\bbooks?\b|interview|notes|learning path|leaderboard|challenge|template",
    re.IGNORECASE,
)
"""What a repository is called, or said to be, that holds no software."""
_AWESOME = re.compile(r"awesome\b|(?:\w+[-_ ])+(?:paper|reading)[-_ ]?lists?$", re.IGNORECASE)
_LISTED = re.compile(
    r"\W*(?:is |are )?(?:an? |the )?(?:[\w/-]+ ){0,4}?(?:(?:paper|reading) lists?\b|(?:curated|comprehensive|updated) (?:list|collection|paper)\b|(?:lists?|collections?) of (?:[\w-]+ ){0,4}?(?:papers|works|resources|surveys)\b)",
    re.IGNORECASE,
)
"""What is said of a list of works: ``- A curated list of …``, ``- Paper list on …``."""


def is_list(case: Case) -> bool:
    """Tell whether an entry is a list of works, and no work: its name begins with "Awesome", or it is said to be a list of papers."""
    title = case.entry.title
    home = bool(case.entry.links) and all(is_repository(link.url) for link in case.entry.links)
    behind = case.block.text.partition(title)[2] if title else ""
    named = _AWESOME.match(title) or _LISTED.match(behind if len(title.split()) < _LONG else "")
    return home and case.titles_are_linked and named is not None


def holds_tools(section: Section) -> bool:
    """Tell whether all entries of a section are short names that lead to repositories, each with what it is behind a dash."""
    found = list(zip(section.blocks, section.entries, strict=True))
    return len(found) > 1 and all(
        block.shape == "item"
        and bool(entry.links)
        and entry.title == _name(entry)
        and all(is_repository(link.url) for link in entry.links)
        and re.search(r"\s[-\u2013\u2014]\s", block.text) is not None
        for block, entry in found
    )


def names_tool(case: Case) -> bool:
    """Tell whether an entry among papers, or among other things, is software: its name leads to its repository, and it is explained.

    Where the heading promises tools, the name alone will do.
    """
    name, text = _name(case.entry), case.block.text
    if not name or case.block.shape == "row" or not _is_home(case.entry.links[0].url) or _COLLECTIONS.search(text):
        return False
    before, _, behind = text.partition(name)
    explained = _EXPLAINED.match(behind) or _SENTENCE.match(behind)
    alone = case.role == "tools" and case.entry.title == name
    return not re.search(r"\w", before) and (alone or explained is not None)


def _name(entry: Entry) -> str:
    """Return the label of the first link of an entry, when it is short enough for a name."""
    label = entry.links[0].label.strip("[] ") if entry.links else ""
    return label if 0 < len(label.split()) < _LONG else ""


def _is_home(url: str) -> bool:
    """Tell whether an address is that of a whole repository: owner and name, nothing more."""
    return is_repository(url) and len(urlsplit(url).path.strip("/").split("/")) == _PARTS
