"""An entry to be judged, with what speaks for it and for the entries around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.entries.titles import FEW_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.entry import Entry
    from generator.importer.entries.evidence import Evidence
    from generator.importer.pages.block import Block

SENTENCE = re.compile(
    r"^(?:we|our|if|please|feel|you|this (?:repo|list|page|is|repository|project|work|collection)|thanks?|welcome|these|note that|see|for more|click|here (?:is|are)|check|"
    r"it |they |i |last updated?|updated?|add(?:ed)? |release[ds]? |more |for the |the following|most of|some of|be sure|don't|make sure|when |use |create|open an?|fork|send|submit|star )\b",
    re.IGNORECASE,
)
"""How a sentence about something else than a work begins."""
_MANY, _NEARLY = 8, 0.8
"""How many entries, and which share of all, must be written alike for their form to speak for one of them."""


@dataclass(frozen=True)
class Case:
    """An entry to be judged.

    Attributes:
        block: The entry as it stands in the list.
        entry: The entry, read.
        role: What kind of record its place is for.
        mine: What speaks for it.
        section: What speaks for each entry of its section.
        everything: What speaks for each entry of the list.
        is_early: Whether nothing but the title of the list stands above it.
    """

    block: Block
    entry: Entry
    role: str
    mine: Evidence
    section: Sequence[Evidence]
    everything: Sequence[Evidence]
    is_early: bool = True

    @property
    def share(self) -> float:
        """How many entries of the section are surely works, from 0 to 1."""
        return sum(evidence.is_strong for evidence in self.section) / len(self.section)

    @property
    def documents(self) -> float:
        """How many entries of the section lead to a document, from 0 to 1."""
        return sum(evidence.document for evidence in self.section) / len(self.section)

    @property
    def words(self) -> int:
        """How long the title is; two Chinese characters count as a word."""
        return len(self.entry.title.split()) + len(re.findall(r"[\u4e00-\u9fff]", self.entry.title)) // 2

    @property
    def is_alike(self) -> bool:
        """Whether it is a title with labelled links, as nearly all of the list is."""
        alike = sum(evidence.labelled for evidence in self.everything)
        return self.mine.labelled and alike >= _MANY and alike >= len(self.everything) * _NEARLY

    @property
    def is_among_names(self) -> bool:
        """Whether it is called by a short name, linked, as nearly all works of the list are."""
        works = [evidence for evidence in self.everything if evidence.is_strong]
        alike = sum(evidence.named for evidence in works)
        return self.mine.named and alike >= _MANY and alike >= len(works) * _NEARLY

    @property
    def titles_are_linked(self) -> bool:
        """Whether a link of the entry has its title for a label."""
        return any(link.is_title for link in self.entry.links)

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a sentence about something else."""
        return bool(SENTENCE.match(self.entry.title)) or (
            self.entry.rest > FEW_WORDS * 3 and not self.titles_are_linked
        )

    @property
    def is_usual(self) -> bool:
        """Whether most entries of the list are works, and their titles are set as this one is."""
        works = [evidence for evidence in self.everything if evidence.is_strong]
        alike = sum(evidence.style == self.entry.style for evidence in works)
        return len(works) * 2 > len(self.everything) and alike * 2 > len(works)
