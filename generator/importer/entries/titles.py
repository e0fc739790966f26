"""The title of an entry: which of its chunks it is, judged by how the other entries of the section are set."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.importer.entries.chunk import STYLES, Chunk, Style
from generator.importer.entries.closing_names import spells
from generator.importer.entries.described import before_dash, goes_on_small, leading
from generator.importer.entries.leads import is_apart, leads_with_colon
from generator.importer.entries.named_entries import naming
from generator.importer.entries.stretches import ENOUGH, is_resource, likeness, may_be_title, spelled, stretches
from generator.importer.words.link_labels import is_publication, is_repository
from generator.importer.words.people import looks_like_people
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.venue_shapes import is_acronym
from generator.importer.words.wording import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_RANK: Mapping[Style, float] = {
    "quoted": 1.12,
    "bold": 1.1,
    "linked": 1.08,
    "underlined": 1.08,
    "italic": 0.95,
    "code": 0.7,
    "plain": 1.0,
}
FEW_WORDS = 12
"""How many words beside its title an entry says at most, when it is written as a paragraph."""
_LONGEST_NAME = 6
_TITLED = 0.75
"""Likeness of what is surely no mere name."""
_SHORT = 0.3
"""Likeness of a title of one word."""
_Stretch = tuple[tuple[int, ...], Style, float]
"""A stretch that may be the title: its places, its style, its likeness."""


@dataclass(frozen=True)
class TitleChoice:
    """The title of an entry, and where it was found.

    Attributes:
        text: The title, as written.
        style: How it is set.
        places: Places of the chunks it is made of.
        lead: The name that it begins with, when that is set apart.
    """

    text: str = ""
    style: Style = "plain"
    places: tuple[int, ...] = ()
    lead: str = ""


@dataclass(frozen=True)
class Habit:
    """How the entries of a section are written.

    Attributes:
        styles: How often titles are set in each style, from 0 to 1.
        tags_lead: Whether tags in square brackets stand before titles.
        tags_close: Whether abbreviations of venues stand in brackets behind titles.
        bold_closes: Whether what is bold and in round brackets names venues.
        fixed: How titles are set, when a person says so.
        sets_free: Whether a title may be found among what looks like names, where there is no other.
        leads: Whether entries begin with their titles, set apart, and go on with a sentence behind a dash.
        described: Whether nearly all entries begin with their titles, linked, and say behind a dash what these are.
        names: Whether entries are datasets or tools: they begin with their names, and go on with what these are.
        named_first: Whether entries put names in bold right before their titles.
        repeats: Whether titles of the list say the names again that stand in bold before them.
    """

    styles: Mapping[Style, float] = field(default_factory=dict)
    tags_lead: bool = False
    tags_close: bool = False
    bold_closes: bool = False
    fixed: Style | None = None
    sets_free: bool = False
    leads: bool = False
    described: bool = False
    names: bool = False
    named_first: bool = False
    repeats: bool = False


def choose_title(chunks: Sequence[Chunk], habit: Habit) -> TitleChoice:
    """Return the title of an entry: the stretch that looks most like one, the habit of its section considered."""
    if (told := _told(chunks, habit)) is not None:
        return told
    best: tuple[float, tuple[int, ...], Style] = (0.0, (), "plain")
    found = [
        (places, style, likeness(spelled((chunks[place] for place in places), style=style)))
        for style in STYLES
        for places in stretches(chunks, style)
    ]
    for one in found:
        score = _score(chunks, one, found, habit)
        if score > best[0] + 1e-9:
            best = (score, one[0], one[1])
    return _extended(chunks, best[1], best[2], habit) if best[1] else TitleChoice()


def _told(chunks: Sequence[Chunk], habit: Habit) -> TitleChoice | None:
    """Return the title that an entry itself says is one, or begins with and explains; nothing when it has to be looked for."""
    named = [
        place
        for place, chunk in enumerate(chunks)
        if chunk.field == "title"
        and (
            chunk.kind in {"text", "link", "people", "occasion"} or (chunk.kind == "tag" and chunk.raw.startswith("("))
        )
        and not (chunk.url and is_resource(chunk))
    ]
    if named:
        return TitleChoice(spelled(chunks[place] for place in named), "plain", tuple(named))
    if habit.names and (called := naming(chunks)):
        name = spelled(chunks[place] for place in called).strip(" :")
        return TitleChoice(name, "linked" if chunks[called[0]].url else "bold", called)
    place = before_dash(chunks) if habit.described else leading(chunks)
    if place is not None and (
        habit.leads or habit.described or is_repository(chunks[place].url) or goes_on_small(chunks, place)
    ):
        return TitleChoice(chunks[place].text, "bold" if "bold" in chunks[place].styles else "linked", (place,))
    return None


def _score(chunks: Sequence[Chunk], one: _Stretch, found: Sequence[_Stretch], habit: Habit) -> float:
    """Return how much speaks for a stretch being the title, among all stretches found.

    Less does where it stands behind another or in a later line, behind links as a remark, or leads elsewhere than to a work.
    """
    places, style, worth = one
    share = 1.0 if habit.fixed == style else habit.styles.get(style, 0.0) if habit.fixed is None else 0.0
    first = min((other[-1] for other, _, value in found if value >= _TITLED), default=len(chunks))
    published = any(value > _SHORT and _leads_to_work(chunks, other) for other, _, value in found)
    late = (0.75 if places[0] > first else 1.0) * 0.85 ** min(3, chunks[places[0]].row)
    remark = any(_is_label_link(chunk) for chunk in chunks[: places[0]]) and any(
        other[-1] < places[0] and style != "plain" and value >= _SHORT for other, style, value in found
    )
    elsewhere = published and any(chunks[place].url for place in places) and not _leads_to_work(chunks, places)
    return (
        worth
        * _RANK[style]
        * (0.4 + share)
        * (late if not published or elsewhere else max(late, 0.85))
        * (0.6 if elsewhere else 1.0)
        * (0.4 if remark else 1.0)
    )


def _is_label_link(chunk: Chunk) -> bool:
    return chunk.kind == "link" and is_resource(chunk)


def _leads_to_work(chunks: Sequence[Chunk], places: Iterable[int]) -> bool:
    """Tell whether a stretch is a link to a place where works are published."""
    return any(chunks[place].url and is_publication(chunks[place].url) for place in places)


def _extended(chunks: Sequence[Chunk], places: tuple[int, ...], style: Style, habit: Habit) -> TitleChoice:
    """Return a stretch with what belongs to it: a name before a colon, and within a plain title words of any style."""
    start, end, lead = (_plain_span if style == "plain" else _styled_span)(chunks, places, style, habit)
    chosen = tuple(range(start, end))
    text = spelled((chunks[place] for place in chosen), style=style if len(chosen) == len(places) else "plain")
    return TitleChoice(text, style, chosen, lead.strip(" :"))


def _plain_span(chunks: Sequence[Chunk], places: tuple[int, ...], _style: Style, habit: Habit) -> tuple[int, int, str]:
    """Return where a plain title begins and ends, words of any style among its own, and the name that leads it."""
    start, end = places[0], places[-1] + 1
    while start and _goes_on(chunks, start - 1, habit, backwards=True):
        start -= 1
    while end < len(chunks) and _goes_on(chunks, end, habit):
        end += 1
    lead = chunks[start].text if chunks[start].styles & {"bold", "linked"} and end - start > 1 else ""
    if is_apart(chunks, start, end, is_habit=habit.named_first) or (
        habit.repeats and leads_with_colon(chunks, start, end)
    ):
        lead = chunks[start].text
        start += 1
    return start, end, lead


def _styled_span(chunks: Sequence[Chunk], places: tuple[int, ...], style: Style, habit: Habit) -> tuple[int, int, str]:
    """Return where a title in a style of its own begins and ends with the names beside it, and the name that leads it."""
    start, end = places[0], places[-1] + 1
    text = spelled((chunks[place] for place in places), style=style)
    if style in {"bold", "italic"} and end < len(chunks) and _ends_in_name(chunks[end], chunks[end - 1], text, style):
        return start, end + 1, ""
    named = _named_before(chunks, start)
    if named is not None:
        apart = style == "quoted" or named < start - 1 or _says_again(text, chunks[named].text)
        return start if apart else named, end, chunks[named].text
    after = chunks[end] if end < len(chunks) else None
    if after is None or not _is_name(text) or not may_be_title(after) or after.row != chunks[end - 1].row:
        return start, end, ""
    joint = text.rstrip().endswith((":", "\uff1a")) or after.raw.lstrip().startswith((":", "\uff1a"))
    if not joint or likeness(after.text.lstrip(" :")) < ENOUGH:
        return start, end, ""
    end += 1
    while end < len(chunks) and chunks[end].kind == "text" and _goes_on(chunks, end, habit):
        end += 1
    return start, end, text


def _ends_in_name(chunk: Chunk, before: Chunk, text: str, style: Style) -> bool:
    """Tell whether words set in a ``style`` end with a name in brackets that is no abbreviation of a venue: ``**Counting Ribs (RibNet)**``."""
    name = chunk.text.strip("() ")
    told = chunk.kind == "tag" and style in chunk.styles and chunk.row == before.row and chunk.raw.startswith("(")
    is_own = re.fullmatch(r"[A-Z][A-Za-z-]*[a-z][A-Za-z-]*[A-Z]?\w*", name) is not None or spells(text, name)
    return told and before.raw.endswith(" ") and is_own and not is_well_known(name)


def _named_before(chunks: Sequence[Chunk], start: int) -> int | None:
    """Return the place of a name that stands before a title with a colon between: ``**Name**: "A Title"``."""
    place, opened = start - 1, chunks[start].raw.lstrip().startswith(":")
    if place > 0 and chunks[place].kind in {"text", "label"} and chunks[place].raw.strip() in {":", "\uff1a"}:
        place, opened = place - 1, True
    if place < 0 or chunks[place].row != chunks[start].row:
        return None
    before = chunks[place]
    holds = before.kind in {"text", "mark", "link"} and _is_name(before.text) and not is_resource(before)
    is_person = before.styles == {"plain"} and looks_like_people(before.text.strip(" :"))
    return place if holds and not is_person and (opened or before.raw.rstrip().endswith(":")) else None


def _says_again(title: str, name: str) -> bool:
    """Tell whether a title begins with the name before it, however spelled, and a colon: ``Rib-Net: [Rib Net: Counting Ribs]``."""
    own, colon, _ = title.partition(": ")
    return bool(colon) and fold(own) == fold(name) != ""


def _is_name(text: str) -> bool:
    plain = text.strip(" :")
    return 0 < len(plain.split()) <= 4 and len(plain) < 50 and bool(re.search(r"\w", plain))


def closes(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether a chunk is an abbreviation in brackets, or an occasion, behind which a title does not go on."""
    chunk = chunks[place]
    after = chunks[place + 1] if place + 1 < len(chunks) else None
    if after is not None and after.kind == "text" and after.row == chunk.row:
        return False
    name = chunk.text.strip("()[] ")
    named = chunk.kind == "tag" and (is_acronym(name) or re.fullmatch(r"[^\W\d].*, (?:19|20)\d\d", name) is not None)
    return named or (chunk.kind == "occasion" and chunk.in_brackets)


