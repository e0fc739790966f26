"""How long work is shown: a bar on a terminal for whatever takes over a second, and the time of each stage when asked."""

from __future__ import annotations

import resource
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds before a bar is shown, and a tenth of them between two states of it."""
WIDTH = 30


class Stopwatch:
    """Adds up how long each stage takes, in CPU seconds of this process and those it waited for, and in seconds on the wall."""

    alone = True

    def __init__(self) -> None:
        self.cpu: dict[str, float] = {}
        self.wall: dict[str, float] = {}
        self._stack = ["start"]
        self._since = _now()
        # What ran before the first stage, above all imports, is part of the start.
        self.cpu["start"] = self._since[0]

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time within for ``name``, and not for the stage around it."""
        self._charge()
        self._stack.append(name)
        try:
            yield
        finally:
            self._charge()
            self._stack.pop()

    def progress(self, done: int, total: int) -> None:
        """Do nothing: a bar would have its own share of the time."""

    def seconds(self) -> float:
        """Return the CPU seconds since the program began, those of processes it waited for among them."""
        return _now()[0]

    def table(self, pages: int) -> str:
        """Return the stages as lines of text, with how many pages a second were made in all."""
        self._charge()
        cpu, wall = sum(self.cpu.values()), sum(self.wall.values())
        lines = [f"{'stage':12} {'CPU s':>8} {'wall s':>8} {'share':>6}"]
        lines += [
            f"{name:12} {seconds:8.2f} {self.wall.get(name, 0):8.2f} {seconds / cpu:6.0%}"
            for name, seconds in self.cpu.items()
        ]
        lines += [f"{'all':12} {cpu:8.2f} {wall:8.2f}", f"{pages:,} pages, {pages / wall:,.0f} a second"]
        return "\n".join(lines)

    def _charge(self) -> None:
        now, name = _now(), self._stack[-1]
        self.cpu[name] = self.cpu.get(name, 0) + now[0] - self._since[0]
        self.wall[name] = self.wall.get(name, 0) + now[1] - self._since[1]
        self._since = now


class ProgressBar:
    """Shows on a terminal how far a stage is, once it has taken over a second.

    It is what one enters for a stage too, for a build enters one for each of its files.
    """

    alone = False

    def __init__(self) -> None:
        self._names = [""]
        self._began = self._shown = time.monotonic()
        self._visible = False

    def stage(self, name: str) -> ProgressBar:
        """Show ``name`` beside the bar, and remove the bar when the stage is over."""
        self._names.append(name)
        return self

    def __enter__(self) -> None:
        """Begin the stage named last."""

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._names.pop()
        if self._visible and not self._names[-1]:
            click.echo(f"\r{' ' * (WIDTH + 40)}\r", nl=False, err=True)
            self._visible = False

    def progress(self, done: int, total: int) -> None:
        """Draw the bar, now and then."""
        now = time.monotonic()
        if now - self._began < PATIENCE or now - self._shown < PATIENCE / 10 or not sys.stderr.isatty():
            return
        self._shown, self._visible = now, True
        full = WIDTH * done // max(1, total)
        click.echo(
            f"\r{self._names[-1]:10} [{'#' * full}{' ' * (WIDTH - full)}] {done / max(1, total):4.0%}",
            nl=False,
            err=True,
        )


def _now() -> tuple[float, float]:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime, time.monotonic()
