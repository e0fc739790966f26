"""Text of an entry taken apart into clauses: what may be the title, who wrote it, where and when it appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from generator.importer.closing_names import spells
from generator.importer.occasion import is_distinction
from generator.importer.people import first_turned, is_whole_name, looks_like_people, surely_people
from generator.importer.venue_names import is_well_known
from generator.importer.venue_shapes import is_acronym, is_surely_venue, looks_like_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.occasion import Occasion, Venues

ClauseKind = Literal["text", "people", "occasion"]
_SENTENCES = re.compile(
    r"(?<=[\w)\]\"'\u201d\u2019][.?!])(?<!\b[A-Z]\.)(?<!\bal\.)(?<!\bvs\.)(?<!\bProc\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bDr\.)(?<!\bTrans\.)(?<!\bInt\.)(?<!\bConf\.)(?<!\bSymp\.)\s+(?=[^\Wa-z]|[a-z]+[A-Z]|npj|[\"\u201c])|(?<=[\u3002\uff1f\uff01])\s*(?=\S)|(?<=\bal\.)\s+(?=[^\Wa-z]|[a-z]+[A-Z])"
    r"|(?<=\b[A-Z]\.)\s+(?=(?:In |in )?[A-Z][\w-]*[A-Z]\w*\s?['\u2019]?(?:\d\d)?\d\d\b)"
)
_SEPARATORS = re.compile(
    r"(\s*[,;\uff0c\uff1b\u3001|\uff5c·•]\s*|\s+[-\u2013\u2014~@/]+\s+|\s+by\s+(?=[^\Wa-z])|\s*//\s*)"
)
_OPENING = re.compile(r"(\s*[|\uff5c:\uff1a]\s*|\s+[-\u2013\u2014]+\s+|[,\uff0c]\s+)")
_CLOSED = re.compile(r"(\W*(?:[^\s()]+\s+){3,}[^\s()]+)\s+\(([^()]+)\)?\W*")
"""Four words or more before a bracket, maybe with its end cut off."""
_PIECES = re.compile(r"\s*[,;|\uff0c]\s+|\s*:\s+|\s+[-\u2013\u2014]\s+")
_NAMES = re.compile(r",\s+|\s(?:and|&)\s")
_AND = re.compile(r"\s(?:and|&)\s")
_DATE_FIRST = re.compile(r"(\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?)\s*[:\uff1a|,.-]?\s+(?=\S)")
_PROMISED = re.compile(r"\s+(?:paper|pdf|article|version|proceedings|link)\W*$", re.IGNORECASE)
_PROMISING = re.compile(r"(?:paper|pdf|article|preprint)\s*[-:]?\s*(?=[A-Za-z]+[\s'-]?\d)", re.IGNORECASE)
"""What the label of a link promises before it says where: ``Paper-CVPR14``."""
_ISSUE = re.compile(r"[A-Z][^\d():?!]{2,70} \d{1,4}\.\d{1,3},? \((?:19|20)\d\d\)?")
"""An issue of a journal: ``Letters on leaves 4.2 (2019)``."""
_DASHED = re.compile(r"\W*((?:19|20)\d\d)(?:[./]\d{1,2})?-([A-Z][A-Za-z&/]+|[a-z]+[xX]iv)-(?=\S+\s)")
"""Year and venue joined to the title behind them by hyphens: ``2021-ICLR-A Title``."""
_VENUE_FIRST = re.compile(r"([A-Z][A-Za-z]+[-'\u2019]\d\d)\s+(?=[A-Z]\S*\s+\S+\s+\S)")
"""A venue with two digits of the year right before a title: ``ICLR-21 Ribs: All About Them``."""
_PART = re.compile(r"\d (?:tutorial|challenge|competition|report)$", re.IGNORECASE)
"""How what begins a title ends, though it names a venue: ``NIPS 2016 Tutorial: A Title``."""
_WITH_PERSON = re.compile(r", (?:[A-Z]\.[ -]?){1,3}[A-Z][a-z]+(?=,)")
_LEFT_OPEN = re.compile(r"(?<=\w[.?!,] )\*(?=[A-Z])")
"""The mark of italics that are never closed."""
_STOPPED = re.compile(r"(?:19|20)\d\d\.\s+[A-Z][\w'\u2019]*(?:\s+[a-z]+){2}")
"""A sentence behind the year: ``A Journal, 1958. Its method is …``."""
_LAB = re.compile(r"(?<=\bal\.)\s?\(([A-Z][\w&. -]{1,30})\)(?=\s)")
"""Where authors work, right behind "et al.": ``Doe et al.(Rib Lab) CVPR 2020``."""
_GOES_ON = re.compile(r"(?:and|&)\s")
"""How the last of several things begins, which are the end of a title: ``…, Rib, and Lung``."""
_LONG, _LONGEST = 4, 4000
_SHORT = 3
"""How long names are that other things bear too, in letters."""


@dataclass(frozen=True)
class Clause:
    """A part of a text, and what it is."""

    kind: ClauseKind
    text: str


class Clauses:
    """Takes texts apart, knowing the venues of a catalog, and the words that announce remarks in a list."""

    def __init__(self, venues: Venues, remarks: frozenset[str] = frozenset()) -> None:
        self.venues = venues
        self.remarks = remarks
        self.occasion = lru_cache(maxsize=65536)(self._occasion)
        self.split = lru_cache(maxsize=65536)(self._split)

    def _occasion(self, text: str) -> Occasion | None:
        """Return the occasion that all of a text names, or nothing: a known venue, a date, or a likely venue with its year."""
        if (
            len(text) > 250
            or not re.search(r"\w", text)
            or self._dashed(text)
            or _STOPPED.search(text)
            or self._is_sentence_first(text)
        ):
            return None
        found = self.venues.parse(text)
        named = sum(map(is_whole_name, _NAMES.split(text))) > 1
        if found.venue is not None and (named or self._title_comes_first(text) or self._is_prefix(text, found)):
            return None
        if found.venue is not None:
            bare = text.strip(" .,()[]")
            return found if found.year is not None or len(bare) > _SHORT or is_well_known(bare) else None
        if self.venues.is_pending(text) and len(text) < 40:
            return found
        if found.unknown:
            likely = looks_like_venue(found.unknown) or (found.track == "workshop" and len(text.split()) < _LONG)
            dated = found.year is not None and likely and not named and not _WITH_PERSON.search(text)
            return found if dated or is_well_known(found.unknown) else None
        return found if found.year is not None or found.track == "workshop" else None

    def of_label(self, text: str) -> Occasion | None:
        """Return the occasion that the label of a link names, whatever it promises beside: ``ICCV 2019 paper``."""
        bare = _PROMISED.sub("", text)
        bare = bare[opened.end() :] if (opened := _PROMISING.match(bare)) else bare
        if _ISSUE.fullmatch(text):
            return self.venues.parse(text)
        return self.occasion(text) or (self.occasion(bare) if bare != text else None)

    def _is_sentence_first(self, text: str) -> bool:
        """Tell whether a text is a title with a full stop behind it, and the occasion: ``A Survey of Ribs in Lungs. ACM Ribs, 2023``."""
        first, *others = _SENTENCES.split(text)
        if len(others) != 1 or len(first.split()) <= _LONG or re.search(r"\.\s|\b[A-Z][a-z]{1,3}\.$|^In\s", first):
            return False
        said = self.venues.parse(others[0])
        likely = said.year is not None and (said.venue is not None or looks_like_venue(said.unknown))
        return likely and not looks_like_venue(first.rstrip(".")) and not looks_like_people(first)

    def _title_comes_first(self, text: str) -> bool:
        """Tell whether what stands before the venue in a text is a title: ``A Title of Things, CVPR 2020`` names more than an occasion."""
        if (closed := _CLOSED.fullmatch(text)) and self.venues.parse(closed[2]).venue is not None:
            return not self._is_name_of_venue(closed[1], closed[2].rstrip(" 0123456789'\u2019"))
        pieces = _PIECES.split(text)
        if len(pieces) > 2 and is_whole_name(pieces[0]) and self.venues.parse(pieces[0]).venue is None:
            return self.venues.parse(pieces[1]).venue is None and not looks_like_venue(pieces[0])
        for piece in pieces[:-1]:
            if self.venues.parse(piece).venue is not None:
                return False
            named = is_surely_venue(piece) or (len(piece.split()) < _LONG and looks_like_venue(piece))
            if len(piece.split()) > 2 and not named and not looks_like_people(piece, strictly=True):
                return True
        return False

    def _is_name_of_venue(self, text: str, short: str) -> bool:
        """Tell whether a text is the full name of what stands behind it, short, in brackets."""
        likely = is_surely_venue(text) or looks_like_venue(text) or self.venues.parse(text).venue is not None
        return likely or spells(" ".join(word for word in text.split() if not word.islower()), short)

    def _is_prefix(self, text: str, found: Occasion) -> bool:
        """Tell whether the name of a venue is that of a work as well, before its title: ``AIM: Adapting Models of All Kinds``."""
        first, colon, rest = text.partition(": ")
        alone = found.year is None and found.track is None and self.venues.id_of(first) is not None
        return bool(colon) and alone and len(rest.split()) > 2 and self.venues.parse(rest).venue is None

    def _split(self, text: str, *, is_opening: bool = True, people: bool = True) -> tuple[Clause, ...]:
        """Return the clauses of a text; ``is_opening`` allows a venue or a date to come first, before a title."""
        if len(text) > _LONGEST:
            return (Clause("text", text),)
        text = _LEFT_OPEN.sub("", text) if text.count("*") == 1 else text
        text = _LAB.sub(lambda found: found[0] if self.venues.id_of(found[1]) else "", text)
        whole = self._classify(text, people=people)
        if whole != "text":
            return (Clause(whole, text),)
        found: list[Clause] = []
        if is_opening and (opening := self._opening(text)):
            first, text = opening
            found.append(Clause("occasion", first))
        sentences = [sentence for sentence in _SENTENCES.split(text) if sentence]
        kinds = [self._classify(sentence, people=people) for sentence in sentences]
        for place, (sentence, kind) in enumerate(zip(sentences, kinds, strict=True)):
            if kind != "text":
                found.append(Clause(kind, sentence))
            else:
                named = "people" in kinds[place + 1 :]
                found += self._tail(sentence, is_alone=place > 0 or not is_opening, people=people and not named)
        return tuple(_rejoined(found))

    def _classify(self, text: str, *, people: bool) -> ClauseKind:
        if self.occasion(text) is not None:
            return "occasion"
        return "people" if looks_like_people(text, strictly=True) and (people or surely_people(text)) else "text"

    def _dashed(self, text: str) -> re.Match[str] | None:
        """Return year and venue that hyphens join to the title behind them."""
        found = _DASHED.match(text)
        if found is None or not (is_acronym(found[2]) or self.venues.id_of(found[2])):
            return None
        rest = text[found.end() :]
        return found if len(rest.split()) > 1 and not is_distinction(rest) else None

    def _opening(self, text: str) -> tuple[str, str] | None:
        """Return a venue or a date that a text begins with, and the rest: ``CVPR 2023 | A Title``."""
        if found := _DATE_FIRST.match(text.lstrip(" -")):
            return found[1], text.lstrip(" -")[found.end() :]
        found = _VENUE_FIRST.match(text)
        if found and (said := self.venues.parse(found[1])).year and (said.venue or is_well_known(said.unknown)):
            return found[1], text[found.end() :]
        if found := self._dashed(text):
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
                    and (occasion.venue or occasion.year)
                ):
                    return first, rest
        return None

    def _tail(self, sentence: str, *, is_alone: bool, people: bool) -> Iterable[Clause]:
        """Yield a sentence without the people and occasions that it ends with, then these, in order."""
        pieces = _SEPARATORS.split(sentence)
        parts, joints = pieces[::2], pieces[1::2]

        def joined(start: int, end: int) -> str:
            return _joined(parts, joints, start, end)

        end = len(parts)
        tail: list[Clause] = []
        if end > 200:
            yield Clause("text", sentence)
            return
        while end > 1:
            found = [s for s in range(max(1, end - 3), end) if self.occasion(joined(s, end)) is not None]
            last = max((s for s in found if _GOES_ON.match(parts[s])), default=-1)
            behind = self.occasion(joined(last + 1, end)) if last + 1 < end else None
            found = [s for s in found if s > last] if behind and (behind.venue or behind.unknown) else found
            start = next((s for s in found if not any(looks_like_people(joined(s, t)) for t in found if t > s)), None)
            if start is None:
                break
            tail.insert(0, Clause("occasion", joined(start, end)))
            end = start
        if not tail and _ends_in_bars(parts, joints):
            tail.insert(0, Clause("text", parts[end - 2]))
            end -= 2
        first = 0 if is_alone and tail else 1
        start = next(
            (
                s
                for s in range(first, end)
                if not _GOES_ON.match(parts[s])
                and looks_like_people(joined(s, end), strictly=not tail or " " not in joined(s, end).strip())
            ),
            None,
        )
        if start and tail and people and looks_like_people(joined(0, start), strictly=True):
            start = None
        if start is not None and (people or surely_people(joined(start, end))) and not (start == 0 and not tail):
            tail.insert(0, Clause("people", joined(start, end)))
            end = start
        first = self._authors(parts, joints, end, surely=not (tail and people)) if end > 1 else 0
        if first:
            yield Clause("people", joined(0, first))
        if end:
            yield Clause("text", joined(first, end))
        yield from tail

    def _authors(self, parts: Sequence[str], joints: Sequence[str], end: int, *, surely: bool) -> int:
        """Return how many parts before ``end`` are the authors that a text begins with, its title behind them.

        ``surely`` asks for three of them, or for two that "and" joins, and for a long title.
        """
        for most in range(end - 1, 0, -1):
            names = _joined(parts, joints, 0, most)
            turned = first_turned(names)
            if "," not in joints[most - 1] or not (turned or looks_like_people(names)):
                continue
            told = [name for part in parts[:most] for name in _NAMES.split(part)]
            single = next((at for at, name in enumerate(told) if " " not in name.strip()), len(told))
            is_cut = single > 0 and not turned and all(map(is_whole_name, told[:single]))
            last = most - len(told) + single if is_cut else most  # ``Ann Doe, Cy Roe, Look, Listen and Tell``
            title = _joined(parts, joints, last, end)
            named = looks_like_people(parts[last]) and not (turned or looks_like_people(names, strictly=True))
            few = 2 if re.search(r"[A-Z]{2}", title) else 3
            if named or len(title.split()) < (_LONG if surely else few):
                return 0
            enough = last > 2 or (len(told) > 1 and _AND.search(names))
            return last if not surely or (enough and not looks_like_people(title)) else 0
        return 0


def _joined(parts: Sequence[str], joints: Sequence[str], start: int, end: int) -> str:
    return "".join(parts[i] + (joints[i] if i < end - 1 else "") for i in range(start, end))


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
