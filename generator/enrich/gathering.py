"""Services asked about papers, one after the other: what they say, and what went wrong; nothing stops the rest."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.enrich.web import SourceDownError, SourceError
from generator.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.enrich.facts import Facts
    from generator.enrich.services import Service
    from generator.enrich.web import Web
    from generator.model import Paper


PATIENCE = 5
"""After how many failures in a row a service is not asked again."""


@dataclass(frozen=True)
class Question:
    """One request: a service, and the papers it is asked about."""

    service: Service
    papers: tuple[Paper, ...]


def lacks(paper: Paper) -> bool:
    """Tell whether a paper lacks something that every citation needs."""
    return not (paper.authors and paper.year and paper.venue)


def questions(services: Iterable[Service], papers: Iterable[Paper]) -> tuple[Question, ...]:
    """Return the requests it takes to ask services about papers, service after service."""
    asked = tuple(papers)
    found: list[Question] = []
    for service in services:
        known = [paper for paper in asked if service.knows(paper)]
        batches = (known[start : start + service.batch] for start in range(0, len(known), service.batch))
        found += [Question(service, tuple(batch)) for batch in batches]
    return tuple(found)


def gather(
    asked: Sequence[Question], web: Web, tell: Callable[[], None] = lambda: None
) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """Ask, and return what services say and what went wrong.

    A service that is down, or asks for patience beyond reason, is not asked again; a batch that is refused is asked paper by
    paper. ``tell`` is called after each question. Answers are kept by ``web``, so a run that was broken off goes on where it was.
    """
    facts: list[Facts] = []
    problems: list[Problem] = []
    failures: Counter[str] = Counter()
    for question in asked:
        service = question.service
        left = deque([question.papers])
        while left and failures[service.name] < PATIENCE:
            papers = left.popleft()
            try:
                reason = "" if service.may_store else f"the terms of {service.name} allow no more"
                found = service.fetch(papers, web)
                facts += [replace(one, only_suggests=reason, may_store=service.may_store) for one in found]
                failures[service.name] = 0
            except SourceDownError as error:
                failures[service.name] = PATIENCE
                problems.append(_problem(service, str(error)))
            except SourceError as error:
                web.forget_last()
                if len(papers) > 1:
                    left.extend((paper,) for paper in papers)
                    continue
                failures[service.name] += 1
                problems.append(_problem(service, f"{papers[0].id}: {error}"))
            if failures[service.name] == PATIENCE:
                problems.append(_problem(service, "not asked again in this run"))
        tell()
    return tuple(facts), tuple(problems)


def _problem(service: Service, message: str) -> Problem:
    return Problem(service.name, 0, 0, message, "", "warning", "source")
