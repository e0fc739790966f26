"""From files that were read to a draft: every record and term that is valid by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from generator.check.draft import Draft, Entry
from generator.check.fields import MAPPING, parse, parse_record
from generator.check.finding import Finding
from generator.check.words import described
from generator.model import RECORD_TYPES, VOCABULARIES, Model, NewsItem, Record, Settings, SourceList, Term, Venue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.load import Reading, Source

M = TypeVar("M", bound=Model)
_TYPES: Mapping[str, type[Record]] = {model.kind: model for model in RECORD_TYPES}


def draft_catalog(reading: Reading) -> tuple[Draft, tuple[Finding, ...]]:
    """Return what is valid in the files that were read, and what is wrong with the rest."""
    findings: list[Finding] = []
    by_part = {kind: [source for source in reading.sources if source.origin.part == kind] for kind in _TYPES}
    entries = tuple(entry for sources in by_part.values() for source in sources for entry in _entries(source, findings))
    singles = {source.origin.part: source for source in reading.sources if source.origin.part not in _TYPES}
    vocabularies = {s.origin.stem: s for s in reading.sources if s.origin.part == "vocabularies"}
    settings = parse(Settings, singles["catalog"].data, singles["catalog"].file) if "catalog" in singles else (None, ())
    findings.extend(settings[1])
    known: dict[str, Any] = {kind: {file.stem for file in reading.files if file.part == kind} for kind in _TYPES}
    unread = (
        {f.part if f.part != "vocabularies" else f.stem for f in reading.files}
        - {s.origin.part for s in reading.sources}
        - vocabularies.keys()
    )
    for name in ("venues", "sources"):
        known[name] = None if name in unread else _keys(singles.get(name))
    for name in VOCABULARIES:
        known[name] = None if name in unread else _keys(vocabularies.get(name))
    draft = Draft(
        files=reading.files,
        settings=settings[0],
        entries=entries,
        venues=_terms(Venue, singles.get("venues"), findings),
        sources=_terms(SourceList, singles.get("sources"), findings),
        vocabularies={name: _terms(Term, vocabularies.get(name), findings) for name in VOCABULARIES},
        news=_news(singles.get("news"), findings),
        known=known,
    )
    return draft, tuple(findings)


def _entries(source: Source, findings: list[Finding]) -> list[Entry]:
    record, found = parse_record(_TYPES[source.origin.part], source.origin.stem, source.data, source.file)
    findings.extend(found)
    return [] if record is None else [Entry(source.origin, record)]


def _keys(source: Source | None) -> set[str]:
    return set(source.data) if source is not None and isinstance(source.data, dict) else set()


def _terms(model: type[M], source: Source | None, findings: list[Finding]) -> dict[str, M]:
    """Return the entries of a file that holds one under each id."""
    if source is None or source.data is None:
        return {}
    if not isinstance(source.data, dict):
        message = f"must be {MAPPING}, found {described(source.data)}"
        findings.append(Finding(source.file, (), "wrong-type", message, "write each entry under its id, as 'id:'"))
        return {}
    terms = {}
    for key, data in source.data.items():
        term, found = parse_record(model, key, data, source.file, (key,))
        findings.extend(found)
        if term is not None:
            terms[key] = term
    return terms


def _news(source: Source | None, findings: list[Finding]) -> tuple[NewsItem, ...]:
    if source is None or source.data is None:
        return ()
    if not isinstance(source.data, tuple | list):
        message = f"must be a list, found {described(source.data)}"
        findings.append(Finding(source.file, (), "wrong-type", message, "write each item on a line with '- '"))
        return ()
    items = []
    for index, data in enumerate(source.data):
        item, found = parse(NewsItem, data, source.file, (index,))
        findings.extend(found)
        if item is not None:
            items.append(item)
    return tuple(items)
