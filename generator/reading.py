"""Reading a catalog from disk: everything valid in it, and everything wrong with it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from generator.catalog import Catalog
from generator.check import Draft, Entry, Finding, check_across, check_alone, check_draft, draft_catalog, locate
from generator.errors import CatalogError, Problem
from generator.load import Reading, read_sources
from generator.model import Dataset, Metric, Paper, Record, Settings, Tool
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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
        self._alone: tuple[Finding, ...] = ()

    def read(self) -> Catalog:
        """Return the catalog as ``load_catalog`` does; records whose files look the same are the same objects as before.

        Raises:
            CatalogError: There is an error in it; carries every problem.
        """
        with no_collections():
            self._reading = read_sources(self._root, former=self._reading)
            draft, findings = draft_catalog(self._reading, self._draft)
            self._alone = check_alone(draft, self._draft, self._alone)
            self._draft = draft
            found = (*findings, *self._alone, *check_across(draft))
            problems = (*self._reading.problems, *locate(found, self._reading.sources))
            return _sound(_catalog(draft), tuple(sorted(problems)))


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


def _of_type(model: type[R], entries: Iterable[Entry]) -> dict[str, R]:
    return {entry.record.id: entry.record for entry in entries if isinstance(entry.record, model)}
