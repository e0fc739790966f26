"""Plain text of titles, each followed by its abstract. The abstracts are dropped right here: they are not ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from generator.importer.pages.block import Block, Heading
from generator.importer.pages.runs import Run

LONGEST_TITLE = 300
_FURNITURE = re.compile(r"^Subscribe(?=[A-Z])")
"""The label of a button of the page, glued to the first title when the page was copied."""
_MARKDOWN = re.compile(r"^#{1,6} +\S.*\n(?:.*\n)*?.*https?://", re.MULTILINE)
"""A heading of Markdown, and an address somewhere below."""


@dataclass(frozen=True)
class Pairs:
    """Titles with the lines of their abstracts, and the lines that are neither."""

    titles: tuple[Block, ...]
    abstracts: tuple[int, ...]
    others: tuple[Block, ...]


def are_pairs(text: str) -> bool:
    """Tell whether a text is title and abstract in turn: no links, no headings, and lines of both lengths."""
    if _MARKDOWN.search(text):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    long = sum(len(line) > LONGEST_TITLE for line in lines)
    return "](" not in text and "<a " not in text and long * 3 >= len(lines) > 1


def parse_pairs(text: str) -> Pairs:
    """Return what stands on each line; a title is a short line right before a long one."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    titles, abstracts, others = [], [], []
    for (number, line), (_, after) in zip_longest(lines, lines[1:], fillvalue=(0, "")):
        if len(line) > LONGEST_TITLE:
            abstracts.append(number)
        elif len(after) > LONGEST_TITLE:
            titles.append(_block(number, _FURNITURE.sub("", line)))
        else:
            others.append(_block(number, line))
    return Pairs(tuple(titles), tuple(abstracts), tuple(others))


def _block(number: int, line: str) -> Block:
    return Block("item", number, (Run(line, line=number),), (Heading(1, "Titles"),))
