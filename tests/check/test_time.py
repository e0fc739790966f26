from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.minicatalog import PAPER

if TYPE_CHECKING:
    from tests.minicatalog import Data

TODAY = date(2024, 6, 1)


def test_dates_after_today_are_warnings(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "added: 2024-06-02\n")
    data.write("papers/2024/b.yml", PAPER.replace("title: A", "title: B") + "added: 2024-06-01\n")
    data.write("news.yml", "- {date: 2024-07-01, text: Later.}\n- {date: 2024-05-01, text: Now.}\n")
    data.write("sources.yml", "list-a: {name: A, licence: none stated, date: 2025-01-01}\n")
    said = "lies in the future (today is 2024-06-01)"
    assert data.problems(today=TODAY) == [
        f"news.yml:1:10: warning: [0].date: 2024-07-01 {said}",
        f"papers/2024/a.yml:5:8: warning: added: 2024-06-02 {said}",
        f"sources.yml:1:47: warning: list-a.date: 2025-01-01 {said}",
    ]
    assert data.problems() == []


def test_years_of_every_kind(data: Data) -> None:
    data.write("datasets/d.yml", "name: D\nyear: 2026\n")
    data.write("metrics/m.yml", "name: M\nfamily: lexical\nyear: 2026\n")
    data.write("papers/2024/a.yml", PAPER + "preprint: {venue: arxiv, id: 2301.10000, year: 2026}\n")
    said = "2026 lies in the future (today is 2024-06-01)"
    assert data.problems(today=TODAY) == [
        f"datasets/d.yml:2:7: year: {said}",
        f"metrics/m.yml:3:7: year: {said}",
        f"papers/2024/a.yml:5:48: preprint.year: {said}",
    ]
