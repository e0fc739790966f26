"""BibTeX files read as facts. The syntax is that of Oren Patashnik, *BibTeXing* (1988); bibtexparser reads it."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import BlockAbortedException
from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from generator.enrich.facts import (
    Facts,
    person,
    plain_title,
    read_authors,
    read_ids,
    read_pages,
    read_volume,
    read_year,
)
from generator.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bibtexparser.model import ParsingFailedBlock

_TEX = re.compile(r"[\\{}$~]|--")
_LATEX = LatexNodes2Text(math_mode="text", strict_latex_spaces=True)


def parse_bibtex(text: str, file: str) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """Return what the entries of a BibTeX file say, and what in it could not be read, each with its line.

    A broken entry costs that entry only. The second of two entries with one key is read too: keys mean nothing here.
    """
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would log comes back as problems
    library = parse_string(text, parse_stack=[])
    strings = {key.lower(): str(string.value) for key, string in library.strings_dict.items()}
    entries: list[tuple[int, Entry]] = [((entry.start_line or 0) + 1, entry) for entry in library.entries]
    problems: list[Problem] = []
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateBlockKeyBlock) and isinstance(block.ignore_error_block, Entry):
            entries.append((line, block.ignore_error_block))
            problems.append(Problem(file, line, 0, f"key {block.key!r} is there already", "", "warning", "bibtex"))
        else:
            problems.append(Problem(file, line, 0, _wrong(block), "this entry was left out", "error", "bibtex"))
    facts: list[Facts] = []
    for line, entry in sorted(entries, key=lambda item: item[0]):
        fields = {field.key.lower(): field_value(str(field.value), strings) for field in entry.fields}
        found = _facts(fields, file, line)
        if found.title:
            facts.append(found)
        else:
            problems.append(Problem(file, line, 0, "an entry without a title", "", "warning", "bibtex"))
    return tuple(facts), tuple(sorted(problems))


def field_value(raw: str, strings: Mapping[str, str]) -> str:
    """Return the value of a field without its quotes or braces, with what ``@string`` defines put in, and joined at ``#``.

    >>> field_value('jx # " (Supplement)"', {"jx": "{Journal of X}"})
    'Journal of X (Supplement)'
    >>> field_value("{A {B} # c}", {})
    'A {B} # c'
    """
    parts, start, depth, quoted = [], 0, 0, False
    for place, letter in enumerate(raw):
        depth += (letter == "{") - (letter == "}")
        quoted ^= letter == '"' and depth == 0
        if letter == "#" and depth == 0 and not quoted:
            parts.append(raw[start:place])
            start = place + 1
    return "".join(_part(part.strip(), strings) for part in [*parts, raw[start:]])


def _part(part: str, strings: Mapping[str, str]) -> str:
    if part[:1] + part[-1:] in {"{}", '""'} and len(part) > 1:
        return part[1:-1]
    defined = strings.get(part.lower(), "")
    return field_value(defined, {}) if defined else part


def _wrong(block: ParsingFailedBlock) -> str:
    if isinstance(block, DuplicateFieldKeyBlock):
        return f"the entry has a field twice: {', '.join(sorted(block.duplicate_keys))}"
    if isinstance(block.error, BlockAbortedException):
        return str(block.error.abort_reason)
    return "the entry cannot be read"


def _facts(fields: Mapping[str, str], file: str, line: int) -> Facts:
    plain = {name: plain_tex(value) for name, value in fields.items()}
    authors, doubt = read_authors(_authors(fields.get("author", "")))
    is_arxiv = plain.get("archiveprefix", plain.get("eprinttype", "")).lower() == "arxiv"
    ids, doubts = read_ids(
        doi=plain.get("doi"), arxiv=plain.get("eprint") if is_arxiv else None, pmid=plain.get("pmid") or None
    )
    venue = plain.get("booktitle") or plain.get("journal") or plain.get("journaltitle") or ""
    if not ids.arxiv and (found := re.search(r"arXiv:(\d{4}\.\d{4,5})", venue, re.IGNORECASE)):
        ids = ids.model_copy(update={"arxiv": found[1]})
    return Facts(
        source=file,
        place=str(line),
        title=plain_title(plain.get("title", "")),
        authors=authors,
        year=read_year(plain.get("year") or plain.get("date", "")),
        venue=venue,
        ids=ids,
        volume=read_volume(plain.get("volume", "")),
        issue=plain.get("number", ""),
        pages=read_pages(plain.get("pages", "")),
        preprint_only=not venue and ids.arxiv is not None and ids.doi is None,
        doubts=tuple(filter(None, (doubt, *doubts))),
    )


def _authors(field: str) -> Iterator[dict[str, Any]]:
    """Yield each author: a name in braces is a group, ``Last, Jr, First`` has its parts, the rest is as printed."""
    for name in split_multiple_persons_names(field):
        text = " ".join(name.split())
        if _is_braced(text):
            yield {"group": plain_tex(text)}
        elif "," in text:
            yield {"name": _inverted(text)}
        else:
            yield {"name": plain_tex(text)}


def _inverted(name: str) -> str:
    try:
        parts = parse_single_name_into_parts(name)
    except InvalidNameError:
        return name + "\\"  # no name has a backslash: the list is refused as a whole
    return person(
        plain_tex(" ".join([*parts.von, *parts.last])), plain_tex(" ".join(parts.first)), plain_tex(" ".join(parts.jr))
    )


def _is_braced(text: str) -> bool:
    """Tell whether one pair of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}") and not text.startswith("{\\")):
        return False
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


def plain_tex(value: str) -> str:
    r"""Return a value of BibTeX as plain text: accents composed, braces gone, ``\&`` an ampersand.

    >>> plain_tex(r"Jos{\'e} {\O}ster")
    'José Øster'
    >>> plain_tex("100% of {X}-rays")
    '100% of X-rays'
    """
    text = " ".join(value.split())
    if not _TEX.search(text):
        return text
    guarded = re.sub(r"(?<!\\)%", r"\\%", text)  # no comments inside a value, says BibTeXing; TeX would see one
    return " ".join(str(_LATEX.latex_to_text(guarded)).replace("\u00a0", " ").split())
