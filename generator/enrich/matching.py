"""Which record a source's facts belong to: by identifier, else by an equal title; never by a similar one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz, process

from generator.check.identity import comparable, identifiers
from generator.importer.words.wording import SIMILAR, alike, fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.enrich.facts import Facts
    from generator.model import Paper

SCHEMES = ("doi", "arxiv", "acl", "openreview", "pmid")


@dataclass(frozen=True)
class Match:
    """What was found for the facts of a source.

    Attributes:
        facts: The facts.
        paper: Id of the record they belong to, or seem to; empty when there is none.
        by: Whether an identifier, the title or a person led there; ``suggestion`` when a person must judge.
        reason: Why it is no more than a suggestion, or why nothing was found.
    """

    facts: Facts
    paper: str
    by: Literal["identifier", "title", "person", "suggestion", "nothing"]
    reason: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether the facts may be merged unseen."""
        return self.by in {"identifier", "title", "person"}


class Papers:
    """The papers of a catalog, found by identifier and by title."""

    def __init__(self, papers: Mapping[str, Paper]) -> None:
        self._papers = papers
        self._by_key: dict[tuple[str, str], str] = {}
        self._by_title: defaultdict[str, list[str]] = defaultdict(list)
        self._titles: list[tuple[str, str]] = []
        for paper in papers.values():
            for scheme, value, _ in identifiers(paper):
                self._by_key.setdefault((scheme, value), paper.id)
            for title in dict.fromkeys((paper.title, *paper.aliases)):
                self._titles.append((words_of(title), paper.id))
            for title in {fold(title) for title in (paper.title, *paper.aliases)} - {""}:
                self._by_title[title].append(paper.id)

    def match(self, facts: Facts) -> Match:
        """Return the record that facts belong to, or the one a person should look at, with the reason."""
        match = self._match(facts)
        if match.is_sure and facts.only_suggests:
            return Match(facts, match.paper, "suggestion", f"found by {match.by}; {facts.only_suggests}")
        return match

    def _match(self, facts: Facts) -> Match:
        named = dict.fromkeys(owner for key in facts_keys(facts) if (owner := self._by_key.get(key)))
        if len(named) > 1:
            return Match(facts, "", "nothing", f"its identifiers belong to {' and '.join(sorted(named))}")
        if named:
            paper = self._papers[next(iter(named))]
            if not any(alike(facts.title, title) for title in (paper.title, *paper.aliases)):
                return Match(facts, paper.id, "suggestion", f"an identifier of it, but the title is {facts.title!r}")
            return Match(facts, paper.id, "identifier")
        return self._by_equal_title(facts) or self._by_similar_title(facts)

    def _by_equal_title(self, facts: Facts) -> Match | None:
        equal = self._by_title.get(fold(facts.title), [])
        if not equal:
            return None
        if len(equal) > 1:
            return Match(facts, "", "nothing", f"{' and '.join(sorted(equal))} have this title")
        paper = self._papers[equal[0]]
        years = {paper.year, paper.preprint.year if paper.preprint else None} - {None}
        if facts.year and years and not any(year and abs(year - facts.year) <= 1 for year in years):
            return Match(facts, paper.id, "suggestion", f"the title, but of {facts.year}")
        if clash := _clash(facts, paper):
            return Match(facts, paper.id, "suggestion", f"the title, but its {clash}")
        return Match(facts, paper.id, "title")

    def _by_similar_title(self, facts: Facts) -> Match:
        titles = [title for title, _ in self._titles]
        found = process.extractOne(words_of(facts.title), titles, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR)
        if found is None:
            return Match(facts, "", "nothing", "no record has one of its identifiers, or its title")
        return Match(facts, self._titles[found[2]][1], "suggestion", f"a similar title ({found[1]:.0f} of 100)")


def facts_keys(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the identifiers of a work in the form in which two are compared."""
    for scheme in SCHEMES:
        if value := getattr(facts.ids, scheme):
            yield comparable(scheme, value)


def contested_keys(matches: Iterable[Match]) -> frozenset[tuple[str, str]]:
    """Return the identifiers that sources give to more than one record."""
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for match in matches:
        for key in facts_keys(match.facts):
            owners[key].add(match.paper)
    return frozenset(key for key, papers in owners.items() if len(papers) > 1)


def _clash(facts: Facts, paper: Paper) -> str:
    """Return where a work of the same title has another identifier than the record; empty where none speaks against it."""
    known = {scheme: value for scheme, value, path in identifiers(paper) if path[0] == "ids"}
    for scheme, value in facts_keys(facts):
        if scheme in known and known[scheme] != value:
            return f"{scheme} is {value}, not {known[scheme]}"
    return ""
