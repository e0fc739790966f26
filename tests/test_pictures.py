"""Pictures: what they count, that they fit their frame, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.index import build_index
from generator.pictures import draw_pictures
from generator.pictures.bars import round_scale
from tests.browser.made_up import COUNT, made_up_catalog
from tests.minicatalog import Data

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pictures import Picture


@pytest.fixture(scope="module")
def pictures() -> dict[str, Picture]:
    return {picture.words.id: picture for picture in draw_pictures(build_index(made_up_catalog()))}


@pytest.mark.parametrize("most", [1, 4, 7, 99, 207, 1001])
def test_a_scale_has_room_for_the_highest_and_few_lines(most: int) -> None:
    scale = round_scale(most)
    assert most <= scale.top
    assert 1 <= scale.top / scale.step <= 6


def test_each_paper_is_counted_once_a_bar(pictures: dict[str, Picture]) -> None:
    rows = pictures["by-tasks"].rows
    assert sum(int(cell.text) for row in rows for cell in row.cells) == COUNT


def test_everything_drawn_is_inside_the_frame(pictures: dict[str, Picture]) -> None:
    for picture in pictures.values():
        for mark in picture.marks:
            half = mark.width / 2 if mark.shape == "dot" else 0
            assert mark.x - half >= 0
            assert mark.x + (half or mark.width) <= picture.width
            assert mark.y - half >= 0
            assert mark.y + (half or mark.height) <= picture.height


def test_half_of_the_papers_have_code(pictures: dict[str, Picture]) -> None:
    shares = {row.head: row.cells[0].text for row in pictures["code"].rows}
    assert shares == {str(2018 + place): "100 %" if place % 2 == 0 else "0 %" for place in range(8)}


def test_a_dot_leads_to_the_papers_it_counts(pictures: dict[str, Picture]) -> None:
    mark = pictures["venues-by-year"].marks[0]
    assert mark.query == "?venues=alpha&years=2018&kind=papers"
    assert mark.label == "ALPHA, 2018: 3"


def test_an_empty_catalog_has_no_pictures(tmp_path: Path) -> None:
    assert draw_pictures(build_index(Data(tmp_path).catalog())) == ()
