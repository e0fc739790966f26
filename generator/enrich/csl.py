"""CSL-JSON files read as facts. The variables are those of CSL 1.0.2 and its schema ``csl-data.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

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
    from collections.abc import Iterator


def parse_csl(text: str, file: str) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """Return what the items of a CSL-JSON file say, and what in it could not be read."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        return (), (Problem(file, line, column, f"is no JSON: {getattr(error, 'msg', error)}", rule="csl"),)
    items = data if isinstance(data, list) else [data]
    facts, problems = [], []
    for place, item in enumerate(items, start=1):
        found = csl_facts(item, file, f"item {place}") if isinstance(item, dict) else None
        if found is not None and found.title:
            facts.append(found)
        else:
            problems.append(Problem(file, 0, 0, f"item {place} has no title", rule="csl", severity="warning"))
    return tuple(facts), tuple(problems)


def csl_facts(item: dict[str, Any], source: str, place: str) -> Facts:
    """Return what one item says; values of another type than the schema's count as not there."""
    authors, doubt = read_authors(_authors(item.get("author")))
    on_arxiv = _text(item, "archive").lower() == "arxiv" or _text(item, "publisher").lower() == "arxiv"
    location = _text(item, "archive_location") or (_text(item, "number") if on_arxiv else "")
    ids, doubts = read_ids(doi=_text(item, "DOI"), arxiv=location if on_arxiv else None, pmid=_text(item, "PMID"))
    venue = _text(item, "container-title")
    return Facts(
        source=source,
        place=place,
        title=plain_title(_text(item, "title")),
        authors=authors,
        year=_year(item.get("issued")),
        venue=plain_title(venue),
        ids=ids,
        volume=read_volume(_text(item, "volume")),
        issue=_text(item, "issue"),
        pages=read_pages(_text(item, "page")),
        preprint_only=not venue and ids.arxiv is not None and ids.doi is None,
        doubts=tuple(filter(None, (doubt, *doubts))),
    )


def _text(item: dict[str, Any], name: str) -> str:
    """Return a variable as text; of a list, as Crossref writes titles, its first."""
    value = item.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())


def _year(issued: Any) -> int | None:
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return read_year(str(parts[0][0]))
    return read_year(str(issued.get("raw") or issued.get("literal") or ""))


def _authors(names: Any) -> Iterator[dict[str, Any]]:
    for name in names if isinstance(names, list) else ():
        if not isinstance(name, dict):
            yield {"name": ""}
            continue
        orcid = _text(name, "ORCID").rpartition("/")[2] or None
        if literal := _text(name, "literal") or _text(name, "name"):
            yield {"group": literal}
            continue
        particles = (_text(name, "dropping-particle"), _text(name, "non-dropping-particle"), _text(name, "family"))
        family = " ".join(filter(None, particles))
        yield {"name": person(family or "", _text(name, "given"), _text(name, "suffix")), "orcid": orcid}
