"""Reported results as tables: order, ties, gaps, direction, best values over time, and their copies for machines."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from typing import Any

from generator.catalog import Catalog
from generator.export.results import RESULT_COLUMNS, ResultTexts
from generator.export.sqlite import render_sqlite
from generator.model import Link, Metric, Paper, ResultSet, Settings
from generator.render.charts import best_chart
from generator.results import best_so_far, build_results
from generator.urls import Site

SETTINGS = Settings(title="T", tagline="T", description="T", subject="T")
COLUMNS = [
    {"id": "glow", "metric": "glow", "label": "GLOW"},
    {"id": "dim", "metric": "dim", "label": "Dim"},
    {"id": "mid", "metric": "dim", "label": "1/Dim", "inverted": True},
]
PAPER = Paper(id="lantern", title="Lantern", type="method", links=(Link(type="code", url="https://example.com/c"),))


def row(model: str, year: int | None = None, setting: str = "findings", **scores: str) -> dict[str, Any]:
    paper = "lantern" if model == "Lantern" else None
    return {"model": model, "year": year, "paper": paper, "setting": setting, "source": "board", "scores": scores}


def catalog(*rows: dict[str, Any]) -> Catalog:
    results = ResultSet.model_validate({
        "id": "mini", "name": "Mini Test", "sort": "glow", "columns": COLUMNS, "rows": rows,
        "settings": [
            {"id": "findings", "label": "Findings", "description": "Writes findings."},
            {"id": "both", "label": "Both", "description": "Writes both."},
        ],
        "sources": [{"id": "board", "name": "Board", "url": "https://board.example.org/", "date": "2026-01-02"}],
    })  # fmt: skip
    metrics = {
        "glow": Metric(id="glow", name="GLOW", family="lexical"),
        "dim": Metric(id="dim", name="Dim", family="lexical", better="lower"),
    }
    return Catalog(SETTINGS, papers={"lantern": PAPER}, metrics=metrics, results={"mini": results})


def test_each_setting_has_its_own_table_and_an_empty_one_has_none() -> None:
    tables = build_results(catalog(row("A", glow="0.5"), row("A", setting="both", glow="0.9"))).tables
    assert [(table.id, table.lines[0].cells[0].text) for table in tables if table.lines[0].cells[0]] == [
        ("mini/findings", "0.5"),
        ("mini/both", "0.9"),
    ]
    assert [table.id for table in build_results(catalog(row("A", glow="0.5"))).tables] == ["mini/findings"]


def test_the_best_stand_first_ties_share_a_rank_and_gaps_stand_last() -> None:
    (table,) = build_results(
        catalog(row("Gap", dim="1"), row("Low", glow="0.1"), row("b", glow="0.30"), row("A", glow="0.3"))
    ).tables
    assert [(line.row.model, line.cells[0].rank if line.cells[0] else None) for line in table.lines] == [
        ("A", 1), ("b", 1), ("Low", 3), ("Gap", None),
    ]  # fmt: skip
    assert [line.row.model for line in table.best(0)] == ["A", "b"]
    assert table.best(2) == ()
    assert table.lines[1].cells[0] is not None
    assert table.lines[1].cells[0].text == "0.30"


def test_lower_is_better_unless_the_source_inverts() -> None:
    (table,) = build_results(catalog(row("A", dim="1", mid="1"), row("B", dim="2", mid="2"))).tables
    assert [column.higher_is_better for column in table.columns] == [True, False, True]
    assert [[line.row.model for line in table.best(place)] for place in (1, 2)] == [["A"], ["B"]]


def test_a_model_has_the_code_of_its_paper_or_of_its_source() -> None:
    linked = row("B", glow="0.2") | {"url": "https://github.com/example/b"}
    elsewhere = row("C", glow="0.1") | {"url": "https://example.com/card.pdf"}
    (table,) = build_results(catalog(row("Lantern", glow="0.3"), linked, elsewhere)).tables
    assert [line.code for line in table.lines] == ["https://example.com/c", "https://github.com/example/b", ""]
    assert table.lines[0].paper == PAPER


def test_code_at_a_host_that_lasts_goes_before_code_elsewhere() -> None:
    (table,) = build_results(
        catalog(row("Lantern", glow="0.3") | {"url": "https://huggingface.co/example/lantern"})
    ).tables
    assert table.lines[0].code == "https://huggingface.co/example/lantern"


def test_tables_are_found_by_paper_and_metric() -> None:
    results = build_results(catalog(row("Lantern", glow="0.3"), row("B", glow="0.2")))
    ((table, lines),) = results.of_paper["lantern"]
    assert [line.row.model for line in lines] == ["Lantern"]
    assert results.of_metric["glow"] == ((table, 0),)
    assert results.of_metric["dim"] == ((table, 1), (table, 2))


def test_the_best_so_far_goes_up_only() -> None:
    (table,) = build_results(
        catalog(
            row("A", 2022, glow="0.2"), row("B", 2023, glow="0.1"), row("C", 2024, glow="0.4"),
            row("D", 2024, glow="0.4"), row("E", None, glow="0.9"),
        )
    ).tables  # fmt: skip
    assert [(step.year, step.text, step.models) for step in best_so_far(table, 0)] == [
        (2022, "0.2", ("A",)),
        (2024, "0.4", ("C", "D")),
    ]
    chart = best_chart(table, 0)
    assert chart is not None
    assert [year for year, _ in chart.years] == [2022, 2023, 2024]
    assert [dot.label for dot in chart.dots if dot.is_best] == ["C 2024: 0.4", "D 2024: 0.4", "A 2022: 0.2"]
    assert len(chart.line.split()) == 3
    assert best_chart(table, 1) is None


def test_copies_have_each_number_once_with_its_source() -> None:
    tables = build_results(catalog(row("Lantern", 2024, glow="0.30", dim="-1"), row("=B()", glow="0.2"))).tables
    rows = list(csv.DictReader(io.StringIO(ResultTexts(Site()).csv(tables).decode(), newline=""), strict=True))
    assert tuple(rows[0]) == RESULT_COLUMNS
    assert [(one["model"], one["column"], one["value"], one["rank"]) for one in rows] == [
        ("Lantern", "GLOW", "0.30", "1"), ("Lantern", "Dim", "-1", "1"), ("'=B()", "GLOW", "0.2", "2"),
    ]  # fmt: skip
    assert {(one["source"], one["source_url"], one["date"]) for one in rows} == {
        ("Board", "https://board.example.org/", "2026-01-02")
    }
    first, *_ = json.loads(ResultTexts(Site()).json(tables))
    assert (first["value"], first["better"], first["paper"], first["setting"]) == (
        0.3, "higher", "papers/lantern/", "findings",
    )  # fmt: skip
    assert json.loads(ResultTexts(Site()).json(())) == []


def test_the_database_has_a_row_for_each_number() -> None:
    rows = catalog(row("Lantern", 2024, glow="0.30"), row("B", glow="0.4", dim="2"), row("B", setting="both", glow="1"))
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(render_sqlite(rows, Site()))
        question = 'SELECT model, paper, "column", printed, value, rank, better, code, source, date FROM results'
        assert database.execute(f"{question} WHERE setting = ? ORDER BY model, metric", ("findings",)).fetchall() == [
            ("B", None, "Dim", "2", 2.0, 1, "lower", None, "Board", "2026-01-02"),
            ("B", None, "GLOW", "0.4", 0.4, 1, "higher", None, "Board", "2026-01-02"),
            ("Lantern", "lantern", "GLOW", "0.30", 0.3, 2, "higher", "https://example.com/c", "Board", "2026-01-02"),
        ]
        assert database.execute("SELECT count(*) FROM results").fetchone() == (4,)
