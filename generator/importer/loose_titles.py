"""How a work begins that is no entry: the title that its first line gives, and what stands behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importer.case import SENTENCE
from generator.importer.chunks import chunks_of
from generator.importer.entry import read_entry
from generator.importer.fields import field_of
from generator.importer.link_labels import is_publication, resource_type
from generator.importer.parting import bold_start
from generator.importer.people import first_turned, looks_like_people
from generator.importer.runs import Run, plain_text
from generator.importer.stretches import ENOUGH, likeness
from generator.importer.titles import FEW_WORDS, Habit
from generator.importer.wording import bare_words, clean_title, fold, plain_start

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.importer.clauses import Clauses
    from generator.importer.entry import Entry
    from generator.importer.parting import Form

_NAMED, _TITLED = 0.3, 0.75
"""Likeness of a name of one word, and of what is surely no mere name."""
_LONGEST_NAME = 8
_LONGEST = 30
"""Words of a name before a sentence, and of a title."""
_FEW_BEFORE = 2
"""Words before a linked title, at most: ``Read``, ``Also see``."""
_BEFORE_PROSE = re.compile(r"\s*(?:[:\uff1a]|\s[-\u2013\u2014])\s+(?=\S)")
_EXPLAINED = re.compile(_BEFORE_PROSE.pattern + r"(?:an? |the )?[a-z]+(?: [\w-]+){2}")
"""The same, when what stands behind begins as no title does: `` - a set of ribs``."""
_NUMBER = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(\d{1,3}\)|\[\d{1,3}\])\s+(?=[^\W\d])")
_ET_AL = re.compile(r"\bet al\.?$")
_ADDRESS = re.compile(r"https?://|www\.")
_SENTENCE_END = re.compile(r"(?<=[\w)][.])\s+(?=[A-Z])|$")


@dataclass(frozen=True)
class Opening:
    """The title of a work, how its first line goes as an entry, the lines that follow, and the authors named before the title."""

    title: str
    runs: tuple[Run, ...]
    rest: tuple[tuple[Run, ...], ...]
    people: str = ""


def opening_of(
    lines: Sequence[tuple[Run, ...]], form: Form, openings: Collection[str], clauses: Clauses
) -> Opening | None:
    """Return how a work begins that stands in these lines; ``openings`` are bold words with which many begin."""
    if not lines:
        return None
    first, rest = lines[0], tuple(lines[1:])
    if form == "cells":
        place = next((at for at, line in enumerate(lines) if _may_name(line)), None)
        return _named(lines[place], (), (*lines[:place], *lines[place + 1 :])) if place is not None else None
    if form == "headed":
        return _named(first, (), rest)
    start = bold_start(first)
    if start and bare_words(plain_text(start)) in openings:
        behind = _behind(first, len(start))
        lines = (behind, *rest) if plain_text(behind) else rest
        return _begun(lines[0], tuple(lines[1:]), clauses) if lines else None
    if form == "bold":
        return _expanded(first, len(start), rest)
    return _begun(first, rest, clauses)


def _may_name(cell: Sequence[Run]) -> bool:
    """Tell whether a cell may hold the title of its row."""
    text = plain_text(cell)
    return likeness(text) >= _NAMED and not _ADDRESS.search(text) and len(text.split()) <= _LONGEST


def _named(title: Sequence[Run], behind: tuple[Run, ...], rest: tuple[tuple[Run, ...], ...]) -> Opening | None:
    """Return an opening whose title is all of some runs, if these may be one."""
    text = clean_title(plain_start(_NUMBER.sub("", plain_text(title))))
    runs = tuple(replace(run, strong=True) for run in title if not run.image)
    fits = likeness(text) >= _NAMED and _ADDRESS.match(text) is None
    return Opening(text, runs, (behind, *rest) if behind else rest) if fits else None


def _expanded(line: tuple[Run, ...], end: int, rest: tuple[tuple[Run, ...], ...]) -> Opening | None:
    """Return an opening with a bold name, and with what that stands for behind a colon: ``**RSD:** The Rib Scan Database. With …``."""
    start, behind = line[:end], _behind(line, end)
    words = plain_text(run for run in behind if not run.url)
    colon = plain_text(start).endswith(":") or plain_text(line[end:]).startswith(":")
    sentence = words[: found.start()] if (found := _SENTENCE_END.search(words)) else words
    if not colon or any(run.url for run in behind) or not _is_capital(sentence):
        return _named(start, behind, rest)
    name = plain_text(start).rstrip(": ")
    left = words[len(sentence) :].strip()
    after = (Run(left, line=line[0].line),) if left else ()
    return _named((replace(start[0], text=f"{name}: {sentence}"),), after, rest)


def _is_capital(text: str) -> bool:
    """Tell whether a text is written as titles are: its long words begin with capitals."""
    words = [word for word in re.findall(r"[^\W\d_][\w'\u2019-]*", text) if len(word) > _LONGEST_NAME // 2]
    return likeness(text) >= ENOUGH and sum(word[:1].isupper() for word in words) * 5 >= len(words) * 4 > 0


def _begun(line: tuple[Run, ...], rest: tuple[tuple[Run, ...], ...], clauses: Clauses) -> Opening | None:
    """Return an opening with the title that a first line is, begins with, or puts before a colon or a dash."""
    if named := _before_prose(line, rest, _EXPLAINED):
        return named
    entry = read_entry(chunks_of(line, clauses), Habit(), clauses)
    text = plain_text(line)
    begins = 0 <= fold(text).find(fold(entry.title)[:_LONGEST_NAME]) <= len(entry.people) + _LONGEST_NAME
    least = ENOUGH - 0.1 if entry.style in {"bold", "quoted", "linked"} else _TITLED
    is_whole = entry.rest <= FEW_WORDS and begins and _ends_as_title(entry.title) and _points_at_it(entry)
    if likeness(entry.title) >= least and is_whole and not SENTENCE.match(text):
        people, title = _without_people(entry.title)
        return Opening(title, line, rest, people)
    return _linked(line, rest) or _before_prose(line, rest, _BEFORE_PROSE)


def _without_people(title: str) -> tuple[str, str]:
    """Return the authors that stand before a title and a colon, and the title: ``Doe et al.: A Title``."""
    people, colon, rest = title.partition(": ")
    named = _ET_AL.search(people) or looks_like_people(people, strictly=True) or first_turned(people)
    return (people, rest) if colon and named and likeness(rest) >= ENOUGH - 0.1 else ("", title)


def _ends_as_title(title: str) -> bool:
    """Tell whether a title is no beginning of a sentence: ``Ribs are counted since``."""
    return (
        re.search(
            r"\b(?:a|an|the|and|or|of|in|on|at|by|for|from|to|with|since|is|are|was|were|see|as|that|which)$", title
        )
        is None
    )


def _points_at_it(entry: Entry) -> bool:
    """Tell whether all links of a line say what they are, or are the title: no sentence that cites works by their authors."""
    return all(
        link.is_title or link.is_bare or not link.label or resource_type(link.label) is not None for link in entry.links
    )


def _linked(line: tuple[Run, ...], rest: tuple[tuple[Run, ...], ...]) -> Opening | None:
    """Return an opening whose title is the label of its first link, hardly a word before it: ``Read [A Title](…). It is good.``."""
    place = next((place for place, run in enumerate(line) if run.url), len(line))
    if place == len(line) or likeness(line[place].text) < _TITLED or not is_publication(line[place].url):
        return None
    few = len(re.findall(r"[^\W\d]\w*", _text(line[:place]))) <= _FEW_BEFORE
    return _named((line[place],), _behind(line, place + 1), rest) if few else None


def _before_prose(line: tuple[Run, ...], rest: tuple[tuple[Run, ...], ...], joint: re.Pattern[str]) -> Opening | None:
    """Return an opening with the name that stands before a colon or a dash, and a sentence about it behind: ``RibSet - a set of ribs``."""
    found = joint.search(line[0].text) if not line[0].url else joint.match(_text(line[1:]))
    name = line[0].text if line[0].url else line[0].text[: found.start()] if found else ""
    told = bare_words(name)
    if found is None or not 0 < len(name.split()) <= _LONGEST_NAME or field_of(told) or resource_type(told) is not None:
        return None
    behind = line[1:] if line[0].url else (replace(line[0], text=line[0].text[found.end() :]), *line[1:])
    return _named((replace(line[0], text=name),), tuple(behind), rest)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs if not run.image)


def _behind(line: Sequence[Run], end: int) -> tuple[Run, ...]:
    """Return what stands behind the bold words that a line begins with, without colon or dash."""
    behind = tuple(line[end:])
    if behind and not behind[0].url:
        behind = (replace(behind[0], text=re.sub(r"^\s*[:\uff1a\u2013\u2014-]\s*", "", behind[0].text)), *behind[1:])
    return behind if any(run.url or re.search(r"\w", run.text) for run in behind) else ()
