"""The account of an import: what became of every item and of every link, with sums that must come out."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.importer.records.revision import Difference
    from generator.model import Venue

Fate = Literal["imported", "merged", "present", "aside"]
What = Literal["item", "link"]
FATES: tuple[Fate, ...] = ("imported", "merged", "present", "aside")


@dataclass(frozen=True, order=True)
class Line:
    """What became of one item or one link of a list.

    Attributes:
        source: The list.
        line: Line in its file.
        what: An ``item`` (list item, row, block, title line) or a ``link``.
        text: The title, or the address as written.
        fate: ``imported`` (new), ``merged`` (into a record that something else brought), ``present`` (was there before), ``aside``.
        target: The record, as ``papers/mlrg``; empty when set aside.
        reason: Why it was set aside.
    """

    source: str
    line: int
    what: What
    text: str
    fate: Fate
    target: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Change:
    """A field of an existing record that a list would change; ``applied`` tells whether it was changed."""

    record: str
    field: str
    before: str
    after: str
    applied: bool


@dataclass(frozen=True)
class Account:
    """Everything an import did and did not do.

    Attributes:
        lines: Every item and every link.
        created: Paths of new files.
        changes: What existing records lacked; applied only where a list names a record for the first time.
        suggestions: New titles so like another that a person should judge whether they are one work: similarity, title, title.
        unknown_venues: Venues that lists name and data/venues.yml does not, with how often.
        links_in: Number of links in the lists.
        sections: How the sections of each list are written, in words.
        venues: Venues made of the unknown names.
        venues_are_new: Whether these were added to data/venues.yml, or are only proposed.
        differences: What lists changed or dropped since their last import, and records do not follow.
    """

    lines: tuple[Line, ...]
    created: tuple[str, ...]
    changes: tuple[Change, ...]
    suggestions: tuple[tuple[float, str, str], ...]
    unknown_venues: tuple[tuple[str, int], ...]
    links_in: int
    sections: tuple[tuple[str, str], ...] = ()
    venues: tuple[Venue, ...] = ()
    venues_are_new: bool = False
    differences: tuple[Difference, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an account in which a link is missing or counted twice."""
        told = sum(line.what == "link" for line in self.lines)
        if told != self.links_in:
            raise ValueError(f"the lists have {self.links_in} links, the account tells of {told}")

    def sums(self) -> dict[str, dict[str, int]]:
        """Return for ``item`` and ``link`` how many there are, and how many met each fate."""
        counted = Counter((line.what, line.fate) for line in self.lines)
        return {
            what: {"in": sum(counted[what, fate] for fate in FATES), **{fate: counted[what, fate] for fate in FATES}}
            for what in ("item", "link")
        }

    def reasons(self) -> dict[str, int]:
        """Return how many items and links were set aside for each reason, the most first."""
        return dict(Counter(f"{line.what}: {line.reason}" for line in self.lines if line.fate == "aside").most_common())


def to_json(account: Account) -> str:
    """Return the whole account as JSON."""
    venues = [venue.model_dump(mode="json", exclude_defaults=True) for venue in account.venues]
    data = {
        "sums": account.sums(),
        "reasons": account.reasons(),
        **asdict(replace(account, venues=())),
        "venues": venues,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_text(account: Account, *, full: bool = False) -> str:
    """Return the account for a terminal: sums, new files, changes, doubts; with ``full`` every line of it."""
    parts = [*_table(account), ""]
    parts += [f"{count:5} {reason}" for reason, count in account.reasons().items()]
    parts += _part("how the lists were read", (f"{source}: {words}" for source, words in account.sections))
    parts += _part("new records", account.created)
    parts += _part("changed", (told_change(change) for change in account.changes if change.applied))
    parts += _part(
        "would change, left as it is", (told_change(change) for change in account.changes if not change.applied)
    )
    parts += _part("changed in the lists since the last import", map(told_difference, account.differences))
    parts += _part("unknown venues", (f"{name} ({count})" for name, count in account.unknown_venues))
    title = "new venues" if account.venues_are_new else "venues that --new-venues would add"
    parts += _part(title, (f"{venue.id}: {venue.name} ({venue.kind})" for venue in account.venues))
    parts += _part(
        "perhaps the same work", (f"{score:.0f}  {one}\n       {other}" for score, one, other in account.suggestions)
    )
    if full:
        parts += _part("every item and link", map(_full_line, account.lines))
    return "\n".join(parts) + "\n"


def _table(account: Account) -> Iterable[str]:
    yield f"{'':6}{'in':>7}" + "".join(f"{fate:>10}" for fate in FATES)
    for what, counts in account.sums().items():
        yield f"{what + 's':6}{counts['in']:>7}" + "".join(f"{counts[fate]:>10}" for fate in FATES)


def _part(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", f"{title}: {len(found)}", *(f"  {line}" for line in found)] if found else []


def told_change(change: Change) -> str:
    """Return a change in words."""
    return f"{change.record} {change.field}: {change.before or '(none)'} -> {change.after}"


def told_difference(difference: Difference) -> str:
    """Return what a list changed, three-way, in words."""
    where = f"{difference.source}: {difference.record}"
    if difference.field == "listed":
        return f"{where}: no longer listed (was: {difference.before})"
    if difference.field == "links":
        return f"{where}: link dropped: {difference.before}"
    return (
        f"{where}: {difference.field}: was {difference.before}, is {difference.now}; the record has {difference.here}"
    )


def _full_line(line: Line) -> str:
    where = line.target or line.reason
    return f"{line.source}:{line.line}: {line.what} {line.fate} {where}: {line.text}"
