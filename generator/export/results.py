"""Reported results for programs and spreadsheets: a row for each number, with its source and date."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from generator.export.table import safe_cell
from generator.urls import record_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.results import Cell, Column, Line, Table
    from generator.urls import Site

RESULT_COLUMNS = (
    "test_set", "dataset", "split", "setting", "model", "paper", "by", "year", "metric", "column", "inverted", "better",
    "value", "rank", "source", "source_url", "date", "model_url",
)  # fmt: skip


def results_json(tables: Iterable[Table], site: Site) -> bytes:
    """Return results as JSON: a list of objects with the keys ``RESULT_COLUMNS``; what is not known has no key.

    ``value`` is a number, ``better`` says whether higher or lower values are, as they are printed. A value that is not
    reported has no object.
    """
    rows = [
        json.dumps(
            {name: value for name, value in {**row, "value": float(row["value"])}.items() if value is not None},
            ensure_ascii=False,
        )
        for row in _rows(tables, site)
    ]
    return ("[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n").encode()


def results_csv(tables: Iterable[Table], site: Site) -> bytes:
    """Return results as CSV (RFC 4180) with the columns ``RESULT_COLUMNS``, a header first; values as printed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(RESULT_COLUMNS)
    for row in _rows(tables, site):
        cells = {name: "" if value is None else safe_cell(str(value)) for name, value in row.items()}
        writer.writerow((cells | {"value": row["value"]}).values())  # a negative number is no formula
    return text.getvalue().encode()


def _rows(tables: Iterable[Table], site: Site) -> Iterator[dict[str, Any]]:
    for table in tables:
        for line in table.lines:
            for column, cell in zip(table.columns, line.cells, strict=True):
                if cell is not None:
                    yield _row(line, column, cell, table, site)


def _row(line: Line, column: Column, cell: Cell, table: Table, site: Site) -> dict[str, Any]:
    values = (
        table.results.name, table.results.dataset, table.results.split, table.setting.id, line.row.model,
        site.canonical(record_path(line.paper)) if line.paper else None, line.row.by, line.row.year, column.metric.id,
        column.label, column.inverted, "higher" if column.higher_is_better else "lower", cell.text, cell.rank,
        line.source.name, line.source.url, line.source.date, line.row.url,
    )  # fmt: skip
    return dict(zip(RESULT_COLUMNS, values, strict=True))
