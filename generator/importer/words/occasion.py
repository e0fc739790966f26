"""Where and when a work appeared, read from what a list writes: ``CVPR'25``, ``arXiv 2311``, ``EMNLP 2023 Findings``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importer.words.dates import take_short_year, take_year
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.venue_shapes import is_acronym, is_no_venue, is_publisher
from generator.importer.words.wording import EN_DASH, fold, repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Venue
    from generator.model.records import Track

_TRACKS: tuple[tuple[re.Pattern[str], Track], ...] = (
    (re.compile(r"\bfindings\b", re.IGNORECASE), "findings"),
    (re.compile(r"\bD\s?&\s?B\b|\bdatasets? and benchmarks?\b", re.IGNORECASE), "datasets-and-benchmarks"),
    (re.compile(r"\bshared task\b", re.IGNORECASE), "shared-task"),
    (re.compile(r"\bworkshops?\b", re.IGNORECASE), "workshop"),
    (re.compile(r"\b(?:system )?demo(?:nstration)?s?\b", re.IGNORECASE), "demo"),
    (re.compile(r"\bindustry(?: track)?\b", re.IGNORECASE), "industry"),
    (re.compile(r"\bcompanion\b", re.IGNORECASE), "companion"),
    (re.compile(r"\bmain(?: conference| track)?(?: papers?)?\b", re.IGNORECASE), "main"),
)
_NOISE = re.compile(
    r"\b(?:orals?|spotlights?|highlight(?:ed)?s?|posters?|(?:best|outstanding|distinguished) (?:(?:student|long|short|full|demo|theme|industry|resource|systems?|methods|theory|social impact) )?papers?(?: runner-?up| honorable mention| HM)?(?: awards?)?(?: candidate| finalist| nominee| nomination| runner-?up)?|honorable mention|awards?|award candidate|"
    r"accepted(?: (?:by|to|at|in))?|to appear(?: (?:in|at))?|published(?: (?:in|at))?|(?:in )?(?:proceedings|proc\.?)(?! of the (?:national|royal|ACM on|physical))(?: of)?(?: the)?|early accept|"
    r"(?:long|short|full|regular) papers?|(?<=[A-Z] )(?-i:Long|Short|Full)(?=\W*$)|notable(?:-top-\d+)?|top[ -]?\d+(?=%)|actually|extended abstract|vol(?:ume)?\.? ?\d+|pp\.? ?\d[\d\u2013-]*|no\.? ?\d+|"
    r"(?<=\w\w)\. PMLR|camera[ -]ready|version|e-?prints?|published)\b%?|(?<!\w)\d+(?:st|nd|rd|th)\b(?= )(?! ed(?:ition|\.))|[\u2b50\u2605\u2606\ufe0f\U0001f300-\U0001faff]|:[a-z_]+:|口头|接收|录用|最佳(?:长|短)?(?:论?文)(?:提名)?|(?-i:\bSTAR\b)",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"\b(?:submission|submitted|under review|in review|in submission|rejected|withdrawn)\b|在投|投稿", re.IGNORECASE
)
_PREPRINT_FIRST = re.compile(r"[\s.,]*arXiv:?\s?\d{4}\.\d{4,5}(?:v\d+)?\s*[,;/]\s*(?=\D)", re.IGNORECASE)
_LATEST = 2
"""How many years lie between the preprint of a work and where it appears, at most."""
_ENDS = (
    " ,.:;|/_~@#*+=&\"'\u2018\u2019\u201c\u201d\u3010\u3011\uff0c\u3002\uff1a\uff5c\u3001()[]{}-" + EN_DASH + "\u2014"
)
_TUTORIAL = re.compile(r"(\S+(?: \S+)?) tutorials?", re.IGNORECASE)
_PUBLISHERS = frozenset(["ACM", "IEEE"])
"""Who publishes much: ``Proc. IEEE`` names one of their journals, ``IEEE`` alone none."""
_BOOK = re.compile(r",\s*(?:19|20)\d\d\W*$")
"""What ends the reference to a book, behind its publisher: ``MIT press, 2000``."""
_VOLUME = re.compile(r"(?:,\s*|(?<=[a-z]{3})\s)\d[\d.():,\s\u2013-]*$")
_ARXIV_PREPRINT = re.compile(
    r"\barxiv\s+(?:pre-?print\s*)?arxiv\b|\barxiv\s+pre-?print\b|\barxiv\s*:\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Occasion:
    """Where and when a work appeared; what is not known is ``None``.

    Attributes:
        text: As printed.
        venue: A term of data/venues.yml.
        year: The year.
        track: Part of the venue.
        track_name: Name of the workshop.
        unknown: What stands where a venue would, but is none that is known.
    """

    text: str = ""
    venue: str | None = None
    year: int | None = None
    track: Track | None = None
    track_name: str | None = None
    unknown: str = ""

    def within(self, outer: Occasion) -> Occasion:
        """Return this occasion with gaps filled from the heading it stands under."""
        if self.venue is None and not self.unknown:
            return replace(
                outer,
                text=" ".join(filter(None, (outer.text, self.text))),
                year=outer.year if outer.venue and outer.year else self.year or outer.year,
                track=self.track or outer.track,
                track_name=self.track_name or outer.track_name,
            )
        return replace(self, year=self.year or outer.year)


def is_distinction(text: str) -> bool:
    """Tell whether a text only says how a work was received: ``Best Long Paper``, ``Oral``.

    >>> [is_distinction(text) for text in ("Best Long Paper", "Oral, Spotlight", "Best of Papers", "CVPR")]
    [True, True, False, False]
    """
    return bool(re.search(r"[^\W\d_]{3}", text)) and not _stripped(_NOISE.sub(" ", text))


class Venues:
    """The venues of a catalog, found by any of their spellings."""

    def __init__(self, venues: Mapping[str, Venue], spellings: Mapping[str, str] | None = None) -> None:
        self.venues = venues
        self._ids: dict[str, str] = {}
        for venue_id, venue in venues.items():
            for spelling in (venue_id, venue.short, venue.name, *venue.aliases):
                self._ids.setdefault(fold(spelling), venue_id)
        self._ids.update((fold(spelling), venue_id) for spelling, venue_id in (spellings or {}).items())

    def id_of(self, text: str) -> str | None:
        """Return the id of the venue that ``text`` names, or nothing."""
        return self._ids.get(fold(text))

    def is_preprint(self, venue_id: str | None) -> bool:
        """Tell whether a venue is a preprint server."""
        return venue_id is not None and venue_id in self.venues and self.venues[venue_id].kind == "preprint-server"

    def label(self, occasion: Occasion) -> str:
        """Return an occasion in words: ``EMNLP 2021``."""
        venue = self.venues.get(occasion.venue or "")
        return " ".join(filter(None, (venue.short if venue else "", str(occasion.year or ""))))

    def parse(self, text: str) -> Occasion:
        """Return what a venue mark or a heading says; its ``venue`` is ``None`` when it names none that is known."""
        printed = " ".join(repair(text).replace("|", " ").split())
        if (opened := _PREPRINT_FIRST.match(printed)) and (published := self._published(printed, opened.end())):
            return published
        year, rest = take_year(printed)
        track, rest = _take_track(_ARXIV_PREPRINT.sub("arXiv", rest))
        bare = _stripped(_NOISE.sub(" ", rest))
        rest = _stripped(rest) if bare in _PUBLISHERS else bare
        short, named = self._take_short_year(rest)
        if year is None or self._is_later(short, year, named):
            year, rest = short, named
        rest = re.sub(r"^(?:[Ii]n|[Aa]t|of)\s+(?:the\s+)?(?=[A-Z0-9])", "", rest)
        if (tutored := _TUTORIAL.fullmatch(rest)) and (self.id_of(tutored[1]) or is_well_known(tutored[1])):
            rest = tutored[1]
        plain = Occasion(printed, None, year, track)
        if _PENDING.search(rest):
            return replace(plain, track=None)
        if not rest or is_no_venue(rest) or (is_publisher(rest) and _BOOK.search(printed)):
            return plain
        if venue := self.id_of(rest):
            return replace(plain, venue=venue) if venue != self.id_of(rest[:-1]) else self._workshop(plain, rest)
        return self._part(plain, rest)

    def _published(self, printed: str, start: int) -> Occasion | None:
        """Return where a work appeared that was a preprint first: ``arXiv:1501.00001 / CVPR 2015``."""
        found = self.parse(printed[start:])
        is_named = found.venue is not None or is_well_known(found.unknown)
        return replace(found, text=printed) if is_named and not self.is_preprint(found.venue) else None

    @staticmethod
    def is_pending(text: str) -> bool:
        """Tell whether a text says that a work has appeared nowhere yet: ``Under Review``, ``Preprint``."""
        return bool(
            _PENDING.search(text) or re.fullmatch(r"\W*(?:pre-?print|in press|to appear)\W*", text, re.IGNORECASE)
        )

    def _take_short_year(self, text: str) -> tuple[int | None, str]:
        """Return the year of ``CVPR 23``: two digits count only behind the name of a venue."""
        year, rest = take_short_year(text)
        rest = _stripped(rest)
        printed = re.search(r"[A-Za-z]\s?\d\d(?!\w)", text)
        known = (
            self.id_of(rest)
            or is_well_known(rest)
            or self.id_of(rest.removesuffix("W"))
            or any(self.id_of(part) or is_well_known(part) for part in rest.split("@")[1:])
            or (printed and is_acronym(rest) and "-" not in rest)
        )
        return (year, rest) if year is not None and known else (None, text)

    def _is_later(self, short: int | None, year: int, name: str) -> bool:
        """Tell whether two digits behind a venue say when a work appeared there, besides the date of its preprint: ``2023-06, AAAI 24``."""
        return short is not None and 0 <= short - year <= _LATEST and bool(self.id_of(name) or is_well_known(name))

    def _part(self, plain: Occasion, rest: str) -> Occasion:
        """Read ``MICCAI@ML-CDS`` and ``ACLW``: a venue with the name or the mark of a workshop."""
        host, at, workshop = rest.partition("@")
        for name, part in ((host, workshop), (workshop, host)):
            if at and ((venue := self.id_of(name)) or is_well_known(name)):
                unknown = "" if venue else name.strip()
                return replace(plain, venue=venue, track="workshop", track_name=part.strip(), unknown=unknown)
        for name in _spellings(rest):
            if venue := self.id_of(name):
                return replace(plain, venue=venue)
        return self._workshop(plain, rest)

    def _workshop(self, plain: Occasion, rest: str) -> Occasion:
        base = re.sub(r"(?:W|(?<=[A-Z]{3})w)$", "", rest.removesuffix("s")).rstrip(" -")
        if base != rest and (venue := self.id_of(base)):
            known = self.venues[venue]
            name = None if fold(base) in map(fold, (venue, known.short, known.name)) else base
            return replace(plain, venue=venue, track="workshop", track_name=name)
        if plain.track == "workshop":
            first, _, others = rest.partition(" ")
            if venue := self.id_of(first):
                return replace(plain, venue=venue, track_name=others.strip() or None)
        if base != rest and is_well_known(base):
            return replace(plain, unknown=base, track="workshop")
        if (host := re.fullmatch(r"([A-Z][A-Za-z]+)-W", rest)) and is_acronym(host[1]):
            return replace(plain, unknown=host[1], track="workshop")
        if plain.track == "workshop" and re.match(r"(?:on|for|of)\s", rest):
            return replace(plain, unknown=f"Workshop {rest}")
        first, bracket, _ = rest.partition(" (")
        return replace(plain, unknown=first if bracket and is_well_known(first) else _VOLUME.sub("", rest))


def _stripped(text: str) -> str:
    """Return a name without the punctuation around it, and without brackets that stand empty or open."""
    text = re.sub(r"[(\[{\u3010\uff08]\s*[,;]?\s*[)\]}\u3011\uff09]", " ", text)
    text = " ".join(text.split()).strip(_ENDS)
    return text + ")" if text.count("(") > text.count(")") else text


def _spellings(text: str) -> Iterator[str]:
    """Yield the parts of a name that may name the venue alone: ``Annual Meeting of X (ACL)``, ``in CVPR``, ``IEEE CVPR``."""
    if found := re.fullmatch(r"(.*?)\s*\(([^()]+)\)\s*(.*)", text):
        if is_acronym(found[1]):
            yield found[1]
        yield found[2]
        yield _stripped(f"{found[1]} {found[3]}")
    plain = re.sub(r"^(?:in|at|the|of)\s+(?:the\s+)?", "", text, flags=re.IGNORECASE)
    yield plain
    yield re.sub(r"^(?:(?:IEEE|ACM|CVF|AAAI)[/\s]+)+", "", plain)
    yield re.sub(r"[,;:]?\s*(?:\d[\d():,\s-]*)$", "", plain)
    yield re.sub(r"\s+\d[\d.():,\s\u2013-]*$", "", plain)
    yield re.sub(r"\s+(?:\w+\s+)?(?:track|session|conference)$", "", plain, flags=re.IGNORECASE)
    for part in re.split(r"\s*[/,;:+&-]\s+|\s+[/-]\s*|/", plain):
        if len(part) > 3 or part.isupper():
            yield part


def _take_track(text: str) -> tuple[Track | None, str]:
    for pattern, track in _TRACKS:
        if pattern.search(text):
            return track, " ".join(pattern.sub(" ", text).split())
    return None, text


_ACL_TRACKS: Mapping[str, Track] = {"findings": "findings", "demo": "demo", "demos": "demo", "industry": "industry"}
_ACL_MAIN = frozenset({"long", "short", "main", "tacl"})
_ACL_WORKSHOPS = {"bionlp": "BioNLP", "clinicalnlp": "ClinicalNLP", "louhi": "LOUHI"}
_EVIDENCE = tuple(
    re.compile(pattern)
    for pattern in (
        r"openaccess\.thecvf\.com/content_?/?(?P<venue>[A-Z]+)_?(?P<year>\d{4})(?P<w>W|_workshops)?/(?:(?:papers|html)/)?(?P<name>[^/]*)",
        r"papers\.(?P<venue>miccai)\.org/miccai-(?P<year>\d{4})/",
        r"ecva\.net/papers/(?P<venue>eccv)_(?P<year>\d{4})/",
        r"proceedings\.(?P<venue>neurips)\.cc/(?:paper|paper_files/paper)/(?P<year>\d{4})/.*?(?P<db>Datasets_and_Benchmarks)?(?:\.\w+)?$",
        r"(?:(?P<venue>cvpr|iccv|eccv)\.thecvf\.com|(?P<venue2>neurips|iclr|icml)\.cc)/virtual/(?P<year>\d{4})/",
        r"(?:www\.)?(?P<venue>ijcai)(?:\.org/proceedings|-preprints\.[\w.-]+)/(?P<year>\d{4})/",
        r"academic\.oup\.com/(?P<venue>[a-z]+)/article",
    )
)


def evidence_of(identifier: tuple[str, str] | None, url: str, venues: Venues) -> Occasion | None:
    """Return where and when a work appeared, as far as its identifier or address itself says so."""
    if identifier is not None:
        return _of_identifier(*identifier, venues)
    place = url.split("://", 1)[-1]
    for pattern in _EVIDENCE:
        if match := pattern.match(place):
            return _of_address(match.groupdict(), place, venues)
    return None


def _of_address(parts: Mapping[str, str | None], place: str, venues: Venues) -> Occasion | None:
    venue = venues.id_of(parts.get("venue") or parts.get("venue2") or "")
    if venue is None:
        return None
    year = parts.get("year")
    track: Track | None = "workshop" if parts.get("w") else "datasets-and-benchmarks" if parts.get("db") else None
    name = re.sub(r"_?(?:19|20)\d\d$", "", parts.get("name") or "") if parts.get("w") else ""
    return Occasion(place.split("/", maxsplit=1)[0], venue, int(year) if year else None, track, name or None)


def _of_identifier(kind: str, value: str, venues: Venues) -> Occasion | None:
    if kind == "arxiv" and re.match(r"\d{4}\.", value):
        return Occasion(f"arXiv:{value}", venues.id_of("arxiv"), 2000 + int(value[:2]))
    found = re.fullmatch(r"(\d{4})\.([a-z0-9_]+)-([a-z0-9]+)\.\d+", value) if kind == "acl" else None
    if found is None:
        return None
    year, series, volume = int(found[1]), found[2], found[3]
    if series == "findings":
        return Occasion(value, venues.id_of(volume), year, "findings")
    if venue := venues.id_of(series):
        track = None if volume in _ACL_MAIN else _ACL_TRACKS.get(volume)
        return Occasion(value, venue, year, track or ("main" if volume in _ACL_MAIN else None))
    return Occasion(value, None, year, "workshop", _ACL_WORKSHOPS.get(series, series))
