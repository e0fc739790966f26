"""Reported results as tables: one for each test set and setting, never two settings in one; best values, ties, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog
    from generator.model import Metric, Paper, ResultColumn, ResultRow, ResultSet, ResultSetting, ResultSource


@dataclass(frozen=True)
class Column:
    """One column of a table: what is measured, and whether higher values are the better ones as they are printed."""

    id: str
    label: str
    metric: Metric
    inverted: bool
    higher_is_better: bool


@dataclass(frozen=True)
class Cell:
    """One value: as printed, as a number, and its rank in the column; equal values share a rank, the best have 1."""

    text: str
    value: float
    rank: int

    @property
    def is_best(self) -> bool:
        """Whether no value of the column is better."""
        return self.rank == 1


@dataclass(frozen=True)
class Line:
    """What one source says one model scores.

    Attributes:
        row: The row as the data have it.
        paper: The paper that presents the model; nothing when the catalog has none.
        source: Where the numbers come from.
        code: Address of the code, from the paper or from the source; empty when neither gives one.
        cells: A cell for each column; nothing for a value that is not reported.
    """

    row: ResultRow
    paper: Paper | None
    source: ResultSource
    code: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Table:
    """The results of one test set in one setting.

    Attributes:
        results: The test set.
        setting: The setting.
        columns: What is measured.
        lines: The models, the best in the column ``sort`` first; those without a value there last.
        sort: Place of the column by which the lines are sorted.
        sources: The sources of the lines.
    """

    results: ResultSet
    setting: ResultSetting
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    sort: int
    sources: tuple[ResultSource, ...]

    @property
    def id(self) -> str:
        """Test set and setting, as they stand in the address: ``mimic-cxr/findings``."""
        return f"{self.results.id}/{self.setting.id}"

    @property
    def title(self) -> str:
        """Test set and setting in words."""
        return f"{self.results.name}: {self.setting.label.lower()}"

    def best(self, column: int) -> tuple[Line, ...]:
        """Return the lines with the best value of a column: several when they tie, none when nobody reports it."""
        return tuple(line for line in self.lines if (cell := line.cells[column]) and cell.is_best)


@dataclass(frozen=True)
class Step:
    """The best value so far in a year, and the models that have it."""

    year: int
    value: float
    text: str
    models: tuple[str, ...]


@dataclass(frozen=True)
class Results:
    """All tables of a catalog, in the order of test sets and settings."""

    tables: tuple[Table, ...]

    @cached_property
    def of_paper(self) -> Mapping[str, tuple[tuple[Table, tuple[Line, ...]], ...]]:
        """The tables that have models of a paper, each with these lines, by the paper's id."""
        found: dict[str, list[tuple[Table, tuple[Line, ...]]]] = {}
        for table in self.tables:
            papers = dict.fromkeys(line.paper.id for line in table.lines if line.paper)
            for paper in papers:
                lines = tuple(line for line in table.lines if line.paper and line.paper.id == paper)
                found.setdefault(paper, []).append((table, lines))
        return {paper: tuple(tables) for paper, tables in found.items()}

    @cached_property
    def of_metric(self) -> Mapping[str, tuple[tuple[Table, int], ...]]:
        """The tables that measure a metric, each with the place of its column, by the metric's id."""
        found: dict[str, list[tuple[Table, int]]] = {}
        for table in self.tables:
            for place, column in enumerate(table.columns):
                found.setdefault(column.metric.id, []).append((table, place))
        return {metric: tuple(tables) for metric, tables in found.items()}

    @cached_property
    def of_dataset(self) -> Mapping[str, tuple[Table, ...]]:
        """The tables of a dataset's test sets, by the dataset's id."""
        ids = dict.fromkeys(table.results.dataset for table in self.tables if table.results.dataset)
        return {id_: tuple(table for table in self.tables if table.results.dataset == id_) for id_ in ids}


def build_results(catalog: Catalog) -> Results:
    """Return the tables of a catalog; a setting in which nothing is reported has none."""
    tables = (_table(results, setting, catalog) for results in catalog.results.values() for setting in results.settings)
    return Results(tuple(table for table in tables if table.lines))


def best_so_far(table: Table, column: int) -> tuple[Step, ...]:
    """Return the years in which the best value of a column changed, the earliest first; models without a year are left out."""
    sign = 1 if table.columns[column].higher_is_better else -1
    dated = [
        (line.row.year, cell, line.row.model)
        for line in table.lines
        if line.row.year is not None and (cell := line.cells[column]) is not None
    ]
    steps: list[Step] = []
    for year in sorted({year for year, _, _ in dated}):
        best = max((cell for when, cell, _ in dated if when == year), key=lambda cell: sign * cell.value)
        if not steps or sign * best.value > sign * steps[-1].value:
            models = tuple(model for when, cell, model in dated if when == year and cell.value == best.value)
            steps.append(Step(year, best.value, best.text, models))
    return tuple(steps)


def _table(results: ResultSet, setting: ResultSetting, catalog: Catalog) -> Table:
    columns = tuple(_column(column, catalog) for column in results.columns)
    rows = [row for row in results.rows if row.setting == setting.id]
    ranks = [_ranks(rows, column) for column in columns]
    lines = [_line(row, results, columns, ranks, catalog) for row in rows]
    sort = next((place for place, column in enumerate(columns) if column.id == results.sort), 0)
    used = {row.source for row in rows}
    return Table(
        results,
        setting,
        columns,
        tuple(sorted(lines, key=partial(_order, sort))),
        sort,
        tuple(one for one in results.sources if one.id in used),
    )


def _order(column: int, line: Line) -> tuple[float, str]:
    cell = line.cells[column]
    return (cell.rank if cell else float("inf"), line.row.model.casefold())


def _column(column: ResultColumn, catalog: Catalog) -> Column:
    metric = catalog.metrics[column.metric]
    higher = (metric.better == "higher") != column.inverted
    return Column(column.id, column.label, metric, column.inverted, higher)


def _ranks(rows: list[ResultRow], column: Column) -> dict[float, int]:
    """Return the rank of each value of a column: one more than the number of values that are better."""
    values = sorted(
        (float(row.scores[column.id]) for row in rows if column.id in row.scores), reverse=column.higher_is_better
    )
    return {value: values.index(value) + 1 for value in values}


def _line(
    row: ResultRow, results: ResultSet, columns: tuple[Column, ...], ranks: list[dict[float, int]], catalog: Catalog
) -> Line:
    cells = tuple(
        Cell(text, float(text), ranked[float(text)]) if (text := row.scores.get(column.id, "")) else None
        for column, ranked in zip(columns, ranks, strict=True)
    )
    paper = catalog.papers.get(row.paper or "")
    return Line(row, paper, results.source(row.source), _code(row, paper), cells)


_CODE_HOSTS = ("https://github.com/", "https://gitlab.com/", "https://huggingface.co/")


def _code(row: ResultRow, paper: Paper | None) -> str:
    """Return the address of a model's code, else of its weights; at one of the hosts that last, where there is one."""
    links = paper.links if paper else ()
    found = [link.url for kind in ("code", "model") for link in links if link.type == kind]
    if row.url and row.url.startswith(_CODE_HOSTS):
        found.append(row.url)
    return min(found, key=lambda url: not url.startswith(_CODE_HOSTS), default="")
