"""Authors that only the other entries of a section give away: one name alone, a team, names behind a title with commas."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.stretches import is_resource, may_be_title
from generator.importer.words.dates import take_year
from generator.importer.words.people import first_turned, is_whole_name, looks_like_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.chunk import Chunk

_JOINTS = re.compile(r"(,\s+|\s+\|\s+|(?<=\w\w|.[)?!])\.\s+)")
_NAMES = re.compile(r"(,\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+)")
_CLOSING = re.compile(r"(.{12,}?[.?!])\.?\s+([A-Z][^.?!:]*?,[^.?!:]*)\.?\s*")
_TURNED = re.compile(r"[A-Z][a-z'-]+, [A-Z][a-z'-]+")
"""One author, the family name first: ``Doe, Ann``."""
_TEAM = re.compile(r"(?:[A-Z][\w-]*\s?){1,3}")
_COINED = re.compile(r"\w*[a-z][A-Z]\w*|\w+\s\w+")
_COINED_NAME = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d|-[a-z]")
_OTHERS = re.compile(r"\s*\bet\.?\s?al\.?\s*$")
_BEGUN = re.compile(r"\W*([^\W\d_][^.,;:()]+?(?: [A-Z]\.)?[^.,;:()]*)\.\s+")
_INITIAL = re.compile(r"\s[A-Z]$")
_FAMILY = re.compile(r"[A-Z][\w'\u2019-]+(?:,|\s(?:and|&)\s)")
"""A family name behind initials, and what goes on with the next author or the title: ``Ann B. Doe and …``."""
_ENOUGH = 3
_LONGEST = 400

_CLOSED = re.compile(r"(.*\w\W*)\s\(([^()]{4,40})\)\s*")
"""A title, and what may be a name in brackets behind it."""


def with_authors(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Return chunks with the authors set apart that end a plain title, in a section where most entries name theirs."""
    for place, chunk in enumerate(chunks):
        plain = chunk.styles == {"plain"} and not (chunk.url or chunk.in_brackets or chunk.field)
        if not plain or len(chunk.raw) > _LONGEST:
            continue
        if chunk.kind == "text" and not any(other.kind == "people" for other in chunks):
            parts = _behind_title(chunk)
        elif chunk.kind == "people" and not any(_has_words(other) for other in (*chunks[:place], *chunks[place + 1 :])):
            parts = _after_commas(chunk)
        else:
            continue
        if parts:
            return (*chunks[:place], *parts, *chunks[place + 1 :])
    return tuple(chunks)


def _has_words(chunk: Chunk) -> bool:
    """Tell whether a chunk may be the title, no mere label of a link."""
    return may_be_title(chunk) and (not chunk.url or not is_resource(chunk)) and len(chunk.text.split()) > 1


