"""Single blocks judged: whether each is a work of its own, or says more about the one above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.entries.chunks import chunks_of
from generator.importer.entries.entry import Entry, read_entry
from generator.importer.entries.fields import is_named_address, is_promise
from generator.importer.entries.stretches import likeness
from generator.importer.entries.titles import FEW_WORDS, Habit
from generator.importer.pages.block import Heading
from generator.importer.pages.headings import heading_occasion
from generator.importer.pages.roles import role_of
from generator.importer.words.link_labels import is_publication, resource_type
from generator.importer.words.occasion import is_distinction
from generator.importer.words.people import first_turned, looks_like_people

if TYPE_CHECKING:
    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.block import Block

_NAMED = 0.5
"""Likeness of a name of two words."""
_TITLED = 0.75
"""Likeness of what is surely no mere name."""

_CLOSING = re.compile(r"\s*\([^()]*\)\s*$")
"""Brackets at the end, behind authors: ``Doe, Ann, Cy Roe, and Eve Noone. (KDD 2019)``."""


class Probing:
    """Judges single blocks for `outline`, each read once."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self._read: dict[int, tuple[Block, Entry, bool]] = {}

    def _entry(self, block: Block) -> tuple[Entry, bool]:
        """Return a block read by itself, and whether its first line says what it is (``Paper: …``)."""
        if id(block) not in self._read:
            chunks = chunks_of(block.runs, self.clauses)
            has_field = bool(chunks) and chunks[0].field not in {"", "title"}
            self._read[id(block)] = (block, read_entry(chunks, Habit(), self.clauses), has_field)
        return self._read[id(block)][1:]

    def is_work(self, block: Block) -> bool:
        """Tell whether a block names a work by itself: a title with a link, or with where it appeared."""
        if block.shape == "row":
            return True
        entry, has_field = self._entry(block)
        if has_field and not any(link.is_title for link in entry.links):
            return False
        if not entry.links and first_turned(entry.title):
            return False  # its authors, and maybe where it appeared
        on_web = any(not link.url.startswith("#") for link in entry.links)
        by_link = on_web and (likeness(entry.title) >= 0.5 or any(link.is_title for link in entry.links))
        return bool(entry.title) and (
            by_link
            or (
                likeness(entry.title) >= 0.75 and any(mark.occasion.venue or mark.occasion.year for mark in entry.marks)
            )
        )

    def is_detail(self, block: Block) -> bool:
        """Tell whether a block says only what belongs to a work above it: links, authors, a venue, an abstract."""
        entry, has_field = self._entry(block)
        if has_field or self.is_promised(block):
            return True
        if not entry.title:
            return bool(entry.links or entry.marks or entry.people) or not re.search(r"\w", block.text)
        if not entry.links and (first_turned(entry.title) or first_turned(_CLOSING.sub("", block.text))):
            return True
        if not entry.rest and looks_like_people(entry.title) and (not entry.links or _leads_below(entry)):
            return True  # the first of two authors, or the only one
        return not entry.links and not entry.marks and (likeness(entry.title) < 0.3 or entry.style == "italic")

    def is_credit(self, block: Block) -> bool:
        """Tell whether a block says only who wrote a work or where it appeared, and leads nowhere."""
        entry, _ = self._entry(block)
        dated = any(mark.occasion.venue or mark.occasion.unknown or mark.occasion.year for mark in entry.marks)
        named = bool(entry.people) or looks_like_people(entry.title) or bool(first_turned(_CLOSING.sub("", block.text)))
        return not block.links and (dated or named) and self.is_detail(block)

    def is_named_address(self, block: Block) -> bool:
        """Tell whether a block is an address with a word or two before it: ``webcam demo: https://…``."""
        return not block.children and is_named_address(block.runs)

    def is_address(self, block: Block) -> bool:
        """Tell whether a block is a bare address, with hardly more than what it is written in: ``https://… `[Keras]` ``."""
        words = "".join(run.text for run in block.runs if not run.url and not run.image and not run.code)
        return any(run.is_bare for run in block.runs) and not re.search(r"\w", words) and not block.children

    def is_promised(self, block: Block) -> bool:
        """Tell whether a block says what it will lead to, and nothing else yet: ``Paper:``."""
        return not block.children and is_promise(block.runs)

    def is_field(self, block: Block) -> bool:
        """Tell whether a block says what it is, before a colon: ``简介: A counter of ribs``."""
        return self._entry(block)[1]

    def is_keyed(self, block: Block) -> bool:
        """Tell whether a block says what it leads to: ``Paper: https://…``."""
        return self._entry(block)[1] and bool(block.links)

    def is_name(self, block: Block) -> bool:
        """Tell whether a heading may be the short name of a work, and promises nothing else."""
        return likeness(block.text) >= _NAMED and role_of((Heading(2, block.text),)) == "papers"

    def is_reference(self, block: Block) -> bool:
        """Tell whether a block cites a work: its title, and where or when it appeared, with hardly a word beside."""
        entry, has_field = self._entry(block)
        dated = any(mark.occasion.venue or mark.occasion.unknown or mark.occasion.year for mark in entry.marks)
        likely = likeness(entry.title) >= _TITLED and not first_turned(entry.title)
        return not has_field and dated and likely and entry.rest <= FEW_WORDS

    def is_citation(self, block: Block) -> bool:
        """Tell whether a block without links cites a work: its title, with its authors or with where it appeared."""
        entry, has_field = self._entry(block)
        told = bool(entry.people) or any(
            mark.occasion.venue or mark.occasion.unknown or mark.occasion.year for mark in entry.marks
        )
        likely = likeness(entry.title) >= (_NAMED if entry.people else _TITLED)
        named = first_turned(entry.title) or first_turned(_CLOSING.sub("", block.text))
        likely = likely and not is_distinction(entry.title) and not named
        return not has_field and not entry.links and told and likely and entry.rest <= FEW_WORDS

    def is_signed(self, block: Block) -> bool:
        """Tell whether a block without links is authors, then words in italics, then a year: ``Ann Doe, Cy Roe. *Rib Letters*, 2020.``."""
        entry, has_field = self._entry(block)
        dated = bool(entry.marks) and all(mark.occasion.year and not mark.names_venue for mark in entry.marks)
        opens = bool(entry.people) and block.text.lstrip().startswith(entry.people.split(",")[0])
        told = not (has_field or entry.links or entry.rest or block.children)
        return told and dated and opens and entry.style == "italic"

    def has_linked_title(self, block: Block) -> bool:
        """Tell whether the label of a link is the title of the block."""
        return any(link.is_title for link in self._entry(block)[0].links)

    def is_bare_link(self, block: Block) -> bool:
        """Tell whether a block is nothing but links that lead to no work: ``[[Fast version]](…)``."""
        links = [run.url for run in block.runs if run.url]
        words = "".join(run.text for run in block.runs if not run.url and not run.image)
        alone = bool(links) and not block.children and not re.search(r"\w", words)
        return alone and not any(map(is_publication, links))

    def is_occasion(self, heading: str) -> bool:
        """Tell whether a heading names a venue with its year."""
        found = heading_occasion(Heading(1, heading), self.clauses.venues)
        return bool((found.venue or found.unknown) and found.year)

    def is_title(self, block: Block) -> bool:
        """Tell whether a block is a title and nothing else, or with what belongs to it."""
        entry, has_field = self._entry(block)
        if has_field or not entry.title or entry.rest > FEW_WORDS:
            return False
        if block.shape == "heading":
            numbered = bool(re.match(r"\W*\d+[.)]\s", block.text)) or bool(entry.marks) or bool(entry.links)
            return likeness(entry.title) >= (0.5 if numbered else 0.75)
        labelled = any(resource_type(link.label) is not None for link in entry.links)
        is_set = entry.style in {"bold", "quoted", "linked"} or bool(entry.marks)
        is_set = is_set or (likeness(entry.title) >= _TITLED and (labelled or entry.style == "underlined"))
        return likeness(entry.title) >= 0.3 and (is_set or (block.shape == "item" and likeness(entry.title) >= 0.75))


def _leads_below(entry: Entry) -> bool:
    """Tell whether what may be an author stands in one line with where a work appeared, and addresses follow: ``Ann Doe, KDD 2020``, ``https://…``."""
    told = any(mark.place == "words after the title" for mark in entry.marks)
    labelled = all(link.is_bare or resource_type(link.label) is not None for link in entry.links)
    return told and labelled and entry.style == "plain"
