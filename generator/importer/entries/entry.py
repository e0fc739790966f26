"""One entry of a list, read: its title, who wrote it, where and when it appeared, its links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.importer.entries.marks import Mark, Place, has_volume, is_set_apart, mark_of, place_of, vouched
from generator.importer.entries.named_entries import with_kinds_apart
from generator.importer.entries.titles import choose_title
from generator.importer.words.link_labels import resource_type
from generator.importer.words.occasion import is_distinction
from generator.importer.words.people import surely_people
from generator.importer.words.translated import without_translation
from generator.importer.words.venue_shapes import is_acronym, looks_like_venue
from generator.importer.words.wording import clean_title, fold, plain_end, plain_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.chunk import Chunk, Style
    from generator.importer.entries.clauses import Clauses
    from generator.importer.entries.titles import Habit, TitleChoice
    from generator.model.records import Status

_STANDING = re.compile(
    r"\W*(?:this |the )?(?:paper |article |work )?(?:is |was |has been )?(retracted|withdrawn)(?: (?:article|paper|by the authors?))?(?:\W*$|\s*[:\])-]+\s*)",
    re.IGNORECASE,
)
_SIZE = re.compile(r",\s*\d+(?:\.\d+)?(?:x\d+)?[BM]$")
"""How large a model is, behind its name: ``, 8x7B``."""
_EDITION = re.compile(r"\s*\((?:\d(?:st|nd|rd|th)|first|second|third)(?: ed(?:ition|\.))?\)$", re.IGNORECASE)
"""Which edition of a book it is, behind its title: ``(3rd)``."""
_CITED = re.compile(
    r"[^\W\d_a-z][^\d()]{1,60}?(?:et al\.?|(?:&|and) [^\W\d_a-z][\w'-]+),? ?(?:19|20)\d\d|[A-Z][a-z'-]+,? (?:19|20)\d\d"
)
"""Who wrote a work, or where, and when, in brackets behind its title: ``(Doe et al., 2020)``, ``(Somelab 2013)``."""
_KIND = re.compile(
    r"^[\[(](?:survey|review|overview|tutorial|book|thesis|theory|dataset|benchmark)[\])]\s*(?=\w)", re.IGNORECASE
)
"""What kind of work it is, in brackets before its title: ``(survey)A Title of Things``."""
_CALLED = re.compile(r"\[([A-Z][\w+-]*(?:[a-z][A-Z]|[A-Z]{2}|\d| & )[\w+-]*)\]\s+(?=\S+\s+\S+\s+\S)")
"""What a work is called, in brackets before its title: ``[Pot2Vec] A Title of Things``."""


@dataclass(frozen=True)
class Hyperlink:
    """A link as the list has it; ``is_title`` when its label is the title of the work."""

    label: str
    url: str
    line: int
    is_title: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether its label is its address."""
        return self.label.strip("<>[] ").removeprefix("http") == self.url.removeprefix("http")


