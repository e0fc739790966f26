"""The search of the header, on any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_nothing_is_loaded_before_a_reader_turns_to_it(open_page: OpenPage) -> None:
    page = open_page("explore", "papers/")
    assert (
        page.evaluate("performance.getEntriesByType('resource').some(({ name }) => name.includes('finder'))") is False
    )
    page.keyboard.press("/")
    page.wait_for_selector("#finder[role=combobox]")


def test_keys_search_choose_and_go(open_page: OpenPage) -> None:
    page = open_page("explore", "papers/")
    page.keyboard.press("/")
    page.keyboard.type("retreival loud")
    page.wait_for_selector("[role=option]")
    assert page.get_by_role("option").first.inner_text().startswith("Loud Retrievals of Study")
    assert page.locator(".finder [role=status]").inner_text() == "8 hits"
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#finder", "aria-activedescendant")
    assert page.get_attribute(f"#{chosen}", "aria-selected") == "true"
    address = page.get_attribute(f"#{chosen}", "href")
    page.keyboard.press("ArrowUp")
    assert page.get_by_role("option").last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    assert address
    assert "papers/paper-" in address
    page.keyboard.press("Escape")
    assert not page.locator(".finder__results").is_visible()
    page.keyboard.press("Escape")
    assert page.input_value("#finder") == ""


def test_it_leads_to_explore_for_more(open_page: OpenPage) -> None:
    page = open_page("explore", "papers/")
    page.keyboard.press("/")
    page.keyboard.type("lantern")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?q=lantern")
    assert page.locator("[data-at=count]").inner_text() == "8 of 65 records"


def test_it_finds_authors_venues_datasets_terms_and_pages(open_page: OpenPage) -> None:
    page = open_page("explore", "papers/")
    page.keyboard.press("/")
    page.wait_for_selector("#finder[role=combobox]")
    for query, title in (
        ("angstrom", "Zoë Ångström"), ("ALPHA", "ALPHA"), ("heap", "Heap"), ("writ", "Writing"), ("abo", "About"),
        ("wick", "Trimming the wick"), ("smokes", "Trimming the wick"),
    ):  # fmt: skip
        page.fill("#finder", query)
        assert title in page.locator(".finder__title").all_inner_texts(), query


def test_a_hostile_title_is_text(open_page: OpenPage) -> None:
    page = open_page("mini")
    page.keyboard.press("/")
    page.keyboard.type("alert")
    page.wait_for_selector("[role=option]")
    assert "<script>alert(1)</script>" in page.locator(".finder__title").first.inner_text()


def test_it_works_from_a_file(open_page: OpenPage, mini_site: Path) -> None:
    page = open_page(mini_site.as_uri() + "/", "papers/index.html")
    page.keyboard.press("/")
    page.keyboard.type("lantern")
    page.wait_for_selector("[role=option]")
    assert page.get_by_role("option").first.inner_text().startswith("LANTERN")
