"""The safe YAML reader: one pass over parser events with an explicit stack, so that no input can hurt it."""

from __future__ import annotations

import re
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.errors import Problem
from generator.load.characters import decode, refused_character
from generator.load.document import Document, Marks, Path, Place, Value
from generator.load.events import parser_for
from generator.load.quoting import quoted
from generator.load.scalars import resolve
from generator.load.syntax import QUOTE, syntax_problem

MAX_DEPTH = 20
_COMMENT_BEHIND = re.compile(r"[ \t]+#")
_COMMENT_IN_HEADER = re.compile(r"[|>][^\n#]*#")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_NO_KEY = object()
_DROPPED = "\0"  # stands for a key that was refused; no file can hold it


class _RefusedError(Exception):
    """The document cannot be read any further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class _Frame:
    """A list or mapping that is still open."""

    __slots__ = ("container", "key", "path")

    def __init__(self, container: list[Value] | dict[str, Value], path: Path) -> None:
        self.container = container
        self.path = path
        self.key: Any = _NO_KEY


def read_document(source: str | bytes, file: str, *, fast: bool = True) -> Document:
    """Return what the YAML text ``source`` holds, with the problems found; raises nothing, whatever the input.

    ``file`` is the path that problems name. Depth, size, characters and syntax are limited as docs/data-model.md says:
    no anchors, aliases, tags, directives, merge keys, second documents, duplicate keys or keys that are not text.
    """
    text = decode(source, file)
    if isinstance(text, Problem):
        return Document(None, Marks(), (text,))
    builder = _Builder(text, file)
    try:
        parser = parser_for(text, fast=fast)
        while True:
            event = parser.get_event()
            if type(event) is ScalarEvent:
                builder.scalar(event)
            elif type(event) is StreamEndEvent:
                break
            else:
                builder.structure(event)
    except _RefusedError as refused:
        return builder.refused(refused.problem)
    except (YAMLError, ValueError, OverflowError) as error:
        return builder.refused(syntax_problem(error, text, file))
    return builder.document()


class _Builder:
    """Builds data and marks from events. Mutable, and alive only inside ``read_document``."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.may_have_comments = "#" in text
        self.stack: list[_Frame] = []
        self.data: Value = None
        self.documents = 0
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.problems: list[Problem] = []

    def document(self) -> Document:
        if not self.documents:
            message, hint = "is empty: it holds no record", "write the record, or remove the file"
            return self.refused(Problem(self.file, 1, 1, message, hint, rule="empty"))
        return Document(self.data, Marks(self.keys, self.values), tuple(self.problems))

    def refused(self, problem: Problem) -> Document:
        return Document(None, Marks(self.keys, self.values), (*self.problems, problem))

    def scalar(self, event: Any) -> None:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            raise self._error(mark, *_anchor_or_tag(event))
        value: Value = event.value
        if self.may_have_comments:
            self._refuse_comment(event)
        if not event.style:  # plain: '' in libyaml, None in PyYAML's own parser
            value = resolve(event.value)
        elif event.style == '"' and (found := refused_character(event.value)):
            message = f"character U+{ord(found):04X} is not allowed, even as an escape"
            raise self._error(mark, message, "remove it", "character")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and type(frame.container) is dict and frame.key is _NO_KEY:
            self._key(frame, event, value)
        else:
            self._put(value, self._path(), mark)

    def structure(self, event: Any) -> None:
        kind = type(event)
        if kind in {MappingStartEvent, SequenceStartEvent}:
            self._open(event, {} if kind is MappingStartEvent else [])
        elif kind in {MappingEndEvent, SequenceEndEvent}:
            self._close()
        elif kind is AliasEvent:
            raise self._error(event.start_mark, f"'*{event.anchor}' is an alias; these are not used here", QUOTE)
        elif kind is DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                raise self._error(event.start_mark, "a second document begins here ('---')", "one file, one record")
            if _DIRECTIVE.search(self.text, 0, event.end_mark.index):
                raise self._error(
                    event.start_mark, "directives (lines that begin with %) are not used here", "remove the line"
                )

    def _open(self, event: Any, container: Any) -> None:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            raise self._error(mark, *_anchor_or_tag(event))
        if len(self.stack) >= MAX_DEPTH:
            raise self._error(mark, f"lists and mappings are nested deeper than {MAX_DEPTH} levels", "flatten them")
        if self.stack and type(self.stack[-1].container) is dict and self.stack[-1].key is _NO_KEY:
            raise self._error(mark, "a list or mapping cannot be a key", QUOTE, "key")
        path = self._path()
        self.values.setdefault(path, Place(mark.line + 1, mark.column + 1))
        self.stack.append(_Frame(container, path))

    def _close(self) -> None:
        container = self.stack.pop().container
        self._put(tuple(container) if isinstance(container, list) else container)

    def _path(self) -> Path:
        if not self.stack:
            return ()
        frame = self.stack[-1]
        return (*frame.path, len(frame.container) if isinstance(frame.container, list) else frame.key)

    def _put(self, value: Value, path: Path | None = None, mark: Any = None) -> None:
        """Put a finished value into the list or mapping around it; its mark, unless it was set when it was opened."""
        if path is not None:
            self.values.setdefault(path, Place(mark.line + 1, mark.column + 1))
        if not self.stack:
            self.data = value
            return
        frame = self.stack[-1]
        if isinstance(frame.container, list):
            frame.container.append(value)
            return
        if frame.key is not _DROPPED:
            frame.container[frame.key] = value
        frame.key = _NO_KEY

    def _key(self, frame: _Frame, event: Any, value: Value) -> None:
        mark = event.start_mark
        if not isinstance(value, str):
            name = f"key {quoted(event.value)} is not text" if event.value else "a key is missing before ':'"
            raise self._error(mark, name, "put the key in quotes", "key")
        if value == "<<" and not event.style:
            raise self._error(mark, "merge keys ('<<') are not used here", "write the fields themselves", "key")
        path = (*frame.path, value)
        if (first := self.keys.get(path)) is None:
            self.keys[path] = Place(mark.line + 1, mark.column + 1)
            frame.key = value
            return
        message = f"{quoted(value)} stands twice, in line {first.line} and in line {mark.line + 1}"
        self.problems.append(self._error(mark, message, "keep one of the two", "duplicate-key").problem)
        frame.key = _DROPPED

    def _refuse_comment(self, event: Any) -> None:
        """Refuse ``title: A #1``, which YAML reads as ``A``, and ``title: #1`` and ``title: |#1``, both as nothing."""
        mark, found = event.end_mark, None
        if not event.style:
            found = _COMMENT_BEHIND.match(self.text, mark.index)
        elif event.style in "|>":
            mark = event.start_mark
            found = _COMMENT_IN_HEADER.match(self.text, mark.index)
        if found:
            message = "everything behind ' #' is a comment and would be lost"
            hint = "put the value in quotes if it belongs to it; a comment stands on a line of its own"
            column = mark.column + len(found[0])
            self.problems.append(Problem(self.file, mark.line + 1, column, message, hint, rule="comment"))

    def _error(self, mark: Any, message: str, hint: str, rule: str = "syntax") -> _RefusedError:
        return _RefusedError(Problem(self.file, mark.line + 1, mark.column + 1, message, hint, rule=rule))


def _anchor_or_tag(event: Any) -> tuple[str, str]:
    if event.anchor is not None:
        return f"'&{event.anchor}' is an anchor; these are not used here", QUOTE
    return f"{quoted(event.tag)} is a tag; these are not used here", QUOTE
