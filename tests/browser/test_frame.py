"""What is the same on every page: it loads cleanly, fits the screen, works by keyboard, in the dark, and without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

PAGES = (
    "", "explore/", "papers/", "papers/lantern/", "papers/hostile/", "papers/survey-of-made-up-reports/", "datasets/",
    "datasets/shadowset/", "metrics/", "metrics/glow/", "tools/", "tools/glowmeter/", "browse/", "trends/", "new/",
    "venues/", "venues/cmm/", "years/2024/", "about/", "data-model/", "404.html",
)  # fmt: skip


def test_every_kind_of_page_loads_cleanly_and_fits_a_small_phone(open_page: OpenPage) -> None:
    page = open_page("mini", width=320, height=640)
    base = page.url
    for path in PAGES:
        if path != "404.html":  # its addresses begin at the root of the domain
            page.goto(base + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            assert page.locator("h1").count() == 1, path


def test_a_policy_on_every_page_allows_this_site_alone(mini_site: Path) -> None:
    for path in PAGES:
        file = mini_site / path if path.endswith(".html") else mini_site / path / "index.html"
        html = file.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert policy, path
        assert "default-src 'none'" in policy[1]
        assert "http" not in policy[1]
        assert not re.search(r"<script(?![^>]*(src=|application/ld\+json))", html), path
        assert " style=" not in html, path


def test_the_first_tab_skips_to_the_content_and_the_second_reaches_the_search(open_page: OpenPage) -> None:
    page = open_page("mini", "papers/lantern/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "finder"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("mini", width=360)
    link = page.locator(".masthead__nav a").first
    assert not link.is_visible()
    page.focus(".masthead__menu")
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert page.evaluate("document.activeElement.className.includes('masthead__menu')")


def test_colours_follow_the_system_until_the_reader_chooses_and_then_stay(open_page: OpenPage) -> None:
    page = open_page("mini", color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(paper)
    page.click("[data-scheme-switch]")
    light = page.evaluate(paper)
    assert light != dark
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.atStart = document.documentElement.dataset.scheme; })"
    )
    page.reload()
    assert page.evaluate("window.atStart") == "light"
    assert page.evaluate(paper) == light
    assert page.get_by_role("button", name="Colours: light").is_visible()


def test_without_scripts_everything_can_be_reached_and_read(open_page: OpenPage) -> None:
    page = open_page("mini", "explore/", width=360, java_script_enabled=False)
    for name in ("All papers", "All datasets", "2024", "CMM"):
        assert page.get_by_role("link", name=name, exact=True).first.is_visible(), name
    assert page.get_by_role("link", name="Datasets", exact=True).first.is_visible()
    assert not page.locator("[data-finder]").is_visible()
    page.goto(page.url.replace("explore/", "papers/lantern/"))
    for label in ("@inproceedings{", "TY  - ", '"type": "paper-conference"', "LANTERN: Light on Made-up Reports. "):
        assert page.locator("code", has_text=label).first.is_visible(), label


def test_a_site_opened_from_a_file_leads_from_page_to_page(open_page: OpenPage, mini_site: Path) -> None:
    page = open_page(mini_site.as_uri() + "/", "index.html")
    page.get_by_role("link", name="LANTERN: Light on Made-up Reports").first.click()
    page.wait_for_url("**/papers/lantern/index.html")
    page.keyboard.press("/")
    page.keyboard.type("lantern")
    page.wait_for_selector("#finder-results [role=option]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/index.html?q=lantern")


def test_what_scrolls_on_a_hand_written_page_can_be_reached_by_keyboard(mini_site: Path) -> None:
    html = (mini_site / "about" / "index.html").read_text(encoding="utf-8")
    assert html.count('<pre tabindex="0">') == html.count("<pre") == 1
    assert html.count('tabindex="0" role="region" aria-label="Table"') == html.count("<table") == 1
    assert "<th></th>" not in html
