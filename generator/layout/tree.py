"""A YAML file as its writer laid it out: every scalar with its source text, every comment with what it speaks of.

Reads what ``generator.load`` has found sound: no anchors, tags or second documents, and no deep nesting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.load import parser_for

if TYPE_CHECKING:
    from collections.abc import Iterator

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_COMMENT = re.compile("#.*[^ \\t\n]|#")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.

    Attributes:
        value: Its text as YAML means it.
        source: The same as it stands in the file, with quotes, or with the header of a block.
        style: Its first character where that says how to read it (``"``, ``'``, ``|``, ``>``); empty when plain.
    """

    value: str
    source: str
    style: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of a mapping, or an item of a list.

    Attributes:
        key: Name of the field; empty for an item.
        node: The value.
        above: Comments before it, and the empty lines around them (as empty text), from top to bottom.
        behind: Comments that share a line with it, with the spaces before them.
        below: Comments after it that are indented deeper than what follows, so that they belong to it.
    """

    key: str
    node: Node
    above: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping or a list.

    Attributes:
        is_list: Whether it is a list.
        entries: What it holds, in the order of the file.
        end: Comments between the last entry and the bracket.
    """

    is_list: bool
    entries: tuple[Entry, ...]
    end: tuple[str, ...] = ()


Node = Scalar | Branch


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole file: its value, and the comments at its end."""

    root: Node
    end: tuple[str, ...]


def read_tree(text: str) -> Tree:
    """Return the layout of a text that ``generator.load.read_document`` read without a problem."""
    return _Reader(text).tree()


def comments_of(text: str) -> Iterator[str]:
    """Yield every comment of such a text, from ``#`` to the end of its line: what is outside all scalars."""
    read_to = 0
    for event in _content_events(text):
        if isinstance(event, StreamEndEvent):
            break
        if isinstance(event, ScalarEvent):
            yield from _COMMENT.findall(text[read_to : _start(event)])
            read_to = _start(event) + len(_source(text, event))
    yield from _COMMENT.findall(text[read_to:])


class _Reader:
    """Goes through the events of a parser once. Lives only inside ``read_tree``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events = _content_events(text)
        self._event = next(self._events)
        self._read_to = 0

    def tree(self) -> Tree:
        above = self._above()
        root, behind = self._node()
        lines = self._lines()
        while lines and not lines[-1][1]:
            lines.pop()
        below, end = _parted(lines, 0)
        if isinstance(root, Branch) and root.entries:
            first, *others = root.entries
            entries = [replace(first, above=(*above, *first.above)), *others]
            entries[-1] = replace(entries[-1], below=_said(below))
            return Tree(replace(root, entries=tuple(entries)), (*map(str.strip, behind), *_said(end)))
        return Tree(root, (*above, *map(str.strip, behind), *_said([*below, *end])))

    def _advance(self) -> Any:
        """Return the event at hand, go on to the next one, and to the end of its source text."""
        event, self._event = self._event, next(self._events)
        if isinstance(event, ScalarEvent):
            self._read_to = max(self._read_to, _start(event) + len(_source(self._text, event)))
        elif self._is_bracket(event):
            self._read_to = event.end_mark.index
        return event

    def _is_bracket(self, event: Any) -> bool:
        start = event.start_mark.index
        return event.end_mark.index == start + 1 and self._text[start] in "[]{}"

    def _node(self) -> tuple[Node, tuple[str, ...]]:
        """Return the next value, and a comment that shares the line with its end."""
        event = self._advance()
        if isinstance(event, ScalarEvent):
            return Scalar(event.value, _source(self._text, event), event.style or ""), self._behind()
        is_list, is_flow = isinstance(event, SequenceStartEvent), self._is_bracket(event)
        entries = list(self._entries(event.start_mark.column, is_list=is_list, is_flow=is_flow))
        end = self._above() if is_flow else ()
        self._advance()
        return Branch(is_list, tuple(entries), end), self._behind() if is_flow else ()

    def _entries(self, column: int, *, is_list: bool, is_flow: bool) -> Iterator[Entry]:
        entry: Entry | None = None
        while not isinstance(self._event, _ENDS):
            lines = self._lines()
            below, above = ([], lines) if is_flow else _parted(lines, column)
            if entry:
                yield replace(entry, below=_said(below))
            entry = self._entry(_said(above if entry else lines, after_gap=True), is_list=is_list)
        if entry:
            yield entry

    def _entry(self, above: tuple[str, ...], *, is_list: bool) -> Entry:
        key, behind = ("", ()) if is_list else (self._advance().value, self._behind())
        between = self._above() if isinstance(self._event, ScalarEvent) or self._is_bracket(self._event) else ()
        node, behind_value = self._node()
        return Entry(key, node, (*above, *between), (*behind, *behind_value))

    def _behind(self) -> tuple[str, ...]:
        """Return the comment on the rest of this line, with the spaces before it."""
        rest, _, _ = self._gap().partition("\n")
        before, hash_, comment = rest.partition("#")
        if not hash_:
            return ()
        self._read_to += len(rest)
        spaces = before[len(before.rstrip(" \t")) :] or " "
        return (spaces + hash_ + comment.rstrip(),)

    def _above(self) -> tuple[str, ...]:
        return _said(self._lines())

    def _lines(self) -> list[tuple[int, str]]:
        """Return the comments and empty lines up to the event at hand, each with its column."""
        gap = self._gap()
        self._read_to += len(gap)
        lines = gap.split("\n")
        found = []
        for number, line in enumerate(lines):
            before, hash_, comment = line.partition("#")
            if hash_ or (0 < number < len(lines) - 1 and not before.strip()):
                found.append((len(before), hash_ + comment.rstrip()))
        return found

    def _gap(self) -> str:
        """Return what stands between the last value and the event at hand: comments, and signs of YAML."""
        return self._text[self._read_to : max(self._read_to, self._event.start_mark.index)]


def _start(event: Any) -> int:
    start: int = event.start_mark.index
    return start


def _source(text: str, scalar: Any) -> str:
    """Return a scalar as it stands in the file; of the line ends after a block only those that are part of it."""
    source: str = text[scalar.start_mark.index : scalar.end_mark.index]
    if scalar.style not in ("|", ">"):
        return source
    is_kept_whole = "+" in source.partition("\n")[0]
    return source.removesuffix("\n") if is_kept_whole else source.rstrip("\n")


def _content_events(text: str) -> Iterator[Any]:
    """Yield the events of a text's values, and the one that ends the stream, which it yields for ever."""
    parser = parser_for(text)
    while not isinstance(event := parser.get_event(), StreamEndEvent):
        if isinstance(event, (ScalarEvent, *_STARTS, *_ENDS)):
            yield event
    while True:
        yield event


def _parted(lines: list[tuple[int, str]], column: int) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Part lines into those that belong to the entry before (their comments are deeper than ``column``) and the rest."""
    number = 0
    for place, (indent, comment) in enumerate(lines, 1):
        if comment and indent <= column:
            break
        if comment:
            number = place
    return lines[:number], lines[number:]


def _said(lines: list[tuple[int, str]], *, after_gap: bool = False) -> tuple[str, ...]:
    """Return lines without their columns, no two empty ones in a row; nothing when none is a comment.

    The first is a comment, or with ``after_gap`` the empty line that parts it from what was before.
    """
    said: list[str] = []
    for _, comment in lines:
        if comment or (said[-1] if said else after_gap):
            said.append(comment)
    return tuple(said) if any(said) else ()
