"""Lists as people write them: ``conventions/NAME.md`` imitates a way of writing, ``NAME.txt`` has the papers that a reader sees.

A line of expectation is ``title | venue | year | number of different links``; a venue that is not known has a question mark.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.importer.records.occasions import claims_of, decide
from generator.importer.words.occasion import Venues
from generator.importer.works.formats import read_list

if TYPE_CHECKING:
    from generator.importer.entries.candidate import Candidate
    from tests.importer.lists import Site

CASES = sorted(Path(__file__).with_name("conventions").glob("*.md"))


def seen(candidate: Candidate, venues: Venues) -> str:
    found = decide(None, claims_of([candidate]), candidate.documents, venues).occasion
    claimed = candidate.occasion
    venue = f"?{claimed.unknown}" if claimed.unknown else found.venue or "-"
    year = claimed.year if claimed.unknown and claimed.year else found.year
    links = {resource.target.key for resource in candidate.resources}
    return f"{candidate.title} | {venue} | {year or '-'} | {len(links)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_reader_and_the_importer_see_the_same_papers(case: Path, site: Site) -> None:
    venues = Venues(site.catalog().venues)
    reading = read_list(case.read_text("utf-8"), "list-a", venues, {})
    papers = [candidate for candidate in reading.candidates if candidate.role == "papers" or candidate.documents]
    assert sorted(seen(paper, venues) for paper in papers) == sorted(
        case.with_suffix(".txt").read_text("utf-8").splitlines()
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_link_of_every_list_is_told(case: Path, site: Site) -> None:
    account = site.plan(case.read_text("utf-8")).account
    assert account.sums()["link"]["in"] == account.links_in > 0
