"""Blocks as entries: each with the headings above it, and with the lines below it that only say more about it.

Lists write one work over several blocks: an item with its authors and links nested in it, a bold line with a list of links
under it, a heading with a paragraph of links. Whether a block is a work of its own or says more about the one above is
asked of ``probe``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from generator.importer.outline.cited_below import cited_below, only_says_where
from generator.importer.outline.details_below import details_after, ends_with_credits
from generator.importer.outline.forms import heads_form
from generator.importer.outline.heading_paths import is_pseudo_heading, under, year_above
from generator.importer.outline.heading_works import heading_works
from generator.importer.outline.quoted import with_quotes
from generator.importer.outline.summaries import summarised
from generator.importer.outline.unfolding import cards_of
from generator.importer.pages.block import DETAILS_LEVEL, ITEM_LEVEL, PSEUDO_LEVEL, Block, Heading
from generator.importer.pages.roles import role_of
from generator.importer.pages.runs import HARD_BREAK, Run
from generator.importer.words.link_labels import is_publication
from generator.importer.words.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.importer.pages.block import Shape

_UNFOLDED = re.compile(
    r"(?:click .*|show .*|expand|more|details?|full )?(?:abstract|tl ?dr|summary|bibtex|citation|notes?|摘要)?|更多|展开"
)
_CONTENTS = re.compile(r".*(?:table of contents?|contents|目录)")
_DETAIL = re.compile(r":[\W_]*$")
"""How a line below a data set ends that leads to its paper and its home: ``Details: ⇒ [[Paper](…)]``."""
_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,3})+[.)]?\s+(?=[^\W\d])")
_OFTEN = 3
_SAYS_MORE = "says more about the work above"


class Probe(Protocol):
    """Judges single blocks."""

    def is_work(self, block: Block) -> bool:
        """Tell whether a block names a work by itself: a title with a link, or with where it appeared."""

    def is_detail(self, block: Block) -> bool:
        """Tell whether a block says only what belongs to a work above it: links, authors, a venue, an abstract."""

    def is_credit(self, block: Block) -> bool:
        """Tell whether a block says only who wrote a work or where it appeared, and leads nowhere."""

    def is_reference(self, block: Block) -> bool:
        """Tell whether a block cites a work: its title, and where or when it appeared, with hardly a word beside."""

    def is_citation(self, block: Block) -> bool:
        """Tell whether a block without links cites a work: its title, with its authors or with where it appeared."""

    def is_signed(self, block: Block) -> bool:
        """Tell whether a block without links is authors, then words in italics, then a year."""

    def has_linked_title(self, block: Block) -> bool:
        """Tell whether the label of a link is the title of the block."""

    def is_bare_link(self, block: Block) -> bool:
        """Tell whether a block is nothing but links that lead to no work: ``[[Fast version]](…)``."""

    def is_named_address(self, block: Block) -> bool:
        """Tell whether a block is an address with a word or two before it: ``webcam demo: https://…``."""

    def is_address(self, block: Block) -> bool:
        """Tell whether a block is a bare address, with hardly more than what it is written in."""

    def is_keyed(self, block: Block) -> bool:
        """Tell whether a block says what it leads to: ``Paper: https://…``."""

    def is_field(self, block: Block) -> bool:
        """Tell whether a block says what it is, before a colon: ``简介: A counter of ribs``."""

    def is_promised(self, block: Block) -> bool:
        """Tell whether a block says what it will lead to, and nothing else yet: ``Paper:``."""

    def is_name(self, block: Block) -> bool:
        """Tell whether a heading may be the short name of a work, and promises nothing else."""

    def is_occasion(self, heading: str) -> bool:
        """Tell whether a heading names a venue with its year."""

    def is_title(self, block: Block) -> bool:
        """Tell whether a block is a title and nothing else, or with what belongs to it."""


def outline(blocks: Sequence[Block], probe: Probe) -> tuple[Block, ...]:
    """Return items, rows, paragraphs, headings and rules in order, each under its headings, details joined to what they belong to."""
    return with_quotes(tuple(_Outline(probe).walk(blocks)), probe)


