"""Simple reStructuredText as Markdown: headings, links, tables, footnotes, pictures, and targets named elsewhere.

The markup is that of Docutils, *reStructuredText Markup Specification* and *reStructuredText Directives*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from textwrap import dedent
from typing import TYPE_CHECKING

from generator.importer.pages.document import parse_markdown
from generator.importer.pages.restructured_inline import Names, names_of, spelled_inline
from generator.importer.pages.restructured_tables import directive_table, grid_table, simple_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.pages.block import Block
    from generator.importer.pages.restructured_tables import Row

_MARKS = re.compile(r"`[^`<>]+<[^<>`\s]+>`_|^\s*\.\. (?:[\w-]+::|_[^:]+:|\[#?[\w-]+\]\s)", re.MULTILINE)
"""What only reStructuredText has: links, directives, targets, footnotes."""
_DIRECTIVE = re.compile(r"^\s*\.\.(?:\s|$)")
_NAMED_DIRECTIVE = re.compile(r"\s*\.\. ([\w-]+)::\s*(.*)")
_OPTION = re.compile(r"\s*:([\w-]+):\s*(.*)")
_FOOTNOTE = re.compile(r"\s*\.\. \[#?([\w.-]+)\]\s+(.*)")
_LINE = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}\s*")
_UNDERLINE = re.compile(r"(?<=\S\n)[ \t]*([=\-~^\"'`#*+.:_])\1{2,}[ \t=-]*$", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
"""A heading of Markdown."""
_NUMBERED = re.compile(r"^(\s*)#\.(?=\s)")
_DEEPEST = 6
_FEW = 2
_CODE = frozenset({"code", "code-block", "sourcecode", "parsed-literal", "math"})
_PICTURES = frozenset({"image", "figure"})
_TOLD = frozenset({"note", "tip", "hint", "important", "warning", "attention", "caution", "danger", "admonition", "topic", "container", "dropdown", "details", "collapse", "rubric", "class", "epigraph", "compound", "raw"})  # fmt: skip
"""Directives whose words are part of the page."""


@dataclass
class _Page:
    """A page that becomes Markdown; each line is kept with where it stood."""

    names: Names
    lines: list[tuple[str, int]] = field(default_factory=list)
    pending: list[tuple[str, int]] = field(default_factory=list)

    def add(self, text: str, line: int) -> None:
        """Add a line of text; what a paragraph says is read at its end."""
        if text.strip():
            self.pending.append((text, line))
        else:
            self.end_paragraph()
            self.lines.append(("", line))

    def add_read(self, *lines: tuple[str, int]) -> None:
        """Add lines that are Markdown already, set apart from what stands around them."""
        self.end_paragraph()
        first = lines[0][1] if lines else 0
        self.lines += [("", first), *lines, ("", first)]

    def end_paragraph(self) -> None:
        """Read the paragraph that ends here; a link may go on over its lines."""
        if self.pending:
            said = spelled_inline("\n".join(text for text, _ in self.pending), self.names).split("\n")
            self.lines += zip(said, [line for _, line in self.pending], strict=True)
            self.pending = []


def is_restructured(text: str) -> bool:
    """Tell whether a text is in reStructuredText: it has marks as only this has, and more of them than links of Markdown.

    Where it has neither, lines below words tell, unless there are headings as only Markdown has.
    """
    links = text.count("](")
    if len(_MARKS.findall(text)) > max(1, links):
        return True
    return not links and not _MARKDOWN.search(text) and len(_UNDERLINE.findall(text)) > 1


def as_markdown(text: str) -> tuple[tuple[str, int], ...]:
    """Return the lines of reStructuredText as Markdown, each with the line where it stood; comments are left out.

    >>> [line for line, _ in as_markdown(chr(10).join(["Bones", "=====", "* `Ribs <https://ribs.example.org>`_, 2020"])) if line]
    ['# Bones', '* [Ribs](https://ribs.example.org), 2020']
    """
    lines = text.splitlines()
    page = _Page(names_of(text))
    styles: list[tuple[str, bool]] = []
    place = 0
    while place < len(lines):
        end = (
            _directive(lines, place, page)
            or _table(lines, place, page)
            or _heading(lines, place, page, styles)
            or _text(lines, place, page)
        )
        place = end
    page.end_paragraph()
    return tuple(page.lines)


def parse_restructured(text: str) -> tuple[Block, ...]:
    """Return every block of a reStructuredText page, in order, as `parse_markdown` does."""
    lines = as_markdown(text)
    places = [0, *(line for _, line in lines)]
    return tuple(_placed(block, places) for block in parse_markdown("\n".join(line for line, _ in lines) + "\n"))


def _placed(block: Block, places: Sequence[int]) -> Block:
    def at(line: int) -> int:
        return places[line] if line < len(places) else line

    return replace(
        block,
        line=at(block.line),
        runs=tuple(replace(run, line=at(run.line)) for run in block.runs),
        cells=tuple((head, tuple(replace(run, line=at(run.line)) for run in runs)) for head, runs in block.cells),
        children=tuple(_placed(child, places) for child in block.children),
    )


def _text(lines: Sequence[str], place: int, page: _Page) -> int:
    line = lines[place]
    is_rule = bool(_LINE.fullmatch(line.strip())) and not any(
        at.strip() for at in (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    )
    if is_rule:
        page.add_read(("---", place + 1))
    else:
        page.add(_NUMBERED.sub(r"\g<1>1.", line), place + 1)
    return place + 1


def _heading(lines: Sequence[str], place: int, page: _Page, styles: list[tuple[str, bool]]) -> int:
    """Add the heading at ``place``, whose title is underlined, maybe overlined too; return where it ends, 0 for none."""
    over = _LINE.fullmatch(lines[place].strip())
    title = place + 1 if over else place
    if title + 1 >= len(lines) or not lines[title].strip() or _LINE.fullmatch(lines[title].strip()):
        return 0
    under = _LINE.fullmatch(lines[title + 1].strip())
    if (
        under is None
        or (over and under[1] != over[1])
        or len(lines[title + 1].rstrip()) < len(lines[title].rstrip()) - 2
    ):
        return 0
    style = (under[1], over is not None)
    if style not in styles:
        styles.append(style)
    level = min(_DEEPEST, styles.index(style) + 1)
    page.add_read((f"{'#' * level} {spelled_inline(lines[title].strip(), page.names)}", title + 1))
    return title + 2


def _table(lines: Sequence[str], place: int, page: _Page) -> int:
    found = simple_table(lines, place) or grid_table(lines, place)
    if found is None:
        return 0
    head, rows, end = found
    _add_table(head, rows, place + 1, page)
    return end


def _add_table(head: Sequence[str], rows: Iterable[Row], first: int, page: _Page) -> None:
    def row(cells: Iterable[str]) -> str:
        said = (" ".join(spelled_inline(cell, page.names).split()).replace("|", r"\|") for cell in cells)
        return f"| {' | '.join(said)} |"

    page.add_read((row(head), first), ("|---" * len(head) + "|", first), *((row(cells), line) for cells, line in rows))


def _directive(lines: Sequence[str], place: int, page: _Page) -> int:
    """Add what a directive shows, or a footnote tells; return where it ends, 0 where none begins."""
    if not _DIRECTIVE.match(lines[place]):
        return 0
    indent = len(lines[place]) - len(lines[place].lstrip())
    end = place + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    while end > place + 1 and not lines[end - 1].strip():
        end -= 1
    body = dedent("\n".join(lines[place + 1 : end])).split("\n") if end > place + 1 else []
    if note := _FOOTNOTE.match(lines[place]):
        said = spelled_inline("\n".join([note[2], *body]), page.names)
        page.add_read((f"[^{note[1]}]: {' '.join(said.split())}", place + 1))
    elif named := _NAMED_DIRECTIVE.match(lines[place]):
        _add_shown(named[1], named[2], body, place + 1, page)
    return end


def _add_shown(name: str, argument: str, body: Sequence[str], line: int, page: _Page) -> None:
    """Add what a directive of some name shows."""
    count = next((at for at, text in enumerate(body) if not _OPTION.match(text)), len(body))
    options = {found[1]: found[2].strip() for text in body[:count] if (found := _OPTION.match(text))}
    shown = [(text, line + 1 + count + at) for at, text in enumerate(body[count:])]
    if name in _PICTURES:
        page.add_read((_picture(argument, options), line))
        shown = [] if name == "image" else shown
    elif name in _CODE:
        page.add_read(("```", line), *shown, ("```", line))
        return
    elif (table := directive_table(name, options, shown)) is not None:
        _add_table(*table, line, page)
        return
    elif name not in _TOLD:
        return
    elif name != "raw" and argument:
        page.add(argument, line)
    page.add("", line)
    for text, at in shown if name != "raw" or argument == "html" else ():
        page.add(_NUMBERED.sub(r"\g<1>1.", text), at)
    page.add("", line)


def _picture(source: str, options: dict[str, str]) -> str:
    image = f"![{options.get('alt', '')}]({source.strip()})"
    return f"[{image}]({options['target']})" if "target" in options else image
