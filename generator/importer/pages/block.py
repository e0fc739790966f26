"""The blocks that a page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.importer.pages.runs import link_count, plain_text

if TYPE_CHECKING:
    from generator.importer.pages.runs import Run

Shape = Literal["item", "row", "paragraph", "heading", "summary", "close", "rule", "list", "table", "comment", "code"]
PSEUDO_LEVEL = 7
ITEM_LEVEL = 8
DETAILS_LEVEL = 9


@dataclass(frozen=True)
class Heading:
    """A heading above a block.

    ``level`` 7 is a paragraph that only looks like one, 8 an item above its own list, 9 the summary of ``<details>``.
    """

    level: int
    text: str


@dataclass(frozen=True)
class Block:
    """One thing that a page shows.

    Attributes:
        shape: What it is in the text; a ``list`` and a ``table`` only hold others, ``close`` ends ``<details>``.
        line: Line in the file, from 1.
        runs: Its own content; for a row, that of all its cells.
        headings: The headings it stands under, outermost first; known once the page is outlined.
        cells: For a row of a table: its content under the text of each column's head.
        children: Items of a list, rows of a table, lists and tables within an item.
        level: For a heading, how deep it is.
        is_html: Whether it was written as HTML.
        group: Line at which its list or table begins; 0 outside of both.
        reason: Why it is set aside, when its place alone says so.
        is_quote: Whether it is quoted, with ``>``.
    """

    shape: Shape
    line: int
    runs: tuple[Run, ...] = ()
    headings: tuple[Heading, ...] = ()
    cells: tuple[tuple[str, tuple[Run, ...]], ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0
    is_html: bool = False
    group: int = 0
    reason: str = ""
    is_quote: bool = False

    @property
    def text(self) -> str:
        """The content as plain text on one line."""
        return plain_text(self.runs)

    @property
    def links(self) -> int:
        """How many links there are in it and in what it holds."""
        return link_count(self.runs) + sum(child.links for child in self.children)
