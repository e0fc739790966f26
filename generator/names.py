"""Names of authors, split as bibliographies need them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.model import Author

MANY_NAMES = 65_536
"""How many names are remembered: pages and exports ask for the same ones again and again."""


class PersonName(NamedTuple):
    """The parts of a person's name; ``given`` and ``suffix`` may be empty, ``family`` never is."""

    family: str
    given: str
    suffix: str = ""


@lru_cache(maxsize=MANY_NAMES)
def split_name(name: str) -> PersonName:
    """Split a name as records write it: ``Given Family``, ``Family, Given`` or ``Family, Suffix, Given``.

    Without a comma the family name is the last word and the words before it that begin in lower case, as in BibTeX (Oren
    Patashnik, *BibTeXing*, 1988, section 4).

    >>> split_name("Ada Lovelace")
    PersonName(family='Lovelace', given='Ada', suffix='')
    >>> split_name("Anna M. van der Berg")
    PersonName(family='van der Berg', given='Anna M.', suffix='')
    >>> split_name("van der Berg, Anna")
    PersonName(family='van der Berg', given='Anna', suffix='')
    >>> split_name("King, Jr., Martin Luther")
    PersonName(family='King', given='Martin Luther', suffix='Jr.')
    """
    parts = [part for part in (part.strip() for part in name.split(",")) if part]
    if not parts:
        return PersonName(name, "")
    if "," not in name:
        words = parts[0].split(" ")
        family = _particle(words) or len(words) - 1
        return PersonName(" ".join(words[family:]), " ".join(words[:family]).strip())
    if len(parts) == 3:
        return PersonName(parts[0], parts[2], parts[1])
    return PersonName(parts[0], " ".join(parts[1:]))


def _particle(words: list[str]) -> int:
    """Return the place of the first particle, or 0: only a name that begins and ends with a capital has one."""
    inner = range(1, len(words) - 1) if words[0][:1].isupper() and words[-1][:1].isupper() else ()
    return next((place for place in inner if words[place][:1].islower()), 0)


def family_name(author: Author) -> str:
    """Return the name an author is filed under: a person's family name, a group's whole name."""
    return author.group or split_name(author.name or "").family


def inverted_name(author: Author) -> str:
    """Return an author as indexes write it: ``Family, Suffix, Given``; a group as it is."""
    if author.group:
        return author.group
    return _inverted(author.name or "")


def reading_name(author: Author) -> str:
    """Return an author as one reads the name: given name first, a suffix last; a group as it is."""
    if author.group:
        return author.group
    return _read(author.name or "")


@lru_cache(maxsize=MANY_NAMES)
def _inverted(name: str) -> str:
    family, given, suffix = split_name(name)
    return ", ".join(part for part in (family, suffix, given) if part)


@lru_cache(maxsize=MANY_NAMES)
def _read(name: str) -> str:
    family, given, suffix = split_name(name)
    return " ".join(part for part in (given, family, suffix) if part)
