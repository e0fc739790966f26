"""Checks that go on from draft to draft find what fresh ones find."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.check import Checks, Draft, Entry
from generator.load import DataFile
from generator.model import Identifiers, Paper, Preprint

NUMBERS = st.sampled_from([None, "2401.00001", "2401.00002"])
PAPERS = st.lists(
    st.builds(
        Paper,
        id=st.sampled_from("abcdef"),
        title=st.sampled_from(["One", "one!", "Two", "!"]),
        type=st.just("method"),
        ids=st.builds(Identifiers, arxiv=NUMBERS),
        tasks=st.sampled_from([(), ("seeing",), ("seeing", "seeing")]),
        preprint=NUMBERS.map(lambda number: Preprint(venue="arxiv", id=number, year=2024) if number else None),
        citation_key=st.sampled_from([None, "one-2024", "two-2024"]),
        supersedes=st.sampled_from([None, "a", "b"]),
    ),
    max_size=6,
    unique_by=lambda paper: paper.id,
)


def entry_of(paper: Paper) -> Entry:
    return Entry(DataFile(f"data/papers/undated/{paper.id}.yml", Path(), "papers", "undated"), paper)


def draft_of(entries: dict[str, Entry], tasks: frozenset[str] | None = None) -> Draft:
    ordered = tuple(entries[name] for name in sorted(entries))
    known = dict.fromkeys(("venues", "types", "modalities", "tasks", "methods", "sources"))
    papers = frozenset(entries)
    return Draft(
        files=tuple(entry.origin for entry in ordered),
        entries=ordered,
        known={**known, "papers": papers, "tasks": tasks, "datasets": None, "metrics": None, "tools": None},
    )


TASKS = st.sampled_from([frozenset({"seeing"}), frozenset({"seeing"}), frozenset(), None])
CHANGES = st.tuples(PAPERS, st.sets(st.sampled_from("abcdef"), max_size=2), TASKS)


@given(st.lists(CHANGES, min_size=2, max_size=5))
def test_after_any_changes_all_is_found_and_nothing_else(
    changes: list[tuple[list[Paper], set[str], frozenset[str] | None]],
) -> None:
    checks, entries = Checks(), dict[str, Entry]()
    for papers, gone, tasks in changes:
        entries |= {paper.id: entry_of(paper) for paper in papers}
        for name in gone:
            entries.pop(name, None)
        draft = draft_of(entries, tasks)
        found, fresh = checks.of(draft), Checks().of(draft)
        assert sorted(map(repr, found)) == sorted(map(repr, fresh))


def test_of_three_that_claim_one_title_the_first_keeps_it_whoever_goes() -> None:
    papers = [Paper(id=id_, title="One", type="method") for id_ in "abc"]
    draft = draft_of({paper.id: entry_of(paper) for paper in papers})
    checks = Checks()
    checks.of(draft)
    titled = [
        (finding.file[-5], finding.message)
        for finding in checks.of(replace(draft, entries=draft.entries[1:]))
        if finding.rule == "same-title"
    ]
    assert titled == [("c", "the same as in 'data/papers/undated/b.yml'")]
