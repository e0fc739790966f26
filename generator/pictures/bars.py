"""Bars, one for each year, of parts that stand on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pictures.shapes import Caption, Cell, Mark, Picture, Row, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 720.0
HEIGHT = 260.0
LEFT = 48.0
BOTTOM = 24.0
TOP = 18.0
_STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Part:
    """A part of each bar: its name, a height for each bar, and for each what Explore is asked for."""

    name: str
    values: tuple[float, ...]
    queries: tuple[str, ...]


@dataclass(frozen=True)
class Scale:
    """The heights that a picture has room for: ``top`` at most, a line at every ``step``, numbers with a ``unit``."""

    top: float
    step: float
    unit: str = ""

    def text(self, value: float) -> str:
        """Return a height as one reads it."""
        return f"{value:g}{self.unit}"


def round_scale(most: float) -> Scale:
    """Return a scale with three to six lines at round numbers that has room for ``most``.

    >>> round_scale(207)
    Scale(top=250, step=50, unit='')
    """
    size = 1
    while True:
        for factor in _STEPS:
            step = factor * size
            if most <= 5 * step:
                return Scale(step * max(1, -(-int(most) // step)), step)
        size *= 10


def stacked_bars(words: Words, names: Sequence[str], parts: Sequence[Part], scale: Scale | None = None) -> Picture:
    """Return a picture with a bar for each name, its parts from the bottom up in the order given."""
    totals = [sum(part.values[place] for part in parts) for place in range(len(names))]
    scale = scale or round_scale(max(totals, default=1))
    slot = (WIDTH - LEFT) / max(1, len(names))
    room = HEIGHT - TOP - BOTTOM

    def height(value: float) -> float:
        return round(room * value / scale.top, 2)

    marks, captions = [], []
    for place, name in enumerate(names):
        x = LEFT + slot * (place + 0.15)
        y = HEIGHT - BOTTOM
        for series, part in enumerate(parts, start=1):
            if not part.values[place]:
                continue
            size = height(part.values[place])
            y -= size
            label = f"{part.name}, {name}: {scale.text(part.values[place])}"
            marks.append(
                Mark("bar", round(x, 2), round(y, 2), round(slot * 0.7, 2), size, series, label, part.queries[place])
            )
        captions.append(Caption(round(x + slot * 0.35, 2), HEIGHT - 6, name, "middle"))
        if totals[place]:
            captions.append(Caption(round(x + slot * 0.35, 2), round(y - 5, 2), scale.text(totals[place]), "middle"))
    lines = [scale.step * number for number in range(int(scale.top / scale.step) + 1)]
    rules = tuple(Rule(LEFT, round(HEIGHT - BOTTOM - height(line), 2), WIDTH - LEFT) for line in lines)
    captions += [
        Caption(LEFT - 6, round(HEIGHT - BOTTOM - height(line) + 4, 2), scale.text(line), "end") for line in lines
    ]
    rows = tuple(
        Row(name, tuple(Cell(scale.text(part.values[place]), part.queries[place]) for part in parts))
        for place, name in enumerate(names)
    )
    return Picture(
        words=words, width=WIDTH, height=HEIGHT,
        marks=tuple(marks), captions=tuple(captions), rules=rules,
        legend=tuple(part.name for part in parts) if len(parts) > 1 else (),
        corner="Year", columns=tuple(part.name for part in parts), rows=rows,
    )  # fmt: skip