def _turned_behind(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return a text as title and the authors of its last sentence, the first of them with the family name first."""
    found = _CLOSING.fullmatch(chunk.raw)
    names = re.sub(r",(?=\S)", ", ", found[2]) if found else ""
    if found is None or len(found[1].split()) < _ENOUGH or not (_TURNED.fullmatch(names) or first_turned(names)):
        return ()
    return (
        replace(chunk, text=found[1], raw=found[1]),
        replace(chunk, kind="people", text=names, raw=found[2]),
    )


def _behind_title(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return a text as title, author, and what says where and when: ``A Title, Ann Doe, A Report 1998``, ``A Title. OpenAI.``."""
    if closing := _turned_behind(chunk):
        return closing
    parts = _JOINTS.split(chunk.raw.rstrip(" .,|"))
    for at in range(2, len(parts), 2):
        title, name, rest = "".join(parts[: at - 1]), parts[at].strip(), "".join(parts[at + 2 :])
        if len(title.split()) < 2:
            continue
        is_last = not rest
        team = is_last and _TEAM.fullmatch(name) and (parts[at - 1][0] == "." or _COINED.fullmatch(name))
        if (is_whole_name(name) and (is_last or take_year(rest)[0])) or team:
            found = [replace(chunk, text=title, raw=title), replace(chunk, kind="people", text=name, raw=name)]
            return (*found, replace(chunk, kind="occasion", text=rest, raw=rest)) if rest else tuple(found)
    return ()


def _after_commas(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return what looks like names throughout as title and authors: ``Look, Listen and Tell, Ann Doe, Cy Roe``."""
    parts = _NAMES.split(chunk.raw)
    names = [is_whole_name(_OTHERS.sub("", part)) for part in parts[::2]]
    first = next((place for place in range(len(names)) if all(names[place:])), len(names))
    if not 1 < first < len(names) - 1:
        return ()
    title, people = "".join(parts[: 2 * first - 1]), "".join(parts[2 * first :])
    return replace(chunk, kind="text", text=title, raw=title), replace(chunk, text=people, raw=people)


def with_lone_authors(rows: Sequence[Sequence[Chunk]]) -> list[Sequence[Chunk]]:
    """Return entries with the one author set apart that each begins with, if most do: ``Ann Doe. A Title of Things. CVPR 2020``."""
    told = [_lone_author(chunks) for chunks in rows]
    sure = sum(
        one is not None or any(chunk.kind == "people" for chunk in chunks)
        for one, chunks in zip(told, rows, strict=True)
    )
    if len(rows) < _ENOUGH or sure * 4 < len(rows) * 3:
        return list(rows)
    return [one or chunks for one, chunks in zip(told, rows, strict=True)]


def with_closing_authors(rows: Sequence[Sequence[Chunk]]) -> list[Sequence[Chunk]]:
    """Return entries with the one author set apart that stands in brackets behind a title, if most name authors there: ``A Title (Ann Doe)``."""
    told = [_closing_author(chunks) for chunks in rows]
    usual = sum(any(chunk.kind == "people" and chunk.in_brackets for chunk in chunks) for chunks in rows)
    if usual < _ENOUGH or (usual + sum(map(bool, told))) * 4 < len(rows) * 3:
        return list(rows)
    return [one or chunks for one, chunks in zip(told, rows, strict=True)]


def _closing_author(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    for place, chunk in enumerate(chunks):
        found = _CLOSED.fullmatch(chunk.raw) if chunk.kind == "text" else None
        if found and is_whole_name(found[2]):
            names = replace(chunk, kind="people", text=found[2], raw=f"({found[2]})", in_brackets=True)
            return (*chunks[:place], replace(chunk, text=found[1], raw=found[1]), names, *chunks[place + 1 :])
    return ()


def _lone_author(chunks: Sequence[Chunk]) -> tuple[Chunk, ...] | None:
    place = next((at for at, chunk in enumerate(chunks) if re.search(r"\w", chunk.text)), None)
    if place is None or chunks[place].kind != "text" or chunks[place].styles != {"plain"} or chunks[place].field:
        return None
    chunk = chunks[place]
    found = _BEGUN.match(chunk.raw)
    if found is None or not is_whole_name(found[1]) or len(chunk.raw[found.end() :].split()) < _ENOUGH:
        return None
    if _INITIAL.search(found[1]) and _FAMILY.match(chunk.raw[found.end() :]):
        return None
    names = replace(chunk, kind="people", text=found[1], raw=found[0])
    title = chunk.raw[found.end() :]
    return (*chunks[:place], names, replace(chunk, text=title, raw=title), *chunks[place + 1 :])


def _names_works(chunk: Chunk, after: Chunk) -> bool:
    """Tell whether what looks like family names is what a work calls things, in bold before its title: ``**RibNet, Rib-conc**: A Title``."""
    apart = chunk.kind == "people" and "bold" in chunk.styles and after.kind == "text" and "bold" not in after.styles
    words = [name.strip() for name in chunk.raw.split(",")]
    single = all(re.fullmatch(r"[\w+-]+", word) for word in words) and any(map(_COINED_NAME.search, words))
    return apart and single and after.raw.lstrip().startswith(":")


def named_together(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return chunks with a name among authors made one of them, though it is set in another style: ``A. Doe, **B. Roe**, C. Woe``."""
    found = list(chunks)
    if len(found) > 1 and _names_works(*found[:2]):
        found[0] = replace(found[0], kind="text", text=found[0].raw)
    for place in range(1, len(found)):
        before, chunk = found[place - 1], found[place]
        joins = before.raw.rstrip().endswith((",", "and", "&")) or chunk.raw.lstrip().startswith((",", "and ", "&"))
        if before.kind == "people" and joins and chunk.kind == "text" and looks_like_people(chunk.raw.strip(" ,.")):
            found[place] = replace(chunk, kind="people", text=chunk.raw.strip(" ,."))
    for place, (name, group, chunk) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        joins = group.in_brackets and chunk.kind == "people" and chunk.raw.lstrip().startswith((",", "and ", "&"))
        if joins and name.kind == "text" and name.styles == chunk.styles and is_whole_name(name.text):
            found[place] = replace(name, kind="people")  # behind whose name a lab stands in brackets
    return found
