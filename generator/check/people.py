"""The rule that a spelling of a name, and an ORCID iD, belong to one author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.finding import Finding
from generator.load import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.draft import Draft
    from generator.load import Path

_FILE = "data/authors.yml"


def check_people(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each spelling or ORCID iD that two authors of data/authors.yml have."""
    owners: dict[str, str] = {}
    for id_, person in draft.people.items():
        written: list[tuple[Path, str]] = [((id_, "name"), person.name)]
        written += [((id_, "aliases", place), alias) for place, alias in enumerate(person.aliases)]
        written += [((id_, "orcid"), person.orcid)] if person.orcid else []
        for path, text in written:
            if (owner := owners.setdefault(text, id_)) != id_:
                message = f"{quoted(text)} belongs to {quoted(owner)} already"
                yield Finding(_FILE, path, "duplicate-alias", message, "keep one of the two")
