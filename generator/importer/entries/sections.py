"""Sections of a list: what stands together under one heading, and how its entries are written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importer.entries.authorship import with_authors, with_closing_authors, with_lone_authors
from generator.importer.entries.chunk import STYLES, Chunk, Style
from generator.importer.entries.chunks import chunks_of
from generator.importer.entries.closing_names import with_names_apart
from generator.importer.entries.columns import Column, columns_of
from generator.importer.entries.described import is_described, leading
from generator.importer.entries.entry import Entry, read_entry
from generator.importer.entries.leads import lead_with_names, repeat_names
from generator.importer.entries.marks import is_set_apart
from generator.importer.entries.opening_labels import with_labels_apart
from generator.importer.entries.opening_names import open_with_names, with_opening_names
from generator.importer.entries.references import are_references, with_references
from generator.importer.entries.stretches import ENOUGH, likeness, spelled, stretches
from generator.importer.entries.tables import read_row
from generator.importer.entries.titles import Habit, closes
from generator.importer.entries.usual_places import SMALL, usual_place, with_usual_venues
from generator.importer.entries.years_first import is_year, with_years_apart
from generator.importer.pages.headings import occasion_above
from generator.importer.pages.roles import role_of
from generator.importer.words.venue_names import is_well_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.entries.mapping import SectionRule
    from generator.importer.pages.block import Block, Heading

_FEW_AUTHORS, _MOST_AUTHORS = 0.4, 0.5
"""How many entries of a section name authors, from 0 to 1: names are doubted below the first, expected above the second."""
_PRIOR = 3.0
"""How many entries of its own a section needs before they weigh as much as those of the whole list."""

_NEARLY = 0.6
"""What share of marks must at least name known venues, for the others to be taken for venues too."""


@dataclass(frozen=True)
class Section:
    """Entries that stand together, read.

    Attributes:
        headings: The headings above.
        blocks: Its entries, as blocks.
        entries: The same, read.
        columns: For a table, the head of each column and what it holds.
        rule: What a mapping file says of it.
    """

    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    columns: tuple[tuple[str, Column], ...] = ()
    rule: SectionRule | None = None


@dataclass(frozen=True)
class _Whole:
    """How the papers of the whole list are written.

    Attributes:
        styles: How often titles are set in each style.
        people: How many entries name authors, from 0 to 1.
        closes: Whether a known venue stands in brackets behind any title.
        bold_closes: Whether what is bold and in round brackets names known venues, nearly always.
        named_first: Whether entries put names in bold right before their titles.
        repeats: Whether titles say the names again that stand in bold before them, with a colon.
        references: Whether entries begin with their authors, commas between all they say.
        opens: Whether entries begin with names in brackets.
    """

    styles: Mapping[Style, float]
    people: float
    closes: bool
    bold_closes: bool
    named_first: bool
    repeats: bool
    references: bool
    opens: bool


def read_sections(blocks: Iterable[Block], clauses: Clauses, rules: Sequence[SectionRule] = ()) -> tuple[Section, ...]:
    """Return the sections that blocks form, each read as its own entries show that it is written."""
    groups = list(_grouped(blocks))
    chosen = [next((rule for rule in rules if rule.matches(group[0].headings)), None) for group in groups]
    chunked = [[chunks_of(block.runs, clauses) if block.shape != "row" else () for block in group] for group in groups]
    whole = _whole(groups, chunked, clauses)
    read = [
        _read_group(group, rows, rule, whole, clauses)
        for group, rows, rule in zip(groups, chunked, chosen, strict=True)
    ]
    usual = usual_place(
        [entry for group, entries in zip(groups, read, strict=True) if _holds_papers(group) for entry in entries]
    )
    sections = [
        _read_table(group, clauses, rule)
        if group[0].shape == "row"
        else Section(
            group[0].headings,
            tuple(group),
            with_usual_venues(entries, usual if _holds_papers(group) else None, names=_holds_names(group, rule)),
            rule=rule,
        )
        for group, entries, rule in zip(groups, read, chosen, strict=True)
    ]
    return with_names_apart(with_labels_apart(sections), clauses.venues)


def _whole(groups: Sequence[Sequence[Block]], chunked: Sequence[Sequence[Sequence[Chunk]]], clauses: Clauses) -> _Whole:
    papers = [
        (block, chunks)
        for group, rows in zip(groups, chunked, strict=True)
        if role_of(group[0].headings) == "papers"
        for block, chunks in zip(group, rows, strict=True)
    ]
    styles = _styles([chunks for block, chunks in papers if block.shape == "item"])
    every = [chunks for _, chunks in papers if chunks]
    people = sum(any(chunk.kind == "people" for chunk in chunks) for chunks in every) / max(1, len(every))
    bold = [chunk.kind == "occasion" for chunks in every for chunk in chunks if is_set_apart(chunk)]
    closes = any(_closing(rows, clauses)[1] for rows in chunked)
    return _Whole(
        styles,
        people,
        closes,
        bold_closes=bool(bold) and sum(bold) >= len(bold) * _NEARLY,
        named_first=lead_with_names(every) or False,
        repeats=repeat_names(every),
        references=are_references(chunks for block, chunks in papers if block.shape == "item"),
        opens=open_with_names(every, clauses),
    )


def _read_group(
    group: Sequence[Block], rows: Sequence[Sequence[Chunk]], rule: SectionRule | None, whole: _Whole, clauses: Clauses
) -> tuple[Entry, ...]:
    """Return the entries of a section, read as they show that they are written."""
    closed, _ = _closing(rows, clauses)
    named = sum(any(chunk.kind == "people" for chunk in chunks) for chunks in rows)
    share = (named + _PRIOR * whole.people) / (len(rows) + _PRIOR)
    if share < _FEW_AUTHORS:
        rows = [chunks_of(block.runs, clauses, people=False) for block in group]
    elif share > _MOST_AUTHORS:
        rows = [with_authors(chunks) for chunks in rows]
    rows = with_years_apart(with_closing_authors(with_lone_authors(rows)))
    rows = [with_opening_names(chunks, clauses) for chunks in rows] if whole.opens else rows
    if whole.references and group[0].shape == "item":
        rows = with_references(rows, group, clauses)
    names = _holds_names(group, rule)
    named_first = lead_with_names(rows)
    above = occasion_above(group[0].headings, clauses.venues)
    may_name = not (names or above.venue or above.unknown)
    closes = may_name and whole.closes and closed * 5 >= len(rows) * 3
    habit = replace(
        _habit(rows, whole.styles, rule),
        tags_close=closes,
        bold_closes=may_name and whole.bold_closes and _holds_papers(group),
        names=names,
        named_first=whole.named_first if named_first is None else named_first,
        repeats=whole.repeats,
    )
    return tuple(read_entry(chunks, habit, clauses) for chunks in rows)


def _holds_names(group: Sequence[Block], rule: SectionRule | None) -> bool:
    role = rule.role if rule and rule.role else role_of(group[0].headings)
    return role in {"datasets", "tools"}


def _holds_papers(group: Sequence[Block]) -> bool:
    return group[0].shape == "item" and role_of(group[0].headings) == "papers"


def _grouped(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks that stand under the same headings in the same shape; each table alone, works quoted between items too."""
    group: list[Block] = []
    quotes: dict[tuple[Heading, ...], list[Block]] = {}
    for block in blocks:
        if block.is_quote and block.shape == "item":
            quotes.setdefault(block.headings, []).append(block)
            continue
        if group and _key(block) != _key(group[-1]):
            yield group
            group = []
        group.append(block)
    if group:
        yield group
    yield from quotes.values()


