"""One work's claims made into one record: the best title, the published venue, every link, and a note for each doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.importer.records.occasions import claims_of, decide
from generator.importer.words.labels import modalities_of, terms_in, type_of
from generator.importer.words.links import url_key
from generator.importer.words.occasion import Occasion, Venues
from generator.importer.words.wording import after_name, fold, is_glued, is_shouted, short_name
from generator.model import Identifiers, Link, Paper, Preprint

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from generator.importer.entries.candidate import Candidate, Resource
    from generator.importer.records.match import Work
    from generator.model import Author, Term
    from generator.model.records import Status


UNTITLED = "Its title is not known here: the list gives an identifier only."


@dataclass(frozen=True)
class Foreign:
    """A document that a list gives for a work, and that is another work's."""

    key: str
    title: str


@dataclass(frozen=True)
class Rules:
    """What a merge needs to know of the catalog.

    Attributes:
        venues: Its venues.
        vocabularies: Its vocabularies.
        bold: For each list, the method that its bold titles stand for.
        added: Day of the import.
        free: Lists whose licences let their sentences be kept.
    """

    venues: Venues
    vocabularies: Mapping[str, Mapping[str, Term]]
    bold: Mapping[str, str]
    added: str
    free: frozenset[str] = frozenset()


def merge_paper(work: Work, foreign: Sequence[Foreign], record_id: str, rules: Rules) -> Paper:
    """Return the record of a work: its old one with what is new, or a new one."""
    old = work.record
    stray = {other.key for other in foreign}
    resources = [r for candidate in work.candidates for r in candidate.resources if r.target.key not in stray]
    documents = [resource for resource in resources if resource.is_document]
    decision = decide(_occasion_of(old), claims_of(work.candidates, old.lists if old else ()), documents, rules.venues)
    found, second = _identifiers(old, documents)
    ids, preprint = _split_preprint(old, found, documents, decision.occasion, rules.venues)
    title = old.title if old else _best_title(work.titles)
    name = (old.name if old else None) or _name(work, title)
    untitled = () if work.is_titled else (UNTITLED,)
    notes = (*untitled, *decision.notes, *second, *(_foreign_notes(work, foreign) or decision.missing))
    values: dict[str, Any] = {
        "id": record_id, "title": title, "authors": _authors(old, work.candidates), "name": name, "year": decision.occasion.year, "venue": decision.occasion.venue,
        "track": None if decision.occasion.track == "main" else decision.occasion.track,
        "track_name": decision.occasion.track_name, "ids": ids, "preprint": preprint,
        "links": _links(old, resources),
        "aliases": _aliases(old, work.titles, title, name),
        "lists": tuple(dict.fromkeys([*(old.lists if old else ()), *(c.source for c in work.candidates)])),
        "notes": _notes(old, notes),
        "status": _status(old, work.candidates),
    }  # fmt: skip
    if old is not None:
        bold = _bold_methods(old.lists, work.candidates, rules)
        return old.model_copy(update=values | {"methods": tuple(dict.fromkeys([*old.methods, *bold]))})
    return Paper(**values, **_labels(work, title, rules), added=rules.added)


def _authors(old: Paper | None, candidates: Iterable[Candidate]) -> tuple[Author, ...]:
    """Return the authors of a record, else those of the first list that names all of them."""
    people = next((candidate.people for candidate in candidates if candidate.people), ())
    return old.authors if old and old.authors else people


def _status(old: Paper | None, candidates: Iterable[Candidate]) -> Status:
    """Return whether a work was retracted or withdrawn: as its record says, else as any list does."""
    said: Status = next((candidate.status for candidate in candidates if candidate.status != "active"), "active")
    return old.status if old and old.status != "active" else said


def _occasion_of(paper: Paper | None) -> Occasion | None:
    return Occasion("", paper.venue, paper.year, paper.track, paper.track_name) if paper else None


def _best_title(titles: Sequence[str]) -> str:
    """Return the first title, rather no mere name, that kept its spaces and small letters; what every list shouts stays so."""
    return min(titles, key=lambda title: (is_glued(title), " " not in title, is_shouted(title)))


def _name(work: Work, title: str) -> str | None:
    own = [candidate for candidate in work.candidates if candidate.role == "papers"]
    given = [candidate.name for candidate in own if candidate.name]
    mere = [text for text in work.titles if " " not in text and " " in title]
    return next(filter(None, (*map(short_name, (title, *work.titles)), *given, *mere)), None)


def _aliases(old: Paper | None, titles: Iterable[str], title: str, name: str | None) -> tuple[str, ...]:
    aliases = list(old.aliases if old else ())
    known = {fold(after_name(text)) for text in (title, *aliases)} | {fold(text) for text in (title, *aliases)}
    for other in titles:
        if not known & {fold(other), fold(after_name(other)), fold(f"{name}{other}")} and not is_glued(other):
            known.add(fold(other))
            aliases.append(other)
    return tuple(aliases)


