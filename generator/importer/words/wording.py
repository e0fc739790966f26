"""Titles and names: cleaned, compared, shortened."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz import fuzz

ALIKE = 72
"""Least similarity (0 to 100) at which two titles that share an identifier are taken for titles of one work."""

SIMILAR = 84
"""Least similarity at which two titles are shown to a person as perhaps one work."""

EN_DASH = "\u2013"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+"
)
_TWICE = re.compile(r"^([^:]{2,40})(?:: (?=\1[:,] )|, (?=\1: ))", re.IGNORECASE)
"""A name given twice: ``RibNet: RIBNET: Counting Ribs``."""
_ARTICLES = frozenset({"a", "an", "the"})
_LOOSE_ENDS = frozenset(
    {*_ARTICLES, "and", "as", "at", "based", "by", "for", "from", "in", "is", "of", "on", "to", "using", "via", "with"}
)


def repair(text: str) -> str:
    """Return text with mojibake undone: UTF-8 that was read as Windows-1252 (``visionâ€“language``)."""

    def undo(match: re.Match[str]) -> str:
        try:
            return match[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            return match[0]

    return _MOJIBAKE.sub(undo, text)


def clean_title(text: str) -> str:
    """Return a title as it would be printed: repaired, single spaces, no stray punctuation at its ends."""
    title = _EMOJI.sub("", _INVISIBLE.sub("", repair(unicodedata.normalize("NFC", text)))).replace("\u00a0", " ")
    title = re.sub(r"(?<=[A-Za-z]):(?=[A-Z])", ": ", title)
    title = re.sub(r"(?<=[A-Za-z0-9)]) (?=: \w)", "", title)
    title = re.sub(r"(?<=\w) -(?=[A-Z])", "-", title)
    title = _TWICE.sub("", title)
    title = " ".join(title.split()).strip(f" ,;:|-{EN_DASH}")
    return title.rstrip(".") if not title.endswith("...") else title


def is_shouted(title: str) -> bool:
    """Tell whether a title is in capitals throughout."""
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
    return len(words) > 2 and sum(word.isupper() for word in words) > len(words) * 0.8


def is_glued(title: str) -> bool:
    """Tell whether a title lost the spaces between its words."""
    return any(len(word) > 25 and not re.search(r"[-/]", word) for word in title.split())


@cache
def fold(text: str) -> str:
    """Return letters and digits only, lower case, without accents: glued and spaced titles are the same."""
    plain = unicodedata.normalize("NFKD", repair(text)).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


@cache
def words_of(text: str) -> str:
    """Return the words of a text, lower case, without punctuation."""
    plain = unicodedata.normalize("NFKD", repair(text)).casefold()
    return " ".join(re.findall(r"[^\W_]+", plain))


def similarity(one: str, other: str) -> float:
    """Return how alike two titles are, from 0 to 100; a short name before a colon does not count against it."""
    pairs = [(words_of(one), words_of(other))]
    pairs += [(words_of(after_name(one)), words_of(after_name(other)))]
    return max(fuzz.token_sort_ratio(a, b) for a, b in pairs)


def alike(one: str, other: str) -> bool:
    """Tell whether two titles may be titles of one work: much the same, or one goes on where the other ends."""
    a, b = fold(one), fold(other)
    shorter, longer = sorted((a, b), key=len)
    return (
        similarity(one, other) >= ALIKE
        or (len(shorter) > 15 and longer.startswith(shorter))
        or (len(shorter) > 30 and shorter in longer)
    )


def after_name(title: str) -> str:
    """Return a title without the short name it begins with."""
    name = short_name(title)
    return title[len(name) :].lstrip(" :,") if name and title.startswith(name) else title


def short_name(title: str) -> str | None:
    """Return the short name that a title puts before a colon or comma, if what stands there looks like a name.

    >>> short_name("MAIRA-2: Grounded Radiology Report Generation")
    'MAIRA-2'
    >>> short_name("Knowledge matters: Chest radiology report generation") is None
    True
    >>> short_name("RadSearch, a Semantic Search Model")
    'RadSearch'
    """
    head, colon, _ = title.partition(":")
    if colon:
        return _name_in_head(head.strip(' "“”'), shouted=is_shouted(title))
    first, comma, rest = title.partition(", ")
    return first if comma and " " not in first and _is_coined(first) and rest[:1].isalpha() else None


def _name_in_head(head: str, *, shouted: bool) -> str | None:
    """Return the name in what stands before a colon: one word, a few coined ones, ``NAME at TASK``, ``NAME & NAME``."""
    if at := re.fullmatch(r"(\S+) at \S+", head):
        return at[1]
    words = head.split()
    if len(words) == 1 or shouted:
        return head if len(words) == 1 else None
    both = head.split(" & ")
    if len(both) > 1 and all(map(_is_coined, both)):
        return both[0]
    capital = all(word[:1].isupper() or word[:1].isdigit() for word in words)
    return head if words and len(words) <= 3 and capital and _is_coined(words[0]) else None


def _is_coined(word: str) -> bool:
    """Tell whether a word is written as no ordinary word is: capitals inside, digits beside letters, or a plus."""
    inner = re.search(r"[a-z][A-Z]|[A-Z]{2}|\d[A-Za-z]|[A-Za-z]\d|\+", word)
    return inner is not None


def slug(text: str) -> str:
    """Return text as an identifier: ``ChatCAD+`` becomes ``chatcad-plus``, ``C^2M-DoT`` ``c2m-dot``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"(\w)\+\+", r"\1-plus-plus", plain)
    plain = re.sub(r"(\w)\+", r"\1-plus-", plain)
    plain = re.sub(r"(?<=[a-z0-9])'(?=[a-z])|\^", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def title_slug(title: str, words: int = 6) -> str:
    """Return the first words of a title as an identifier, leading articles left out."""
    parts = slug(title).split("-")
    while len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    plain = re.sub(r"[^\w\s'-]+", " ", title).split()
    while len(plain) > 1 and slug(plain[0]) in {*_ARTICLES, ""}:
        plain = plain[1:]
    chosen_words = [word for word in plain if slug(word)][:words]
    while len(chosen_words) > 3 and slug(chosen_words[-1]) in _LOOSE_ENDS:
        chosen_words.pop()
    chosen = slug(" ".join(chosen_words))
    return (chosen or "-".join(parts))[:90].strip("-")


def bare_words(text: str) -> str:
    """Return letters, digits and spaces of a text only, lower case: ``**Paper (Oral)**`` is ``paper oral``."""
    return " ".join(re.sub(r"[^\w;]+|_", " ", text).split()).casefold()


_MARKERS = re.compile(
    r"^(?:\s+|[\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\ufe0f\u200d\U0001f000-\U0001faff\u20e3\u2022\u00b7\u25aa\u25cf\u25e6*#>|+]+|:[a-z0-9_+-]+:|"
    r"\(?\d{1,4}[.)\u3001](?=\s|[^\W\d])|\[\d{1,4}\]|[-\u2013\u2014,.;:\u3001\uff0c](?=\s|$)|(?:NEW|HOT)!+)+"
)


_END_MARKS = re.compile(
    r"(?:\s|(?<=\s)[-=]+>|[\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\ufe0f\u200d\U0001f000-\U0001faff]|:[a-z0-9_+-]+:|\|)+$"
)
_EMOJI = re.compile("\\s*[\u2b50\U0001f300-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*")
_LONGEST_END = 120


def plain_start(text: str) -> str:
    """Return a text without what only marks the beginning of an item: emoji, shortcodes, bullets, a number.

    >>> [plain_start(text) for text in ("🔥 :star: A Title", "12. A Title", "[3] A Title", "3D Ribs", "2024")]
    ['A Title', 'A Title', 'A Title', '3D Ribs', '2024']
    """
    return _MARKERS.sub("", text)


def plain_end(text: str) -> str:
    """Return a text without emoji, shortcodes and loose marks at its end."""
    text, last = text[:-_LONGEST_END], text[-_LONGEST_END:]
    return text + _END_MARKS.sub("", last)