class _Outline:
    def __init__(self, probe: Probe) -> None:
        self.probe = probe
        self.headings: tuple[Heading, ...] = ()
        self.folds: list[tuple[tuple[Heading, ...], str]] = []
        self.is_begun = False
        self.credited = 0
        """How many works had lines below that only tell who wrote them or where they appeared."""
        self.claimed = 0
        """Where the last work ended to which lines below belong."""
        self.bold_works = 0
        """How many bold lines were titles, with lines below that say more."""

    def walk(self, blocks: Sequence[Block]) -> Iterator[Block]:
        works, cards = heading_works(blocks, self.probe), cards_of(blocks, self.probe)
        place = 0
        while place < len(blocks):
            block = blocks[place]
            end = works.get(place, 0)
            if card := cards.get(place):
                end = card.end
                yield from self._merged((card.head, *card.details), is_heading=card.head.shape == "heading")
                yield from (self._placed(remark, _SAYS_MORE) for remark in card.remarks)
            elif end:
                yield from self._merged(blocks[place:end], is_heading=True)
            elif (end := self._details_after(blocks, place)) > place + 1:
                self.bold_works += _is_bold(block)
                self.claimed = end
                self.credited += ends_with_credits(blocks[end - 1], self.probe)
                only_credits = block.links and not any(other.links for other in blocks[place + 1 : end])
                yield from self._merged(blocks[place:end], shape="paragraph" if only_credits else "item")
            elif below := summarised(blocks, place, self.probe):
                end = place + 2
                kind: Shape = "item" if _is_bold(block) and not block.links else "paragraph"
                yield from self._merged((block, *below.details), shape=kind)
                yield from (self._placed(remark, _SAYS_MORE) for remark in below.remarks)
            elif self._is_bare_title(block, blocks[place + 1] if place + 1 < len(blocks) else None):
                end = place + 1
                yield self._placed(replace(block, shape="item"), "")
            else:
                end = place + 1
                yield from self._single(block, blocks[end] if end < len(blocks) else None)
            place = end

    def _single(self, block: Block, after: Block | None) -> Iterator[Block]:
        reason = next((reason for _, reason in self.folds if reason), "")
        match block.shape:
            case "heading":
                yield self._heading(block, reason)
            case "summary":
                yield self._fold(block, reason)
            case "close":
                if self.folds:
                    self.headings, _ = self.folds.pop()
            case "rule":
                self.headings = tuple(heading for heading in self.headings if heading.level < PSEUDO_LEVEL)
                yield self._placed(block, reason)
            case "paragraph" if is_pseudo_heading(block, after):
                self.headings = under(self.headings, PSEUDO_LEVEL, block.text)
                yield self._placed(replace(block, shape="heading"), reason)
            case "list" | "table":
                for child in block.children:
                    yield from self._item(child, block.line, self.headings, reason)
            case _:
                yield self._placed(block, reason)

    def _is_bare_title(self, block: Block, after: Block | None) -> bool:
        """Tell whether a bold line is a title as those of several works above, nothing below it, or no lines that say more."""
        if self.bold_works < _OFTEN or block.shape != "paragraph" or not _is_bold(block) or self.folds:
            return False
        stands = after is None or after.shape in {"paragraph", "heading", "rule"}
        return stands and not block.links and len(block.text.split()) > _OFTEN and self.probe.is_title(block)

    def _heading(self, block: Block, reason: str) -> Block:
        """Go on under a heading; the first of the page goes on above the others when it names a venue with its year."""
        is_title = not self.is_begun and self.probe.is_occasion(block.text)
        self.is_begun = True
        above = year_above(self.headings, block)
        self.headings = under(self.headings, 0 if is_title else block.level, block.text, also=above)
        return self._placed(block, reason)

    def _fold(self, block: Block, reason: str) -> Block:
        """Go on under the summary of what unfolds; abstracts and contents in it are set aside."""
        words = bare_words(block.text)
        why = "abstract: not copied" if _UNFOLDED.fullmatch(words) else "contents" if _CONTENTS.fullmatch(words) else ""
        self.folds.append((self.headings, why))
        self.headings = under(self.headings, DETAILS_LEVEL, block.text)
        return self._placed(replace(block, shape="heading"), reason)

    def _item(self, item: Block, group: int, headings: tuple[Heading, ...], reason: str) -> Iterator[Block]:
        """Yield an item: with all that is nested in it when that only says more, else followed by it."""
        nested = item.children
        own = replace(item, children=(), headings=headings, group=group, reason=item.reason or reason)
        cited = cited_below(item, [child for block in nested for child in block.children or (block,)], self.probe)
        if not nested or cited:
            yield from (replace(work, headings=headings, group=group, reason=own.reason) for work in cited or (own,))
            return
        children = tuple(child for block in nested for child in (block.children or (block,)))
        works = [child for child in children if self._holds_work(child) and not only_says_where(child, own, self.probe)]
        if works and any(child.links for child in children if child not in works):
            works = [child for child in works if not self.probe.is_bare_link(child)]
        named = any(run.strong for run in item.runs) and not any(run.url for run in item.runs)
        if is_data := named and role_of(headings) == "datasets":
            works = [
                child for child in works if not _DETAIL.search("".join(run.text for run in child.runs if not run.url))
            ]
        targets = [run.url for child in children for run in child.runs if run.url]
        anchors = bool(targets) and all(url.startswith("#") for url in targets)
        if (
            item.runs
            and not works
            and (not anchors or not item.links)
            and (
                self.probe.is_title(own)
                or self._is_paper(own, children)
                or (is_data and targets)
                or heads_form(own, children, self.probe)
            )
        ):
            yield replace(own, runs=(*item.runs, *_all_runs(children)))
            return
        if item.runs:
            yield self._above(own, works)
        inner = headings
        if item.runs and not self.probe.is_work(own):
            inner = under(headings, ITEM_LEVEL + sum(heading.level >= ITEM_LEVEL for heading in headings), own.text)
        for block in nested:
            for child in block.children or (block,):
                if child.shape == "heading":
                    inner = under(inner, ITEM_LEVEL + 9, child.text)
                yield from self._item(child, block.line, inner, reason)

    def _is_paper(self, item: Block, children: Sequence[Block]) -> bool:
        """Tell whether an item is a work, or leads to a paper above nothing but addresses, short as its name may be."""
        published = any(is_publication(run.url) for run in item.runs if run.url)
        return self.probe.is_work(item) or (published and all(map(self.probe.is_address, children)))

    def _above(self, item: Block, works: Sequence[Block]) -> Block:
        """Return an item above works as the heading that it is, when nothing beside its name says that it is a work itself."""
        named = works and not any(run.url or run.image for run in item.runs) and not self.probe.is_citation(item)
        is_group = named and all(run.strong or not run.text.strip() for run in item.runs) is False
        return replace(item, shape="heading") if is_group and all(work.links for work in works) else item

    def _holds_work(self, block: Block) -> bool:
        return self.probe.is_work(block) or any(self._holds_work(child) for child in block.children)

    def _details_after(self, blocks: Sequence[Block], place: int) -> int:
        """Return where what says more about a paragraph ends; where several titles stood above their authors, a bold one need not lead anywhere."""
        alone = self.credited >= _OFTEN and _is_bold(blocks[place])
        return details_after(blocks, place, self.claimed, self.probe, alone=alone)

    def _merged(self, blocks: Sequence[Block], *, is_heading: bool = False, shape: Shape = "item") -> Iterator[Block]:
        """Yield one entry made of several blocks; what unfolds among them is set aside where it holds links."""
        head, *others = blocks
        kept: list[Block] = []
        folds = 0
        for other in others:
            if other.shape == "summary":
                folds += 1
                kept += [other] if other.links else []
            elif other.shape == "close":
                folds -= folds > 0
            elif folds and not other.children and not self.probe.is_detail(other):
                if other.links:
                    yield replace(other, headings=self.headings, reason="abstract: not copied")
            else:
                kept += other.children or (other,)
        runs = tuple(replace(run, strong=True) for run in _without_number(head.runs)) if is_heading else head.runs
        yield self._placed(replace(head, shape=shape, runs=(*runs, *_all_runs(kept)), level=0), "")

    def _placed(self, block: Block, reason: str) -> Block:
        return replace(block, headings=self.headings, reason=block.reason or reason)


def _without_number(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return a heading without the numbers of its section: ``2.1 A Title``."""
    if not runs or runs[0].url:
        return runs
    return (replace(runs[0], text=_NUMBER.sub("", runs[0].text)), *runs[1:])


def _all_runs(blocks: Iterable[Block]) -> tuple[Run, ...]:
    return tuple(
        run for block in blocks for run in (Run(HARD_BREAK, line=block.line), *block.runs, *_all_runs(block.children))
    )


def _is_bold(block: Block) -> bool:
    """Tell whether all words of a block are bold."""
    spoken = [run for run in block.runs if run.text.strip()]
    return bool(spoken) and all(run.strong for run in spoken)
