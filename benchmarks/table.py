"""The results as a table in Markdown."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.measuring import Output, Run

HEAD = (
    "| papers | generator | pages | CPU s | wall s | ms of CPU a page | memory MB | files | MB | KB a paper | CPU, times the first | wall, times the first |\n"
    "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def rows(size: int, runs: Mapping[str, Sequence[Run]], outputs: Mapping[str, Output]) -> list[str]:
    """Return a line for each contender: medians of its runs, and how many times as long as those of the first they are."""
    first = next(iter(runs))
    lines = []
    for name, done in runs.items():
        cpu, wall, memory = (median(getattr(run, part) for run in done) for part in ("cpu", "wall", "memory"))
        output = outputs[name]
        against = [
            f"{value / median(getattr(run, part) for run in runs[first]):.1f}"
            for part, value in (("cpu", cpu), ("wall", wall))
        ]
        lines.append(
            f"| {size:,} | {name} | {output.pages:,} | {cpu:.1f} | {wall:.1f} | {1000 * cpu / output.pages:.2f} | {memory:,.0f} "
            f"| {output.files:,} | {output.megabytes:,.0f} | {output.paper_kilobytes:.1f} | {' | '.join(against)} |"
        )
    return lines
