"""Blocks of HTML in a list: rows of tables, items, headings and paragraphs, also where Markdown stands between the tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.importer.pages.block import DETAILS_LEVEL, Block
from generator.importer.pages.runs import HARD_BREAK, Run, RunBuilder, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREAKS = frozenset({"p", "div", "center", "section", "blockquote", "ul", "ol", "dl", "dt", "dd", "article", "header", "footer"})  # fmt: skip
_DEFINED = frozenset({"dt", "dd"})
"""A term and what it is: one item."""
_WIDEST = 1000
"""Over how many rows or columns a cell may go, by the standard of HTML."""
_HEADINGS = re.compile(r"h[1-6]")


@dataclass
class _Table:
    line: int
    head: list[str] = field(default_factory=list)
    rows: list[Block] = field(default_factory=list)
    cells: list[tuple[Run, ...]] = field(default_factory=list)
    is_head: bool = True
    row_line: int = 0
    carried: dict[int, tuple[int, tuple[Run, ...]]] = field(default_factory=dict)
    """By column: for how many more rows a cell goes on, and what is in it."""


class HtmlReader(HTMLParser):
    """Reads the HTML between the Markdown of one page, block after block; a table may go on over several."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.tables: list[_Table] = []
        self.builder = RunBuilder(0)
        self.shape: str = "paragraph"
        self.span = 1
        self.width = 1
        self.is_head_cell = False
        self.offset = 0
        self.heading = 0

    def set_cdata_mode(self, elem: str, *, escapable: bool = False) -> None:
        """Read on behind ``<script>`` and ``<style>`` as behind any other tag."""

    @property
    def in_cell(self) -> bool:
        """Whether a cell of a table is open, so that Markdown that comes now belongs to it."""
        return bool(self.tables) and self.shape == "cell"

    def take_html(self, html: str, line: int) -> list[Block]:
        """Read a block of HTML that begins at ``line``; return the blocks that are complete."""
        self.offset = line - self.getpos()[0]
        self.feed(html)
        if not self.tables:
            self._flush()
        return self._taken()

    def take_heading(self) -> int:
        """Return the level of the heading that is open and still empty, 0 when none is; what comes next is its text."""
        level, self.heading = self.heading, 0
        return level

    def take_runs(self, runs: tuple[Run, ...]) -> None:
        """Add Markdown that stands inside an open cell."""
        self.builder.done += [Run(HARD_BREAK), *runs]

    def finish(self) -> list[Block]:
        """Return what is left at the end of the page."""
        self.close()
        while self.tables:
            self.handle_endtag("table")
        self._flush()
        return self._taken()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag."""
        match tag:
            case "table":
                self._flush()
                self.tables.append(_Table(self._line()))
            case "tr" if self.tables:
                self._end_row()
                self.tables[-1].row_line = self._line()
            case "td" | "th" if self.tables:
                self._end_cell()
                self._begin("cell")
                self.is_head_cell = tag == "th"
                self.span, self.width = _span(attrs, "rowspan"), _span(attrs, "colspan")
            case _ if self.in_cell:
                self._inline(tag, attrs)
            case "summary" | "li" | "dt":
                self._begin("li" if tag == "dt" else tag)
            case "dd" if self.shape == "li":
                self.builder.add(HARD_BREAK)
            case _ if _HEADINGS.fullmatch(tag):
                self._begin(tag)
                self.heading = int(tag[1])
            case "hr":
                self._flush()
                self.blocks.append(Block("rule", self._line()))
            case _ if tag in _BREAKS:
                self._begin("paragraph")
            case _:
                self._inline(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Take the end of a tag."""
        self.heading = 0 if _HEADINGS.fullmatch(tag) else self.heading
        match tag:
            case "table" if self.tables:
                self._end_row()
                table = self.tables.pop()
                if table.rows:
                    self.blocks.append(Block("table", table.line, children=tuple(table.rows)))
                self._begin("cell" if self.tables else "paragraph")
            case "tr" if self.tables:
                self._end_row()
            case "td" | "th" if self.tables:
                self._end_cell()
            case "details" if not self.in_cell:
                self._flush()
                self.blocks.append(Block("close", self._line()))
            case _ if not self.in_cell and tag in _DEFINED and self.shape == "li":
                self.builder.add(HARD_BREAK)
            case _ if not self.in_cell and (tag in {"summary", "li", *_BREAKS} or _HEADINGS.fullmatch(tag)):
                self._begin("paragraph")
            case _ if tag in _BREAKS:
                self.builder.add(HARD_BREAK)
            case _:
                self.builder.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that ends itself."""
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        """Take text."""
        self.builder.line = self._line()
        self.builder.handle_data(data)

    def handle_comment(self, data: str) -> None:
        """Take a comment; what it hides is no part of the list."""
        if not self.in_cell and re.search(r"\w", data):
            line = self._line()
            self._flush()
            self.blocks.append(Block("comment", line))

    def _inline(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.line = self._line()
        if self.in_cell and (tag in _BREAKS or tag == "li"):
            self.builder.add(HARD_BREAK)
        else:
            self.builder.handle_starttag(tag, attrs)

    def _line(self) -> int:
        return self.getpos()[0] + self.offset

    def _taken(self) -> list[Block]:
        blocks, self.blocks = self.blocks, []
        return blocks

    def _begin(self, shape: str) -> None:
        self._flush()
        self.shape = shape

    def _runs(self) -> tuple[Run, ...]:
        runs, self.builder = self.builder.runs(), RunBuilder(self._line())
        return runs

    def _flush(self) -> None:
        """Make a block of the text that was collected."""
        if self.in_cell:
            return
        shape, self.shape = self.shape, "paragraph"
        runs = self._runs()
        if not any(run.url or run.image or run.text.strip() for run in runs):
            return
        line = next((run.line for run in runs if run.url or run.text.strip()), self._line())
        match shape:
            case "summary":
                self.blocks.append(Block("summary", line, runs, level=DETAILS_LEVEL))
            case "li":
                self.blocks.append(Block("list", line, children=(Block("item", line, runs),)))
            case _ if _HEADINGS.fullmatch(shape):
                self.blocks.append(Block("heading", line, runs, level=int(shape[1])))
            case _:
                self.blocks.append(Block("paragraph", line, runs, is_html=True))

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if self.shape != "cell":
            self._runs()
            return
        runs = self._runs()
        self.shape = "paragraph"
        self._fill_carried(table)
        copied = tuple(Run(run.text, line=run.line) for run in runs)
        for column in range(self.width):
            if self.span > 1:
                table.carried[len(table.cells)] = (self.span - 1, copied if self.is_head_cell or not column else ())
            table.cells.append(runs if not column else copied if self.is_head_cell else ())
        table.is_head = table.is_head and self.is_head_cell

    @staticmethod
    def _fill_carried(table: _Table) -> None:
        while len(table.cells) in table.carried:
            left, runs = table.carried.pop(len(table.cells))
            if left > 1:
                table.carried[len(table.cells)] = (left - 1, runs)
            table.cells.append(runs)

    def _end_row(self) -> None:
        self._end_cell()
        table = self.tables[-1]
        if table.cells:
            self._fill_carried(table)
        cells, table.cells = table.cells, []
        is_head, table.is_head = table.is_head, True
        if not cells:
            return
        if is_head and not table.rows:
            names = [plain_text(runs) for runs in cells]
            table.head = [name or above for name, above in zip_longest(names, table.head, fillvalue="")]
            if not any(run.url for runs in cells for run in runs):
                return
        table.rows.append(row_block(table.row_line or table.line, table.head, cells))


def _span(attrs: Iterable[tuple[str, str | None]], name: str) -> int:
    """Return over how many rows or columns a cell goes, as HTML has it (section 4.9.11): 1 where nothing sensible is said."""
    said = dict(attrs).get(name) or ""
    return int(said) if said.isdecimal() and 0 < int(said) < _WIDEST else 1


def row_block(line: int, names: list[str], cells: list[tuple[Run, ...]]) -> Block:
    """Return a row of a table as a block; cells beyond the head have no name."""
    named = tuple((names[place] if place < len(names) else "", runs) for place, runs in enumerate(cells))
    return Block("row", line, tuple(run for _, runs in named for run in runs), cells=named)
