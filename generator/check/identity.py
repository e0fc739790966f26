"""The rules that one name means one thing: ids and aliases; what identifies a paper, and where its file lies."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.check.finding import Finding, guess
from generator.load import quoted
from generator.model import VOCABULARIES, Paper
from generator.model.text import normalize_arxiv, normalize_doi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.draft import Draft, Entry
    from generator.load import Path
    from generator.model import Record

_ARXIV_DOI = "10.48550/arxiv."
_ARXIV_CLASS = re.compile(r"\.[a-z]{2}(?=/)")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


def check_files(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each file that is no part of a catalog, and for each that has the id of another."""
    first: dict[tuple[str, str], str] = {}
    for file in draft.files:
        if file.part == "vocabularies" and file.stem not in VOCABULARIES:
            hint = guess(file.stem, VOCABULARIES) or f"known are {', '.join(VOCABULARIES)}"
            message = "is not a vocabulary, so it is not read"
            yield Finding(file.file, (), "file", message, hint, "warning", whole_file=True)
        other = first.setdefault((file.part, file.stem.casefold()), file.file)
        if other != file.file:
            message = f"has the same id as {quoted(other)}"
            hint = "an id is unique among its kind, whatever the folder and the case of its letters"
            yield Finding(file.file, (), "duplicate-id", message, hint, whole_file=True)


def identifiers(record: Record) -> Iterator[tuple[str, str, Path]]:
    """Yield scheme, value in one comparable form, and place of each identifier that others gave a record."""
    if not isinstance(record, Paper):
        return
    for scheme in ("doi", "arxiv", "acl", "openreview", "pmid"):
        value = getattr(record.ids, scheme)
        if value is not None:
            yield (*comparable(scheme, value), ("ids", scheme))
    if record.preprint is not None:
        scheme = record.preprint.venue if record.preprint.venue in {"arxiv", "openreview"} else "doi"
        yield (*comparable(scheme, record.preprint.id), ("preprint", "id"))


def comparable(scheme: str, value: str) -> tuple[str, str]:
    """Return one form for all spellings: arXiv's own DOIs and its old subject classes name the same papers."""
    if scheme == "doi" and (value := normalize_doi(value)).startswith(_ARXIV_DOI):
        scheme, value = "arxiv", value.removeprefix(_ARXIV_DOI)
    if scheme == "arxiv":
        return scheme, _ARXIV_CLASS.sub("", normalize_arxiv(value).lower())
    return scheme, value


def fold(title: str) -> str:
    """Return a title without case, accents, spaces and punctuation, for comparison."""
    if not title.isascii():
        title = unicodedata.normalize("NFKD", title)  # parts accents, which are not alphanumeric, from their letters
    return _NOT_ALPHANUMERIC.sub("", title.casefold())


def check_aliases(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each alias of a venue that names another venue."""
    owners: dict[str, str] = {}
    for id_, venue in draft.venues.items():
        for name in (id_, venue.short, venue.name):
            owners.setdefault(name.casefold(), id_)
    for id_, venue in draft.venues.items():
        for index, alias in enumerate(venue.aliases):
            owner = owners.setdefault(alias.casefold(), id_)
            if owner != id_:
                message = f"{quoted(alias)} names the venue {quoted(owner)} already"
                yield Finding(
                    "data/venues.yml", (id_, "aliases", index), "duplicate-alias", message, "keep one of the two"
                )


def check_paper(entry: Entry) -> Iterator[Finding]:
    """Yield a finding when a paper lies in another folder than that of its year, and when it names two preprints."""
    paper, folder = entry.record, entry.origin.folder
    if not isinstance(paper, Paper):
        return
    year = str(paper.year) if paper.year else "undated"
    if folder != year:
        message = f"lies in {quoted(f'data/papers/{folder}'.rstrip('/') + '/')}, and belongs in 'data/papers/{year}/'"
        yield Finding(entry.file, (), "misplaced", message, "`atlas fmt` moves it", "warning", whole_file=True)
    if paper.preprint is not None and paper.preprint.venue == "arxiv" and paper.ids.arxiv:
        written, other = comparable("arxiv", paper.preprint.id)[1], comparable("arxiv", paper.ids.arxiv)[1]
        if written != other:
            message = f"{quoted(paper.preprint.id)} is not the arXiv identifier under ids, {quoted(paper.ids.arxiv)}"
            yield Finding(entry.file, ("preprint", "id"), "preprint-mismatch", message, "one of the two is wrong")
