"""Datasets, metrics and tools: records made of what lists say about them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from generator.importer.entries.candidate import name_key
from generator.importer.words.dates import take_year
from generator.importer.words.figures import figures_of
from generator.importer.words.labels import modalities_of, terms_in
from generator.importer.words.links import url_key
from generator.importer.words.wording import after_name, fold, short_name, slug
from generator.model import Dataset, Link, Metric, Tool
from generator.model.records import MetricFamily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.importer.entries.candidate import Candidate
    from generator.importer.records.merge import Rules
    from generator.model import Paper, Record

_FAMILIES: tuple[tuple[str, MetricFamily], ...] = (
    (r"\bfact", "factuality"),
    (r"\bLLM|GPT|generative|large language|reward|reasons", "llm-judge"),
    (r"graph|entit", "entity-graph"),
    (r"embedding|similarity", "embedding"),
    (r"label", "clinical-label"),
)


@dataclass(frozen=True)
class Finding:
    """What lists say about one dataset, metric or tool.

    Attributes:
        record: Its record, if there is one.
        name: Its name, as first given.
        claims: The places that name it.
    """

    record: Record | None
    name: str
    claims: tuple[Candidate, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Its links, those to a paper left out: they are the paper's."""
        return tuple(
            Link(
                type=resource.type,
                url=resource.target.url,
                label=None if resource.label == self.name else resource.label,
            )
            for claim in self.claims
            for resource in claim.resources
            if claim.is_alone or claim.role == "tools" or not resource.is_document
        )


_TITLED = re.compile(r"[^:]*\w: (?:[^\Wa-z]|(?!an? |the )[a-z]+(?: [A-Z][\w-]*){2})[^,]*")
"""The title of a work and no mere explanation of a name: ``GraphNet: Reading Graphs``."""
_SHORT = re.compile(r"[^()]+ [^()]+ \([A-Z][^\W_]*[A-Z][^\W_]*\)")
"""The name of a tool in full and in short: ``Rib Counting in Python (PyRC)``."""


def resource_name(candidate: Candidate) -> tuple[str, tuple[str, ...]]:
    """Return the name of what an item of a section of datasets or metrics is about, and a note where two are given."""
    prefix = short_name(candidate.title)
    given = candidate.name
    name, _, said = candidate.title.partition(": ")
    if candidate.role == "tools" and re.search(rf"\b{re.escape(name)}\b", said):
        return name, ()  # a sentence about it: ``RibNet: The RibNet is a counter of bones``
    is_whole = _TITLED.fullmatch(candidate.title) or _SHORT.fullmatch(candidate.title)
    if given is None and candidate.role == "tools" and is_whole:
        return candidate.title, ()
    if given is None:
        return prefix or re.split(r" \(|, including", candidate.title)[0], ()
    if (
        candidate.role == "tools"
        or prefix is None
        or slug(given).startswith(slug(prefix))
        or name_key(prefix) == name_key(given)
    ):
        return given, ()
    if prefix.startswith(given + " "):
        return given, ()
    return prefix, (f"{candidate.source} names it “{given}”; its title and links are those of {prefix}.",)


