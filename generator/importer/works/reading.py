"""A list, read: the works it claims, and everything else that stands in it with the reason why it is no work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from generator.importer.entries.candidate import Candidate
from generator.importer.entries.entry import Hyperlink
from generator.importer.words.wording import repair
from generator.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.importer.pages.block import Block

_TEXT: TypeAdapter[str] = TypeAdapter(Text)


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


def aside_of(block: Block, reason: str) -> Aside:
    """Return a block set aside, with its links."""
    links = tuple(Hyperlink(run.text, run.url, run.line) for run in block.runs if run.url)
    text = "(comment)" if block.shape == "comment" else repair(block.text)[:160]
    return Aside(block.line, text, reason, links, block.shape in {"item", "row", "code", "comment"})


def checked(candidate: Candidate, block: Block) -> Candidate | Aside:
    """Return a claim if its title can stand in a record, else the block set aside with what is wrong."""
    try:
        _TEXT.validate_python(candidate.title)
    except ValidationError as error:
        problem = error.errors()[0]["msg"].removeprefix("Value error, ")
        return aside_of(block, f"title: {problem}")
    return candidate


def reading_of(
    source: str,
    claims: Iterable[Candidate | Aside],
    *,
    links: int,
    bold: str | None = None,
    sections: Iterable[str] = (),
) -> Reading:
    """Return a reading of what was found in a list: claims numbered in their order, and what else has to be told."""
    found = sorted(claims, key=lambda claim: claim.line)
    candidates = [claim for claim in found if isinstance(claim, Candidate)]
    asides = tuple(claim for claim in found if isinstance(claim, Aside) and (claim.links or claim.is_item))
    numbered = tuple(replace(candidate, number=number) for number, candidate in enumerate(candidates))
    return Reading(source, numbered, asides, bold, links, tuple(sections))
