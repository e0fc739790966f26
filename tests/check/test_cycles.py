from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.check.cycles import circles

NODES = st.sampled_from("abcdef")


def test_long_chains_are_quick_and_no_circles() -> None:
    chain = {f"n{number:06}": (f"n{number + 1:06}",) for number in range(20_000)}
    assert circles(chain) == []
    assert len(circles({**chain, "n020000": ("n000000",)})) == 1


def test_a_diamond_is_no_circle() -> None:
    assert circles({"a": ("b", "c"), "b": ("d",), "c": ("d",)}) == []


@given(st.dictionaries(NODES, st.lists(NODES, max_size=3).map(tuple)))
def test_circles_are_found_when_there_are_any(edges: dict[str, tuple[str, ...]]) -> None:
    found = circles(edges)
    for circle in found:
        assert circle[0] == min(circle)
        steps = zip(circle, (*circle[1:], circle[0]), strict=True)
        assert all(end in edges[start] for start, end in steps)
    assert bool(found) == any(node in _reachable(node, edges) for node in edges)


def _reachable(start: str, edges: dict[str, tuple[str, ...]]) -> set[str]:
    seen: set[str] = set()
    queue = list(edges.get(start, ()))
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue.extend(edges.get(node, ()))
    return seen
