"""What people are told of the three ways to contribute: five steps and a picture each, in the repository and on the site."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from tests.places import REPOSITORY

WAYS = ("form", "file", "page")


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "docs/contribute.md"])
@pytest.mark.parametrize("way", WAYS)
def test_a_way_is_taught_in_five_steps_with_a_picture(document: str, way: str) -> None:
    file = REPOSITORY / document
    sections = re.split(r"(?m)^## ", file.read_text(encoding="utf-8"))
    (section,) = [section for section in sections if f"contribute-{way}.svg" in section]
    assert re.findall(r"(?m)^(\d)\. ", section) == ["1", "2", "3", "4", "5"]
    (picture,) = re.findall(r"!\[(.{30,})\]\((.+)\)", section)
    assert (file.parent / picture[1]).is_file()


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_has_a_name_and_loads_nothing(way: str) -> None:
    text = (REPOSITORY / "docs" / "assets" / f"contribute-{way}.svg").read_text(encoding="utf-8")
    picture = ET.fromstring(text)  # noqa: S314  # our own file
    assert picture.get("aria-label")
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"href|url\(|@import|<script|<image", text)
