"""Datasets, metrics and tools: records made of what lists say about them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, get_args

from generator.importer.candidate import name_key
from generator.importer.labels import domain_terms, modalities_of, terms_in
from generator.importer.links import url_key
from generator.importer.wording import after_name, fold, short_name, slug
from generator.model import Dataset, Link, Metric, Tool
from generator.model.records import MetricFamily, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.importer.candidate import Candidate, Role
    from generator.importer.merge import Rules
    from generator.model import Paper, Record, Term

_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_LANGUAGES = {
    "en": "en", "english": "en", "zh": "zh", "cn": "zh", "chinese": "zh", "sp": "es", "es": "es", "spanish": "es",
    "fr": "fr", "french": "fr", "de": "de", "german": "de", "ja": "ja", "japanese": "ja", "pt": "pt", "it": "it",
}  # fmt: skip
_ORIGINS: Mapping[str, Origin] = {
    "medicalreports": "hospital-reports", "clinicalreports": "hospital-reports", "hospital": "hospital-reports",
    "researchpapers": "research-papers", "pubmed": "research-papers", "socialmedia": "social-media",
    "twitter": "social-media", "textbooks": "textbooks", "web": "web", "synthetic": "synthetic",
}  # fmt: skip
_FAMILIES: tuple[tuple[str, MetricFamily], ...] = (
    (r"\bfact", "factuality"),
    (r"\bLLM|GPT|generative|large language|reward|reasons", "llm-judge"),
    (r"graph|entit", "entity-graph"),
    (r"embedding|similarity", "embedding"),
    (r"label", "clinical-label"),
)


def parse_count(text: str) -> int | None:
    """Return a number as tables write it (``87K``, ``1.6M``, ``3,5k``, ``642``), or nothing."""
    found = re.fullmatch(r"([\d,]*\.?\d+)\s*([kmb]?)\+?", text.strip(), re.IGNORECASE)
    if found is None:
        return None
    return round(float(found[1].replace(",", "")) * _UNITS[found[2].lower()])


def parse_languages(text: str) -> tuple[str, ...]:
    """Return ISO 639 codes of what a cell names: ``En/zh`` gives ``("en", "zh")``."""
    parts = re.split(r"[/,;&]|\band\b", text)
    return tuple(
        dict.fromkeys(_LANGUAGES[part.strip().lower()] for part in parts if part.strip().lower() in _LANGUAGES)
    )


def resource_name(candidate: Candidate) -> tuple[str, tuple[str, ...]]:
    """Return the name of what an item of a section of datasets or metrics is about, and a note where two are given."""
    prefix = short_name(candidate.title)
    given = candidate.name
    if given is None:
        head = re.split(r" \(|, including", candidate.title)[0]
        return prefix or head, ()
    if (
        prefix is None
        or slug(given).startswith(slug(prefix))
        or name_key(prefix) == name_key(given)
        or _within(given, prefix)
    ):
        return given, ()
    return prefix, (f"{candidate.source} names it “{given}”; its title and links are those of {prefix}.",)


def _within(given: str, prefix: str) -> bool:
    return prefix.startswith(given + " ")


def group_resources(
    candidates: Iterable[Candidate], records: Mapping[str, Record]
) -> list[tuple[Record | None, str, list[Candidate]]]:
    """Return what is known of each resource: its record if there is one, its name, the claims about it."""
    by_key = {name_key(text): record for record in records.values() for text in _spellings(record)}
    groups: dict[str, list[Candidate]] = defaultdict(list)
    names: dict[str, str] = {}
    for candidate in candidates:
        name, _ = resource_name(candidate)
        known = by_key.get(name_key(name)) or by_key.get(name_key(candidate.title))
        key = known.id if known else name_key(name)
        names.setdefault(key, name)
        groups[key].append(candidate)
    return [(records.get(key), names[key], found) for key, found in groups.items()]


def _spellings(record: Record) -> Iterable[str]:
    yield from filter(None, (getattr(record, "title", None), *record.aliases, getattr(record, "name", None)))


def shared_fields(
    old: Record | None, claims: Sequence[Candidate], links: Iterable[Link], notes: Iterable[str], rules: Rules
) -> dict[str, Any]:
    """Return links, lists and notes of a record with those that are new."""
    kept = list(old.links if old else ())
    known = {url_key(link.url) for link in kept}
    for link in links:
        if url_key(link.url) not in known and not any(link.url in note for note in (old.notes if old else ())):
            known.add(url_key(link.url))
            kept.append(link)
    fields: dict[str, Any] = {
        "links": tuple(kept),
        "lists": tuple(dict.fromkeys([*(old.lists if old else ()), *(c.source for c in claims)])),
        "notes": tuple(dict.fromkeys([*(old.notes if old else ()), *notes])),
    }
    return fields if old else fields | {"added": rules.added}


def merge_dataset(
    old: Record | None, name: str, claims: Sequence[Candidate], paper: Paper | None, record_id: str, rules: Rules
) -> Dataset:
    """Return the record of a dataset: figures of tables, links to data and code, its paper."""
    notes = [note for claim in claims for note in resource_name(claim)[1]]
    links = [
        Link(type=r.type, url=r.target.url, label=r.label)
        for claim in claims for r in claim.resources if not r.is_document
    ]  # fmt: skip
    shared = shared_fields(old, claims, links, notes, rules)
    if isinstance(old, Dataset):
        return old.model_copy(update=shared | {"paper": old.paper or (paper.id if paper else None)})
    titles = [claim.title for claim in claims if fold(claim.title) != fold(name)]
    title = next(iter(titles), None)
    words = " / ".join([name, *titles])
    figures = _figures(claims, rules.vocabularies.get("modalities", {}))
    modalities = figures.pop("modalities", ()) or modalities_of(words, rules.vocabularies.get("modalities", {}))
    sections = " / ".join(section for claim in claims for section in claim.sections[1:])
    tasks = tuple(
        t for t in terms_in(f"{words} / {sections}", rules.vocabularies.get("tasks", {})) if t != "dataset-benchmark"
    )
    return Dataset(
        id=record_id, name=name, title=title, year=paper.year if paper else None, modalities=modalities, tasks=tasks,
        **figures, paper=paper.id if paper else None, **shared,
    )  # fmt: skip


def _figures(claims: Iterable[Candidate], modalities: Mapping[str, Term]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for head, text in (cell for claim in claims for cell in claim.cells):
        match head.strip().casefold():
            case "domain" | "modality":
                found.setdefault("modalities", domain_terms(text, modalities))
            case "image" | "images":
                found.setdefault("images", parse_count(text))
            case "text" | "texts" | "captions":
                found.setdefault("captions", parse_count(text))
            case "reports":
                found.setdefault("reports", parse_count(text))
            case "qa items" | "qa pairs" | "qa" | "questions":
                found.setdefault("qa_pairs", parse_count(text))
            case "source":
                found.setdefault(
                    "origin", tuple(_ORIGINS[fold(part)] for part in text.split(" / ") if fold(part) in _ORIGINS)
                )
            case "language" | "languages":
                found.setdefault("languages", parse_languages(text))
    if found.get("origin") == ("hospital-reports",) and "captions" in found:
        found["reports"] = found.pop("captions")
    return found


def merge_metric(
    old: Record | None, name: str, claims: Sequence[Candidate], paper: Paper | None, record_id: str, rules: Rules
) -> Metric:
    """Return the record of a metric; its family is guessed from its title, for a person to read over."""
    links = [
        Link(type=r.type, url=r.target.url, label=r.label)
        for claim in claims for r in claim.resources if not r.is_document
    ]  # fmt: skip
    shared = shared_fields(old, claims, links, (), rules)
    if isinstance(old, Metric):
        return old.model_copy(update=shared | {"paper": old.paper or (paper.id if paper else None)})
    title = claims[0].title
    family = next(
        (kind for pattern, kind in _FAMILIES if re.search(pattern, title, re.IGNORECASE)), get_args(MetricFamily)[4]
    )
    return Metric(
        id=record_id,
        name=name,
        family=family,
        year=paper.year if paper else None,
        paper=paper.id if paper else None,
        **shared,
    )


def merge_tool(
    old: Record | None, name: str, claims: Sequence[Candidate], metrics: Iterable[Metric], record_id: str, rules: Rules
) -> Tool:
    """Return the record of a tool, with the metrics whose code it is."""
    links = [
        Link(type=r.type, url=r.target.url, label=None if r.label == name else r.label)
        for claim in claims
        for r in claim.resources
    ]
    shared = shared_fields(old, claims, links, (), rules)
    if isinstance(old, Tool):
        return old.model_copy(update=shared)
    mine = {url_key(link.url) for link in links}
    computed = tuple(metric.id for metric in metrics if mine & {url_key(link.url) for link in metric.links})
    return Tool(id=record_id, name=name, purpose="To be described.", metrics=computed, **shared)


def paper_of(
    name: str, claims: Iterable[Candidate], works: Mapping[tuple[str, int], Paper], papers: Iterable[Paper]
) -> Paper | None:
    """Return the paper that presents a resource: the one its item links to, has as title, or is named like it."""
    claims = tuple(claims)
    for claim in claims:
        if found := works.get((claim.source, claim.line)):
            return found
    titles = {fold(text) for claim in claims for text in (claim.title, after_name(claim.title)) if len(fold(text)) > 25}
    by_name = None
    for paper in papers:
        if titles & {fold(paper.title), *map(fold, paper.aliases)}:
            return paper
        if paper.name and name_key(paper.name) == name_key(name):
            by_name = by_name or paper
    return by_name
