"""Reported results for programs and spreadsheets: a row for each number, with its source and date."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from generator.export.json_text import compact_json
from generator.export.table import safe_cell
from generator.urls import record_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.results import Cell, Column, Line, Table
    from generator.urls import Site

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FIELDS = {
    "test_set": ("string", "Name of the test set."),
    "dataset": ("string", "Id of the dataset that it is part of."),
    "split": ("string", "Which part of the dataset."),
    "setting": ("string", "Id of the setting: what models are given, and what they must write. Never compare across settings."),
    "model": ("string", "Name of the model, as the source has it."),
    "paper": ("string", "Address of the page of the paper that presents it."),
    "by": ("string", "Who made the model, as the source says."),
    "year": ("integer", "Year the source gives for the model."),
    "metric": ("string", "Id of the metric."),
    "column": ("string", "Heading of the column, as the source has it."),
    "inverted": ("boolean", "Whether the source gives 1 / value."),
    "better": ("string", "`higher` or `lower`: which values are the better ones, as they are printed."),
    "value": ("number", "The score."),
    "rank": ("integer", "1 for the best value of the test set, the setting and the column; equal values share a rank."),
    "source": ("string", "Who says so."),
    "source_url": ("string", "Where."),
    "date": ("string", "Day of the state of the source."),
    "model_url": ("string", "Page of the model, as the source links it."),
    "code": ("string", "Address of code or weights, from the paper or from the source."),
}  # fmt: skip
_ALWAYS = ("test_set", "setting", "model", "metric", "column", "inverted", "better", "value", "rank", "source", "date")

RESULT_COLUMNS = tuple(_FIELDS)
"""What is said of each number, in this order."""


def results_schema(site: Site) -> dict[str, Any]:
    """Return the JSON Schema of ``results.json`` and of the JSON of each table."""
    fields: dict[str, dict[str, Any]] = {
        name: {"type": kind, "description": description} for name, (kind, description) in _FIELDS.items()
    }
    fields["better"]["enum"] = ["higher", "lower"]
    item = {"type": "object", "properties": fields, "required": list(_ALWAYS), "additionalProperties": False}
    return {
        "$schema": _DIALECT,
        **({"$id": site.canonical("results.schema.json")} if site.url else {}),
        "title": "Results",
        "description": "Reported results: an object for each number, with its source and date; what is not known has no key.",
        "type": "array",
        "items": item,
    }


class ResultTexts:
    """Results as text. A table stands in a file of its own and in that of all tables, and is written once for both."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._csv: dict[str, str] = {}
        self._json: dict[str, str] = {}

    def csv(self, tables: Iterable[Table]) -> bytes:
        """Return results as CSV (RFC 4180) with the columns ``RESULT_COLUMNS``, a header first; values as printed."""
        lines = [_csv([RESULT_COLUMNS])]
        for table in tables:
            if table.id not in self._csv:
                self._csv[table.id] = _csv(_cells(row) for row in _rows(table, self._site))
            lines.append(self._csv[table.id])
        return "".join(lines).encode()

    def json(self, tables: Iterable[Table]) -> bytes:
        """Return results as JSON: a list of objects with the keys ``RESULT_COLUMNS``; what is not known has no key.

        ``value`` is a number, ``better`` says whether higher or lower values are, as they are printed. A value that is not
        reported has no object.
        """
        texts = []
        for table in tables:
            if table.id not in self._json:
                self._json[table.id] = ",\n".join(compact_json(_known(row)) for row in _rows(table, self._site))
            texts.append(self._json[table.id])
        whole = ",\n".join(filter(None, texts))
        return f"[\n{whole}\n]\n".encode() if whole else b"[]\n"


def _csv(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cells(row: Mapping[str, Any]) -> list[str]:
    """Return a row for a spreadsheet; a negative number is no formula."""
    return [value if name == "value" else "" if value is None else safe_cell(str(value)) for name, value in row.items()]


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None} | {"value": float(row["value"])}


def _rows(table: Table, site: Site) -> Iterator[dict[str, Any]]:
    for line in table.lines:
        for column, cell in zip(table.columns, line.cells, strict=True):
            if cell is not None:
                yield _row(line, column, cell, table, site)


def _row(line: Line, column: Column, cell: Cell, table: Table, site: Site) -> dict[str, Any]:
    values = (
        table.results.name, table.results.dataset, table.results.split, table.setting.id, line.row.model,
        site.canonical(record_path(line.paper)) if line.paper else None, line.row.by, line.row.year, column.metric.id,
        column.label, column.inverted, "higher" if column.higher_is_better else "lower", cell.text, cell.rank,
        line.source.name, line.source.url, line.source.date, line.row.url, line.code or None,
    )  # fmt: skip
    return dict(zip(RESULT_COLUMNS, values, strict=True))
