"""Pages parted anew where their entries were not recognized: by rules, bold names, headings, or a block each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from generator.importer.entries.candidate import Candidate
from generator.importer.pages.runs import Run, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.importer.pages.block import Block
    from generator.importer.works.reading import Aside

Form = Literal["bold", "ruled", "headed", "stacked", "single", "cells", "lines", "turns", "led"]
FORMS: tuple[Form, ...] = ("bold", "ruled", "headed", "stacked", "single", "cells", "lines", "turns", "led")
_UNSURE = frozenset({"prose", "no title", "no link", "leads to no paper", "a repository, no paper"})
"""Why a block is set aside that may be a work, or part of one, after all."""


@dataclass(frozen=True)
class Told:
    """A block of a page, or a line of one.

    Attributes:
        block: The block.
        claim: What the first reading made of it.
        place: Which of the blocks of the page it is.
        is_doubted: Whether its title is said again and again, and so is none: ``Read it``, ``Week 3``.
    """

    block: Block
    claim: Candidate | Aside
    place: int
    is_doubted: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it may be read again: nothing was read from it, or a title without a link."""
        if isinstance(self.claim, Candidate):
            return self.is_doubted or not (self.claim.resources or self.claim.dead)
        return self.claim.reason in _UNSURE

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of the page, and no paragraph that looks like one."""
        return self.block.shape == "heading" and self.block.level > 0

    @property
    def is_named(self) -> bool:
        """Whether it is a paragraph that serves as a heading, or an item above others."""
        return self.block.shape == "heading" and self.block.level == 0 and _reason(self) == "heading"


def _reason(told: Told) -> str:
    return "" if isinstance(told.claim, Candidate) else told.claim.reason


def parted(told: Sequence[Told], form: Form) -> tuple[tuple[Told, ...], ...]:
    """Return the groups of blocks that are one work each if the page has this form."""
    if form == "lines":
        return tuple((line,) for one in told if one.is_open and one.block.shape != "row" for line in _each_line(one))
    if form in {"turns", "led"}:
        told = [part for one in told for part in (_each_line(one) if one.is_open else (one,))]
    groups: list[list[Told]] = []
    current: list[Told] | None = None
    is_ruled = False
    for one in told:
        if _ends(one, form):
            current, is_ruled = None, one.block.shape == "rule"
            continue
        if _opens(one, form, current, is_ruled=is_ruled):
            current = []
            groups.append(current)
        if current is not None:
            current.append(one)
    return tuple(map(tuple, groups))


def _ends(told: Told, form: Form) -> bool:
    if told.is_heading:
        return form != "headed"
    if form == "cells" and told.block.shape != "row":
        return True
    return not (told.is_open or (told.is_named and form != "single"))


def _opens(told: Told, form: Form, current: Sequence[Told] | None, *, is_ruled: bool) -> bool:
    """Tell whether a block begins a work; ``current`` holds the blocks of the work before."""
    judges: Mapping[Form, Callable[[], bool]] = {
        "bold": lambda: bool(bold_start(told.block.runs)),
        "ruled": lambda: current is None and is_ruled,
        "headed": lambda: told.is_heading,
        "led": lambda: _is_link(told.block) and (current is None or not _is_link(current[-1].block)),
        "stacked": lambda: not told.block.links and (current is None or bool(current[-1].block.links)),
        "cells": lambda: told.block.shape == "row",
        "single": lambda: told.block.shape != "row",
    }
    return judges["stacked" if form == "turns" else form]()


def _is_link(block: Block) -> bool:
    """Tell whether a block is nothing but links."""
    return bool(block.links) and not re.search(r"\w", plain_text(run for run in block.runs if not run.url))


def _each_line(told: Told) -> Iterator[Told]:
    if told.block.shape == "row":
        yield told
        return
    for line in lines_of(told.block):
        yield replace(
            told, block=replace(told.block, shape="item", runs=line, cells=(), line=line[0].line or told.block.line)
        )


def bold_start(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the bold words that a block begins with."""
    found: list[Run] = []
    for run in runs:
        if run.is_break or not (run.strong or not re.search(r"\w", run.text)):
            break
        found.append(run)
    while found and not (found[-1].strong and re.search(r"\w", found[-1].text)):
        found.pop()
    return tuple(found) if re.search(r"[^\W\d_]", plain_text(found)) else ()


def lines_of(block: Block) -> Iterator[tuple[Run, ...]]:
    """Yield the lines of a block that say anything; of a row the cells, each link with the head of its column before it."""
    if block.shape == "row":
        for head, runs in block.cells:
            told = any(run.is_bare for run in runs) and re.search(r"\w", head)
            yield from _lines((Run(f"{head}: ", line=block.line), *runs) if told else runs)
    else:
        yield from _lines(block.runs)


def _lines(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    line: list[Run] = []
    for run in (*runs, None):
        if run is not None and not run.is_break:
            line.append(run)
            continue
        if any(part.url or re.search(r"\w", part.text) for part in line):
            yield tuple(line)
        line = []
