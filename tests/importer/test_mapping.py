"""A mapping file corrects how a list is read; what is wrong in it is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import CatalogError
from generator.importer import Wishes, plan_import, read_mapping
from generator.model import Paper
from tests.importer.lists import ADDED

if TYPE_CHECKING:
    from tests.importer.lists import Site

LIST = """\
# Reading group
## Spotlights of the term
- **Ann Nobody** speaks about *Reading Ribs Aloud* [[slot](https://example.org/slot)] [[paper](https://arxiv.org/abs/2401.60001)]
## Shelf
| What | Where exactly | Link |
|---|---|---|
| Lungs in Rows | Vision Conf 2024 | [x](https://example.org/lungs.pdf) |
"""


def papers(site: Site, mapping: str) -> dict[str, tuple[str | None, int | None]]:
    read = read_mapping(mapping, "list.yml", site.catalog().venues)
    plan = plan_import([("list-a", LIST)], site.catalog(), Wishes(ADDED, mappings={"list-a": read}))
    return {record.title: (record.venue, record.year) for record in plan.new if isinstance(record, Paper)}


def test_a_mapping_says_titles_columns_venues_and_years(site: Site) -> None:
    mapping = (
        "sections:\n"
        "  - {heading: Spotlight*, title: italic, venue: CVPR, year: 2023}\n"
        "  - heading: shelf\n    columns: {What: title, Where exactly: venue}\n"
        "venues: {Vision Conf: iccv}\n"
    )
    assert papers(site, mapping) == {"Reading Ribs Aloud": ("cvpr", 2023), "Lungs in Rows": ("iccv", 2024)}


def test_a_mapping_sets_sections_aside(site: Site) -> None:
    assert "Lungs in Rows" not in papers(site, "sections: [{heading: Shelf, role: aside}]\n")


@pytest.mark.parametrize(
    ("mapping", "problem"),
    [
        ("sections:\n  - {head: Papers}\n", "list.yml:2:6: unknown field 'head' (did you mean 'heading'?)"),
        ("sections:\n  - {heading: P, title: blod}\n", "list.yml:2:25: sections.0.title: input should be "),
        ("sections:\n  - {heading: P, year: soon}\n", "list.yml:2:24: sections.0.year: "),
        ("venues:\n  Vision Conf: cpvr\n", "list.yml:2:16: venues: unknown venue 'cpvr' (did you mean 'cvpr'?)"),
        ("sections: [\n", "list.yml:2:1: "),
        ("- a\n", "list.yml:1:1: "),
    ],
)
def test_what_is_wrong_with_a_mapping_is_told_with_its_place(site: Site, mapping: str, problem: str) -> None:
    with pytest.raises(CatalogError) as raised:
        read_mapping(mapping, "list.yml", site.catalog().venues)
    assert any(str(found).startswith(problem) for found in raised.value.problems), raised.value.problems
