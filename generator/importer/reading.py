"""A list, read: the works it claims, and everything else that stands in it with the reason why it is no work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pydantic import TypeAdapter, ValidationError

from generator.importer.candidate import Candidate, Role, candidate_of, read_entry, role_of, row_candidate
from generator.importer.document import Block, parse_markdown
from generator.importer.entry import Hyperlink
from generator.importer.labels import term_meant_by_bold
from generator.importer.links import resource_type
from generator.importer.pairs import are_pairs, parse_pairs
from generator.importer.wording import repair
from generator.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.importer.entry import Entry
    from generator.importer.occasion import Venues
    from generator.model import Term

_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_ALWAYS_ASIDE = {
    "heading": "heading",
    "html": "decoration",
    "code": "template or citation in a code block",
    "comment": "commented out",
}
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
    """Return the work that a block claims, else why it claims none; nothing for prose without links."""
    links = tuple(Hyperlink(run.text, run.url, run.line) for run in block.runs if run.url)
    if reason := _ALWAYS_ASIDE.get(block.shape):
        is_item = block.shape in {"code", "comment"}
        return Aside(block.line, _excerpt(block), reason, links, is_item) if links or is_item else None
    claim = _claim(block, role_of(block.headings), source, venues)
    if isinstance(claim, Candidate):
        return claim
    is_item = block.shape in {"item", "row"}
    return Aside(block.line, _excerpt(block), claim, links, is_item) if links or is_item else None


def _excerpt(block: Block) -> str:
    return "(comment)" if block.shape == "comment" else repair(block.text)[:160]


def _claim(block: Block, role: Role | str, source: str, venues: Venues) -> Candidate | str:
    """Return the work that an item, a row or a paragraph claims, or the reason why it claims none."""
    known = next((kind for kind in get_args(Role) if kind == role), None)
    if known is None:
        return role
    if block.shape == "row":
        candidate = row_candidate(block, known, source, venues)
        return _checked(candidate) if candidate else "no title"
    entry = read_entry(block, venues)
    refusal = _paragraph_refusal(entry) if block.shape == "paragraph" else _item_refusal(entry, known)
    return refusal or _checked(candidate_of(entry, block, known, source, venues))


def _checked(candidate: Candidate) -> Candidate | str:
    """Return a claim if its title can stand in a record, else what is wrong with it."""
    try:
        _TEXT.validate_python(candidate.title)
    except ValidationError as error:
        return f"title: {error.errors()[0]['msg'].removeprefix('Value error, ')}"
    return candidate


def _paragraph_refusal(entry: Entry) -> str | None:
    """Return why a paragraph claims no work: an entry has a title, a mark or bold type, and a link with a usual label."""
    labelled = any(resource_type(link.label) is not None for link in entry.links)
    if entry.title and labelled and (entry.bold or entry.marks):
        return None
    badges = entry.links and all(_BADGES.search(link.url) or not link.label for link in entry.links)
    return "decoration" if badges else "prose"


def _item_refusal(entry: Entry, role: Role) -> str | None:
    """Return why an item claims no work, or nothing when it does."""
    named_by_link = role == "tools" and bool(entry.links)
    reasons = (
        ("no title", not entry.title and not named_by_link),
        ("to be added", bool(_TODO.match(entry.title))),
        ("no link", not entry.links and not entry.marks and len(entry.title.split()) < 4),
        ("contents", bool(entry.links) and all(link.url.startswith("#") for link in entry.links)),
    )
    return next((reason for reason, holds in reasons if holds), None)
