"""What a person names a work by, read without a network: what the text itself says, and nothing more."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.enrich import Facts
from generator.enrich.bibtex import parse_bibtex
from generator.enrich.facts import read_ids
from generator.errors import AtlasError, CatalogError
from generator.importer.words.links import target_of
from generator.model import Link
from generator.model.text import normalize_arxiv

if TYPE_CHECKING:
    from generator.model import Identifiers
    from generator.model.records import LinkType

_ARXIV = re.compile(r"(?:arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?10\.\d{4,9}/\S+", re.IGNORECASE)
_ACL = re.compile(r"(\d{4})\.([a-z0-9_]+)-([a-z0-9]+)\.\d+")
"""Identifiers of the ACL Anthology since 2020 say year, series and volume (aclanthology.org: "ACL Anthology IDs")."""
_CODE_HOSTS = ("github.com/", "gitlab.com/", "codeberg.org/", "bitbucket.org/")
_BIBTEX_URL = re.compile(r"\burl\s*=\s*[{\"]\s*(https?://[^}\"\s]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """What is known of a work before anybody was asked.

    Attributes:
        facts: What the reference says.
        links: Addresses in it that are no identifier.
    """

    facts: Facts
    links: tuple[Link, ...] = ()


def read_reference(text: str, place: str = "BibTeX") -> Reference:
    """Return what a BibTeX entry, an arXiv id, a DOI or an address says of a work; ``place`` is where an entry was read.

    Raises:
        AtlasError: It is none of these, or more than one entry.
    """
    plain = text.strip()
    if plain.startswith(("@", "%")):
        return _of_bibtex(plain, place)
    if _ARXIV.fullmatch(plain):
        return Reference(
            _with_arxiv_year(Facts("", "", "", ids=read_ids(arxiv=normalize_arxiv(plain))[0], preprint_only=True))
        )
    if _DOI.fullmatch(plain):
        ids, doubts = read_ids(doi=plain)
        if doubts:
            raise AtlasError("; ".join(doubts))
        return Reference(_with_arxiv_year(Facts("", "", "", ids=ids, preprint_only=ids.arxiv is not None)))
    return _of_address(plain)


def _of_bibtex(text: str, place: str) -> Reference:
    found, problems = parse_bibtex(text, place)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise CatalogError(errors)
    if len(found) != 1:
        raise AtlasError(f"{len(found)} entries with a title; give one (`atlas import` takes many)")
    facts = _with_arxiv_year(found[0])
    address = _BIBTEX_URL.search(text)
    links = _of_address(address[1]).links if address and facts.ids == Facts("", "", "").ids else ()
    return Reference(facts, links)


def _of_address(text: str) -> Reference:
    try:
        target = target_of(text)
    except ValueError as error:
        hint = "give a BibTeX entry, an arXiv id, a DOI or an address"
        raise AtlasError(f"{text[:80]!r} {error}; {hint}") from error
    facts = Facts("", "", "")
    if target.identifier is None:
        return Reference(facts, (Link(type=_type_of(target.url), url=target.url),))
    ids, _ = read_ids(**{target.identifier.kind: target.identifier.value})
    is_preprint = target.server is not None
    facts = replace(facts, ids=ids, preprint_only=is_preprint, venue=target.server or "")
    if found := _ACL.fullmatch(ids.acl or ""):
        facts = replace(facts, year=int(found[1]), venue=f"{found[3]} findings" if found[2] == "findings" else found[2])
    return Reference(_with_arxiv_year(facts))


def _type_of(url: str) -> LinkType:
    place = url.partition("://")[2].removeprefix("www.")
    if place.startswith(_CODE_HOSTS):
        return "code"
    return "pdf" if place.endswith(".pdf") else "paper"


def _with_arxiv_year(facts: Facts) -> Facts:
    """Return facts of a preprint with the year that its arXiv id says, if they have none (info.arxiv.org: identifiers)."""
    year = arxiv_year(facts.ids)
    return replace(facts, year=year) if facts.year is None and facts.preprint_only and year else facts


def arxiv_year(ids: Identifiers) -> int | None:
    """Return the year of the first version at arXiv, which the id begins with: ``2401.12345``, ``cs/0701001``."""
    digits = (ids.arxiv or "").rpartition("/")[2][:2]
    if not digits.isdigit():
        return None
    return 1900 + int(digits) if int(digits) > 90 else 2000 + int(digits)
