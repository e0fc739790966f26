"""The catalog: every valid record and vocabulary of a site, immutable, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import (
        Dataset,
        Metric,
        NewsItem,
        Paper,
        Person,
        Record,
        ResultSet,
        Settings,
        SourceList,
        Term,
        Tool,
        Venue,
    )


@dataclass(frozen=True)
class Catalog:
    """Everything that is known, as read from ``data/``.

    Attributes:
        settings: What is particular to this catalog (data/catalog.yml).
        papers: Papers by id, in the order of their ids; likewise ``datasets``, ``metrics`` and ``tools``.
        venues: Venues by id, in the order of the file; likewise ``sources``.
        vocabularies: Terms by id for each vocabulary: ``modalities``, ``tasks``, ``methods``, ``types``.
        people: Authors whose spellings are joined, by id, in the order of the file.
        results: Reported results by test set, in the order of their ids.
        news: News of the catalog, latest first.
        files: Path of each record's file relative to the root of the site, by kind and id joined with ``/``.
    """

    settings: Settings
    papers: Mapping[str, Paper] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    tools: Mapping[str, Tool] = field(default_factory=dict)
    venues: Mapping[str, Venue] = field(default_factory=dict)
    vocabularies: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    sources: Mapping[str, SourceList] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    results: Mapping[str, ResultSet] = field(default_factory=dict)
    news: tuple[NewsItem, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    def of_kind(self, kind: str) -> Mapping[str, Record]:
        """Return the records of one kind (``papers``, ``datasets``, ``metrics``, ``tools``) by id."""
        by_kind: dict[str, Mapping[str, Record]] = {
            "papers": self.papers, "datasets": self.datasets, "metrics": self.metrics, "tools": self.tools,
        }  # fmt: skip
        return by_kind[kind]

    def records(self) -> Iterator[Record]:
        """Yield every record, kind after kind, each in the order of its ids."""
        for kind in ("papers", "datasets", "metrics", "tools"):
            yield from self.of_kind(kind).values()

    def file_of(self, record: Record) -> str:
        """Return the path of a record's file, relative to the root of the site."""
        return self.files[f"{record.kind}/{record.id}"]
