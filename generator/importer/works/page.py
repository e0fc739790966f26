"""A page in Markdown, or a table, read as a list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from generator.importer.entries.candidate import Candidate, candidate_of
from generator.importer.entries.case import Case
from generator.importer.entries.clauses import Clauses
from generator.importer.entries.evidence import Evidence, evidence_in
from generator.importer.entries.keyed import keyed_entries
from generator.importer.entries.learned_venues import learned_venues
from generator.importer.entries.placed_venues import placed_venues
from generator.importer.entries.prose_lines import with_prose_apart
from generator.importer.entries.section_words import told_sections
from generator.importer.entries.sections import Section, read_sections
from generator.importer.entries.upright import with_upright_tables
from generator.importer.outline.outline import outline
from generator.importer.outline.several import split_works
from generator.importer.pages.counts import without_counts
from generator.importer.pages.definitions import with_definitions
from generator.importer.pages.numbered_links import with_numbered_links
from generator.importer.pages.roles import Role, role_of
from generator.importer.pages.venue_headings import venue_headings
from generator.importer.words.labels import term_meant_by_bold
from generator.importer.words.link_labels import is_publication
from generator.importer.works.acceptance import refusal
from generator.importer.works.fenced import with_fenced
from generator.importer.works.identified import with_identified
from generator.importer.works.parting import Told
from generator.importer.works.probing import Probing
from generator.importer.works.reading import Aside, Reading, aside_of, checked, reading_of
from generator.importer.works.remarks import remark_keys
from generator.importer.works.second_reading import read_again
from generator.importer.works.software import (
    called_behind,
    holds_tools,
    is_list,
    is_short_home,
    lists_repositories,
    name_before,
    names_tool,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from generator.importer.entries.entry import Entry
    from generator.importer.entries.mapping import ListMapping
    from generator.importer.pages.block import Block
    from generator.importer.words.occasion import Venues
    from generator.model import Term

_LONG = 4
"""Words of a title that is no mere name."""
_DOUBTED, _ENOUGH = frozenset({"contribution", "citation"}), 3
"""What headings may sound like over papers; and how many entries must tell where they appeared for that to be seen."""
_BENCHMARKS = re.compile(r"\bbenchmarks?\W*$", re.IGNORECASE)
_ALWAYS_ASIDE = {
    "heading": "heading", "code": "template or citation in a code block", "comment": "commented out",
    "rule": "rule"}  # fmt: skip


def read_page(
    blocks: Sequence[Block], source: str, venues: Venues, methods: Mapping[str, Term], mapping: ListMapping | None
) -> Reading:
    """Return what the blocks of a page say: each entry read as the others of its section are written."""
    blocks = _told_anew(tuple(map(without_counts, blocks)))
    plain = Clauses(venues)
    keys = remark_keys(blocks, lambda text: plain.occasion(text) is not None)
    clauses = Clauses(venues, keys, learned_venues(blocks, venues), placed_venues(blocks, venues))
    placed = [part for block in outline(blocks, Probing(clauses)) for part in split_works(block, clauses)]
    reasons = [block.reason or _ALWAYS_ASIDE.get(block.shape, "") for block in placed]
    told: dict[int, Candidate | Aside] = {
        id(block): aside_of(block, reason) for block, reason in zip(placed, reasons, strict=True) if reason
    }
    entries = [block for block, reason in zip(placed, reasons, strict=True) if not reason]
    sections = read_sections(entries, clauses, mapping.sections if mapping else ())
    unknown = venue_headings(placed, venues)
    evidence = [evidence_in(section, unknown, venues) for section in sections]
    everything = [one for several in evidence for one in several if not one.inside]
    title = next((block.text for block in placed if block.shape == "heading"), "")
    for section, mine in zip(sections, evidence, strict=True):
        cases = _cases(section, mine, everything, title)
        told |= zip(map(id, section.blocks), _claims(section, cases, source, venues, unknown=unknown), strict=True)
    prose = " ".join(block.text for block in placed if block.shape == "paragraph")
    first = [Told(block, told[id(block)], place) for place, block in enumerate(placed)]
    again = read_again(first, clauses, source, unknown)
    kept = {id(one.block) for one in first if isinstance(one.claim, Candidate) and one.place not in again.places}
    words = told_sections(_taken(sections, evidence, kept))
    named = with_identified(again.claims, sections, source, venues)
    every = with_fenced(named, placed, source, venues)
    links = sum(block.links for block in blocks) + _link_count(every) - _link_count(again.claims)
    bold = term_meant_by_bold(prose, methods)
    return reading_of(source, every, links=links, bold=bold, sections=(*words, *again.words))


def _told_anew(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page, rarer ways of telling works turned into what items, paragraphs and links are elsewhere."""
    for pass_over in (with_numbered_links, with_definitions, with_upright_tables, keyed_entries, with_prose_apart):
        blocks = pass_over(blocks)
    return tuple(blocks)


