"""The text of a record's file with some fields set: only their own lines change, every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.fields import parse_record
from generator.errors import AtlasError
from generator.form import field_text
from generator.load import read_document
from generator.model import Identifiers, Paper
from generator.model.fields import field_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.load import Document


class AmendError(AtlasError):
    """A file cannot be amended as it stands."""


def read_paper(path: Path, file: str) -> tuple[str, Paper]:
    """Return the text of a paper's file and the paper; raise AmendError when it is no valid record now."""
    content = path.read_bytes()
    document = read_document(content, file)
    paper, findings = parse_record(Paper, path.stem, document.data, file) if not document.problems else (None, ())
    if paper is None:
        said = document.problems[0].message if document.problems else findings[0].message
        raise AmendError(f"{file} is no valid record: {said}")
    return content.decode("utf-8"), paper


def set_fields(text: str, file: str, paper: Paper, paths: Iterable[tuple[str, ...]]) -> str:
    """Return the text of a paper's file in which the fields at ``paths`` are those of ``paper``.

    A field that is new stands where the canonical order wants it: after the field before it, above the comments of the next.

    Raises:
        AmendError: The file, read again, would not say what it should.
    """
    for path in sorted(paths, key=_place_in_order):
        text = _set(text, file, paper, path)
    stem = file.rpartition("/")[2].removesuffix(".yml")
    written, _ = parse_record(Paper, stem, read_document(text.encode(), file).data, file)
    if written != paper:
        raise AmendError(f"{file} is written in a way that a program cannot amend; nothing was changed")
    return text


def _place_in_order(path: tuple[str, ...]) -> tuple[int, ...]:
    inner = list(Identifiers.model_fields)
    return (field_order(Paper).index(path[0]), *(inner.index(name) for name in path[1:]))


def _set(text: str, file: str, paper: Paper, path: tuple[str, ...]) -> str:
    document = read_document(text.encode(), file)
    data = document.data if isinstance(document.data, dict) else {}
    inside = data.get(path[0])
    if len(path) > 1 and isinstance(inside, dict) and inside:
        first = document.marks.key((path[0], next(iter(inside))))
        if first.line > document.marks.key(path[:1]).line:  # else a flow mapping: written anew as a whole
            new = " " * (first.column - 1) + field_text(paper.ids, path[1])
            return _set_in(text, document, path, tuple(Identifiers.model_fields), new)
    return _set_in(text, document, path[:1], field_order(Paper), field_text(paper, path[0]))


def _set_in(text: str, document: Document, path: tuple[str, ...], order: Sequence[str], new: str) -> str:
    """Put the lines of one field into its mapping: in the place of the old ones, or after the field before it."""
    *around, name = path
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += ends
    keys = {path[-1]: place.line - 1 for path, place in document.marks.keys.items() if path[:-1] == tuple(around)}
    tops = sorted(place.line - 1 for path, place in document.marks.keys.items() if len(path) <= len(around) + 1)
    fresh = [line + ends for line in new.splitlines()]
    if name in keys:
        start = keys[name]
        lines[start : _end(lines, start, tops)] = fresh
        return "".join(lines)
    before = [key for key in order[: order.index(name)] if key in keys]
    place = _end(lines, keys[before[-1]], tops) if before else _above_comments(lines, min(keys.values()))
    lines[place:place] = fresh
    return "".join(lines)


def _end(lines: Sequence[str], start: int, tops: Sequence[int]) -> int:
    """Return the line after the value that begins at ``start``: comments above the next field belong to that one."""
    return _above_comments(lines, next((line for line in tops if line > start), len(lines)))


def _above_comments(lines: Sequence[str], place: int) -> int:
    while place > 0 and (not lines[place - 1].strip() or lines[place - 1].lstrip().startswith("#")):
        place -= 1
    return place
