"""What a list claims: each of its works with title, occasion, links, and the part of the list it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from generator.importer.entry import Entry, Hyperlink, parse_entry
from generator.importer.links import Target, link_type, resource_type, target_of
from generator.importer.occasion import Occasion, Venues, evidence_of
from generator.importer.wording import clean_title, fold, repair, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.document import Block, Heading
    from generator.importer.runs import Run
    from generator.model.records import LinkType

Role = Literal["papers", "datasets", "metrics", "tools"]
Reason = Literal["contents", "news", "contribution", "citation", "decoration", "prose", "no title", "commented out"]
_ROLES: tuple[tuple[str, Role], ...] = (
    (r"\bpapers?\b|\bsurveys?\b|\breviews?\b|\bpublications?\b|\bliterature\b", "papers"),
    (r"\bdata ?sets?\b|\bdata sources?\b|\bcorpora\b", "datasets"),
    (r"\bmetrics?\b", "metrics"),
    (r"\btools?\b|\btoolkits?\b|\bsoftware\b|\blibraries\b", "tools"),
)
_ASIDE: tuple[tuple[str, Reason], ...] = (
    (r"\bcontents?\b|\boverview\b|\bindex\b|目录", "contents"),
    (r"\bnews\b|\bupdates?\b|\bannouncements?\b|\bchangelog\b", "news"),
    (r"\bcontribut\w*\b|\bcontact\b|\breach out\b|\bwelcome\b", "contribution"),
    (r"\bcitations?\b|\bciting\b|\bcite\b|\blicen[cs]e\b|\backnowledge?ments?\b|\bstar history\b", "citation"),
)


@dataclass(frozen=True)
class Resource:
    """A link of a candidate: as written, and where it leads."""

    link: Hyperlink
    type: LinkType
    label: str | None
    target: Target
    evidence: Occasion | None

    @property
    def is_document(self) -> bool:
        """Whether it leads to the text of the work itself, so that two works with it are probably one."""
        return self.target.identifier is not None or self.type in {"paper", "pdf"}


@dataclass(frozen=True)
class Candidate:
    """One work as one place of a list claims it.

    Attributes:
        source: The list, a term of data/sources.yml.
        line: Line of the list.
        role: What kind of record the place is for.
        sections: The headings above, outermost first.
        title: Title, cleaned.
        name: Short name that the list gives in brackets or bold, apart from the title.
        occasion: Where and when it appeared, as the list says.
        resources: Its links.
        dead: Links that lead nowhere on the web.
        bold: Whether the title is bold.
        cells: For a row of a table, the text of its cells under their heads.
        rest: Words of the entry that are none of these.
    """

    source: str
    line: int
    role: Role
    sections: tuple[str, ...]
    title: str
    name: str | None
    occasion: Occasion
    resources: tuple[Resource, ...]
    dead: tuple[Hyperlink, ...] = ()
    bold: bool = False
    cells: tuple[tuple[str, str], ...] = ()
    rest: str = ""

    @property
    def documents(self) -> tuple[Resource, ...]:
        """Links to the text of the work."""
        return tuple(resource for resource in self.resources if resource.is_document)


def role_of(headings: Iterable[Heading]) -> Role | Reason:
    """Return what stands under headings: records of one kind, or why nothing does; the innermost heading decides."""
    path = [re.sub(r"[^\w\s&-]", " ", heading.text) for heading in headings]
    for text in reversed(path):
        for pattern, reason in _ASIDE:
            if re.search(pattern, text, re.IGNORECASE) and len(text.split()) < 16:
                return reason
        if len(text.split()) <= 6:
            for pattern, role in _ROLES:
                if re.search(pattern, text, re.IGNORECASE):
                    return role
    return "papers"


def occasion_above(headings: Sequence[Heading], venues: Venues) -> Occasion:
    """Return the occasion that headings state; an inner heading fills in, and takes over, from an outer one."""
    found = Occasion()
    for heading in headings:
        inner = venues.parse(heading.text)
        if heading.level == 1 and inner.venue is None:
            continue
        if inner.venue is not None or (inner.unknown and inner.year and heading.level > 6):
            found = replace(inner, year=inner.year or found.year)
        elif inner.year is not None:
            found = replace(inner, unknown="")
    return found


def read_entry(block: Block, venues: Venues) -> Entry:
    """Return what an item or a paragraph says."""

    def is_occasion(text: str) -> bool:
        occasion = venues.parse(text)
        return occasion.venue is not None and (occasion.year is not None or len(text) > 3)

    return parse_entry(block.runs, is_occasion)


def candidate_of(entry: Entry, block: Block, role: Role, source: str, venues: Venues) -> Candidate:
    """Return the claim that an entry makes under its headings."""
    above = occasion_above(block.headings, venues) if role == "papers" else Occasion()
    links = [*entry.links]
    marks = [venues.parse(mark) for mark in entry.marks]
    for place, link in enumerate(links):
        if resource_type(link.label) is None and venues.parse(link.label).venue is not None:
            marks.append(venues.parse(link.label))
            links[place] = replace(link, label="paper")
    title = entry.title
    name, occasion = _read_marks(marks, above, short_name(title))
    resources, dead = _resources(links, venues)
    if role == "tools" and not title and links:
        title = clean_title(links[0].label)
    return Candidate(
        source, block.line, role, tuple(repair(heading.text) for heading in block.headings), title,
        name or _lead_name(entry), occasion, resources, dead, entry.bold, rest=entry.rest,
    )  # fmt: skip


def _lead_name(entry: Entry) -> str | None:
    lead = clean_title(entry.lead)
    return lead if lead and short_name(lead + ": x") else None


def _read_marks(marks: Iterable[Occasion], above: Occasion, prefix: str | None) -> tuple[str | None, Occasion]:
    """Tell the marks that are venues from the one that is a name: ``GEMeX``, and ``RadReason'2508`` if the title has it."""
    name: str | None = None
    occasion = Occasion()
    for mark in marks:
        if mark.venue is not None or (mark.track is not None and not mark.unknown):
            occasion = mark.within(occasion) if mark.venue is None or occasion.venue is None else occasion
        elif mark.year is not None and fold(mark.unknown) != fold(prefix or ""):
            occasion = mark if occasion.venue is None else occasion
        elif re.search(r"\w", mark.unknown):
            name = name or mark.unknown
            occasion = replace(occasion, year=occasion.year or mark.year)
    return name, occasion.within(above)


