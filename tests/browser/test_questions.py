"""Five questions that readers have, each answered whole within four clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

MOST_CLICKS = 4
COUNT_CLICKS = (
    "addEventListener('click', ({ isTrusted }) => { if (isTrusted) window.clicks = (window.clicks ?? 0) + 1; }, true)"
)


def clicks(page: Page) -> int:
    number: int = page.evaluate("window.clicks ?? 0")
    return number


def test_papers_with_code_since_a_year_in_one_area_and_five_of_them_as_bibtex(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(COUNT_CLICKS)
    page.get_by_label("from").click()
    page.keyboard.type("2023")
    page.locator("#code-yes").click()
    page.locator("#tasks-reading").click()
    page.wait_for_selector("[data-at=count]:text-is('8 of 65 records')")
    assert clicks(page) <= MOST_CLICKS
    page.evaluate("window.clicks = 0")
    page.locator(".result__box").first.click()
    page.locator(".result__box").nth(4).click(modifiers=["Shift"])
    page.get_by_role("button", name="Copy", exact=True).click()
    page.wait_for_selector("[data-at=said]:text-is('Copied 5 as BibTeX.')")
    assert page.evaluate("navigator.clipboard.readText()").count("@inproceedings{") == 5
    assert clicks(page) <= MOST_CLICKS


def test_all_of_one_venue_and_year_and_a_link_to_it(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(COUNT_CLICKS)
    page.locator(".entry__where a", has_text="ALPHA").first.click()
    page.get_by_role("button", name="2020: ").click()
    found = page.locator("[data-at=count]").inner_text()
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_selector("[data-at=said]:text-is('Copied a link to this view.')")
    assert clicks(page) <= MOST_CLICKS
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    page.wait_for_selector(f"[data-at=count]:text-is('{found}')")
    assert set(page.locator(".entry__where").all_text_contents()) == {"ALPHA 2020"}


def test_what_is_new_this_month(open_page: OpenPage) -> None:
    page = open_page("mini")
    page.get_by_role("link", name="Recently added").click()
    page.wait_for_url("**/new/")
    assert page.locator("h2").first.inner_text().startswith("January 2026")
