"""Works told in lines that each say what they are, the title first: ``Title: …``, ``Authors: …``, ``Link: …``.

Each such line may be an item of a list, or what stands behind a comma.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.fields import field_of, key_of
from generator.importer.entries.title_keys import is_title_line
from generator.importer.pages.runs import HARD_BREAK, Run
from generator.importer.words.link_labels import resource_type
from generator.importer.words.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.block import Block

_MANY = 3
"""How many works of a page must be told so, for one to be believed."""
_NEXT = re.compile(r"\s*[,;|.\uff0c\uff1b\u3002]\s*(?=(?P<key>[^\W\d_][\w ]{0,20}?)\s*[:\uff1a])")
"""Where in a line the next thing begins that says what it is: ``, Authors: ``."""


def keyed_entries(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page, each work that is told in items of its own as one item."""
    groups = {place: _groups(block) for place, block in enumerate(blocks) if block.shape == "list"}
    if sum(map(len, groups.values())) < _MANY:
        return tuple(blocks)
    return tuple(
        replace(block, children=tuple(map(_joined, groups[place]))) if groups.get(place) else block
        for place, block in enumerate(blocks)
    )


def _groups(block: Block) -> list[list[Block]]:
    """Return the items of a list by the works that they tell; nothing when not all of them say what they are, or no titles come first."""
    groups: list[list[Block]] = []
    key = _key(block.children[0]) if block.children and is_title_line(block.children[0].runs) else ""
    for item in block.children if key else ():
        if _key(item) == key:
            groups.append([item])
        elif not groups or item.children or not _says_what(_key(item)):
            return []
        else:
            groups[-1].append(item)
    told = [len(group) > 1 or bool(_parts(group[0].runs)[1:]) for group in groups]
    return groups if all(told) and not any(group[0].children for group in groups) else []


def _key(item: Block) -> str:
    return key_of(item.text)[0]


def _says_what(key: str) -> bool:
    return bool(key) and (bool(field_of(key)) or resource_type(key) is not None)


def _joined(group: Sequence[Block]) -> Block:
    """Return the items of a work as one, each of its lines one."""
    runs: list[Run] = []
    for item in group:
        for part in _parts(item.runs):
            runs += [Run(HARD_BREAK, line=item.line), *part] if runs else part
    return replace(group[0], runs=tuple(runs))


def _parts(runs: Sequence[Run]) -> list[list[Run]]:
    """Return a line, parted where the next thing begins that says what it is."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        end = 0
        for found in _NEXT.finditer(run.text) if not run.url and not run.image else ():
            if _says_what(bare_words(found["key"])):
                parts[-1].append(replace(run, text=run.text[end : found.start()]))
                parts.append([])
                end = found.end()
        parts[-1].append(replace(run, text=run.text[end:]))
    return parts
