"""Markdown as blocks: list items, table rows and paragraphs, each with its headings and its line.

Read through markdown-it-py (CommonMark 0.31 with tables), never line by line: what a reader of the rendered page takes
for a link is a link here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.importer.runs import Run, html_runs, inline_runs, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Shape = Literal["item", "row", "paragraph", "heading", "html", "comment", "code"]
PSEUDO_LEVEL = 7
LONGEST_HEADING = 120


@dataclass(frozen=True)
class Heading:
    """A heading above a block; ``level`` 7 is a paragraph that only looks like one."""

    level: int
    text: str


@dataclass(frozen=True)
class Block:
    """One thing that a list says.

    Attributes:
        shape: What it is in the text.
        line: Line in the file, from 1.
        runs: Its content; for a row, that of all its cells.
        headings: The headings it stands under, outermost first.
        cells: For a row of a table: its content under the text of each column's head.
    """

    shape: Shape
    line: int
    runs: tuple[Run, ...]
    headings: tuple[Heading, ...] = ()
    cells: tuple[tuple[str, tuple[Run, ...]], ...] = ()

    @property
    def text(self) -> str:
        """The content as plain text on one line."""
        return plain_text(self.runs)


def parse_markdown(text: str) -> tuple[Block, ...]:
    """Return every block of a Markdown text, in order; none is left out, not even comments and code."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    root = SyntaxTreeNode(tokens)
    return tuple(_walk(root.children, ()))


def _walk(nodes: Sequence[SyntaxTreeNode], outer: tuple[Heading, ...]) -> Iterator[Block]:
    headings = outer
    for node, after in zip_longest(nodes, nodes[1:]):
        match node.type:
            case "heading":
                headings = _under(headings, int(node.tag[1:]), _inline_text(node))
                yield Block("heading", _line(node), _runs(node), headings)
            case "paragraph" if _is_pseudo_heading(node, after):
                headings = _under(headings, PSEUDO_LEVEL, _inline_text(node))
                yield Block("heading", _line(node), _runs(node), headings)
            case "hr":
                headings = tuple(heading for heading in headings if heading.level < PSEUDO_LEVEL)
            case "bullet_list" | "ordered_list":
                for item in node.children:
                    yield from _item(item, headings)
            case "table":
                yield from _rows(node, headings)
            case _:
                yield from _leaf(node, headings)


def _leaf(node: SyntaxTreeNode, headings: tuple[Heading, ...]) -> Iterator[Block]:
    match node.type:
        case "paragraph":
            yield Block("paragraph", _line(node), _runs(node), headings)
        case "html_block":
            runs = html_runs(node.content, _line(node))
            yield Block("html" if runs else "comment", _line(node), runs, headings)
        case "fence" | "code_block":
            yield Block("code", _line(node), (Run(node.content.strip(), line=_line(node)),), headings)
        case _:
            yield from _walk(node.children, headings)


def _item(item: SyntaxTreeNode, headings: tuple[Heading, ...]) -> Iterator[Block]:
    """Yield an item as one block, then the lists nested in it; an item that only holds a list is not there itself."""
    lists = [child for child in item.children if child.type in {"bullet_list", "ordered_list"}]
    own = [child for child in item.children if child not in lists]
    if own or not lists:
        runs: tuple[Run, ...] = ()
        for child in own:
            runs = (*runs, Run("\n", line=_line(child))) if runs else runs
            runs += html_runs(child.content, _line(child)) if child.type == "html_block" else _runs(child)
        yield Block("item", _line(item), runs, headings)
    for nested in lists:
        for child in nested.children:
            yield from _item(child, headings)


def _rows(table: SyntaxTreeNode, headings: tuple[Heading, ...]) -> Iterator[Block]:
    head, *bodies = table.children
    names = [_inline_text(cell) for cell in head.children[0].children]
    for body in bodies:
        for row in body.children:
            cells = tuple(zip(names, map(_runs, row.children), strict=False))
            runs = tuple(run for _, content in cells for run in content)
            yield Block("row", _line(row), runs, headings, cells)


def _is_pseudo_heading(node: SyntaxTreeNode, after: SyntaxTreeNode | None) -> bool:
    """Tell whether a paragraph serves as heading of the list or table right after it."""
    if after is None or after.type not in {"bullet_list", "ordered_list", "table"}:
        return False
    runs = _runs(node)
    return not any(run.url or run.image or run.text == "\n" for run in runs) and len(plain_text(runs)) < LONGEST_HEADING


def _under(headings: tuple[Heading, ...], level: int, text: str) -> tuple[Heading, ...]:
    return (*(heading for heading in headings if heading.level < level), Heading(level, text))


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0


def _runs(node: SyntaxTreeNode) -> tuple[Run, ...]:
    runs: tuple[Run, ...] = ()
    for inline in node.walk():
        if inline.type == "inline" and inline.token is not None:
            runs += inline_runs(inline.token.children or (), _line(inline))
    return runs


def _inline_text(node: SyntaxTreeNode) -> str:
    return plain_text(_runs(node))
