"""The account of an enrichment: what was filled, what agrees, what disagrees, and what was not found."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.enrich.weighing import Outcome
    from generator.errors import Problem

_SHOWN = 160
_FATES = ("filled", "accepted", "same", "differs", "left")


@dataclass(frozen=True)
class RecordAccount:
    """What sources did for one record.

    Attributes:
        record: Id of the paper.
        file: Its file, as it is called afterwards.
        outcomes: What became of each field that a source knows.
        failure: Why nothing could be written; empty when all went well.
    """

    record: str
    file: str
    outcomes: tuple[Outcome, ...]
    failure: str = ""


@dataclass(frozen=True)
class Suggestion:
    """Facts that may belong to a record: a person must look.

    Attributes:
        record: Id of the paper; empty when there is none to suggest.
        title: The title that the source gives.
        source: Where the source says it.
        reason: Why they were not merged.
        outcomes: What they would do to the record.
    """

    record: str
    title: str
    source: str
    reason: str
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class EnrichAccount:
    """Everything an enrichment did and did not do.

    Attributes:
        records: One account for each record that a source knows, by id.
        suggestions: Facts for a person to look at.
        not_found: Facts that belong to no record.
        silent: Records that no source knows.
        problems: What in the sources could not be read, or cannot be meant.
        facts_in: How many works the sources know.
        written: Whether the files were written; not so in a dry run.
    """

    records: tuple[RecordAccount, ...]
    suggestions: tuple[Suggestion, ...]
    not_found: tuple[Suggestion, ...]
    silent: tuple[str, ...]
    problems: tuple[Problem, ...]
    facts_in: int
    written: bool

    def sums(self) -> dict[str, dict[str, int]]:
        """Return for each field how often it met each fate."""
        counted: dict[str, Counter[str]] = {}
        for record in self.records:
            for outcome in record.outcomes:
                counted.setdefault(outcome.field, Counter())[outcome.fate] += 1
        return {field: dict(fates) for field, fates in counted.items()}


def to_json(account: EnrichAccount) -> str:
    """Return the whole account as JSON."""
    return json.dumps({"sums": account.sums(), **asdict(account)}, ensure_ascii=False, indent=2) + "\n"


def to_text(account: EnrichAccount) -> str:
    """Return the account for a terminal: sums, a line for each record, what was filled, what differs, what waits for a person."""
    found = f"{len(account.records)} records known to them, {len(account.suggestions)} suggestions"
    parts = [
        f"{account.facts_in} works in the sources: {found}, {len(account.not_found)} not found",
        f"{len(account.silent)} records that no source knows",
        "",
        f"{'':12}" + "".join(f"{fate:>10}" for fate in _FATES),
    ]
    for field, counts in account.sums().items():
        parts.append(f"{field:12}" + "".join(f"{counts.get(fate, 0):>10}" for fate in _FATES))
    told = [(record, outcome) for record in account.records for outcome in record.outcomes]
    parts += _part("problems", map(str, account.problems))
    parts += _part("failed", (f"{record.record}: {record.failure}" for record in account.records if record.failure))
    parts += _part("records", map(_record, account.records))
    for fate, title in (("filled", "filled"), ("accepted", "overwritten"), ("differs", "differs, left as it is")):
        parts += _part(title, (_line(record, outcome) for record, outcome in told if outcome.fate == fate))
    parts += _part("not filled", (_line(record, outcome) for record, outcome in told if outcome.fate == "left"))
    parts += _part("suggestions", map(_suggested, account.suggestions))
    parts += _part("not found", (f"{one.source}: {one.title} ({one.reason})" for one in account.not_found))
    parts += _part("known to no source", account.silent)
    if not account.written:
        parts += ["", "nothing was written"]
    return "\n".join(parts) + "\n"


def _part(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", f"{title}: {len(found)}", *(f"  {line}" for line in found)] if found else []


def _record(record: RecordAccount) -> str:
    """Return what became of a record on one line: ``a: filled authors; same title, year``."""
    fields = {fate: [one.field for one in record.outcomes if one.fate == fate] for fate in _FATES}
    return f"{record.record}: " + "; ".join(f"{fate} {', '.join(names)}" for fate, names in fields.items() if names)


def _line(record: RecordAccount, outcome: Outcome) -> str:
    change = f"{_short(outcome.before)} -> {_short(outcome.after)}" if outcome.before else _short(outcome.after)
    tail = " ".join(filter(None, (outcome.source, outcome.reason)))
    return f"{record.record} {outcome.field}: {change}" + (f" [{tail}]" if tail else "")


def _suggested(one: Suggestion) -> str:
    would = ", ".join(f"{outcome.field}: {_short(outcome.after)}" for outcome in one.outcomes if outcome.fate != "same")
    return f"{one.record}: {one.source}: {one.title} ({one.reason})" + (f"\n      {would}" if would else "")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "\u2026"
