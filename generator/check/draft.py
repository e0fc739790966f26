"""A catalog in the making: whatever could be read, so that the rules across records have something to go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.check.identity import fold, identifiers
from generator.model import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from generator.check.finding import Finding
    from generator.load import DataFile, Path, Source
    from generator.model import NewsItem, Person, Record, ResultSet, Settings, SourceList, Term, Venue


@dataclass(frozen=True)
class Entry:
    """A valid record and the file it came from."""

    origin: DataFile
    record: Record

    @property
    def file(self) -> str:
        """The path relative to the root of the site."""
        return self.origin.file

    @cached_property
    def identifiers(self) -> tuple[tuple[str, str, Path], ...]:
        """Scheme, comparable value and place of each identifier that others gave the record."""
        return tuple(identifiers(self.record))

    @cached_property
    def title(self) -> str:
        """The title or name of the record, for comparison."""
        return fold(getattr(self.record, "title" if isinstance(self.record, Paper) else "name"))


class Drafted(NamedTuple):
    """What one file holds as valid, and what is wrong with it by itself."""

    source: Source
    value: Any
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is valid by itself.

    Attributes:
        files: Every file of the catalog, readable or not.
        settings: The settings, when they are valid.
        entries: The valid records, in the order of their files.
        venues: The valid venues by id; likewise ``sources`` and ``people``.
        results: The valid results by test set.
        vocabularies: The valid terms of each vocabulary by id.
        news: The valid news, by their position in the file.
        known: Every id that may be referred to, by kind or vocabulary, also of records that are not valid themselves:
            one fault is told once. None for a file that cannot be read at all.
        drafted: By path, what each file gave; a later draft takes from it what did not change.
    """

    files: tuple[DataFile, ...]
    settings: Settings | None = None
    entries: tuple[Entry, ...] = ()
    venues: Mapping[str, Venue] = field(default_factory=dict)
    sources: Mapping[str, SourceList] = field(default_factory=dict)
    vocabularies: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    results: Mapping[str, ResultSet] = field(default_factory=dict)
    news: Mapping[int, NewsItem] = field(default_factory=dict)
    known: Mapping[str, AbstractSet[str] | None] = field(default_factory=dict)
    drafted: Mapping[str, Drafted] = field(default_factory=dict)


def exchanged(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> tuple[list[Entry], list[Entry]]:
    """Return the entries that only the first of two drafts has, and those that only the second has."""
    if len(before) == len(after):  # nearly always nothing came or went, and each has the place it had
        pairs = [(old, new) for old, new in zip(before, after, strict=True) if old is not new]
        return [old for old, _ in pairs], [new for _, new in pairs]
    old_ids, new_ids = set(map(id, before)), set(map(id, after))
    return (
        [entry for entry in before if id(entry) not in new_ids],
        [entry for entry in after if id(entry) not in old_ids],
    )
