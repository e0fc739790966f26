"""Which files of a catalog are not in the canonical form, and what they would be in it. Reads; writes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import Problem
from generator.layout.text import FORMS, Form, canonical_text
from generator.layout.tree import comments_of
from generator.load import MAX_BYTES, DataFile, decode, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEARS = range(1950, 2101)


@dataclass(frozen=True, slots=True)
class Formatting:
    """What the canonical form would change of a file.

    Attributes:
        origin: The file.
        text: What it would hold.
        file: Where it would lie, relative to the root of the site.
        is_changed: Whether it holds something else now.
    """

    origin: DataFile
    text: str
    file: str
    is_changed: bool

    @property
    def is_moved(self) -> bool:
        """Whether it lies elsewhere now."""
        return self.file != self.origin.file


def format_files(files: Iterable[DataFile]) -> tuple[tuple[Formatting, ...], tuple[Problem, ...]]:
    """Return what is to be changed of ``files``, and what is wrong with those that cannot be read.

    A file that is in the canonical form, and lies in the folder of its year, is not in the result.
    """
    found: list[Formatting] = []
    problems: list[Problem] = []
    for origin in files:
        form = FORMS.get(origin.stem if origin.part == "vocabularies" else origin.part)
        if form:
            formatting = _format(origin, form)
            if isinstance(formatting, Formatting):
                found += [formatting] if formatting.is_changed or formatting.is_moved else []
            else:
                problems += formatting
    return tuple(found), tuple(problems)


def _format(origin: DataFile, form: Form) -> Formatting | tuple[Problem, ...]:
    try:
        with origin.path.open("rb", buffering=0) as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return (Problem(origin.file, 0, 0, f"cannot be read: {error.strerror}", "check its permissions", rule="file"),)
    document = read_document(content, origin.file)
    text = decode(content, origin.file)
    if document.problems or not isinstance(text, str):
        return document.problems
    formatted = canonical_text(text, form)
    is_changed = formatted.encode() != content
    if is_changed and not says_the_same(text, formatted):
        message = "cannot be put into the canonical form without changing what it says"
        return (Problem(origin.file, 0, 0, message, "write its comments on lines of their own", rule="form"),)
    return Formatting(origin, formatted, _place(origin, document.data), is_changed)


def says_the_same(text: str, other: str) -> bool:
    """Tell whether two texts read alike, and have the same comments."""
    first, second = read_document(text, ""), read_document(other, "")
    same_comments = Counter(comments_of(text)) == Counter(comments_of(other))
    return not second.problems and first.data == second.data and same_comments


def _place(origin: DataFile, data: Any) -> str:
    """Return where a record's file belongs: a paper in the folder of its year."""
    if origin.part != "papers" or not isinstance(data, dict):
        return origin.file
    year = data.get("year")
    if year is not None and (isinstance(year, bool) or not isinstance(year, int) or year not in _YEARS):
        return origin.file
    return f"data/papers/{year or 'undated'}/{origin.stem}.yml"
