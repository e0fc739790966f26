"""What an import would do: new records, additions to existing ones, and the account. Touches nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.account import Account, Change
from generator.importer.fates import Placement, tell
from generator.importer.match import Work, match_papers, similar_titles
from generator.importer.merge import Foreign, Rules, merge_paper
from generator.importer.naming import new_id
from generator.importer.occasion import Venues
from generator.importer.reading import read_list
from generator.importer.resources import (
    Finding,
    find_resources,
    merge_dataset,
    merge_metric,
    merge_tool,
    paper_of,
)
from generator.model import Dataset, Metric, Paper, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.importer.candidate import Candidate
    from generator.importer.match import Contest


@dataclass(frozen=True)
class Amendment:
    """An existing record with additions, and the fields that differ."""

    record: Record
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What an import would write, and its account."""

    new: tuple[Record, ...]
    amended: tuple[Amendment, ...]
    account: Account


def plan_import(lists: Sequence[tuple[str, str]], catalog: Catalog, added: str) -> Plan:
    """Return what importing ``lists`` (source id and text of each) into ``catalog`` on the day ``added`` would do."""
    venues = Venues(catalog.venues)
    methods = catalog.vocabularies.get("methods", {})
    readings = [read_list(text, source, venues, methods) for source, text in lists]
    bold = {reading.source: reading.bold for reading in readings if reading.bold}
    rules = Rules(venues, catalog.vocabularies, bold, added)
    candidates = [candidate for reading in readings for candidate in reading.candidates]
    works, contests = match_papers([c for c in candidates if _claims_paper(c)], catalog.papers)
    papers, foreign = _papers(works, contests, catalog, rules)
    places = {(c.source, c.line): papers[i] for i, work in enumerate(works) for c in work.candidates}
    resources = _resources(candidates, places, catalog, papers, rules)
    papers = _introduce(papers, resources)
    records = [*papers, *(record for record, _ in resources)]
    olds = {f"{record.kind}/{record.id}": record for record in catalog.records()}
    placements = _placements(works, papers, resources, foreign, olds)
    amended, changes = _amendments(records, olds, [reading.source for reading in readings])
    everything = {**olds, **{_key(record): record for record in records}}
    new = tuple(record for record in records if _key(record) not in olds)
    account = Account(
        lines=tell(readings, placements, tuple(everything.values())),
        created=tuple(map(file_of, new)),
        changes=changes,
        suggestions=similar_titles(
            (record.title for record in new if isinstance(record, Paper)),
            (paper.title for paper in catalog.papers.values()),
        ),
        unknown_venues=_unknown_venues(candidates),
        links_in=sum(reading.links for reading in readings),
    )
    return Plan(new, amended, account)


def _key(record: Record) -> str:
    return f"{record.kind}/{record.id}"


def _claims_paper(candidate: Candidate) -> bool:
    """Tell whether a claim is about a paper (too): those of datasets only if they link to one."""
    if candidate.role == "datasets":
        return bool(candidate.documents)
    return candidate.role in {"papers", "metrics"}


def _papers(
    works: Sequence[Work], contests: Sequence[Contest], catalog: Catalog, rules: Rules
) -> tuple[list[Paper], dict[int, list[Foreign]]]:
    foreign: dict[int, list[Foreign]] = {}
    for contest in contests:
        for place in contest.losers:
            foreign.setdefault(place, []).append(Foreign(contest.key, works[contest.owner].titles[0]))
    taken = set(catalog.papers)
    papers = []
    for place, work in enumerate(works):
        draft = merge_paper(work, foreign.get(place, ()), work.record.id if work.record else "draft", rules)
        if work.record is None:
            draft = draft.model_copy(update={"id": new_id(draft.name, draft.title, draft.year, taken)})
            taken.add(draft.id)
        papers.append(draft)
    return papers, foreign


