"""A row of a table as an entry: each cell read as what its column holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.chunks import chunks_of
from generator.importer.entries.entry import Entry, Hyperlink, read_entry
from generator.importer.entries.marks import Mark
from generator.importer.pages.runs import HARD_BREAK, Run, plain_text
from generator.importer.words.link_labels import resource_type
from generator.importer.words.people import looks_like_people
from generator.importer.words.venue_shapes import is_no_venue
from generator.importer.words.wording import clean_title, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.entries.columns import Column
    from generator.importer.entries.titles import Habit
    from generator.importer.pages.block import Block
    from generator.importer.words.occasion import Occasion
_DATED = re.compile(r"(.*\w)\s*\(([^()]+)\)")
"""A name, and in brackets where it was presented: ``RibSet (ICCV09)``."""
_SHORT_YEAR = re.compile(r"([A-Z][^\W\d]+(?: (?:[A-Z][^\W\d]+|of|on|in|and|for|&))*) ['\u2019]?([0-3]\d)")


def read_row(row: Block, columns: Sequence[Column], habit: Habit, clauses: Clauses) -> Entry:
    """Return what a row says: the entry in its title's cell, with what the other columns add; their word goes first."""
    cells = [
        (columns[place] if place < len(columns) else "other", head, runs)
        for place, (head, runs) in enumerate(row.cells)
    ]
    main = [runs for column, _, runs in cells if column == "title"]
    entry = read_entry(chunks_of(_lines(main), clauses), habit, clauses) if main else Entry("")
    name, dated = _name(cells, clauses)
    beside = _beside(cells, name, habit, clauses)
    links = [link for found in beside for link in (entry.links if found is None else found.links)]
    people = next((found.people for found in reversed(beside) if found is not None and found.people), "")
    marks = [*dated, *(mark for found in beside if found is not None for mark in found.marks)]
    columned = [mark for mark in marks if mark.place == "a column"]
    if any(mark.is_venue and not is_no_venue(mark.text) for mark in columned):
        marks = columned
    title = _title(entry, main, name)
    is_blank = not any(run.text.strip() or run.url for runs in main for run in runs)
    return replace(
        entry,
        is_alone=bool(main) and not entry.title and is_blank,
        title=title,
        marks=(*marks, *entry.marks),
        links=tuple(links),
        people=people or entry.people,
        lead=name if name and name != title else entry.lead,
    )


def _title(entry: Entry, main: Sequence[tuple[Run, ...]], name: str) -> str:
    """Return the title of a row: that of the entry in its column, else its name, else all that the column says."""
    if name and (not entry.title or resource_type(entry.title) is not None or is_no_venue(entry.title)):
        return name
    if not entry.title and (entry.people or entry.maybe) and len(main) == 1:
        return _called(_without_labels(main[0]))  # what looks like something else: ``Doe et al.``, ``S3``
    return entry.title


def _called(text: str) -> str:
    """Return what a work is called: without a full stop, unless it belongs to ``et al.``."""
    return text if text.endswith(" et al.") else clean_title(text)


def _name(cells: Iterable[tuple[Column, str, tuple[Run, ...]]], clauses: Clauses) -> tuple[str, tuple[Mark, ...]]:
    """Return the name in the column of names, and where the work was presented when brackets behind the name say so."""
    spoken = (plain_text(_spoken(runs)) for column, _, runs in cells if column == "name")
    name = next((_called(text) for text in spoken if text), "")
    closing = _DATED.fullmatch(name)
    where = clauses.occasion(closing[2]) if closing else None
    if closing is None or where is None or not where.year:
        return name, ()
    return closing[1], (Mark(closing[2], where, "a column"),)


def _beside(
    cells: Iterable[tuple[Column, str, tuple[Run, ...]]], name: str, habit: Habit, clauses: Clauses
) -> list[Entry | None]:
    """Return what each cell beside the title adds: marks, people, links; nothing for the cell of the title itself."""
    found: list[Entry | None] = []
    for column, head, runs in cells:
        if column == "title":
            found.append(None)
            continue
        text = plain_text(_spoken(runs))
        where = (_without_labels(runs) or text) if column in {"venue", "date"} else ""
        side = read_entry(chunks_of(_lines([runs]), clauses), habit, clauses)
        read = _where if column == "venue" else _when
        marks = [Mark(where, read(where, clauses), "a column", column == "venue")] if where else []
        if column == "links" or (column == "other" and len(side.title.split()) < 3):
            marks += [
                mark
                for mark in side.marks
                if (mark.occasion.venue or (mark.occasion.unknown and mark.occasion.year))
                and fold(mark.text) != fold(name)
            ]
        people = text if column == "people" else ""
        links = tuple(_labelled(side.links, head, column, name))
        found.append(Entry("", marks=tuple(marks), links=links, people=people))
    return found


def _where(text: str, clauses: Clauses) -> Occasion:
    """Return what the cell of a column of venues says; two digits at its end are a year there: ``Pattern Recognition 21``."""
    found = clauses.venues.parse(text)
    short = _SHORT_YEAR.fullmatch(text.strip()) if found.year is None and found.venue is None else None
    return clauses.venues.parse(f"{short[1]} 20{short[2]}") if short else found


def _when(text: str, clauses: Clauses) -> Occasion:
    """Return what the cell of a column of dates says; what is left open in a date is no venue: ``2020-xx-xx``."""
    found = _where(text, clauses)
    return found if re.search(r"[^\W\d_a-z]", found.unknown) else replace(found, unknown="")


def _spoken(runs: Iterable[Run]) -> Iterable[Run]:
    return (replace(run, text=" ") if run.is_break else run for run in runs)


def _without_labels(runs: Sequence[Run]) -> str:
    """Return what a cell says besides the labels of its links: ``ICDM 2008, [pdf](…)``."""
    said = (run for run in runs if not (run.url and resource_type(run.text) is not None))
    return plain_text(_spoken(said)).strip(" ,;|/")


def _lines(cells: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    """Return the content of cells; a line break stands between two."""
    return tuple(run for place, runs in enumerate(cells) for run in ((Run(HARD_BREAK), *runs) if place else runs))


def _labelled(links: Iterable[Hyperlink], head: str, column: Column, name: str) -> Iterable[Hyperlink]:
    """Return links with the head of their column for a label where their own words promise nothing."""
    for link in links:
        own = resource_type(link.label)
        said = resource_type(head)
        if own is None and said is not None and column == "links":
            yield replace(link, label=head, is_title=False)
        elif column == "name" or link.label == name:
            yield replace(link, is_title=True)
        elif own is None and looks_like_people(link.label):
            yield replace(link, label=link.label)
        else:
            yield replace(link, is_title=False)
