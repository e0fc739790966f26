"""Markdown as a tree of blocks: headings, lists with their items, tables with their rows, paragraphs.

Read through markdown-it-py (CommonMark 0.31 with tables), never line by line: what a reader of the rendered page takes
for a link is a link here, bare addresses and HTML too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.importer.pages.block import Block
from generator.importer.pages.footnotes import FOOTNOTES, Footnotes, read_footnotes
from generator.importer.pages.html import HtmlReader, row_block
from generator.importer.pages.runs import HARD_BREAK, Run, inline_runs, plain_text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_LISTS = frozenset({"bullet_list", "ordered_list"})
_LEFT_OPEN = re.compile(
    r"(\]\(https?://[^\s()\[\]]+)(?=,[ \t]+[^()\n]*$|[ \t]*(?:\n(?![ \t]*[\")'])|\Z)|[ \t]+[|\[]|\](?:\s|\Z))"
    r"|(\]\[[\w.-]+)(?=[ \t]*(?:\||$))",
    re.MULTILINE,
)
"""A link whose bracket is never closed: ``[A Title](https://…, CVPR 2020``, ``[A Title](https://… [[code](…)]``, ``[arXiv][key |``."""
_MATHS = re.compile(r"(?<![\\$`])\$[^$`\n]{0,40}?\\[#&%_{}][^$`\n]{0,40}?\$")
"""A formula with escaped characters, which GitHub leaves as it is: ``QuIP$\\#$``."""
DEEPEST = 100
"""How deep lists may be nested and still be read."""


def parse_markdown(text: str) -> tuple[Block, ...]:
    """Return every block of a Markdown text, in order; none is left out, not even comments and code."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    notes = read_footnotes(_MATHS.sub(lambda found: re.sub(r"\\(?=[#&%_{}])", r"\\\\", found[0]), _closed(text)))
    root = SyntaxTreeNode(parser.parse(notes.text))
    html = HtmlReader()
    blocks = (*_walk(root.children, html), *html.finish())
    return tuple(_with_footnotes(blocks, notes)) if notes.begun else blocks


def _closed(text: str) -> str:
    """Return a text with the brackets of links closed that are left open."""
    return _LEFT_OPEN.sub(lambda found: f"{found[1]})" if found[1] else f"{found[2]}]", text)


def _with_footnotes(blocks: Iterable[Block], notes: Footnotes) -> Iterator[Block]:
    """Yield blocks with the footnotes under a heading of their own: they belong to no section, wherever they stand."""
    is_begun = False
    for block in _parted(blocks, notes.begun):
        if not is_begun and block.children and block.children[0].line in notes.begun:
            is_begun = True
            yield Block("heading", block.line, (Run(FOOTNOTES, line=block.line),), level=1)
        yield _told_elsewhere(block, notes.pointing)


def _parted(blocks: Iterable[Block], begun: Container[int]) -> Iterator[Block]:
    """Yield blocks with footnotes parted from the list that they stand right behind."""
    for block in blocks:
        first = next((place for place, child in enumerate(block.children) if child.line in begun), 0)
        if block.shape == "list" and first:
            yield replace(block, children=block.children[:first])
            yield replace(block, line=block.children[first].line, children=block.children[first:])
        else:
            yield block


def _told_elsewhere(block: Block, lines: Container[int]) -> Block:
    """Return a block whose items and rows are set aside where footnotes tell their works."""
    children = tuple(_told_elsewhere(child, lines) for child in block.children)
    named = block.shape in {"item", "row"} and block.line in lines
    return replace(block, children=children, reason="told in a footnote" if named else block.reason)


def _walk(nodes: Sequence[SyntaxTreeNode], html: HtmlReader) -> Iterator[Block]:
    for node in nodes:
        if node.type == "html_block":
            yield from html.take_html(node.content, _line(node))
        elif html.in_cell:
            html.take_runs(_runs(node))
        elif (level := html.take_heading()) and (runs := _heading_runs(node)):
            yield Block("heading", _line(node), runs, level=level)
        else:
            yield from _block(node, html)


def _heading_runs(node: SyntaxTreeNode) -> tuple[Run, ...]:
    """Return a paragraph, or the one line of a block of code, that stands between the tags of a heading."""
    if node.type == "paragraph":
        return _runs(node)
    lines = node.content.strip().splitlines() if node.type in {"fence", "code_block"} else []
    text = lines[0].lstrip("-+!#@ ") if len(lines) == 1 else ""  # what colours a line of a diff
    return (Run(text, line=_line(node)),) if text else ()


def _block(node: SyntaxTreeNode, html: HtmlReader) -> Iterator[Block]:
    line = _line(node)
    match node.type:
        case "heading" if _is_ruled_off(node):
            yield Block("paragraph", line, _runs(node))
            yield Block("rule", line)
        case "heading":
            yield Block("heading", line, _runs(node), level=int(node.tag[1:]))
        case "paragraph":
            yield Block("paragraph", line, _runs(node))
        case "hr":
            yield Block("rule", line)
        case "bullet_list" | "ordered_list":
            yield Block("list", line, children=tuple(_item(item) for item in node.children))
        case "table":
            yield Block("table", line, children=tuple(_rows(node)))
        case "fence" | "code_block":
            yield Block("code", line, (Run(node.content.strip(), code=True, line=line),))
        case "blockquote":
            yield from (replace(block, is_quote=True) for block in _walk(node.children, html))
        case _:
            yield from _walk(node.children, html)


def _is_ruled_off(node: SyntaxTreeNode) -> bool:
    """Tell whether a heading is a paragraph with an address at its end, and a rule right below it that was meant to part it from the next."""
    runs = _runs(node)
    return node.markup == "-" and bool(runs) and runs[-1].is_bare and any(run.is_break for run in runs)


def _item(item: SyntaxTreeNode) -> Block:
    """Return an item: its own text as one, whatever paragraphs it has, then the lists and tables nested in it."""
    nested = [child for child in item.children if child.type in {*_LISTS, "table", "heading"}]
    runs: tuple[Run, ...] = ()
    for child in item.children:
        if child in nested:
            continue
        own = _item_runs(child)
        runs += (Run(HARD_BREAK, line=_line(child)), *own) if runs and own else own
    html = HtmlReader()
    children = tuple(block for child in nested for block in _block(child, html))
    return Block("item", _line(item), runs, children=children)


def _item_runs(node: SyntaxTreeNode) -> tuple[Run, ...]:
    """Return what stands in an item beside its lists; of an abstract that unfolds only the links."""
    if node.type in {"fence", "code_block"}:
        return ()
    if node.type != "html_block":
        return _runs(node)
    runs: tuple[Run, ...] = ()
    reader = HtmlReader()
    for block in (*reader.take_html(node.content, _line(node)), *reader.finish()):
        for part in (block, *block.children, *(inner for child in block.children for inner in child.children)):
            runs += (Run(HARD_BREAK, line=part.line), *part.runs) if part.runs else ()
    return runs[1:]


def _rows(table: SyntaxTreeNode) -> Iterator[Block]:
    """Yield the rows of a table; its head too when there are links in it, for it is an entry then."""
    head, *bodies = table.children
    titles = [_runs(cell) for cell in head.children[0].children]
    names = [plain_text(runs) for runs in titles]
    if any(run.url for runs in titles for run in runs):
        yield row_block(_line(head.children[0]), ["" for _ in names], titles)
    for body in bodies:
        for row in body.children:
            yield row_block(_line(row), names, [_runs(cell) for cell in row.children])


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0


def _runs(node: SyntaxTreeNode) -> tuple[Run, ...]:
    """Return the runs of a block; a break stands between its paragraphs."""
    runs: tuple[Run, ...] = ()
    for inline in node.walk():
        if inline.type == "inline" and inline.token is not None:
            found = inline_runs(inline.token.children or (), _line(inline))
            runs += (Run(HARD_BREAK, line=_line(inline)), *found) if runs else found
    return runs
