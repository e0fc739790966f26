"""How a link out of the catalog is: what one look finds, and what several looks over time make of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Status = Literal["ok", "moved", "archived", "withdrawn", "blocked", "suspect", "dead", "unknown"]
"""``ok``: it answers. ``moved``: for good, elsewhere. ``archived``: there, and not kept up. ``withdrawn``: by its authors.
``blocked``: it answers people, not programs; never a fault. ``suspect``: no answer, or a bad one, that may pass.
``dead``: gone. ``unknown``: could not be asked; changes nothing that was known."""

RUNS = 3
DAYS = 7


@dataclass(frozen=True)
class Finding:
    """What one look at a link found.

    Attributes:
        status: How it is; ``dead`` means that this one look found it gone.
        reason: Why, in a few words: ``404``, ``no such host``.
        target: Where it has moved to, for ``moved``.
    """

    status: Status
    reason: str = ""
    target: str = ""


@dataclass(frozen=True)
class Health:
    """What is remembered of a link that is not simply well.

    Attributes:
        status: How it is, all looks considered.
        reason: Why, in a few words.
        since: First day on which it was found so, as ISO 8601 writes it.
        misses: The days on which it was found gone, in a row without a day on which it was there.
        target: Where it has moved to.
        archive: Address of a copy in an archive, when one is known.
    """

    status: Status
    reason: str = ""
    since: str = ""
    misses: tuple[str, ...] = field(default=())
    target: str = ""
    archive: str = ""


def judge(known: Health | None, finding: Finding, day: date) -> Health | None:
    """Return what to remember of a link after another look; None when it is well.

    A link is dead only when it was found gone in three runs over at least seven days: a site that is down for a night, a
    checker that is locked out, or a clock that is wrong for a run must not make a link dead. An unknown changes nothing.
    """
    if finding.status == "unknown":
        return known
    if finding.status == "ok":
        return None
    today = day.isoformat()
    archive = known.archive if known else ""
    before = [miss for miss in (known.misses if known else ()) if miss <= today]  # a clock may have been wrong
    if finding.status == "suspect" and known and before:
        return replace(known, reason=finding.reason, misses=tuple(before))
    if finding.status != "dead":
        same = known is not None and known.status == finding.status
        since = known.since if known and same else today
        return Health(finding.status, finding.reason, since, (), finding.target, archive)
    misses = tuple(sorted({*before, today}))
    return Health(
        "dead" if _is_enough(misses) else "suspect", finding.reason, misses[0], _kept(misses), archive=archive
    )


def _is_enough(misses: tuple[str, ...]) -> bool:
    return len(misses) >= RUNS and (date.fromisoformat(misses[-1]) - date.fromisoformat(misses[0])).days >= DAYS


def _kept(misses: tuple[str, ...]) -> tuple[str, ...]:
    """Return the days that matter: the first, and the last ones."""
    return misses if len(misses) <= RUNS else (misses[0], *misses[-(RUNS - 1) :])


def lost_network(findings: dict[str, Finding]) -> dict[str, Finding]:
    """Return findings with all failures to connect as unknown, when there are so many that the fault is on our side.

    That is when most links failed in this way, and at least three did.
    """
    failures = {url for url, finding in findings.items() if finding.reason in NETWORK_REASONS}
    if len(failures) < 3 or len(failures) * 2 <= len(findings):
        return findings
    return {
        url: replace(finding, status="unknown") if url in failures else finding for url, finding in findings.items()
    }


NETWORK_REASONS = frozenset({"no such host", "name server failed", "no connection", "time out"})
"""Reasons that can lie on our side."""
