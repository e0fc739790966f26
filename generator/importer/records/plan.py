"""What an import would do: new records, additions to existing ones, and the account. Touches nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.importer.records.account import Account
from generator.importer.records.amending import Amendment, amendments
from generator.importer.records.fates import Placement, tell
from generator.importer.records.match import Work, match_papers
from generator.importer.records.merge import Foreign, Rules, merge_paper
from generator.importer.records.resources import (
    Finding,
    find_resources,
    merge_dataset,
    merge_metric,
    merge_tool,
    paper_finder,
)
from generator.importer.records.revision import differences, key_of, removed_since, was_removed, without_removed
from generator.importer.records.state import ListState, state_of
from generator.importer.records.venue_proposals import propose_venues
from generator.importer.words.likeness import similar_titles
from generator.importer.words.naming import new_id
from generator.importer.words.occasion import Venues
from generator.importer.works.formats import read_list
from generator.model import Dataset, Metric, Paper, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.importer.entries.candidate import Candidate
    from generator.importer.entries.mapping import ListMapping
    from generator.importer.records.match import Contest
    from generator.importer.works.reading import Reading
    from generator.model import Venue

_FREE = re.compile(r"CC0\b|public domain|CC[ -]BY(?![ -](?:NC|ND|SA))", re.IGNORECASE)
"""Licences of lists whose sentences may stand in a catalog of any licence."""
ROUNDS = 3
"""How often lists are read again with the venues that they name: one that is known lets others be seen."""


@dataclass(frozen=True)
class Wishes:
    """How an import is to be done.

    Attributes:
        added: Day of the import, as 2026-01-31.
        new_venues: Whether venues that lists name and the catalog does not know become venues.
        mappings: What people say about lists, by source.
        states: What lists said when they were imported last, by source.
    """

    added: str
    new_venues: bool = False
    mappings: Mapping[str, ListMapping] = field(default_factory=dict)
    states: Mapping[str, ListState] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What an import would write, and its account.

    Attributes:
        new: New records.
        amended: Existing records with additions.
        account: What becomes of every item and link.
        venues: New venues, to be written when that was wished.
        states: What each list says now.
    """

    new: tuple[Record, ...]
    amended: tuple[Amendment, ...]
    account: Account
    venues: tuple[Venue, ...] = ()
    states: tuple[ListState, ...] = ()


def plan_import(lists: Sequence[tuple[str, str]], catalog: Catalog, added: str | Wishes) -> Plan:
    """Return what importing ``lists`` (source id and text of each) into ``catalog`` on the day ``added`` would do."""
    wishes = added if isinstance(added, Wishes) else Wishes(added)
    readings, proposed = _read(lists, catalog, wishes)
    known = {**catalog.venues, **{venue.id: venue for venue in proposed}} if wishes.new_venues else catalog.venues
    venues = _venues(known, wishes)
    free = frozenset(source.id for source in catalog.sources.values() if _FREE.match(source.licence))
    rules = Rules(venues, catalog.vocabularies, {r.source: r.bold for r in readings if r.bold}, wishes.added, free)
    readings, works, contests = _matched(readings, catalog, wishes.states)
    candidates = [candidate for reading in readings for candidate in reading.candidates]
    papers, foreign = _papers(works, contests, catalog, rules)
    places = {c.place: papers[i] for i, work in enumerate(works) for c in work.candidates}
    resources = _resources(candidates, places, catalog, papers, rules)
    papers = _introduce(papers, resources)
    records = [*papers, *(record for record, _ in resources)]
    olds = {key_of(record): record for record in catalog.records()}
    placements = _placements(works, papers, resources, foreign, olds)
    sources = [reading.source for reading in readings]
    amended, changes = amendments(records, olds, placements, sources=sources, states=wishes.states, venues=venues)
    written = {key_of(amendment.record): amendment.record for amendment in amended}
    now = {source: state_of(source, ((key_of(p.record), p.candidate) for p in placements)) for source in sources}
    new = tuple(record for record in records if key_of(record) not in olds)
    everything = {**olds, **{key_of(record): record for record in records}}
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
        sections=tuple((reading.source, words) for reading in readings for words in reading.sections),
        venues=proposed,
        venues_are_new=wishes.new_venues,
        differences=differences({**olds, **written}, now, wishes.states, venues),
    )
    return Plan(new, amended, account, proposed if wishes.new_venues else (), tuple(now.values()))


