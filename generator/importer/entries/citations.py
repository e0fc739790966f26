"""References as journals print them, behind the authors and the year: the title, then where it appeared."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from generator.importer.words.people import first_turned
from generator.importer.words.venue_shapes import looks_like_venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.chunk import Chunk
    from generator.importer.words.occasion import Venues

_TITLE = re.compile(
    r"[\s.,:;)]*(.{6,400}?[^\s.][.?!])(?<!\bvs\.)(?<!\bDr\.)(?<!\bSt\.)\s+(?=[^\Wa-z]|[a-z]+[A-Z]|[a-z]+ [a-z]+,)"
)
_LONE = re.compile(r"[A-Z][\w'\u2019-]+, [A-Z][\w'\u2019-]+(?: [A-Z]\.?)*\.?")
"""One author, the family name first: ``Doe, Ann B.``."""
_PRINTED_BY = re.compile(r"\.\s+(?:IEEE|ACM|AAAI|PMLR|Springer[\w ,]*|Elsevier|[A-Z]\w+ Press)$")
"""Who printed the proceedings, behind the name of a conference: ``. IEEE``."""
_IN = re.compile(r"(?:in|presented at)[:\s]+(?:the\s+)?(?:proceedings of\s+(?:the\s+)?)?", re.IGNORECASE)
_NUMBERS = re.compile(
    r",\s*(?:\d|\(\d|vol\b|no\b|pp?\b|article\b|e\d)|\s+\d{1,4}\s*(?:\(|,|:)|\s*\((?:vol|no|pp?)\b|\s*:\s*\d",
    re.IGNORECASE,
)
_KINDS_OF_NUMBER = re.compile(r",\s*(?:vol|no|pp?)\b\.?\s*\d", re.IGNORECASE)
_LAST_NUMBERS = re.compile(r",?\s+\d[\d.():,\s\u2013-]*$")
_SERIES = re.compile(r"(?:Advances in|Annual|International|European|Proceedings) [a-z]", re.IGNORECASE)
_VOLUME = re.compile(
    r"-Volume \d|,?\s*\b(?:vol|no|pp?)\.\s*[A-Z\d]|,?\s+\d{1,4}(?:[.,(: ]|$)|,\s+(?:19|20)\d\d\W*$", re.IGNORECASE
)
"""Where the name of a venue ends: the number of a volume, of pages, or the year."""
_LAST_YEAR = re.compile(r"(?<![\d-])((?:19|20)\d\d)[\W_]*$")
_BARE_YEAR = re.compile(r"\W*((?:19|20)\d\d)\W*")
_PAGES = re.compile(r"\s*:\s*e?\w*\d[\d\u2013-]*(?:\.e\d+)?\.?\s*")
_LONGEST = 140


def reference_parts(text: str) -> tuple[str, str] | None:
    """Return the title that a text begins with, and the venue behind it; nothing when it does not name one clearly.

    A venue is what comes with the number of a volume or of pages, or behind "In".

    >>> reference_parts(". Two kinds of silk. Journal of Webs, 3(2), 1-9.")
    ('Two kinds of silk.', 'Journal of Webs')
    >>> reference_parts(". Silk again. In Proceedings of the Workshop on Webs (pp. 7-9). Nowhere Press.")
    ('Silk again.', 'Workshop on Webs')
    >>> reference_parts(". Webs of three kinds. Each is described.") is None
    True
    """
    if len(text) > 10 * _LONGEST or (found := _TITLE.match(text)) is None:
        return None
    rest = text[found.end() :]
    opened = _IN.match(rest)
    numbers = _NUMBERS.search(rest)
    if opened is None and numbers is None:
        return None
    start = opened.end() if opened else 0
    ends = [
        place
        for place in (numbers.start() if numbers else -1, rest.find(". ", start), rest.find(" (pp", start))
        if place > start
    ]
    source = rest[start : min(ends, default=len(rest))].strip(" .,;:")
    source = re.sub(r"^(?:19|20)\d\d\s+", "", source)
    return (found[1], source) if 1 < len(source) <= _LONGEST else None


def with_credits(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Return chunks with the authors told that stand right before a quoted title, or in a line of their own: ``Doe, Ann, and Cy Roe.``."""
    return tuple(
        replace(chunk, kind="people", text=chunk.raw.strip(" .,"))
        if chunk.kind == "text"
        and ((after is not None and "quoted" in after.styles) or (chunk.row and _is_alone(chunks, place)))
        and (
            first_turned(chunk.raw.strip())
            or (after is not None and after.kind == "text" and _LONE.fullmatch(chunk.raw.strip()))
        )
        else chunk
        for place, (chunk, after) in enumerate(zip_longest(chunks, chunks[1:]))
    )


