"""Texts of an entry taken apart: each clause a chunk of its own, people and labels of links set apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.credits import credit_and_occasion
from generator.importer.entries.whole_occasions import is_year_first
from generator.importer.words.link_labels import is_label, resource_type
from generator.importer.words.occasion import is_distinction
from generator.importer.words.people import first_turned, is_whole_name, looks_like_people
from generator.importer.words.venue_names import is_journal, is_well_known
from generator.importer.words.venue_shapes import is_surely_venue, looks_like_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.importer.entries.chunk import Chunk
    from generator.importer.entries.clauses import Clauses

_OTHERS = re.compile(r"et\.? ?al\.?|and others", re.IGNORECASE)
_LABEL_BEHIND = re.compile(r"[\s(\uff08,;|\u00b7\uff0c\uff1b\u3002\uff5c]+(\w+(?: \w+)?)\s*[:\uff1a]\s*$")
"""What a link behind a text is, said with a colon: ``…, ICLR 2015, code: ``."""
_MIXED = re.compile(r"[A-Za-z]\w* [\u4e00-\u9fff]+")
"""The last word of a title, and a label in Chinese: ``models 论文地址``."""
_VENUE_BEHIND = re.compile(r"(.*(?:\.|\bal))\s+([^\s.,][^.,]*)\.?\s*")
_CREDIT = re.compile(r"\W*(?:and\s+)?(?:from|by)\s+([^:]+?)\s*(:)?\s*")
"""Who wrote what comes next: ``from Doe and Roe:``."""
_CREDIT_FIRST = re.compile(r"\W*by\s+([^\W\d_a-z][^:.;()]{2,80}?)\s*:\s+(?=\S)")
_LONGEST_TAIL = 40
_LONGEST_CREDIT = 120


def _credited(chunk: Chunk) -> str:
    """Return the authors named in italics, or behind "from"; a family name alone is one when a colon ends it."""
    if _OTHERS.fullmatch(chunk.text.strip(" ,;")):
        return "et al."
    joined = re.search(r"\s(?:&|and)\s", chunk.text)
    if chunk.row > 0 and first_turned(chunk.text.rstrip(" .")):
        return chunk.text
    is_line = chunk.row > 0 and is_whole_name(chunk.text) and not looks_like_venue(chunk.text.strip())
    if "italic" in chunk.styles and (is_line or looks_like_people(chunk.text, strictly=joined is None)):
        return chunk.text
    text = chunk.raw
    found = _CREDIT.fullmatch(text) if len(text) < _LONGEST_CREDIT else None
    if found is None:
        return ""
    alone = bool(found[2] and re.fullmatch(r"(?:[^\W\d_a-z][\w'\u2019-]+\s?){1,2}", found[1]))
    return found[1] if alone or looks_like_people(found[1]) else ""


def _credits(chunk: Chunk, clauses: Clauses) -> tuple[Chunk, ...]:
    """Return the authors that a text behind a title is, or begins with."""
    if parts := credit_and_occasion(chunk):
        return parts
    names = _credited(chunk)
    return tuple(_people(chunk, names, clauses)) if names else _credit_first(chunk, clauses)


def _credit_first(chunk: Chunk, clauses: Clauses) -> tuple[Chunk, ...]:
    """Return the authors that a text behind a title begins with, and what it says of their work: ``by Ann Doe: A classic.``."""
    found = _CREDIT_FIRST.match(chunk.raw)
    if found is None or not (looks_like_people(found[1]) or is_whole_name(found[1])):
        return ()
    rest = chunk.raw[found.end() :]
    if chunk.row == 0 and any(clause.kind == "occasion" for clause in clauses.split(rest)):
        return ()
    return replace(chunk, kind="people", text=found[1], raw=found[0]), replace(chunk, text=rest, raw=rest, field="note")


def noted_on(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield the chunks of a line, what goes on in another style from the remark behind authors made one: ``by Ann Doe: A **must** for all``."""
    is_note = False
    for chunk in chunks:
        is_note = chunk.kind == "text" and not chunk.url and (is_note or chunk.field == "note")
        yield replace(chunk, field=chunk.field or "note") if is_note else chunk


def _people(chunk: Chunk, names: str, clauses: Clauses) -> Iterator[Chunk]:
    """Yield authors, and the venue that ends their sentence."""
    names, venue = _without_venue(names, clauses)
    yield replace(chunk, kind="people", text=names)
    if venue:
        yield replace(chunk, kind="occasion", text=venue, raw=venue, field="occasion")


def _without_venue(names: str, clauses: Clauses) -> tuple[str, str]:
    """Return authors, and the venue that the last sentence behind them is: ``Ann Doe (A Lab) et al. NeurIPS.``."""
    found = _VENUE_BEHIND.fullmatch(names)
    said = clauses.venues.parse(found[2]) if found else None
    if found is None or said is None:
        return names, ""
    named = any(judge(said.unknown) for judge in (is_well_known, is_journal, is_surely_venue)) or said.venue is not None
    return (found[1], found[2]) if named else (names, "")


def without_label(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return a text with the label of the link behind it set apart: ``…, ICLR 2015, code: ``."""
    tail = chunk.raw[-_LONGEST_TAIL:] if chunk.kind == "text" else ""
    found = _LABEL_BEHIND.search(tail)
    if found is not None and (resource_type(found[1]) is None or _MIXED.fullmatch(found[1])):
        found = _LABEL_BEHIND.search(tail, tail.find(" ", found.start() + 1))
    text = chunk.raw[: -len(found[0])] if found else ""
    if found is None or resource_type(found[1]) is None or not re.search(r"\w", text):
        return (chunk,)
    return replace(chunk, text=text, raw=text), replace(chunk, kind="label", text=found[1], raw=found[0])


def taken_apart(chunk: Chunk, clauses: Clauses, *, people: bool, follows: bool) -> Iterator[Chunk]:
    """Yield a text clause by clause, or as it is when it is nothing but text."""
    if chunk.kind != "text" or "quoted" in chunk.styles:
        yield chunk
        return
    if follows and (parts := _credits(chunk, clauses)):
        yield from parts
        return
    text = chunk.raw
    core = text.strip(' ,;:|/.\u2013\u2014-·•\u3001\uff0c\u3002\t"\u201c\u201d@')
    if not re.search(r"\w", core):
        yield replace(chunk, kind="label") if core == "" else chunk
        return
    dated = text.lstrip().startswith(",") and is_year_first(core)
    if core != text.strip() and (dated or clauses.occasion(core) is not None):
        yield replace(chunk, kind="occasion", text=core)
        return
    if (
        (is_label(core) or is_distinction(core))
        and clauses.occasion(core) is None
        and clauses.venues.id_of(core) is None
    ):
        yield replace(chunk, kind="label")
        return
    found = clauses.split(text.strip(), people=people)
    if len(found) == 1:
        kind = found[0].kind
        told = replace(chunk, kind=kind, text=text if kind == "text" else core)
        yield from _people(chunk, core, clauses) if kind == "people" else (told,)
        return
    indent = text[: len(text) - len(text.lstrip())]
    for place, clause in enumerate(found):
        raw = clause.text if place else indent + clause.text
        yield replace(chunk, kind=clause.kind, text=clause.text, raw=raw)
