"""Facts that a record's own links hold: the identifier in the address of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.enrich.facts import Facts
from generator.errors import Problem
from generator.importer.words.links import target_of
from generator.model import Identifiers

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.model import Paper

SOURCE = "own links"


def facts_from_links(catalog: Catalog) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """Return the identifiers that papers' links to their text contain and the papers lack; and a problem for each link that only repeats one.

    An identifier of a kind that the paper has already is another version's, or wrong: it is left to the account of differences.
    """
    facts: list[Facts] = []
    problems: list[Problem] = []
    for paper in catalog.papers.values():
        for place, link in enumerate(paper.links):
            identifier = target_of(link.url).identifier if link.type in {"paper", "pdf"} else None
            if identifier is None:
                continue
            if identifier.value in _known(paper):
                message = f"links[{place}].url: only repeats the {identifier.kind} {identifier.value}"
                problems.append(
                    Problem(catalog.file_of(paper), 0, 0, message, "leave the link out", "warning", "mirror-link")
                )
            else:
                ids = Identifiers.model_validate({identifier.kind: identifier.value})
                facts.append(Facts(SOURCE, link.url, paper.title, year=paper.year, ids=ids))
    return tuple(facts), tuple(problems)


def _known(paper: Paper) -> set[str]:
    return {*paper.ids.model_dump(exclude_none=True).values(), paper.preprint.id if paper.preprint else ""}
