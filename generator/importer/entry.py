"""One entry of a list, read: its title, the marks beside it, its links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.importer.brackets import Group, group, spell
from generator.importer.links import resource_type
from generator.importer.runs import Run, plain_text
from generator.importer.wording import clean_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True)
class Hyperlink:
    """A link as the list has it."""

    label: str
    url: str
    line: int


@dataclass(frozen=True)
class Entry:
    """What an entry says.

    Attributes:
        title: The title, cleaned; empty when there is none.
        marks: What stands in brackets beside the title: venues, names, ``Workshop``.
        links: All links, in order.
        bold: Whether the title is bold.
        lead: The bold words that the title begins with, when it goes on plainly.
        authors: What the line of authors says.
        rest: Text that is none of these.
    """

    title: str
    marks: tuple[str, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    bold: bool = False
    lead: str = ""
    authors: str = ""
    rest: str = ""


@dataclass
class _Draft:
    title: list[Run | Group] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    title_is_done: bool = False


def parse_entry(runs: Sequence[Run], is_occasion: Callable[[str], bool]) -> Entry:
    """Return what an entry says; ``is_occasion`` tells whether a text names a venue and a year."""
    draft = _Draft()
    first, *others = _lines(runs)
    _read_line(draft, first, is_occasion)
    for line in others:
        spoken = [run for run in line if run.text.strip() and not run.url]
        if spoken and all(run.emphasis for run in spoken):
            draft.authors.append(plain_text(spoken))
        elif spoken and not any(run.url for run in line) and is_occasion(plain_text(spoken)):
            draft.marks.append(plain_text(spoken))
        else:
            draft.title_is_done = draft.title_is_done or any(run.strong for run in first)
            _read_line(draft, line, is_occasion)
    return _finish(draft, is_occasion)


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n" and not run.url:
            lines.append([])
        else:
            lines[-1].append(run)
    return [line for line in lines if plain_text(line) or any(run.url for run in line)] or [[]]


def _read_line(draft: _Draft, line: Iterable[Run], is_occasion: Callable[[str], bool]) -> None:
    for part in group(line):
        if isinstance(part, Group):
            _read_group(draft, part, is_occasion)
        elif part.url:
            _read_link(draft, part)
        elif part.image or draft.title_is_done:
            draft.rest.append(part.text)
        else:
            draft.title.append(part)
    if draft.title and not draft.title_is_done:
        draft.title.append(Run(" "))


def _read_link(draft: _Draft, run: Run) -> None:
    if not spell(draft.title).strip() and not draft.title_is_done and not run.image and resource_type(run.text) is None:
        draft.title.append(Run(run.text, strong=run.strong))
    elif spell(draft.title).strip():
        draft.title_is_done = True
    draft.links.append(Hyperlink(run.text.strip("[] "), run.url, run.line))


def _read_group(draft: _Draft, part: Group, is_occasion: Callable[[str], bool]) -> None:
    started = bool(spell(draft.title).strip())
    if part.has_link:
        resources = [run for run in part.runs if run.url]
        if not started and not draft.title_is_done and len(resources) == 1 and resource_type(resources[0].text) is None:
            draft.title.append(Run(resources[0].text, strong=resources[0].strong))
        draft.links += [Hyperlink(run.text.strip("[] "), run.url, run.line) for run in resources]
        draft.title_is_done = draft.title_is_done or started
    elif part.is_strong or (part.bracket == "[" and is_occasion(part.text)):
        draft.marks.append(part.text)
        draft.title_is_done = draft.title_is_done or (started and part.bracket == "[")
    elif part.bracket == "[" and resource_type(part.text) is not None:
        draft.title_is_done = draft.title_is_done or started
    elif draft.title_is_done:
        draft.rest.append(spell([part]))
    else:
        draft.title.append(part)


def _finish(draft: _Draft, is_occasion: Callable[[str], bool]) -> Entry:
    title = draft.title
    while title and isinstance(title[-1], Run) and not title[-1].text.strip():
        title = title[:-1]
    if title and isinstance(title[-1], Group) and is_occasion(title[-1].text):
        draft.marks.append(title[-1].text)
        title = title[:-1]
    runs = [run for part in title for run in (part.runs if isinstance(part, Group) else (part,)) if run.text.strip()]
    bold = bool(runs) and all(run.strong for run in runs)
    lead = runs[0].text.strip(" :") if runs and runs[0].strong and not bold else ""
    rest = " ".join(" ".join(draft.rest).split())
    return Entry(
        clean_title(spell(title)),
        tuple(" ".join(mark.split()) for mark in draft.marks),
        tuple(draft.links),
        bold,
        lead,
        "; ".join(draft.authors),
        rest if re.search(r"\w", rest) else "",
    )
