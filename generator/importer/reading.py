"""A list, read: the works it claims, and everything else that stands in it with the reason why it is no work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.importer.candidate import Candidate, Role, candidate_of, read_entry, role_of, row_candidate
from generator.importer.document import Block, parse_markdown
from generator.importer.entry import Hyperlink
from generator.importer.labels import term_meant_by_bold
from generator.importer.links import resource_type
from generator.importer.pairs import are_pairs, parse_pairs
from generator.importer.wording import repair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.importer.entry import Entry
    from generator.importer.occasion import Venues
    from generator.model import Term

_ROLES = frozenset(get_args(Role))
_TODO = re.compile(r"^(?:todo|tbd|tba|coming soon|to be (?:added|updated|continued)|\.{3}|…)\b", re.IGNORECASE)
_BADGES = re.compile(r"shields\.io|badge|contrib\.rocks|star-history|awesome\.re|makeapullrequest", re.IGNORECASE)


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
    """

    source: str
    candidates: tuple[Candidate, ...]
    asides: tuple[Aside, ...]
    bold: str | None
    links: int


def read_list(text: str, source: str, venues: Venues, methods: Mapping[str, Term]) -> Reading:
    """Return what a list says: Markdown, or plain titles and abstracts; the abstracts are dropped here."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if are_pairs(text):
        return _read_pairs(text, source, venues)
    blocks = parse_markdown(text)
    candidates: list[Candidate] = []
    asides: list[Aside] = []
    for block in blocks:
        read = _read_block(block, source, venues)
        if isinstance(read, Candidate):
            candidates.append(read)
        elif read is not None:
            asides.append(read)
    prose = " ".join(block.text for block in blocks if block.shape == "paragraph")
    links = sum(1 for block in blocks for run in block.runs if run.url)
    return Reading(source, tuple(candidates), tuple(asides), term_meant_by_bold(prose, methods), links)


def _read_pairs(text: str, source: str, venues: Venues) -> Reading:
    pairs = parse_pairs(text)
    candidates = tuple(
        candidate_of(read_entry(block, venues), block, "papers", source, venues) for block in pairs.titles
    )
    asides = [
        Aside(block.line, block.text, "words of the page around the list", is_item=True) for block in pairs.others
    ]
    asides += [Aside(line, "(abstract)", "abstract: not copied") for line in pairs.abstracts]
    return Reading(source, candidates, tuple(sorted(asides, key=lambda aside: aside.line)), None, 0)


def _read_block(block: Block, source: str, venues: Venues) -> Candidate | Aside | None:
    links = tuple(Hyperlink(run.text, run.url, run.line) for run in block.runs if run.url)
    text = repair(block.text)[:160]
    is_item = block.shape in {"item", "row"}
    role = role_of(block.headings)
    reason: str = role
    match block.shape:
        case "heading" | "html":
            return (
                Aside(block.line, text, "heading" if block.shape == "heading" else "decoration", links)
                if links
                else None
            )
        case "code":
            return Aside(block.line, text, "template or citation in a code block", is_item=True)
        case "comment":
            return Aside(block.line, "(comment)", "commented out", is_item=True)
        case "row" if role in _ROLES:
            row = row_candidate(block, _role(role), source, venues)
            return row or Aside(block.line, text, "no title", links, is_item)
        case "item" | "paragraph" if role in _ROLES:
            entry = read_entry(block, venues)
            refusal = _refusal(entry, block, role)
            if refusal is None:
                return candidate_of(entry, block, _role(role), source, venues)
            reason = refusal
    if not is_item and not links:
        return None
    return Aside(block.line, text, reason, links, is_item)


def _role(role: str) -> Role:
    return next(known for known in get_args(Role) if known == role)


def _refusal(entry: Entry, block: Block, role: str) -> str | None:
    """Return why an entry claims no work, or nothing when it does."""
    if block.shape == "paragraph":
        labelled = any(resource_type(link.label) is not None for link in entry.links)
        if not entry.title or not labelled or not (entry.bold or entry.marks):
            badges = entry.links and all(_BADGES.search(link.url) or not link.label for link in entry.links)
            return "decoration" if badges else "prose"
        return None
    if not entry.title and not (role == "tools" and entry.links):
        return "no title"
    if _TODO.match(entry.title):
        return "to be added"
    if not entry.links and len(entry.title.split()) < 4 and not entry.marks:
        return "no link"
    if entry.links and all(link.url.startswith("#") for link in entry.links):
        return "contents"
    return None
