"""Which claims are about the same work: by identifier, by publisher's document, by title; never by a similar title."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.importer.words.links import Target, target_of
from generator.importer.words.wording import alike, fold, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.importer.entries.candidate import Candidate
    from generator.model import Paper


_LONG = 4
"""Words of a title that is no mere name."""
MOST_CLAIMS = 20
"""With how many works that claim one identifier another is compared; more than that, and it identifies nothing."""


@dataclass(frozen=True)
class Work:
    """All that is claimed about one work, and its record if there is one."""

    record: Paper | None
    candidates: tuple[Candidate, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles it goes by; that of a dataset only when there is no other."""
        known = (self.record.title, *self.record.aliases) if self.record else ()
        own = tuple(c.title for c in self.candidates if c.role != "datasets" and not c.is_untitled)
        others = tuple(c.title for c in self.candidates if not c.is_untitled)
        return (*known, *own) or others or tuple(candidate.title for candidate in self.candidates)

    @property
    def is_titled(self) -> bool:
        """Whether anything says its title."""
        return self.record is not None or any(not candidate.is_untitled for candidate in self.candidates)


@dataclass(frozen=True)
class Contest:
    """An identifier that works with clearly different titles claim; it belongs to the ``owner``."""

    key: str
    owner: int
    losers: tuple[int, ...]


@dataclass(frozen=True)
class _Node:
    titles: tuple[str, ...]
    years: frozenset[int]
    keys: frozenset[str]
    code: frozenset[str]
    occasion: tuple[str, int] | None
    title_is_a_name: bool
    is_record: bool


def paper_targets(paper: Paper) -> tuple[Target, ...]:
    """Return where a paper's identifiers and links to its text lead."""
    urls = [link.url for link in paper.links if link.type in {"paper", "pdf"}]
    ids = paper.ids
    urls += [f"https://arxiv.org/abs/{ids.arxiv}"] if ids.arxiv else []
    urls += [f"https://doi.org/{ids.doi}"] if ids.doi else []
    urls += [f"https://aclanthology.org/{ids.acl}/"] if ids.acl else []
    urls += [f"https://openreview.net/forum?id={ids.openreview}"] if ids.openreview else []
    urls += [f"https://pubmed.ncbi.nlm.nih.gov/{ids.pmid}/"] if ids.pmid else []
    if paper.preprint:
        on_arxiv = paper.preprint.venue == "arxiv"
        urls.append(("https://arxiv.org/abs/" if on_arxiv else "https://doi.org/") + paper.preprint.id)
    return tuple(map(target_of, urls))


def match_papers(
    candidates: Sequence[Candidate], papers: Mapping[str, Paper]
) -> tuple[tuple[Work, ...], tuple[Contest, ...]]:
    """Return the works that claims and records are about, and the identifiers that different works claim."""
    records = list(papers.values())
    nodes = [*map(_record_node, records), *map(_candidate_node, candidates)]
    roots = _Union(nodes)
    _join_by_title(nodes, roots)
    _join_by_key(nodes, roots)
    clusters: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(nodes)):
        clusters[roots.find(place)].append(place)
    works, keys = [], []
    for members in clusters.values():
        claims = tuple(candidates[place - len(records)] for place in members if place >= len(records))
        if claims:
            record = next((records[place] for place in members if place < len(records)), None)
            works.append(Work(record, claims))
            keys.append(
                frozenset[str]().union(*(nodes[place].keys for place in members if not nodes[place].title_is_a_name))
            )
    others = [
        (nodes[place].keys, records[place]) for place in range(len(records)) if len(clusters[roots.find(place)]) == 1
    ]
    taken = {key: record for held, record in others for key in held}
    works += [Work(record, ()) for record in {id(record): record for record in taken.values()}.values()]
    keys += [_record_node(work.record).keys for work in works[len(keys) :] if work.record]
    return tuple(works), tuple(_contests(works, keys))


class _Union:
    """Sets of nodes; two records are never put into one set."""

    def __init__(self, nodes: Sequence[_Node]) -> None:
        self.parents = list(range(len(nodes)))
        self.holds_record = [node.is_record for node in nodes]

    def find(self, place: int) -> int:
        while self.parents[place] != place:
            self.parents[place] = self.parents[self.parents[place]]
            place = self.parents[place]
        return place

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        if first == second or (self.holds_record[first] and self.holds_record[second]):
            return
        self.parents[second] = first
        self.holds_record[first] = self.holds_record[first] or self.holds_record[second]


