from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.minicatalog import PAPER, SETTINGS

if TYPE_CHECKING:
    from tests.minicatalog import Data


def facet(id_: str, field: str, kinds: str) -> str:
    return SETTINGS + f"  - {{id: {id_}, field: {field}, label: X, plural: Xs, description: By X., kinds: {kinds}}}\n"


def test_a_facet_over_an_existing_field_is_an_edit_of_the_settings_alone(data: Data) -> None:
    data.write("catalog.yml", facet("access", "access", "[datasets]"))
    assert data.problems() == []
    assert [spec.id for spec in data.catalog().settings.facets] == ["years", "venues", "tasks", "access"]


@pytest.mark.parametrize(
    ("field", "kinds", "said"),
    [
        ("modalites", "[papers, tools]", "unknown 'modalites': papers and tools have no such field (did you mean 'modalities'?)"),
        ("access", "[papers, datasets]", "unknown 'access': papers have no such field (known are "),
        ("yeer", "[]", "unknown 'yeer': papers have no such field (did you mean 'year'?)"),
        ("license", "[datasets]", "'license' has values that cannot stand in an address (group by one of "),
        ("authors", "[papers]", "'authors' has values that cannot stand in an address (group by one of "),
    ],
)  # fmt: skip
def test_a_facet_over_a_field_that_is_not_there(data: Data, field: str, kinds: str, said: str) -> None:
    data.write("catalog.yml", facet("xs", field, kinds))
    [problem] = data.problems()
    assert problem.startswith(f"catalog.yml:9:21: facets[3].field: {said}")


@pytest.mark.parametrize(
    "id_", ["papers", "datasets", "explore", "new", "data", "about", "contribute", "assets", "search"]
)
def test_an_address_that_is_taken(data: Data, id_: str) -> None:
    data.write("catalog.yml", facet(id_, "type", "[papers]"))
    assert data.problems() == [
        f"catalog.yml:9:10: facets[3].id: the address /{id_}/ is taken by other pages (choose another id)"
    ]


def test_the_pages_of_datasets_are_their_listings(data: Data) -> None:
    data.write("catalog.yml", facet("datasets", "datasets", "[papers]"))
    assert data.problems() == []


def test_two_facets_of_one_id(data: Data) -> None:
    data.write("catalog.yml", facet("years", "type", "[papers]"))
    assert data.problems() == [
        "catalog.yml:9:10: facets[3].id: 'years' is the id of another facet already (choose another id)"
    ]


def test_wrong_settings_are_told_with_their_place(data: Data) -> None:
    data.write(
        "catalog.yml",
        SETTINGS.replace("kinds: [papers], order: newest", "kinds: [paper], order: newest") + "page_size: 5\n",
    )
    assert data.problems() == [
        "catalog.yml:6:89: facets[0].kinds[0]: unknown 'paper' (did you mean 'papers'?)",
        "catalog.yml:9:12: page_size: must be at least 10, found the number 5",
    ]


def test_no_settings_no_catalog(data: Data) -> None:
    (data.root / "data/catalog.yml").unlink()
    data.write("papers/2024/a.yml", PAPER)
    assert data.problems() == [
        (
            "catalog.yml: is missing, so there is no catalog here"
            " (begin one with four lines in this file: title, tagline, description, subject)"
        ),
    ]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (
            "papers",
            "year venue track type modalities tasks methods datasets introduces metrics status supersedes lists",
        ),
        ("datasets", "year modalities tasks languages origin access derived_from paper"),
        ("metrics", "family year paper"),
        ("tools", "metrics lists"),
    ],
)
def test_fields_that_group(data: Data, kind: str, fields: str) -> None:
    for field in fields.split():
        data.write("catalog.yml", facet("xs", field, f"[{kind}]"))
        assert data.problems() == []