@dataclass(frozen=True)
class Entry:
    """What an entry says.

    Attributes:
        title: The title, cleaned; empty when there is none.
        style: How the title is set.
        marks: What stands beside it and names a venue or a date, and what stands in bold brackets: names, ``Workshop``.
        links: All links, in order.
        bold: Whether the title is bold.
        lead: The name that the title begins with, when it is set apart.
        people: What it says of its authors.
        rest: Number of words that are none of these.
        status: Whether it says that the work was retracted or withdrawn.
        is_alone: Whether its table has a column of papers, and there is none in its row.
        maybe: Words that stand where other entries have their venue, but are not clearly one.
    """

    title: str
    style: Style = "plain"
    marks: tuple[Mark, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    bold: bool = False
    lead: str = ""
    people: str = ""
    rest: int = 0
    maybe: tuple[Mark, ...] = ()
    status: Status = "active"
    is_alone: bool = False


@dataclass
class _Beside:
    """What stands beside a title, gathered chunk by chunk."""

    title: str
    marks: list[Mark]
    maybe: list[Mark] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)
    rest: int = 0

    def take(self, chunks: Sequence[Chunk], place: int, choice: TitleChoice, habit: Habit, clauses: Clauses) -> None:
        """Take the chunk at ``place``."""
        chunk, is_title = chunks[place], place in choice.places
        start = choice.places[0] if choice.places else 0
        where = place_of(chunk, place < start, chunks, place)
        if chunk.url:
            self.links.append(Hyperlink(_label(chunks, place), chunk.url, chunk.line, is_title))
        if not is_title and not chunk.field and place > start and has_volume(chunks, place):
            name = chunk.text.strip(" .,;:")
            self.marks.append(Mark(name, clauses.venues.parse(name), where, is_venue=True))
        elif chunk.field == "people" or (chunk.kind == "people" and not is_title):
            self.people.append(chunk.text)
        elif is_title or chunk.kind in {"break", "label"}:
            return
        elif mark := mark_of(chunk, where, clauses):
            is_set = habit.bold_closes and place > start and is_set_apart(chunk)
            self._take_mark(
                *mark, is_venue=is_set and fold(chunk.text) not in fold(self.title), is_link=bool(chunk.url)
            )
        elif chunk.kind == "text" and chunk.field not in {"note", "remark"}:
            self.rest += len(re.findall(r"\w+", chunk.text))

    def _take_mark(self, mark: Mark, is_sure: bool, *, is_venue: bool, is_link: bool) -> None:
        (self.marks if is_sure else self.maybe).append(replace(mark, is_venue=True) if is_venue else mark)
        if is_link and is_sure:
            self.links[-1] = replace(self.links[-1], label="paper")

    def close(self) -> None:
        """Take the abbreviation in brackets behind the title for a venue, when nothing else names one."""
        if not any(mark.names_venue for mark in self.marks):
            closing = (mark for mark in self.maybe if mark.place == "brackets after the title")
            self.marks += [replace(mark, is_venue=True) for mark in closing if is_acronym(mark.text.strip("()[] "))]


def read_entry(chunks: Sequence[Chunk], habit: Habit, clauses: Clauses) -> Entry:
    """Return what an entry says, read as the ``habit`` of its section has it."""
    chunks, choice = _titled(chunks, habit, clauses)
    title, inner = _cleaned(choice, clauses)
    said = [_status(text) for text in (title, *(chunk.text for chunk in chunks))]
    status: Status = next((status for status in said if status != "active"), "active")
    title = _STANDING.sub("", title, count=1) if _status(title) != "active" else title
    within = [Mark(text, clauses.venues.parse(text), "brackets before the title") for text in inner]
    beside = _Beside(title, [vouched(mark, clauses) for mark in within])
    for place in range(len(chunks)):
        beside.take(chunks, place, choice, habit, clauses)
    if habit.tags_close:
        beside.close()
    spoken = [chunks[place] for place in choice.places if re.search(r"\w", chunks[place].text)]
    return Entry(
        title, choice.style, tuple(beside.marks), tuple(beside.links),
        bool(choice.places) and all("bold" in chunk.styles for chunk in spoken),
        choice.lead, ", ".join(beside.people), beside.rest, tuple(beside.maybe), status,
    )  # fmt: skip


def _titled(chunks: Sequence[Chunk], habit: Habit, clauses: Clauses) -> tuple[Sequence[Chunk], TitleChoice]:
    """Return the chunks of an entry, and which of them are its title."""
    chunks = with_kinds_apart(chunks) if habit.names else chunks
    choice = choose_title(chunks, habit)
    if not choice.text and habit.sets_free:
        chunks = _set_free(chunks, clauses)
        choice = choose_title(chunks, habit)
    return chunks, choice


def _set_free(chunks: Sequence[Chunk], clauses: Clauses) -> tuple[Chunk, ...]:
    """Return chunks with a title set free that was taken for names or for an occasion: ``Two Trees, One Pond``, ``PondSGD, CVPR 2020``."""
    places = [
        place
        for place, chunk in enumerate(chunks)
        if chunk.kind in {"people", "occasion"} and not (chunk.in_brackets or chunk.url or chunk.field)
    ]
    for place in sorted(places, key=lambda place: not chunks[place].styles & {"bold", "quoted", "underlined"}):
        chunk = chunks[place]
        if chunk.kind == "people" and not surely_people(chunk.text):
            return (*chunks[:place], replace(chunk, kind="text"), *chunks[place + 1 :])
        first, comma, rest = chunk.text.partition(", ")
        if chunk.kind == "occasion" and comma and clauses.occasion(first) is None and re.search(r"[^\W\d_]{3}", first):
            freed = (replace(chunk, kind="text", text=first, raw=first), replace(chunk, text=rest, raw=rest))
            return (*chunks[:place], *freed, *chunks[place + 1 :])
    return tuple(chunks)


