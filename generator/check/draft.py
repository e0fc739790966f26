"""A catalog in the making: whatever could be read, so that the rules across records have something to go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from generator.load import DataFile
    from generator.model import NewsItem, Person, Record, ResultSet, Settings, SourceList, Term, Venue


@dataclass(frozen=True, slots=True)
class Entry:
    """A valid record and the file it came from."""

    origin: DataFile
    record: Record

    @property
    def file(self) -> str:
        """The path relative to the root of the site."""
        return self.origin.file


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
