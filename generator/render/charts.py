"""Small charts, laid out: best values over time. Templates draw them as SVG; nothing here knows of HTML."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.results import best_so_far

if TYPE_CHECKING:
    from generator.results import Step, Table

WIDTH, HEIGHT = 360, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 10, 22


@dataclass(frozen=True)
class Dot:
    """One value: where it is drawn, whose it is, and whether it was the best so far."""

    x: float
    y: float
    label: str
    is_best: bool


@dataclass(frozen=True)
class Chart:
    """A chart of one column of a table over the years.

    Attributes:
        dots: Every value that has a year.
        line: Corners of the line of the best so far, as the ``points`` of an SVG polyline.
        years: Years with their places on the horizontal axis.
        values: Least and greatest value, as printed, with their places on the vertical axis.
        steps: The same in words: when the best value changed.
    """

    dots: tuple[Dot, ...]
    line: str
    years: tuple[tuple[int, float], ...]
    values: tuple[tuple[str, float], ...]
    steps: tuple[Step, ...]
    width: int = WIDTH
    height: int = HEIGHT


def best_chart(table: Table, column: int) -> Chart | None:
    """Return the chart of a column; nothing when its values are of fewer than two years."""
    found = [
        (line.row.year, cell, line.row.model)
        for line in table.lines
        if line.row.year is not None and (cell := line.cells[column]) is not None
    ]
    years = sorted({year for year, _, _ in found})
    if len(years) < 2:
        return None
    cells = sorted((cell for _, cell, _ in found), key=lambda cell: cell.value)
    low, high = cells[0], cells[-1]
    span = (high.value - low.value) or 1

    def across(year: int) -> float:
        return round(_LEFT + (year - years[0]) / (years[-1] - years[0]) * (WIDTH - _LEFT - _RIGHT), 1)

    def down(value: float) -> float:
        return round(HEIGHT - _BOTTOM - (value - low.value) / span * (HEIGHT - _TOP - _BOTTOM), 1)

    steps = best_so_far(table, column)
    best = {(step.year, model) for step in steps for model in step.models}
    corners = [(across(step.year), down(step.value)) for step in steps]
    corners.append((across(years[-1]), corners[-1][1]))
    stairs = [
        corners[0],
        *(corner for one, two in pairwise(corners) for corner in ((two[0], one[1]), two)),
    ]
    return Chart(
        dots=tuple(Dot(across(year), down(cell.value), f"{model} {year}: {cell.text}", (year, model) in best) for year, cell, model in found),
        line=" ".join(f"{x},{y}" for x, y in dict.fromkeys(stairs)),
        years=tuple((year, across(year)) for year in range(years[0], years[-1] + 1)),
        values=((low.text, down(low.value)), (high.text, down(high.value))),
        steps=steps,
    )  # fmt: skip
