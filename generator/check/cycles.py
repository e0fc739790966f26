"""The rule that no record comes, by any way, before itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.finding import Finding
from generator.model import Dataset, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.check.draft import Draft


def check_cycles(draft: Draft) -> Iterator[Finding]:
    """Yield one finding for each circle, at the record whose id comes first in it."""
    papers = {e.record.id: e for e in draft.entries if isinstance(e.record, Paper)}
    datasets = {e.record.id: e for e in draft.entries if isinstance(e.record, Dataset)}
    replaced = {
        id_: (e.record.supersedes,) for id_, e in papers.items() if isinstance(e.record, Paper) and e.record.supersedes
    }
    derived = {id_: e.record.derived_from for id_, e in datasets.items() if isinstance(e.record, Dataset)}
    for field, entries, edges in (("supersedes", papers, replaced), ("derived_from", datasets, derived)):
        for circle in circles(edges):
            way = " → ".join((*circle, circle[0]))
            path = (field,) if field == "supersedes" else (field, edges[circle[0]].index(circle[1 % len(circle)]))
            yield Finding(
                entries[circle[0]].file, path, "cycle", f"goes round in a circle: {way}", "one of these is wrong"
            )


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
