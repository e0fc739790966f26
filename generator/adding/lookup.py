"""What arXiv and the registries of DOIs say of a work, asked one question each; needs a network, and can do without."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen
from xml.etree import ElementTree as ET

from generator.enrich import Facts
from generator.enrich.csl import csl_facts
from generator.enrich.facts import plain_title, read_authors, read_ids, read_year
from generator.errors import AtlasError
from generator.model.text import normalize_arxiv, normalize_doi

if TYPE_CHECKING:
    from generator.model import Identifiers

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_CSL = "application/vnd.citationstyles.csl+json"
_AGENT = "rrg-atlas (one question at a time, asked by a person)"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MAX_ANSWER = 2_000_000


class LookUpError(AtlasError):
    """Nobody answered, or not to the question; the record can be made without."""


@dataclass(frozen=True)
class LookUp:
    """Where to ask.

    Attributes:
        arxiv: Address of arXiv's query interface (info.arxiv.org/help/api).
        doi: Address of the resolver of DOIs, which hands CSL-JSON out (citation.doi.org: content negotiation).
        patience: Seconds to wait for an answer.
    """

    arxiv: str = "https://export.arxiv.org/api/query"
    doi: str = "https://doi.org/"
    patience: float = 15.0


def look_up(ids: Identifiers, where: LookUp) -> Facts:
    """Return what is known of the work that the identifiers name: of its publication, else of its preprint.

    Raises:
        LookUpError: There was no answer, or one about something else; the text says what to do.
    """
    if ids.doi:
        return _doi_facts(ids.doi, _ask(where.doi + quote(ids.doi, safe="/:;().-_"), _CSL, where.patience))
    if ids.arxiv:
        query = f"{where.arxiv}?id_list={quote(ids.arxiv, safe='/.')}&max_results=1"
        return _arxiv_facts(ids.arxiv, _ask(query, "application/atom+xml", where.patience))
    raise LookUpError("there is nobody to ask about this identifier")


def _ask(url: str, accept: str, patience: float) -> bytes:
    request = Request(url, headers={"Accept": accept, "User-Agent": _AGENT})  # noqa: S310  # an address of LookUp
    try:
        with urlopen(request, timeout=patience) as answer:  # noqa: S310
            content: bytes = answer.read(MAX_ANSWER + 1)
    except HTTPError as error:
        wait = f" (it asks to wait: {error.headers['Retry-After']})" if error.headers.get("Retry-After") else ""
        raise LookUpError(f"{request.host} answers {error.code}{wait}") from error
    except (URLError, OSError, ValueError) as error:
        raise LookUpError(f"{request.host} cannot be reached: {getattr(error, 'reason', error)}") from error
    if len(content) > MAX_ANSWER:
        raise LookUpError(f"{request.host} gave an answer too long to be one")
    return content


def _doi_facts(doi: str, answer: bytes) -> Facts:
    try:
        item = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise LookUpError(f"the answer about {doi} is no CSL-JSON") from error
    if not isinstance(item, dict) or normalize_doi(str(item.get("DOI", ""))) != doi:
        raise LookUpError(f"the answer is not about {doi}")
    facts = csl_facts(item, "doi.org", doi)
    if not facts.title:
        raise LookUpError(f"nobody knows a title of {doi}")
    return facts


def _arxiv_facts(arxiv: str, answer: bytes) -> Facts:
    if _DOCTYPE.search(answer):
        raise LookUpError(f"the answer about {arxiv} is no Atom feed")
    try:
        entry = ET.fromstring(answer).find(f"{_ATOM}entry")  # noqa: S314  # no entities, as was made sure of
    except ET.ParseError as error:
        raise LookUpError(f"the answer about {arxiv} is no Atom feed") from error
    if entry is None:
        raise LookUpError(f"arXiv knows no {arxiv}")
    found = normalize_arxiv((entry.findtext(f"{_ATOM}id") or "").replace("http://", "https://"))
    title = plain_title(" ".join((entry.findtext(f"{_ATOM}title") or "").split()))
    if found != arxiv or not title or title == "Error":
        raise LookUpError(f"the answer is not about {arxiv}")
    names = [{"name": " ".join((name.text or "").split())} for name in entry.iterfind(f"{_ATOM}author/{_ATOM}name")]
    authors, doubt = read_authors(names)
    ids, doubts = read_ids(arxiv=arxiv, doi=entry.findtext(f"{_ARXIV}doi"))
    facts = Facts("arxiv.org", arxiv, title, authors, ids=ids, preprint_only=ids.doi is None)
    year = read_year(entry.findtext(f"{_ATOM}published") or "")
    return replace(facts, year=year if ids.doi is None else None, doubts=tuple(filter(None, (doubt, *doubts))))
