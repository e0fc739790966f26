"""The rules about results: whatever they name exists, no value is impossible, nothing is said twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.check.finding import Finding, guess
from generator.load import quoted
from generator.model import Metric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from generator.check.draft import Draft
    from generator.load import Path
    from generator.model import ResultColumn, ResultRow, ResultSet


def check_results(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each unknown name, impossible value, and row that is there twice."""
    entries = draft.entries if draft.results else ()
    metrics = {entry.record.id: entry.record for entry in entries if isinstance(entry.record, Metric)}
    for results in draft.results.values():
        file = _File(f"data/results/{results.id}.yml", draft.known)
        yield from _parts(results, file)
        rows: dict[tuple[str, str, str], int] = {}
        for place, row in enumerate(results.rows):
            yield from _references(row, place, results, file)
            yield from _values(row, place, results, metrics, file)
            first = rows.setdefault((row.model, row.setting, row.source), place)
            if first != place:
                message = f"says again what rows[{first}] says: {quoted(row.model)} in {quoted(row.setting)}"
                yield Finding(file.name, ("rows", place), "duplicate-result", message, "keep one of the two")


@dataclass(frozen=True)
class _File:
    name: str
    known: Mapping[str, AbstractSet[str] | None]

    def unknown(self, path: Path, name: str, ids: Iterable[str] | None, where: str) -> Iterator[Finding]:
        """Yield a finding when nothing has an id; not when what might have it cannot be read."""
        if ids is not None and name not in (known := list(ids)):
            hint = guess(name, sorted(known)) or f"add it to {where}, or leave it out"
            yield Finding(self.name, path, "unknown-term", f"unknown {quoted(name)}", hint)


def _parts(results: ResultSet, file: _File) -> Iterator[Finding]:
    if results.dataset:
        yield from file.unknown(("dataset",), results.dataset, file.known["datasets"], "data/datasets/")
    for place, column in enumerate(results.columns):
        path = ("columns", place, "metric")
        yield from file.unknown(path, column.metric, file.known["metrics"], "data/metrics/")
    if results.sort:
        yield from file.unknown(("sort",), results.sort, [column.id for column in results.columns], "columns")
    for field in ("columns", "settings", "sources"):
        ids = [part.id for part in getattr(results, field)]
        for place, name in enumerate(ids):
            if name in ids[:place]:
                yield Finding(file.name, (field, place, "id"), "duplicate-result", f"{quoted(name)} stands twice")


def _references(row: ResultRow, place: int, results: ResultSet, file: _File) -> Iterator[Finding]:
    here = ("rows", place)
    if row.paper:
        yield from file.unknown((*here, "paper"), row.paper, file.known["papers"], "data/papers/")
    settings = [setting.id for setting in results.settings]
    sources = [source.id for source in results.sources]
    yield from file.unknown((*here, "setting"), row.setting, settings, "settings")
    yield from file.unknown((*here, "source"), row.source, sources, "sources")
    columns = [column.id for column in results.columns]
    for name in row.scores:
        yield from file.unknown((*here, "scores", name), name, columns, "columns")


def _values(
    row: ResultRow, place: int, results: ResultSet, metrics: Mapping[str, Metric], file: _File
) -> Iterator[Finding]:
    columns = {column.id: column for column in results.columns}
    for name, score in row.scores.items():
        column = columns.get(name)
        metric = metrics.get(column.metric) if column else None
        if column and metric and (wrong := impossible(float(score), column, metric)):
            message = f"{score} is no value of {quoted(column.label)}: {wrong}"
            yield Finding(file.name, ("rows", place, "scores", name), "out-of-range", message, "look at the source")


def impossible(value: float, column: ResultColumn, metric: Metric) -> str:
    """Return why a metric cannot have a value; empty when it can. What is given as 1 / value is turned back first."""
    if column.inverted:
        if value == 0:
            return "1 / value is never 0"
        value = 1 / value
    if metric.minimum is not None and value < metric.minimum:
        return f"{metric.name} is at least {metric.minimum}"
    if metric.maximum is not None and value > metric.maximum:
        return f"{metric.name} is at most {metric.maximum}"
    return ""
