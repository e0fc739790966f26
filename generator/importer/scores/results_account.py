"""The account of imported results: what is new, what is there already, what disagrees, what a person must look at."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.importer.scores.results import TableAccount


def results_json(accounts: Iterable[TableAccount]) -> str:
    """Return the account of all tables as JSON."""
    tables = [
        {**asdict(account), "added": [row.model_dump(exclude_none=True) for row in account.added]}
        for account in accounts
    ]
    return json.dumps(tables, ensure_ascii=False, indent=2) + "\n"


def results_text(accounts: Iterable[TableAccount]) -> str:
    """Return the account of all tables for a terminal."""
    return "".join(f"{line}\n" for account in accounts for line in _lines(account))


def _lines(account: TableAccount) -> Iterator[str]:
    values = sum(len(row.scores) for row in account.added)
    sums = f"{len(account.added)} rows with {values} values added, {len(account.same)} there already"
    yield f"{account.file} -> {'/'.join(account.place)}: {sums}, {len(account.differs)} values differ"
    yield from (f"  {model} is {paper}, by its link" for model, paper in account.ties)
    yield from (f"  {model} may be {paper}: look, and write it down" for model, paper in account.suggestions)
    for model, column, there, here in account.differs:
        yield f"  {model} {column}: {there or '(not reported)'} here, {here or '(not reported)'} in the table; left as it is"
    yield from (f"  {problem}" for problem in account.problems)
