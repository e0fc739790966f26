"""References that begin with their authors, commas between all they say: ``Ann Doe, Cy Roe, A Title of Things, A Journal, 1994. [PDF](…)``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.entries.chunk import Chunk
from generator.importer.entries.chunks import chunks_of
from generator.importer.entries.whole_occasions import SENTENCES
from generator.importer.words.link_labels import resource_type
from generator.importer.words.people import is_whole_name, may_be_name
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.venue_shapes import is_acronym, looks_like_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.block import Block

_COMMA = re.compile(r",\s+")
_NAMES = re.compile(r"\s+(?:and|&)\s+")
_OTHERS = re.compile(r"et\.?\s?al\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d")
_EDITION = re.compile(r"\s*\((?:[^()]*,\s*)?((?:19|20)\d\d)\)$")
"""What stands behind the title of a book: ``(2nd Edition, 1998)``."""
_THESIS = re.compile(
    r"(?:Ph\.?\s?D\.?|Master'?s?|Doctoral|M\.?Sc\.?)\s+(?:thesis|dissertation)|Tech(?:nical|\.) report", re.IGNORECASE
)
"""What a university or a laboratory stands behind."""
_ARTICLE = re.compile(r"(?:An?|The|and|or)\s")
_CAPITAL = re.compile(r"[A-Z]|(?:of|on|in|and|for|the|&)$")
_FEW, _MOST_WORDS, _OFTEN, _SHARE = 2, 5, 5, 4
"""How many parts stand behind a doubtful name at least; how many words an unknown venue has; how many entries, one in how many, must begin with authors for a list to be read so."""


@dataclass(frozen=True)
class Reference:
    """What a reference says: who wrote a work, its title, and where and when it appeared."""

    people: str
    title: str
    where: str


def are_references(rows: Iterable[Sequence[Chunk]]) -> bool:
    """Tell whether entries of a list begin with their authors often enough for this to be how it is written."""
    every = list(rows)
    begun = sum(map(_begins_with_people, every))
    return begun >= _OFTEN and begun * _SHARE >= len(every)


def with_references(
    rows: Sequence[Sequence[Chunk]], blocks: Sequence[Block], clauses: Clauses
) -> list[Sequence[Chunk]]:
    """Return entries with those told that are references, in a list that is written so."""
    told = (_told(block, clauses) for block in blocks)
    return [
        one if one and (_says_where(one) or not _says_where(chunks)) else chunks
        for one, chunks in zip(told, rows, strict=True)
    ]


def _says_where(chunks: Sequence[Chunk]) -> bool:
    return any(chunk.kind == "occasion" for chunk in chunks)


def _begins_with_people(chunks: Sequence[Chunk]) -> bool:
    spoken = [chunk for chunk in chunks if re.search(r"\w", chunk.text)][:2]
    return (
        [chunk.kind for chunk in spoken] == ["people", "text"]
        and all(chunk.styles == {"plain"} and not chunk.in_brackets and not chunk.field for chunk in spoken)
        and spoken[0].row == spoken[1].row
    )


def _told(block: Block, clauses: Clauses) -> tuple[Chunk, ...]:
    """Return the chunks of an item whose words before its links are a reference, in plain text."""
    if block.shape != "item":
        return ()
    end = next((at for at, run in enumerate(block.runs) if run.url or run.image or run.is_break), len(block.runs))
    head, rest = block.runs[:end], block.runs[end:]
    if not head or any(run.strong or run.emphasis or run.code or run.underline for run in head):
        return ()
    labelled = next((run.text.startswith("[") or resource_type(run.text) is not None for run in rest if run.url), True)
    said = parse_reference("".join(run.text for run in head), clauses) if labelled else None
    if said is None:
        return ()
    line = head[0].line
    found = [
        Chunk("people", said.people, line=line, raw=said.people),
        Chunk("text", said.title, line=line, raw=said.title, field="title"),
    ]
    if said.where:
        found.append(Chunk("occasion", said.where, line=line, raw=said.where, field="occasion"))
    return (*found, *chunks_of(rest, clauses))


def parse_reference(text: str, clauses: Clauses) -> Reference | None:
    """Return what a text says that is a whole reference; nothing when it begins with no name, or its title is not clear."""
    text = text.strip(" .,;:[(")
    where = ""
    if any(text.count(opened) != text.count(closed) for opened, closed in ("()", "[]")):
        return None
    if edition := _EDITION.search(text):
        text, where = text[: edition.start()], edition[1]
    first, *others = SENTENCES.split(text)
    if len(others) == 1 and not where and clauses.occasion(others[0]) is not None:
        text, where = first.rstrip("."), others[0]
    elif others:
        return None
    parts = _COMMA.split(text)
    most = len(parts) - 1
    names = next((at for at in range(most) if not _names_people(parts, at)), most)
    end = len(parts) if where else _title_end(parts, names, clauses)
    names = min(names, end - 1)
    title = ", ".join(parts[names:end])
    if names < 1 or len(re.findall(r"\w+", title)) < 2 or not title[:1].isupper():
        return None
    return Reference(", ".join(parts[:names]), title, where or ", ".join(parts[end:]))


def _names_people(parts: Sequence[str], at: int) -> bool:
    """Tell whether a part names people; of one before a sure name, shape is enough: ``Ann Starling, Cy Roe, …``."""
    if all(is_whole_name(name) or _OTHERS.fullmatch(name) for name in _NAMES.split(parts[at])):
        return True
    return len(parts) > at + _FEW and may_be_name(parts[at]) and is_whole_name(parts[at + 1])


def _title_end(parts: Sequence[str], names: int, clauses: Clauses) -> int:
    """Return where the title ends, behind which a venue and the year stand, or a year alone, or nothing."""
    last = len(parts) - 1
    if not _YEAR.fullmatch(parts[last]):
        return last if clauses.occasion(parts[last]) is not None else len(parts)
    thesis = next((at for at in range(1, last) if _THESIS.fullmatch(parts[at])), 0)
    if thesis:
        return thesis
    return last - 1 if last - 1 > min(names, last - 2) and _may_be_venue(parts[last - 1], clauses) else last


def _may_be_venue(part: str, clauses: Clauses) -> bool:
    """Tell whether a part right before the year may be a venue, known or not: all its words are capital, and few."""
    known = clauses.occasion(part) is not None or clauses.venues.id_of(part) is not None
    if known or any(judge(part) for judge in (is_acronym, is_well_known, looks_like_venue)):
        return True
    words = part.split()
    return len(words) <= _MOST_WORDS and not _ARTICLE.match(part) and all(map(_CAPITAL.match, words))
