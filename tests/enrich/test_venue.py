from __future__ import annotations

import pytest

from generator.enrich.venue import read_venue
from generator.importer.words.occasion import Venues
from generator.model import Venue


def venue(venue_id: str, name: str, short: str, *aliases: str) -> Venue:
    return Venue(id=venue_id, name=name, short=short, kind="conference", aliases=aliases)


VENUES = Venues(
    {
        "acl": venue("acl", "Annual Meeting of the Made-up Association", "ACL"),
        "cvpr": venue("cvpr", "Conference on Made-up Vision", "CVPR"),
        "www": venue("www", "Web Conference", "WWW"),
    }
)


@pytest.mark.parametrize(
    ("printed", "venue_id", "track"),
    [
        ("CVPR", "cvpr", None),
        ("Conference on Made-up Vision (CVPR)", "cvpr", None),
        ("Proceedings of the 2024 Conference on Made-up Vision", "cvpr", None),
        ("Proceedings of the 63rd Annual Meeting of the Made-up Association (Volume 1: Long Papers)", "acl", None),
        ("The Thirty-eighth Conference on Made-up Vision", "cvpr", None),
        ("Conference on Made-up Vision (CVPR) Workshops", "cvpr", "workshop"),
        ("Findings of the Association for Computational Linguistics: ACL 2024", "acl", "findings"),
        ("Conference on Something Else (CVPR)", "cvpr", None),
        ("Conference on Made-up Vision (WWW)", "", None),
        ("Journal of Nothing", "", None),
        ("", "", None),
    ],
)
def test_a_printed_name_means_one_venue_or_none(printed: str, venue_id: str, track: str | None) -> None:
    assert read_venue(printed, VENUES) == (venue_id, track)
