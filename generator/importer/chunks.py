"""An entry as chunks: stretches of one style and one purpose, in the order in which they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from generator.importer.badges import badge_words, counts_something
from generator.importer.brackets import Group, group, spell
from generator.importer.citations import with_source
from generator.importer.link_labels import is_label, resource_type
from generator.importer.people import looks_like_people
from generator.importer.runs import HARD_BREAK, Run, plain_text
from generator.importer.venue_shapes import is_acronym
from generator.importer.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.importer.clauses import Clauses

ChunkKind = Literal["text", "people", "occasion", "mark", "tag", "link", "badge", "label", "break"]
Style = Literal["bold", "linked", "quoted", "underlined", "italic", "code", "plain"]
STYLES: tuple[Style, ...] = ("quoted", "bold", "linked", "underlined", "italic", "code", "plain")
_QUOTED = re.compile(
    r"[\"\u201c\u201d]([^\"\u201c\u201d]{2,300})[\"\u201d\u201c]|\u300c([^\u300d]+)\u300d|\u300a([^\u300b]+)\u300b"
)
_FIELDS: tuple[tuple[str, str], ...] = (
    (r"(?:paper )?(?:titles?|name)|标题|题目|论文(?:题目|标题|名称|名)", "title"),
    (r"authors?|by|作者|written by", "people"),
    (r"venue|conference|journal|publication|published(?: (?:in|at))?|publisher|where|presented at|proceedings|会议|期刊|发表(?:于|会议)?|出处|收录", "occasion"),
    (r"dates?|year|time|when|published on|release(?: date)?|submitted|时间|日期|年份|发表时间|发布时间", "occasion"),
    (r"abstract|tl;?dr|summary|keywords?|key ?words|tags?|notes?|comments?|highlights?|contributions?|affiliations?|institut(?:ion|e)s?|摘要|关键词|简介|备注|单位|机构|亮点", "remark"),
    ((r"description|intro(?:duction)?|organi[sz]ations?|tasks?|datasets? used|method|motivation|main idea|idea|citations?|cited by|任务|方法|团队|stars?|"
     r"doi|arxiv id|license|languages?|domain|topics?|category|type|status"), "note"),
)  # fmt: skip
_LONGEST_LABEL = 20
_LONGEST_CREDIT = 120
_NAMES = re.compile(
    r"\b(?:Conference|Symposium|Journal|Transactions|Workshop|Proceedings|Meeting|Letters)\b[^.,;:]*$|\b(?:J|Trans|Conf|Symp|Proc|Lett|Rev)\.\s[^,;:]*$"
)
"""The name of a venue, behind which its abbreviation stands in brackets."""
_CREDIT = re.compile(r"\W*(?:and\s+)?(?:from|by)\s+([^:]+?)\s*(:)?\s*")
"""Who wrote what comes next: ``from Doe and Roe:``."""
_KEY = re.compile(r"^[\W_]*?([^\W\d_][\w;/&+ ()\u2010-]{1,40}?)\s*[\W_]{0,4}?[:\uff1a]")


@dataclass(frozen=True)
class Chunk:
    """A stretch of an entry.

    Attributes:
        kind: What it is; ``text`` may be the title, ``mark`` stands in brackets beside it, ``tag`` in plain square ones.
        text: What it says, without quotation marks around it.
        styles: How it is set; ``plain`` when in no way.
        url: Where it leads.
        line: Line in the file.
        row: Which line of the entry it stands in, from 0.
        raw: What it says, quotation marks and brackets included.
        words: For a badge, the parts of what it says.
        in_brackets: Whether brackets stand around it.
        is_occasion: For a link, whether its label names a venue or a date.
        field: What the words before a colon at the beginning of its line say it is.
    """

    kind: ChunkKind
    text: str
    styles: frozenset[Style] = frozenset({"plain"})
    url: str = ""
    line: int = 0
    row: int = 0
    raw: str = ""
    words: tuple[str, ...] = ()
    in_brackets: bool = False
    field: str = ""
    is_occasion: bool = False


def chunks_of(runs: Sequence[Run], clauses: Clauses, *, people: bool = True) -> tuple[Chunk, ...]:
    """Return the chunks of an entry; forced breaks between its lines are chunks.

    Without ``people``, only what is surely a list of authors is taken for one: with initials, "et al.", or three names.
    """
    found: list[Chunk] = []
    for row, (line, is_forced) in enumerate(_lines(runs)):
        if row and is_forced:
            found.append(Chunk("break", "", row=row))
        field, line_runs = _field(line)
        if field == "occasion":
            text = plain_text(line_runs)
            found.append(Chunk("occasion", text, line=line_runs[0].line if line_runs else 0, row=row, field=field))
            found += [chunk for chunk in _read_parts(group(line_runs), clauses, row) if chunk.url]
            continue
        chunks = list(_read_parts(group(line_runs), clauses, row))
        merged = list(_merged(chunks))
        chunks = []
        for chunk in merged:
            follows = any(part.kind in {"text", "link"} for part in (*found, *chunks))
            chunks += _taken_apart(chunk, clauses, people=people, follows=follows)
        chunks = [_going_on(chunk, before) for before, chunk in zip([None, *chunks], chunks, strict=False)]
        found += with_source([replace(chunk, field=field) for chunk in chunks], clauses.venues)
    return tuple(found)


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


def _field(line: list[Run]) -> tuple[str, list[Run]]:
    """Return what a line says it is (``Authors: …``), and the line without these words."""
    text = "".join(run.text for run in line if not run.image and not run.is_bare)
    found = _KEY.match(text)
    if found is None:
        return "", line
    key = " ".join(bare_words(found[1]).split())
    field = next((field for pattern, field in _FIELDS if re.fullmatch(pattern, key)), "")
    if not field and resource_type(key) is not None:
        field = "link:" + key
    if not field:
        return "", line
    left, rest = found.end(), []
    for run in line:
        if left >= len(run.text) and not run.url and not run.image:
            left -= len(run.text)
        elif left and not run.url and not run.image:
            rest.append(replace(run, text=run.text[left:]))
            left = 0
        elif left and run.url:  # the word before the colon is itself the link
            return "", line
        else:
            rest.append(run)
    return (field, rest) if _fits(field, rest) else ("", line)


def _fits(field: str, rest: Sequence[Run]) -> bool:
    """Tell whether what stands behind a colon is what the words before it announce, and not the rest of a title."""
    words = len(re.findall(r"\w+", "".join(run.text for run in rest if not run.url and not run.image)))
    if field.startswith("link:"):
        return words <= 3
    labels = any(run.url and resource_type(run.text) is not None for run in rest)
    return not (field in {"occasion", "note"} and labels and words > 2)


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
            named = clauses.occasion(part.text.strip("[]() ")) is not None
            yield Chunk("link", part.text, _styles(part), part.url, part.line, row, part.text, is_occasion=named)
        else:
            yield Chunk("text", part.text, _styles(part), "", part.line, row, part.text)


def _is_within_bold(before: Run | Group | None, part: Group, after: Run | Group | None) -> bool:
    """Tell whether brackets stand in the midst of bold words: ``**Large Models (LMs) at Work**``."""
    around = [run for run in (before, after) if isinstance(run, Run) and run.strong and re.search(r"\w", run.text)]
    return len(around) == 2 and part.is_strong and not part.has_link and not any(run.image for run in part.runs)


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
    if part.is_strong and not in_bold:
        return "mark"
    if resource_type(inner) is not None and (part.bracket == "[" or len(inner) < _LONGEST_LABEL):
        return "label"
    if part.bracket == "(":
        return "tag" if is_acronym(inner) else "text"
    return "label" if re.fullmatch(r"\s*|[x\u2713\u2714 ]|#?\d{1,4}", inner) else "tag"


def _merged(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Join neighbouring texts of one style, then set what stands in quotation marks apart."""
    joined: list[Chunk] = []
    for part in chunks:
        last = joined[-1] if joined else None
        short = (
            part.kind in {"tag", "occasion"}
            and re.fullmatch(r"\([^\W\d]+\)", part.raw)
            and last
            and last.kind == "text"
            and _NAMES.search(last.raw)
        )
        chunk = (
            replace(part, kind="text", text=part.raw, styles=last.styles, in_brackets=False) if short and last else part
        )
        if last and last.kind == chunk.kind == "text" and last.styles == chunk.styles:
            joined[-1] = replace(last, text=last.raw + chunk.raw, raw=last.raw + chunk.raw)
        else:
            joined.append(chunk)
    yield from _quotes(joined)


