"""Stretches of an entry, and how much each looks like a title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.importer.words.link_labels import bare_label, is_label, resource_type
from generator.importer.words.people import looks_like_people
from generator.importer.words.venue_shapes import is_surely_venue
from generator.importer.words.wording import plain_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.entries.chunk import Chunk, Style

_PROSE = re.compile(
    r"^(?:we|this|our|it|they|please|if|here|you|these|thanks?|feel|note|see|for more|click|the (?:authors?|paper|repo)|an? (?:must-read|great|nice|curated|collection|list|comprehensive list|repo))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:is|was|are|were|has|have|had|will|can|got|gets|now|provides?|supports?|which|that|who|whose|where|and its|to appear|including|covering|containing)\s"
)
"""Words with which a sentence goes on behind the name of its subject."""
_REPORT = re.compile(r"tech(?:nical|\.) rep(?:ort|\.)\s*,", re.IGNORECASE)
"""What stands where a venue would: ``Tech. rep., A School``."""
_INITIALED = re.compile(r"(?:[A-Z]\.[\s-]?){1,3}[A-Z][\w'\u2019-]+")
"""One name with initials: ``A. B. Doe``."""
_TITLED = frozenset({"link:paper", "link:article", "link:论文", "link:文章"})
"""What is said of a link whose label may be a title."""
ENOUGH = 0.6
"""Likeness from which a stretch counts as a title when a section's way of writing is judged."""


@lru_cache(maxsize=65536)
def likeness(text: str) -> float:
    """Return how much a text looks like a title, from 0 to 1."""
    plain = plain_start(text).strip(" .,:;|-")
    if not re.search(r"[^\W\d_]{2}|[^\x00-\x7f]", plain) or resource_type(plain) is not None or is_label(plain):
        return 0.0
    if is_surely_venue(plain) or _REPORT.match(plain):
        return 0.1
    cjk = len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", plain))
    words = len(re.findall(r"[^\W_][\w'\u2019+-]*", re.sub(r"[\u3040-\u30ff\u4e00-\u9fff]", " ", plain))) + cjk / 2.5
    if looks_like_people(plain, strictly=True) or _INITIALED.fullmatch(plain):
        return 0.05
    if _GOES_ON.match(plain):
        return 0.1
    sentence = bool(_PROSE.match(plain)) and words > 6
    for most, value in ((1.5, 0.3), (2.5, 0.5), (3.5, 0.75), (24, 1.0), (36, 0.6)):
        if words <= most:
            return value * (0.35 if sentence else 1)
    return 0.1


def stretches(chunks: Sequence[Chunk], style: Style) -> Iterable[tuple[int, ...]]:
    """Yield the places of each stretch of neighbouring texts and links that are all set in one style."""
    places: list[int] = []
    for place, chunk in enumerate(chunks):
        if (
            may_be_title(chunk)
            and style in chunk.styles
            and (not places or chunk.row == chunks[places[-1]].row or style == "plain")
        ):
            places.append(place)
            continue
        if places:
            yield tuple(places)
        places = [place] if may_be_title(chunk) and style in chunk.styles else []
    if places:
        yield tuple(places)


def may_be_title(chunk: Chunk) -> bool:
    """Tell whether a chunk may be part of a title, by its kind."""
    if chunk.field not in {"", "title"}:
        return chunk.field in _TITLED and chunk.kind == "link" and chunk.text != chunk.url
    if chunk.is_occasion:
        return False
    if chunk.kind == "text":
        return bool(re.search(r"\w", chunk.text))
    return chunk.kind == "link" and bool(chunk.text) and not is_resource(chunk)


def is_resource(chunk: Chunk) -> bool:
    """Tell whether the label of a link promises a resource, or says nothing else than its address."""
    return (
        resource_type(chunk.text) is not None
        or not bare_label(chunk.text)
        or chunk.text.strip("<>[] ").removeprefix("http") in {chunk.url, chunk.url.removeprefix("http")}
    )


def spelled(chunks: Iterable[Chunk], *, style: Style = "plain") -> str:
    """Return chunks as one text; quotation marks around all of it are left out."""
    parts = list(chunks)
    if style == "quoted" or len(parts) == 1:
        return " ".join("".join(chunk.text for chunk in parts).split())
    text, last = "", parts[0] if parts else None
    for chunk in parts:
        raw = chunk.raw or chunk.text
        if last is not None and chunk.row != last.row:
            text += " "
        text += raw
        last = chunk
    return " ".join(text.split())
