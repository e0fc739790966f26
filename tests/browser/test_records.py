"""Pages of records, and the tables that compare them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_a_reader_gets_from_home_to_a_citation(open_page: OpenPage) -> None:
    page = open_page("mini")
    page.get_by_role("link", name="2024").first.click()
    page.get_by_role("link", name="LANTERN: Light on Made-up Reports").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    assert waiting.value.path().read_text(encoding="utf-8").startswith("@inproceedings{")


def test_citations_are_tabs_that_keys_move_between(open_page: OpenPage) -> None:
    page = open_page("mini", "papers/lantern/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("tab", name="BibTeX").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="RIS").get_attribute("aria-selected") == "true"
    assert page.locator("code").locator("visible=true").inner_text().startswith("TY  - ")
    page.get_by_role("button", name="Copy").click()
    page.wait_for_selector("text=Copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("TY  - ")


def test_machines_are_told_what_the_record_is(open_page: OpenPage) -> None:
    page = open_page("mini", "papers/lantern/")
    tag = "document.querySelector('meta[name={}]')?.content"
    assert page.evaluate(tag.format("citation_title")) == "LANTERN: Light on Made-up Reports"
    assert page.evaluate(tag.format("citation_doi")) == "10.5555/lantern.2024"
    assert page.evaluate("[...document.querySelectorAll('meta[name=citation_author]')].map((tag) => tag.content)") == [
        "Example, Ada",
        "Placeholder, Ben van",
    ]
    said = json.loads(page.inner_text("script[type='application/ld+json']"))
    assert said["@type"] == "ScholarlyArticle"
    assert [author["name"] for author in said["author"]] == ["Ada Example", "Ben van Placeholder"]


def test_a_retracted_paper_says_so_first(open_page: OpenPage) -> None:
    page = open_page("mini", "papers/survey-of-made-up-reports/")
    notice, title = page.locator(".notice").bounding_box(), page.locator("h1").bounding_box()
    assert notice is not None
    assert title is not None
    assert notice["y"] < title["y"]
    assert "retracted" in page.inner_text(".notice")


def test_a_hostile_record_is_text_and_data(open_page: OpenPage) -> None:
    page = open_page("mini", "papers/hostile/")
    assert "<script>alert(1)</script>" in page.inner_text("h1")
    assert "<script>" in json.loads(page.inner_text("script[type='application/ld+json']"))["name"]


def test_datasets_sort_and_narrow(open_page: OpenPage) -> None:
    page = open_page("mini", "datasets/")
    names = page.locator("tbody tr:visible th")
    page.get_by_role("button", name="Images").click()
    assert names.all_inner_texts() == ["ShadowSet", "ShadowSet-Mini"]  # what is not known stands last, either way
    assert page.locator("th[aria-sort=descending]").inner_text() == "Images"
    page.get_by_role("button", name="Images").click()
    assert names.all_inner_texts() == ["ShadowSet", "ShadowSet-Mini"]
    page.get_by_label("Images, at least").fill("1000")
    assert names.all_inner_texts() == ["ShadowSet"]
    assert page.locator("[data-counts]").inner_text() == "1 of 2 datasets"
    page.get_by_label("Images, at least").fill("")
    page.get_by_label("Access").select_option("credentialed")
    assert names.all_inner_texts() == ["ShadowSet"]


def test_a_long_table_begins_with_its_first_rows(open_page: OpenPage, explore_site: Path) -> None:
    head, rows, foot = re.split("(?<=<tbody>)|(?=</tbody>)", (explore_site / "datasets/index.html").read_text("utf-8"))
    (explore_site / "long").mkdir()
    (explore_site / "long/index.html").write_text(head + 200 * rows + foot, "utf-8")
    page = open_page("explore", "long/")
    page.wait_for_selector("text=Show all 400")
    assert page.locator("tbody tr").count() == 300
    page.get_by_label("Images, at least").fill("1000")  # true of one of the two
    assert page.locator("tbody tr").count() == 200
    assert page.locator("[data-counts]").inner_text() == "200 of 400 datasets"
    assert not page.get_by_role("button", name="Show all").is_visible()
    page.get_by_label("Images, at least").fill("")
    page.get_by_role("button", name="Show all 400").click()
    assert page.locator("tbody tr").count() == 400


def test_a_bar_leads_to_its_papers(open_page: OpenPage) -> None:
    page = open_page("mini", "trends/")
    page.locator("#by-tasks svg a").first.click()
    page.wait_for_selector(".result")
    assert "kind=papers" in page.url
