"""Services that know what they are asked: the DOI registry, arXiv and GitHub. No publisher's page is touched for these."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

from generator.links.fetch import Answer, fetch
from generator.links.health import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.links.subjects import Subject

ARXIV_BATCH = 100
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)
_WITHDRAWN_ABSTRACT = re.compile(
    r"^\s*(?:this|the) (?:paper|article|submission|manuscript|work) (?:has been|was|is) withdrawn", re.IGNORECASE
)


@dataclass(frozen=True)
class Services:
    """Where the services are, and how they are asked.

    Attributes:
        doi: The DOI registry's handle API (DOI Handbook, "REST API").
        arxiv: The arXiv API (info.arxiv.org/help/api: at most one request in three seconds, on one connection).
        github: GitHub's REST API.
        archive: The Internet Archive's availability API.
        token: A token for GitHub; without one it answers 60 requests an hour.
        fetch: How to ask; takes an address and headers.
        sleep: How to wait; takes seconds.
    """

    doi: str = "https://doi.org/api/handles/"
    arxiv: str = "https://export.arxiv.org/api/query"
    github: str = "https://api.github.com"
    archive: str = "https://archive.org/wayback/available?url="
    token: str = ""
    fetch: Callable[..., Answer] = fetch
    sleep: Callable[[float], None] = time.sleep


def ask_dois(subjects: Iterable[Subject], services: Services) -> Iterator[tuple[str, Finding]]:
    """Yield what the registry knows of each DOI: one request for each, ten in a second at most."""
    for subject in subjects:
        yield subject.url, _doi(services.fetch(services.doi + quote(subject.name, safe="/")))
        services.sleep(0.1)


def _doi(answer: Answer) -> Finding:
    """Read an answer of the handle API: ``responseCode`` 1 is known, 100 unknown, 2 an error, 200 known without values."""
    if not answer.status:
        return Finding("suspect", answer.failure)
    try:
        code = json.loads(answer.body)["responseCode"]
    except (ValueError, KeyError, TypeError):
        return _not_understood(answer)
    if code in {1, 200}:
        return Finding("ok")
    return Finding("dead", "unknown DOI") if code == 100 else Finding("suspect", f"registry error {code}")


def ask_arxiv(subjects: Iterable[Subject], services: Services) -> Iterator[tuple[str, Finding]]:
    """Yield what arXiv knows of each paper, a hundred in a request, three seconds apart."""
    waiting = list(subjects)
    for start in range(0, len(waiting), ARXIV_BATCH):
        if start:
            services.sleep(3)
        batch = waiting[start : start + ARXIV_BATCH]
        query = {"id_list": ",".join(subject.name for subject in batch), "max_results": len(batch)}
        answer = services.fetch(f"{services.arxiv}?{urlencode(query, safe=',/')}")
        found = _papers(answer)
        for subject in batch:
            if found is None:
                yield subject.url, _not_understood(answer)
            else:
                yield subject.url, found.get(subject.name, Finding("dead", "unknown to arXiv"))


def _papers(answer: Answer) -> dict[str, Finding] | None:
    """Return what an answer says of each paper in it; None when it is no whole answer, or an error as an entry."""
    if answer.status != 200:
        return None
    try:
        feed = ET.fromstring(answer.body)  # noqa: S314  # expat limits what entities may grow to
    except ET.ParseError:
        return None
    entries = feed.findall(f"{_ATOM}entry")
    if feed.tag != f"{_ATOM}feed" or not entries or any("/api/errors" in _text(entry, "id") for entry in entries):
        return None
    return {re.sub(r"v\d+$", "", _text(entry, "id").partition("/abs/")[2]): _paper(entry) for entry in entries}


def _paper(entry: ET.Element) -> Finding:
    comment = entry.findtext(f"{_ARXIV}comment") or ""
    withdrawn = _WITHDRAWN.search(comment) or _WITHDRAWN_ABSTRACT.match(_text(entry, "summary"))
    return Finding("withdrawn", "withdrawn by its authors") if withdrawn else Finding("ok")


def _text(entry: ET.Element, name: str) -> str:
    return entry.findtext(f"{_ATOM}{name}") or ""


def ask_github(subjects: Iterable[Subject], services: Services) -> Iterator[tuple[str, Finding]]:
    """Yield how each repository is; once GitHub's limit is reached, all that are left are unknown."""
    headers = {"Accept": "application/vnd.github+json"}
    if services.token:
        headers["Authorization"] = f"Bearer {services.token}"
    spent = False
    for subject in subjects:
        if spent:
            yield subject.url, Finding("unknown", "limit of GitHub reached")
            continue
        answer = services.fetch(f"{services.github}/repos/{subject.name}", headers)
        if answer.status == 301 and (place := answer.headers.get("location", "")).startswith(services.github):
            answer = services.fetch(place, headers)
        finding = _repository(answer, subject.name)
        spent = answer.status in {403, 429} or finding.status == "unknown"
        yield subject.url, finding


def _repository(answer: Answer, name: str) -> Finding:
    if answer.status in {404, 410, 451}:
        return Finding("blocked", "451") if answer.status == 451 else Finding("dead", str(answer.status))
    if answer.status in {403, 429}:
        return Finding("unknown", "limit of GitHub reached")
    try:
        found = json.loads(answer.body)
        full_name, archived = str(found["full_name"]), bool(found["archived"])
    except (ValueError, KeyError, TypeError):
        return _not_understood(answer)
    if full_name.lower() != name.lower():
        return Finding("moved", "moved for good", f"https://github.com/{full_name}")
    return Finding("archived", "archived by its owner") if archived else Finding("ok")


def _not_understood(answer: Answer) -> Finding:
    """Return what to make of an answer that is no answer of the service's: nothing for sure."""
    if not answer.status:
        return Finding("suspect", answer.failure)
    return Finding("unknown", f"answered {answer.status}")
