"""Software that a list names: a short name that leads to its repository, and what it is behind a dash or a colon."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.importer.entries.descriptions import has_description
from generator.importer.entries.stretches import likeness
from generator.importer.pages.roles import is_other
from generator.importer.words.link_labels import is_publication, is_repository, resource_type
from generator.importer.words.wording import bare_words, fold

if TYPE_CHECKING:
    from generator.importer.entries.case import Case
    from generator.importer.entries.entry import Entry
    from generator.importer.entries.sections import Section
    from generator.importer.pages.block import Block

_LONG = 4
"""Words of a title that is no mere name."""
_LONGEST_SAID = 8
"""Words behind the name of software, at most, that are still a title and no sentence about it."""
_NAMED = 0.3
"""Likeness to a title of a single word."""
_MANY = 3
"""How many words tell what a name stands for; and how many items must be alike for that."""
_MOSTLY = 0.8
"""How many rows of a table must lead to papers for one without to be software, from 0 to 1."""
_PARTS = 2
"""Parts of the address of a repository: who owns it, and its name."""
_EXPLAINED = re.compile(r"(?:\W{0,6}?(?:\s[-\u2013\u2014]|[:|])|\])\s+\w+(?:\W+\w+){2}")
_SENTENCE = re.compile(r"\s+(?:An?|The|[A-Z][a-z]+ing)\s(?:[\w'-]+[\s,]+){1,9}?(?:for|with|to|of|in|using|that)\s")
"""What explains a name without a dash between: `` A library for reasoning``, `` Benchmarking models with prompts``."""
_KIND = re.compile(
    r"\s+[A-Z][\w-]+(?:\s[\w-]+){0,4}?\s(?:library|framework|tool|toolkit|toolbox|platform|package|engine|software|resource) "
    r"(?:for|to|which|that|with|of)\s"
)
"""The same, with what it is: `` Python library which counts …``."""
_SOFTWARE = re.compile(
    r"\s[-\u2013\u2014]\s(?:An? |The )?(?:[\w/-]+ ){0,4}?(?:tool|toolkit|framework|library|platform|package|engine|software) "
    r"(?:for|that|to|which|with|written|in)\b",
    re.IGNORECASE,
)
"""What calls a name software, behind a dash: `` - an open-source framework that …``."""
_MODELS = re.compile(
    r"(?:[\w]+ ){0,3}leaderboards?|(?:[\w]+ ){0,2}open(?:ed)?(?: ?sourced?)? (?:[\w]+ ){0,2}(?:models?|v?llms?|lmms?|mllms?)(?: (?:for|of) .*)?|"
    r"(?:[\w]+ ){0,2}(?:pre ?trained (?:models?|weights)|model zoos?|checkpoints?)(?: (?:for|of) .*)?"
)
"""Headings of models to use, and of places where these are compared: ``Open Source Models for Ribs``, ``LLM Leaderboard``."""
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


def names_collection(text: str) -> bool:
    """Tell whether a name or an address is that of a list, a course or a book, and of no software."""
    return _COLLECTIONS.search(text) is not None


def holds_tools(section: Section) -> bool:
    """Tell whether all entries of a section are short names that lead to repositories, each with what it is behind."""
    found = list(zip(section.blocks, section.entries, strict=True))
    return len(found) > 1 and all(
        block.shape == "item"
        and bool(entry.links)
        and all(is_repository(link.url) for link in entry.links)
        and (_is_dashed(block, entry) or (len(found) >= _MANY and _is_told(block, entry)))
        for block, entry in found
    )


def _is_dashed(block: Block, entry: Entry) -> bool:
    """Tell whether an item is a name with what it is behind a dash, or quoted behind a bar."""
    if has_description(block.runs):
        return entry.title == entry.links[0].label
    return entry.title == _name(entry) and re.search(r"\s[-\u2013\u2014]\s", block.text) is not None


def _is_told(block: Block, entry: Entry) -> bool:
    """Tell whether an item begins with a linked name, and three words or more follow it, nothing between."""
    name = _name(entry)
    before, _, behind = block.text.partition(name) if name else ("", "", "")
    told = bool(name) and not re.search(r"\w", before) and _is_home(entry.links[0].url)
    return told and len(re.findall(r"\w+", behind)) >= _MANY and not _COLLECTIONS.search(block.text)


def lists_repositories(section: Section) -> bool:
    """Tell whether a table has no titles, but names that lead to nothing else than repositories."""
    kinds = {column for _, column in section.columns}
    return (
        (("name" in kinds and "title" not in kinds) or ("title" in kinds and is_other(section.headings)))
        and not kinds & {"venue", "people"}
        and all(entry.links and all(_is_home(link.url) for link in entry.links) for entry in section.entries)
    )


def is_short_home(case: Case) -> bool:
    """Tell whether an entry is a short name that leads to nothing else than repositories."""
    links = case.entry.links
    return 0 < case.words < _LONG and bool(links) and all(is_repository(link.url) for link in links)


def called_behind(case: Case) -> str:
    """Return the name of the one repository that an item leads to, when it stands behind bold words and a colon: ``**A Kit**: [Ribs](…)``."""
    link = case.entry.links[0] if len(case.entry.links) == 1 and case.block.shape == "item" else None
    if link is None or link.is_title or case.entry.style != "bold" or not _is_home(link.url):
        return ""
    is_called = fold(urlsplit(link.url).path.strip("/").rpartition("/")[2]) == fold(link.label)
    stands = re.match(r"\W*" + re.escape(f"{case.entry.title}: {link.label}"), case.block.text)
    return link.label if is_called and stands else ""


def names_tool(case: Case) -> bool:
    """Tell whether an entry among papers, or among other things, is software: its name leads to its repository, and it is explained.

    Where the heading promises tools, or where works are called by such names, the name alone will do.
    """
    if name_before(case) or _bears_name(case) or _is_among_works(case):
        return True
    name, text = _name(case.entry), case.block.text
    if name and _is_model(case, name):
        return True
    if name and _is_called_software(case, text.partition(name)):
        return True
    if not name or case.block.shape == "row" or not _is_home(case.entry.links[0].url) or _COLLECTIONS.search(text):
        return False
    before, _, behind = text.partition(name)
    explained = _EXPLAINED.match(behind) or _SENTENCE.match(behind) or _KIND.match(behind)
    among_lists = case.block.shape == "paragraph" and is_other(case.block.headings)
    alone = (case.role == "tools" or case.is_among_names) and case.entry.title == name and not among_lists
    return not re.search(r"\w", before) and (alone or explained is not None)


def _is_model(case: Case, name: str) -> bool:
    """Tell whether an item begins with a linked name, under a heading of models to use or of leaderboards, and is no paper."""
    named = any(_MODELS.fullmatch(bare_words(heading.text)) for heading in case.block.headings[1:])
    opens = case.block.shape == "item" and not re.search(r"\w", case.block.text.partition(name)[0])
    return named and opens and not any(is_publication(link.url) for link in case.entry.links)


def _is_called_software(case: Case, parts: tuple[str, str, str]) -> bool:
    """Tell whether an item is a name that leads to a site of its own, and behind a dash a sentence that calls it software."""
    before, _, behind = parts
    named = case.block.shape == "item" and len(case.entry.links) == 1 and not re.search(r"\w", before)
    site = named and not is_publication(case.entry.links[0].url) and not is_other(case.block.headings)
    return site and _SOFTWARE.match(behind) is not None and not _COLLECTIONS.search(parts[1])


def _bears_name(case: Case) -> bool:
    """Tell whether an entry is called as the one repository that it leads to, in letters that spell no ordinary title: ``rib_scripts``."""
    homes = {link.url for link in case.entry.links if is_repository(link.url)}
    name = case.entry.title
    is_called = len(homes) == 1 and fold(urlsplit(next(iter(homes))).path.rpartition("/")[2]) == fold(name)
    is_bold = case.entry.style == "bold" and case.block.shape == "item"
    return is_called and is_bold and not case.mine.document and " " not in name


def _is_among_works(case: Case) -> bool:
    """Tell whether a row of a table, nearly all of whose rows lead to papers, leads to nothing but a repository."""
    homes = bool(case.entry.links) and all(_is_home(link.url) for link in case.entry.links)
    named = 0 < len(case.entry.title.split()) < _LONG and not _COLLECTIONS.search(case.entry.title)
    return case.block.shape == "row" and homes and named and case.documents >= _MOSTLY


def _name_in_front(case: Case) -> str:
    """Return the name of the one repository an item leads to, before a colon and what it is: ``Ribs: A Counter of Bones [[GitHub]]``."""
    name, colon, said = case.entry.title.partition(": ")
    homes = [link.url for link in case.entry.links]
    is_called = {fold(urlsplit(url).path.strip("/").rpartition("/")[2]) for url in homes} == {fold(name)}
    is_told = bool(colon) and len(said.split()) >= _LONG - 1 and not _COLLECTIONS.search(case.entry.title)
    if not is_called or not is_told or not all(map(_is_home, homes)):
        return ""
    is_title = len(said.split()) <= _LONGEST_SAID and not re.search(rf"[.,;]\s|\b{re.escape(name)}\b", said)
    return case.entry.title if is_title else name


def _name(entry: Entry) -> str:
    """Return the label of the first link of an entry, when it is short enough for a name."""
    label = entry.links[0].label.strip("[] ") if entry.links else ""
    return label if 0 < len(label.split()) < _LONG else ""


def name_before(case: Case) -> str:
    """Return the name that stands, unlinked, right before the address of its repository: ``Ribs: https://github.com/…``.

    Where the repository is called so, its link may have any label: ``Ribs [a counter of bones](https://github.com/…/ribs)``.
    Where the heading promises no tools, what it is may also stand behind a colon.
    """
    if not case.entry.links or case.block.shape == "row":
        return ""
    if name := called_behind(case) or _tagged_name(case):
        return name
    if case.block.shape == "item" and case.role != "tools" and (name := _name_in_front(case)):
        return name
    first = case.entry.links[0]
    if _is_bare_home(case):
        return urlsplit(first.url).path.strip("/").rpartition("/")[2]
    text = "".join(run.text for run in takewhile(lambda run: not run.url, case.block.runs) if not run.image)
    name = text.strip(" :\uff1a\u2013\u2014-\n")
    if not _is_home(first.url) or not 0 < len(name.split()) < _LONG or resource_type(name) is not None:
        return ""
    is_bare = first.label.removeprefix("http") == first.url.removeprefix("http") and text.rstrip() != name
    is_called = fold(urlsplit(first.url).path.rpartition("/")[2]) == fold(name)
    return name if (is_bare and case.role == "tools") or (is_called and likeness(first.label) > _NAMED) else ""


def _tagged_name(case: Case) -> str:
    """Return the name that an item begins with, when nothing but tags set as code, parted by bars, stand between it and its link."""
    before = [run for run in takewhile(lambda run: not run.url, case.block.runs) if run.text.strip()]
    named = case.block.shape == "item" and len(case.entry.links) == 1 and len(before) > 1
    if not named or resource_type(case.entry.links[0].label) is None or not before[0].text.rstrip().endswith("|"):
        return ""
    name = before[0].text.strip(" |")
    tagged = any(run.code for run in before) and all(run.code or not run.text.strip(" |") for run in before[1:])
    return name if tagged and not before[0].code and 0 < len(name.split()) < _LONG else ""


def _is_bare_home(case: Case) -> bool:
    """Tell whether an item is nothing but the bare address of a repository, and maybe what it is written in, set as code."""
    spoken = [run for run in case.block.runs if re.search(r"\w", run.text) and not run.code]
    return case.block.shape == "item" and len(spoken) == 1 and spoken[0].is_bare and _is_home(spoken[0].url)


def _is_home(url: str) -> bool:
    """Tell whether an address is that of a whole repository: owner and name, nothing more."""
    return is_repository(url) and len(urlsplit(url).path.strip("/").split("/")) == _PARTS
