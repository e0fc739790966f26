"""From files that were read to a draft: every record and term that is valid by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.check.draft import Draft, Entry
from generator.check.fields import MAPPING, parse, parse_record
from generator.check.finding import Finding
from generator.check.words import described
from generator.model import (
    RECORD_TYPES,
    VOCABULARIES,
    Model,
    NewsItem,
    Person,
    Record,
    ResultSet,
    Settings,
    SourceList,
    Term,
    Venue,
    forget_given,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.load import Reading, Source

M = TypeVar("M", bound=Model)
_TYPES: Mapping[str, type[Record]] = {model.kind: model for model in RECORD_TYPES}
_HOMES = {
    "venues": "data/venues.yml",
    "sources": "data/sources.yml",
    **{name: f"data/vocabularies/{name}.yml" for name in VOCABULARIES},
}


def draft_catalog(reading: Reading) -> tuple[Draft, tuple[Finding, ...]]:
    """Return what is valid in the files that were read, and what is wrong with the rest."""
    findings: list[Finding] = []
    sources = {source.file: source for source in reading.sources}
    settings = sources.get("data/catalog.yml")
    draft = Draft(
        files=reading.files,
        settings=_settings(settings, findings) if settings else None,
        entries=tuple(_entries(reading.sources, findings)),
        venues=_terms(Venue, sources.get(_HOMES["venues"]), findings),
        sources=_terms(SourceList, sources.get(_HOMES["sources"]), findings),
        people=_terms(Person, sources.get("data/authors.yml"), findings),
        results=_results(reading.sources, findings),
        vocabularies={name: _terms(Term, sources.get(_HOMES[name]), findings) for name in VOCABULARIES},
        news=_news(sources.get("data/news.yml"), findings),
        known=_known(reading, sources),
    )
    return draft, tuple(findings)


def _known(reading: Reading, sources: Mapping[str, Source]) -> dict[str, frozenset[str] | None]:
    files = {file.file for file in reading.files}
    known: dict[str, frozenset[str] | None] = {
        kind: frozenset(file.stem for file in reading.files if file.part == kind) for kind in _TYPES
    }
    for name, home in _HOMES.items():
        data = sources[home].data if home in sources else {}
        readable = isinstance(data, dict) and (home in sources or home not in files)
        known[name] = frozenset(data) if readable else None
    return known


def _settings(source: Source, findings: list[Finding]) -> Settings | None:
    settings, found = parse(Settings, source.data, source.file)
    findings.extend(found)
    return settings


def _entries(sources: Iterable[Source], findings: list[Finding]) -> Iterator[Entry]:
    for source in sources:
        if source.origin.part in _TYPES:
            model = _TYPES[source.origin.part]
            record, found = parse_record(model, source.origin.stem, source.data, source.file)
            findings.extend(found)
            if record is not None:
                forget_given(record)
                yield Entry(source.origin, record)


def _results(sources: Iterable[Source], findings: list[Finding]) -> dict[str, ResultSet]:
    results = {}
    for source in sources:
        if source.origin.part == "results":
            found, wrong = parse_record(ResultSet, source.origin.stem, source.data, source.file)
            findings.extend(wrong)
            if found is not None:
                results[found.id] = found
    return results


def _terms(model: type[M], source: Source | None, findings: list[Finding]) -> dict[str, M]:
    """Return the entries of a file that holds one under each id."""
    if source is None:
        return {}
    entries = source.data
    if not isinstance(entries, dict):
        message = f"must be {MAPPING}, found {described(entries)}"
        findings.append(Finding(source.file, (), "wrong-type", message, "write each entry under its id, as 'id:'"))
        return {}
    terms = {}
    for key, data in entries.items():
        term, found = parse_record(model, key, data, source.file, (key,))
        findings.extend(found)
        if term is not None:
            terms[key] = term
    return terms


def _news(source: Source | None, findings: list[Finding]) -> dict[int, NewsItem]:
    if source is None:
        return {}
    entries = source.data
    if not isinstance(entries, list):
        message = f"must be a list, found {described(entries)}"
        findings.append(Finding(source.file, (), "wrong-type", message, "write each item on a line with '- '"))
        return {}
    items = {}
    for index, data in enumerate(entries):
        item, found = parse(NewsItem, data, source.file, (index,))
        findings.extend(found)
        if item is not None:
            items[index] = item
    return items
