"""The rule that no record comes, by any way, before itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.finding import Finding
from generator.model import Dataset, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.check.draft import Draft
    from generator.model import Record


def check_cycles(draft: Draft) -> Iterator[Finding]:
    """Yield one finding for each circle, at the record whose id comes first in it."""
    following = [entry for entry in draft.entries if follows(entry.record)]
    for field, model in (("supersedes", Paper), ("derived_from", Dataset)):
        files = {entry.record.id: entry.file for entry in following if isinstance(entry.record, model)}
        edges = {entry.record.id: follows(entry.record) for entry in following if isinstance(entry.record, model)}
        for circle in circles(edges):
            way = " → ".join((*circle, circle[0]))
            path = (field,) if field == "supersedes" else (field, edges[circle[0]].index(circle[1 % len(circle)]))
            yield Finding(files[circle[0]], path, "cycle", f"goes round in a circle: {way}", "one of these is wrong")


def follows(record: Record) -> tuple[str, ...]:
    """Return the ids of the records that one supersedes or derives from; no circle goes through one without."""
    if isinstance(record, Paper):
        return (record.supersedes,) if record.supersedes else ()
    return record.derived_from if isinstance(record, Dataset) else ()


def circles(edges: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return circles of a directed graph, each beginning with its least node; at least one for each knot of them.

    >>> circles({"a": ("b",), "b": ("c", "a"), "c": ("c",)})
    [('a', 'b'), ('c',)]
    """
    found: set[tuple[str, ...]] = set()
    done: set[str] = set()
    for start in sorted(edges):
        way: dict[str, None] = {}  # in order, and quick to look into
        stack = [(start, iter((start,)))]
        while stack:
            node = next(stack[-1][1], None)
            if node is None:
                stack.pop()
                if way:
                    done.add(way.popitem()[0])
            elif node in way:
                circle = list(way)[list(way).index(node) :]
                least = circle.index(min(circle))
                found.add((*circle[least:], *circle[:least]))
            elif node not in done:
                way[node] = None
                stack.append((node, iter(edges.get(node, ()))))
    return sorted(found)
