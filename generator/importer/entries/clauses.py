"""Text of an entry taken apart into clauses: what may be the title, who wrote it, where and when it appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal

from generator.importer.entries.authors_first import authors_first, joined
from generator.importer.entries.whole_occasions import SENTENCES, is_year_first, joined_by_hyphens, occasion_of
from generator.importer.words.journal_names import is_named_journal
from generator.importer.words.people import looks_like_people, surely_people
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.venue_shapes import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.words.occasion import Occasion, Venues

ClauseKind = Literal["text", "people", "occasion"]
_SEPARATORS = re.compile(
    r"(\s*[,;\uff0c\uff1b\u3001|\uff5c·•]\s*|\s+[-\u2013\u2014~@/]+\s+|\s+by\s+(?=[^\Wa-z])|\s*//\s*|\s+(?=arXiv:\d{4}\.\d{4,5}\b))"
)
_OPENING = re.compile(r"(\s*[|\uff5c:\uff1a]\s*|\s+[-\u2013\u2014]+\s+|[,\uff0c]\s+)")
_DATE_FIRST = re.compile(r"(\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?)\s*[:\uff1a|,.-]?\s+(?=\S)")
_PROMISED = re.compile(r"\s+(?:paper|pdf|article|version|proceedings|link)\W*$", re.IGNORECASE)
_PROMISING = re.compile(r"(?:paper|pdf|article|preprint)\s*[-:]?\s*(?=[A-Za-z]+[\s'-]?\d)", re.IGNORECASE)
"""What the label of a link promises before it says where: ``Paper-CVPR14``."""
_ISSUE = re.compile(r"[A-Z][^\d():?!]{2,70} \d{1,4}\.\d{1,3},? \((?:19|20)\d\d\)?")
"""An issue of a journal: ``Letters on leaves 4.2 (2019)``."""
_VENUE_FIRST = re.compile(r"([A-Z][A-Za-z]+[-'\u2019]\d\d)\s+(?=[A-Z]\S*\s+\S+\s+\S)")
"""A venue with two digits of the year right before a title: ``ICLR-21 Ribs: All About Them``."""
_PART = re.compile(r"\d (?:tutorial|challenge|competition|report)$", re.IGNORECASE)
"""How what begins a title ends, though it names a venue: ``NIPS 2016 Tutorial: A Title``."""
_LEFT_OPEN = re.compile(r"(?<=\w[.?!,] )\*(?=[A-Z])")
"""The mark of italics that are never closed."""
_STOPPED = re.compile(r"(?<=\w[?!])\.(?=\s)")
"""A full stop behind a title that ends with another mark: ``Why Ribs?. CVPR 2020``."""
_LAB = re.compile(r"(?<=\bal\.)\s?\(([A-Z][\w&. -]{1,30})\)(?=\s)")
"""Where authors work, right behind "et al.": ``Doe et al.(Rib Lab) CVPR 2020``."""
_GOES_ON = re.compile(r"(?:and|&)\s")
"""How the last of several things begins, which are the end of a title: ``…, Rib, and Lung``."""
_LONG, _LONGEST, _MOST_PARTS = 4, 4000, 200


@dataclass(frozen=True)
class Clause:
    """A part of a text, and what it is."""

    kind: ClauseKind
    text: str


class Clauses:
    """Takes texts apart, knowing the venues of a catalog, the words that announce remarks in a list, and venues it gives away."""

    def __init__(
        self,
        venues: Venues,
        remarks: frozenset[str] = frozenset(),
        learned: frozenset[str] = frozenset(),
        placed: frozenset[str] = frozenset(),
    ) -> None:
        self.venues = venues
        self.remarks = remarks
        self.learned = learned | placed
        self.placed = placed
        self.occasion = lru_cache(maxsize=65536)(
            partial(occasion_of, venues=venues, learned=self.learned, placed=placed)
        )
        self.split = lru_cache(maxsize=65536)(self._split)

    def of_label(self, text: str) -> Occasion | None:
        """Return the occasion that the label of a link names, whatever it promises beside: ``ICCV 2019 paper``."""
        bare = _PROMISED.sub("", text)
        bare = bare[opened.end() :] if (opened := _PROMISING.match(bare)) else bare
        if _ISSUE.fullmatch(text):
            return self.venues.parse(text)
        return (self.occasion(bare) if bare != text else None) or self.occasion(text)

    def _split(self, text: str, *, is_opening: bool = True, people: bool = True) -> tuple[Clause, ...]:
        """Return the clauses of a text; ``is_opening`` allows a venue or a date to come first, before a title."""
        if len(text) > _LONGEST:
            return (Clause("text", text),)
        text = _STOPPED.sub("", text)
        text = _LEFT_OPEN.sub("", text) if text.count("*") == 1 else text
        text = _LAB.sub(lambda found: found[0] if self.venues.id_of(found[1]) else "", text)
        whole = self._classify(text, people=people)
        if whole == "people" and (behind := self._venue_behind(text)):
            return (Clause("people", behind[0]), Clause("occasion", behind[1]))
        if whole != "text":
            return (Clause(whole, text),)
        found: list[Clause] = []
        if is_opening and (opening := self._opening(text)):
            first, text = opening
            found.append(Clause("occasion", first))
        sentences = [sentence for sentence in SENTENCES.split(text) if sentence]
        kinds = [self._classify(sentence, people=people) for sentence in sentences]
        for place, (sentence, kind) in enumerate(zip(sentences, kinds, strict=True)):
            if kind != "text":
                found.append(Clause(kind, sentence))
            else:
                named = "people" in kinds[place + 1 :]
                found += self._tail(sentence, is_alone=place > 0 or not is_opening, people=people and not named)
        return tuple(_rejoined(found))

    def _venue_behind(self, text: str) -> tuple[str, str] | None:
        """Return authors and the venue without a year behind them, which looks like one more name: ``Ann Doe, Cy Roe, CVPR``."""
        names, comma, last = text.rstrip(" .,;").rpartition(", ")
        said = self.occasion(last) if comma else None
        return (names, last) if said and (said.venue or said.unknown) else None

    def _classify(self, text: str, *, people: bool) -> ClauseKind:
        if self.occasion(text) is not None:
            return "occasion"
        return "people" if looks_like_people(text, strictly=True) and (people or surely_people(text)) else "text"

    def _opening(self, text: str) -> tuple[str, str] | None:
        """Return a venue or a date that a text begins with, and the rest: ``CVPR 2023 | A Title``."""
        if found := _DATE_FIRST.match(text.lstrip(" -")):
            return found[1], text.lstrip(" -")[found.end() :]
        found = _VENUE_FIRST.match(text)
        if found and (said := self.venues.parse(found[1])).year and (said.venue or is_well_known(said.unknown)):
            return found[1], text[found.end() :]
        if found := joined_by_hyphens(text, self.venues):
            return f"{found[2]} {found[1]}", text[found.end() :]
        pieces = _OPENING.split(text)
        for end in (1, 3):
            if len(pieces) > end + 1:
                first, rest = "".join(pieces[:end]), "".join(pieces[end + 1 :])
                is_number = re.match(r"\d{4}\.\d{4}", rest)  # ``arXiv:1501.00001``
                occasion = self.occasion(first) if len(first) < 60 and not is_number else None
                if (
                    occasion is not None
                    and not _PART.search(first)
                    and len(rest.split()) > 1
                    and (occasion.venue or occasion.year or occasion.unknown in self.placed)
                ):
                    return first, rest
        return None

    def _tail(self, sentence: str, *, is_alone: bool, people: bool) -> Iterable[Clause]:
        """Yield a sentence without the people and occasions that it ends with, then these, in order."""
        pieces = _SEPARATORS.split(sentence)
        parts, joints = pieces[::2], pieces[1::2]
        if len(parts) > _MOST_PARTS:
            yield Clause("text", sentence)
            return
        tail, end = self._occasions_at_end(parts, joints)
        if not tail and _ends_in_bars(parts, joints):
            tail, end = [Clause("text", parts[end - 2])], end - 2
        start = _people_at_end(parts, joints, end, has_tail=bool(tail), may_be_all=is_alone)
        if start and tail and people and looks_like_people(joined(parts, joints, 0, start), strictly=True):
            start = None
        if start is not None and (start or tail) and (people or surely_people(joined(parts, joints, start, end))):
            tail.insert(0, Clause("people", joined(parts, joints, start, end)))
            end = start
        first = authors_first(parts, joints, end, surely=not (tail and people)) if end > 1 else 0
        if first:
            yield Clause("people", joined(parts, joints, 0, first))
        if end:
            yield Clause("text", joined(parts, joints, first, end))
        yield from tail

    def _occasions_at_end(self, parts: Sequence[str], joints: Sequence[str]) -> tuple[list[Clause], int]:
        """Return the occasions that a sentence ends with, each of three parts at most, and where the first begins."""
        end = len(parts)
        tail: list[Clause] = []
        said = end - 1 if parts[-1].strip() else end - 2
        if said > 0 and joints[said - 1].strip() == "," and is_year_first(parts[said]):
            return [Clause("occasion", parts[said].strip())], said
        while end > 1:
            found = [s for s in range(max(1, end - 3), end) if self.occasion(joined(parts, joints, s, end)) is not None]
            last = max((s for s in found if _GOES_ON.match(parts[s])), default=-1)
            behind = self.occasion(joined(parts, joints, last + 1, end)) if last + 1 < end else None
            found = [s for s in found if s > last] if behind and (behind.venue or behind.unknown) else found
            start = next(
                (s for s in found if not any(self._names_people(joined(parts, joints, s, t)) for t in found if t > s)),
                None,
            )
            if start is None:
                break
            tail.insert(0, Clause("occasion", joined(parts, joints, start, end)))
            end = start
        return tail, end

    def _names_people(self, text: str) -> bool:
        """Tell whether a text may be the names of people, and is none of a journal: ``Remote Sensing``."""
        return looks_like_people(text) and not (is_named_journal(text) or text.strip() in self.learned)


def _people_at_end(
    parts: Sequence[str], joints: Sequence[str], end: int, *, has_tail: bool, may_be_all: bool
) -> int | None:
    """Return where the people begin that stand last before ``end``, if people do.

    ``has_tail`` says whether an occasion follows them, ``may_be_all`` whether then nothing need stand before them.
    """
    for start in range(0 if may_be_all and has_tail else 1, end):
        names = joined(parts, joints, start, end)
        if not _GOES_ON.match(parts[start]) and looks_like_people(
            names, strictly=not has_tail or " " not in names.strip()
        ):
            return start
    return None


def _ends_in_bars(parts: Sequence[str], joints: Sequence[str]) -> bool:
    """Tell whether a sentence ends with an abbreviation between bars, people before it: ``… | Ann Doe, Cy Roe | DSAA | ``."""
    if len(parts) < _LONG or parts[-1].strip() or not all("|" in joint for joint in joints[-2:]):
        return False
    return is_acronym(parts[-2]) and looks_like_people(parts[-3])


def _rejoined(clauses: Iterable[Clause]) -> Iterable[Clause]:
    """Join sentences that follow each other and are nothing else than text."""
    waiting: list[str] = []
    for clause in clauses:
        if clause.kind == "text":
            waiting.append(clause.text)
            continue
        if waiting:
            yield Clause("text", " ".join(waiting))
            waiting = []
        yield clause
    if waiting:
        yield Clause("text", " ".join(waiting))
