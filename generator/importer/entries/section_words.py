"""How the sections of a list are written, in words, for its account."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.entries.chunk import Style
    from generator.importer.entries.entry import Entry
    from generator.importer.entries.marks import Place
    from generator.importer.entries.sections import Section

_STYLES: dict[Style, str] = {
    "bold": "in bold", "linked": "as the label of a link", "quoted": "in quotation marks", "underlined": "underlined",
    "italic": "in italics", "code": "set as code", "plain": "in plain text",
}  # fmt: skip
MOST_NAMES = 3


def told_sections(found: Iterable[tuple[Section, Sequence[Entry], bool]]) -> tuple[str, ...]:
    """Return a line for all sections that are written alike: ``section 'Papers': 212 items, title in bold, venue in brackets``.

    Each section comes with those of its entries that are works, and whether its headings say where these appeared.
    """
    groups: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for section, entries, has_venue in found:
        if entries:
            name = section.headings[-1].text if section.headings else "(before any heading)"
            what = "row" if section.columns else "item"
            groups[what, _described(section, entries, has_venue=has_venue)].append((name, len(entries)))
    return tuple(_line(names, what, words) for (what, words), names in groups.items())


def _line(names: Sequence[tuple[str, int]], what: str, words: str) -> str:
    total = sum(count for _, count in names)
    shown = ", ".join(f"'{name}'" for name, _ in names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
    sections = "section" if len(names) == 1 else f"{len(names)} sections"
    return f"{sections} {shown}: {total} {what}{'' if total == 1 else 's'}, {words}"


def _described(section: Section, entries: Sequence[Entry], *, has_venue: bool) -> str:
    columns = [f"column '{head}' is the {column}" for head, column in section.columns if column != "other" and head]
    parts = columns or [f"title {_STYLES[Counter(entry.style for entry in entries).most_common(1)[0][0]]}"]
    venues = Counter(
        mark.place for entry in entries for mark in entry.marks if mark.occasion.venue or mark.occasion.unknown
    )
    years = Counter(mark.place for entry in entries for mark in entry.marks if mark.occasion.year)
    venue = "a heading" if has_venue and sum(venues.values()) * 2 < len(entries) else _usual(venues)
    year = _usual(years) if sum(years.values()) * 2 >= len(entries) else ""
    parts += [f"venue in {venue}"] if venue else []
    parts += [f"year in {year}"] if year and year != venue else []
    parts += ["authors named"] if sum(bool(entry.people) for entry in entries) * 2 > len(entries) else []
    return ", ".join(parts)


def _usual(places: Counter[Place]) -> str:
    return places.most_common(1)[0][0] if places else ""