def _read(
    lists: Sequence[tuple[str, str]], catalog: Catalog, wishes: Wishes
) -> tuple[list[Reading], tuple[Venue, ...]]:
    """Return the lists as read, and venues for the names that the catalog does not know.

    When these are to become venues, lists are read again with them: what is a venue in one place is one in all.
    """
    methods = catalog.vocabularies.get("methods", {})

    def read(venues: Mapping[str, Venue]) -> list[Reading]:
        known = _venues(venues, wishes)
        return [read_list(text, source, known, methods, wishes.mappings.get(source)) for source, text in lists]

    readings = read(catalog.venues)
    proposed: tuple[Venue, ...] = ()
    for _ in range(ROUNDS if wishes.new_venues else 1):
        known = {**catalog.venues, **{venue.id: venue for venue in proposed}}
        more = propose_venues((c for reading in readings for c in reading.candidates if _claims_paper(c)), known)
        proposed += more
        if not more or not wishes.new_venues:
            break
        readings = read({**known, **{venue.id: venue for venue in more}})
    return readings, tuple(sorted(proposed, key=lambda venue: venue.id))


def _venues(venues: Mapping[str, Venue], wishes: Wishes) -> Venues:
    spellings = {text: venue for mapping in wishes.mappings.values() for text, venue in mapping.venues.items()}
    return Venues(venues, spellings)


def _matched(
    readings: list[Reading], catalog: Catalog, states: Mapping[str, ListState]
) -> tuple[list[Reading], tuple[Work, ...], tuple[Contest, ...]]:
    """Return lists and works; what was imported before, and removed by a person since, is set aside and not brought back."""
    held = {key_of(record) for record in catalog.records()}
    works, contests = match_papers(_paper_claims(readings), catalog.papers)
    gone = {reading.source: removed_since(states.get(reading.source), held) for reading in readings}
    fresh = [candidate for work in works if work.record is None for candidate in work.candidates]
    removed = {c.place: key for c in fresh if (key := was_removed(c, gone[c.source]))}
    if not removed:
        return readings, works, contests
    readings = [without_removed(reading, removed) for reading in readings]
    return readings, *match_papers(_paper_claims(readings), catalog.papers)


def _paper_claims(readings: Iterable[Reading]) -> list[Candidate]:
    return [candidate for reading in readings for candidate in reading.candidates if _claims_paper(candidate)]


def _claims_paper(candidate: Candidate) -> bool:
    """Tell whether a claim is about a paper (too): those of datasets only if they link to one."""
    if candidate.is_alone:
        return False
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
    find_paper = paper_finder(linked, known.values())
    found: list[tuple[Record, Finding]] = []
    for role in ("datasets", "metrics", "tools"):
        taken = set(catalog.of_kind(role))
        claims = [candidate for candidate in candidates if candidate.role == role]
        for finding in find_resources(claims, catalog.of_kind(role)):
            record_id = finding.record.id if finding.record else new_id(finding.name, finding.name, None, taken)
            taken.add(record_id)
            paper = find_paper(finding)
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
        found += [Placement(claim, record, olds.get(key_of(record)), {}) for claim in finding.claims]
    for place, (work, paper) in enumerate(zip(works, papers, strict=True)):
        stray = {other.key: other.title for other in foreign.get(place, ())}
        found += [Placement(claim, paper, olds.get(key_of(paper)), stray) for claim in work.candidates]
    return found


def _unknown_venues(candidates: Iterable[Candidate]) -> tuple[tuple[str, int], ...]:
    found = Counter(candidate.occasion.unknown for candidate in candidates if candidate.occasion.unknown)
    return tuple(sorted(found.items()))


def file_of(record: Record) -> str:
    """Return the path of a new record's file, relative to the root of the site."""
    folder = f"papers/{record.year or 'undated'}" if isinstance(record, Paper) else record.kind
    return f"data/{folder}/{record.id}.yml"
