from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.minicatalog import Data


def test_a_spelling_belongs_to_one_author(data: Data) -> None:
    data.write("authors.yml", "ada: {name: Ada Lovelace, aliases: [A. L.]}\nal: {name: Al Lee, aliases: [A. L.]}\n")
    assert data.problems() == [
        "authors.yml:2:30: al.aliases[0]: 'A. L.' belongs to 'ada' already (keep one of the two)"
    ]


def test_an_entry_has_the_fields_of_a_person(data: Data) -> None:
    data.write("authors.yml", "ada: {nam: Ada, orcid: '1'}\n")
    fields = sorted(problem.split(": ")[1] for problem in data.problems())
    assert fields == ["ada.nam", "ada.name", "ada.orcid"]
