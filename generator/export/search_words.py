"""The words of a text as the search in the page sees them: lower case, without accents.

The page folds what a reader types by the same rules (templates/scripts/search/fold.js); tests/browser compares the two.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:[-.][^\W_]+)+")
_JOINT = re.compile(r"[-.]")


def fold(text: str) -> str:
    """Return a text in lower case and without accents.

    >>> fold("Ångström, Weiß")
    'angstrom, weiss'
    """
    lower = text.lower()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in decomposed if unicodedata.category(letter)[0] != "M").translate(_LETTERS)


def search_words(text: str) -> list[str]:
    """Return the words of a text; words that a hyphen or a dot joins come once more as one.

    >>> search_words("A chest X-ray")
    ['a', 'chest', 'x', 'ray', 'xray']
    """
    folded = fold(text)
    words = _WORD.findall(folded)
    if "-" in folded or "." in folded:
        words += [_JOINT.sub("", word) for word in _JOINED.findall(folded)]
    return words
