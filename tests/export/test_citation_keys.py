from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.export.citation_keys import citation_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog
    from generator.model import Paper


@pytest.mark.parametrize(
    ("author", "title", "key"),
    [
        ("Kang Liu", "Enhanced Learning of Made-up Things", "liu-2025-enhanced"),
        ("Kang Liu", "On the Use of It", "liu-2025-use"),
        ("Kang Liu", "A 3D View", "liu-2025-3d"),
        ("van der Berg, Anna", "Reports", "van-der-berg-2025-reports"),
        ("Åsa Øst-Müller", "Łatwy Tytuł", "ost-muller-2025-latwy"),
        ("Kang Liu", "的", "liu-2025-made-up"),
        ("刘康", "Reports", "made-up-2025"),
    ],
)
def test_key_is_family_name_year_and_first_significant_word(
    author: str, title: str, key: str, make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper]
) -> None:
    catalog = make_catalog(make_paper(title=title, year=2025, authors=[author]))
    assert citation_keys(catalog) == {"made-up": key}


def test_key_of_a_group_is_its_name(make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper]) -> None:
    catalog = make_catalog(make_paper(title="Reports", year=2025, authors=[{"group": "Example Team"}]))
    assert citation_keys(catalog) == {"made-up": "example-team-2025-reports"}


@pytest.mark.parametrize(
    ("paper_id", "year", "key"),
    [("mlrg", 2025, "mlrg-2025"), ("mlrg-2025", 2025, "mlrg-2025"), ("mlrg", None, "mlrg")],
)
def test_key_without_authors_is_id_and_year(
    paper_id: str,
    year: int | None,
    key: str,
    make_catalog: Callable[..., Catalog],
    make_paper: Callable[..., Paper],
) -> None:
    assert citation_keys(make_catalog(make_paper(paper_id, year=year))) == {paper_id: key}


def test_a_paper_added_later_never_takes_the_key_of_an_older_one(
    make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper]
) -> None:
    same = {"title": "Reports", "year": 2025, "authors": ["Bo Li"]}
    older = make_paper("z-older", added="2026-01-01", **same)
    newer = make_paper("a-newer", added="2026-01-02", **same)
    newest = make_paper("b-newest", added="2026-01-02", **same)
    assert citation_keys(make_catalog(newest, newer, older)) == {
        "z-older": "li-2025-reports",
        "a-newer": "li-2025-reports-b",
        "b-newest": "li-2025-reports-c",
    }


def test_a_key_made_from_an_id_does_not_meet_one_made_from_a_name(
    make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper]
) -> None:
    named = make_paper("named", title="Reports", year=2025, authors=["Bo Li"])
    unnamed = make_paper("li-2025-reports")
    keys = citation_keys(make_catalog(named, unnamed))
    assert sorted(keys.values()) == ["li-2025-reports", "li-2025-reports-b"]


def test_many_equal_names_stay_apart(make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper]) -> None:
    papers = [make_paper(f"p{number}", title="Reports", year=2025, authors=["Bo Li"]) for number in range(40)]
    keys = citation_keys(make_catalog(*papers))
    assert len(set(keys.values())) == 40


def test_a_record_without_a_date_takes_no_key_from_one_that_has_one(
    make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper]
) -> None:
    same = {"title": "Reports", "year": 2025, "authors": ["Bo Li"]}
    keys = citation_keys(make_catalog(make_paper("a", **same, added=None), make_paper("b", **same, added="2026-01-01")))
    assert keys == {"a": "li-2025-reports-b", "b": "li-2025-reports"}


def test_a_key_that_stands_in_a_record_is_that_records(
    make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper]
) -> None:
    older = make_paper("older", title="Reports", year=2025, authors=["Bo Li"], added="2026-01-01")
    kept = make_paper("kept", title="Others", authors=["Ada Low"], added="2026-01-02", citation_key="li-2025-reports")
    assert citation_keys(make_catalog(older, kept)) == {"older": "li-2025-reports-b", "kept": "li-2025-reports"}
