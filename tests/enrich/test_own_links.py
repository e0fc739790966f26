from __future__ import annotations

from typing import TYPE_CHECKING

from generator.enrich import Wishes, merge_facts
from generator.enrich.own_links import facts_from_links
from tests.enrich.library import DATE

if TYPE_CHECKING:
    from tests.enrich.library import Library


def test_identifiers_in_links_become_identifiers(library: Library) -> None:
    library.paper(
        "title: T\ntype: method\nyear: 2024\nvenue: miccai\nlinks:\n"
        "  - {type: paper, url: https://aclanthology.org/2024.acl-long.7/}\n"
        "  - {type: pdf, url: https://arxiv.org/pdf/2401.00001v2.pdf}\n"
        "  - {type: code, url: https://arxiv.org/abs/2401.00009}\n"
    )
    facts, problems = facts_from_links(library.catalog())
    assert problems == ()
    merge_facts(facts, library.catalog(), library.root, Wishes(), date=DATE)
    assert 'ids:\n  arxiv: "2401.00001"\n  acl: 2024.acl-long.7\n' in library.read()
    assert library.problems() == []


def test_a_link_that_only_repeats_an_identifier_is_told(library: Library) -> None:
    library.paper(
        "title: T\ntype: method\nyear: 2024\nvenue: miccai\nids: {doi: 10.1234/x}\nlinks: [{type: paper, url: https://doi.org/10.1234/X}]\n"
    )
    facts, (problem,) = facts_from_links(library.catalog())
    assert facts == ()
    assert problem.message == "links[0].url: only repeats the doi 10.1234/x"


def test_an_identifier_of_another_version_is_no_match(library: Library) -> None:
    text = "title: T\ntype: method\nyear: 2024\nvenue: miccai\nids: {doi: 10.1234/x}\nlinks: [{type: paper, url: https://doi.org/10.1234/y}]\n"
    library.paper(text)
    facts, _ = facts_from_links(library.catalog())
    account = merge_facts(facts, library.catalog(), library.root, Wishes(), date=DATE)
    assert [one.reason for one in account.suggestions] == ["the title, but its doi is 10.1234/y, not 10.1234/x"]