def _record_node(paper: Paper) -> _Node:
    keys = frozenset(target.key for target in paper_targets(paper))
    years = {paper.year, paper.preprint.year if paper.preprint else None} - {None}
    code = frozenset(link.url.lower() for link in paper.links if link.type == "code")
    occasion = (paper.venue, paper.year) if paper.venue and paper.year else None
    titles = (paper.title, *paper.aliases)
    return _Node(titles, frozenset(year for year in years if year), keys, code, occasion, False, True)


def _candidate_node(candidate: Candidate) -> _Node:
    keys = frozenset(resource.target.key for resource in candidate.documents)
    years = {candidate.occasion.year} | {
        resource.evidence.year for resource in candidate.documents if resource.evidence
    }
    code = frozenset(resource.target.url.lower() for resource in candidate.resources if resource.type == "code")
    where = candidate.occasion
    occasion = (where.venue, where.year) if where.venue and where.year and where.venue != "arxiv" else None
    weak = candidate.role == "datasets" or candidate.is_untitled
    return _Node((candidate.title,), frozenset(year for year in years if year), keys, code, occasion, weak, False)


def _join_by_title(nodes: Sequence[_Node], roots: _Union) -> None:
    """Join works of one title whose years are at most one apart: neighbours in the order of their years are enough."""
    by_title: defaultdict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        for title in sorted({fold(title) for title in node.titles if title}):
            by_title[title].append(place)
    for places in by_title.values():
        dated = sorted((year, place) for place in places for year in nodes[place].years)
        undated = [place for place in places if not nodes[place].years]
        for (year, one), (next_year, other) in pairwise(dated):
            if next_year - year <= 1:
                roots.join(one, other)
        for place in undated:
            roots.join(places[0], place)


def _join_by_key(nodes: Sequence[_Node], roots: _Union) -> None:
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        for key in node.keys:
            by_key[key].append(place)
    for places in by_key.values():
        firsts: dict[int, int] = {}
        for place in places:
            others = list(firsts.values())[:MOST_CLAIMS]
            for other in others:
                if _may_be_one(nodes[other], nodes[place]):
                    roots.join(other, place)
            firsts.setdefault(roots.find(place), place)


def _may_be_one(one: _Node, other: _Node) -> bool:
    """Tell whether two that share an identifier are one work: their titles, their code or their venue must agree too."""
    if one.title_is_a_name or other.title_is_a_name:
        return True
    if any(alike(a, b) or _same_name(a, b) for a in one.titles for b in other.titles):
        return True
    if any(_stands_for(a, b) or _stands_for(b, a) for a in one.titles for b in other.titles):
        return True
    return bool(one.code & other.code) or (one.occasion is not None and one.occasion == other.occasion)


def _stands_for(name: str, title: str) -> bool:
    """Tell whether one word may be the name under which a list has a work, of whose title it is no part: ``DeepMask``."""
    return " " not in name and len(title.split()) >= _LONG and short_name(title) is None


def _same_name(one: str, other: str) -> bool:
    """Tell whether two titles give the same short name, or one of them begins with the other's."""
    for title, against in ((one, other), (other, one)):
        name = fold(short_name(title) or "")
        if len(name) > 3 and fold(against).startswith(name):
            return True
    return False


def _contests(works: Sequence[Work], keys: Sequence[frozenset[str]]) -> Iterable[Contest]:
    claims: defaultdict[str, list[int]] = defaultdict(list)
    for place, held in enumerate(keys):
        for key in sorted(held):
            claims[key].append(place)
    for key, places in sorted(claims.items()):
        if len(places) > 1:
            owner = min(places, key=lambda place: _weakness(works[place], keys[place], key, place))
            yield Contest(key, owner, tuple(place for place in places if place != owner))


def _weakness(work: Work, held: frozenset[str], key: str, place: int) -> tuple[bool, bool, bool, int]:
    """Order the claims to an identifier: a record holds it already; no other of its kind; its year fits; first listed."""
    kind = key.split(":", maxsplit=1)[0]
    another = any(other != key and other.startswith(kind + ":") for other in held)
    resources = [
        resource for candidate in work.candidates for resource in candidate.documents if resource.target.key == key
    ]
    years = {resource.evidence.year for resource in resources if resource.evidence}
    claimed = {candidate.occasion.year for candidate in work.candidates} - {None}
    return work.record is None, another, bool(years and claimed) and not years & claimed, place