def _taken(
    sections: Sequence[Section], evidence: Sequence[Sequence[Evidence]], kept: Container[int]
) -> Iterator[tuple[Section, tuple[Entry, ...], bool]]:
    """Yield each section with those of its entries that are works, and whether its headings say where these appeared."""
    for section, mine in zip(sections, evidence, strict=True):
        pairs = zip(section.blocks, section.entries, strict=True)
        yield section, tuple(entry for block, entry in pairs if id(block) in kept), any(one.above for one in mine)


def _link_count(claims: Iterable[Candidate | Aside]) -> int:
    return sum(
        len(claim.resources) + len(claim.dead) if isinstance(claim, Candidate) else len(claim.links) for claim in claims
    )


def _cases(section: Section, mine: Sequence[Evidence], everything: Sequence[Evidence], title: str) -> Iterator[Case]:
    """Yield the entries of a section, each to be judged, in a list of some ``title``; nothing is known of its role yet."""
    is_early = all(heading.text == title for heading in section.headings)
    role = "papers" if _holds_works(section, mine) else _role(section)
    for block, entry, evidence in zip(section.blocks, section.entries, mine, strict=True):
        yield Case(block, entry, role, evidence, mine, everything, is_early)


def _claims(
    section: Section, cases: Iterable[Case], source: str, venues: Venues, *, unknown: frozenset[str]
) -> Iterator[Candidate | Aside]:
    """Yield for each entry of a section the work that it claims, or why it claims none."""
    for case in cases:
        role: Role | None = next((kind for kind in get_args(Role) if kind == case.role), None)
        reason = "" if role is None else "a list, no work" if is_list(case) and role != "datasets" else refusal(case)
        if reason and not is_list(case) and role in {"papers", "tools", "metrics"} and names_tool(case):
            role, reason = "tools", ""
        if role is None or reason:
            yield aside_of(case.block, str(case.role) if role is None else reason)
            continue
        if role == "papers" and (called_behind(case) or (case.is_alike and is_short_home(case))):
            role = "tools"
        if role == "tools" and _is_paper(case):
            role = "papers"  # a work that a list names among the tools it is about
        name = name_before(case) if role == "tools" else ""
        entry = replace(case.entry, title=name, style="bold", marks=()) if name else case.entry
        candidate = candidate_of(entry, case.block, role, source, venues, unknown=unknown)
        yield checked(section.rule.corrected(candidate, venues) if section.rule else candidate, case.block)


def _is_paper(case: Case) -> bool:
    """Tell whether an entry among tools is a paper: its title leads to one, or is long and has a link to one, or is cited."""
    titled = any(link.is_title and is_publication(link.url) for link in case.entry.links)
    cited = case.entry.style == "quoted" and case.mine.occasion
    return titled or (case.words >= _LONG and (cited or (case.mine.document and case.block.shape != "row")))


def _holds_works(section: Section, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a section is full of works, though its heading sounds as if it were about the list: ``Reference``, ``Authors``."""
    role = "" if section.rule else role_of(section.headings)
    if role == "instructions":  # how to use the code of the list, or works on how things are used
        return sum(one.document for one in evidence) * 2 >= len(evidence)
    if role not in _DOUBTED or len(evidence) < _ENOUGH:
        return False
    works = [one.document and (one.occasion or one.people) for one in evidence]
    return section.blocks[0].shape in {"item", "row"} and sum(works) * 5 >= len(works) * 4


def _role(section: Section) -> str:
    """Return what a section holds, or why it holds nothing; a column of datasets, and none of titles, makes it one of datasets."""
    if section.rule and section.rule.role:
        return section.rule.role
    role = role_of(section.headings)
    named = {column: head.casefold() for head, column in section.columns}
    datasets = re.search(r"dataset|benchmark", named.get("name", named.get("title", ""))) is not None
    titled = any("paper" in head.casefold() or "title" in head.casefold() for head, _ in section.columns)
    if role == "papers" and datasets and not titled:
        return "datasets"
    if role in {"papers", "contribution"} and lists_repositories(section):
        return "tools"
    if role == "papers" and holds_tools(section):
        return "datasets" if _BENCHMARKS.search(section.headings[-1].text if section.headings else "") else "tools"
    return role
