"""Citation keys: the short names under which papers are cited in LaTeX."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from generator.names import family_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.model import Paper

_DOTLESS_I = "\u0131"
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", _DOTLESS_I: "i"}
)
_NOT_KEY = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[a-z0-9]{2,}")
_INSIGNIFICANT = re.compile(
    "an|and|are|as|at|be|by|can|do|does|for|from|how|in|into|is|it|its|of|on|or|the|to|towards?|via|what|when|where|which|"
    "who|why|with"
)


def citation_keys(catalog: Catalog) -> Mapping[str, str]:
    """Return the citation key of every paper, by the paper's id.

    A key is the first author's family name, the year and the first significant word of the title, in ASCII:
    ``liu-2025-enhanced``. While a record has no authors it is the record's id and the year: ``mlrg-2025``.
    Of several papers with one key the one that was added first keeps it (on the same day: the first by id), the
    others get ``-b``, ``-c`` … in that order, so that a new paper never changes the key of an older one.

    A key that stands in a record as ``citation_key`` is that record's, whatever is added or mended. Another one changes when
    its record gains its authors, or when its first author, its year or the first word of its title is mended; nothing
    else, in particular no other record added later, changes it. `atlas diff` tells which keys change.
    """
    keys = give_keys(sorted(map(said_of, catalog.papers.values())))
    return {paper_id: keys[paper_id] for paper_id in catalog.papers}


class Said(NamedTuple):
    """What the key of a paper depends on; papers that were added first go first, among those of a day the first by id."""

    is_undated: bool
    added: str
    paper_id: str
    made: str
    kept: str


def said_of(paper: Paper) -> Said:
    """Return what the key of a paper depends on."""
    return Said(not paper.added, paper.added or "", paper.id, made_key(paper), paper.citation_key or "")


def give_keys(papers: Sequence[Said]) -> dict[str, str]:
    """Return the key of each paper by the paper's id; those that were added first go first."""
    keys = {one.paper_id: one.kept for one in papers if one.kept}
    taken = set(keys.values())
    for _, _, paper_id, made, kept in papers:
        if not kept:
            key = made if made not in taken else next(key for key in _candidates(made) if key not in taken)
            taken.add(key)
            keys[paper_id] = key
    return keys


def made_key(paper: Paper) -> str:
    """Return the key that a paper would have in a catalog of its own."""
    return _made(paper.id, paper.title, str(paper.year or ""), family_name(paper.authors[0]) if paper.authors else "")


@lru_cache(maxsize=1_000_000)  # a build asks for those of all papers again and again
def _made(paper_id: str, title: str, year: str, author: str) -> str:
    family = "-".join(filter(None, _NOT_KEY.split(_ascii(author))))
    if not family:
        return "-".join(filter(None, [paper_id.removesuffix(f"-{year}"), year]))
    words = _WORD.findall(_ascii(title))
    word = next((word for word in words if not _INSIGNIFICANT.fullmatch(word)), paper_id)
    return "-".join(filter(None, [family, year, word]))


def _ascii(text: str) -> str:
    """Return ``text`` in lower case, letters with accents as plain ones, what has no ASCII form left out."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter) and letter.isascii())


def _candidates(base: str) -> Iterator[str]:
    """Yield ``base``, ``base-b`` … ``base-z``, ``base-27``, ``base-28`` …."""
    yield base
    for letter in "bcdefghijklmnopqrstuvwxyz":
        yield f"{base}-{letter}"
    for number in count(27):
        yield f"{base}-{number}"