def _is_alone(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether nothing stands beside a chunk but where a work appeared, behind it: ``Doe, Ann, and Cy Roe. (*KDD 2019*)``."""
    return place == 0 and all(chunk.kind in {"occasion", "tag"} or "italic" in chunk.styles for chunk in chunks[1:])


def with_numbers_read(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Return chunks with the venue set apart that stands behind a quoted title, before its volume and pages.

    The Modern Language Association has ``"A Title." A Journal 3, no. 1 (2019): 1-9.`` and ``"A Title." In A Conference, pp. 1-9. 2019.``
    """
    for place, (title, text) in enumerate(pairwise(chunks)):
        if "quoted" not in title.styles or title.kind not in {"text", "link"} or text.kind != "text" or text.url:
            continue
        told = text.raw.lstrip(" .,")
        after = chunks[place + 2] if place + 2 < len(chunks) else None
        year = _LAST_YEAR.search(told) or (_BARE_YEAR.fullmatch(after.text) if after and after.in_brackets else None)
        source = _source_of(told)
        if year is None or not source or "arxiv" in source.casefold():
            continue
        rest = list(chunks[place + 2 :])
        if rest and rest[0].in_brackets and _BARE_YEAR.fullmatch(rest[0].text):
            del rest[0]  # the year
        if rest and rest[0].kind == "text" and _PAGES.match(rest[0].raw):
            kept = _PAGES.sub("", rest[0].raw)
            rest[:1] = [replace(rest[0], text=kept, raw=kept)] if re.search(r"\w", kept) else []
        found = replace(text, kind="occasion", text=f"{source} {year[1]}", raw=text.raw, field="occasion")
        return (*chunks[: place + 1], found, *rest)
    return tuple(chunks)


def _source_of(text: str) -> str:
    """Return the venue that a text begins with, when "In" stands before it, or the number of a volume or of pages behind it."""
    opened, numbers = _IN.match(text), _VOLUME.search(text)
    start = opened.end() if opened else 0
    if numbers is None or numbers.start() <= start:
        return ""
    source = text[start : numbers.start()].strip(" .,;:")
    source = re.sub(r"^(?:19|20)\d\d (?=[A-Z])", "", _PRINTED_BY.sub("", source))
    named = (
        re.match(r"[^\W_a-z]", source) and re.search(r"[^\W\d_]{2}", source) and not re.search(r"[.?!] [A-Z]", source)
    )
    return source if named and len(source) <= _LONGEST else ""


def with_source(chunks: Sequence[Chunk], venues: Venues) -> tuple[Chunk, ...]:
    """Return chunks with the venue set apart that follows a title, authors and a year: ``Doe, J. (1972). A Title. A Journal, 3, 1-9``."""
    for place, (names, year, text) in enumerate(zip(chunks, chunks[1:], chunks[2:], strict=False)):
        is_reference = names.kind == "people" and year.kind == "occasion" and year.in_brackets and text.kind == "text"
        if is_reference and (parts := reference_parts(text.raw)):
            title, source = parts
            told = replace(text, kind="occasion", text=f"{source} {year.text}", raw=source, field="occasion")
            return (*chunks[: place + 2], replace(text, text=title, raw=title), told, *chunks[place + 3 :])
    return _behind_quotes(_before_years(chunks), venues)


def _before_years(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Return chunks with the venue set apart that follows names and a title, its year last: ``Doe, J. A Title. A Journal, vol. 3, pp. 1-9, 1972``."""
    for place, (names, text, year) in enumerate(zip(chunks, chunks[1:], chunks[2:], strict=False)):
        dated = year.kind == "occasion" and _BARE_YEAR.fullmatch(year.text)
        if names.kind != "people" or text.kind != "text" or not dated or not _KINDS_OF_NUMBER.search(text.raw):
            continue
        if parts := reference_parts(text.raw):
            title, source = parts
            told = replace(text, kind="occasion", text=f"{source} {year.text}", raw=source, field="occasion")
            return (*chunks[: place + 1], replace(text, text=title, raw=title), told, *chunks[place + 3 :])
    return chunks


def _behind_quotes(chunks: Sequence[Chunk], venues: Venues) -> tuple[Chunk, ...]:
    """Return chunks with the venue set apart that stands between a quoted title and a year: ``"A Title." A Journal 3.1 (2019)``."""
    for place, (title, text, year) in enumerate(zip(chunks, chunks[1:], chunks[2:], strict=False)):
        dated = year.kind == "occasion" and re.fullmatch(r"\W*(?:19|20)\d\d\W*", year.text)
        if "quoted" not in title.styles or title.kind != "text" or text.kind != "text" or not dated:
            continue
        name = " ".join(text.text.split()).strip(" .,;:")
        source = _LAST_NUMBERS.sub("", name)
        source = source[opened.end() :] if (opened := _IN.match(source)) else source
        named = source != name or venues.id_of(source) is not None or looks_like_venue(source) or _SERIES.match(source)
        if named and re.search(r"[^\W\d_]{2}", source) and len(source) <= _LONGEST:
            told = replace(text, kind="occasion", text=f"{source} {year.text}", raw=source, field="occasion")
            return (*chunks[: place + 1], told, *chunks[place + 2 :])
    return tuple(chunks)
