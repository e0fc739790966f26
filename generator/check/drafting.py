"""From files that were read to a draft: every record and term that is valid by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.check.draft import Draft, Drafted, Entry
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
    from collections.abc import Mapping

    from generator.load import Reading, Source

    Found = tuple[Any, tuple[Finding, ...]]

_TYPES: Mapping[str, type[Record]] = {model.kind: model for model in RECORD_TYPES}
_SETTINGS, _NEWS, _PEOPLE = "data/catalog.yml", "data/news.yml", "data/authors.yml"
_HOMES = {
    "venues": "data/venues.yml",
    "sources": "data/sources.yml",
    **{name: f"data/vocabularies/{name}.yml" for name in VOCABULARIES},
}
_TERMS: Mapping[str, type[Model]] = {
    _PEOPLE: Person,
    _HOMES["venues"]: Venue,
    _HOMES["sources"]: SourceList,
    **{_HOMES[name]: Term for name in VOCABULARIES},
}


def draft_catalog(reading: Reading, former: Draft | None = None) -> tuple[Draft, tuple[Finding, ...]]:
    """Return what is valid in the files that were read, and what is wrong with the rest.

    With a former draft, only sources are gone through that are not the same objects as then.
    """
    draft = (_exchanged(reading, former) if former else None) or _drafted_anew(reading, former)
    return draft, tuple(finding for one in draft.drafted.values() if one.findings for finding in one.findings)


def _exchanged(reading: Reading, former: Draft) -> Draft | None:
    """Return the former draft with other records in the place of some; none when anything else may have changed."""
    if reading.fresh is None or reading.files is not former.files:
        return None
    drafted = dict(former.drafted)
    for path in reading.fresh:
        source, known = reading.kept[path].source, former.drafted.get(path)
        if source is None or known is None or source.origin.part not in _TYPES:
            return None
        drafted[path] = _drafted(source, known)
    entries = tuple([one.value for one in drafted.values() if isinstance(one.value, Entry)])
    return replace(former, entries=entries, drafted=drafted)


def _drafted_anew(reading: Reading, former: Draft | None) -> Draft:
    known = former.drafted if former else {}
    drafted = {source.file: _drafted(source, known.get(source.file)) for source in reading.sources}
    values = {file: one.value for file, one in drafted.items() if one.value is not None}
    return Draft(
        files=reading.files,
        settings=values.get(_SETTINGS),
        entries=tuple(value for value in values.values() if isinstance(value, Entry)),
        venues=values.get(_HOMES["venues"], {}),
        sources=values.get(_HOMES["sources"], {}),
        people=values.get(_PEOPLE, {}),
        results={value.id: value for value in values.values() if isinstance(value, ResultSet)},
        vocabularies={name: values.get(_HOMES[name], {}) for name in VOCABULARIES},
        news=values.get(_NEWS, {}),
        known=_known(reading, {source.file: source for source in reading.sources}),
        drafted=drafted,
    )


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


def _drafted(source: Source, known: Drafted | None) -> Drafted:
    return known if known is not None and known.source is source else Drafted(source, *_read(source))


def _read(source: Source) -> Found:
    """Return what a file holds, None if that is not valid, and what is wrong with it by itself."""
    if source.origin.part in _TYPES:
        return _entry(source)
    if source.origin.part == "results":
        return parse_record(ResultSet, source.origin.stem, source.data, source.file)
    if source.file == _SETTINGS:
        return parse(Settings, source.data, source.file)
    if source.file == _NEWS:
        return _news(source)
    return _terms(_TERMS[source.file], source) if source.file in _TERMS else (None, ())


def _entry(source: Source) -> Found:
    record, findings = parse_record(_TYPES[source.origin.part], source.origin.stem, source.data, source.file)
    if record is None:
        return None, findings
    forget_given(record)
    return Entry(source.origin, record), findings


def _terms(model: type[Model], source: Source) -> Found:
    """Return the entries of a file that holds one under each id."""
    entries = source.data
    if not isinstance(entries, dict):
        message = f"must be {MAPPING}, found {described(entries)}"
        return {}, (Finding(source.file, (), "wrong-type", message, "write each entry under its id, as 'id:'"),)
    findings: list[Finding] = []
    terms = {}
    for key, data in entries.items():
        term, found = parse_record(model, key, data, source.file, (key,))
        findings.extend(found)
        if term is not None:
            terms[key] = term
    return terms, tuple(findings)


def _news(source: Source) -> Found:
    entries = source.data
    if not isinstance(entries, list):
        message = f"must be a list, found {described(entries)}"
        return {}, (Finding(source.file, (), "wrong-type", message, "write each item on a line with '- '"),)
    findings: list[Finding] = []
    items = {}
    for index, data in enumerate(entries):
        item, found = parse(NewsItem, data, source.file, (index,))
        findings.extend(found)
        if item is not None:
            items[index] = item
    return items, tuple(findings)
