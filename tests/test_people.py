"""Authors across papers: who is one person, where they have pages, and that addresses stay."""

from __future__ import annotations

import pytest

from generator.catalog import Catalog
from generator.model import Author, Paper, Person, Settings
from generator.people import build_contributors

SETTINGS = Settings(title="T", tagline="T", description="T", subject="T")


def catalog(*papers: tuple[Author | str, ...], people: tuple[Person, ...] = (), added: tuple[str, ...] = ()) -> Catalog:
    records = {}
    for place, authors in enumerate(papers):
        written = tuple(Author(name=author) if isinstance(author, str) else author for author in authors)
        day = added[place] if added else None
        records[f"p{place}"] = Paper(id=f"p{place}", title=f"T{place}", type="method", authors=written, added=day)
    return Catalog(SETTINGS, papers=records, people={person.id: person for person in people})


def papers_of(found: Catalog) -> dict[str, tuple[str, ...]]:
    return {one.id: one.papers for one in build_contributors(found).by_id.values()}


def test_names_spelled_alike_are_one_and_others_are_not_guessed() -> None:
    found = catalog(("Ada Lovelace", "Eric P Xing"), ("Ada Lovelace",), ("A. Lovelace", "Eric P. Xing"))
    assert papers_of(found) == {
        "a-lovelace": ("p2",), "ada-lovelace": ("p0", "p1"), "eric-p-xing": ("p0",), "eric-p-xing-2": ("p2",),
    }  # fmt: skip


def test_an_entry_of_the_alias_file_joins_spellings_under_its_id() -> None:
    person = Person(id="lovelace", name="Lovelace, Ada", aliases=("A. Lovelace", "Ada Lovelace"))
    (found,) = build_contributors(catalog(("Ada Lovelace",), ("A. Lovelace",), people=(person,))).by_id.values()
    assert (found.id, found.name, found.index_name) == ("lovelace", "Ada Lovelace", "Lovelace, Ada")
    assert found.spellings == ("A. Lovelace",)
    assert found.papers == ("p0", "p1")


def test_one_orcid_is_one_person_and_two_are_two() -> None:
    one, two = "0000-0000-0000-0001", "0000-0000-0000-0002"
    found = catalog(
        (Author(name="Wei Wang", orcid=one),),
        (Author(name="W. Wang", orcid=one),),
        (Author(name="Wei Wang", orcid=two),),
        ("Wei Wang",),
    )
    assert papers_of(found) == {"wei-wang": ("p0", "p1"), "wei-wang-2": ("p2",), "wei-wang-3": ("p3",)}


def test_a_name_that_has_one_orcid_is_that_person() -> None:
    found = catalog((Author(name="Ada Lovelace", orcid="0000-0000-0000-0001"),), ("Ada Lovelace",))
    assert papers_of(found) == {"ada-lovelace": ("p0", "p1")}


def test_a_group_is_no_person() -> None:
    found = catalog((Author(group="Ada Lovelace"),), ("Ada Lovelace",))
    assert papers_of(found) == {"ada-lovelace": ("p0",), "ada-lovelace-2": ("p1",)}


def test_a_later_paper_changes_no_address() -> None:
    before = papers_of(catalog(("Rui Liu",), added=("2026-02-01",)))
    after = papers_of(catalog(("Rui Liu",), ("RUI Liu",), added=("2026-02-01", "2026-03-01")))
    assert before == {"rui-liu": ("p0",)}
    assert after == {"rui-liu": ("p0",), "rui-liu-2": ("p1",)}


@pytest.mark.parametrize(
    ("name", "id_", "letter"),
    [
        ("Åsa Øst", "asa-ost", "o"),
        ("van der Berg, Anna", "anna-van-der-berg", "v"),
        ("\u674e\u98de", "u-674e-98de", "other"),
        ("Letters", "letters-2", "l"),
        ("<script>", "script", "other"),
    ],
)
def test_addresses_and_letters_of_any_name(name: str, id_: str, letter: str) -> None:
    (found,) = build_contributors(catalog((name,))).by_id.values()
    assert (found.id, found.letter) == (id_, letter)


def test_the_index_goes_by_family_name_and_coauthors_by_number() -> None:
    found = catalog(("Ada Zeta", "Bo Alpha"), ("Ada Zeta", "Bo Alpha", "Cy Beta"))
    people = build_contributors(found)
    assert [one.index_name for one in people.by_id.values()] == ["Alpha, Bo", "Beta, Cy", "Zeta, Ada"]
    ada = people.by_id["ada-zeta"]
    assert [(one.id, count) for one, count in people.coauthors(ada, found.papers)] == [("bo-alpha", 2), ("cy-beta", 1)]
    assert list(people.by_letter) == ["a", "b", "z"]
