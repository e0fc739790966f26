"""The checker of links out of the catalog: asks what must be asked, remembers, and says what a person should look at."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.links.guarded_proxy import Limits
from generator.links.health import Finding, Health, judge, lost_network
from generator.links.registries import Services, ask_arxiv, ask_dois, ask_github
from generator.links.web import ask_web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from generator.links.subjects import Subject

JOURNAL = ".cache/atlas/links.jsonl"
WEB_BATCH = 100
SECONDS_A_LINK = 20.0
_ASK = {"doi": ask_dois, "arxiv": ask_arxiv, "github": ask_github}


@dataclass(frozen=True)
class Progress:
    """How far a run is: links looked at, of how many, and how many in a second."""

    done: int
    total: int
    rate: float

    def __str__(self) -> str:
        """``120 of 1,400 links, 3.1 a second, 7 min left``."""
        left = (self.total - self.done) / self.rate if self.rate else 0
        return f"{self.done:,} of {self.total:,} links, {self.rate:.1f} a second, {left / 60:.0f} min left"


def look_at(
    subjects: Iterable[Subject],
    journal: Path,
    day: date,
    *,
    services: Services | None = None,
    limits: Limits | None = None,
    tell: Callable[[Progress], None] = lambda _: None,
) -> Mapping[str, Finding]:
    """Return how each link was found; a run that was broken off on the same day goes on where it was.

    Links that gave no clear answer over the web are asked once more at the end: a server that is busy for a moment is none
    of our business. When most of what a service was asked for could not be reached, the fault is on our side, and all that
    is unknown.

    Args:
        subjects: The links.
        journal: Where findings are noted as they come; removed at the end.
        day: The day of the run.
        services: Whom to ask.
        limits: How the web is asked.
        tell: Is told of progress.

    Raises:
        LinkCheckerFailedError: LinkChecker could not be run.
    """
    run = _Run(tuple(subjects), journal, day, tell)
    services, limits = services or Services(), limits or Limits()
    for service, ask in _ASK.items():
        for url, finding in ask(run.waiting(service), services):
            run.note({url: finding})
    web = run.waiting("web")
    for start in range(0, len(web), WEB_BATCH):
        urls = [subject.url for subject in web[start : start + WEB_BATCH]]
        run.note(ask_web(urls, limits, timeout=60 + len(urls) * SECONDS_A_LINK))
    unsure = [subject.url for subject in web if run.found[subject.url].status in {"suspect", "unknown"}]
    if len(unsure) * 2 <= len(web) or len(web) < 10:  # else the fault is on our side, and asking again would not help
        run.note(ask_web(unsure, limits, timeout=60 + len(unsure) * SECONDS_A_LINK))
    journal.unlink(missing_ok=True)
    return run.settled()


class _Run:
    """A run under way. Mutable, and alive only inside ``look_at``."""

    def __init__(
        self, subjects: tuple[Subject, ...], journal: Path, day: date, tell: Callable[[Progress], None]
    ) -> None:
        self.subjects = subjects
        self.journal = journal
        self.day = day.isoformat()
        self.tell = tell
        self.found = {url: finding for url, finding in self._noted().items() if url in {each.url for each in subjects}}
        self.before = len(self.found)
        self.started = time.monotonic()

    def waiting(self, service: str) -> list[Subject]:
        """Return the links of a service that were not looked at yet."""
        return [each for each in self.subjects if each.service == service and each.url not in self.found]

    def note(self, findings: Mapping[str, Finding]) -> None:
        """Keep findings, also on disk, and tell how far the run is."""
        self.found.update(findings)
        self.journal.parent.mkdir(parents=True, exist_ok=True)
        with self.journal.open("a", encoding="utf-8") as file:
            for url, finding in findings.items():
                entry = [self.day, url, finding.status, finding.reason, finding.target]
                file.write(json.dumps(entry) + "\n")
        seconds = max(time.monotonic() - self.started, 0.001)
        self.tell(Progress(len(self.found), len(self.subjects), (len(self.found) - self.before) / seconds))

    def settled(self) -> Mapping[str, Finding]:
        """Return all findings, those of each service looked over for a lost network."""
        settled: dict[str, Finding] = {}
        for service in (*_ASK, "web"):
            urls = [each.url for each in self.subjects if each.service == service]
            settled.update(lost_network({url: self.found[url] for url in urls}))
        return settled

    def _noted(self) -> dict[str, Finding]:
        try:
            lines = self.journal.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return {}
        found = {}
        for line in lines:
            try:
                day, url, status, reason, target = json.loads(line)
            except ValueError:  # the last line of a run that was killed
                continue
            if day == self.day:
                found[url] = Finding(status, reason, target)
        return found


def remember(
    known: Mapping[str, Health], findings: Mapping[str, Finding], urls: Iterable[str], day: date
) -> dict[str, Health]:
    """Return what to remember after a run: links that the catalog no longer has are forgotten.

    Args:
        known: What was remembered.
        findings: What the run found.
        urls: Every link that the catalog has, looked at or not.
        day: The day of the run.
    """
    settled = {url: judge(known.get(url), findings.get(url, Finding("unknown")), day) for url in urls}
    return {url: replace(health) for url, health in settled.items() if health is not None}