def _resources(
    candidates: Sequence[Candidate],
    linked: Mapping[tuple[str, int], Paper],
    catalog: Catalog,
    papers: Sequence[Paper],
    rules: Rules,
) -> list[tuple[Record, Finding]]:
    """Return records of datasets, then metrics, then tools, each with what lists say about it."""
    known = {paper.id: paper for paper in (*catalog.papers.values(), *papers)}
    found: list[tuple[Record, Finding]] = []
    for role in ("datasets", "metrics", "tools"):
        taken = set(catalog.of_kind(role))
        claims = [candidate for candidate in candidates if candidate.role == role]
        for finding in find_resources(claims, catalog.of_kind(role)):
            record_id = finding.record.id if finding.record else new_id(finding.name, finding.name, None, taken)
            taken.add(record_id)
            paper = paper_of(finding, linked, known.values())
            metrics = [*catalog.metrics.values(), *(record for record, _ in found if isinstance(record, Metric))]
            record: Record
            match role:
                case "datasets":
                    record = merge_dataset(finding, paper, record_id, rules)
                case "metrics":
                    record = merge_metric(finding, paper, record_id, rules)
                case _:
                    record = merge_tool(finding, metrics, record_id, rules)
            found.append((record, finding))
    return found


def _introduce(papers: Sequence[Paper], resources: Sequence[tuple[Record, Finding]]) -> list[Paper]:
    """Return papers with the datasets and metrics that name them as their paper."""
    presented: dict[str, list[str]] = {}
    for record, _ in resources:
        if isinstance(record, Dataset | Metric) and record.paper:
            presented.setdefault(record.paper, []).append(record.id)
    return [
        paper.model_copy(update={"introduces": tuple(dict.fromkeys([*paper.introduces, *presented[paper.id]]))})
        if paper.id in presented
        else paper
        for paper in papers
    ]


def _placements(
    works: Sequence[Work],
    papers: Sequence[Paper],
    resources: Sequence[tuple[Record, Finding]],
    foreign: Mapping[int, Sequence[Foreign]],
    olds: Mapping[str, Record],
) -> list[Placement]:
    """Return where each claim went; one about a dataset and its paper goes to both, to the dataset first."""
    found: list[Placement] = []
    for record, finding in resources:
        found += [Placement(claim, record, olds.get(_key(record)), {}) for claim in finding.claims]
    for place, (work, paper) in enumerate(zip(works, papers, strict=True)):
        stray = {other.key: other.title for other in foreign.get(place, ())}
        found += [Placement(claim, paper, olds.get(_key(paper)), stray) for claim in work.candidates]
    return found


def _amendments(
    records: Sequence[Record], olds: Mapping[str, Record], sources: Sequence[str]
) -> tuple[tuple[Amendment, ...], tuple[Change, ...]]:
    """Return additions to existing records: to be written where a list names the record for the first time, else only told."""
    amended, changes = [], []
    for record in records:
        old = olds.get(_key(record))
        if old is None or old == record:
            continue
        fields = tuple(name for name in type(record).model_fields if getattr(old, name) != getattr(record, name))
        applied = any(source in record.lists and source not in old.lists for source in sources)
        if applied:
            amended.append(Amendment(record, fields))
        changes += [
            Change(_key(record), f, _shown(getattr(old, f)), _shown(getattr(record, f)), applied) for f in fields
        ]
    return tuple(amended), tuple(changes)


def _shown(value: object) -> str:
    return ", ".join(map(_shown, value)) if isinstance(value, tuple) else str(value) if value is not None else ""


def _unknown_venues(candidates: Iterable[Candidate]) -> tuple[tuple[str, int], ...]:
    found = Counter(candidate.occasion.unknown for candidate in candidates if candidate.occasion.unknown)
    return tuple(sorted(found.items()))


def file_of(record: Record) -> str:
    """Return the path of a new record's file, relative to the root of the site."""
    folder = f"papers/{record.year or 'undated'}" if isinstance(record, Paper) else record.kind
    return f"data/{folder}/{record.id}.yml"
