"""What speaks for an entry being a work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.pages.headings import occasion_above
from generator.importer.words.link_labels import is_publication, link_type, resource_type, says_nothing
from generator.importer.words.links import target_of

if TYPE_CHECKING:
    from collections.abc import Container

    from generator.importer.entries.entry import Entry, Hyperlink
    from generator.importer.entries.sections import Section
    from generator.importer.pages.block import Block
    from generator.importer.words.occasion import Venues

_LONG = 4
"""Words of a title that is no mere name."""
_SPOKEN = frozenset({"video", "slides", "poster"})
"""What is told of works, and of talks as well."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for an entry being a work.

    Attributes:
        document: A link leads to the text of a work.
        occasion: It says where or when it appeared.
        people: It names authors.
        above: The headings above say where it appeared.
        shape: What kind of block it is.
        style: How its title is set.
        labelled: It is an item with an unlinked title, and behind this nothing but links whose labels say what they lead to.
        inside: Its links lead to other places of the list itself.
        linked: It has links.
        named: Its title is a short name, and linked.
    """

    document: bool
    occasion: bool
    people: bool
    above: bool
    shape: str
    style: str
    labelled: bool = False
    inside: bool = False
    linked: bool = False
    named: bool = False

    @property
    def is_strong(self) -> bool:
        """Whether it would do alone."""
        return self.document or self.occasion or self.people


def evidence_in(section: Section, unknown: Container[str], venues: Venues) -> list[Evidence]:
    """Return what speaks for each entry of a section."""
    above = occasion_above(section.headings, venues, unknown)
    return [
        Evidence(
            any(map(_is_document, entry.links)),
            any(mark.names_venue or mark.occasion.year is not None for mark in entry.marks),
            bool(entry.people),
            bool(above.venue or above.unknown),
            block.shape,
            entry.style,
            _is_labelled(block, entry),
            bool(entry.links) and all(link.url.startswith("#") for link in entry.links),
            bool(entry.links),
            entry.style == "linked" and 0 < len(entry.title.split()) < _LONG,
        )
        for block, entry in zip(section.blocks, section.entries, strict=True)
    ]


def _is_labelled(block: Block, entry: Entry) -> bool:
    """Tell whether an item is a title and labelled links: ``A Title of Things [[paper](…)][[code](…)]``."""
    told = bool(entry.links) and all(
        not link.is_title and resource_type(link.label) not in {None, *_SPOKEN} for link in entry.links
    )
    return block.shape == "item" and told and bool(entry.title) and not entry.rest and not entry.people


def _is_document(link: Hyperlink) -> bool:
    try:
        target = target_of(link.url)
    except ValueError:
        return False
    if target.identifier is not None:
        return True
    if link.is_title:
        return is_publication(target.url)
    kind = resource_type(link.label)
    if kind is None:
        return is_publication(target.url)
    return link_type(link.label, target.url)[0] in {"paper", "pdf"} and not _generic(link.label, target.url)


def _generic(label: str, url: str) -> bool:
    """Tell whether a label only says "link" or "here", and the address says no more."""
    return says_nothing(label) and not is_publication(url)