def _occasionbehind_chunk(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether brackets behind a tag name an occasion, so that the tag names none."""
    named = any(chunk.kind == "occasion" and chunk.in_brackets for chunk in chunks[place + 1 :])
    return named and chunks[place].kind == "tag"


def _goes_on(chunks: Sequence[Chunk], place: int, habit: Habit, *, backwards: bool = False) -> bool:
    """Tell whether a plain title goes on over a chunk: it is text or a tag, and no forced break or full stop lies between."""
    chunk = chunks[place]
    if not backwards and habit.tags_close and closes(chunks, place) and not _occasionbehind_chunk(chunks, place):
        return False
    if chunk.kind == "tag":
        leads = backwards and (
            habit.tags_lead
            or not any(other.kind == "text" and re.search(r"\w", other.text) for other in chunks[:place])
        )
        return not (leads and habit.tags_lead) and chunk.field == ""
    if chunk.kind != "text" or chunk.field not in {"", "title"}:
        return False
    neighbour = chunks[place + 1] if backwards else chunks[place - 1]
    if chunk.row != neighbour.row and (chunk.styles != neighbour.styles or backwards):
        return False
    earlier = chunk if backwards else neighbour
    if chunk.styles != neighbour.styles and re.search(
        r"[.\u3002|,;\uff0c](?:\s*(?:in|at|by|from))?\s*$", earlier.raw, re.IGNORECASE
    ):
        return False
    return not (chunk.styles & {"italic", "code"} and looks_like_people(chunk.text))
