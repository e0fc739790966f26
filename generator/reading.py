"""Reading a catalog from disk: everything valid in it, and everything wrong with it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.catalog import Catalog
from generator.check import Checks, Draft, Entry, check_draft, draft_catalog, exchanged, locate
from generator.errors import CatalogError, Problem
from generator.load import Reading, read_sources
from generator.model import Dataset, Metric, Paper, Record, Settings, Tool
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from generator.stages import Watcher

R = TypeVar("R", bound=Record)
_NO_SETTINGS = Settings(title="Untitled", tagline="Untitled", description="Untitled", subject="research")


def load_catalog(root: Path, *, today: date | None = None, cache: bool = True) -> Catalog:
    """Return the catalog under ``root``; raises CatalogError with every problem when one of them is an error."""
    return _sound(*read_catalog(root, today=today, cache=cache))


class FollowedCatalog:
    """A catalog that is read again after each edit, at the price of what changed: all else is kept in memory."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._reading = Reading((), (), ())
        self._draft: Draft | None = None
        self._checks = Checks()
        self._good: tuple[Draft, Catalog] | None = None

    def read(self, changed: Collection[str] | None = None) -> Catalog:
        """Return the catalog as ``load_catalog`` does; records whose files look the same are the same objects as before.

        Args:
            changed: Paths of all files that may have changed since the last reading; all are looked at when none are given.

        Raises:
            CatalogError: There is an error in it; carries every problem.
        """
        with no_collections():
            former, self._reading = self._reading, Reading((), (), ())  # should reading fail, all is read again
            reading = read_sources(self._root, former=former, changed=changed)
            draft, findings = draft_catalog(reading, self._draft)
            self._reading, self._draft = reading, draft
            found = (*findings, *self._checks.of(draft))
            problems = tuple(sorted((*reading.problems, *locate(found, reading.sources))))
            if any(problem.severity == "error" for problem in problems):
                raise CatalogError(problems)
            catalog = (_follow(*self._good, draft) if self._good else None) or _catalog(draft)
            self._good = draft, catalog
            return catalog


def read_catalog(
    root: Path, *, today: date | None = None, cache: bool = True, watcher: Watcher = UNWATCHED
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return every valid record under ``root`` and every problem, errors and warnings, in the order of their places.

    ``today`` switches on the rules about the future. With ``cache``, what was parsed is kept in ``.cache/atlas/``.
    When the settings are missing or wrong, which is an error, the catalog has made-up ones.
    """
    with no_collections():
        with watcher.stage("load"):
            reading = read_sources(root, cache=cache, tell=watcher.progress)
        with watcher.stage("check"):
            draft, findings = draft_catalog(reading)
            findings = (*findings, *check_draft(draft, today=today))
            problems = (*reading.problems, *locate(findings, reading.sources))
            return _catalog(draft), tuple(sorted(problems))


def _sound(catalog: Catalog, problems: tuple[Problem, ...]) -> Catalog:
    if any(problem.severity == "error" for problem in problems):
        raise CatalogError(problems)
    return catalog


@contextmanager
def no_collections() -> Iterator[None]:
    """Hold the garbage collector: it would walk over the growing catalog again and again, for a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _catalog(draft: Draft) -> Catalog:
    entries = sorted(draft.entries, key=lambda entry: (entry.record.id, entry.file))
    return Catalog(
        settings=draft.settings or _NO_SETTINGS,
        papers=_of_type(Paper, entries),
        datasets=_of_type(Dataset, entries),
        metrics=_of_type(Metric, entries),
        tools=_of_type(Tool, entries),
        venues=draft.venues,
        vocabularies=draft.vocabularies,
        sources=draft.sources,
        people=draft.people,
        results={name: draft.results[name] for name in sorted(draft.results)},
        news=tuple(sorted(draft.news.values(), key=lambda item: item.date, reverse=True)),
        files={f"{entry.record.kind}/{entry.record.id}": entry.file for entry in entries},
    )


def _follow(former: Draft, catalog: Catalog, draft: Draft) -> Catalog | None:
    """Return the catalog of a draft from that of a former one, when no more than the content of papers has changed."""
    gone, come = exchanged(former.entries, draft.entries)
    same = replace(draft, entries=(), drafted={}) == replace(former, entries=(), drafted={})
    papers = [entry.record for entry in come if isinstance(entry.record, Paper)]
    if not same or len(papers) < len(come) or [entry.origin for entry in gone] != [entry.origin for entry in come]:
        return None
    return replace(catalog, papers={**catalog.papers, **{paper.id: paper for paper in papers}})


def _of_type(model: type[R], entries: Iterable[Entry]) -> dict[str, R]:
    return {entry.record.id: entry.record for entry in entries if isinstance(entry.record, model)}
