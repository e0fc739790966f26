"""The account of an import as Markdown, fit for the description of a pull request; what lists say in it is inert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.records.account import FATES, Account, told_change, told_difference

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_PART = 200
"""Most lines of one part; how many were left out is said, and the account as JSON has them all."""
_TAG = re.compile(r"[<&]")


def to_markdown(account: Account) -> str:
    """Return the account as Markdown: sums, how lists were read, and each doubt in a part that unfolds."""
    parts = [*_sums(account), ""]
    parts += _part(
        "How the lists were read", (f"{source}: {words}" for source, words in account.sections), is_open=True
    )
    parts += _part("New records", account.created)
    parts += _part("Changed records", (told_change(change) for change in account.changes if change.applied))
    parts += _part(
        "Left as it is, though lists say otherwise", (told_change(c) for c in account.changes if not c.applied)
    )
    parts += _part(
        "Changed in the lists since the last import", map(told_difference, account.differences), is_open=True
    )
    title = "New venues: look them over" if account.venues_are_new else "Venues to add"
    parts += _part(title, (f"{venue.id}: {venue.name} ({venue.kind})" for venue in account.venues), is_open=True)
    pairs = (f"{score:.0f} of 100: {one} / {other}" for score, one, other in account.suggestions)
    parts += _part("Perhaps the same work", pairs, is_open=True)
    asides = (
        f"{line.source}:{line.line}: {line.reason}: {line.text}" for line in account.lines if line.fate == "aside"
    )
    parts += _part("Set aside", asides)
    return "\n".join(parts).rstrip() + "\n"


def _sums(account: Account) -> Iterable[str]:
    yield "| | in | " + " | ".join(FATES) + " |"
    yield "| --- |" + " ---: |" * (len(FATES) + 1)
    for what, counts in account.sums().items():
        yield f"| {what}s | {counts['in']} | " + " | ".join(str(counts[fate]) for fate in FATES) + " |"
    yield ""
    yield "Every item and every link is imported, merged, present already, or set aside with a reason."


def _part(title: str, lines: Iterable[str], *, is_open: bool = False) -> list[str]:
    found = list(lines)
    if not found:
        return []
    shown = [f"- {inert(line)}" for line in found[:LONGEST_PART]]
    more = [f"- … and {len(found) - LONGEST_PART} more"] if len(found) > LONGEST_PART else []
    opening = "<details open>" if is_open and len(found) < LONGEST_PART else "<details>"
    return [f"{opening}<summary>{title}: {len(found)}</summary>", "", *shown, *more, "", "</details>", ""]


def inert(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no tags, no address, nobody mentioned, no issue referred to."""
    plain = _TAG.sub(lambda found: {"<": "&lt;", "&": "&amp;"}[found[0]], " ".join(text.split()))
    escaped = re.sub(r"([\\`*_\[\]()#|~])", r"\\\1", plain)
    return re.sub(r"([@#])(?=\w)", "\\1\u200b", escaped).replace("://", ":\u200b//")
