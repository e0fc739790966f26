"""A BibTeX file read as a list: each entry a work, with its authors, its venue and its identifiers.

The syntax is that of Oren Patashnik, *BibTeXing* (1988); bibtexparser reads it. What is broken costs only its own entry.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    RemoveEnclosingMiddleware,
    ResolveStringReferencesMiddleware,
)
from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock
from bibtexparser.model import Entry as BibEntry

from generator.importer.entries.entry import Entry, Hyperlink
from generator.importer.entries.marks import Mark
from generator.importer.pages.block import Block
from generator.importer.pages.runs import Run
from generator.importer.words.wording import EN_DASH, clean_title
from generator.model import Author

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bibtexparser.library import Library

    from generator.importer.words.occasion import Venues

_ENTRY = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
_DECODERS = (
    ResolveStringReferencesMiddleware(),
    RemoveEnclosingMiddleware(),
    LatexDecodingMiddleware(keep_braced_groups=True),
)


def is_bibtex(text: str) -> bool:
    """Tell whether a text is BibTeX: an entry comes before anything else but comments."""
    found = _ENTRY.search(text)
    return found is not None and not re.search(r"^\s*(?:[-*#|>]|\d+\.|\[|<)\s*\S", text[: found.start()], re.MULTILINE)


def read_bibtex(text: str, venues: Venues) -> Iterator[tuple[Block, Entry | str, tuple[Author, ...]]]:
    """Yield each entry as a block with what it says and its authors, or with the reason why it says nothing."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would log is told in the account
    library = parse_string(text, parse_stack=[])
    entries = [(entry.start_line or 0, entry) for entry in library.entries]
    for failed in library.failed_blocks:
        line = failed.start_line or 0
        raw = " ".join((failed.raw or "").split())[:160]
        if isinstance(failed, DuplicateBlockKeyBlock) and isinstance(failed.ignore_error_block, BibEntry):
            entries.append((line, failed.ignore_error_block))
        else:
            fault = "has a field twice" if isinstance(failed, DuplicateFieldKeyBlock) else "cannot be read"
            yield Block("item", line + 1, (Run(raw, line=line + 1),)), f"the BibTeX entry {fault}", ()
    for line, entry in sorted(entries, key=lambda pair: pair[0]):
        yield _read(_plain_fields(entry, library), line + 1, venues)


def _plain_fields(entry: BibEntry, library: Library) -> dict[str, str]:
    """Return the fields of an entry, ``@string`` put in, without quotes, braces and TeX."""
    from bibtexparser.library import Library as NewLibrary  # noqa: PLC0415 - only here

    alone = NewLibrary([*library.strings, entry])
    for decoder in _DECODERS:
        alone = decoder.transform(alone)
    found = alone.entries[0] if alone.entries else entry
    return {field.key.lower(): " ".join(str(field.value).split()) for field in found.fields}


def _read(fields: Mapping[str, str], line: int, venues: Venues) -> tuple[Block, Entry | str, tuple[Author, ...]]:
    title = clean_title(re.sub(r"[{}]", "", fields.get("title", "")).replace("--", EN_DASH))  # so TeX sets it
    urls = tuple(dict.fromkeys(_urls(fields)))
    block = Block("item", line, (Run(title, line=line), *(Run("paper", url=url, line=line) for url in urls)))
    if not title:
        return block, "no title", ()
    where = next(
        (
            fields[name]
            for name in ("booktitle", "journal", "journaltitle", "howpublished", "publisher")
            if fields.get(name)
        ),
        "",
    )
    date = fields.get("year") or fields.get("date", "")
    marks = [
        Mark(text, venues.parse(re.sub(r"[{}]", "", text)), "a column", is_venue=is_venue)
        for text, is_venue in ((where, True), (date, False))
        if text
    ]
    entry = Entry(title, marks=tuple(marks), links=tuple(Hyperlink("paper", url, line) for url in urls))
    return block, entry, _authors(fields.get("author", ""))


def _urls(fields: Mapping[str, str]) -> Iterable[str]:
    if doi := fields.get("doi"):
        yield doi if doi.startswith("http") else f"https://doi.org/{doi}"
    arxiv = re.search(
        r"(\d{4}\.\d{4,5})(?:v\d+)?", fields.get("eprint", "") or fields.get("journal", "") or fields.get("note", "")
    )
    if (
        arxiv
        and "arxiv"
        in " ".join(
            fields.get(name, "") for name in ("archiveprefix", "eprinttype", "journal", "note", "eprint")
        ).lower()
    ):
        yield f"https://arxiv.org/abs/{arxiv[1]}"
    if pmid := fields.get("pmid"):
        yield f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    for name in ("url", "pdf"):
        if fields.get(name, "").startswith("http"):
            yield fields[name]


def _authors(field: str) -> tuple[Author, ...]:
    """Return all authors, given name first; none when the list is cut short. A name in braces is that of a group."""
    names = split_multiple_persons_names(field)
    if any(name.strip().lower() in {"others", "et al.", "et al"} for name in names):
        return ()
    return tuple(author for name in names if (author := _author(name)))


def _author(name: str) -> Author | None:
    plain = " ".join(re.sub(r"[{}]", "", name).split())
    if not plain:
        return None
    if name.strip().startswith("{") and name.strip().endswith("}"):
        return Author(group=plain)
    try:
        parts = parse_single_name_into_parts(name)
    except InvalidNameError:
        return Author(name=plain)
    if "," not in name:
        return Author(name=plain)
    family, given = " ".join([*parts.von, *parts.last]), " ".join([*parts.first, *parts.jr])
    whole = f"{given} {family}" if " " not in family and not parts.jr else f"{family}, {given}"
    return Author(name=" ".join(re.sub(r"[{}]", "", whole).split()))
