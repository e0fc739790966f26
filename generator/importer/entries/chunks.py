"""An entry as chunks: stretches of one style and one purpose, in the order in which they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.authorship import named_together
from generator.importer.entries.barred import take_barred
from generator.importer.entries.bracketed import with_bracketed_title
from generator.importer.entries.brackets import group
from generator.importer.entries.chunk import Chunk
from generator.importer.entries.chunk_parts import read_parts
from generator.importer.entries.chunk_texts import noted_on, taken_apart, without_label
from generator.importer.entries.citations import with_credits, with_numbers_read, with_source
from generator.importer.entries.cited_labels import opened_labels
from generator.importer.entries.descriptions import without_description
from generator.importer.entries.fields import occasion_within, take_field
from generator.importer.entries.quotations import merged
from generator.importer.entries.symbols import begins_with_symbol, take_symbol
from generator.importer.entries.title_keys import take_title
from generator.importer.pages.runs import HARD_BREAK, Run, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.entries.clauses import Clauses

_OPENED = re.compile(r"(\W*?[\[(\u3010\uff08]\s*)([^\[\]()\u3010\u3011\uff08\uff09]+)$")
_PARTNERS = {"[": "]", "(": ")", "\u3010": "\u3011", "\uff08": "\uff09"}
_MOST_WORDS = 3


def chunks_of(runs: Sequence[Run], clauses: Clauses, *, people: bool = True) -> tuple[Chunk, ...]:
    """Return the chunks of an entry; forced breaks between its lines are chunks.

    Without ``people``, only what is surely a list of authors is taken for one: with initials, "et al.", or three names.
    """
    found: list[Chunk] = []
    for row, (whole, is_forced) in enumerate(_lines(runs)):
        if row and (is_forced or begins_with_symbol(whole)):
            found.append(Chunk("break", "", row=row))
        line, description = without_description(whole)
        field, line_runs = _announced(_closed(list(line), clauses), clauses, is_first=not row)
        text = plain_text(line_runs)
        if field in {"note", "remark"} and (told := occasion_within(text, clauses)):
            field, text = "occasion", told
        if field == "occasion":
            found.append(Chunk("occasion", text, line=line_runs[0].line if line_runs else 0, row=row, field=field))
            found += [chunk for chunk in read_parts(group(line_runs), clauses, row) if chunk.url]
            continue
        barred, line_runs = take_barred(line_runs, row)
        found += barred
        chunks = list(read_parts(group(line_runs), clauses, row))
        joined = with_credits(with_numbers_read(list(merged(chunks))))
        chunks = []
        for chunk in joined:
            for part in without_label(chunk):
                follows = any(before.kind in {"text", "link"} for before in (*found, *chunks))
                chunks += taken_apart(part, clauses, people=people, follows=follows)
        chunks = [_going_on(chunk, before) for before, chunk in zip([None, *chunks], chunks, strict=False)]
        chunks = list(noted_on(named_together([*opened_labels(chunks, clauses)])))
        found += with_source([replace(chunk, field=field or chunk.field) for chunk in chunks], clauses.venues)
        if description:
            found.append(_told_of(description, row, clauses))
    return with_bracketed_title(found)


def _told_of(description: str, row: int, clauses: Clauses) -> Chunk:
    """Return what is said of a thing: where and when it appeared, if a sentence tells that."""
    told = occasion_within(description, clauses)
    return Chunk("occasion" if told else "text", told or description, row=row, field="occasion" if told else "remark")


def _announced(line: list[Run], clauses: Clauses, *, is_first: bool) -> tuple[str, list[Run]]:
    """Return what a symbol or words before a colon say that a line is, and the line without these."""
    field, rest = take_symbol(line, clauses)
    if not field and is_first and (titled := take_title(line, clauses)):
        return "", titled
    return (field, rest) if field else take_field(line, clauses.remarks, clauses.placed)


def _going_on(chunk: Chunk, before: Chunk | None) -> Chunk:
    """Return a label as text where it goes on from what stands before it: ``… (CLIP) Models``."""
    is_announced = chunk.raw.rstrip().endswith((":", "\uff1a"))
    if chunk.kind != "label" or is_announced or before is None or before.kind not in {"text", "tag"}:
        return chunk
    return (
        replace(chunk, kind="text")
        if re.match(r"\s*\w", chunk.raw) and re.search(r"[\w)\]]\s*$", before.raw)
        else chunk
    )


def _lines(runs: Iterable[Run]) -> list[tuple[list[Run], bool]]:
    """Return the lines that say anything, and whether each was forced to begin where it does."""
    lines: list[tuple[list[Run], bool]] = [([], False)]
    for run in runs:
        if run.is_break:
            lines.append(([], run.text == HARD_BREAK))
        else:
            lines[-1][0].append(run)
    kept: list[tuple[list[Run], bool]] = []
    forced = False
    for line, is_forced in lines:
        forced = forced or is_forced
        if any(run.text.strip() or run.url or run.image for run in line):
            kept.append((line, forced))
            forced = False
    return kept


def _closed(line: list[Run], clauses: Clauses) -> list[Run]:
    """Return a line with the bracket closed that it opens before a venue or a date and leaves open: ``[ACL 2021 A Title``."""
    first = next((place for place, run in enumerate(line) if re.search(r"\w", run.text)), None)
    if first is None or line[first].url or line[first].image:
        return line
    found = _OPENED.match(line[first].text)
    if found is None:
        return line
    opened = found[1].strip()[-1]
    whole = "".join(run.text for run in line if not run.url)
    if whole.count(opened) == whole.count(_PARTNERS[opened]):
        return line
    words = found[2].split()
    for end in range(1, _MOST_WORDS + 1):
        said = clauses.occasion(" ".join(words[:end]))
        if said is not None and said.year is not None and end <= len(words):
            text = f"{found[1]}{' '.join(words[:end])}{_PARTNERS[opened]} {' '.join(words[end:])}"
            return [*line[:first], replace(line[first], text=text), *line[first + 1 :]]
    return line
