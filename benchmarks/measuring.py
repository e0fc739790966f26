"""One run of a program: its time, its memory, and what it made."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FACETS = ("papers", "years", "venues", "modalities", "authors")
"""The parts of the site that every contender makes, by the first part of their addresses."""

LOOK_EVERY = 0.25


@dataclass(frozen=True)
class Run:
    """What one run took: CPU seconds of user and system together, seconds on the wall, megabytes at the most."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Output:
    """What a run made: HTML pages, those of each facet, all files, megabytes, and kilobytes of the pages of papers."""

    pages: int
    of_facet: Mapping[str, int]
    files: int
    megabytes: float
    paper_kilobytes: float


class RunFailedError(RuntimeError):
    """A contender gave up."""


def run(command: Sequence[str], log: Path, folder: Path) -> Run:
    """Run a program to its end.

    Memory is that of the program and all it started, shared pages counted once (proportional set size, looked at four times
    a second); without ``/proc`` it is that of the largest process (``getrusage``).

    Raises:
        RunFailedError: It ended with a status other than 0; ``log`` holds what it said.
    """
    with log.open("wb") as said:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=said, stderr=said, cwd=folder)  # noqa: S603  # our own arguments
        peak = _Peak(process.pid)
        peak.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
    peak.ended.set()
    peak.join()
    if status:
        raise RunFailedError(f"{' '.join(command)}: see {log}")
    return Run(usage.ru_utime + usage.ru_stime, wall, max(peak.kilobytes, usage.ru_maxrss) / 1024)


class _Peak(threading.Thread):
    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.kilobytes = 0
        self._process = process

    def run(self) -> None:
        while not self.ended.wait(LOOK_EVERY):
            self.kilobytes = max(self.kilobytes, sum(map(_proportional_size, _family(self._process))))


def _family(process: int) -> list[int]:
    found = [process]
    for one in found:
        try:
            text = Path(f"/proc/{one}/task/{one}/children").read_text("ascii")
        except OSError:
            continue
        found += map(int, text.split())
    return found


def _proportional_size(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def look_at(site: Path) -> Output:
    """Return what lies in a built site."""
    pages, files, size, papers, paper_size = 0, 0, 0, 0, 0
    of_facet = dict.fromkeys(FACETS, 0)
    for folder, _, names in os.walk(site):
        parts = Path(folder).relative_to(site).parts
        for name in names:
            length = (Path(folder) / name).stat().st_size
            files, size = files + 1, size + length
            if name != "index.html":
                continue
            pages += 1
            if parts and parts[0] in of_facet:
                of_facet[parts[0]] += 1
            if len(parts) == 2 and parts[0] == "papers":
                papers, paper_size = papers + 1, paper_size + length
    return Output(pages, of_facet, files, size / 1e6, paper_size / 1e3 / max(1, papers))
