"""What a list claims: each of its works with title, occasion, links, and the part of the list it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importer.entries.tool_names import tool_name
from generator.importer.pages.headings import occasion_above
from generator.importer.words.link_labels import is_publication, is_repository, link_type, resource_type, says_nothing
from generator.importer.words.links import Target, target_of
from generator.importer.words.occasion import Occasion, Venues, evidence_of
from generator.importer.words.people import read_people
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.venue_shapes import looks_like_venue
from generator.importer.words.wording import clean_title, fold, repair, short_name
from generator.model import Author

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from generator.importer.entries.entry import Entry, Hyperlink
    from generator.importer.entries.marks import Mark
    from generator.importer.pages.block import Block
    from generator.importer.pages.roles import Role
    from generator.model.records import LinkType, Status

_DESCRIBED = re.compile(r"\s+(?:[-\u2013\u2014]|--)\s+(?:[^\W_A-Z].*|Welcome to\b.*|(?:(?! - )[^.:])*\w\w\. [A-Z].*)$")
"""What a dataset or a tool is, behind its name and a dash."""
_EXPLAINS = re.compile(r"(?:An?|The) [a-z]|.*[a-z]\. [A-Z]")
"""What no title is, but a sentence or two about what is named before it."""
_SHORT_NAME, _LONGEST_NAME = 2, 4
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d")


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
        people: Its authors, where the list names all of them.
        is_untitled: Whether the list has no title for it, but an identifier.
        status: Whether the list says that it was retracted or withdrawn.
        is_alone: For a dataset or a metric, whether its list says that no paper presents it: all links are its own.
        said: What it is, in the words of the list; for tools.
        number: Its place among the claims of its list, from 0.
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
    people: tuple[Author, ...] = ()
    is_untitled: bool = False
    status: Status = "active"
    is_alone: bool = False
    said: str = ""
    number: int = 0

    @property
    def place(self) -> tuple[str, int]:
        """What tells it from every other claim of an import."""
        return self.source, self.number

    @property
    def documents(self) -> tuple[Resource, ...]:
        """Links to the text of the work."""
        return tuple(resource for resource in self.resources if resource.is_document)


def candidate_of(
    entry: Entry, block: Block, role: Role, source: str, venues: Venues, *, unknown: Container[str] = ()
) -> Candidate:
    """Return the claim that an entry makes under its headings."""
    is_work = role == "papers" or any(is_publication(link.url) for link in entry.links)
    above = occasion_above(block.headings, venues, unknown) if is_work else Occasion()
    marked, occasion = _read_marks(entry.marks, above, short_name(entry.title), venues)
    title, name = _named(entry, block, role, marked)
    lead = _lead_name(entry) if block.shape != "row" or role == "papers" else entry.lead or title
    resources, dead = _resources(_role_links(entry.links, role), venues)
    return Candidate(
        source, block.line, role, tuple(repair(heading.text) for heading in block.headings), title,
        name or lead, occasion, resources, dead, entry.bold, _cells(block),
        tuple(Author(name=person) for person in read_people(entry.people)), status=entry.status,
        is_alone=entry.is_alone and role != "papers", said=_said(block, name or lead or title) if role == "tools" else "",
    )  # fmt: skip


def _named(entry: Entry, block: Block, role: Role, name: str | None) -> tuple[str, str | None]:
    """Return the title of a work; of a dataset or a tool what it is called, with the name that stands apart from it."""
    title = entry.title
    if role not in {"datasets", "tools"}:
        return title, name
    title = title or next((link.label for link in entry.links if resource_type(link.label) is None), "")
    title = _DESCRIBED.sub("", clean_title(title))
    title = tool_name(title, entry) if role == "tools" else title
    if block.shape != "row" and (before := _linked_before(entry, block)):
        return before if _EXPLAINS.match(title) else title, before
    if entry.style in {"bold", "linked"} and len(title.split()) <= _LONGEST_NAME:
        return title, None  # what stands behind a name in marks of its own says what it is for
    return title, name


def _role_links(links: Iterable[Hyperlink], role: Role) -> Iterable[Hyperlink]:
    """Yield links; what leads from the name of a dataset, or from a mere ``Link``, to neither publication nor code is the data, from that of a tool its home."""
    for link in links:
        named = link.is_title or (says_nothing(link.label) and not is_repository(link.url))
        if role == "datasets" and named and not is_publication(link.url):
            yield replace(link, label="data", is_title=False)
        else:
            yield replace(link, is_title=False) if role == "tools" else link


def _cells(block: Block) -> tuple[tuple[str, str], ...]:
    """Return the text of the cells of a row under their heads, lines parted by slashes."""
    return tuple(
        (head, " ".join("".join(run.text for run in runs).replace("\n\n", "\n").replace("\n", " / ").split()))
        for head, runs in block.cells
    )


def _linked_before(entry: Entry, block: Block) -> str:
    """Return the name that a link before the title bears, in brackets: ``[[Ribs](…)] The Ribs of Everyone``."""
    first = entry.links[0] if entry.links else None
    if first is None or first.is_title or resource_type(first.label) is not None:
        return ""
    label = first.label.strip("[] ") if not first.is_bare else ""
    likely = {mark.text for mark in entry.maybe if mark.place == "the label of a link"}
    opening = next((run for run in block.runs if re.search(r"\w", run.text)), None)
    opens = opening is not None and opening.url == first.url and len(label.split()) < _LONGEST_NAME
    is_venue = any(mark.text == label for mark in entry.marks)
    named = (opens and not is_venue) or label in likely or fold(label) in fold(entry.title)
    return label if label and named else ""


def _said(block: Block, name: str) -> str:
    """Return the sentence with which an item goes on behind its name: ``**lungs**: Counts lungs. [code]``."""
    text = " ".join("".join(run.text for run in block.runs if not run.url and not run.image).split())
    found = re.match(r"\W*" + re.escape(name) + r"\W*?\s*[:\u2013\u2014-]\s+(.*)", text)
    return found[1].rstrip("[]() ,|") if found else ""


def _lead_name(entry: Entry) -> str | None:
    lead = clean_title(entry.lead)
    return lead if lead and short_name(lead + ": x") else None


def _read_marks(
    marks: Iterable[Mark], above: Occasion, prefix: str | None, venues: Venues
) -> tuple[str | None, Occasion]:
    """Tell the marks that are venues from the one that is a name: ``GEMeX``, and ``RadReason'2508`` if the title has it."""
    name: str | None = None
    occasion = Occasion()
    found = [(mark.occasion, mark.is_venue or is_well_known(mark.occasion.unknown), mark.place) for mark in marks]
    elsewhere = any(
        (mark.venue and not venues.is_preprint(mark.venue))
        or (mark.unknown and (is_venue or (mark.year and looks_like_venue(mark.unknown))))
        for mark, is_venue, _ in found
    )
    for mark, is_venue, place in found:
        if elsewhere and venues.is_preprint(mark.venue):
            continue
        if mark.venue is not None or (mark.track is not None and not mark.unknown):
            occasion = mark.within(occasion) if mark.venue is None or occasion.venue is None else occasion
        elif not mark.unknown:
            occasion = replace(occasion, year=occasion.year or mark.year, text=occasion.text or mark.text)
        elif is_venue:
            occasion = mark.within(occasion) if occasion.venue is None and not occasion.unknown else occasion
        elif mark.year is not None and fold(mark.unknown) != fold(prefix or ""):
            occasion = (
                mark.within(occasion)
                if occasion.venue is None and not (occasion.unknown and mark.unknown)
                else occasion
            )
        elif _may_be_name(mark.unknown, is_before=place == "brackets before the title"):
            name = name or (mark.unknown if mark.year else mark.text)
            occasion = replace(occasion, year=occasion.year or mark.year)
    return name, occasion.within(above)


