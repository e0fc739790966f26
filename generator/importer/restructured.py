"""Simple reStructuredText as Markdown, line for line: headings, links, and targets named elsewhere.

The markup is that of Docutils, *reStructuredText Markup Specification*: sections, hyperlink references and targets, comments.
"""

from __future__ import annotations

import re

_LINK = re.compile(r"`([^`<>]+?)\s*<(https?://[^`<>\s]+)>`__?")
_TARGET = re.compile(r"^\s*\.\. _`?([^:`]+)`?:\s*(https?://\S+)\s*$")
_NAMED = re.compile(r"`([^`<>]+)`_(?!\w)|(?<![\w`])([A-Za-z][\w-]*)_(?![\w_])")
_DIRECTIVE = re.compile(r"^\s*\.\.(?:\s|$)")
_LINE = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}\s*")
_DEEPEST = 6


def is_restructured(text: str) -> bool:
    """Tell whether a text is in reStructuredText: it has links as only this has, and none as Markdown has."""
    return len(_LINK.findall(text)) > 1 and "](" not in text


def as_markdown(text: str) -> str:
    """Return reStructuredText as Markdown, each line where it was; directives and comments are left out.

    >>> as_markdown(chr(10).join(["Bones", "=====", "", "* `Ribs <https://ribs.example.org>`_, 2020"])).splitlines()
    ['# Bones', '', '', '* [Ribs](https://ribs.example.org), 2020']
    """
    targets = {found[1].casefold(): found[2] for line in text.splitlines() if (found := _TARGET.match(line))}
    lines = text.splitlines()
    levels: list[tuple[str, bool]] = []
    for place, line in enumerate(lines):
        under = _LINE.fullmatch(lines[place + 1].strip()) if place + 1 < len(lines) and line.strip() else None
        if under and not _LINE.fullmatch(line.strip()) and len(lines[place + 1].rstrip()) >= len(line.rstrip()) - 2:
            is_over = place > 0 and lines[place - 1].strip() == lines[place + 1].strip()
            style = (under[1], is_over)
            levels += [style] if style not in levels else []
            lines[place] = f"{'#' * min(_DEEPEST, levels.index(style) + 1)} {line.strip()}"
            lines[place + 1] = ""
            if is_over:
                lines[place - 1] = ""
    return "\n".join(_line(line, targets) for line in lines) + "\n"


def _line(line: str, targets: dict[str, str]) -> str:
    if _DIRECTIVE.match(line):
        return ""

    def named(found: re.Match[str]) -> str:
        label = found[1] or found[2]
        url = targets.get(label.casefold())
        return f"[{label}]({url})" if url else found[0]

    return _NAMED.sub(named, _LINK.sub(lambda found: f"[{found[1].strip('[] ')}]({found[2]})", line))