def _quotes(chunks: list[Chunk]) -> Iterator[Chunk]:
    """Set apart what stands in quotation marks: within a plain text, or around one chunk of another style."""
    quoted = [place for place in range(len(chunks)) if _is_in_quotes(chunks, place)]
    for place, chunk in enumerate(chunks):
        if place in quoted:
            yield replace(chunk, styles=chunk.styles - {"plain"} | {"quoted"})
        elif place + 1 in quoted or place - 1 in quoted:
            raw = re.sub(r"^[\s.,]*[\"\u201d][.,]?", "", chunk.raw) if place - 1 in quoted else chunk.raw
            raw = re.sub(r"[\"\u201c]$", "", raw) if place + 1 in quoted else raw
            yield replace(chunk, text=raw, raw=raw)
        elif chunk.kind == "text" and chunk.styles <= {"plain", "italic", "bold"}:
            yield from _quotes_within(chunk)
        else:
            yield chunk


def _is_in_quotes(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether one quotation mark ends what stands before a chunk, and another begins what stands behind it."""
    if not 0 < place < len(chunks) - 1 or chunks[place].kind not in {"text", "link"}:
        return False
    before, after = chunks[place - 1], chunks[place + 1]
    opened = before.kind == "text" and before.raw[-1:] in {'"', "\u201c"}
    return opened and after.kind == "text" and after.raw.lstrip(" .,")[:1] in {'"', "\u201d"}


def _quotes_within(chunk: Chunk) -> Iterator[Chunk]:
    end = 0
    for found in _QUOTED.finditer(chunk.raw):
        text = next(filter(None, found.groups()))
        if found.start() > end:
            yield replace(chunk, text=chunk.raw[end : found.start()], raw=chunk.raw[end : found.start()])
        yield replace(chunk, text=text, raw=found[0], styles=chunk.styles - {"plain"} | {"quoted"})
        end = found.end()
    if end < len(chunk.raw):
        yield replace(chunk, text=chunk.raw[end:], raw=chunk.raw[end:])


def _credited(chunk: Chunk) -> str:
    """Return the authors named in italics, or behind "from"; a family name alone is one when a colon ends it."""
    joined = re.search(r"\s(?:&|and)\s", chunk.text)
    if "italic" in chunk.styles and looks_like_people(chunk.text, strictly=joined is None):
        return chunk.text
    text = chunk.raw
    found = _CREDIT.fullmatch(text) if len(text) < _LONGEST_CREDIT else None
    if found is None:
        return ""
    alone = bool(found[2] and re.fullmatch(r"(?:[^\W\d_a-z][\w'\u2019-]+\s?){1,2}", found[1]))
    return found[1] if alone or looks_like_people(found[1]) else ""


def _taken_apart(chunk: Chunk, clauses: Clauses, *, people: bool, follows: bool) -> Iterator[Chunk]:
    """Yield a text clause by clause, or as it is when it is nothing but text."""
    if chunk.kind != "text" or "quoted" in chunk.styles:
        yield chunk
        return
    if follows and (names := _credited(chunk)):
        yield replace(chunk, kind="people", text=names)
        return
    text = chunk.raw
    core = text.strip(' ,;:|/.\u2013\u2014-·•\u3001\uff0c\u3002\t"\u201c\u201d@')
    if not re.search(r"\w", core):
        yield replace(chunk, kind="label") if core == "" else chunk
        return
    if core != text.strip() and (clauses.occasion(core) is not None):
        yield replace(chunk, kind="occasion", text=core)
        return
    if is_label(core) and clauses.occasion(core) is None and clauses.venues.id_of(core) is None:
        yield replace(chunk, kind="label")
        return
    found = clauses.split(text.strip(), people=people)
    if len(found) == 1:
        yield replace(chunk, kind=found[0].kind, text=text if found[0].kind == "text" else core)
        return
    for clause in found:
        yield replace(chunk, kind=clause.kind, text=clause.text, raw=clause.text)
