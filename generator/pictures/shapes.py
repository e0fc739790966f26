"""What a picture is made of. Lengths are in units of the picture, of which it is ``width`` wide and ``height`` high."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A bar or a dot that stands for some records.

    Attributes:
        shape: ``bar`` (x and y are its upper left corner) or ``dot`` (its centre, the width its diameter).
        series: Number of its colour, from 1.
        label: What it stands for, with its number.
        query: What Explore is asked for to show these records: ``?tasks=vqa&years=2024``.
    """

    shape: str
    x: float
    y: float
    width: float
    height: float
    series: int
    label: str
    query: str


@dataclass(frozen=True)
class Caption:
    """A text in a picture. ``anchor`` is SVG's ``text-anchor``; ``turn`` the degrees by which it is turned."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    turn: int = 0


@dataclass(frozen=True)
class Rule:
    """A thin horizontal line over the whole width of the drawing."""

    x: float
    y: float
    length: float


@dataclass(frozen=True)
class Cell:
    """A number in the table behind a picture, as it is shown, and what Explore is asked for; nothing for none."""

    text: str
    query: str = ""


@dataclass(frozen=True)
class Row:
    """A row of the table behind a picture."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Words:
    """What is said of a picture: its anchor on the page, what it shows, and in a sentence what one sees in it."""

    id: str
    title: str
    description: str


@dataclass(frozen=True)
class Picture:
    """One picture with its words and the table behind it.

    Attributes:
        legend: Names of the series, in the order of their colours; empty when there is one.
        corner: Head of the first column of the table.
        columns: Heads of its other columns.
    """

    words: Words
    width: float
    height: float
    marks: tuple[Mark, ...]
    captions: tuple[Caption, ...]
    rules: tuple[Rule, ...]
    legend: tuple[str, ...]
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
