"""What belongs to one record alone, and who claims it: identifiers, titles, citation keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.finding import Finding
from generator.load import quoted
from generator.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.check.draft import Entry
    from generator.load import Path

Claim = tuple[str, str, str]
"""The rule that it falls under; scheme, kind or nothing; and what is claimed."""

_MERGE = "merge the two records, or mend the identifier"


class Claims:
    """Who claims what, kept from draft to draft: to change an entry costs what that entry claims."""

    def __init__(self) -> None:
        self._holder: dict[Claim, Entry] = {}
        self._shared: dict[Claim, list[Entry]] = {}

    def exchange(self, gone: Iterable[Entry], come: Iterable[Entry]) -> None:
        """Forget the claims of some entries, and take in those of others."""
        for entry in gone:
            for claim in dict(_claims(entry)):
                self._leave(claim, entry)
        for entry in come:
            for claim, _ in _claims(entry):
                holder = self._holder.setdefault(claim, entry)
                if holder is not entry and entry is not self._shared.setdefault(claim, [holder])[-1]:
                    self._shared[claim].append(entry)

    def _leave(self, claim: Claim, entry: Entry) -> None:
        others = [other for other in self._shared.pop(claim, ()) if other is not entry]
        if others:
            self._holder[claim] = others[0]
        else:
            del self._holder[claim]
        if len(others) > 1:
            self._shared[claim] = others

    def findings(self, entries: Iterable[Entry]) -> Iterator[Finding]:
        """Yield a finding for each entry that claims what one before it has; ``entries`` are all, in their order."""
        sharing = {id(entry) for holders in self._shared.values() for entry in holders}
        places = {id(entry): place for place, entry in enumerate(entries if sharing else ()) if id(entry) in sharing}
        for claim, holders in self._shared.items():
            first, *others = sorted(holders, key=lambda entry: places[id(entry)])
            for entry in others:
                yield from (_finding(entry, path, claim, first) for own, path in _claims(entry) if own == claim)


def _claims(entry: Entry) -> Iterator[tuple[Claim, Path]]:
    """Yield what an entry claims, and where it says so."""
    for scheme, value, path in entry.identifiers:
        yield ("duplicate-identifier", scheme, value), path
    record = entry.record
    if entry.title:
        yield ("same-title", record.kind, entry.title), ("title" if isinstance(record, Paper) else "name",)
    if isinstance(record, Paper) and record.citation_key:
        yield ("duplicate-citation-key", "", record.citation_key), ("citation_key",)


def _finding(entry: Entry, path: Path, claim: Claim, first: Entry) -> Finding:
    rule, _, value = claim
    if rule == "same-title":
        message, hint = f"the same as in {quoted(first.file)}", "merge the two records if they are one work"
        return Finding(entry.file, path, rule, message, hint, "warning")
    if rule == "duplicate-identifier":
        return Finding(entry.file, path, rule, f"{quoted(value)} belongs to {quoted(first.file)} already", _MERGE)
    message = f"{quoted(value)} is the citation key of {quoted(first.file)}"
    return Finding(entry.file, path, rule, message, "leave it out of the later one")
