"""Names of venues told by their shape alone: abbreviations, and the words that journals and conferences are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.words.wording import slug
from generator.model import Venue

if TYPE_CHECKING:
    from generator.model.terms import VenueKind

_ACRONYM = re.compile(
    r"(?=(?:.*[A-Z]){2})[A-Z0-9][A-Za-z0-9]*(?:[&/+\u2010-][A-Za-z0-9]+)*|[A-Z][a-z]+[xX]iv|[a-z]+R?[xX]iv"
)
_PUBLISHING = re.compile(
    r"\b(?:journal|j|transactions|trans|conference|conf|proceedings|proc|symposium|symp|workshop|letters|lett|magazine|"
    r"annals|bulletin|archives|acta|nature|lancet|ieee|acm|spie|plos|bmc|frontiers|lectures?|quarterly|congress|springer|elsevier)\b|"
    r"学报|期刊|杂志|会议|大会|通讯",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(?:the |\d{4} )?(?:(?:[A-Z][\w&/-]*|[Ii]nternational|of|[Aa]nnual|European|\d+(?:st|nd|rd|th)) ){0,5}"
    r"(?:Journal|Transactions|Trans\.?|Advances in|Proceedings|Proc\.|Symposium|Conference|Letters|Magazine|Annals|Bulletin|Lecture Notes|Congress)\b"
    r"(?: (?:of|on|in|for|and|Letters)\b.*| ?[A-Z].*|)|Nature [A-Z]\w+|(?:The )?Lancet\b.*|.*(?:学报|期刊|杂志|通讯))$"
)
_TOPICS = frozenset(
    re.findall(
        r"\S+",
        "review reviews science sciences cell advances communications reports record meeting forum press "
        "association society interspeech access sensors intelligence medicine physics research engineering "
        "robotics informatics computing applications processing electronics neurocomputing statistics "
        "mathematics biology chemistry bioinformatics neuroscience radiology patterns analysis systems "
        "recognition vision graphics learning",
    )
)
"""Words that the names of journals end with, and titles too: only short names count."""
_ALONE = frozenset(
    ["science", "cell", "interspeech", "sensors", "neurocomputing", "radiology", "patterns", "bioinformatics"]
)
_JOURNAL = re.compile(
    r"\b(?:journal|j|transactions|trans|letters|lett|magazine|reviews?|annals|bulletin|archives?|acta|nature|science|lancet|cell|"
    r"communications|reports|plos|bmc|frontiers|advances|quarterly|access|sensors|record)\b|学报|期刊|杂志|通讯",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\b(?:conference|conf|proceedings|proc|symposium|symp|meeting|congress)\b|会议|大会", re.IGNORECASE
)
_JOURNAL_ACRONYM = re.compile(
    r"(?:IEEE |ACM )?(?:T[A-Z]{1,2}[A-Z]{1,4}|J[A-Z]{2,5}|T-[A-Z]+|[A-Z]{1,4}J|RA-?L|PR|PRL|CVIU|IVC|PNAS|.*\bTrans\b.*|.*\bTransactions\b.*)"
)
_NO_VENUE = re.compile(
    r"(?:pre-?prints?|technical reports?|tech\.? ?reports?|reports?|blogs?|blog ?posts?|web ?(?:site|page)s?|n/?a|none|null|unknown|github|(?:phd|ph\.d\.|master'?s?|doctoral)? ?thesis(?:, .*)?|"
    r"(?:[\w.-]+ ){1,3}team|tba|tbd|to appear|in press|manuscript|under review|unpublished|online|pdf|new|misc|others?|[-\u2013\u2014/?]+|无|暂无|预印本|"
    r"surveys?|papers?|codes?|datasets?|benchmarks?|reviews?|demos?|projects?|[ivx]+|todo|coming soon|released?|sota|yes|no|ours?)\.?",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"(?:(?:[A-Z][\w&'.-]*|of|and) ){1,5}[Pp]ress|Springer(?:[- ]Verlag.*| Science (?:&|and) Business Media.*| International Publishing.*)|"
    r"(?:John )?Wiley & Sons.*|Morgan Kaufmann.*|O.Reilly(?: Media)?"
)
_JOINTS = frozenset({"of", "on", "and", "in", "&", "for", "the"})
_HYPHENED = re.compile(r"[A-Z][a-z]{2,}(?:-[A-Z][a-z]{2,})+")
"""Words that a hyphen joins, no abbreviation: ``Real-Time``."""
_LONGEST = 14


def is_no_venue(text: str) -> bool:
    """Tell whether a text stands where a venue would and says that there is none: ``Preprint``, ``-``, ``Blog``."""
    return bool(_NO_VENUE.fullmatch(text.strip()))


def is_publisher(text: str) -> bool:
    """Tell whether a text names who prints books, and no place where papers appear: ``MIT press``, ``Springer-Verlag``."""
    return bool(_PUBLISHER.fullmatch(text.strip()))


def looks_like_venue(text: str) -> bool:
    """Tell whether a text has the shape of a venue's name.

    >>> [looks_like_venue(text) for text in ("ICLR", "USENIX Security", "Journal of X", "A Blog Post", "Reading Ribs")]
    [True, True, True, False, False]
    """
    words = text.split()
    if not words or len(words) > _LONGEST or len(text) > 150 or is_no_venue(text) or re.search(r"[:?!]\s", text):
        return False
    if _PUBLISHING.search(text) and (len(words) < 3 or text[0].isupper() or not text.isascii()):
        return sum(word[:1].islower() and word not in _JOINTS for word in words) <= max(2, len(words) // 3)
    if not all(word[:1].isupper() or word[:1].isdigit() or word in _JOINTS for word in words):
        return False
    if len(words) > 1 and all(
        re.fullmatch(r"[A-Z][a-z]{0,9}\.|&", word) for word in text.replace(".", ". ").split()[:-1]
    ):
        return True
    last = words[-1].casefold()
    if last in _ALONE if len(words) == 1 else last in _TOPICS and len(words) <= 5:
        return True
    return len(words) <= 4 and is_acronym(words[0].strip("()")) and not _HYPHENED.fullmatch(words[0])


def is_surely_venue(text: str) -> bool:
    """Tell whether a text can be nothing else than the name of a journal or of a conference.

    >>> [is_surely_venue(text) for text in ("Journal of Small Wings", "ICLR", "Learning from Journals", "软件学报")]
    [True, False, False, True]
    """
    return bool(_NAMED.match(text.strip())) and looks_like_venue(text)


def is_acronym(text: str) -> bool:
    """Tell whether a text is one abbreviation: ``ICLR``, ``NeurIPS``, ``3DV``."""
    return " " not in text and 2 <= len(text) <= 12 and bool(_ACRONYM.fullmatch(text))


def kind_of_venue(name: str) -> VenueKind:
    """Return what kind of venue a name is likely to be."""
    if re.search(r"[xX]iv\b|\bpreprints?\b|SSRN|Research Square|OpenReview|HAL\b", name):
        return "preprint-server"
    if re.search(r"\bworkshops?\b", name, re.IGNORECASE):
        return "workshop"
    if _CONFERENCE.search(name):
        return "conference"
    if _JOURNAL.search(name) or _JOURNAL_ACRONYM.fullmatch(name):
        return "journal"
    return "conference" if is_acronym(name.rsplit(maxsplit=1)[-1]) else "journal"


def new_venue(name: str, taken: frozenset[str] = frozenset()) -> Venue | None:
    """Return a venue made of nothing but its name; nothing when no id can be made of it."""
    found = re.fullmatch(r"(.+?)\s*\(([A-Z][A-Za-z&-]{1,11})\)", name)
    long, short = (found[1], found[2]) if found else (name, name)
    base = slug(short)[:60].strip("-") or "".join(f"u{ord(letter):x}" for letter in short if letter.isalnum())[:60]
    if not base:
        return None
    venue_id = next(
        text for text in (base, f"{base}-venue", *(f"{base}-{n}" for n in range(2, 99))) if text not in taken
    )
    return Venue(id=venue_id, name=long, short=short, kind=kind_of_venue(name))
