"""How a work begins that is no entry: the title that its first line gives, and what stands behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importer.entries.case import SENTENCE
from generator.importer.entries.chunks import chunks_of
from generator.importer.entries.entry import read_entry
from generator.importer.entries.fields import field_of
from generator.importer.entries.stretches import ENOUGH, likeness
from generator.importer.entries.titles import FEW_WORDS, Habit
from generator.importer.pages.runs import Run, plain_text
from generator.importer.words.link_labels import is_publication, resource_type
from generator.importer.words.people import first_turned, looks_like_people
from generator.importer.words.wording import bare_words, clean_title, fold, plain_start
from generator.importer.works.parting import bold_start

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.entries.entry import Entry
    from generator.importer.works.parting import Form

_NAMED, _TITLED = 0.3, 0.75
"""Likeness of a name of one word, and of what is surely no mere name."""
_LONGEST_NAME = 8
_FEW_BEFORE = 2
"""Words before a linked title, at most: ``Read``, ``Also see``."""
_BEFORE_PROSE = re.compile(r"\s*(?:[:\uff1a]|\s[-\u2013\u2014])\s+(?=\S)")
_PROSE = r"(?:an? |the )?[a-z]+(?: [\w-]+){2}"
_EXPLAINED = re.compile(rf"\s+[-\u2013\u2014]\s+(?={_PROSE})|\s*[:\uff1a]\s+(?={_PROSE}.*\w\.(?:\s|$))")
"""The same, when what stands behind begins as no title does (`` - a set of ribs``), and a full stop ends it where a colon stands between."""
_NUMBER = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(\d{1,3}\)|\[\d{1,3}\])\s+(?=[^\W\d])")
_QUOTED = re.compile(r"\W*[\"\u201c]([^\"\u201c\u201d]{8,})[\"\u201d]")
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
    lines: Sequence[tuple[Run, ...]], form: Form, openings: Collection[str], clauses: Clauses, *, is_sure: bool = False
) -> Opening | None:
    """Return how a work begins that stands in these lines; ``openings`` are bold words with which many begin.

    A single word is a title only where it ``is_sure`` that there is one.
    """
    if not lines:
        return None
    if form == "led":
        lines = sorted(lines, key=lambda line: any(run.url for run in line))
    first, rest = lines[0], tuple(lines[1:])
    if form == "headed":
        return named_opening(first, (), rest)
    start = bold_start(first)
    if start and opening_words(first) in openings:
        behind = _behind(first, len(start))
        is_title = likeness(plain_text(behind)) >= _TITLED and not plain_text(behind).startswith("(")
        lines = (behind, *rest) if is_title or not rest else rest
        return _begun(lines[0], tuple(lines[1:]), clauses, is_sure=is_sure)
    if form == "bold":
        return _expanded(first, len(start), rest)
    return _begun(first, rest, clauses, is_sure=is_sure)


def opening_words(line: Sequence[Run]) -> str:
    """Return the bold words that a line begins with, without their numbers."""
    return bare_words(re.sub(r"\d", "", plain_text(bold_start(line))))


def named_opening(title: Sequence[Run], behind: tuple[Run, ...], rest: tuple[tuple[Run, ...], ...]) -> Opening | None:
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
        return named_opening(start, behind, rest)
    name = plain_text(start).rstrip(": ")
    left = words[len(sentence) :].strip()
    after = (Run(left, line=line[0].line),) if left else ()
    return named_opening((replace(start[0], text=f"{name}: {sentence}"),), after, rest)


def _is_capital(text: str) -> bool:
    """Tell whether a text is written as titles are: its long words begin with capitals."""
    words = [word for word in re.findall(r"[^\W\d_][\w'\u2019-]*", text) if len(word) > _LONGEST_NAME // 2]
    return likeness(text) >= ENOUGH and sum(word[:1].isupper() for word in words) * 5 >= len(words) * 4 > 0


def _begun(
    line: tuple[Run, ...], rest: tuple[tuple[Run, ...], ...], clauses: Clauses, *, is_sure: bool
) -> Opening | None:
    """Return an opening with the title that a first line is, begins with, or puts before a colon or a dash."""
    if named := _before_prose(line, rest, _EXPLAINED):
        return named
    entry = read_entry(chunks_of(line, clauses), Habit(), clauses)
    text = plain_text(line)
    begins = 0 <= fold(text).find(fold(entry.title)[:_LONGEST_NAME]) <= len(entry.people) + _LONGEST_NAME
    is_set = entry.style in {"bold", "quoted", "linked"}
    least = _NAMED if is_sure else ENOUGH - 0.1 if is_set else _TITLED
    is_whole = entry.rest <= FEW_WORDS and begins and _ends_as_title(entry.title) and _points_at_it(entry)
    if likeness(entry.title) >= least and is_whole and not SENTENCE.match(text):
        people, title = _without_people(entry.title)
        return Opening(title, line, rest, people)
    return _set_apart(line, rest) or _linked(line, rest) or _before_prose(line, rest, _BEFORE_PROSE)


def _set_apart(line: tuple[Run, ...], rest: tuple[tuple[Run, ...], ...]) -> Opening | None:
    """Return an opening whose title is quoted or in italics, nothing but authors before it: ``Ann Doe. *A Title*. It is good.``."""
    if quoted := _QUOTED.match(line[0].text):
        behind = (replace(line[0], text=line[0].text[quoted.end() :]), *line[1:])
        return (
            named_opening((replace(line[0], text=quoted[1]),), behind, rest) if likeness(quoted[1]) >= ENOUGH else None
        )
    place = next((at for at, run in enumerate(line) if run.emphasis and likeness(run.text) >= _TITLED), len(line))
    people = _text(line[:place]).strip(" .,:")
    if place == len(line) or any(run.url for run in line[:place]) or (people and not looks_like_people(people)):
        return None
    found = named_opening((line[place],), _behind(line, place + 1), rest)
    return replace(found, people=people) if found else None


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
    return named_opening((line[place],), _behind(line, place + 1), rest) if few else None


def _before_prose(line: tuple[Run, ...], rest: tuple[tuple[Run, ...], ...], joint: re.Pattern[str]) -> Opening | None:
    """Return an opening with the name that stands before a colon or a dash, and a sentence about it behind: ``RibSet - a set of ribs``."""
    found = joint.search(line[0].text) if not line[0].url else joint.match(_text(line[1:]))
    name = line[0].text if line[0].url else line[0].text[: found.start()] if found else ""
    told = bare_words(name)
    if found is None or not 0 < len(name.split()) <= _LONGEST_NAME or field_of(told) or resource_type(told) is not None:
        return None
    behind = line[1:] if line[0].url else (replace(line[0], text=line[0].text[found.end() :]), *line[1:])
    return named_opening((replace(line[0], text=name),), tuple(behind), rest)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs if not run.image)


def _behind(line: Sequence[Run], end: int) -> tuple[Run, ...]:
    """Return what stands behind the bold words that a line begins with, without colon or dash."""
    behind = tuple(line[end:])
    if behind and not behind[0].url:
        behind = (replace(behind[0], text=re.sub(r"^\s*[:\uff1a\u2013\u2014-]\s*", "", behind[0].text)), *behind[1:])
    return behind if any(run.url or re.search(r"\w", run.text) for run in behind) else ()