def _status(text: str) -> Status:
    """Return what a stretch says of a work's standing: ``[Retracted]``, ``RETRACTED ARTICLE: A Title``."""
    found = _STANDING.match(text)
    return "active" if found is None else "withdrawn" if found[1].casefold() == "withdrawn" else "retracted"


def _cleaned(choice: TitleChoice, clauses: Clauses) -> tuple[str, list[str]]:
    """Return a title without markers, and without a venue or date in brackets at one of its ends; these apart."""
    text, found = without_translation(plain_end(plain_start(choice.text))), []
    text = _KIND.sub("", text)
    if text.count('"') == 1:
        text = re.sub(r'(^|: )"|"$', r"\1", text)  # quotation marks that are never closed, also behind a name
    if choice.style != "quoted":
        text = re.sub(r"^[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d][.,]?$", r"\1", text)
    for pattern in (
        r"^[\[(\u3010\uff08]([^\[\]()\u3010\u3011\uff08\uff09]+)[\])\u3011\uff09]\s*[:,.-]?\s*(?=\S)",
        r"[\s,.-]*[\[(\u3010\uff08]([^\[\]()\u3010\u3011\uff08\uff09]+)[\])\u3011\uff09][.,\s]*$",
    ):
        while (bracket := re.search(pattern, text)) and (
            clauses.occasion(bracket[1]) is not None or _CITED.fullmatch(bracket[1]) or is_distinction(bracket[1])
        ):
            said = clauses.venues.parse(bracket[1])
            cited = _CITED.fullmatch(bracket[1]) and said.venue is None and not looks_like_venue(said.unknown)
            found.append(bracket[1].rstrip()[-4:] if cited else bracket[1])
            text = plain_end(plain_start(text[: bracket.start()] + text[bracket.end() :]))
    if choice.style == "linked" and (called := _CALLED.match(text)):
        found.append(called[1])
        text = text[called.end() :]
    text = re.sub(r"[.,]\s*(?:In|in|at|by|In:)\s*$|\s*\((?:in|In) [A-Z][a-z]+\)$", "", text)  # also: (In Chinese)
    if named := re.search(r"(?<=\w\w[.?!])\s+\(([A-Z0-9][\w+-]{1,20})\)$", text):  # a name behind the full stop
        found.append(named[1])
        text = text[: named.start()]
    text = re.sub(r"\s+[(\[]\s*$", "", _EDITION.sub("", _SIZE.sub("", text)))  # opened before a link
    return clean_title(plain_end(plain_start(clean_title(text)))), found


def _label(chunks: Sequence[Chunk], place: int) -> str:
    """Return the label of a link: its own words, else those of its badge, else those before it."""
    chunk = chunks[place]
    if chunk.field.startswith("link:"):
        own = chunk.text.strip("[] ")
        return own if resource_type(own) is not None and own != chunk.url else chunk.field.removeprefix("link:")
    if chunk.kind == "badge":
        return next((words for words in (chunk.text, *chunk.words) if resource_type(words) is not None), chunk.text)
    text = chunk.text.strip("[] ")
    if text.removeprefix("http") in {chunk.url, chunk.url.removeprefix("http")} or not re.search(r"\w", text):
        before = chunks[place - 1] if place else None
        said = (
            re.search(r"([^\W\d_][\w ]*?)\s*(?:\([^()]*\))?\s*[:\uff1a]?\s*$", before.text)
            if before and before.row == chunk.row
            else None
        )
        if said and resource_type(said[1]) is not None:
            return said[1]
    return text


def with_maybe(entry: Entry, place: Place, *, is_dated: bool = False) -> Entry:
    """Return an entry whose venue is what stands where the other entries of its section have theirs, ``is_dated`` only with a year."""
    names = fold(entry.title)
    likely = (
        mark
        for mark in entry.maybe
        if mark.place == place
        and not names.startswith(fold(mark.text))
        and (mark.occasion.year or not is_dated or is_acronym(mark.text))
    )
    chosen = next(likely, None)
    return replace(entry, marks=(*entry.marks, replace(chosen, is_venue=True))) if chosen else entry
