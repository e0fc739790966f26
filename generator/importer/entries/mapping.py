"""A mapping file: what a person says about a list where its reading went wrong.

sections:
  # Words of a heading above, case ignored; * stands for anything.
  - heading: "Spotlight*"
    # papers, datasets, metrics, tools, or aside
    role: papers
    # quoted, bold, linked, underlined, italic, code or plain
    title: bold
    # For entries of the section that name none.
    venue: CVPR
    year: 2024
    # What the columns of its tables hold, by their heads: title, name, venue, date, people, links or other.
    columns: {Work: title}
venues:
  # A spelling, and the venue of data/venues.yml that it means.
  Vision Conf: cvpr
"""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError

from generator.errors import CatalogError, Problem
from generator.importer.entries.chunk import Style
from generator.importer.entries.columns import Column
from generator.load import nearest, read_document
from generator.model.records import Model
from generator.model.text import Slug, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator.importer.entries.candidate import Candidate
    from generator.importer.pages.block import Heading
    from generator.importer.words.occasion import Venues
    from generator.load import Document, Path


class SectionRule(Model):
    """What a person says about the sections under some heading."""

    heading: Text = Field(description="Words of a heading above; * stands for anything.")
    role: Literal["papers", "datasets", "metrics", "tools", "aside"] | None = Field(
        default=None, description="What it holds."
    )
    title: Style | None = Field(default=None, description="How its titles are set.")
    venue: Text | None = Field(default=None, description="Venue of entries that name none.")
    year: int | None = Field(default=None, ge=1950, le=2100, description="Year of entries that name none.")
    columns: dict[str, Column] = Field(
        default_factory=dict, description="What the columns of its tables hold, by their heads."
    )

    def matches(self, headings: Iterable[Heading]) -> bool:
        """Tell whether one of some headings is meant."""
        return any(fnmatchcase(heading.text.casefold(), self.heading.casefold()) for heading in headings)

    def corrected(self, candidate: Candidate, venues: Venues) -> Candidate:
        """Return a claim with the venue and the year of the section, where it has none itself."""
        where = candidate.occasion
        if self.venue and where.venue is None and not where.unknown:
            said = venues.parse(self.venue)
            where = replace(said, year=where.year or said.year, text=where.text or said.text)
        return replace(candidate, occasion=replace(where, year=where.year or self.year))


class ListMapping(Model):
    """A whole mapping file."""

    sections: tuple[SectionRule, ...] = Field(
        default=(), strict=False, description="Sections, the first that fits counts."
    )
    venues: dict[Text, Slug] = Field(default_factory=dict, description="Spellings of venues, and what they mean.")


def read_mapping(content: str | bytes, file: str, venues: Collection[str]) -> ListMapping:
    """Return what a mapping file says.

    Raises:
        CatalogError: With every problem, each with its line and column.
    """
    document = read_document(content, file)
    if document.problems:
        raise CatalogError(document.problems)
    try:
        mapping = ListMapping.model_validate(document.data if isinstance(document.data, dict) else {"": document.data})
    except ValidationError as error:
        raise CatalogError([_problem(found, document, file) for found in error.errors()]) from error
    known = sorted(venues)
    unknown = [
        Problem(
            file,
            *_place(document, ("venues", spelling)),
            f"venues: unknown venue '{venue}'",
            _guess(venue, known),
            rule="mapping",
        )
        for spelling, venue in mapping.venues.items()
        if venue not in venues
    ]
    if unknown:
        raise CatalogError(unknown)
    return mapping


def _problem(found: Any, document: Document, file: str) -> Problem:
    path = tuple(part for part in found["loc"] if part != "[key]")
    where = ".".join(map(str, path))
    if found["type"] == "extra_forbidden":
        fields = [*SectionRule.model_fields] if path[:1] == ("sections",) else [*ListMapping.model_fields]
        return Problem(
            file,
            *_key_place(document, path),
            f"unknown field '{path[-1]}'",
            _guess(str(path[-1]), fields),
            rule="mapping",
        )
    given = f", not '{found['input']}'" if isinstance(found["input"], str | int) else ""
    return Problem(file, *_place(document, path), f"{where}: {found['msg'].lower()}{given}", rule="mapping")


def _place(document: Document, path: Path) -> tuple[int, int]:
    place = document.marks.value(path)
    return place.line, place.column


def _key_place(document: Document, path: Path) -> tuple[int, int]:
    place = document.marks.key(path)
    return place.line, place.column


def _guess(word: str, known: Iterable[str]) -> str:
    found = nearest(word, tuple(known))
    return f"did you mean '{found}'?" if found else "known: " + ", ".join(known)
