"""Plain text made inert for TeX, and words that must keep their capitals in a bibliography."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# BibTeX counts braces without regard to backslashes, so a literal brace must not be written as \{ (BibTeXing, section 4).
# A command in braces of its own needs no {} after it and keeps its letters when a style changes the case of a title.
_SPECIAL = str.maketrans({
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
})  # fmt: skip
TEX_CHARACTERS = "".join(map(chr, _SPECIAL))
"""The characters that TeX or a TeX font does not print as they are."""

_VERBATIM = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
_HYPHENATED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def escape_tex(text: str) -> str:
    """Return plain text so that TeX prints it literally: no command, no mathematics, braces balanced, one line.

    Letters beyond ASCII stay as they are: biber and every TeX of the last years read UTF-8.
    """
    return " ".join(text.split()).translate(_SPECIAL)


def escape_verbatim(text: str) -> str:
    """Return a URL or identifier for a field that TeX reads verbatim: only what would unbalance braces is encoded."""
    return "".join(text.split()).translate(_VERBATIM)


def escape_title(title: str, names: Iterable[str] = ()) -> str:
    """Return a title for TeX, with braces round what a style must not put in lower case.

    Protected are words with a capital after their first letter (``RadGraph``, ``GPT-4``), single capital letters
    other than *A* (``X-ray``), and each of ``names`` that begins with a capital, where it stands as a whole word.
    """
    line = " ".join(title.split())
    kept = sorted((name for name in names if name[:1].isupper()), key=lambda name: (-len(name), name))
    if not kept:
        return _protect_words(line)
    return "".join(_brace(part) if is_name else _protect_words(part) for part, is_name in _split_at(line, kept))


def _split_at(line: str, names: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a line and whether each is one of the names, which stand there as whole words.

    By hand: each title has names of its own, and compiling a pattern for each costs ten times as much as everything else.
    """
    start = 0
    while found := min(
        ((place, rank) for rank, name in enumerate(names) if (place := _find_word(line, name, start)) >= 0),
        default=None,
    ):
        place, rank = found
        yield line[start:place], False
        yield names[rank], True
        start = place + len(names[rank])
    yield line[start:], False


def _find_word(line: str, word: str, start: int) -> int:
    """Return where ``word`` next stands with no letter or digit beside it; -1 when it does not."""
    while (place := line.find(word, start)) >= 0:
        if not (line[place - 1 : place].isalnum() or line[place + len(word) : place + len(word) + 1].isalnum()):
            return place
        start = place + 1
    return -1


def _protect_words(text: str) -> str:
    # Escaping first is safe: the commands it puts in are in small letters, so that none of them is protected.
    return _HYPHENATED.sub(lambda match: _protect_run(match[0]), text.translate(_SPECIAL))


@lru_cache(maxsize=4096)
def _protect_run(run: str) -> str:
    groups = [(keep, "-".join(words)) for keep, words in groupby(run.split("-"), key=_has_capitals_to_keep)]
    return "-".join("{" + words + "}" if keep else words for keep, words in groups)


def _has_capitals_to_keep(word: str) -> bool:
    return word[1:].lower() != word[1:] or (len(word) == 1 and word.isupper() and word != "A")


def _brace(text: str) -> str:
    return "{" + text.translate(_SPECIAL) + "}"
