"""Texts that are nothing but an occasion: a known venue, a date, or a likely venue with its year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.entries.closing_names import spells
from generator.importer.words.journal_names import is_named_journal
from generator.importer.words.occasion import is_distinction
from generator.importer.words.people import is_whole_name, looks_like_people
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.venue_shapes import is_acronym, is_surely_venue, looks_like_venue

if TYPE_CHECKING:
    from collections.abc import Container

    from generator.importer.words.occasion import Occasion, Venues

SENTENCES = re.compile(
    r"(?<=[\w)\]\"'\u201d\u2019][.?!])(?<!\b[A-Z]\.)(?<!\bal\.)(?<!\bvs\.)(?<!\bProc\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bDr\.)(?<!\bTrans\.)(?<!\bInt\.)(?<!\bConf\.)(?<!\bSymp\.)\s+(?=[^\Wa-z]|[a-z]+[A-Z]|npj|[\"\u201c])|(?<=[\u3002\uff1f\uff01])\s*(?=\S)|(?<=\bal\.)\s+(?=[^\Wa-z]|[a-z]+[A-Z])"
    r"|(?<=\b[A-Z]\.)\s+(?=(?:In |in )?[A-Z][\w-]*[A-Z]\w*\s?['\u2019]?(?:\d\d)?\d\d\b)"
)
"""Between two sentences of an entry, abbreviations of venues and of people not taken for ends."""
_CLOSED = re.compile(r"(\W*(?:[^\s()]+\s+){3,}[^\s()]+)\s+\(([^()]+)\)?\W*")
"""Four words or more before a bracket, maybe with its end cut off."""
_PIECES = re.compile(r"\s*[,;|\uff0c]\s+|\s*:\s+|\s+[-\u2013\u2014]\s+")
NAMES = re.compile(r",\s+|\s(?:and|&)\s")
_DASHED = re.compile(r"\W*((?:19|20)\d\d)(?:[./]\d{1,2})?-([A-Z][A-Za-z&/]+|[a-z]+[xX]iv)-(?=\S+\s)")
"""Year and venue joined to the title behind them by hyphens: ``2021-ICLR-A Title``."""
_WITH_PERSON = re.compile(r", (?:[A-Z]\.[ -]?){1,3}[A-Z][a-z]+(?=,)")
_STOPPED = re.compile(r"(?:19|20)\d\d\.\s+[A-Z][\w'\u2019]*(?:\s+[a-z]+){2}")
"""A sentence behind the year: ``A Journal, 1958. Its method is …``."""
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d [A-Z][A-Za-z&-]+(?: (?:[A-Z][A-Za-z&-]*|of|on|and|in|&)){0,5}")
"""The year and the name of a journal, whatever it is: ``2019 Remote Sensing``."""
_LONG = 4
_SHORT = 3
"""How long names are that other things bear too, in letters."""


def occasion_of(
    text: str, venues: Venues, learned: Container[str] = (), placed: Container[str] = ()
) -> Occasion | None:
    """Return the occasion that all of a text names, or nothing: a known venue, a date, or a likely venue with its year.

    ``learned`` are the names of venues that the list itself gives away, ``placed`` those that need no year.
    """
    if (
        len(text) > 250
        or not re.search(r"\w", text)
        or joined_by_hyphens(text, venues)
        or _STOPPED.search(text)
        or _is_sentence_first(text, venues)
        or _is_barred(text, venues)
    ):
        return None
    found = venues.parse(text)
    named = sum(map(is_whole_name, NAMES.split(text))) > 1 or _author_comes_first(text)
    if found.venue is not None and (named or _title_comes_first(text, venues) or _is_prefix(text, found, venues)):
        return None
    if found.venue is not None:
        bare = text.strip(" .,()[]")
        return found if found.year is not None or len(bare) > _SHORT or is_well_known(bare) else None
    if venues.is_pending(text) and len(text) < 40:
        return found
    if found.unknown:
        likely = looks_like_venue(found.unknown) or (found.track == "workshop" and len(text.split()) < _LONG)
        likely = likely or found.unknown in learned or is_named_journal(found.unknown)
        dated = found.year is not None and likely and not named and not _WITH_PERSON.search(text)
        return found if dated or is_well_known(found.unknown) or found.unknown in placed else None
    return found if found.year is not None or found.track == "workshop" else None


def is_year_first(text: str) -> bool:
    """Tell whether a text that stands behind a title and a comma is a year, and behind it the name of a venue of any kind.

    >>> [is_year_first(text) for text in ("2019 Remote Sensing", "2019 and later", "Remote Sensing 2019")]
    [True, False, False]
    """
    return _YEAR_FIRST.fullmatch(text.strip()) is not None


def _is_sentence_first(text: str, venues: Venues) -> bool:
    """Tell whether a text is a title with a full stop behind it, and the occasion: ``A Survey of Ribs in Lungs. ACM Ribs, 2023``."""
    first, *others = SENTENCES.split(text)
    if len(others) != 1 or len(first.split()) < _LONG or re.search(r"\.\s|\b[A-Z][a-z]{1,3}\.$|^In\s", first):
        return False
    said = venues.parse(others[0])
    likely = said.year is not None and (said.venue is not None or looks_like_venue(said.unknown))
    return likely and not looks_like_venue(first.rstrip(".")) and not looks_like_people(first)


def _is_barred(text: str, venues: Venues) -> bool:
    """Tell whether a bar stands between an occasion and a title: ``2020 A Journal | A Title of Many Things``."""
    first, bar, rest = text.strip(" |").partition(" | ")
    if not bar or " | " in rest:
        return False
    dated, title = (first, rest) if venues.parse(first).year else (rest, first)
    known = venues.parse(title).venue is not None or looks_like_venue(title) or looks_like_people(title)
    return venues.parse(dated).year is not None and len(title.split()) >= _LONG and not known


def _title_comes_first(text: str, venues: Venues) -> bool:
    """Tell whether what stands before the venue in a text is a title: ``A Title of Things, CVPR 2020`` names more than an occasion."""
    if (closed := _CLOSED.fullmatch(text)) and venues.parse(closed[2]).venue is not None:
        return not _is_name_of_venue(closed[1], closed[2].rstrip(" 0123456789'\u2019"), venues)
    pieces = _PIECES.split(text)
    if len(pieces) > 2 and is_whole_name(pieces[0]) and venues.parse(pieces[0]).venue is None:
        return venues.parse(pieces[1]).venue is None and not looks_like_venue(pieces[0])
    for piece in pieces[:-1]:
        if venues.parse(piece).venue is not None:
            return False
        named = is_surely_venue(piece) or (len(piece.split()) < _LONG and looks_like_venue(piece))
        if len(piece.split()) > 2 and not named and not looks_like_people(piece, strictly=True):
            return True
    return False


def _author_comes_first(text: str) -> bool:
    """Tell whether a text is a reference of one author: ``Ann Doe, A Title of Things, A Thesis, A School, 1989``."""
    pieces = _PIECES.split(text)
    few = len(pieces) < _LONG
    return not few and is_whole_name(pieces[0]) and any(len(piece.split()) >= _LONG for piece in pieces[1:-1])


def _is_name_of_venue(text: str, short: str, venues: Venues) -> bool:
    """Tell whether a text is the full name of what stands behind it, short, in brackets."""
    likely = is_surely_venue(text) or looks_like_venue(text) or venues.parse(text).venue is not None
    return likely or spells(" ".join(word for word in text.split() if not word.islower()), short)


def _is_prefix(text: str, found: Occasion, venues: Venues) -> bool:
    """Tell whether the name of a venue is that of a work as well, before its title: ``AIM: Adapting Models of All Kinds``."""
    first, colon, rest = text.partition(": ")
    alone = found.year is None and found.track is None and venues.id_of(first) is not None
    return bool(colon) and alone and len(rest.split()) > 2 and venues.parse(rest).venue is None


def joined_by_hyphens(text: str, venues: Venues) -> re.Match[str] | None:
    """Return year and venue that hyphens join to the title behind them."""
    found = _DASHED.match(text)
    if found is None or not (is_acronym(found[2]) or venues.id_of(found[2])):
        return None
    rest = text[found.end() :]
    return found if len(rest.split()) > 1 and not is_distinction(rest) else None
