"""Runs and brackets of a line as chunks: texts, links, badges, and what brackets hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.brackets import Group, spell
from generator.importer.entries.chunk import Chunk, ChunkKind, Style
from generator.importer.pages.runs import Run
from generator.importer.words.badges import badge_words, counts_something
from generator.importer.words.link_labels import resource_type
from generator.importer.words.occasion import is_distinction
from generator.importer.words.venue_names import is_journal
from generator.importer.words.venue_shapes import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.importer.entries.clauses import Clauses

_DATED = re.compile(r"[A-Z][^\W\d]+(?: (?:[A-Z][^\W\d]+|of|on|in|and|for|&)){0,6}[\s,-]+(?:19|20)\d\d")
"""What may be a venue with its year: ``Neural Nets-2021``."""
_DATED_KIND = re.compile(
    r"(?:book|thesis|tutorial|survey|review|report|paper|pdf|video|code),? ((?:19|20)\d\d)", re.IGNORECASE
)
"""What a work is, and its year: ``Book, 2016``."""
_LONGEST_LABEL = 20
_CITED = re.compile(
    r"([A-Z][a-z]+(?:[-'\u2019][A-Z][a-z]+)*(?: et al\.?)?), ([A-Z][^\W\d]+(?: (?:[A-Z][^\W\d]*|of|on|in|and|for|&)){0,6},? (?:19|20)\d\d)"
)
"""Who wrote a work, where, and when, in brackets behind its title: ``Doe, Ribs in Motion 2002``."""


def _styles(run: Run) -> frozenset[Style]:
    pairs: tuple[tuple[Style, bool], ...] = (
        ("bold", run.strong), ("italic", run.emphasis), ("underlined", run.underline), ("code", run.code), ("linked", bool(run.url)),
    )  # fmt: skip
    return frozenset(style for style, holds in pairs if holds) or frozenset({"plain"})


def read_parts(parts: Iterable[Run | Group], clauses: Clauses, row: int) -> Iterator[Chunk]:
    """Yield the chunks of a line: runs as they are styled, brackets by what stands in them."""
    every = tuple(parts)
    last: Run | Group | None = None
    for place, part in enumerate(every):
        before, last = last, part
        after = every[place + 1] if place + 1 < len(every) else None
        if isinstance(part, Group) and _is_within_bold(before, part, after):
            yield Chunk("text", spell([part]), frozenset({"bold"}), "", part.runs[0].line, row, spell([part]))
            continue
        if isinstance(part, Group):
            goes_on = isinstance(before, Run) and before.strong and not before.url and bool(before.text.strip())
            if isinstance(before, Run) and _is_joined(before, part):
                yield Chunk("text", spell([part]), _styles(before), "", part.runs[0].line, row, spell([part]))
                continue
            yield from _read_group(part, clauses, row, in_bold=goes_on)
        elif part.image:
            words = badge_words(part.image, part.text)
            yield Chunk(
                "badge",
                part.text,
                url=part.url,
                line=part.line,
                row=row,
                words=() if counts_something(part.image) and not part.url else words,
            )
        elif part.url:
            named = not part.is_bare and clauses.of_label(part.text.strip("[]() ")) is not None
            yield Chunk("link", part.text, _styles(part), part.url, part.line, row, part.text, is_occasion=named)
        else:
            yield Chunk("text", part.text, _styles(part), "", part.line, row, part.text)


def _is_within_bold(before: Run | Group | None, part: Group, after: Run | Group | None) -> bool:
    """Tell whether brackets stand in the midst of bold words: ``**Large Models (LMs) at Work**``."""
    around = [run for run in (before, after) if isinstance(run, Run) and run.strong and re.search(r"\w", run.text)]
    return len(around) == 2 and part.is_strong and not part.has_link and not any(run.image for run in part.runs)


def _is_joined(before: Run, part: Group) -> bool:
    """Tell whether brackets right behind capitals say how a work was received: ``ICLR(Poster) 24``."""
    joined = not (before.url or before.image) and re.search(r"[A-Z]{2}$", before.text) is not None
    return joined and part.bracket == "(" and not part.has_link and is_distinction(spell(part.parts))


def _read_group(part: Group, clauses: Clauses, row: int, *, in_bold: bool = False) -> Iterator[Chunk]:
    runs = part.runs
    if part.has_link or any(run.image for run in runs):
        yield from _read_linked_group(part, clauses, row)
        return
    spoken = [run for run in runs if run.text.strip()]
    styles = frozenset[Style].intersection(*map(_styles, spoken)) if spoken else frozenset[Style]()
    line = runs[0].line if runs else 0
    raw = spell([part])
    said = " ".join(spell(part.parts).split())
    chunk = Chunk("text", said, styles or frozenset({"plain"}), "", line, row, raw, in_brackets=True)
    inner = said
    found = clauses.split(inner, is_opening=False)
    if dated := _DATED_KIND.fullmatch(inner):
        yield replace(chunk, kind="occasion", text=dated[1])
    elif cited := _cited(inner, clauses):
        yield replace(chunk, kind="people", text=cited[0])
        yield replace(chunk, kind="occasion", text=cited[1], raw="", field="occasion")
    elif clauses.occasion(inner) is not None:
        yield replace(chunk, kind="occasion")
    elif all(clause.kind != "text" for clause in found) and (len(found) > 1 or part.bracket == "("):
        yield from (replace(chunk, kind=clause.kind, text=clause.text) for clause in found)
    else:
        named = clauses.venues.id_of(inner) is not None
        kind = "tag" if named else _kind_of_group(part, inner, in_bold=in_bold)
        yield replace(chunk, kind=kind, in_brackets=kind != "text")


def _cited(text: str, clauses: Clauses) -> tuple[str, str] | None:
    """Return the family name of an author, and the venue with its year behind it: ``Doe, Ribs in Motion 2002``."""
    found = _CITED.fullmatch(text)
    if found is None or clauses.occasion(found[1]) is not None:
        return None
    said = clauses.venues.parse(found[2])
    is_name = not (is_distinction(found[1]) or is_acronym(found[1]) or is_journal(found[1]))
    return (found[1], found[2]) if is_name and (said.venue or said.unknown) else None


def _read_linked_group(part: Group, clauses: Clauses, row: int) -> Iterator[Chunk]:
    """Yield what stands in brackets with a link; of the text beside it only people and occasions."""
    for chunk in read_parts(part.parts, clauses, row):
        if chunk.kind != "text":
            yield replace(chunk, in_brackets=True)
        elif re.search(r"\w{2}", chunk.text) and resource_type(chunk.text) is None:
            for clause in clauses.split(chunk.text.strip(" ,;:")):
                if clause.kind != "text":
                    yield replace(chunk, kind=clause.kind, text=clause.text, in_brackets=True)


def _kind_of_group(part: Group, inner: str, *, in_bold: bool) -> ChunkKind:
    """Return what brackets are that hold neither links nor people nor an occasion."""
    spoken = [run for run in part.runs if run.text.strip()]
    if spoken and all(run.code and run.text.strip()[0].islower() for run in spoken):
        return "label"  # a tag that a legend explains
    if part.is_strong and not in_bold:
        return "mark"
    if resource_type(inner) is not None and (part.bracket == "[" or len(inner) < _LONGEST_LABEL):
        return "label"
    if part.bracket == "(":
        in_italics = bool(spoken) and all(run.emphasis for run in spoken)
        return "tag" if is_acronym(inner) or in_italics or _DATED.fullmatch(inner) else "text"
    return "label" if re.fullmatch(r"\s*|[x\u2713\u2714 ]|#?\d{1,4}", inner) else "tag"