def _identifiers(old: Paper | None, documents: Iterable[Resource]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return identifiers by kind, and a note for a second one of a kind."""
    found = {kind: value for kind, value in (old.ids.model_dump() if old else {}).items() if value}
    if old and old.preprint and old.preprint.venue == "arxiv":
        found.setdefault("arxiv", old.preprint.id)
    notes = []
    documents = list(documents)
    earlier = {resource.target.key for resource in documents if _is_preprint_doi(resource)}
    for resource in documents:
        identifier = resource.target.identifier
        if identifier is None or resource.target.key in earlier:
            continue
        kept = found.setdefault(identifier.kind, identifier.value)
        if kept.lower() != identifier.value.lower():
            notes.append(f"Also listed with {identifier.kind} {identifier.value}, beside {kept}.")
    return found, tuple(dict.fromkeys(notes))


def _is_preprint_doi(resource: Resource) -> bool:
    return resource.target.server not in {None, "arxiv"}


def _split_preprint(
    old: Paper | None, ids: Mapping[str, str], documents: Iterable[Resource], occasion: Occasion, venues: Venues
) -> tuple[Identifiers, Preprint | None]:
    """Return the identifiers of the record, and its preprint when the record's venue is a later one."""
    if old is not None and old.preprint is not None:
        return Identifiers(**ids), old.preprint
    server, doi = next(
        (
            (r.target.server, r.target.identifier.value)
            for r in documents
            if _is_preprint_doi(r) and r.target.identifier
        ),
        (None, ""),
    )
    if occasion.venue is None or venues.is_preprint(occasion.venue):
        return Identifiers(**{"doi": doi, **ids} if doi else ids), None
    if arxiv := ids.get("arxiv"):
        year = 2000 + int(arxiv[:2]) if arxiv[:4].isdigit() else None
        return Identifiers(**ids), Preprint(venue="arxiv", id=arxiv, year=year)
    if server is not None:
        dated = re.match(r"10\.1101/(20\d\d)\.", doi)
        return Identifiers(**ids), Preprint(venue=server, id=doi, year=int(dated[1]) if dated else None)
    return Identifiers(**ids), None


def _links(old: Paper | None, resources: Iterable[Resource]) -> tuple[Link, ...]:
    links = list(old.links if old else ())
    known = {url_key(link.url) for link in links}
    for resource in resources:
        if resource.target.identifier is None and url_key(resource.target.url) not in known:
            if old is not None and any(resource.target.url in note for note in old.notes):
                continue
            known.add(url_key(resource.target.url))
            links.append(Link(type=resource.type, url=resource.target.url, label=resource.label))
    return tuple(links)


def _foreign_notes(work: Work, foreign: Iterable[Foreign]) -> tuple[str, ...]:
    notes = []
    for other in foreign:
        for candidate in work.candidates:
            for resource in candidate.resources:
                if resource.target.key == other.key:
                    where = resource.target.url.split("://")[-1]
                    notes.append(f"{candidate.source} links it to {where}, which is “{other.title}”; left off here.")
    return tuple(dict.fromkeys(notes))


def _notes(old: Paper | None, notes: Iterable[str]) -> tuple[str, ...]:
    """Return the notes with new ones; what a person's note already mentions is not said again."""
    kept = list(old.notes if old else ())
    for note in notes:
        told = re.findall(r"“([^”]+)”|((?:[\w.-]+\.[a-z]{2,}/\S+)|\d{4}\.\d{4,5})", note)
        mentioned = [one or other for one, other in told]
        if not any(word.rstrip(",;.") in said for word in mentioned[:1] for said in kept) and note not in kept:
            kept.append(note)
    return tuple(kept)


def _labels(work: Work, title: str, rules: Rules) -> dict[str, Any]:
    """Return first labels: by title and the sections it is listed in."""
    words = " / ".join(work.titles)
    sections = [heading for candidate in work.candidates for heading in _topics(candidate)]
    listed = [c for c in work.candidates if c.role == "papers"] or list(work.candidates)
    tasks = terms_in(" / ".join((words, *sections)), rules.vocabularies.get("tasks", {}), labels=False)
    methods = terms_in(words, rules.vocabularies.get("methods", {}))
    bold = _bold_methods((), work.candidates, rules)
    return {
        "type": type_of(
            title, [heading for c in listed for heading in _topics(c)], rules.vocabularies.get("types", {})
        ),
        "modalities": modalities_of(words, rules.vocabularies.get("modalities", {})),
        "tasks": tasks,
        "methods": tuple(term for term in rules.vocabularies.get("methods", {}) if term in {*methods, *bold}),
    }


def _bold_methods(known_lists: Container[str], candidates: Iterable[Candidate], rules: Rules) -> set[str]:
    """Return the methods that lists new to a record give it by bold type."""
    return {
        rules.bold[c.source] for c in candidates if c.bold and c.source in rules.bold and c.source not in known_lists
    }


def _topics(candidate: Candidate) -> tuple[str, ...]:
    """Return the headings below the list's own title."""
    return candidate.sections[1:]
