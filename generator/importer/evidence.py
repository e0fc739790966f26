"""What speaks for an entry being a work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.headings import occasion_above
from generator.importer.link_labels import is_publication, link_type, resource_type
from generator.importer.links import target_of

if TYPE_CHECKING:
    from collections.abc import Container

    from generator.importer.entry import Hyperlink
    from generator.importer.occasion import Venues
    from generator.importer.sections import Section


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
    """

    document: bool
    occasion: bool
    people: bool
    above: bool
    shape: str
    style: str

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
            any(mark.occasion.venue is not None or mark.occasion.year is not None for mark in entry.marks),
            bool(entry.people),
            bool(above.venue or above.unknown),
            block.shape,
            entry.style,
        )
        for block, entry in zip(section.blocks, section.entries, strict=True)
    ]


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
    return label.strip("[]() ").casefold() in {"link", "url", "here", "read"} and not is_publication(url)
