"""What one source says of one work, in the terms of the model, before it is known which record it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator.importer.words.links import target_of
from generator.importer.words.wording import clean_title
from generator.model import Author, Identifiers
from generator.model.text import normalize_arxiv, normalize_doi

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ARXIV_DOI = "10.48550/arxiv."
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span|p|jats:[\w-]+|mml:[\w-]+)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_NO_NAME = re.compile(r"\bet\.? al\b|\d|[<>@{}\\=|]|https?:|\banonymous\b|\bothers\b", re.IGNORECASE)
_NO_IDS = Identifiers()
_RANGE = re.compile(r"\s*[-\u2010-\u2015]+\s*")


@dataclass(frozen=True)
class Facts:
    """What one source says of one work; what it does not say is empty.

    Attributes:
        source: The source, as a person knows it: ``known.bib``, ``Crossref``.
        place: Where in it: a line, a key, an address.
        title: The title, plain text.
        authors: Every author in order; empty when the source gives none, or not all.
        year: The year.
        venue: Where it appeared, as printed.
        ids: Identifiers.
        volume: Volume, issue and pages as printed; likewise ``issue`` and ``pages``.
        preprint_only: Whether the source knows of no other place than a preprint server.
        status: ``withdrawn`` or ``retracted`` where the source says so.
        only_suggests: Why what it says may not be merged unseen; empty when it may.
        may_store: Whether the terms of the source allow a catalog to keep what it says.
        doubts: What the source says and cannot be meant.
    """

    source: str
    place: str
    title: str
    authors: tuple[Author, ...] = ()
    year: int | None = None
    venue: str = ""
    ids: Identifiers = _NO_IDS
    volume: str = ""
    issue: str = ""
    pages: str = ""
    preprint_only: bool = False
    status: str = ""
    only_suggests: str = ""
    may_store: bool = True
    doubts: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Source and place, as an account names them."""
        return f"{self.source}:{self.place}" if self.place else self.source


def plain_title(text: str) -> str:
    """Return a title without the markup and the entities that records of libraries carry."""
    return clean_title(_MARKUP.sub("", unescape(_MARKUP.sub("", text))))


def person(family: str, given: str = "", suffix: str = "") -> str:
    """Return a name as records write it: given name first, unless the family name is of several words.

    >>> person("Lovelace", "Ada")
    'Ada Lovelace'
    >>> person("van der Berg", "Anna")
    'van der Berg, Anna'
    >>> person("King", "Martin Luther", "Jr.")
    'King, Jr., Martin Luther'
    """
    family, given, suffix = (" ".join(part.replace(",", " ").split()) for part in (family, given, suffix))
    if not given and not suffix:
        return family
    if suffix or " " in family:
        return ", ".join(part for part in (family, suffix, given) if part)
    return f"{given} {family}"


def read_authors(written: Iterable[Mapping[str, str | None]]) -> tuple[tuple[Author, ...], str]:
    """Return all authors, or none and the doubt, when one of them cannot be the name of a person or a group."""
    authors: list[Author] = []
    for data in written:
        said = {part: " ".join(value.split()) for part, value in data.items() if value}
        name = said.get("name") or said.get("group") or ""
        if name.lower() == "others":
            return (), "the list of authors is not whole"
        letters = sum(letter.isalpha() for letter in name)
        if letters < 2 or ("name" in said and _NO_NAME.search(name)) or len(name) > 120:
            return (), f"{name!r} is no author"
        try:
            authors.append(Author.model_validate(said))
        except ValidationError:
            return (), f"{name!r} is no author"
    names = [author.name or author.group for author in authors]
    return (tuple(authors), "") if len(set(names)) == len(names) else ((), "an author is named twice")


def read_ids(**written: str | None) -> tuple[Identifiers, tuple[str, ...]]:
    """Return the identifiers that are well formed, arXiv's own DOIs as arXiv ids; and a doubt for each other one."""
    found: dict[str, str] = {}
    doubts: list[str] = []
    for scheme, value in written.items():
        if not value:
            continue
        kind, plain = _scheme(scheme, value.strip())
        try:
            Identifiers.model_validate({kind: plain})
        except ValidationError:
            doubts.append(f"{value!r} is no {kind}")
        else:
            found.setdefault(kind, plain)
    return Identifiers.model_validate(found), tuple(doubts)


def _scheme(scheme: str, value: str) -> tuple[str, str]:
    if value.startswith(("http://", "https://")):
        try:
            identifier = target_of(value).identifier
        except ValueError:
            identifier = None
        if identifier is not None:
            return identifier.kind, identifier.value
    if scheme == "doi":
        doi = normalize_doi(value)
        return ("arxiv", normalize_arxiv(doi.removeprefix(_ARXIV_DOI))) if doi.startswith(_ARXIV_DOI) else ("doi", doi)
    return scheme, normalize_arxiv(value) if scheme == "arxiv" else value


def read_year(written: str) -> int | None:
    """Return the year in a date as sources write it; nothing where there is none or it cannot be."""
    found = re.search(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)", written)
    return int(found[0]) if found else None


def read_volume(written: str) -> str:
    """Return a volume without the series or the word before it.

    >>> read_volume("LNCS 15965")
    '15965'
    """
    plain = " ".join(written.split())
    found = re.fullmatch(r"[A-Za-z]+\.?[ :]*(\d+)", plain)
    return found[1] if found else plain


def read_pages(written: str) -> str:
    """Return pages with one hyphen between first and last: ``12-34``; nothing for what is no page.

    >>> read_pages("1170--1179")
    '1170-1179'
    """
    plain = _RANGE.sub("-", written.strip()).strip("-")
    return plain if re.fullmatch(r"[A-Za-z]{0,3}[\w.:]{1,15}(?:-[\w.:]{1,15})?(?:, ?[\w.:-]{1,20})*", plain) else ""
