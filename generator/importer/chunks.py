"""An entry as chunks: stretches of one style and one purpose, in the order in which they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.authorship import named_together
from generator.importer.badges import badge_words, counts_something
from generator.importer.bracketed import with_bracketed_title
from generator.importer.brackets import Group, group, spell
from generator.importer.chunk import Chunk, ChunkKind, Style
from generator.importer.citations import with_credits, with_numbers_read, with_source
from generator.importer.fields import occasion_within, take_field
from generator.importer.link_labels import is_label, resource_type
from generator.importer.occasion import is_distinction
from generator.importer.people import first_turned, is_whole_name, looks_like_people
from generator.importer.quotations import merged
from generator.importer.runs import HARD_BREAK, Run, plain_text
from generator.importer.venue_names import is_journal, is_well_known
from generator.importer.venue_shapes import is_acronym, is_surely_venue, looks_like_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.importer.clauses import Clauses

_OTHERS = re.compile(r"et\.? ?al\.?|and others", re.IGNORECASE)
_LABEL_BEHIND = re.compile(r"[\s(\uff08,;|\u00b7\uff0c\uff1b\u3002\uff5c]+(\w+(?: \w+)?)\s*[:\uff1a]\s*$")
"""What a link behind a text is, said with a colon: ``…, ICLR 2015, code: ``."""
_OPENED = re.compile(r"(\W*?[\[(\u3010\uff08]\s*)([^\[\]()\u3010\u3011\uff08\uff09]+)$")
_VENUE_BEHIND = re.compile(r"(.*(?:\.|\bal))\s+([^\s.,][^.,]*)\.?\s*")
_PARTNERS = {"[": "]", "(": ")", "\u3010": "\u3011", "\uff08": "\uff09"}
_DATED = re.compile(r"[A-Z][^\W\d]+(?: (?:[A-Z][^\W\d]+|of|on|in|and|for|&)){0,6}[\s,-]+(?:19|20)\d\d")
"""What may be a venue with its year: ``Neural Nets-2021``."""
_MOST_WORDS = 3
_LONGEST_TAIL = 40
_LONGEST_LABEL = 20
_LONGEST_CREDIT = 120
_CREDIT = re.compile(r"\W*(?:and\s+)?(?:from|by)\s+([^:]+?)\s*(:)?\s*")
"""Who wrote what comes next: ``from Doe and Roe:``."""


def chunks_of(runs: Sequence[Run], clauses: Clauses, *, people: bool = True) -> tuple[Chunk, ...]:
    """Return the chunks of an entry; forced breaks between its lines are chunks.

    Without ``people``, only what is surely a list of authors is taken for one: with initials, "et al.", or three names.
    """
    found: list[Chunk] = []
    for row, (line, is_forced) in enumerate(_lines(runs)):
        if row and is_forced:
            found.append(Chunk("break", "", row=row))
        field, line_runs = take_field(_closed(line, clauses), clauses.remarks)
        text = plain_text(line_runs)
        if field in {"note", "remark"} and (told := occasion_within(text, clauses)):
            field, text = "occasion", told
        if field == "occasion":
            found.append(Chunk("occasion", text, line=line_runs[0].line if line_runs else 0, row=row, field=field))
            found += [chunk for chunk in _read_parts(group(line_runs), clauses, row) if chunk.url]
            continue
        chunks = list(_read_parts(group(line_runs), clauses, row))
        joined = with_credits(with_numbers_read(list(merged(chunks))))
        chunks = []
        for chunk in joined:
            for part in _without_label(chunk):
                follows = any(before.kind in {"text", "link"} for before in (*found, *chunks))
                chunks += _taken_apart(part, clauses, people=people, follows=follows)
        chunks = [_going_on(chunk, before) for before, chunk in zip([None, *chunks], chunks, strict=False)]
        chunks = named_together(chunks)
        found += with_source([replace(chunk, field=field or chunk.field) for chunk in chunks], clauses.venues)
    return with_bracketed_title(found)


def _going_on(chunk: Chunk, before: Chunk | None) -> Chunk:
    """Return a label as text where it goes on from what stands before it: ``… (CLIP) Models``."""
    if chunk.kind != "label" or before is None or before.kind not in {"text", "tag"}:
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


def _styles(run: Run) -> frozenset[Style]:
    pairs: tuple[tuple[Style, bool], ...] = (
        ("bold", run.strong), ("italic", run.emphasis), ("underlined", run.underline), ("code", run.code), ("linked", bool(run.url)),
    )  # fmt: skip
    return frozenset(style for style, holds in pairs if holds) or frozenset({"plain"})


def _read_parts(parts: Iterable[Run | Group], clauses: Clauses, row: int) -> Iterator[Chunk]:
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
            named = clauses.of_label(part.text.strip("[]() ")) is not None
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
    if clauses.occasion(inner) is not None:
        yield replace(chunk, kind="occasion")
    elif all(clause.kind != "text" for clause in found) and (len(found) > 1 or part.bracket == "("):
        yield from (replace(chunk, kind=clause.kind, text=clause.text) for clause in found)
    else:
        named = clauses.venues.id_of(inner) is not None
        kind = "tag" if named else _kind_of_group(part, inner, in_bold=in_bold)
        yield replace(chunk, kind=kind, in_brackets=kind != "text")


def _read_linked_group(part: Group, clauses: Clauses, row: int) -> Iterator[Chunk]:
    """Yield what stands in brackets with a link; of the text beside it only people and occasions."""
    for chunk in _read_parts(part.parts, clauses, row):
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


def _without_label(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return a text with the label of the link behind it set apart: ``…, ICLR 2015, code: ``."""
    found = _LABEL_BEHIND.search(chunk.raw[-_LONGEST_TAIL:]) if chunk.kind == "text" else None
    text = chunk.raw[: -len(found[0])] if found else ""
    if found is None or resource_type(found[1]) is None or not re.search(r"\w", text):
        return (chunk,)
    return replace(chunk, text=text, raw=text), replace(chunk, kind="label", text=found[1], raw=found[0])


def _taken_apart(chunk: Chunk, clauses: Clauses, *, people: bool, follows: bool) -> Iterator[Chunk]:
    """Yield a text clause by clause, or as it is when it is nothing but text."""
    if chunk.kind != "text" or "quoted" in chunk.styles:
        yield chunk
        return
    if follows and (names := _credited(chunk)):
        yield from _people(chunk, names, clauses)
        return
    text = chunk.raw
    core = text.strip(' ,;:|/.\u2013\u2014-·•\u3001\uff0c\u3002\t"\u201c\u201d@')
    if not re.search(r"\w", core):
        yield replace(chunk, kind="label") if core == "" else chunk
        return
    if core != text.strip() and (clauses.occasion(core) is not None):
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
