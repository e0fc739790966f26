"""From facts and labels to a new record: its fields, its id, its file, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.adding.reference import arxiv_year
from generator.check import Entry, check_draft, draft_catalog
from generator.check.fields import parse_record
from generator.check.finding import dotted
from generator.check.identity import identifiers
from generator.enrich.venue import read_venue
from generator.errors import Problem
from generator.form import record_text
from generator.importer.words.naming import new_id
from generator.importer.words.occasion import Venues
from generator.load import DataFile, read_sources
from generator.model import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from generator.adding.reference import Reference
    from generator.catalog import Catalog
    from generator.check import Finding
    from generator.enrich import Facts
    from generator.model import Identifiers, Record

_TYPES: Mapping[str, type[Record]] = {model.kind: model for model in RECORD_TYPES}


@dataclass(frozen=True)
class NewRecord:
    """A record that is not yet in the catalog.

    Attributes:
        file: Path of the file it would have.
        text: What the file would hold; empty when the fields cannot make a record.
        problems: What ``atlas check`` would say of the file, its lines not counted.
    """

    file: str
    text: str
    problems: tuple[Problem, ...]


def known_as(ids: Identifiers, catalog: Catalog) -> Record | None:
    """Return the record that has one of the identifiers already."""
    signs = {(scheme, value.casefold()) for scheme, value in ids.model_dump(exclude_none=True).items()}
    for record in catalog.records():
        if any((scheme, value.casefold()) in signs for scheme, value, _ in identifiers(record)):
            return record
    return None


def new_paper(reference: Reference, looked_up: Facts | None, catalog: Catalog) -> dict[str, Any]:
    """Return the fields of a paper, as its file would have them, as far as reference and sources say."""
    facts = _joined(reference.facts, looked_up) if looked_up else reference.facts
    venue = read_venue(facts.venue, Venues(catalog.venues)) if facts.venue else None
    venue_id = venue.id if venue else ""
    if not venue_id and facts.preprint_only and facts.ids.arxiv and "arxiv" in catalog.venues:
        venue_id = "arxiv"
    is_published = bool(venue_id) and catalog.venues[venue_id].kind != "preprint-server"
    data: dict[str, Any] = {
        "title": facts.title,
        "authors": tuple(author.model_dump(exclude_none=True) for author in facts.authors),
        "year": facts.year,
        "venue": venue_id,
        "track": venue.track if venue and venue_id else None,
        "volume": facts.volume,
        "issue": facts.issue,
        "pages": facts.pages,
        "ids": facts.ids.model_dump(exclude_none=True),
        "links": tuple(link.model_dump(exclude_none=True) for link in reference.links),
    }
    if is_published and facts.ids.arxiv and "arxiv" in catalog.venues:
        preprint = {"venue": "arxiv", "id": facts.ids.arxiv, "year": arxiv_year(facts.ids)}
        data["preprint"] = {name: value for name, value in preprint.items() if value}
    return {name: value for name, value in data.items() if value}


def _joined(said: Facts, found: Facts) -> Facts:
    """Return what a reference says, with what a source says where that is silent."""
    ids = {**found.ids.model_dump(exclude_none=True), **said.ids.model_dump(exclude_none=True)}
    return replace(
        found,
        title=said.title or found.title,
        authors=said.authors or found.authors,
        year=said.year if said.title else found.year or said.year,
        venue=said.venue or found.venue,
        ids=type(said.ids).model_validate(ids),
        volume=said.volume or found.volume,
        issue=said.issue or found.issue,
        pages=said.pages or found.pages,
        preprint_only=found.preprint_only and not said.venue,
    )


def new_record(
    kind: str, data: Mapping[str, Any], catalog: Catalog, root: Path, today: date, *, stem: str = ""
) -> NewRecord:
    """Return the record that ``data`` make, with a new id unless ``stem`` gives one; nothing is written.

    Args:
        kind: ``papers``, ``datasets``, ``metrics`` or ``tools``.
        data: Fields as a file has them; what is empty is left out.
        catalog: Where ids are taken already.
        root: Folder of the site.
        today: Day to note as that of the addition.
        stem: The id.
    """
    fields = {name: value for name, value in data.items() if value not in (None, "", (), {})}
    fields.setdefault("added", today.isoformat())
    title, year = fields.get("title") or fields.get("name") or "untitled", fields.get("year")
    stem = stem or new_id(
        fields.get("name"), str(title), year if isinstance(year, int) else None, catalog.of_kind(kind)
    )
    folder = str(year or "undated") if kind == "papers" else ""
    origin = DataFile("/".join(filter(None, ("data", kind, folder, f"{stem}.yml"))), root, kind, folder)
    record, findings = check_new(origin, fields, root, today)
    problems = tuple(
        Problem(origin.file, 0, 0, f"{dotted(found.path)}: {found.message}" if found.path else found.message, found.hint, found.severity, found.rule)
        for found in findings
    )  # fmt: skip
    return NewRecord(origin.file, record_text(record) if record else "", problems)


def check_new(
    origin: DataFile, fields: Mapping[str, Any], root: Path, today: date
) -> tuple[Record | None, tuple[Finding, ...]]:
    """Return the record that fields would make in a file that is not there yet, and all that would be wrong with it."""
    record, findings = parse_record(_TYPES[origin.part], origin.stem, dict(fields), origin.file)
    if record is None:
        return None, findings
    draft, _ = draft_catalog(read_sources(root))
    known = {**draft.known, origin.part: (draft.known.get(origin.part) or frozenset()) | {origin.stem}}
    draft = replace(draft, files=(*draft.files, origin), entries=(*draft.entries, Entry(origin, record)), known=known)
    found = tuple(finding for finding in check_draft(draft, today=today) if finding.file == origin.file)
    return record, (*findings, *found)