def _key(block: Block) -> tuple[object, ...]:
    return (block.headings, block.shape, block.group if block.shape == "row" else 0)


def _styles(rows: Sequence[Sequence[Chunk]]) -> dict[Style, float]:
    """Return how many entries have a stretch in each style that looks like a title."""
    counts: Counter[Style] = Counter()
    asked = [chunks for chunks in rows if chunks]
    for chunks in asked:
        for style in STYLES:
            if any(
                likeness(spelled((chunks[place] for place in places), style=style)) >= ENOUGH
                for places in stretches(chunks, style)
            ):
                counts[style] += 1
    return {style: counts[style] / len(asked) for style in STYLES} if asked else {}


def _habit(rows: Sequence[Sequence[Chunk]], whole: Mapping[Style, float], rule: SectionRule | None) -> Habit:
    own, size = _styles(rows), sum(1 for chunks in rows if chunks)
    styles: dict[Style, float] = {
        style: (own.get(style, 0.0) * size + whole.get(style, 0.0) * _PRIOR) / (size + _PRIOR) for style in STYLES
    }
    firsts = [
        next((chunk for chunk in chunks if chunk.kind not in {"break", "badge", "label"} and not is_year(chunk)), None)
        for chunks in rows
        if chunks
    ]
    tags = sum(
        first is not None and (first.kind == "tag" or (first.kind == "occasion" and first.in_brackets))
        for first in firsts
    )
    led = [likeness(chunks[place].text) for chunks in rows if (place := leading(chunks)) is not None]
    return Habit(
        styles,
        tags * 5 >= len(firsts) * 3 and tags > 1,
        fixed=rule.title if rule else None,
        sets_free=True,
        described=sum(map(is_described, rows)) * 4 >= max(SMALL, len(firsts)) * 3,
        leads=len(led) * 5 >= len(firsts) * 3 and sum(worth >= ENOUGH for worth in led) * 3 >= len(led) > 1,
    )


def _closing(rows: Iterable[Sequence[Chunk]], clauses: Clauses) -> tuple[int, int]:
    """Return how many entries have what may be a venue in brackets behind their title, and how many of these are known."""
    found = known = 0
    for chunks in rows:
        closing = next((one for place, one in enumerate(chunks) if place and closes(chunks, place)), None)
        if closing is not None:
            name = closing.text.strip("()[] ")
            known += clauses.venues.parse(name).venue is not None or is_well_known(name)
            found += 1
    return found, known


def _read_table(rows: Sequence[Block], clauses: Clauses, rule: SectionRule | None) -> Section:
    columns = columns_of(rows, clauses, rule.columns if rule else {})
    title = [
        runs
        for row in rows
        for place, (_, runs) in enumerate(row.cells)
        if place < len(columns) and columns[place] == "title"
    ]
    habit = replace(_habit([chunks_of(runs, clauses) for runs in title], {}, rule), names=_holds_names(rows, rule))
    entries = tuple(read_row(row, columns, habit, clauses) for row in rows)
    heads = tuple((head, column) for (head, _), column in zip(rows[0].cells, columns, strict=False))
    return Section(rows[0].headings, tuple(rows), entries, heads, rule)