def find_resources(candidates: Iterable[Candidate], records: Mapping[str, Record]) -> tuple[Finding, ...]:
    """Return what lists say about each resource, known ones by any of their names and titles."""
    known: dict[str, Record] = {}
    for record in records.values():
        for spelling in (getattr(record, "name", None), getattr(record, "title", None), *record.aliases):
            if spelling:
                known.setdefault(name_key(spelling), record)
    groups: defaultdict[tuple[bool, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        key = name_key(resource_name(candidate)[0])
        found = known.get(key) or known.get(name_key(candidate.title))
        groups[(True, found.id) if found else (False, key)].append(candidate)
    return tuple(
        Finding(records[key] if is_known else None, resource_name(claims[0])[0], tuple(claims))
        for (is_known, key), claims in groups.items()
    )


def merge_dataset(finding: Finding, paper: Paper | None, record_id: str, rules: Rules) -> Dataset:
    """Return the record of a dataset: figures of tables, links to data and code, its paper."""
    cells = (cell for claim in finding.claims for cell in claim.cells)
    vocabulary = rules.vocabularies.get("modalities", {})
    figures = figures_of(cells, vocabulary)
    old = finding.record
    if isinstance(old, Dataset):
        own = {"paper": paper.id if paper else None, **{name: v for name, v in figures.items() if name != "modalities"}}
        new = [claim.title for claim in finding.claims if claim.source not in old.lists]
        own["title"] = next((title for title in new if fold(title) != fold(old.name)), None)
        filled = {name: value for name, value in own.items() if getattr(old, name) in {None, ()}}
        return old.model_copy(update=_shared(finding, rules) | filled)
    titles = [claim.title for claim in finding.claims if fold(claim.title) != fold(finding.name)]
    words = " / ".join([finding.name, *titles])
    modalities = figures.pop("modalities", None) or modalities_of(words, vocabulary)
    sections = " / ".join(section for claim in finding.claims for section in claim.sections[1:])
    tasks = terms_in(f"{words} / {sections}", rules.vocabularies.get("tasks", {}))
    return Dataset(
        id=record_id,
        name=finding.name,
        title=titles[0] if titles else None,
        year=figures.pop("year", None) or (paper.year if paper else _year_within(words)),
        modalities=modalities,
        tasks=tuple(task for task in tasks if task != "dataset-benchmark"),
        **figures,
        paper=paper.id if paper else None,
        **_shared(finding, rules),
    )


def _year_within(text: str) -> int | None:
    """Return the one year that the name of a dataset bears, as those of challenges do: ``Rib Challenge 2018``."""
    years = set(re.findall(r"(?<![\w./-])((?:19[89]|20[0-3])\d)(?![\w/-])", text))
    return int(min(years)) if len(years) == 1 else None


def merge_metric(finding: Finding, paper: Paper | None, record_id: str, rules: Rules) -> Metric:
    """Return the record of a metric; its family is guessed from its title, for a person to read over."""
    old = finding.record
    if isinstance(old, Metric):
        return old.model_copy(update=_shared(finding, rules) | {"paper": old.paper or (paper.id if paper else None)})
    title = finding.claims[0].title
    family: MetricFamily = next(
        (kind for pattern, kind in _FAMILIES if re.search(pattern, title, re.IGNORECASE)), "composite"
    )
    cells = {head.strip().casefold(): text.strip() for claim in finding.claims for head, text in claim.cells}
    said = next((kind for kind in get_args(MetricFamily) if kind == cells.get("family")), family)
    return Metric(
        id=record_id,
        name=finding.name,
        family=said,
        year=take_year(cells.get("year", ""))[0] or (paper.year if paper else None),
        paper=paper.id if paper else None,
        **_shared(finding, rules),
    )


def merge_tool(finding: Finding, metrics: Iterable[Metric], record_id: str, rules: Rules) -> Tool:
    """Return the record of a tool, with the metrics whose code it is."""
    if isinstance(finding.record, Tool):
        return finding.record.model_copy(update=_shared(finding, rules))
    mine = {url_key(link.url) for link in finding.links}
    computed = tuple(metric.id for metric in metrics if mine & {url_key(link.url) for link in metric.links})
    said = next((claim.said for claim in finding.claims if claim.said and claim.source in rules.free), "")
    return Tool(
        id=record_id,
        name=finding.name,
        purpose=said or "To be described.",
        metrics=computed,
        **_shared(finding, rules),
    )


def _shared(finding: Finding, rules: Rules) -> dict[str, Any]:
    """Return links, lists and notes of a record with those that are new."""
    old = finding.record
    links, lists, notes = (old.links, old.lists, old.notes) if old else ((), (), ())
    known = {url_key(link.url) for link in links}
    new: list[Link] = []
    for link in finding.links:
        if url_key(link.url) not in known and not any(link.url in note for note in notes):
            known.add(url_key(link.url))
            new.append(link)
    doubts = [note for claim in finding.claims for note in resource_name(claim)[1]]
    fields: dict[str, Any] = {
        "links": (*links, *new),
        "lists": tuple(dict.fromkeys([*lists, *(claim.source for claim in finding.claims)])),
        "notes": tuple(dict.fromkeys([*notes, *doubts])),
    }
    return fields if old else fields | {"added": rules.added}


def paper_finder(linked: Mapping[tuple[str, int], Paper], papers: Iterable[Paper]) -> Callable[[Finding], Paper | None]:
    """Return what finds the paper that presents a resource: the one its item links to, has as title, or is named like it."""
    by_title: dict[str, tuple[int, Paper]] = {}
    by_name: dict[str, Paper] = {}
    for place, paper in enumerate(papers):
        for text in (paper.title, *paper.aliases):
            by_title.setdefault(fold(text), (place, paper))
        if paper.name:
            by_name.setdefault(name_key(paper.name), paper)

    def find(finding: Finding) -> Paper | None:
        for claim in finding.claims:
            if found := linked.get(claim.place):
                return found
        spellings = [text for claim in finding.claims for text in (claim.title, after_name(claim.title))]
        titles = {fold(text) for text in spellings if len(fold(text)) > 25}
        named = min((by_title[title] for title in titles if title in by_title), key=lambda pair: pair[0], default=None)
        return named[1] if named else by_name.get(name_key(finding.name))

    return find
