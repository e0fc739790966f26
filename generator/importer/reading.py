"""A list, read: the works it claims, and everything else that stands in it with the reason why it is no work."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pydantic import TypeAdapter, ValidationError

from generator.importer.acceptance import Case, refusal
from generator.importer.candidate import Candidate, candidate_of, heading_occasion
from generator.importer.clauses import Clauses
from generator.importer.document import parse_markdown
from generator.importer.entry import Entry, Hyperlink
from generator.importer.evidence import Evidence, evidence_in
from generator.importer.labels import term_meant_by_bold
from generator.importer.outline import outline
from generator.importer.pairs import are_pairs, parse_pairs
from generator.importer.probing import Probing
from generator.importer.roles import Role, role_of
from generator.importer.sections import Section, read_sections, split_lines, told
from generator.importer.wording import clean_title, repair
from generator.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.importer.block import Block, Heading
    from generator.importer.mapping import Mapping as ListMapping
    from generator.importer.occasion import Venues
    from generator.model import Term

_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_ALWAYS_ASIDE = {"heading": "heading", "code": "template or citation in a code block", "comment": "commented out"}


@dataclass(frozen=True)
class Aside:
    """Something in a list that is no work: where, what, why, and the links in it."""

    line: int
    text: str
    reason: str
    links: tuple[Hyperlink, ...] = ()
    is_item: bool = False


@dataclass(frozen=True)
class Reading:
    """A list as read.

    Attributes:
        source: The list, a term of data/sources.yml.
        candidates: The works it claims, in order.
        asides: Everything else.
        bold: The method that its bold titles stand for, if it says so.
        links: Number of links in it.
        sections: How each of its sections is written, in words.
    """

    source: str
    candidates: tuple[Candidate, ...]
    asides: tuple[Aside, ...]
    bold: str | None
    links: int
    sections: tuple[str, ...] = ()


def read_list(
    text: str, source: str, venues: Venues, methods: Mapping[str, Term], mapping: ListMapping | None = None
) -> Reading:
    """Return what a list says: Markdown, or plain titles and abstracts; the abstracts are dropped here."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if are_pairs(text):
        return _read_pairs(text, source, venues)
    clauses = Clauses(venues)
    blocks = parse_markdown(text)
    placed = [part for block in outline(blocks, Probing(clauses)) for part in split_lines(block, clauses)]
    asides = [
        _aside(block, reason) for block in placed if (reason := block.reason or _ALWAYS_ASIDE.get(block.shape, ""))
    ]
    entries = [block for block in placed if not block.reason and block.shape not in _ALWAYS_ASIDE]
    sections = read_sections(entries, clauses, mapping.sections if mapping else ())
    candidates: list[Candidate] = []
    words = []
    unknown = _venue_headings(placed, venues)
    pairs = [evidence for section in sections for evidence in evidence_in(section, unknown, venues)]
    by_block = dict(zip((id(block) for section in sections for block in section.blocks), pairs, strict=True))
    for section in sections:
        claims = list(
            _claims(
                section,
                source,
                venues=venues,
                unknown=unknown,
                evidence=[by_block[id(block)] for block in section.blocks],
                everything=pairs,
            )
        )
        candidates += [claim for claim in claims if isinstance(claim, Candidate)]
        asides += [claim for claim in claims if isinstance(claim, Aside)]
        taken = [isinstance(claim, Candidate) for claim in claims]
        words += [told(section, taken)] if any(taken) else []
    prose = " ".join(block.text for block in placed if block.shape == "paragraph")
    kept = [aside for aside in asides if aside.links or aside.is_item]
    return Reading(
        source,
        tuple(candidates),
        tuple(sorted(kept, key=lambda aside: aside.line)),
        term_meant_by_bold(prose, methods),
        sum(block.links for block in blocks),
        tuple(words),
    )


def _read_pairs(text: str, source: str, venues: Venues) -> Reading:
    pairs = parse_pairs(text)
    candidates = tuple(
        candidate_of(Entry(clean_title(block.text)), block, "papers", source, venues) for block in pairs.titles
    )
    asides = [
        Aside(block.line, block.text, "words of the page around the list", is_item=True) for block in pairs.others
    ]
    asides += [Aside(line, "(abstract)", "abstract: not copied") for line in pairs.abstracts]
    return Reading(source, candidates, tuple(sorted(asides, key=lambda aside: aside.line)), None, 0)


def _aside(block: Block, reason: str) -> Aside:
    links = tuple(Hyperlink(run.text, run.url, run.line) for run in block.runs if run.url)
    text = "(comment)" if block.shape == "comment" else repair(block.text)[:160]
    return Aside(block.line, text, reason, links, block.shape in {"item", "row", "code", "comment"})


def _claims(
    section: Section,
    source: str,
    *,
    venues: Venues,
    unknown: frozenset[str],
    evidence: Sequence[Evidence],
    everything: Sequence[Evidence],
) -> Iterable[Candidate | Aside]:
    """Yield for each block of a section the work that it claims, or why it claims none."""
    role = section.rule.role if section.rule and section.rule.role else _role(section)
    known: Role | None = next((kind for kind in get_args(Role) if kind == role), None)
    for block, entry, mine in zip(section.blocks, section.entries, evidence, strict=True):
        reason = str(role) if known is None else refusal(Case(block, entry, known, mine, evidence, everything))
        if known is None or reason:
            yield _aside(block, reason or str(role))
            continue
        candidate = candidate_of(entry, block, known, source, venues, unknown=unknown)
        if section.rule:
            candidate = section.rule.corrected(candidate, venues)
        problem = _title_problem(candidate)
        yield _aside(block, problem) if problem else candidate


def _role(section: Section) -> str:
    """Return what a section holds; a table with a column of papers' titles holds papers, whatever its heading says."""
    role = role_of(section.headings)
    heads = {column: head.casefold() for head, column in section.columns}
    if (
        role == "papers"
        and "dataset" in heads.get("name", heads.get("title", ""))
        and not any("paper" in head.casefold() or "title" in head.casefold() for head, _ in section.columns)
    ):
        return "datasets"
    return role


def _title_problem(candidate: Candidate) -> str:
    """Return what is wrong with a title that no record can hold."""
    try:
        _TEXT.validate_python(candidate.title)
    except ValidationError as error:
        return f"title: {error.errors()[0]['msg'].removeprefix('Value error, ')}"
    return ""


def _venue_headings(blocks: Iterable[Block], venues: Venues) -> frozenset[str]:
    """Return the headings that are abbreviations among headings that name venues, and so are venues too."""
    families: defaultdict[tuple[object, ...], dict[str, Heading]] = defaultdict(dict)
    for block in blocks:
        for depth, heading in enumerate(block.headings):
            families[heading.level, *block.headings[:depth]][heading.text] = heading
            families[heading.level,][heading.text] = heading
    found: set[str] = set()
    for family in families.values():
        read = {text: heading_occasion(heading, venues) for text, heading in family.items()}
        sure = sum(bool(occasion.venue or (occasion.unknown and occasion.year)) for occasion in read.values())
        if sure * 2 >= len(read):
            found |= {text for text, occasion in read.items() if occasion.unknown and not occasion.year}
    return frozenset(found)
