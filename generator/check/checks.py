"""All rules but those about time, over one draft after another: what depends on nothing that changed stays as it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.claims import Claims
from generator.check.cycles import check_cycles, follows
from generator.check.draft import Draft, Entry, exchanged
from generator.check.facets import check_facets
from generator.check.identity import check_aliases, check_files, check_paper
from generator.check.people import check_people
from generator.check.references import check_references
from generator.check.results import check_results

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.check.finding import Finding

    Known = Mapping[str, AbstractSet[str] | None]


class Checks:
    """What is wrong with a draft, and with those that follow it."""

    def __init__(self) -> None:
        self._draft = Draft(files=())
        self._claims = Claims()
        self._alone: tuple[Finding, ...] = ()
        self._circles: tuple[Finding, ...] = ()
        self._files: tuple[Finding, ...] = ()

    def of(self, draft: Draft) -> tuple[Finding, ...]:
        """Return what is wrong with each record of a draft, with records beside each other, and with the settings."""
        former, self._draft = self._draft, draft
        gone, come = exchanged(former.entries, draft.entries)
        self._claims.exchange(gone, come)
        self._alone = self._checked_alone(former, gone, come)
        if any(follows(entry.record) for entry in (*gone, *come)):
            self._circles = tuple(check_cycles(draft))
        if draft.files is not former.files:
            self._files = tuple(check_files(draft))
        across = (*self._files, *self._claims.findings(draft.entries), *self._circles)
        small = (*check_aliases(draft), *check_people(draft), *check_results(draft))
        return (*self._alone, *check_facets(draft), *across, *small)

    def _checked_alone(self, former: Draft, gone: Sequence[Entry], come: Sequence[Entry]) -> tuple[Finding, ...]:
        """Return what is wrong with each record, as far as that depends on the record and on which ids are known.

        When there are more ids than before, only entries can be sound now that were not; when there are fewer, any may be wrong.
        """
        draft = self._draft
        kept: tuple[Finding, ...] = ()
        if former.known == draft.known:
            files = {entry.file for entry in gone}
            kept = tuple(finding for finding in self._alone if finding.file not in files)
        elif _has_more(former.known, draft.known):
            files = {*(finding.file for finding in self._alone), *(entry.file for entry in come)}
            come = [entry for entry in draft.entries if entry.file in files]
        else:
            come = draft.entries
        papers = (finding for entry in come for finding in check_paper(entry))
        return (*kept, *check_references(come, draft.known), *papers)


def _has_more(before: Known, after: Known) -> bool:
    """Tell whether all that was known is known still, and more."""
    return all(
        ids is not None and (now := after.get(name)) is not None and ids <= now for name, ids in before.items()
    ) and bool(before)
