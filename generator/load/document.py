"""What one YAML file holds: plain data, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, Union

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.errors import Problem

Value: TypeAlias = Union[str, int, bool, "tuple[Value, ...]", "dict[str, Value]", None]
"""What YAML becomes here: text, whole numbers, true and false, nothing, lists as tuples, mappings as dicts."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top: ``("links", 2, "url")``."""


class Place(NamedTuple):
    """Line and column, both from 1, the column counted in characters."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the keys and values of a document stand, by their paths."""

    keys: Mapping[Path, Place] = field(default_factory=dict)
    values: Mapping[Path, Place] = field(default_factory=dict)

    def key(self, path: Path) -> Place:
        """Return where the key of ``path`` stands; of an item of a list, where the item begins."""
        return self.keys.get(path) or self.value(path)

    def value(self, path: Path) -> Place:
        """Return where the value of ``path`` begins, or else the nearest value around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, START)


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document as read.

    Attributes:
        data: Its content; None when it could not be read.
        marks: Where everything in it stands.
        problems: What is wrong with it; data are to be trusted only when there is none.
    """

    data: Value
    marks: Marks
    problems: tuple[Problem, ...] = ()
