"""The page about importing: its mapping file corrects the list that it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer import Wishes, plan_import, read_mapping
from generator.model import Paper
from tests.importer.lists import ADDED
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from tests.importer.lists import Site

PAGE = (REPOSITORY / "docs" / "importing.md").read_text(encoding="utf-8")


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def papers(site: Site, mapping: str) -> dict[str, tuple[str | None, int | None]]:
    (text,) = examples("markdown")
    read = read_mapping(mapping, "my-list.yml", site.catalog().venues)
    plan = plan_import([("list-a", text)], site.catalog(), Wishes(ADDED, mappings={"list-a": read}))
    return {record.title: (record.venue, record.year) for record in plan.new if isinstance(record, Paper)}


def test_the_mapping_file_of_the_page_corrects_its_list(site: Site) -> None:
    _, mapping = examples("yaml")
    assert papers(site, mapping) == {"Reading Wings Aloud": ("cvpr", 2023), "Feathers in Rows": ("iccv", 2024)}
    assert papers(site, "sections: []\n") != papers(site, mapping)


def test_every_option_of_the_page_is_one() -> None:
    help_text = (REPOSITORY / "docs" / "commands.md").read_text(encoding="utf-8")
    options = set(re.findall(r"(--[a-z-]+)", PAGE))
    assert options
    assert {option for option in options if option not in help_text} == set()
