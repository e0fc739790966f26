"""Reading a catalog from disk: everything valid in it, and everything wrong with it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from generator.catalog import Catalog
from generator.check import Draft, Entry, check_draft, draft_catalog, locate
from generator.errors import CatalogError, Problem
from generator.load import read_sources
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
    catalog, problems = read_catalog(root, today=today, cache=cache)
    if any(problem.severity == "error" for problem in problems):
        raise CatalogError(problems)
    return catalog


def read_catalog(
    root: Path, *, today: date | None = None, cache: bool = True, watcher: Watcher = UNWATCHED
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return every valid record under ``root`` and every problem, errors and warnings, in the order of their places.

    ``today`` switches on the rules about the future. With ``cache``, what was parsed is kept in ``.cache/atlas/``.
    When the settings are missing or wrong, which is an error, the catalog has made-up ones.
    """
    with _no_collections():
        with watcher.stage("load"):
            reading = read_sources(root, cache=cache, tell=watcher.progress)
        with watcher.stage("check"):
            draft, findings = draft_catalog(reading)
            findings = (*findings, *check_draft(draft, today=today))
            problems = (*reading.problems, *locate(findings, reading.sources))
            return _catalog(draft), tuple(sorted(problems))


@contextmanager
def _no_collections() -> Iterator[None]:
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
