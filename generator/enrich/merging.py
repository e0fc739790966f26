"""Facts merged into the records of a site: matched, weighed, written one file at a time, with an account of all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.enrich.account import EnrichAccount, RecordAccount, Suggestion
from generator.enrich.amending import AmendError, read_paper, set_fields
from generator.enrich.matching import Papers, contested_keys
from generator.enrich.remembering import remember
from generator.enrich.weighing import Rules, changed_paths, weigh
from generator.errors import Problem
from generator.export.citation_keys import citation_keys, made_key
from generator.files import FileInTheWayError, move_file, replace_text
from generator.importer.words.occasion import Venues
from generator.provenance import read_sayings, write_sayings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.enrich.facts import Facts
    from generator.enrich.matching import Match
    from generator.model import Paper


@dataclass(frozen=True)
class Wishes:
    """How an enrichment is to be done.

    Attributes:
        accept: Fields in which a source may overwrite what a record says.
        suggest_only: Whether all facts are for a person to look at.
        dry_run: Whether nothing is to be written.
        take: Papers of which a person has looked at the suggestions: they are merged too.
        keep_keys: Whether papers that are cited under a key already keep it when what it was made from changes.
    """

    accept: Collection[str] = ()
    suggest_only: bool = False
    dry_run: bool = False
    take: Collection[str] = ()
    keep_keys: bool = False


def merge_facts(
    facts: Sequence[Facts],
    catalog: Catalog,
    root: Path,
    wishes: Wishes,
    *,
    date: str,
    problems: Iterable[Problem] = (),
    along: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> EnrichAccount:
    """Fill what records lack with what sources know of them, and return the account.

    Each file is read again just before it is written, and replaced as a whole; a second run changes nothing. Which source
    gave what is remembered in data/derived/facts.json.

    Args:
        facts: What sources know.
        catalog: The catalog as it is.
        root: Folder of the site.
        wishes: How to go about it.
        date: The day it is, as sources are remembered by.
        problems: What in the sources could not be read, for the account.
        along: Goes through the ids of the records that are written, and may show how far it is.
    """
    papers = Papers(catalog.papers)
    matches = [_judged(papers.match(one), wishes) for one in facts]
    rules = Rules(Venues(catalog.venues), contested_keys(matches), wishes.accept)
    keys = citation_keys(catalog) if wishes.keep_keys else {}
    sure = defaultdict[str, list["Facts"]](list)
    for match in matches:
        if match.is_sure and not wishes.suggest_only:
            sure[match.paper].append(match.facts)
    remembered = read_sayings(root)
    records, sayings = [], dict(remembered)
    for paper_id in along(sorted(sure)):
        work = _Work(catalog.files[f"papers/{paper_id}"], sure[paper_id], keys.get(paper_id, ""))
        account, paper = _enrich(paper_id, work, root, rules, dry_run=wishes.dry_run)
        records.append(account)
        if paper is not None:
            named = {one.where: one.source for one in work.found}
            sayings[paper_id] = remember(paper, account.outcomes, sayings.get(paper_id, {}), named, date)
    sayings = {paper_id: said for paper_id, said in sayings.items() if said}
    if sayings != remembered and not wishes.dry_run:
        write_sayings(root, sayings)
    known = {match.paper for match in matches}
    return EnrichAccount(
        records=tuple(records),
        suggestions=tuple(
            _suggestion(match, catalog, rules, wishes) for match in matches if _waits(match, wishes) and match.paper
        ),
        not_found=tuple(
            Suggestion("", match.facts.title, match.facts.where, match.reason) for match in matches if not match.paper
        ),
        silent=tuple(paper_id for paper_id in catalog.papers if paper_id not in known),
        problems=(*problems, *(_doubt(one, doubt) for one in facts for doubt in one.doubts)),
        facts_in=len(facts),
        written=not wishes.dry_run and not wishes.suggest_only,
    )


def _judged(match: Match, wishes: Wishes) -> Match:
    """Return a suggestion that a person took as sure, unless it may not be kept."""
    is_taken = match.by == "suggestion" and match.paper in wishes.take and match.facts.may_store
    return replace(match, by="person") if is_taken else match


def _waits(match: Match, wishes: Wishes) -> bool:
    return wishes.suggest_only or not match.is_sure


def _suggestion(match: Match, catalog: Catalog, rules: Rules, wishes: Wishes) -> Suggestion:
    _, outcomes = weigh(catalog.papers[match.paper], [match.facts], rules)
    reason = match.reason or (f"found by {match.by}" if wishes.suggest_only else "")
    return Suggestion(match.paper, match.facts.title, match.facts.where, reason, outcomes)


def _doubt(facts: Facts, doubt: str) -> Problem:
    line = int(facts.place) if facts.place.isdigit() else 0
    return Problem(facts.source, line, 0, f"{facts.title}: {doubt}", severity="warning", rule="fact")


@dataclass(frozen=True)
class _Work:
    """What is to be done with one record: its file, what sources know, and the citation key to keep, if any."""

    file: str
    found: Sequence[Facts]
    key: str


def _enrich(
    paper_id: str, work: _Work, root: Path, rules: Rules, *, dry_run: bool
) -> tuple[RecordAccount, Paper | None]:
    """Write one record; return its account, and the record as it is now unless it could not be written."""
    file = work.file
    try:
        text, paper = read_paper(root / file, file)
        enriched, outcomes = weigh(paper, work.found, rules)
        if work.key and made_key(enriched) != made_key(paper):
            enriched = enriched.model_copy(update={"citation_key": work.key})
        paths = changed_paths(paper, enriched)
        if not paths or dry_run:
            return RecordAccount(paper_id, file, outcomes), paper
        replace_text(root / file, set_fields(text, file, enriched, paths))
        home = f"data/papers/{enriched.year or 'undated'}/{paper_id}.yml"
        if enriched.year == paper.year or home == file:
            return RecordAccount(paper_id, file, outcomes), enriched
        move_file(root / file, root / home)
    except (AmendError, FileInTheWayError, OSError) as error:
        return RecordAccount(paper_id, file, (), str(error)), None
    return RecordAccount(paper_id, home, outcomes), enriched