def _may_be_name(text: str, *, is_before: bool) -> bool:
    """Tell whether a mark may be what a work is called; a remark behind the title is not: ``Milestone, shows the way``."""
    words = re.findall(r"\S*\w\S*", text)
    coined = len(words) <= _LONGEST_NAME and any(_COINED.search(word) for word in words)
    is_remark = re.search(r"[,;!?]", text) is not None
    told = len(words) <= _SHORT_NAME or coined
    return bool(re.search(r"[^\W\d_]", text)) and (is_before or (told and not is_remark))


def _resources(links: Iterable[Hyperlink], venues: Venues) -> tuple[tuple[Resource, ...], tuple[Hyperlink, ...]]:
    found: list[Resource] = []
    dead: list[Hyperlink] = []
    for link in links:
        try:
            target = target_of(link.url)
        except ValueError:
            dead.append(link)
            continue
        server = venues.id_of(link.label.strip("[] ")) if target.server is None and target.identifier else None
        if server is not None and venues.is_preprint(server):  # a DOI of two servers: the label says which
            target = replace(target, server=server)
        kind, label = link_type(link.label, target.url, is_title=link.is_title)
        found.append(Resource(link, kind, label, target, evidence_of(target.identifier, target.url, venues)))
    return tuple(found), tuple(dead)


def name_key(text: str) -> str:
    """Return a dataset's, metric's or tool's name in the form in which two are compared."""
    plain = text.replace("+", " plus ")  # ``RibNet`` and ``RibNet++`` are two
    return fold(re.sub(r"\b(?:data ?sets?|database)\b", "", plain, flags=re.IGNORECASE)) or fold(plain)