def row_candidate(block: Block, role: Role, source: str, venues: Venues) -> Candidate | None:
    """Return the claim that a row of a table makes; nothing for a row without a name."""
    links = [Hyperlink(run.text, run.url, run.line) for run in block.runs if run.url]
    cells = tuple(
        (head, " ".join("".join(run.text for run in runs).replace("\n", " / ").split())) for head, runs in block.cells
    )
    title = clean_title(cells[0][1]) if cells else ""
    if not title:
        return None
    named = [replace(link, label="data") if link.label == title and role == "datasets" else link for link in links]
    resources, dead = _resources(named, venues)
    sections = tuple(heading.text for heading in block.headings)
    return Candidate(source, block.line, role, sections, title, title, Occasion(), resources, dead, False, cells)


def _resources(links: Iterable[Hyperlink], venues: Venues) -> tuple[tuple[Resource, ...], tuple[Hyperlink, ...]]:
    found: list[Resource] = []
    dead: list[Hyperlink] = []
    for link in links:
        try:
            target = target_of(link.url)
        except ValueError:
            dead.append(link)
            continue
        kind, label = link_type(link.label, target.url)
        found.append(Resource(link, kind, label, target, evidence_of(target.identifier, target.url, venues)))
    return tuple(found), tuple(dead)


def name_key(text: str) -> str:
    """Return a dataset's, metric's or tool's name in the form in which two are compared."""
    return fold(re.sub(r"\b(?:data ?sets?|database)\b", "", text, flags=re.IGNORECASE)) or fold(text)


def runs_text(runs: Sequence[Run]) -> str:
    """Return runs as text, for an account."""
    return " ".join(" ".join(run.text for run in runs).split())
